package org.rapporteur.copies;

import java.util.Arrays;

/// The newest postings of a [CopyIndex], in memory until they are written: a hash table from a
/// shingle to the texts that hold it, in the order they came. Takes some 40 bytes a posting.
final class ShingleTable {
  private static final int NONE = -1;

  /// Of each slot its shingle, and the places of the first and the last posting of it.
  private long[] keys;

  private int[] firsts;
  private int[] lasts;

  /// Of each posting its text, and the place of the next one of the same shingle.
  private int[] texts;

  private int[] nexts;
  private int size;
  private final int full;

  /// A table that is full from `room` postings on, a power of two.
  ShingleTable(int room) {
    if (Integer.bitCount(room) != 1) {
      throw new IllegalArgumentException("no power of two: " + room);
    }
    full = room;
    keys = new long[room * 2];
    firsts = new int[room * 2];
    lasts = new int[room * 2];
    texts = new int[room];
    nexts = new int[room];
    Arrays.fill(firsts, NONE);
  }

  boolean isFull() {
    return size >= full;
  }

  int size() {
    return size;
  }

  /// Adds `text`, which comes after all texts added before.
  void add(long key, int text) {
    if (size == texts.length) {
      grow();
    }
    texts[size] = text;
    nexts[size] = NONE;
    int slot = slot(key);
    if (firsts[slot] == NONE) {
      keys[slot] = key;
      firsts[slot] = size;
    } else {
      nexts[lasts[slot]] = size;
    }
    lasts[slot] = size++;
  }

  /// As [Postings#find].
  int find(long key, int before, int limit, int[] found, int filled) {
    int count = filled;
    for (int i = firsts[slot(key)]; i != NONE && count < limit && texts[i] < before; i = nexts[i]) {
      found[count++] = texts[i];
    }
    return count;
  }

  /// All postings, ascending.
  long[] sorted() {
    long[] sorted = new long[size];
    int filled = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      for (int i = firsts[slot]; i != NONE; i = nexts[i]) {
        sorted[filled++] = Postings.of(keys[slot], texts[i]);
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private void grow() {
    ShingleTable larger = new ShingleTable(texts.length * 2);
    for (int slot = 0; slot < keys.length; slot++) {
      for (int i = firsts[slot]; i != NONE; i = nexts[i]) {
        larger.add(keys[slot], texts[i]);
      }
    }
    keys = larger.keys;
    firsts = larger.firsts;
    lasts = larger.lasts;
    texts = larger.texts;
    nexts = larger.nexts;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) WordText.mix(key) & mask;
    while (firsts[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
