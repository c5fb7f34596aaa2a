package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Which texts share word sequences: an inverted index over chosen shingles.
///
/// 1. Of each [#WINDOW] neighbouring shingles of [#LENGTH] words the one with the smallest hash is
///    kept (winnowing: Schleimer, Wilkerson and Aiken 2003), so every shared run of `LENGTH +
///    WINDOW - 1` words is met at least once and the index holds two fifths of all shingles.
/// 2. Two texts are candidates when they share [#LEAST_SHARED] kept shingles. A shingle that stands
///    in more than [#CROWD] texts joins each of them only to the first ones, so the cost stays
///    linear in what is printed.
final class ShingleIndex {
  /// Words of a shingle. Five words recur by chance in news of one day, seven miss lightly edited
  /// copies.
  static final int LENGTH = 6;

  /// Neighbouring shingles of which one is kept.
  static final int WINDOW = 4;

  /// Kept shingles two texts must share to be compared.
  private static final int LEAST_SHARED = 2;

  /// Texts that may share a shingle before it stops to pair all with all.
  private static final int CROWD = 256;

  /// Two texts, by their places in the list, `first < second`.
  record Pair(int first, int second) {}

  /// Bits of a posting that name the text; the rest are the shingle's. Two shingles that agree in
  /// 40 bits are taken for one, which costs a comparison once in a while and decides nothing.
  static final int TEXT_BITS = 24;

  /// Postings sorted by shingle, then by text.
  private final long[] postings;

  private ShingleIndex(long[] postings) {
    this.postings = postings;
  }

  static ShingleIndex of(List<WordText> words) {
    if (words.size() >= 1 << TEXT_BITS) {
      throw new IllegalArgumentException("too many texts for one index: " + words.size());
    }
    long[][] kept = new long[words.size()][];
    int total = 0;
    for (int i = 0; i < kept.length; i++) {
      long text = i;
      long[] all = words.get(i).shingles(LENGTH);
      kept[i] =
          Arrays.stream(winnow(all))
              .mapToLong(place -> all[place] << TEXT_BITS | text)
              .sorted()
              .distinct()
              .toArray();
      total += kept[i].length;
    }
    long[] postings = new long[total];
    int at = 0;
    for (long[] each : kept) {
      System.arraycopy(each, 0, postings, at, each.length);
      at += each.length;
    }
    Arrays.parallelSort(postings);
    return new ShingleIndex(postings);
  }

  /// The places of the kept shingles, ascending.
  static int[] winnow(long[] shingles) {
    int[] places = new int[shingles.length];
    int size = 0;
    int last = -1;
    for (int start = 0;
        start + WINDOW <= shingles.length || (start == 0 && shingles.length > 0);
        start++) {
      int end = Math.min(shingles.length, start + WINDOW);
      int smallest = start;
      for (int i = start + 1; i < end; i++) {
        if (shingles[i] <= shingles[smallest]) {
          smallest = i;
        }
      }
      if (smallest != last) {
        places[size++] = smallest;
        last = smallest;
      }
    }
    return Arrays.copyOf(places, size);
  }

  /// Pairs of texts that share enough to be compared, in order.
  List<Pair> findPairs() {
    PairCounts shared = new PairCounts();
    for (int start = 0; start < postings.length; ) {
      int end = start + 1;
      while (end < postings.length
          && postings[end] >>> TEXT_BITS == postings[start] >>> TEXT_BITS) {
        end++;
      }
      for (int i = start; i < end; i++) {
        int partners = Math.min(end, end - start <= CROWD ? end : Math.max(i + 1, start + CROWD));
        for (int j = i + 1; j < partners; j++) {
          shared.add(text(postings[i]), text(postings[j]));
        }
        if (i >= start + CROWD) {
          shared.add(text(postings[start]), text(postings[i]));
        }
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
    pairs.sort(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
    return pairs;
  }

  static int text(long posting) {
    return (int) posting & ((1 << TEXT_BITS) - 1);
  }
}
