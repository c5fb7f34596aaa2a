package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Layout.Aside;
import org.rapporteur.model.Layout.Part;
import org.rapporteur.model.Page;

class LayoutTest {
  private static final Instant FETCHED = Instant.parse("2031-05-06T07:08:09Z");
  private static final String P1 =
      "The harbour council of Lowmoor voted on Monday to close the old fish market, ending a dispute"
          + " that has divided the town for a decade.";
  private static final String P2 =
      "Mayor Ilse Brandt said the hall was no longer safe, and that traders would be moved to a new"
          + " site by spring of next year.";
  private static final String P3 =
      "Traders said they had not been asked. Oskar Venn, who has sold eels there since 1987, read"
          + " it in the paper like all the others.";

  private static Article article(String head, String body) {
    String html =
        "<html lang=en><head><title>Lowmoor closes its fish market</title>"
            + head
            + "</head><body><h1>Lowmoor closes its fish market</h1><div class=article-body>"
            + body
            + "</div></body></html>";
    Page page = new Page("k", Page.Kind.HTML, null, html, "cafe", FETCHED);
    return ((Extraction.Found) new ArticleExtractor().extract(page)).articles().getFirst();
  }

  private static List<String> parts(Article article) {
    return article.layout().parts().stream()
        .map(
            part ->
                part.kind()
                    + (part.time() == null ? "" : " " + part.time())
                    + ": "
                    + part.span().of(article.text()).replace("\n\n", " / "))
        .toList();
  }

  @Test
  void headingsItemsAndQuotationsAreMarked() {
    Article article =
        article(
            "",
            p(P1)
                + "<h2>Not asked</h2>"
                + p(P2)
                + "<ul><li>The hall shuts in the autumn of this year.</li><li>Stalls may be moved by"
                + " their owners, at their own cost.</li></ul><blockquote>We read it in the paper, like"
                + " everybody else in the town, and nobody has written to us.</blockquote>"
                + p(P3));
    assertThat(parts(article))
        .containsExactly(
            "HEADING: Not asked",
            "ITEM: The hall shuts in the autumn of this year.",
            "ITEM: Stalls may be moved by their owners, at their own cost.",
            "QUOTE: We read it in the paper, like everybody else in the town, and nobody has written to"
                + " us.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Correction: An earlier version of this report gave the wrong year for the market's opening.",
        "Editor's note: The paper rents its office from the harbour council of Lowmoor.",
        "This article was amended on 4 March to correct the number of stalls in the old hall.",
        "CORRECTION (March 4): The mayor's first name is Ilse, not Elsa, as first printed here.",
        "Anmerkung der Redaktion: Die Zahl der Stände wurde nach dem Erscheinen berichtigt."
      })
  void correctionsAreMarked(String note) {
    assertThat(parts(article("", p(P1, P2, P3, note)))).containsExactly("NOTE: " + note);
  }

  @Test
  void proseThatSpeaksOfCorrectionsIsNoNote() {
    Article article =
        article(
            "",
            p(
                P1,
                P2,
                P3,
                "Corrections to the course of the river were made by hand, in the winter."));
    assertThat(article.layout().parts()).isEmpty();
  }

  @Test
  void entriesOfLiveBlogHaveTheirTimes() {
    Article article =
        article(
            "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Lowmoor"
                + " closes its fish market\"}</script>",
            entry("2031-05-06T10:30:00+02:00", "The vote", P2, P3)
                + entry("2031-05-06T09:15:00+02:00", "The hall fills", P1));
    assertThat(parts(article))
        .containsExactly(
            "ENTRY 2031-05-06T10:30+02:00: The vote / " + P2 + " / " + P3,
            "HEADING: The vote",
            "ENTRY 2031-05-06T09:15+02:00: The hall fills / " + P1,
            "HEADING: The hall fills");
  }

  @Test
  void entriesWithoutTimesInTheMarkupAreFoundByTheData() {
    Article article =
        article(
            "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Lowmoor"
                + " closes its fish market\",\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"The"
                + " vote\",\"datePublished\":\"2031-05-06T08:30:00Z\",\"articleBody\":\""
                + P2
                + "\"},{\"@type\":\"BlogPosting\",\"headline\":\"The hall"
                + " fills\",\"datePublished\":\"2031-05-06T07:15:00Z\",\"articleBody\":\""
                + P1
                + "\"}]}</script>",
            "<h2>The vote</h2>" + p(P2) + "<h2>The hall fills</h2>" + p(P1));
    assertThat(parts(article))
        .containsExactly(
            "ENTRY 2031-05-06T08:30Z: The vote / " + P2,
            "HEADING: The vote",
            "ENTRY 2031-05-06T07:15Z: The hall fills / " + P1,
            "HEADING: The hall fills");
  }

  @Test
  void pulledQuotationIsSetApart() {
    String pulled = "Traders would be moved to a new site by spring of next year";
    Article article =
        article(
            "",
            p(P1) + "<blockquote class=pull-quote><p>" + pulled + "</p></blockquote>" + p(P2, P3));
    assertThat(article.text()).isEqualTo(String.join("\n\n", P1, P2, P3));
    assertThat(article.layout().asides()).containsExactly(new Aside(Aside.Kind.PULL_QUOTE, pulled));
  }

  @Test
  void embeddedPostIsSetApart() {
    String post = "The hall is closed from today. Please do not come to the quay.";
    Article article =
        article(
            "",
            p(P1)
                + "<blockquote class=twitter-tweet><p>"
                + post
                + "</p>— Harbour Desk (@harbourdesk) March 3, 2021</blockquote>"
                + p(P2, P3));
    assertThat(article.text()).isEqualTo(String.join("\n\n", P1, P2, P3));
    assertThat(article.layout().asides())
        .singleElement()
        .satisfies(
            aside -> {
              assertThat(aside.kind()).isEqualTo(Aside.Kind.POST);
              assertThat(aside.text()).startsWith(post);
            });
  }

  @Test
  void timeOfFetchingIsKeptApart() {
    Article article = article("", p(P1, P2, P3));
    assertThat(article.times().fetched()).isEqualTo(FETCHED);
    assertThat(article.times().published()).isNull();
    assertThat(article.layout().parts()).extracting(Part::kind).isEmpty();
  }

  private static String entry(String time, String heading, String... paragraphs) {
    return "<section><time datetime='"
        + time
        + "'>"
        + time.substring(11, 16)
        + "</time><h2>"
        + heading
        + "</h2>"
        + p(paragraphs)
        + "</section>";
  }

  private static String p(String... paragraphs) {
    return "<p>" + String.join("</p><p>", paragraphs) + "</p>";
  }
}
