package org.rapporteur.reading;

import java.util.List;
import org.rapporteur.model.Article;
import org.rapporteur.model.Reading;

/// Reads an article: sentences, words and names. Loaded once, shared between threads.
public final class ArticleReader {
  public static ArticleReader load() {
    return new ArticleReader();
  }

  public Reading read(Article article) {
    return new Reading(article, SentenceSplitter.split(article.text()), List.of());
  }
}
