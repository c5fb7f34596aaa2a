package org.rapporteur.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Line;
import org.rapporteur.model.Telling;

/// Tables as RFC 4180 has them.
final class CsvExport {
  private CsvExport() {}

  /// One row a telling.
  static void briefs(List<Brief> briefs, Map<ArticleId, Article> articles, Appendable out)
      throws IOException {
    row(
        out,
        "story",
        "story headline",
        "line",
        "kind",
        "speaker",
        "origins",
        "reports",
        "outlet",
        "published",
        "key",
        "origin",
        "start",
        "end",
        "text");
    for (Brief brief : briefs) {
      for (Line line : brief.lines()) {
        for (Telling telling : line.tellings()) {
          Article article = articles.get(telling.article());
          if (article == null) {
            continue;
          }
          ObjectNode span = ContractJson.span(telling.span(), article);
          row(
              out,
              brief.story().id().value(),
              brief.story().headline(),
              line.id(),
              line.kind().name().toLowerCase(Locale.ROOT),
              line.speaker(),
              Integer.toString(line.origins()),
              Integer.toString(line.reports()),
              article.from().outlet(),
              text(article.times().published()),
              article.from().key(),
              telling.origin(),
              span.get("start").asText(),
              span.get("end").asText(),
              telling.text());
        }
      }
    }
  }

  /// One row an article.
  static void articles(List<Article> articles, Appendable out) throws IOException {
    row(
        out,
        "article",
        "key",
        "url",
        "outlet",
        "headline",
        "authors",
        "agencies",
        "published",
        "updated",
        "language",
        "text");
    for (Article article : articles) {
      row(
          out,
          article.id().value(),
          article.from().key(),
          article.from().url(),
          article.from().outlet(),
          article.headline(),
          String.join("; ", article.byline().authors()),
          String.join("; ", article.byline().agencies()),
          text(article.times().published()),
          text(article.times().updated()),
          article.from().language(),
          article.text());
    }
  }

  private static void row(Appendable out, @Nullable String... cells) throws IOException {
    out.append(Arrays.stream(cells).map(CsvExport::cell).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  private static String cell(@Nullable String value) {
    if (value == null) {
      return "";
    }
    // a spreadsheet would run what starts like a formula; the quote keeps it text
    String safe =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
