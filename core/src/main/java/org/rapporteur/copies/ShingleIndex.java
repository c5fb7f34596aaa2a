package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which texts share word sequences: an inverted index over chosen shingles.
///
/// 1. Of each [#WINDOW] neighbouring shingles of [#LENGTH] words the one with the smallest hash is kept (winnowing: Schleimer, Wilkerson and Aiken 2003), so
///    every shared run of `LENGTH + WINDOW - 1` words is met at least once and the index holds two fifths of all shingles.
/// 2. Two texts are candidates when they share [#LEAST_SHARED] kept shingles. A shingle that stands in more than [#CROWD] texts joins each of them only to the
///    first ones, so the cost stays linear in what is printed.
final class ShingleIndex {
  /// Words of a shingle. Five words recur by chance in news of one day, seven miss lightly edited copies.
  static final int LENGTH = 6;

  /// Neighbouring shingles of which one is kept.
  static final int WINDOW = 4;

  /// Kept shingles two texts must share to be compared.
  private static final int LEAST_SHARED = 2;

  /// Texts that may share a shingle before it stops to pair all with all.
  private static final int CROWD = 256;

  /// Two texts, by their places in the list, `first < second`.
  record Pair(int first, int second) {}

  /// Postings sorted by shingle, then by text.
  private final long[] shingles;

  private final int[] texts;

  private ShingleIndex(long[] shingles, int[] texts) {
    this.shingles = shingles;
    this.texts = texts;
  }

  static ShingleIndex of(List<WordText> words) {
    long[][] kept = new long[words.size()][];
    int total = 0;
    for (int i = 0; i < kept.length; i++) {
      long[] all = words.get(i).shingles(LENGTH);
      int[] places = winnow(all);
      kept[i] = Arrays.stream(places).mapToLong(place -> all[place]).sorted().distinct().toArray();
      total += kept[i].length;
    }
    return sorted(kept, total);
  }

  /// Sorts all postings by merging: the texts' own lists are in order already.
  private static ShingleIndex sorted(long[][] kept, int total) {
    long[] keys = new long[total];
    int[] owners = new int[total];
    int at = 0;
    for (int i = 0; i < kept.length; i++) {
      for (long shingle : kept[i]) {
        keys[at] = shingle;
        owners[at++] = i;
      }
    }
    Integer[] order = new Integer[total];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (x, y) -> {
      int byKey = Long.compare(keys[x], keys[y]);
      return byKey != 0 ? byKey : Integer.compare(owners[x], owners[y]);
    });
    long[] sortedKeys = new long[total];
    int[] sortedOwners = new int[total];
    for (int i = 0; i < total; i++) {
      sortedKeys[i] = keys[order[i]];
      sortedOwners[i] = owners[order[i]];
    }
    return new ShingleIndex(sortedKeys, sortedOwners);
  }

  /// The places of the kept shingles, ascending.
  static int[] winnow(long[] shingles) {
    int[] places = new int[shingles.length];
    int size = 0;
    int last = -1;
    for (int start = 0; start + WINDOW <= shingles.length || (start == 0 && shingles.length > 0); start++) {
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
    Map<Long, Integer> shared = new HashMap<>();
    for (int start = 0; start < shingles.length; ) {
      int end = start + 1;
      while (end < shingles.length && shingles[end] == shingles[start]) {
        end++;
      }
      for (int i = start; i < end; i++) {
        int partners = end - start <= CROWD ? end : Math.min(end, start + CROWD);
        for (int j = i + 1; j < partners; j++) {
          shared.merge(key(texts[i], texts[j]), 1, Integer::sum);
        }
        if (end - start > CROWD && i >= start + CROWD) {
          shared.merge(key(texts[start], texts[i]), 1, Integer::sum);
        }
      }
      start = end;
    }
    List<Pair> pairs = new ArrayList<>();
    shared.forEach((key, count) -> {
      if (count >= LEAST_SHARED) {
        pairs.add(new Pair((int) (key >>> 32), (int) (long) key));
      }
    });
    pairs.sort((x, y) -> x.first != y.first ? Integer.compare(x.first, y.first) : Integer.compare(x.second, y.second));
    return pairs;
  }

  private static long key(int first, int second) {
    return ((long) first << 32) | second;
  }
}
