package org.rapporteur.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings the forms of a word together: *met*, *meets*, *meeting* are *meet*. Not always a word,
/// but the same for all forms of one. Immutable.
final class Stems {
  /// *kill*, *shell*: the second *l* is the root's.
  private static final int LONGEST_ROOT_IN_LL = 5;

  private final Map<String, String> irregular = new HashMap<>();

  Stems(List<String> lines) {
    for (String line : lines) {
      if (line.startsWith("irregular |")) {
        for (String item : line.substring(line.indexOf('|') + 1).strip().split(" +")) {
          irregular.put(
              item.substring(0, item.indexOf('=')), base(item.substring(item.indexOf('=') + 1)));
        }
      }
    }
  }

  /// The stem of a word in lower case.
  String of(String word) {
    String known = irregular.get(word);
    return known != null ? known : base(word);
  }

  private static String base(String word) {
    int length = word.length();
    if (length > 5 && word.endsWith("ing")) {
      return end(word.substring(0, length - 3));
    }
    if (length > 4 && (word.endsWith("ied") || word.endsWith("ies"))) {
      return word.substring(0, length - 3) + "y";
    }
    if (length > 4 && word.endsWith("ed")) {
      return end(word.substring(0, length - 2));
    }
    if (length > 3
        && word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("us")
        && !word.endsWith("is")) {
      boolean es =
          word.endsWith("ses")
              || word.endsWith("xes")
              || word.endsWith("ches")
              || word.endsWith("shes")
              || word.endsWith("zes");
      return end(word.substring(0, length - (es ? 2 : 1)));
    }
    return end(word);
  }

  /// Drops a last *e* and one of two equal last consonants, so that *plan, planned* and *accuse,
  /// accused* meet; of two *l* where *expel, expelled* are to meet, not in *kill*.
  private static String end(String stem) {
    int length = stem.length();
    if (length > 3 && stem.endsWith("e")) {
      return stem.substring(0, length - 1);
    }
    boolean twice = length > 3 && stem.charAt(length - 1) == stem.charAt(length - 2);
    boolean drops =
        stem.endsWith("l")
            ? length > LONGEST_ROOT_IN_LL
            : "aeious".indexOf(stem.charAt(length - 1)) < 0;
    return twice && drops ? stem.substring(0, length - 1) : stem;
  }
}
