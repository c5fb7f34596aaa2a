package org.rapporteur.intake;

import org.rapporteur.model.Article;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// What one thing that was handed in turned out to be.
public sealed interface Input {
  /// What the input calls it: its `id`, else its path as given, else its address.
  String key();

  /// A page, still to be extracted.
  record OfPage(Page page) implements Input {
    @Override
    public String key() {
      return page.key();
    }
  }

  /// An article whose input names its parts: nothing is to be extracted.
  record OfArticle(Article article) implements Input {
    @Override
    public String key() {
      return article.from().key();
    }
  }

  /// Nothing that can be read, and why.
  record Refused(String key, Rejection reason, String detail) implements Input {}
}
