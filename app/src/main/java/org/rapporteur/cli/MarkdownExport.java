package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Line;
import org.rapporteur.model.Milestone;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Telling;

/// Documents in Markdown (CommonMark).
final class MarkdownExport {
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>#|~]");
  private static final Pattern LIST_START = Pattern.compile("^(\\s*)([-+]|\\d+[.)])(?=\\s)");

  private MarkdownExport() {}

  static void brief(Brief brief, Map<ArticleId, Article> articles, Appendable out)
      throws IOException {
    int reports = brief.reports();
    out.append("# ").append(plain(brief.story().headline())).append("\n\n");
    out.append(Wrap.count(reports, "report", "reports"))
        .append(", at most ")
        .append(Wrap.count(brief.origins().size(), "origin", "origins"))
        .append(" and ")
        .append(Wrap.count(brief.roots().size(), "root", "roots"))
        .append(" in this pile.\n\n");
    out.append("## Who reports it\n\n");
    for (Origin origin : brief.origins()) {
      out.append("- **")
          .append(plain(origin.name()))
          .append("**")
          .append(origin.why().isEmpty() ? "" : " (" + plain(String.join("; ", origin.why())) + ")")
          .append('\n');
      for (ArticleId id : origin.articles()) {
        Article article = articles.get(id);
        if (article != null && brief.story().articles().contains(id)) {
          out.append("  - ").append(reference(article)).append('\n');
          String rehost = article.from().rehost();
          if (rehost != null) {
            out.append("    This page says of itself: “").append(plain(rehost)).append("”\n");
          }
          for (Correction correction : origin.corrections()) {
            if (correction.article().equals(id)) {
              out.append("    It corrects: “")
                  .append(plain(correction.span().of(article.text())))
                  .append("”\n");
            }
          }
        }
      }
    }
    out.append("\n## Lines\n\n");
    for (Line line : brief.lines()) {
      line(line, articles, out);
    }
    if (!brief.timeline().isEmpty()) {
      out.append("## Timeline\n\n");
      for (Milestone milestone : brief.timeline()) {
        String text =
            brief.lines().stream()
                .filter(line -> line.id().equals(milestone.line()))
                .findFirst()
                .map(Line::text)
                .orElse("");
        out.append("- ")
            .append(milestone.date().isEmpty() ? "day unknown" : milestone.shown())
            .append(", ")
            .append(milestone.status().replace('_', ' '))
            .append(": ")
            .append(plain(text))
            .append('\n');
      }
      out.append('\n');
    }
  }

  private static void line(Line line, Map<ArticleId, Article> articles, Appendable out)
      throws IOException {
    String speaker = line.speaker();
    out.append("- ")
        .append(speaker == null ? "" : "**" + plain(speaker) + ":** ")
        .append(plain(line.text()));
    out.append(" (")
        .append(Wrap.count(line.reports(), "report", "reports"))
        .append(", at most ")
        .append(Wrap.count(line.origins(), "origin", "origins"))
        .append(")\n");
    for (Telling telling : line.tellings()) {
      Article article = articles.get(telling.article());
      if (article != null) {
        out.append("  - “")
            .append(plain(telling.text()))
            .append("” ")
            .append(outlet(article))
            .append('\n');
      }
    }
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
