package org.rapporteur.intake;

import org.rapporteur.model.Article;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

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
