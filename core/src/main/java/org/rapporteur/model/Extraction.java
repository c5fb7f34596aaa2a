package org.rapporteur.model;

import java.util.List;

/// What became of a page: its articles, or the reason why it has none.
public sealed interface Extraction {
  /// One article or more, the page's own first.
  record Found(List<Article> articles) implements Extraction {
    public Found {
      articles = List.copyOf(articles);
      if (articles.isEmpty()) {
        throw new IllegalArgumentException("found no article: that is a rejection");
      }
    }
  }

  /// No article.
  record Rejected(String key, Rejection reason, String detail) implements Extraction {}
}
