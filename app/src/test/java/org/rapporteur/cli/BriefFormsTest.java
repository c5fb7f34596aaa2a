package org.rapporteur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Descent;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Edits;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Line;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Telling;
import org.rapporteur.model.Times;
import org.rapporteur.web.HtmlExport;

/// A brief made by hand in the forms for people: a wire text with a copy that dropped a line, and a
/// text whose page says that it stands at `javascript:…`.
class BriefFormsTest {
  private static final String HELD = "The ferry carried 140 people.";
  private static final String DROPPED = "The pier | has no lamp.";

  private final Map<ArticleId, Article> articles = new LinkedHashMap<>();
  private final Brief brief = ferry();

  @Test
  void theTerminalShowsWhichTextTellsWhat_andWhatNoCopyKept() {
    assertThat(new BriefText(brief, articles, false).toString())
        .contains(
            """
            Which text tells what: ● says it, ◐ differs, · is silent
                    1 3
                 1. ● ◐  The ferry carried 140 people.
              alone 1 1  lines that one text alone tells
            """,
            """
            In the first print and in no copy of it
              [1 @30–53] “The pier | has no lamp.”
            """);
  }

  @Test
  void markdownHasATable_andFootnotesThatOpenThePageAtTheWords() throws IOException {
    StringBuilder out = new StringBuilder();
    MarkdownExport.briefs(List.of(brief, brief), articles, out);
    assertThat(out.toString())
        .contains(
            """
            | Line | 1 | 2 |
            | :-- | :-: | :-: |
            | The ferry carried 140 people. | ● | ◐ |
            | *Lines that one text alone tells* | 1 | 1 |
            """,
            """
              - “The ferry carried 140 people.” Wire[^1]
              - “The ferry carried 140 people.” Copier
              - “The ferry carried 150 people.” Bad
            """,
            """
            ## In the first print and in no copy of it

            - “The pier \\| has no lamp.” Wire[^3]
            """,
            "[^1]: Wire, [at these words]"
                + "(<https://wire.example/1#:~:text=The%20ferry%20carried%20140%20people.>)\n",
            "[^6]: Wire, ")
        .doesNotContain("[^7]", "javascript:");
  }

  @Test
  void htmlHasATableForEyesAndScreenReaders_andLinksToTheWords() throws IOException {
    String html = HtmlExport.briefs(List.of(brief), articles).replaceAll(">\\s+<", "><");
    assertThat(html)
        .contains(
            "<table class=\"coverage\"><caption>",
            "<th scope=\"col\" title=\"Wire\">",
            "<th scope=\"row\"><a href=\"#line-held\">The ferry carried 140 people.</a></th>"
                + "<td class=\"says\"><span aria-hidden=\"true\">●</span>"
                + "<span class=\"unseen\">says</span></td>"
                + "<td class=\"differs\"><span aria-hidden=\"true\">◐</span>"
                + "<span class=\"unseen\">differs</span></td>",
            "<div class=\"line\" id=\"line-held\">",
            "<h2>In the first print and in no copy of it</h2>",
            "<a class=\"live\" href=\"https://wire.example/1#:~:text=The%20pier%20%7C%20has%20no"
                + "%20lamp.\" rel=\"noreferrer noopener nofollow\"")
        .doesNotContain("javascript:", "/article/");
  }

  @Test
  void ofThirtyTextsTheTerminalShowsTwelve_inItsWidth() {
    Brief thirty = thirty();
    List<String> table =
        new BriefText(thirty, articles, false)
            .toString()
            .lines()
            .dropWhile(line -> !line.startsWith("Which text tells what"))
            .takeWhile(line -> !line.isEmpty())
            .toList();
    assertThat(table).hasSize(5).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    assertThat(table.get(1)).endsWith(" 12   +18");
    assertThat(table.get(2)).contains("  1. ", "    18  Every");
  }

