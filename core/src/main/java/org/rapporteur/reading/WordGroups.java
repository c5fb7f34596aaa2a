package org.rapporteur.reading;

/// Groups of English words that are used alike, in two grains: *warned* and *threatened* share the
/// finer. For taggers: what is learnt of one word holds for its group. The groups are those the
/// names are found with (`names/clusters.txt`).
public final class WordGroups {
  /// The group of a word that is in none.
  public static final int NONE = -1;

  private static final int NARROW_BITS = 16;

  private WordGroups() {}

  /// One of 100, or [#NONE]. The word is given in small letters.
  public static int wide(String word) {
    return Gazetteer.shared().groupsOf(word) >> NARROW_BITS;
  }

  /// One of 1,000, or [#NONE]. The word is given in small letters.
  public static int narrow(String word) {
    int groups = Gazetteer.shared().groupsOf(word);
    return groups == NONE ? NONE : groups & ((1 << NARROW_BITS) - 1);
  }
}
