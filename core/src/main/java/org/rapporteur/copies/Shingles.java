package org.rapporteur.copies;

import java.util.Arrays;

/// The shingles by which a text is looked up: of each [#WINDOW] neighbouring ones of [#LENGTH]
/// words the one with the smallest hash is kept (winnowing: Schleimer, Wilkerson and Aiken 2003),
/// so every shared run of `LENGTH + WINDOW - 1` words is met at least once, and two fifths of all
/// shingles are kept.
///
/// A kept shingle is known by its *key*: 39 bits of its hash, under one that says whether all its
/// words are furniture. Two shingles that agree in all of them are taken for one, which costs a
/// comparison once in a while and decides nothing.
final class Shingles {
  /// Words of a shingle. Five words recur by chance in news of one day, seven miss lightly edited
  /// copies.
  static final int LENGTH = 6;

  /// Neighbouring shingles of which one is kept.
  static final int WINDOW = 4;

  /// Bits of a key.
  static final int KEY_BITS = 40;

  private static final long FURNITURE = 1L << (KEY_BITS - 1);

  /// Texts that may share a shingle before it stops to pair all with all.
  static final int CROWD = 256;

  /// The same of a shingle of furniture. An outlet prints it on all its pages, and each pair of
  /// them would be one that shares nothing else.
  private static final int CROWD_OF_FURNITURE = 16;

  private Shingles() {}

  /// The keys of a text, ascending, each once; none for a text of fewer than [#LENGTH] words.
  static long[] keys(WordText words) {
    long[] all = words.shingles(LENGTH);
    int[] kept = winnow(all);
    long[] keys = new long[kept.length];
    for (int i = 0; i < kept.length; i++) {
      boolean furniture = true;
      for (int j = 0; j < LENGTH; j++) {
        furniture &= words.isFurniture(kept[i] + j);
      }
      keys[i] = all[kept[i]] & (FURNITURE - 1) | (furniture ? FURNITURE : 0);
    }
    Arrays.sort(keys);
    int size = 0;
    for (int i = 0; i < keys.length; i++) {
      if (size == 0 || keys[size - 1] != keys[i]) {
        keys[size++] = keys[i];
      }
    }
    return Arrays.copyOf(keys, size);
  }

  /// How many texts may share the shingle before it stops to pair all with all; no more than
  /// [#CROWD].
  static int crowd(long key) {
    return (key & FURNITURE) == 0 ? CROWD : CROWD_OF_FURNITURE;
  }

  /// With how many of the `before` texts that hold the shingle the next one is paired, counted from
  /// the first: with all while they are no crowd, then with the first alone. So ten thousand prints
  /// of one text make 42,384 pairs, not fifty million, and still hang together.
  static int partners(long key, int before) {
    return before < crowd(key) ? before : 1;
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
}
