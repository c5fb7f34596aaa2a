package org.rapporteur.extract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rapporteur.reading.WordList;

/// What meta elements are called that tell an author or a day: data (`metanames.txt`).
final class MetaNames {
  private static final Map<String, List<String>> NAMES = names();

  private MetaNames() {}

  /// The names of the meta elements that tell this, the most trusted first.
  static List<String> of(String told) {
    List<String> names = NAMES.get(told);
    if (names == null) {
      throw new IllegalStateException("metanames.txt has no line for " + told);
    }
    return names;
  }

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new TreeMap<>();
    for (String line : WordList.lines(MetaNames.class, "metanames.txt")) {
      List<String> words = List.of(line.split(" "));
      names.put(words.getFirst(), words.subList(1, words.size()));
    }
    return Map.copyOf(names);
  }
}
