package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The words two texts share, laid side by side: tiles that stand in both, none overlapping,
/// longest first (greedy string tiling: Wise 1993), then joined into passages where only a few
/// words were changed between them.
record Alignment(WordText a, WordText b, List<Passage> passages) {
  /// Fewest words of a tile. Shorter ones are phrases of the language.
  private static final int LEAST = 5;

  /// Words that may differ between two tiles of one passage.
  private static final int GAP = 8;

  /// Pairs of places at which one shingle may be tried: 32 in each of two texts. One that stands in
  /// both more often, as in a text that says the same over and over, is only tried at its first
  /// place in one against its first in the other, its second against the second and so on: so the
  /// work stays in proportion to the lengths.
  private static final int MOST_TRIED = 1_024;

  /// `length` words from `a` in one text and from `b` in the other.
  record Tile(int a, int b, int length) {}

  /// Tiles in a row, in both texts in the same order.
  record Passage(List<Tile> tiles) {
    Passage {
      tiles = List.copyOf(tiles);
    }

    int words() {
      return tiles.stream().mapToInt(Tile::length).sum();
    }
  }

  /// A text's shingles in the order of their hashes, so that two texts are matched by merging: 40
  /// bits of the hash, then 24 of the place.
  record Sorted(long[] shingles) {
    private static final int PLACE_BITS = 24;

    static final Sorted NONE = new Sorted(new long[0]);

    static Sorted of(WordText words) {
      long[] shingles = words.shingles(LEAST);
      for (int i = 0; i < shingles.length; i++) {
        shingles[i] = shingles[i] << PLACE_BITS | i;
      }
      Arrays.sort(shingles);
      return new Sorted(shingles);
    }

    int size() {
      return shingles.length;
    }

    long key(int at) {
      return shingles[at] >> PLACE_BITS;
    }

    /// The place after the last of those with the same key as the one at `from`.
    int endOfKey(int from) {
      long key = key(from);
      int end = from + 1;
      while (end < shingles.length && key(end) == key) {
        end++;
      }
      return end;
    }

    int place(int at) {
      return (int) shingles[at] & ((1 << PLACE_BITS) - 1);
    }
  }

  static Alignment of(WordText a, WordText b, Sorted sortedA, Sorted sortedB) {
    List<Tile> matches = findMatches(a, b, sortedA, sortedB);
    matches.sort(
        Comparator.comparingInt(Tile::length)
            .reversed()
            .thenComparingInt(Tile::a)
            .thenComparingInt(Tile::b));
    boolean[] usedA = new boolean[a.size()];
    boolean[] usedB = new boolean[b.size()];
    List<Tile> tiles = new ArrayList<>();
    for (Tile match : matches) {
      int from = 0;
      while (from < match.length) {
        while (from < match.length && (usedA[match.a + from] || usedB[match.b + from])) {
          from++;
        }
        int to = from;
        while (to < match.length && !usedA[match.a + to] && !usedB[match.b + to]) {
          to++;
        }
        if (to - from >= LEAST) {
          Arrays.fill(usedA, match.a + from, match.a + to, true);
          Arrays.fill(usedB, match.b + from, match.b + to, true);
          tiles.add(new Tile(match.a + from, match.b + from, to - from));
        }
        from = to;
      }
    }
    tiles.sort(Comparator.comparingInt(Tile::a));
    return new Alignment(a, b, join(tiles));
  }

  /// All longest matches of at least [#LEAST] words, but for those of shingles that stand too
  /// often.
  private static List<Tile> findMatches(WordText a, WordText b, Sorted sortedA, Sorted sortedB) {
    List<Tile> matches = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < sortedA.size() && j < sortedB.size()) {
      int order = Long.compare(sortedA.key(i), sortedB.key(j));
      if (order < 0) {
        i++;
      } else if (order > 0) {
        j++;
      } else {
        int endA = sortedA.endOfKey(i);
        int endB = sortedB.endOfKey(j);
        if ((long) (endA - i) * (endB - j) <= MOST_TRIED) {
          for (int x = i; x < endA; x++) {
            for (int y = j; y < endB; y++) {
              addMatch(a, b, sortedA.place(x), sortedB.place(y), matches);
            }
          }
        } else {
          for (int x = i, y = j; x < endA && y < endB; x++, y++) {
            addMatch(a, b, sortedA.place(x), sortedB.place(y), matches);
          }
        }
        i = endA;
        j = endB;
      }
    }
    return matches;
  }

  /// Adds the match that begins at two places, unless it goes further back.
  private static void addMatch(WordText a, WordText b, int atA, int atB, List<Tile> matches) {
    if (atA > 0 && atB > 0 && a.hash(atA - 1) == b.hash(atB - 1)) {
      return;
    }
    int length = 0;
    while (atA + length < a.size()
        && atB + length < b.size()
        && a.hash(atA + length) == b.hash(atB + length)) {
      length++;
    }
    if (length >= LEAST) {
      matches.add(new Tile(atA, atB, length));
    }
  }

  private static List<Passage> join(List<Tile> tiles) {
    List<Passage> passages = new ArrayList<>();
    List<Tile> current = new ArrayList<>();
    for (Tile tile : tiles) {
      if (!current.isEmpty()) {
        Tile last = current.getLast();
        int gapB = tile.b - last.b - last.length;
        if (tile.a - last.a - last.length > GAP || gapB < 0 || gapB > GAP) {
          passages.add(new Passage(current));
          current.clear();
        }
      }
      current.add(tile);
    }
    if (!current.isEmpty()) {
      passages.add(new Passage(current));
    }
    return passages;
  }
}