  @Test
  void ofThirtyTextsDocumentsShowTwelve() throws IOException {
    Brief thirty = thirty();
    StringBuilder markdown = new StringBuilder();
    MarkdownExport.briefs(List.of(thirty), articles, markdown);
    assertThat(markdown.toString())
        .contains("| 12 | 18 others |\n", " | ● | 18 |\n", "  - … and 6 more tellings\n");
    String html = HtmlExport.briefs(List.of(thirty), articles).replaceAll(">\\s+<", "><");
    assertThat(html)
        .contains("<th scope=\"col\">of 18 others</th>", "<td>18</td>", "… and 6 more tellings");
  }

  private Brief ferry() {
    Article wire = article("Wire", "https://wire.example/1", HELD + " " + DROPPED);
    Article copier = article("Copier", null, HELD);
    String other = "The ferry carried 150 people.";
    Article bad = article("Bad", "javascript:alert(1)", other + " A gull was aboard.");
    Descent copy =
        new Descent(
            copier.id(),
            wire.id(),
            Descent.Relation.COPY,
            true,
            Copy.Kind.PARTIAL,
            "It prints half.",
            List.of(),
            new Edits(List.of()));
    Line held =
        new Line(
            "held",
            Line.Kind.EVENT,
            HELD,
            null,
            null,
            2,
            2,
            3,
            List.of(
                telling(wire, HELD, "Wire"),
                telling(copier, HELD, "Wire"),
                telling(bad, other, "Bad")),
            List.of(
                new Difference(
                    "number",
                    Difference.CONTRADICTS,
                    List.of(
                        new Difference.Value("140", List.of(0, 1)),
                        new Difference.Value("150", List.of(2))))),
            List.of());
    return brief(
        List.of(
            new Origin(
                "Wire",
                "Wire",
                List.of(wire.id(), copier.id()),
                List.of(copy),
                List.of(),
                null,
                List.of()),
            origin(bad)),
        held,
        line("dropped", DROPPED, telling(wire, DROPPED, "Wire")),
        line("gull", "A gull was aboard.", telling(bad, "A gull was aboard.", "Bad")));
  }

  private Brief thirty() {
    articles.clear();
    String all = "Every text tells of the ferry to Skerry Isle, its crew and its one lame horse.";
    List<Article> texts =
        IntStream.rangeClosed(1, 30).mapToObj(i -> article("Text " + i, null, all)).toList();
    Telling[] tellings =
        texts.stream().map(text -> telling(text, all, text.id().value())).toArray(Telling[]::new);
    return brief(texts.stream().map(BriefFormsTest::origin).toList(), line("all", all, tellings));
  }

  private Brief brief(List<Origin> origins, Line... lines) {
    Stamp day = Stamp.of(LocalDate.of(2031, 3, 2));
    Story story =
        new Story(new StoryId("s"), "The ferry", day, day, new ArrayList<>(articles.keySet()));
    return new Brief(story, origins, List.of(lines), List.of());
  }

  private static Line line(String id, String text, Telling... tellings) {
    return new Line(
        id,
        Line.Kind.EVENT,
        text,
        null,
        null,
        tellings.length,
        tellings.length,
        tellings.length,
        List.of(tellings),
        List.of(),
        List.of());
  }

  private static Telling telling(Article article, String words, String origin) {
    int start = article.text().indexOf(words);
    Span span = new Span(start, start + words.length());
    return new Telling(article.id(), span, words, span, origin);
  }

  private static Origin origin(Article article) {
    String id = article.id().value();
    return new Origin(id, id, List.of(article.id()), List.of(), List.of(), null, List.of());
  }

  private Article article(String outlet, @Nullable String url, String text) {
    Article article =
        new Article(
            new ArticleId(outlet),
            new Provenance(outlet, true, url, outlet, "en", null, ""),
            "The ferry",
            "",
            text,
            Byline.NONE,
            new Times(Stamp.of(LocalDate.of(2031, 3, 2)), null, null),
            null,
            Layout.PLAIN,
            List.of());
    articles.put(article.id(), article);
    return article;
  }
}
