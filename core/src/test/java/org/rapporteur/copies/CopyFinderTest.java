package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Run;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;
import org.rapporteur.reading.Encoder;

class CopyFinderTest {
  private static final Encoder ENCODER = Encoder.load();
  private static final CopyFinder FINDER = new CopyFinder(ENCODER);

  private static final String FIRST =
      """
      Dock workers in Port Hallen walked out at dawn on Tuesday, leaving eleven freighters stranded in the outer roads and the grain terminal silent.

      The union had warned for weeks that talks over night shifts were going nowhere, and its members voted nine to one for a stoppage of five days.

      Harbour master Tilda Voss said the backlog would take a fortnight to clear even if the cranes started moving again tomorrow morning.""";

  private static final String SECOND =
      """
      Shipping lines have begun to divert vessels to the smaller harbour of Eastmere, sixty miles down the coast, where berths are already scarce.

      Analysts at the Corrin Institute put the cost to the region at four million crowns a day, most of it borne by wheat growers inland.

      Mediators are due to meet both sides on Thursday in the old customs house, the first encounter since the autumn.""";

  private static final String OTHER =
      """
      A strike has shut the port of Hallen, with crane drivers and stevedores refusing to work nights under a rota that managers imposed last month.

      Around a dozen ships were waiting offshore by noon, according to the coastguard, and hauliers were told to keep lorries away from the gates.

      Employers called the action reckless. Their spokesman, Ivo Marsh, hinted that temporary labour could be brought in from abroad next week.

      The government has so far declined to step in, though ministers from the farming districts are pressing for an emergency sitting.""";

  private static final String QUAY =
      """
      Along the old quay the cafes stayed open, and pickets warmed their hands on mugs of tea that the landlady of the Anchor handed out for nothing.

      Her grandfather had carried sacks here, she said, when a ship took a week to empty and a man who fell ill was simply replaced the next morning.

      Younger dockers spoke less of history than of mortgages; several had begun to look for jobs at the wind farms that are rising beyond the sandbanks.

      A retired pilot, leaning on the railing with his dog, guessed that the whole affair would be settled over lunch, as such affairs always had been.

      Children had been let out of school early and were racing one another along the empty rails on which the grain wagons usually stand at this hour.

      By nightfall the lamps of the waiting ships made a second town on the water, and somebody on one of them was playing an accordion rather badly.

      The harbour chapel kept its doors open until midnight, and its pastor, a former crane driver, offered soup to both camps alike without a sermon.""";

  private static final String SILOS =
      "\n\nInland, at the silos of Greve, lorries queued for three miles on the county road; farmers slept in their cabs and cursed both sides in equal"
          + " measure, while the price of a sack of barley fell by the hour on the chalkboard of the exchange.";

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  private static Article article(
      String key, String outlet, @Nullable LocalDate published, String text) {
    String url =
        "https://www."
            + outlet.toLowerCase(java.util.Locale.ROOT).replace(" ", "")
            + ".example/news/"
            + key;
    return new Article(
        Article.idOf(url, "", text),
        new Provenance(key, true, url, outlet, "en", null, ""),
        "",
        "",
        text,
        Byline.NONE,
        new Times(published == null ? null : Stamp.of(published), null, null),
        null,
        Layout.PLAIN,
        List.of());
  }

  private static Article article(String key, String outlet, String text) {
    return article(key, outlet, null, text);
  }

  private static Copy onlyCopy(Article... articles) {
    List<Copy> copies = FINDER.findCopies(List.of(articles));
    assertThat(copies).hasSize(1);
    return copies.getFirst();
  }

  private static List<String> rules(Copy copy) {
    return copy.evidence().stream().map(Evidence::rule).toList();
  }

  @Test
  void sameTextUnderOtherHeadlines_isAWholeCopy() {
    Copy copy =
        onlyCopy(
            article("one", "Port Herald", FIRST + "\n\n" + SECOND),
            article("two", "Eastmere Post", "EASTMERE (AP) — " + FIRST + "\n\n" + SECOND));

    assertThat(copy.kind()).isEqualTo(Copy.Kind.WHOLE);
    assertThat(copy.shareOfA()).isGreaterThan(0.95);
    assertThat(copy.shareOfB()).isGreaterThan(0.95);
    assertThat(copy.from()).isNull();
  }

