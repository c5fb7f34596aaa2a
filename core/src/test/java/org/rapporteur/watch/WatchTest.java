package org.rapporteur.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.intake.web.FetchSettings;
import org.rapporteur.intake.web.PoliteFetcher;
import org.rapporteur.intake.web.Web;
import org.rapporteur.model.Article;
import org.rapporteur.model.Descent;
import org.rapporteur.model.Gear;

class WatchTest {
  private static final Rapporteur RAPPORTEUR = new Rapporteur(Gear.FAST);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private static final String[] BRIDGE = {
    "The council of Sorn voted on Tuesday to close the old bridge over the Orin, after engineers"
        + " found cracks in two of its piers.",
    "\"It is not safe,\" Mayor Bogdan Selik said. The work will take two years and cost four million"
        + " crowns, he told reporters in the town hall.",
    "Ferries will carry the people of the eastern bank across the river until the new bridge opens."
  };
  private static final String[] BRIDGE_LATER = {
    BRIDGE[0], BRIDGE[1].replace("four million", "six million"), BRIDGE[2]
  };
  private static final String[] HARVEST = {
    "Farmers in the valley of Lower Tarn brought in the largest harvest of barley for twenty years,"
        + " the growers' union said on Friday.",
    "\"We have had the rain when we needed it,\" the union's head Mira Tolen said at the market of"
        + " Aldermere, where prices fell by a tenth."
  };

  private static final FeedServer.Item NO_LINK =
      new FeedServer.Item(
          "gazette-3",
          "",
          "Lighthouse of Skerry Isle lit again",
          ("The lighthouse of Skerry Isle was lit again on Sunday after eleven dark years, and the"
                  + " keepers' families climbed its stairs. ")
              .repeat(10));

  @TempDir Path folder;
  private final FeedServer server = new FeedServer();
  private final List<String> said = new ArrayList<>();
  private Instant now = Instant.parse("2031-03-02T10:00:00Z");
  private final InstantSource clock = () -> now;
  private final PoliteFetcher fetcher =
      new PoliteFetcher(
          FetchSettings.of("Rapporteur/test").withPrivateAddresses().withPause(Duration.ZERO),
          clock);
  private final String feed = server.at("/feed");
  private final FeedServer.Item bridge =
      new FeedServer.Item("gazette-1", server.at("/bridge"), "Sorn closes bridge", "Cracks found.");
  private final FeedServer.Item harvest =
      new FeedServer.Item("gazette-2", server.at("/harvest"), "Barley", "A good year in the Tarn.");

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  // rounds

