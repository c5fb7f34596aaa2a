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

  private static String schema(String fields) {
    return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"," + fields + "}</script>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <div class='date'><span>Feb</span> <span>18</span><span>2031</span></div>      | 2031-02-18
          <p>8.<a href='/2030/12/'>Dezember 2030</a> um 09:43</p>                        | 2030-12-08
          <div>Mara Lindqvist / 22.04.2031 / 06:15 / Foto: Lowmoor Courier</div>         | 2031-04-22
          <p>Veröffentlicht</p><p>23. Mai 2031</p>                                       | 2031-05-23
          <p>Letzte Änderung: 31.10.2031 - 14:49 Erschienen am: 01.10.2031</p>           | 2031-10-01
          <p>Pressemitteilung vom 25. Januar 2031 – Der Markt schließt.</p>    | 2031-01-25
          """)
  void aDayIsFoundInTheFormsOfPublishingSystems(String line, String day) {
    assertThat(published("de", "", TITLE + line + TEXT)).isEqualTo(day);
  }

  @Test
  void theSameFieldHeardTwice_isOneWitness() {
    String head =
        "<meta itemprop='datePublished' content='2031-10-18'><meta name='date' content='2031-10-18'>"
            + schema("\"datePublished\":\"2031-10-19\"");
    String body = TITLE + "<time datetime='2031-10-19'>19.10.2031</time><p>19.10.2031</p>" + TEXT;
    assertThat(published("de", head, body)).isEqualTo("2031-10-19");
  }

  @Test
  void aDayPrintedBelowTheHeadlineOutweighsSchemaOrg() {
    String head = schema("\"datePublished\":\"2031-11-05\"");
    assertThat(published("en", head, TITLE + "<p>January 31, 2030</p>" + TEXT))
        .isEqualTo("2030-01-31");
  }

  @Test
  void anUnlabelledDayThatIsTheLastChange_isNoDayOfPublication() {
    String head = schema("\"datePublished\":\"2030-11-29\",\"dateModified\":\"2031-01-12\"");
    assertThat(published("de", head, TITLE + "<p>12.01.2031</p>" + TEXT)).isEqualTo("2030-11-29");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          var layer = {"first-publication":"2031-01-28 15:28","last-updated":"2031-02-01"}          | 2031-01-28
          shop({"published_at":"2031-03-02T06:22:28+01:00"})                                        | 2031-03-02T06:22:28+01:00
          list([{"publishedAt":"2031-03-02"},{"publishedAt":"2031-03-05"}])                         | ''
          """)
  void fieldsOfScriptsAreTheLastResort(String script, String day) {
    String head = "<script>" + script + "</script>";
    assertThat(published("en", head, TITLE + TEXT)).isEqualTo(day);
    assertThat(published("en", head, TITLE + "<p>March 3, 2031</p>" + TEXT))
        .isEqualTo("2031-03-03");
  }

  @Test
  void schemaOrgInAScriptWithoutTypeIsRead() {
    String head =
        "<script>{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\","
            + " \"datePublished\": \"2031-01-28T06:00:00+01:00\"}</script>";
    assertThat(published("de", head, TITLE + TEXT)).isEqualTo("2031-01-28T06:00+01:00");
  }
}
