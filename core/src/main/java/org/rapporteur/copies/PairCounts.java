package org.rapporteur.copies;

import java.util.Arrays;

/// Counts pairs of small numbers: a hash table of plain longs, since a pile of news has millions of
/// pairs that share one thing.
final class PairCounts {
  private static final long FREE = -1;

  /// What is done with a pair and its count.
  interface Visitor {
    void visit(int first, int second, int count);
  }

  private long[] keys = new long[1 << 6];
  private int[] counts = new int[keys.length];
  private int size;

  PairCounts() {
    Arrays.fill(keys, FREE);
  }

  void add(int first, int second) {
    if (size * 2 > keys.length) {
      grow();
    }
    int slot = slot(keys, (long) first << 32 | second);
    if (keys[slot] == FREE) {
      keys[slot] = (long) first << 32 | second;
      size++;
    }
    counts[slot]++;
  }

  int count(int first, int second) {
    int slot = slot(keys, (long) first << 32 | second);
    return keys[slot] == FREE ? 0 : counts[slot];
  }

  /// In no order that may reach a result.
  void forEach(Visitor visitor) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != FREE) {
        visitor.visit((int) (keys[i] >>> 32), (int) keys[i], counts[i]);
      }
    }
  }

  private void grow() {
    long[] largerKeys = new long[keys.length * 2];
    int[] largerCounts = new int[largerKeys.length];
    Arrays.fill(largerKeys, FREE);
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != FREE) {
        int slot = slot(largerKeys, keys[i]);
        largerKeys[slot] = keys[i];
        largerCounts[slot] = counts[i];
      }
    }
    keys = largerKeys;
    counts = largerCounts;
  }

  private static int slot(long[] keys, long key) {
    int mask = keys.length - 1;
    int slot = (int) WordText.mix(key) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
