package org.rapporteur.intake;

import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;
import org.rapporteur.model.Stamp;

/// What one thing that was handed in turned out to be.
public sealed interface Input {
  /// What the input calls it: its `id`, else its path as given, else its address.
  String key();

  /// A page, still to be extracted.
  ///
  /// @param original the bytes that `page` was decoded from
  record OfPage(Page page, Original original) implements Input {
    @Override
    public String key() {
      return page.key();
    }
  }

  /// An article whose input names its parts: nothing is to be extracted.
  ///
  /// @param original the row it was taken from
  record OfArticle(Article article, Original original) implements Input {
    @Override
    public String key() {
      return article.from().key();
    }
  }

  /// An address that a feed or a list of feeds names: what stands there is still to be fetched.
  ///
  /// @param key where it is listed: `feed.rss:3`, counted from 1
  /// @param headline what the list calls it, when it does
  /// @param published what the list says of it, when it does
  record ToFetch(String key, String address, @Nullable String headline, @Nullable Stamp published)
      implements Input {}

  /// Nothing that can be read, and why.
  ///
  /// @param key where it stands: `a.html`, `a.zip!/b.html`, `rows.jsonl:12`
  /// @param detail what more there is to say, or empty
  record Refused(String key, Rejection reason, String detail) implements Input {
    /// One line for people: `rows.jsonl:12: not valid JSON (unexpected end)`.
    public String message() {
      return key + ": " + reason.reason() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
  }
}