  @Test
  void textCutAtItsEnd_isAWholeCopyFromTheLongerOne() {
    Article whole = article("whole", "Port Herald", FIRST + "\n\n" + SECOND);
    Article cut = article("cut", "Eastmere Post", FIRST);

    Copy copy = onlyCopy(whole, cut);

    assertThat(copy.kind()).isEqualTo(Copy.Kind.WHOLE);
    assertThat(copy.from()).isEqualTo(whole.id());
    assertThat(rules(copy)).contains("cut-from-the-end");
  }

  @Test
  void runsStandForTheSameWordsInBothTexts() {
    Article a = article("one", "Port Herald", FIRST + "\n\n" + OTHER);
    Article b = article("two", "Eastmere Post", SECOND + "\n\n" + FIRST);

    Copy copy = onlyCopy(a, b);
    String textOfA = copy.a().equals(a.id()) ? a.text() : b.text();
    String textOfB = copy.a().equals(a.id()) ? b.text() : a.text();

    assertThat(copy.runs()).isNotEmpty();
    for (Run run : copy.runs()) {
      assertThat(run.a().of(textOfA)).isEqualTo(run.b().of(textOfB));
    }
  }

  @Test
  void passagesAmongOwnProse_areAPartialCopy() {
    Copy copy =
        onlyCopy(
            article("one", "Port Herald", FIRST + "\n\n" + OTHER),
            article("two", "Eastmere Post", SECOND + "\n\n" + FIRST));

    assertThat(copy.kind()).isEqualTo(Copy.Kind.PARTIAL);
    assertThat(copy.words()).isBetween(65, 75);
  }

  @Test
  void sharedQuoteAlone_isNoCopyOfProse() {
    String quote =
        "\n\n“We have asked for nothing but a night’s rest between two nights of work, and for that the company would rather let the wheat rot in"
            + " the silos than sit down with the people who load it,” the union’s leader Jon Ferrow told a crowd at the gates.";

    Copy copy =
        onlyCopy(
            article("one", "Port Herald", FIRST + quote),
            article("two", "Eastmere Post", OTHER + quote));

    assertThat(copy.kind()).isEqualTo(Copy.Kind.QUOTES);
    assertThat(copy.kind().sameOrigin()).isFalse();
  }

  @Test
  void twoAccountsOfOneHappening_shareNothing() {
    assertThat(
            FINDER.findCopies(
                List.of(
                    article("one", "Port Herald", FIRST), article("two", "Eastmere Post", OTHER))))
        .isEmpty();
  }

  @Test
  void linesOnManyPagesOfAPublisher_areBoilerplate() {
    String appeal =
        "\n\nThe Port Herald lives from what its readers give and from nothing else, so if the harbour matters to you please think of us when"
            + " you settle your bills this month and tell a neighbour to do the same.";
    List<Article> articles =
        List.of(
            article("one", "Port Herald", FIRST + appeal),
            article("two", "Port Herald", SECOND + appeal),
            article("three", "Port Herald", OTHER + appeal));

    assertThat(FINDER.findCopies(articles))
        .hasSize(3)
        .allMatch(copy -> copy.kind() == Copy.Kind.BOILERPLATE);
  }

  @Test
  void passageSetOutByName_isAnExcerptFromTheOneNamed() {
    Article source = article("source", "Port Herald", FIRST + "\n\n" + SECOND);
    Article copier =
        article("copier", "Eastmere Post", OTHER + "\n\nAs the Port Herald reports:\n\n" + FIRST);

    Copy copy = onlyCopy(source, copier);

    assertThat(copy.kind()).isEqualTo(Copy.Kind.EXCERPT);
    assertThat(copy.from()).isEqualTo(source.id());
    assertThat(rules(copy)).contains("names-the-other");
  }

  @Test
  void earlierPublicationIsTheLikelierOrigin() {
    Article early =
        article("early", "Port Herald", LocalDate.of(2031, 3, 3), FIRST + "\n\n" + SECOND);
    Article late =
        article("late", "Eastmere Post", LocalDate.of(2031, 3, 5), FIRST + "\n\n" + SECOND);

    Copy copy = onlyCopy(late, early);

    assertThat(copy.from()).isEqualTo(early.id());
    assertThat(rules(copy)).contains("published-first");
  }

