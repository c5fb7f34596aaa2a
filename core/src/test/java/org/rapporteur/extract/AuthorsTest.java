package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorsTest {
  private static final String TITLE = "<h1>Fish market closes after ninety years</h1>";
  private static final String TEXT =
      "<p>The fish market of Lowmoor closed on Friday after ninety years, and its last traders went home with empty crates.</p>";

  private static Draft draft(String head, String body) {
    Document document =
        Jsoup.parse(
            "<html><head><meta property='og:site_name' content='Harbour Notes'>"
                + head
                + "</head><body>"
                + body
                + "</body></html>");
    Metadata metadata = new Metadata(document);
    Draft draft = new Draft();
    metadata.readOutlet(draft, null);
    metadata.readHeadline(draft);
    List<Block> blocks = Blocks.of(document.body(), new ClassWords(), metadata.headlineElement());
    metadata.readByline(draft, blocks);
    return draft;
  }

  private static String json(String author) {
    return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Fish market closes after ninety years\",\"author\":"
        + author
        + "}</script>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p class='byline'>By <a href='/author/ml'>Mara Lindqvist</a> and <a href='/author/ib'>Ilse Brandt</a></p>             | Mara Lindqvist;Ilse Brandt
          <p class='byline'>By <a href='/author/ml'>Mara Lindqvist</a> <span>Staff Writer</span> <time>3 March 2021</time></p>   | Mara Lindqvist
          <p class='byline'>By <span>Mara Lindqvist</span> Photography by <span>Ilse Brandt</span></p>                            | Mara Lindqvist
          <p class='byline'>By <a href='/author/ml'>Mara Lindqvist</a> Edited by <a href='/author/ib'>Ilse Brandt</a></p>         | Mara Lindqvist
          <span class='author vcard'><a class='url fn n' href='/u'>gullwatcher</a></span>                                         | gullwatcher
          <p class='author'>Von Mara Lindqvist am 3. März 2021</p>                                                                | Mara Lindqvist
          <p>Mara Lindqvist · 03.03.2021</p>                                                                                      | Mara Lindqvist
          <div class='author-name'>MARA LINDQVIST</div><div class='author-role'>Political correspondent</div>                     | Mara Lindqvist
          """)
  void thePrintedBylineNamesPeople(String byline, String names) {
    assertThat(draft("", TITLE + byline + TEXT).authors).isEqualTo(List.of(names.split(";")));
  }

  @Test
  void whoTheFieldAddsToThePrintedBylineIsNoAuthor() {
    Draft draft =
        draft(
            json("[{\"name\":\"Mara Lindqvist\"},{\"name\":\"Ilse Brandt\"}]"),
            TITLE + "<p class='byline'>By <a href='/author/ml'>Mara Lindqvist</a></p>" + TEXT);
    assertThat(draft.authors).containsExactly("Mara Lindqvist");
    assertThat(draft.evidence)
        .anyMatch(
            each -> each.of().equals("authors-elsewhere") && each.value().equals("Ilse Brandt"));
  }

  @Test
  void thePrintedBylineCompletesTheField() {
    Draft draft =
        draft(
            json("{\"@type\":\"Person\",\"name\":\"Mara\"}"),
            TITLE + "<p class='byline'>By <a href='/author/ml'>Mara Lindqvist</a></p>" + TEXT);
    assertThat(draft.authors).containsExactly("Mara Lindqvist");
  }

  @Test
  void whereThePrintedNameIsAnothersTheFieldWins() {
    Draft draft =
        draft(
            json("{\"@type\":\"Person\",\"name\":\"Mara Lindqvist\"}"),
            TITLE + "<p class='byline'>By <a href='/author/oh'>Oskar Venn</a></p>" + TEXT);
    assertThat(draft.authors).containsExactly("Mara Lindqvist");
  }

  @Test
  void commentersAndOthersAuthorsAreNone() {
    Draft draft =
        draft(
            "",
            TITLE
                + TEXT
                + "<div class='related'><span class='author'>Oskar Venn</span></div>"
                + "<div id='comments'><span class='fn'>Ilse Brandt</span></div>");
    assertThat(draft.authors).isEmpty();
  }

  @Test
  void outletsAndAgenciesAreNoAuthors() {
    assertThat(draft(json("\"Harbour Notes\""), TITLE + TEXT).authors).isEmpty();
    Draft agency = draft(json("\"Mara Lindqvist and Reuters\""), TITLE + TEXT);
    assertThat(agency.authors).containsExactly("Mara Lindqvist");
    assertThat(agency.agencies).containsExactly("Reuters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mara Lindqvist, PhD, RDN                | Mara Lindqvist
          Mara Lindqvist, Head of Shipping Expert | Mara Lindqvist
          Tomas Hoek Jr.                          | Tomas Hoek Jr.
          Lowmoor Editorial Board                 | Lowmoor Editorial Board
          Center for Tides and Currents           | Center for Tides and Currents
          Mara Lindqvist The Associated Press     | Mara Lindqvist
          Written by Mara Lindqvist               | Mara Lindqvist
          ml_77                                   | ml_77
          """)
  void aFieldIsReadForNames(String field, String name) {
    assertThat(Bylines.parseField(field, "Harbour Notes").authors()).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({
    "admin",
    "Senior Editor",
    "www.harbour.example",
    "The Harbour Notes",
    "Übersetzt von"
  })
  void aFieldWithoutANameNamesNobody(String field) {
    assertThat(Bylines.parseField(field, "Harbour Notes").authors()).isEmpty();
  }

  @Test
  void aNameStandsBesideADayAndItsUpdate() {
    String line = "<p>Mara Lindqvist | 05.04.2031 - Güncelleme : 05.04.2031</p>";
    assertThat(draft("", TITLE + line + TEXT).authors).containsExactly("Mara Lindqvist");
  }

  @Test
  void aLabelOfUpdateBesideADayIsNobody() {
    assertThat(draft("", TITLE + "<p>Son Güncelleme : 30.04.2031 - 16:49</p>" + TEXT).authors)
        .isEmpty();
  }
}
