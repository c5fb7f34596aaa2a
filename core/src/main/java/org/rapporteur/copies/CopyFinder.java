package org.rapporteur.copies;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.reading.Encoder;

/// Finds which articles print the same text. Immutable; share it between threads.
///
/// 1. Each text becomes words; those in quote marks, datelines, credit lines and lines a publisher
///    prints on many pages are marked.
/// 2. An index over word sequences names the pairs worth comparing ([ShingleIndex]).
/// 3. Each pair is aligned word for word ([Alignment]) and judged ([PairJudge]).
/// 4. Of the other pairs, those with the same names and numbers in the same order are compared by
///    what their sentences say ([RewriteFinder]).
///
/// Cost: linear in the words given, plus an alignment for each pair that shares two sequences;
/// hardly any pair comes to the sentences.
public final class CopyFinder {
  static final Comparator<ShingleIndex.Pair> BY_PLACE =
      Comparator.comparingInt(ShingleIndex.Pair::first).thenComparingInt(ShingleIndex.Pair::second);

  private final FurnitureRules furniture = FurnitureRules.load();
  private final Agencies agencies = Agencies.load();

  private final RewriteFinder rewrites;

  public CopyFinder(Encoder encoder) {
    this.rewrites = new RewriteFinder(encoder);
  }

  /// All pairs that share text, by the ids of `a`, then `b`. An article given twice counts once.
  public List<Copy> findCopies(List<Article> articles) {
    Map<ArticleId, Article> byId = new HashMap<>();
    articles.forEach(article -> byId.putIfAbsent(article.id(), article));
    List<Article> sorted =
        byId.values().stream().sorted(Comparator.comparing(Article::id)).toList();
    List<WordText> words =
        CopyStage.time(
            "words",
            () -> sorted.parallelStream().map(article -> WordText.of(article, furniture)).toList());
    List<Publisher> publishers =
        CopyStage.time(
            "publishers",
            () -> sorted.parallelStream().map(article -> Publisher.of(article, agencies)).toList());
    CopyStage.time("furniture", () -> PageFurniture.mark(words, publishers));
    List<ShingleIndex.Pair> pairs =
        CopyStage.time("candidates", () -> ShingleIndex.of(words).findPairs());
    Map<ShingleIndex.Pair, Copy> copies = new TreeMap<>(BY_PLACE);
    copies.putAll(CopyStage.time("alignments", () -> judge(words, publishers, pairs)));
    copies.putAll(findRewritten(words, publishers, copies));
    return List.copyOf(copies.values());
  }

  private static Map<ShingleIndex.Pair, Copy> judge(
      List<WordText> words, List<Publisher> publishers, List<ShingleIndex.Pair> pairs) {
    Alignment.Sorted[] shingles = sortedShingles(words, pairs);
    return pairs.parallelStream()
        .flatMap(
            pair -> {
              Alignment alignment =
                  Alignment.of(
                      words.get(pair.first()),
                      words.get(pair.second()),
                      shingles[pair.first()],
                      shingles[pair.second()]);
              return PairJudge.judge(
                      alignment, publishers.get(pair.first()), publishers.get(pair.second()))
                  .stream()
                  .map(copy -> Map.entry(pair, copy));
            })
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Pairs that tell the same in other words; those that `known` holds as whole or partial copies
  /// are left as they are.
  private Map<ShingleIndex.Pair, Copy> findRewritten(
      List<WordText> words, List<Publisher> publishers, Map<ShingleIndex.Pair, Copy> known) {
    List<RewriteFinder.Text> texts =
        CopyStage.time(
            "names and numbers",
            () ->
                IntStream.range(0, words.size())
                    .parallel()
                    .mapToObj(
                        i ->
                            new RewriteFinder.Text(
                                words.get(i), publishers.get(i), Anchors.of(words.get(i))))
                    .toList());
    List<ShingleIndex.Pair> candidates =
        CopyStage.time(
            "retellings: candidates",
            () ->
                rewrites.findCandidates(
                    texts,
                    pair -> {
                      Copy copy = known.get(pair);
                      return copy != null && copy.kind().sameOrigin();
                    }));
    return CopyStage.time("retellings: sentences", () -> findRewritten(candidates, texts));
  }

  private Map<ShingleIndex.Pair, Copy> findRewritten(
      List<ShingleIndex.Pair> candidates, List<RewriteFinder.Text> texts) {
    Map<ShingleIndex.Pair, Copy> rewritten = new HashMap<>();
    for (ShingleIndex.Pair pair : candidates) {
      RewriteFinder.Text a = texts.get(pair.first());
      RewriteFinder.Text b = texts.get(pair.second());
      rewrites
          .judge(a, b)
          .map(
              rewriting ->
                  PairJudge.rewritten(
                      new Alignment(a.words(), b.words(), List.of()),
                      rewriting,
                      a.publisher(),
                      b.publisher()))
          .ifPresent(found -> rewritten.put(pair, found));
    }
    return rewritten;
  }

  /// By the texts' places in `words`; empty where a text stands in no pair.
  private static Alignment.Sorted[] sortedShingles(
      List<WordText> words, List<ShingleIndex.Pair> pairs) {
    BitSet needed = new BitSet();
    pairs.forEach(
        pair -> {
          needed.set(pair.first());
          needed.set(pair.second());
        });
    return IntStream.range(0, words.size())
        .parallel()
        .mapToObj(i -> needed.get(i) ? Alignment.Sorted.of(words.get(i)) : Alignment.Sorted.NONE)
        .toArray(Alignment.Sorted[]::new);
  }
}
