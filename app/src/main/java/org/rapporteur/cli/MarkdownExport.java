package org.rapporteur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.json.TextFragment;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Coverage;
import org.rapporteur.model.CoverageTable;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Lack;
import org.rapporteur.model.Line;
import org.rapporteur.model.Milestone;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Telling;
import org.rapporteur.reading.Languages;

/// Documents in Markdown: CommonMark with GitHub's tables and footnotes.
final class MarkdownExport {
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>#|~]");
  private static final Pattern LIST_START = Pattern.compile("^(\\s*)([-+]|\\d+[.)])(?=\\s)");

  /// So many texts stand side by side, so many lines below one another.
  private static final int TEXTS_ACROSS = 12;

  private static final int LINES_DOWN = 40;

  /// So many prints of one text and tellings of one line are listed, the rest counted.
  private static final int PRINTS = 100;

  private static final int TELLINGS = 24;

  private final Map<ArticleId, Article> articles;
  private final Appendable out;

  /// The footnotes of the brief being written.
  private final List<String> notes = new ArrayList<>();

  /// So many footnotes the document has.
  private int noted;

  private MarkdownExport(Map<ArticleId, Article> articles, Appendable out) {
    this.articles = articles;
    this.out = out;
  }

  static void briefs(List<Brief> briefs, Map<ArticleId, Article> articles, Appendable out)
      throws IOException {
    MarkdownExport document = new MarkdownExport(articles, out);
    for (Brief brief : briefs) {
      document.brief(brief);
    }
  }

  private void brief(Brief brief) throws IOException {
    int reports = brief.reports();
    out.append("# ").append(plain(brief.story().headline())).append("\n\n");
    out.append(Wrap.count(reports, "report", "reports"))
        .append(", at most ")
        .append(Wrap.count(brief.origins().size(), "origin", "origins"))
        .append(" and ")
        .append(Wrap.count(brief.roots().size(), "root", "roots"))
        .append(" in this pile.\n\n");
    List<Lack> lacks = Lack.of(brief, articles, Languages::of);
    if (!lacks.isEmpty()) {
      out.append("## What this brief lacks\n\n");
      for (Lack lack : lacks) {
        out.append("- ").append(plain(lack.shown())).append('\n');
      }
      out.append('\n');
    }
    origins(brief);
    coverage(brief);
    out.append("## Lines\n\n");
    for (Line line : brief.lines()) {
      line(line);
    }
    dropped(brief);
    timeline(brief);
    for (String note : notes) {
      out.append(note).append('\n');
    }
    out.append(notes.isEmpty() ? "" : "\n");
    notes.clear();
  }

  /// Each text under its number, from 1, with the articles that print it.
  private void origins(Brief brief) throws IOException {
    out.append("## Who reports it\n\n");
    Set<ArticleId> ofStory = Set.copyOf(brief.story().articles());
    int number = 0;
    for (Origin origin : brief.origins()) {
      number++;
      String bullet = number + ". ";
      String indent = " ".repeat(bullet.length());
      out.append(bullet)
          .append("**")
          .append(plain(origin.name()))
          .append("**")
          .append(why(origin))
          .append('\n');
      List<Article> prints =
          origin.articles().stream()
              .filter(ofStory::contains)
              .map(articles::get)
              .filter(Objects::nonNull)
              .toList();
      for (Article article : prints.subList(0, Math.min(PRINTS, prints.size()))) {
        out.append(indent).append("- ").append(reference(article)).append('\n');
        String rehost = article.from().rehost();
        if (rehost != null) {
          out.append(indent)
              .append("  This page says of itself: “")
              .append(plain(rehost))
              .append("”\n");
        }
        for (Correction correction : origin.corrections()) {
          if (correction.article().equals(article.id())) {
            out.append(indent)
                .append("  It corrects: “")
                .append(plain(correction.span().of(article.text())))
                .append("”\n");
          }
        }
      }
      more(indent, prints.size() - PRINTS, "print");
    }
    out.append('\n');
  }

  private static String why(Origin origin) {
    List<String> why = origin.why();
    return why.isEmpty()
        ? ""
        : " ("
            + plain(String.join("; ", why.subList(0, Math.min(PRINTS, why.size()))))
            + (why.size() > PRINTS ? "; and " + (why.size() - PRINTS) + " more" : "")
            + ")";
  }

  /// @param rest none where it is not above 0
  private void more(String indent, int rest, String noun) throws IOException {
    if (rest > 0) {
      out.append(indent)
          .append("- … and ")
          .append(Wrap.count(rest, "more " + noun, "more " + noun + "s"))
          .append('\n');
    }
  }

