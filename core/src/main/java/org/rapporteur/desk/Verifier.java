package org.rapporteur.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Rapporteur;
import org.rapporteur.intake.Intake;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Line;
import org.rapporteur.model.Page;
import org.rapporteur.model.Run;
import org.rapporteur.model.Span;
import org.rapporteur.model.Telling;

/// Holds all that the record says against what it came from, from the bytes up: the bytes against
/// their hash, the article against its seal, and every span of accounts, copies and briefs against
/// the article's text.
final class Verifier {
  private static final Span NOWHERE = new Span(0, 0);

  private final RecordFile record;
  private final Originals originals;
  private final @Nullable Rapporteur rapporteur;
  private final Consumer<FailedSpan> out;
  private final Map<ArticleId, Article> articles = new HashMap<>();

  /// @param rapporteur extracts the bytes again; null where they are not to be
  Verifier(
      RecordFile record,
      Originals originals,
      @Nullable Rapporteur rapporteur,
      Consumer<FailedSpan> out) {
    this.record = record;
    this.originals = originals;
    this.rapporteur = rapporteur;
    this.out = out;
  }

  void run() throws IOException {
    Source source = null;
    for (RecordFile.ArticleRow row : record.rows()) {
      if (source == null
          || !source.hash.equals(row.pageHash())
          || !source.key.equals(row.pageKey())) {
        source = source(row);
      }
      article(row, source);
    }
    for (Copy copy : record.copies()) {
      for (int i = 0; i < copy.runs().size(); i++) {
        Run run = copy.runs().get(i);
        inside(copy.a(), "copies/" + copy.b() + "/runs/" + i, run.a());
        inside(copy.b(), "copies/" + copy.a() + "/runs/" + i, run.b());
      }
    }
    for (Brief brief : record.briefs()) {
      brief(brief);
    }
  }

  /// What an article came from.
  ///
  /// @param failure what is wrong with the bytes, or null
  /// @param extracted the articles that the bytes give now; null where another version of the
  /// extractor made the stored ones, or none
  private record Source(
      String hash,
      String key,
      @Nullable String found,
      @Nullable String failure,
      @Nullable List<Article> extracted) {}

  private Source source(RecordFile.ArticleRow row) throws IOException {
    Optional<byte[]> bytes = originals.bytes(row.pageHash());
    if (bytes.isEmpty()) {
      return new Source(
          row.pageHash(), row.pageKey(), "", "the bytes it came from are missing", null);
    }
    String found = Hash.of(bytes.get());
    if (!found.equals(row.pageHash())) {
      return new Source(
          row.pageHash(), row.pageKey(), found, "the bytes it came from were changed", null);
    }
    boolean comparable =
        !row.kind().equals(RecordFile.ROW)
            && row.extractor().equals(ProgramVersion.current().extractor());
    List<Article> extracted =
        comparable && rapporteur != null ? extract(row, bytes.get(), rapporteur) : null;
    return new Source(row.pageHash(), row.pageKey(), found, null, extracted);
  }

  private static List<Article> extract(
      RecordFile.ArticleRow row, byte[] bytes, Rapporteur rapporteur) {
    Page.Kind kind = Page.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT));
    return Intake.decode(bytes, kind)
        .map(
            content ->
                new Page(
                    row.pageKey(), kind, row.pageUrl(), content, row.pageHash(), row.fetched()))
        .map(
            page ->
                rapporteur.extract(page) instanceof Extraction.Found(List<Article> found)
                    ? found
                    : List.<Article>of())
        .orElse(List.of());
  }

  private void article(RecordFile.ArticleRow row, Source source) {
    ArticleId id = new ArticleId(row.id());
    if (source.failure() != null) {
      fail(
          row.key(),
          id,
          "bytes",
          NOWHERE,
          row.pageHash(),
          String.valueOf(source.found()),
          source.failure());
    }
    if (!Hash.ofParts(row.json()).equals(row.seal())) {
      fail(
          row.key(),
          id,
          "article",
          NOWHERE,
          row.seal(),
          Hash.ofParts(row.json()),
          "the article was changed after it was stored");
    }
    Article article;
    try {
      article = RecordJson.read(row.json(), Article.class);
    } catch (UncheckedIOException e) {
      fail(
          row.key(), id, "article", NOWHERE, "", "", "the article cannot be read: " + e.getCause());
      return;
    }
    articles.put(id, article);
    if (source.extracted() != null && !source.extracted().contains(article)) {
      fail(
          row.key(), id, "article", NOWHERE, "", "", "the bytes it came from give another article");
    }
    Dateline dateline = article.dateline();
    if (dateline != null) {
      inside(id, "dateline", dateline.span());
    }
    if (row.account() != null) {
      account(article, row.account());
    }
  }

  private void account(Article article, String json) {
    List<FailedSpan> failed = new ArrayList<>();
    RecordJson.SpanCheck check =
        (path, start, end, words) -> {
          FailedSpan failure = compare(article, path, start, end, words);
          if (failure != null) {
            failed.add(failure);
          }
        };
    try {
      RecordJson.readAccount(json, article, check);
    } catch (UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      Throwable cause = e.getCause() instanceof JsonProcessingException of ? of : e;
      fail(
          article.from().key(),
          article.id(),
          "account",
          NOWHERE,
          "",
          "",
          "the account cannot be read: " + cause.getMessage());
    }
    failed.forEach(out);
  }

  private void brief(Brief brief) {
    for (Line line : brief.lines()) {
      for (int i = 0; i < line.tellings().size(); i++) {
        Telling telling = line.tellings().get(i);
        String what = "stories/" + brief.story().id() + "/lines/" + line.id() + "/tellings/" + i;
        Article article = articles.get(telling.article());
        if (article == null) {
          fail(
              "",
              telling.article(),
              what,
              telling.span(),
              telling.text(),
              "",
              "its article is not on the desk");
          continue;
        }
        FailedSpan failure =
            compare(article, what, telling.span().start(), telling.span().end(), telling.text());
        if (failure != null) {
          out.accept(failure);
        }
        inside(telling.article(), what + "/sentence", telling.sentence());
      }
    }
  }

  private static @Nullable FailedSpan compare(
      Article article, String what, int start, int end, String words) {
    String text = article.text();
    if (start < 0 || end < start || end > text.length()) {
      return new FailedSpan(
          article.from().key(),
          article.id(),
          what,
          NOWHERE,
          words,
          "",
          "[" + start + "," + end + ") is outside the text");
    }
    String found = text.substring(start, end);
    return found.equals(words)
        ? null
        : new FailedSpan(
            article.from().key(),
            article.id(),
            what,
            new Span(start, end),
            words,
            found,
            "other words stand there");
  }

  private void inside(ArticleId id, String what, Span span) {
    Article article = articles.get(id);
    if (article == null) {
      fail("", id, what, span, "", "", "its article is not on the desk");
    } else if (span.end() > article.text().length()) {
      fail(article.from().key(), id, what, NOWHERE, "", "", span + " is outside the text");
    }
  }

  private void fail(
      String key,
      ArticleId article,
      String what,
      Span span,
      String text,
      String found,
      String reason) {
    out.accept(new FailedSpan(key, article, what, span, text, found, reason));
  }
}
