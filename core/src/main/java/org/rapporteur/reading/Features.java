package org.rapporteur.reading;

import java.util.Arrays;

/// Gathers the features of one token for a [SequenceTagger]: each a template's number with up to
/// three values, mixed into one `int` without making a string. Not for sharing between threads;
/// [#take] empties it for the next token.
public final class Features {
  private static final int FIRST_SIZE = 128;
  private static final int FNV_OFFSET = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;
  private static final int GOLDEN = 0x9e3779b9;

  private int[] gathered = new int[FIRST_SIZE];
  private int size;

  /// The number that stands for `text` as a value of a feature: the same on any machine.
  public static int valueOf(CharSequence text) {
    return valueOf(text, 0, text.length());
  }

  /// As [#valueOf(CharSequence)] for the stretch from `start` to `end`.
  public static int valueOf(CharSequence text, int start, int end) {
    int hash = FNV_OFFSET;
    for (int i = start; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
      hash ^= hash >>> 15;
    }
    return hash;
  }

  public void add(int template) {
    put(finish(start(template)));
  }

  public void add(int template, int value) {
    put(finish(mix(start(template), value)));
  }

  public void add(int template, int first, int second) {
    put(finish(mix(mix(start(template), first), second)));
  }

  public void add(int template, int first, int second, int third) {
    put(finish(mix(mix(mix(start(template), first), second), third)));
  }

  /// What was gathered since the last call, in the order of adding.
  public int[] take() {
    int[] taken = Arrays.copyOf(gathered, size);
    size = 0;
    return taken;
  }

  private void put(int feature) {
    if (size == gathered.length) {
      gathered = Arrays.copyOf(gathered, 2 * size);
    }
    gathered[size++] = feature;
  }

  private static int start(int template) {
    return (template + 1) * GOLDEN;
  }

  private static int mix(int hash, int value) {
    int mixed = (Integer.rotateLeft(hash, 13) ^ value) * 0xcc9e2d51;
    return mixed ^ (mixed >>> 16);
  }

  private static int finish(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
