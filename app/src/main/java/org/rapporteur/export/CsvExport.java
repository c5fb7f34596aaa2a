package org.rapporteur.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Line;
import org.rapporteur.model.Telling;

/// Tables as RFC 4180 has them. A cell that a spreadsheet would run as a formula begins with an
/// apostrophe, as OWASP advises.
final class CsvExport {
  /// The wide forms are typed in East Asia, and run as the narrow ones.
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private CsvExport() {}

  /// One row a telling.
  static void briefs(Iterable<Dossier> stories, Appendable out) throws IOException {
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
    for (Dossier dossier : stories) {
      Brief brief = dossier.brief();
      for (Line line : brief.lines()) {
        for (Telling telling : line.tellings()) {
          Article article = dossier.articles().get(telling.article());
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
  static void articles(Iterable<Article> articles, Appendable out) throws IOException {
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
        !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