  /// A row a line that several texts tell, a column a text, under its number.
  private void coverage(Brief brief) throws IOException {
    if (brief.origins().size() < 2 || brief.lines().isEmpty()) {
      return;
    }
    CoverageTable table = CoverageTable.of(brief, TEXTS_ACROSS, LINES_DOWN);
    out.append("## Which text tells what\n\n")
        .append("A column a text, by its number above: ● says it, ◐ differs, · is silent.");
    if (table.rows().isEmpty()) {
      out.append(" No line is told by more than one text.");
    }
    if (table.rest() > 0) {
      out.append(" Of the lines that more than one text tells ")
          .append(String.valueOf(table.rest()))
          .append(" more stand only below.");
    }
    out.append("\n\n| Line |");
    for (Origin text : table.texts()) {
      out.append(' ').append(String.valueOf(brief.origins().indexOf(text) + 1)).append(" |");
    }
    out.append(table.others() > 0 ? " " + table.others() + " others |" : "").append("\n| :-- |");
    out.append(" :-: |".repeat(table.texts().size() + (table.others() > 0 ? 1 : 0))).append('\n');
    for (CoverageTable.Row row : table.rows()) {
      String speaker = row.line().speaker();
      out.append("| ")
          .append(speaker == null ? "" : "**" + plain(speaker) + ":** ")
          .append(plain(Wrap.oneLine(row.line().text(), 140)))
          .append(" |");
      for (Coverage.Cell cell : row.cells()) {
        out.append(
            switch (cell) {
              case SAYS -> " ● |";
              case DIFFERS -> " ◐ |";
              case SILENT -> " · |";
            });
      }
      out.append(table.others() > 0 ? " " + row.others() + " |" : "").append('\n');
    }
    out.append("| *Lines that one text alone tells* |");
    for (int alone : table.alone()) {
      out.append(' ').append(String.valueOf(alone)).append(" |");
    }
    out.append(table.others() > 0 ? " " + table.othersAlone() + " |" : "").append("\n\n");
  }

  private void line(Line line) throws IOException {
    String speaker = line.speaker();
    out.append("- ")
        .append(speaker == null ? "" : "**" + plain(speaker) + ":** ")
        .append(plain(line.text()));
    out.append(" (")
        .append(Wrap.count(line.reports(), "report", "reports"))
        .append(", at most ")
        .append(Wrap.count(line.origins(), "origin", "origins"))
        .append(")\n");
    for (int place : line.sample(TELLINGS)) {
      telling(line, line.tellings().get(place), "  ");
    }
    more("  ", line.tellings().size() - TELLINGS, "telling");
    for (Difference difference : line.differences()) {
      List<String> values =
          difference.values().stream()
              .map(value -> value.value().isEmpty() ? "not said" : "“" + plain(value.value()) + "”")
              .toList();
      out.append("  - ")
          .append(difference.shown())
          .append(": ")
          .append(String.join(" / ", values))
          .append('\n');
    }
    out.append('\n');
  }

  /// The words, their outlet, and a footnote that opens the page at them.
  private void telling(Line line, Telling telling, String indent) throws IOException {
    Article article = articles.get(telling.article());
    if (article != null) {
      String words = line.words(telling, article.text());
      out.append(indent)
          .append("- “")
          .append(plain(words))
          .append("” ")
          .append(outlet(article))
          .append(note(words, article))
          .append('\n');
    }
  }

  /// The mark of a new footnote; empty where the page has no address of the web.
  private String note(String words, Article article) {
    String link = TextFragment.link(article.from().url(), words);
    if (link == null) {
      return "";
    }
    noted++;
    notes.add("[^" + noted + "]: " + outlet(article) + ", [at these words](<" + link + ">)");
    return "[^" + noted + "]";
  }

  private void dropped(Brief brief) throws IOException {
    List<Coverage.Dropped> dropped = Coverage.droppedTellings(brief);
    if (dropped.isEmpty()) {
      return;
    }
    out.append("## In the first print and in no copy of it\n\n");
    for (Coverage.Dropped each : dropped) {
      telling(each.line(), each.telling(), "");
    }
    out.append('\n');
  }

  private void timeline(Brief brief) throws IOException {
    if (brief.timeline().isEmpty()) {
      return;
    }
    out.append("## Timeline\n\n");
    Map<String, String> texts = new HashMap<>();
    brief.lines().forEach(line -> texts.put(line.id(), line.text()));
    for (Milestone milestone : brief.timeline()) {
      out.append("- ")
          .append(milestone.date().isEmpty() ? "day unknown" : milestone.shown())
          .append(", ")
          .append(milestone.status().replace('_', ' '))
          .append(": ")
          .append(plain(texts.getOrDefault(milestone.line(), "")))
          .append('\n');
    }
    out.append('\n');
  }

  static void article(Article article, Appendable out) throws IOException {
    out.append("# ")
        .append(plain(article.headline()))
        .append("\n\n")
        .append(reference(article))
        .append("\n\n");
    if (!article.standfirst().isEmpty()) {
      out.append('*').append(plain(article.standfirst())).append("*\n\n");
    }
    for (String paragraph : article.text().split("\\n+")) {
      out.append(plain(paragraph)).append("\n\n");
    }
  }

  private static String reference(Article article) {
    Stamp published = article.times().published();
    String url = article.from().url();
    String headline =
        plain(article.headline().isEmpty() ? article.from().key() : article.headline());
    boolean linked = url != null && url.matches("https?://[^\\s<>]+");
    return (linked ? "[" + headline + "](<" + url + ">)" : headline)
        + ", "
        + outlet(article)
        + ", "
        + (published == null ? "undated" : published.day());
  }

  private static String outlet(Article article) {
    return plain(
        article.from().outlet().isEmpty() ? article.from().key() : article.from().outlet());
  }

  /// On one line, with nothing left in it that Markdown would set.
  private static String plain(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return LIST_START.matcher(MARKS.matcher(line).replaceAll("\\\\$0")).replaceAll("$1\\\\$2");
  }
}
