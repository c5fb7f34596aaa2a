package org.rapporteur.statements;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// How often a word is (part of) a cue where it was counted: *said* nearly always, *house* never.
/// Public for the trainer.
public final class CueLexicon {
  /// Words counted as a cue fewer times have no level.
  private static final int FEWEST = 2;

  /// Where one level ends and the next begins: share of a word's occurrences that are cues. From
  /// the trial that came before this; not tuned since.
  private static final double[] LEVELS = {.03, .1, .25, .5, .8};

  private final Map<String, Float> shares;

  private CueLexicon(Map<String, Float> shares) {
    this.shares = new HashMap<>(shares);
  }

  /// @param all how often each word was seen
  /// @param cues how often it was part of a cue
  public static CueLexicon of(Map<String, Integer> all, Map<String, Integer> cues) {
    Map<String, Float> shares = new HashMap<>();
    cues.forEach(
        (word, count) -> {
          if (count >= FEWEST) {
            shares.put(word, (count - .5f) / (all.getOrDefault(word, count) + 1f));
          }
        });
    return new CueLexicon(shares);
  }

  /// 0 to 1; 0 for a word never seen as a cue. Words in lower case.
  public float share(String word) {
    return shares.getOrDefault(word, 0f);
  }

  /// 0 for no cue at all, then 1 to 6 by [#share].
  int level(String word) {
    float share = share(word);
    if (share == 0) {
      return 0;
    }
    int level = 1;
    for (double bound : LEVELS) {
      level += share >= bound ? 1 : 0;
    }
    return level;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(shares.size());
    for (Map.Entry<String, Float> entry : new TreeMap<>(shares).entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeFloat(entry.getValue());
    }
  }

  static CueLexicon read(DataInputStream in) throws IOException {
    Map<String, Float> shares = new HashMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      shares.put(in.readUTF(), in.readFloat());
    }
    return new CueLexicon(shares);
  }
}
