package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Root;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Times;

class RootTest {
  private static final String REST =
      "\n\nForty barges are waiting above the lock.\n\nMore is not known, Canal Weekly reported that in 2019.";
  private static final Article WEEKLY = article("Canal Weekly", "The lock is shut." + REST);
  private static final PublisherTable TABLE =
      PublisherTable.shipped()
          .with(
              List.of(
                  "# a comment",
                  "",
                  "Herald Group: Port Herald, eastmere.example, The Corrin Mail"));

  private static Article article(String outlet, String text) {
    String url =
        "https://www." + outlet.toLowerCase(java.util.Locale.ROOT).replace(" ", "") + ".example/a";
    return article(outlet, url, text, List.of());
  }

  private static Article article(
      String outlet, @Nullable String url, String text, List<Evidence> evidence) {
    return new Article(
        Article.idOf(outlet, "", text),
        new Provenance(outlet, true, url, outlet, "en", null, ""),
        "",
        "",
        text,
        Byline.NONE,
        Times.UNKNOWN,
        null,
        Layout.PLAIN,
        evidence);
  }

  private static List<Origin> origins(Article... articles) {
    List<Article> list = new ArrayList<>(Arrays.asList(articles));
    List<Origin> origins = OriginFinder.findOrigins(list, List.of(), TABLE);
    Collections.shuffle(list, new Random(2));
    assertThat(OriginFinder.findOrigins(list, List.of(), TABLE)).isEqualTo(origins);
    return origins;
  }

  private static @Nullable Root root(Article article, Article... others) {
    List<Article> all = new ArrayList<>(Arrays.asList(others));
    all.add(article);
    return OriginFinder.findOrigins(all, List.of(), TABLE).stream()
        .filter(origin -> origin.articles().contains(article.id()))
        .findFirst()
        .orElseThrow()
        .root();
  }

