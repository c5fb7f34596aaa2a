package org.rapporteur.dates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words that rules speak of, by class, with the value each has there: *march* is `03` in
/// `month`. Immutable.
final class Lexicon {
  private record Entry(String value, boolean capital) {}

  private final Map<String, Map<String, Entry>> classes;
  private final Map<String, Map<String, Entry>> byWord = new HashMap<>();

  private Lexicon(Map<String, Map<String, Entry>> classes) {
    this.classes = classes;
    classes.forEach(
        (name, words) ->
            words.forEach(
                (word, entry) ->
                    byWord.computeIfAbsent(word, _ -> new HashMap<>()).put(name, entry)));
  }

  /// Reads lines `class | word=value ^Word=value …`.
  static Lexicon of(List<String> lines) {
    Map<String, Map<String, Entry>> classes = new HashMap<>();
    for (String line : lines) {
      int bar = line.indexOf('|');
      Map<String, Entry> words =
          classes.computeIfAbsent(line.substring(0, bar).strip(), _ -> new HashMap<>());
      for (String item : line.substring(bar + 1).strip().split(" +")) {
        boolean capital = item.startsWith("^");
        String word = capital ? item.substring(1) : item;
        int equals = word.indexOf('=');
        String key = equals < 0 ? word : word.substring(0, equals);
        words.put(key, new Entry(equals < 0 ? key : word.substring(equals + 1), capital));
      }
    }
    return new Lexicon(classes);
  }

  boolean has(String className) {
    return classes.containsKey(className);
  }

  /// The lower-case words of a class.
  Iterable<String> words(String className) {
    return classes.getOrDefault(className, Map.of()).keySet();
  }

  /// The value a word has in each class it belongs to.
  Map<String, String> classes(String lower, boolean capital) {
    Map<String, Entry> entries = byWord.getOrDefault(lower, Map.of());
    if (entries.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new HashMap<>();
    entries.forEach(
        (name, entry) -> {
          if (capital || !entry.capital()) {
            values.put(name, entry.value());
          }
        });
    return values;
  }
}
