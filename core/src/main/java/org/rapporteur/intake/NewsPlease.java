package org.rapporteur.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Rejection;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;

/// Articles as the crawler news-please writes them: `{"maintext", "title", "description",
/// "authors", "date_publish", "date_modify", "date_download", "source_domain", "url", "language",
/// …}`. Its times have no zone, so that only their days are known.
final class NewsPlease {
  private NewsPlease() {}

  static boolean isRow(JsonNode row) {
    return row.has("maintext") && !row.path("text").isTextual();
  }

  /// The article, or why there is none.
  static Input article(String at, JsonNode row, Original original) {
    String text = told(row, "maintext").orElse("");
    if (text.isEmpty()) {
      return new Input.Refused(at, Rejection.EMPTY, "maintext");
    }
    Optional<String> url = told(row, "url");
    String headline = told(row, "title").or(() -> told(row, "title_page")).orElse("");
    String standfirst =
        told(row, "description").filter(description -> !repeats(text, description)).orElse("");
    List<Evidence> evidence = new ArrayList<>();
    Stamp published = stamp(row, "date_publish", "published", evidence);
    Stamp updated = stamp(row, "date_modify", "updated", evidence);
    Stamp fetched = stamp(row, "date_download", "fetched", evidence);
    return new Input.OfArticle(
        new Article(
            Article.idOf(url.orElse(at.substring(at.lastIndexOf('/') + 1)), headline, text),
            new Provenance(
                url.orElse(at),
                true,
                url.orElse(null),
                told(row, "source_domain").orElse(""),
                told(row, "language").map(Rows::primarySubtag).orElse(""),
                null,
                original.hash()),
            headline,
            standfirst,
            text,
            new Byline(Rows.authors(row.path("authors")), List.of()),
            new Times(published, updated, moment(fetched)),
            null,
            Layout.PLAIN,
            evidence),
        original);
  }

  /// A value that is there; Python writes what is not as `None` where a text is wanted.
  private static Optional<String> told(JsonNode row, String field) {
    return Rows.string(row, field).filter(text -> !text.equals("None"));
  }

  private static @Nullable Stamp stamp(
      JsonNode row, String field, String of, List<Evidence> evidence) {
    String written = told(row, field).orElse("");
    if (written.isEmpty()) {
      return null;
    }
    Optional<Stamp> stamp = IsoStamp.parse(written);
    evidence.add(
        stamp
            .map(known -> new Evidence(of, known.toString(), written, of + "-by-input"))
            .orElseGet(() -> new Evidence(of, "", written, of + "-unreadable")));
    return stamp.orElse(null);
  }

  /// Only a time with its zone is a moment.
  private static @Nullable Instant moment(@Nullable Stamp stamp) {
    OffsetDateTime time = stamp == null ? null : stamp.time();
    return time == null ? null : time.toInstant();
  }

  /// Whether the text holds the description, which may break off.
  private static boolean repeats(String text, String description) {
    String start = plain(description).replaceFirst("\\s*(?:\u2026|\\.\\.\\.)$", "");
    return plain(text).contains(start);
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
