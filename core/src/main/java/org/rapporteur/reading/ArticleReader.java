package org.rapporteur.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;

/// Reads an article: sentences, words and names, each name with the fullest form it has in the
/// text. Loaded once, shared between threads.
///
/// Any language is cut into sentences and words; names are found by what English news taught, and
/// are of little worth elsewhere.
public final class ArticleReader {
  private final NameFinder names;
  private final Resolver resolver;

  private ArticleReader(NameFinder names, Resolver resolver) {
    this.names = names;
    this.resolver = resolver;
  }

  /// A reader in the fast gear. Reads the weights and word lists from the class path.
  public static ArticleReader load() {
    return of(null);
  }

  /// A reader in the full gear.
  public static ArticleReader load(Encoder encoder) {
    return of(encoder);
  }

  private static ArticleReader of(@Nullable Encoder encoder) {
    Gazetteer gazetteer = Gazetteer.shared();
    return new ArticleReader(NameFinder.load(gazetteer, encoder), new Resolver(gazetteer));
  }

  public Reading read(Article article) {
    String text = article.text();
    List<Sentence> sentences = SentenceSplitter.split(text);
    List<Name> found = resolver.resolve(text, names.findNames(text, sentences));
    return new Reading(article, sentences, Titles.beside(text, sentences, found));
  }
}
