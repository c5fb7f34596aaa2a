package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.reading.Encoder;

/// Finds which articles print the same text. Immutable; share it between threads.
///
/// 1. Each text becomes words; those in quote marks, datelines, credit lines and lines a publisher prints on many pages are marked.
/// 2. An index over word sequences names the pairs worth comparing ([ShingleIndex]).
/// 3. Each pair is aligned word for word ([Alignment]) and judged ([PairJudge]).
///
/// Cost: linear in the words given, plus an alignment for each pair that shares two sequences.
public final class CopyFinder {
  private final FurnitureRules furniture = FurnitureRules.load();
  private final Agencies agencies = Agencies.load();

  public CopyFinder(Encoder encoder) {
    Objects.requireNonNull(encoder);
  }

  /// All pairs that share text, by the ids of `a`, then `b`. An article given twice counts once.
  public List<Copy> findCopies(List<Article> articles) {
    Map<ArticleId, Article> byId = new HashMap<>();
    articles.forEach(article -> byId.putIfAbsent(article.id(), article));
    List<Article> sorted = byId.values().stream().sorted(Comparator.comparing(Article::id)).toList();
    List<WordText> words = sorted.parallelStream().map(article -> WordText.of(article, furniture)).toList();
    List<Publisher> publishers = sorted.parallelStream().map(article -> Publisher.of(article, agencies)).toList();
    PageFurniture.mark(words, publishers);
    List<ShingleIndex.Pair> pairs = ShingleIndex.of(words).findPairs();
    Alignment.Sorted[] shingles = sortedShingles(words, pairs);
    List<Copy> copies = new ArrayList<>();
    pairs.parallelStream()
        .map(pair -> {
          Alignment alignment =
              Alignment.of(
                  words.get(pair.first()),
                  words.get(pair.second()),
                  shingles[pair.first()],
                  shingles[pair.second()]);
          return PairJudge.judge(alignment, publishers.get(pair.first()), publishers.get(pair.second()));
        })
        .forEachOrdered(copy -> copy.ifPresent(copies::add));
    return copies;
  }

  /// By the texts' places in `words`; empty where a text stands in no pair.
  private static Alignment.Sorted[] sortedShingles(List<WordText> words, List<ShingleIndex.Pair> pairs) {
    BitSet needed = new BitSet();
    pairs.forEach(pair -> {
      needed.set(pair.first());
      needed.set(pair.second());
    });
    return IntStream.range(0, words.size())
        .parallel()
        .mapToObj(i -> needed.get(i) ? Alignment.Sorted.of(words.get(i)) : Alignment.Sorted.NONE)
        .toArray(Alignment.Sorted[]::new);
  }
}
