package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {
  private static final String TEXT =
      "<p>The fish market of Lowmoor closed on Friday after ninety years, and its last traders went home with empty crates.</p>";

  private static String headline(String head, String body) {
    Document document =
        Jsoup.parse("<html><head>" + head + "</head><body>" + body + "</body></html>");
    Metadata metadata = new Metadata(document);
    Draft draft = new Draft();
    metadata.readOutlet(draft, null);
    metadata.readHeadline(draft);
    return draft.headline;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <h1>Fish market closes after ninety years</h1>                                                      | Fish market closes after ninety years
          <h1><a href='/news'>News: </a><span class='title'>Fish market closes after ninety years</span></h1>  | Fish market closes after ninety years
          <h1><span class='kicker'>Lowmoor</span> <span>Fish market closes after ninety years</span></h1>      | Fish market closes after ninety years
          <h1>Fish market closes after ninety years<span class='sr-only'> – Courier</span></h1>                | Fish market closes after ninety years
          <h1><time>3 March</time> Fish market closes after ninety years</h1>                                 | Fish market closes after ninety years
          <h1>Fish <em>market</em> closes after ninety years</h1>                                             | Fish market closes after ninety years
          """)
  void labelsInsideAHeadingAreNoneOfIt(String heading, String headline) {
    String head = "<meta property='og:title' content='Fish market closes after ninety years'>";
    assertThat(headline(head, heading + TEXT)).isEqualTo(headline);
  }

  @Test
  void aLoneHeadingWinsOverTitlesWordedForSearch() {
    assertThat(
            headline(
                "<title>Lowmoor market: 7 facts</title><meta property='og:title' content='Market facts you need'>",
                "<h1>Ninety years of fish come to an end</h1>" + TEXT))
        .isEqualTo("Ninety years of fish come to an end");
  }

  @Test
  void theSitesOwnNameIsNoHeadline() {
    assertThat(
            headline(
                "<title>Fish market closes after ninety years - Harbour Notes</title>",
                "<h1><a href='/'>Harbour Notes</a></h1><h2>Fish market closes after ninety years</h2>"
                    + TEXT))
        .isEqualTo("Fish market closes after ninety years");
    assertThat(
            headline(
                "<title>Harbour Notes » Archive » Fish market closes at last</title>",
                "<div class='logo'><h1>Harbour Notes</h1></div><h3>Fish market closes at last</h3>"
                    + TEXT))
        .isEqualTo("Fish market closes at last");
  }

  @Test
  void aKickerThatAllTitlesHaveStays() {
    assertThat(
            headline(
                "<title>Lowmoor: Fish market closes after ninety years</title>"
                    + "<meta property='og:title' content='Lowmoor: Fish market closes after ninety years'>",
                "<h1><span class='overline'>Lowmoor</span><span>Fish market closes after ninety years</span></h1>"
                    + TEXT))
        .isEqualTo("Lowmoor: Fish market closes after ninety years");
  }

  @Test
  void aTitleGoesWithoutTheOutlet() {
    assertThat(Headlines.withoutOutlet("Fish market closes | Harbour Notes", "Harbour Notes"))
        .isEqualTo("Fish market closes");
    assertThat(Headlines.withoutOutlet("Harbour Notes: Fish market closes", "Harbour Notes"))
        .isEqualTo("Fish market closes");
    assertThat(Headlines.withoutOutlet("Fish – a short history of it all", "Harbour Notes"))
        .isEqualTo("Fish – a short history of it all");
  }

  @Test
  void aPageWithoutAHeadingGoesByItsTitle() {
    assertThat(headline("<title>Fish market closes for good - Harbour Notes</title>", TEXT))
        .isEqualTo("Fish market closes for good");
  }
}