  private static int roots(Article... articles) {
    List<Origin> origins = origins(articles);
    return new Brief(
            new Story(
                new StoryId("s"),
                "",
                null,
                null,
                Arrays.stream(articles).map(Article::id).toList()),
            origins,
            List.of(),
            List.of())
        .roots()
        .size();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The lock is shut, the skipper told Canal Weekly on Monday.",
        "The lock is shut, according to a report in the Canal Weekly.",
        "The lock is shut, Canal Weekly reported on Monday.",
        "The lock is shut, as first reported by Canal Weekly.",
        "The lock is shut.\n\nA barge tore its gates down, the broadcaster Canal Weekly reports.",
        "In an interview with Canal Weekly’s Ann Lee the skipper spoke of the lock."
      })
  void anOutletThatTheOpeningNamesAsItsSource_isTheRoot(String opening) {
    Root root = root(article("Arden Mail", opening + REST.replace("Weekly", "Board")), WEEKLY);

    assertThat(root).isNotNull();
    assertThat(Objects.requireNonNull(root).name()).isEqualTo("Canal Weekly");
    assertThat(root.rule()).isEqualTo("named-in-the-opening");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Canal Weekly reported a loss of two million crowns.",
        "The skipper told the board that the lock was shut.",
        "The lock is shut, the board told Canal Monthly.",
        "Canal Weekly is read by skippers.",
        "The lock is shut."
      })
  void othersNamed_areNoRoot(String opening) {
    Root root = root(article("Arden Mail", opening + REST), WEEKLY);

    assertThat(root).isNotNull();
    assertThat(Objects.requireNonNull(root).name()).isEqualTo("Arden Mail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The lock is shut, the skipper told Canal Weekly. It will stay so, the Port Herald reported.",
        "The lock is shut, according to reports in Canal Weekly and the Port Herald.",
        "The lock is shut, the skipper told Canal Weekly and Radio Arden."
      })
  void twoSourcesNamed_noRootIsSure(String opening) {
    Article mail = article("Arden Mail", opening);

    assertThat(root(mail, WEEKLY, article("Port Herald", "Other news."))).isNull();
  }

  @Test
  void reportsThatNameOneSource_andThatSource_shareARoot() {
    assertThat(
            roots(
                article("Arden Mail", "The lock is shut, the skipper told Canal Weekly."),
                article("Mill Echo", "A barge broke the gates, Canal Weekly reported on Monday."),
                WEEKLY,
                article("Corrin Voice", "Nobody saw the barge.")))
        .isEqualTo(2);
  }

  @Test
  void textsThatCreditOneAgency_shareARoot() {
    assertThat(
            roots(
                article("Arden Mail", "ARDEN (Reuters) - The lock is shut."),
                article("Mill Echo", "HALLEN (Reuters) - Barges wait."),
                article("Reuters", "Millers complain.")))
        .isEqualTo(1);
  }

  @Test
  void severalAgenciesCredited_noRootIsSure() {
    assertThat(root(article("Arden Mail", "The lock is shut.\n\nReuters\n\nAP"))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Port Herald   | https://portherald.example/a     | Herald Group | same-publisher
          PORT-HERALD   |                                  | Herald Group | same-publisher
          Eastmere Post | https://news.eastmere.example/a  | Herald Group | same-publisher
          Eastmere Post | https://noteastmere.example/a    | Eastmere Post | outlet
          Corrin Mail   |                                  | Herald Group | same-publisher
          Corrin Mailer |                                  | Corrin Mailer | outlet
          """)
  void outletsOfOnePublisher_restOnIt(
      String outlet, @Nullable String url, String name, String rule) {
    assertThat(root(article(outlet, url, "The lock is shut.", List.of())))
        .isEqualTo(new Root(name, outlet, rule));
  }

  @Test
  void thePageSWordForItsPublisher_countsWhereTheTableIsSilent() {
    List<Evidence> evidence = List.of(new Evidence("publisher", "Canal Press Ltd", "", ""));

    assertThat(root(article("Mill Echo", null, "The lock is shut.", evidence)))
        .isEqualTo(new Root("Canal Press Ltd", "Mill Echo", "same-publisher"));
  }

  @Test
  void outletsThatRunUnderOneAccount_areOnePublisherS() {
    Article echo = run("Mill Echo", "UA-10101", "The lock is shut.");
    Article mail = run("Arden Mail", "UA-10101", "A barge hit the gates.");
    Article post = run("Tessaly Post", "UA-20202", "Forty barges wait.");

    assertThat(root(echo, mail, post))
        .isEqualTo(new Root("Arden Mail / Mill Echo", "UA-10101", "same-account"));
    assertThat(roots(echo, mail, post)).isEqualTo(2);
  }

  @Test
  void anAccount_bringsNoTwoPublishersTogether_thatAreKnown() {
    Article herald = run("Port Herald", "UA-10101", "The lock is shut.");
    List<Evidence> evidence =
        List.of(
            new Evidence("publisher", "Canal Press Ltd", "", ""),
            new Evidence("account", "UA-10101", "UA-10101", "analytics account"));
    Article echo = article("Mill Echo", null, "A barge hit the gates.", evidence);

    assertThat(roots(herald, echo)).isEqualTo(2);
  }

  private static Article run(String outlet, String account, String text) {
    return article(
        outlet,
        null,
        text,
        List.of(new Evidence("account", account, account, "analytics account")));
  }

  @Test
  void textsUnderOneNumberOnTwoSites_showOnePublisher_fromTheSecondOn() {
    Article echo = at("Mill Echo", "https://echo.example/20310203/1234567");
    Article mail = at("Arden Mail", "https://mail.example/20310203/a-1234567.html");
    Article echoAgain = at("Mill Echo", "https://echo.example/20310204/7654321");
    Article mailAgain = at("Arden Mail", "https://mail.example/20310204/b-7654321.html");
    List<Article> all = List.of(echo, mail, echoAgain, mailAgain);
    Copy once = copy(echo, mail);
    Copy twice = copy(echoAgain, mailAgain);

    assertThat(Publishers.of(TABLE, all, List.of(once)).newsroom(echo)).isEmpty();
    assertThat(Publishers.of(TABLE, all, List.of(once, twice)).newsroom(echo))
        .hasValue(new Root("Arden Mail / Mill Echo", "1234567", "same-numbers"));
  }

  private static Article at(String outlet, String url) {
    return article(outlet, url, "The lock is shut: " + url, List.of());
  }

  private static Copy copy(Article one, Article other) {
    boolean inOrder = one.id().compareTo(other.id()) < 0;
    return new Copy(
        inOrder ? one.id() : other.id(),
        inOrder ? other.id() : one.id(),
        Copy.Kind.WHOLE,
        90,
        1,
        1,
        null,
        List.of(),
        List.of());
  }

  @Test
  void aTextOfWhichNobodyKnowsWhoseItIs_hasNoRoot() {
    Article one = article("Arden Mail", "The lock is shut.");
    Article other = article("Mill Echo", "The lock is shut.");

    assertThat(OriginFinder.findOrigins(List.of(one, other), List.of(copy(one, other)), TABLE))
        .singleElement()
        .satisfies(origin -> assertThat(origin.root()).isNull());
  }

  @Test
  void aReadersLinesPrevail() {
    PublisherTable own = TABLE.with(List.of("Port Herald: Port Herald"));

    assertThat(own.publisherOf("Port Herald")).hasValue("Port Herald");
    assertThat(own.publisherOf("The Corrin Mail")).hasValue("Herald Group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Herald Group", "Herald Group:", ": Port Herald", "Herald Group: ,"})
  void aLineThatIsNone_isNamed(String line) {
    assertThatThrownBy(() -> PublisherTable.shipped().with(List.of(line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(line.strip());
  }
}
