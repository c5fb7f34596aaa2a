package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which of many texts share word sequences: the pairs of [CopyIndex], found by sorting where all
/// texts are at hand.
///
/// Two texts are candidates when they share [#LEAST_SHARED] kept shingles ([Shingles]). A shingle
/// that stands in a crowd of texts joins each of them only to the first ones
/// ([Shingles#partners]), so the cost stays linear in what is printed.
final class ShingleIndex {
  /// Kept shingles two texts must share to be compared.
  static final int LEAST_SHARED = 2;

  /// Two texts, by their places in the list, `first < second`.
  record Pair(int first, int second) {}

  /// As [Postings] has them, sorted.
  private final long[] postings;

  private ShingleIndex(long[] postings) {
    this.postings = postings;
  }

  static ShingleIndex of(List<WordText> words) {
    if (words.size() > Postings.MOST_TEXTS) {
      throw new IllegalArgumentException("too many texts for one index: " + words.size());
    }
    long[][] keys = words.parallelStream().map(Shingles::keys).toArray(long[][]::new);
    long[] postings = new long[Arrays.stream(keys).mapToInt(each -> each.length).sum()];
    int size = 0;
    for (int text = 0; text < keys.length; text++) {
      for (long key : keys[text]) {
        postings[size++] = Postings.of(key, text);
      }
    }
    Arrays.parallelSort(postings);
    return new ShingleIndex(postings);
  }

  /// Pairs of texts that share enough to be compared, in order.
  List<Pair> findPairs() {
    PairCounts shared = new PairCounts();
    for (int start = 0; start < postings.length; ) {
      long key = Postings.key(postings[start]);
      int end = start + 1;
      while (end < postings.length && Postings.key(postings[end]) == key) {
        int partners = Shingles.partners(key, end - start);
        for (int i = start; i < start + partners; i++) {
          shared.add(Postings.text(postings[i]), Postings.text(postings[end]));
        }
        end++;
      }
      start = end;
    }
    List<Pair> pairs = new ArrayList<>();
    shared.forEach(
        (first, second, count) -> {
          if (count >= LEAST_SHARED) {
            pairs.add(new Pair(first, second));
          }
        });
    pairs.sort(CopyFinder.BY_PLACE);
    return pairs;
  }
}