  @Test
  void readsAllAtFirst_thenAsksWithTheValidator_thenOnlyWhatIsNew() throws IOException {
    servePages();
    server.feed("/feed", bridge);

    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 1, 0, 0));
    assertThat(server.asked()).containsExactly("/feed", "/bridge");

    later();
    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 1, 0, 0, 0, 0, 0, 0));
    assertThat(server.asked()).containsExactly("/feed");

    later();
    server.feed("/feed", harvest, bridge);
    Round third = round();
    assertThat(counts(third)).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 1, 0, 0));
    assertThat(server.asked()).containsExactly("/feed", "/harvest");
    assertThat(third.stories()).hasSize(1);
    assertThat(third.stories().getFirst().isNew()).isTrue();
    assertThat(said).isEmpty();
  }

  @Test
  void anUpdatedItemIsARevisionOfTheFormer() throws IOException {
    servePages();
    server.feed("/feed", bridge);
    round();
    later();
    server.page("/bridge", "Sorn closes old bridge", BRIDGE_LATER);
    server.feed("/feed", updated(bridge, "Cracks found; costs rise."));

    Round second = round();

    assertThat(counts(second)).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 0, 1, 0));
    assertThat(second.stories()).hasSize(1);
    assertThat(second.stories().getFirst().isNew()).isFalse();
    assertThat(second.stories().getFirst().reports()).isEqualTo(1);
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(desk.articleCount()).isEqualTo(2);
      assertThat(
              desk.origins().stream()
                  .flatMap(origin -> origin.lineage().stream())
                  .map(Descent::relation))
          .containsExactly(Descent.Relation.REVISION);
    }
  }

  @Test
  void anUpdateThatChangesNothingOnThePage_addsNothing() throws IOException {
    servePages();
    server.feed("/feed", bridge);
    round();
    later();
    server.feed("/feed", updated(bridge, "Still closed."));

    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 0, 0, 0));
    assertThat(server.asked()).endsWith("/feed", "/bridge");
    assertThat(headlines()).hasSize(1);
  }

  @Test
  void whatStandsInTwoFeedsIsFetchedOnce() throws IOException {
    servePages();
    server.feed("/feed", bridge);
    server.feed("/politics", new FeedServer.Item("p-1", bridge.link(), "Bridge", ""));

    Round round = round(feed, server.at("/politics"), feed + "#top");

    assertThat(counts(round)).isEqualTo(new Round.Counts(2, 0, 0, 0, 0, 1, 0, 0));
    assertThat(server.asked()).containsExactly("/feed", "/bridge", "/politics");
  }

  @Test
  void theFullTextInTheFeedIsReadWhereThePageCannotBe() throws IOException {
    server.feed(
        "/feed",
        new FeedServer.Item(
            "gazette-4", server.at("/paid"), "Lighthouse lit", NO_LINK.description()));
    server.on("/paid", 402, Map.of());

    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 1, 0, 0));
    assertThat(headlines()).containsExactly("Lighthouse lit");
  }

  @Test
  void anItemWithoutALinkIsReadFromTheFeed_onceWhereverItStands() throws IOException {
    servePages();
    server.feed("/feed", NO_LINK, new FeedServer.Item("gazette-5", "", "No text, no link", ""));

    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 1, 0, 1));
    assertThat(said)
        .containsExactly(
            feed + ":2: a record lacks what it needs (neither a full text nor an address)");
    later();
    server.feed(
        "/feed", bridge, NO_LINK, new FeedServer.Item("gazette-5", "", "No text, no link", ""));
    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 1, 0, 0));
    assertThat(headlines()).hasSize(2);
  }

  // killed and started again

  @Test
  void whoIsKilledBetweenFetchAndStore_losesAndDoublesNothing() throws IOException {
    servePages();
    server.feed("/feed", bridge, harvest);
    Web dying =
        (address, known) -> {
          if (address.endsWith("/harvest")) {
            fetcher.fetch(address, known);
            throw new UncheckedIOException(new IOException("killed"));
          }
          return fetcher.fetch(address, known);
        };

    assertThatThrownBy(() -> watch(dying).round(List.of(feed), folder, attendant(99)))
        .hasMessageContaining("killed");
    server.asked();
    Round again = round();

    assertThat(server.asked()).containsExactly("/feed", "/harvest");
    assertThat(counts(again)).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 1, 0, 0));
    assertThat(again.stories()).hasSize(2);
    assertThat(headlines()).hasSize(2);
  }

  @Test
  void whoIsEndedAfterAnItem_goesOnWithTheNext() throws IOException {
    servePages();
    server.feed("/feed", bridge, harvest);

    Round first = watch(fetcher).round(List.of(feed), folder, attendant(2)).orElseThrow();

    assertThat(first.ended()).isTrue();
    assertThat(first.counts().added()).isEqualTo(1);
    server.asked();
    assertThat(counts(round()).added()).isEqualTo(1);
    assertThat(server.asked()).containsExactly("/feed", "/harvest");
    assertThat(headlines()).hasSize(2);
  }

  @Test
  void whatIsNotDueIsNotAsked_evenByANewProcess() throws IOException {
    servePages();
    server.feed("/feed", bridge);
    round();
    server.asked();
    now = now.plus(Duration.ofMinutes(20));

    Round second = round();

    assertThat(counts(second)).isEqualTo(new Round.Counts(1, 0, 1, 0, 0, 0, 0, 0));
    assertThat(server.asked()).isEmpty();
    assertThat(second.next()).isEqualTo(Instant.parse("2031-03-02T10:30:00Z"));
  }

  @Test
  void roundsGoOnUntilTheyAreEnded_andLeaveTheDeskFree() throws IOException {
    servePages();
    server.feed("/feed", bridge);
    List<Round> rounds = new ArrayList<>();
    List<Duration> pauses = new ArrayList<>();
    Attendant attendant =
        new Patient() {
          @Override
          public boolean endsWithin(Duration pause) {
            pauses.add(pause);
            try {
              Desk.open(folder).close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            now = now.plus(pause);
            return pauses.size() == 3;
          }
        };

    watch(fetcher).untilEnded(List.of(feed), folder, attendant, rounds::add);

    assertThat(pauses).containsExactly(HALF_AN_HOUR, HALF_AN_HOUR, HALF_AN_HOUR);
    assertThat(rounds).extracting(round -> round.counts().unchanged()).containsExactly(0, 1, 1);
  }

  @Test
  void aRoundWaitsForWhoeverHoldsTheDesk() throws IOException {
    servePages();
    server.feed("/feed", bridge);
    Desk held = Desk.open(folder);
    Attendant attendant =
        new Patient() {
          @Override
          public boolean endsWithin(Duration pause) {
            held.close();
            return false;
          }
        };

    Round round = watch(fetcher).round(List.of(feed), folder, attendant).orElseThrow();

    assertThat(round.counts().added()).isEqualTo(1);
    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).contains("is being written to by process", "waits until then");
  }

  // failures

  @Test
  void afterFailuresThePauseDoubles_andOneSuccessEndsIt() throws IOException {
    servePages();
    server.on("/feed", 500, Map.of());
    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 0, 0, 1, 0, 0, 0, 1));
    assertThat(said)
        .containsExactly(
            feed + ": not fetched (500 the server failed); asked again after 2031-03-02T10:30:00Z");
    now = Instant.parse("2031-03-02T10:30:00Z");
    Round second = round();
    assertThat(second.next()).isEqualTo(Instant.parse("2031-03-02T11:30:00Z"));
    assertThat(said.getLast()).endsWith("(failure 2 in a row)");
    now = Instant.parse("2031-03-02T11:00:00Z");
    assertThat(counts(round()).notDue()).isEqualTo(1);

    now = Instant.parse("2031-03-02T11:30:00Z");
    server.feed("/feed", bridge);
    Round third = round();

    assertThat(counts(third)).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 1, 0, 0));
    assertThat(third.next()).isEqualTo(Instant.parse("2031-03-02T12:00:00Z"));
  }

  @Test
  void aPageThatCannotBeFetchedIsTriedAgainForADay() throws IOException {
    server.feed("/feed", bridge);
    server.on("/bridge", 503, Map.of());
    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 0, 0, 1));
    assertThat(said.getLast())
        .endsWith("(503 the server is overloaded); tried again with its feed");

    later();
    servePages();
    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 1, 0, 0, 0, 1, 0, 0));

    later();
    server.feed("/feed", harvest);
    server.on("/harvest", 503, Map.of());
    round();
    now = now.plus(Duration.ofHours(25));
    round();
    assertThat(said.getLast()).endsWith("(503 the server is overloaded)");
    later();
    server.asked();
    assertThat(counts(round()).rejected()).isZero();
    assertThat(server.asked()).containsExactly("/feed");
  }

  @Test
  void aFeedThatIsGoneIsAskedNoMore() throws IOException {
    server.on("/feed", 410, Map.of());

    Round first = round();

    assertThat(counts(first)).isEqualTo(new Round.Counts(1, 0, 0, 1, 0, 0, 0, 1));
    assertThat(said).containsExactly(feed + ": not fetched (410 gone); it is asked no more");
    assertThat(first.next()).isNull();
    server.asked();
    now = now.plus(Duration.ofDays(30));
    assertThat(counts(round())).isEqualTo(new Round.Counts(1, 0, 0, 0, 1, 0, 0, 0));
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aFeedThatHasMovedForGoodIsAskedWhereItIs() throws IOException {
    servePages();
    server.on("/feed", 301, Map.of("Location", "/new"));
    server.feed("/new", bridge);
    round();
    assertThat(said)
        .containsExactly(feed + ": has moved to " + server.at("/new") + ", and is asked for there");
    server.asked();
    later();

    assertThat(counts(round()).unchanged()).isEqualTo(1);
    assertThat(server.asked()).containsExactly("/new");
  }

  @Test
  void aMoveToWhatIsNoFeedIsNotKept() throws IOException {
    server.on("/feed", 301, Map.of("Location", "/bridge"));
    servePages();
    round();
    assertThat(said.getFirst()).startsWith(feed + ": unknown type (a page, no feed)");
    server.asked();
    later();
    round();
    assertThat(server.asked()).containsExactly("/feed", "/bridge");
  }

  // what a feed asks for

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                              | 2031-03-02T10:30:00Z
          <ttl>180</ttl>                                                  | 2031-03-02T13:00:00Z
          <ttl>5</ttl>                                                    | 2031-03-02T10:30:00Z
          <ttl>999999</ttl>                                               | 2031-03-03T10:00:00Z
          <ttl>soon</ttl>                                                 | 2031-03-02T10:30:00Z
          <skipHours><hour>10</hour><hour>11</hour></skipHours>           | 2031-03-02T12:00:00Z
          <skipDays><day>Sunday</day></skipDays>                          | 2031-03-03T00:00:00Z
          <updatePeriod xmlns="http://purl.org/rss/1.0/modules/syndication/">daily</updatePeriod> | 2031-03-03T10:00:00Z
          """)
  void aFeedSaysWhenItIsAskedAgain(String channel, Instant next) throws IOException {
    servePages();
    server.feed("/feed", channel, bridge);
    assertThat(round().next()).isEqualTo(next);
    now = next;
    // the answer 304 does not say it again
    assertThat(counts(round()).unchanged()).isEqualTo(1);
  }

  @Test
  void aServerSaysWhenAFeedIsAskedAgain() throws IOException {
    server.on("/feed", 503, Map.of("Retry-After", "7200"));
    assertThat(round().next()).isEqualTo(now.plus(Duration.ofHours(2)));
  }

  // lists and bad input

  @Test
  void listsNest_andAFeedNamedTwiceIsOne() throws IOException {
    servePages();
    server.feed("/feed", bridge);
    server.on(
        "/inner.opml",
        "text/xml",
        "<opml version=\"2.0\"><body><outline xmlUrl=\"%s\"/><outline xmlUrl=\"%s\"/></body></opml>"
            .formatted(feed, server.at("/outer.opml")));
    server.on(
        "/outer.opml",
        "text/xml",
        "<opml version=\"2.0\"><body><outline text=\"Sorn\"><outline xmlUrl=\"%s\"/></outline><outline xmlUrl=\"%s\"/></body></opml>"
            .formatted(feed, server.at("/inner.opml")));

    assertThat(counts(round(server.at("/outer.opml"))))
        .isEqualTo(new Round.Counts(1, 0, 0, 0, 0, 1, 0, 0));
    later();
    server.asked();
    assertThat(counts(round(server.at("/outer.opml"))))
        .isEqualTo(new Round.Counts(1, 1, 0, 0, 0, 0, 0, 0));
    assertThat(server.asked()).containsExactlyInAnyOrder("/outer.opml", "/feed", "/inner.opml");
  }

  @Test
  void whatIsNoFeedIsNamed_andTheOthersGoOn() throws IOException {
    servePages();
    server.feed("/feed", bridge);
    server.on("/broken", "application/rss+xml", "<rss><channel><title>Sorn</channel></rss>");
    server.on("/rows", "application/json", "{\"sorn\": 1}");
    server.feed("/empty");

    Round round =
        round(
            server.at("/bridge"),
            server.at("/none"),
            server.at("/broken"),
            server.at("/rows"),
            server.at("/empty"),
            feed);

    assertThat(counts(round)).isEqualTo(new Round.Counts(6, 0, 0, 4, 0, 1, 0, 4));
    assertThat(said).hasSize(5);
    assertThat(said.get(0)).startsWith(server.at("/bridge") + ": unknown type (a page, no feed)");
    assertThat(said.get(1)).startsWith(server.at("/none") + ": not fetched (404 not found)");
    assertThat(said.get(2)).startsWith(server.at("/broken") + ": not well-formed XML (line 1");
    assertThat(said.get(3))
        .startsWith(server.at("/rows") + ": unknown type (JSON that is no feed)");
    assertThat(said.get(4)).isEqualTo(server.at("/empty") + ": holds no items");
  }

  @Test
  void ofALongFeedSomeItemsWaitForTheNextRound() throws IOException {
    List<FeedServer.Item> items = new ArrayList<>();
    for (int i = 0; i < RoundRunner.MOST_PAGES + 3; i++) {
      items.add(new FeedServer.Item("g" + i, server.at("/p" + i), "Item " + i, ""));
      server.on("/p" + i, 410, Map.of());
    }
    server.feed("/feed", items.toArray(FeedServer.Item[]::new));

    assertThat(counts(round()).rejected()).isEqualTo(RoundRunner.MOST_PAGES);
    assertThat(said.getLast()).isEqualTo(feed + ": 3 items wait for the next round");
    later();
    server.asked();
    assertThat(counts(round()).rejected()).isEqualTo(3);
    assertThat(server.asked()).hasSize(4);
  }

  private void servePages() {
    server.page("/bridge", "Sorn closes old bridge", BRIDGE);
    server.page("/harvest", "Barley harvest in Lower Tarn the best in twenty years", HARVEST);
  }

  private void later() {
    now = now.plus(HALF_AN_HOUR);
  }

  private static FeedServer.Item updated(FeedServer.Item item, String description) {
    return new FeedServer.Item(item.guid(), item.link(), item.title(), description);
  }

  /// As a process of its own would do it.
  private Round round(String... feeds) throws IOException {
    List<String> given = feeds.length == 0 ? List.of(feed) : List.of(feeds);
    return watch(fetcher).round(given, folder, attendant(Integer.MAX_VALUE)).orElseThrow();
  }

  private Watch watch(Web web) {
    return new Watch(RAPPORTEUR, web, clock, HALF_AN_HOUR);
  }

  /// Never ends by itself.
  private abstract class Patient implements Attendant {
    @Override
    public void say(String message) {
      said.add(message);
    }

    @Override
    public boolean ends() {
      return false;
    }
  }

  /// Ends when it is asked after so many times.
  private Attendant attendant(int times) {
    return new Patient() {
      private int asked;

      @Override
      public boolean ends() {
        return asked++ >= times;
      }

      @Override
      public boolean endsWithin(Duration pause) {
        throw new AssertionError("no pause inside a round");
      }
    };
  }

  private static Round.Counts counts(Round round) {
    return round.counts();
  }

  private List<String> headlines() throws IOException {
    try (Desk desk = Desk.openToRead(folder)) {
      return desk.articles().stream().map(Article::headline).toList();
    }
  }
}
