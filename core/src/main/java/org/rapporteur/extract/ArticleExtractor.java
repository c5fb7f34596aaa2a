package org.rapporteur.extract;

import java.util.List;
import org.rapporteur.model.Article;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// Finds the articles of a page: the page's own first, then others that hang on it in full.
/// Stateless, safe to share between threads.
public final class ArticleExtractor {
  /// The articles of the page, or why it has none. Costs a few milliseconds a page.
  public Extraction extract(Page page) {
    if (page.content().isBlank()) {
      return new Extraction.Rejected(page.key(), Rejection.EMPTY, "");
    }
    List<Article> articles =
        switch (page.kind()) {
          case HTML -> HtmlExtractor.findArticles(page);
          case TEXT -> TextExtractor.findArticles(page);
        };
    return articles.isEmpty()
        ? new Extraction.Rejected(page.key(), Rejection.NO_ARTICLE, "")
        : new Extraction.Found(articles);
  }
}
