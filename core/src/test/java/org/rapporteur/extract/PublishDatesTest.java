package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.model.Stamp;

class PublishDatesTest {
  private static final String TITLE = "<h1>Fish market closes after ninety years</h1>";
  private static final String TEXT =
      "<p>The fish market of Lowmoor closed on Friday after ninety years, and its last traders went home with empty crates.</p>";

  private static Draft draft(String language, String head, String body) {
    Document document =
        Jsoup.parse(
            "<html lang='"
                + language
                + "'><head>"
                + head
                + "</head><body>"
                + body
                + "</body></html>");
    Metadata metadata = new Metadata(document);
    Draft draft = new Draft();
    metadata.readOutlet(draft, null);
    metadata.readHeadline(draft);
    List<Block> blocks = Blocks.of(document.body(), new ClassWords(), metadata.headlineElement());
    metadata.readTimes(draft, blocks);
    return draft;
  }

  private static String published(String language, String head, String body) {
    Stamp stamp = draft(language, head, body).published();
    return stamp == null ? "" : stamp.toString();
  }

  private static String meta(String time) {
    return "<meta property='article:published_time' content='" + time + "'>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de    | <p>3. März 2021</p>                                              | 2021-03-03
          de-AT | <p>3. Jänner 2021, 10:15 Uhr</p>                                 | 2021-01-03
          de    | <p>03.04.21</p>                                                  | 2021-04-03
          fr    | <p class='date'>Publié le 03/04/2021 à 10h30</p>                 | 2021-04-03
          en-US | <p class='date'>03/04/2021</p>                                   | 2021-03-04
          en-GB | <p class='date'>03/04/2021</p>                                   | 2021-04-03
          en    | <p class='date'>03/04/2021</p>                                   | ''
          hi    | <p class='date'>3 फ़रवरी 2021</p>                                 | 2021-02-03
          en    | <p class='meta'>⋅ March 3, 2021 ⋅ Email this post ⋅ Comment</p>  | 2021-03-03
          en    | <div class='teaser-meta'>By Mara Lindqvist on 3 March 2021</div> | 2021-03-03
          """)
  void aDateBesideTheHeadlineIsReadInThePagesLanguage(String language, String line, String day) {
    assertThat(published(language, "", TITLE + line + TEXT)).isEqualTo(day);
  }

  @Test
  void aMomentInUtcIsGivenTheDayThatIsPrinted() {
    assertThat(
            published(
                "es",
                meta("2021-03-04T01:25:00Z"),
                TITLE + "<p>3 de marzo de 2021, 22:25</p>" + TEXT))
        .isEqualTo("2021-03-03T22:25-03:00");
    assertThat(published("de", meta("2021-03-03T23:00:00Z"), TITLE + "<p>4. März 2021</p>" + TEXT))
        .isEqualTo("2021-03-04T00:00+01:00");
    assertThat(published("en", meta("2021-03-04T01:25:00Z"), TITLE + "<p>March 4, 2021</p>" + TEXT))
        .isEqualTo("2021-03-04T01:25Z");
  }

  @Test
  void twoWitnessesOutweighOneAndTheOtherDayIsKept() {
    Draft draft =
        draft(
            "en",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-01-01\"}</script>"
                + meta("2021-03-03T10:00:00Z"),
            TITLE + "<p>March 3, 2021</p>" + TEXT);
    assertThat(draft.published()).hasToString("2021-03-03T10:00Z");
    assertThat(draft.evidence)
        .anyMatch(
            each -> each.of().equals("published-elsewhere") && each.value().equals("2020-01-01"));
  }

  @Test
  void anUpdateIsNoPublication() {
    Draft draft = draft("en", "", TITLE + "<p>Updated: March 4, 2021</p>" + TEXT);
    assertThat(draft.published()).isNull();
    Draft both =
        draft("de", "", TITLE + "<p>Erstellt: 3. März 2021, aktualisiert: 4. März 2021</p>" + TEXT);
    assertThat(both.published()).hasToString("2021-03-03");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <footer>© 3 March 2021 Harbour Notes</footer>
          <div id='comments'><p>Ilse</p><time datetime='2021-03-03'>3 March 2021</time></div>
          <div class='related'><time datetime='2021-03-03'>3 March 2021</time></div>
          <p>Registered: 3 March 2021</p>
          """)
  void otherDatesOfThePageAreNotItsOwn(String element) {
    assertThat(published("en", "", TITLE + TEXT + element)).isEmpty();
  }

  @Test
  void aListOfDatesDatesNothing() {
    assertThat(
            published(
                "de",
                "",
                TITLE
                    + "<p>01.03.2021</p><p>02.03.2021</p><p>03.03.2021</p><p>04.03.2021</p>"
                    + TEXT))
        .isEmpty();
  }

  @Test
  void theEntrySentenceOfABlogDatesIt() {
    assertThat(
            published(
                "de",
                "",
                TITLE
                    + TEXT
                    + "<p>Dieser Eintrag wurde am 3. März 2021 um 10:15 veröffentlicht.</p>"))
        .isEqualTo("2021-03-03");
  }
}