  @Test
  void addressOfTheOtherOutweighsTime() {
    Article late =
        article("late", "Port Herald", LocalDate.of(2031, 3, 5), FIRST + "\n\n" + SECOND);
    Article early =
        article(
            "early",
            "Eastmere Post",
            LocalDate.of(2031, 3, 3),
            FIRST + "\n\n" + SECOND + "\n\nSource: " + late.from().url());

    assertThat(onlyCopy(late, early).from()).isEqualTo(late.id());
  }

  @Test
  void agencySOwnPageIsTheLikelierOrigin() {
    Article agency = article("wire", "Reuters", FIRST + "\n\n" + SECOND);
    Article print = article("print", "Port Herald", FIRST + "\n\n" + SECOND);

    assertThat(onlyCopy(agency, print).from()).isEqualTo(agency.id());
  }

  @Test
  void orderOfInputChangesNothing() {
    List<Article> articles = new ArrayList<>();
    articles.add(article("one", "Port Herald", FIRST + "\n\n" + SECOND));
    articles.add(article("two", "Eastmere Post", FIRST));
    articles.add(article("three", "Corrin Mail", SECOND + "\n\n" + OTHER));
    articles.add(article("four", "Hallen Echo", OTHER));
    List<Copy> copies = FINDER.findCopies(articles);
    List<Origin> origins = OriginFinder.findOrigins(articles, copies);
    Random random = new Random(7);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(articles, random);
      assertThat(FINDER.findCopies(articles)).isEqualTo(copies);
      assertThat(OriginFinder.findOrigins(articles, copies)).isEqualTo(origins);
    }
  }

  @Test
  void littleProseInCommon_twoOrigins_butItIsTold() {
    Article one = article("one", "Port Herald", SECOND + "\n\n" + OTHER + "\n\n" + FIRST + SILOS);
    Article two = article("two", "Eastmere Post", FIRST + "\n\n" + QUAY);
    List<Copy> copies = FINDER.findCopies(List.of(one, two));

    assertThat(copies)
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.kind()).isEqualTo(Copy.Kind.PARTIAL);
              assertThat(Math.max(copy.shareOfA(), copy.shareOfB())).isLessThan(0.3);
            });
    assertThat(OriginFinder.findOrigins(List.of(one, two), copies))
        .hasSize(2)
        .allSatisfy(
            origin ->
                assertThat(origin.why())
                    .singleElement()
                    .asString()
                    .contains("too little to make one origin"));
  }

  @Test
  void outletWhoseInitialsSignTheReportIsTheAgency() {
    Article print =
        article("print", "Port Herald", LocalDate.of(2031, 3, 3), FIRST + "\n\n" + SECOND);
    Article wire =
        article("wire", "Northern Press Agency", LocalDate.of(2031, 3, 5), FIRST + "\n\n" + SECOND);
    Article signed =
        new Article(
            wire.id(),
            wire.from(),
            "",
            "",
            wire.text(),
            new Byline(List.of(), List.of("NPA")),
            wire.times(),
            null,
            Layout.PLAIN,
            List.of());

    assertThat(onlyCopy(print, wire).from()).isEqualTo(print.id());
    assertThat(onlyCopy(print, signed).from()).isEqualTo(wire.id());
  }

  @Test
  void noArticles_noCopies() {
    assertThat(FINDER.findCopies(List.of())).isEmpty();
    assertThat(OriginFinder.findOrigins(List.of(), List.of())).isEmpty();
  }

  @Test
  void printsOfOneText_areOneOriginWithTheEarliestFirst() {
    Article late =
        article("late", "Eastmere Post", LocalDate.of(2031, 3, 5), FIRST + "\n\n" + SECOND);
    Article early =
        article("early", "Port Herald", LocalDate.of(2031, 3, 3), FIRST + "\n\n" + SECOND);
    Article alone = article("alone", "Hallen Echo", OTHER);
    List<Article> articles = List.of(late, early, alone);

    List<Origin> origins = OriginFinder.findOrigins(articles, FINDER.findCopies(articles));

    assertThat(origins)
        .extracting(Origin::articles)
        .containsExactlyInAnyOrder(List.of(early.id(), late.id()), List.of(alone.id()));
    assertThat(origins)
        .filteredOn(origin -> origin.articles().size() == 2)
        .singleElement()
        .satisfies(
            origin -> {
              assertThat(origin.name()).isEqualTo("Port Herald");
              assertThat(origin.why())
                  .containsExactly(
                      "Eastmere Post prints 100% of the words of Port Herald; it came out later (2031-03-03 before 2031-03-05).");
            });
  }
}
