package org.rapporteur.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Embedding;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;

/// Reads an article: sentences, words and names, each name with the fullest form it has in the
/// text. Loaded once, shared between threads.
///
/// Any language is cut into sentences and words; names are found by what English news taught, and
/// are of little worth elsewhere.
public final class ArticleReader {
  /// Sentences of an opening.
  private static final int OPENING = 3;

  private final NameFinder names;
  private final Resolver resolver;
  private final @Nullable Encoder encoder;

  private ArticleReader(NameFinder names, Resolver resolver, @Nullable Encoder encoder) {
    this.names = names;
    this.resolver = resolver;
    this.encoder = encoder;
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
    return new ArticleReader(NameFinder.load(gazetteer, encoder), new Resolver(gazetteer), encoder);
  }

  public Reading read(Article article) {
    String text = article.text();
    List<Sentence> sentences = SentenceSplitter.split(text);
    List<Name> found = resolver.resolve(text, names.findNames(text, sentences));
    return new Reading(
        article, sentences, Titles.beside(text, sentences, found), opening(article, sentences));
  }

  /// The mean of the headline's direction and that of the first sentences; null in the fast gear
  /// and for an article that has neither.
  private @Nullable Embedding opening(Article article, List<Sentence> sentences) {
    if (encoder == null || sentences.isEmpty() && article.headline().isBlank()) {
      return null;
    }
    float[] lede = new float[Encoder.WIDTH];
    List<Sentence> first = sentences.subList(0, Math.min(OPENING, sentences.size()));
    encoder.read(article.text(), first).forEach(read -> add(lede, read.vector(), 1));
    if (article.headline().isBlank()) {
      return Embedding.of(lede);
    }
    float[] sum = new float[Encoder.WIDTH];
    add(sum, lede, 1 / Math.max(length(lede), Float.MIN_NORMAL));
    encoder.encode(List.of(article.headline())).values().forEach(headline -> add(sum, headline, 1));
    return Embedding.of(sum);
  }

  private static void add(float[] sum, float[] vector, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * vector[i];
    }
  }

  private static float length(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    return (float) Math.sqrt(squares);
  }
}
