package org.rapporteur.reading;

import java.util.List;
import org.rapporteur.model.Article;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;

/// Reads an article: sentences, words and names. Loaded once, shared between threads.
public final class ArticleReader {
  private final NameFinder names;

  private ArticleReader(NameFinder names) {
    this.names = names;
  }

  public static ArticleReader load() {
    return new ArticleReader(NameFinder.load());
  }

  public Reading read(Article article) {
    List<Sentence> sentences = SentenceSplitter.split(article.text());
    return new Reading(article, sentences, names.findNames(article.text(), sentences));
  }
}
