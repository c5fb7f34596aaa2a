package org.rapporteur.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.reading.WordList;

/// The longer patterns of this room (`patterns.txt`), by name. A pattern may use an earlier one:
/// `{{name}}`.
final class Patterns {
  private static final Pattern USE = Pattern.compile("\\{\\{([\\w.-]+)}}");
  private static final Map<String, String> SOURCES = sources();

  private Patterns() {}

  private static Map<String, String> sources() {
    Map<String, String> sources = new HashMap<>();
    for (String line : WordList.lines(Patterns.class, "patterns.txt")) {
      int tab = line.indexOf('\t');
      sources.put(line.substring(0, tab), filled(line.substring(tab + 1), sources));
    }
    return Map.copyOf(sources);
  }

  private static String filled(String source, Map<String, String> known) {
    return USE.matcher(source)
        .replaceAll(use -> Matcher.quoteReplacement(known.getOrDefault(use.group(1), use.group())));
  }

  /// The pattern of this name.
  static Pattern named(String name) {
    return named(name, Map.of());
  }

  /// The pattern of this name with the caller's own words filled in.
  static Pattern named(String name, Map<String, String> own) {
    String source = SOURCES.get(name);
    if (source == null) {
      throw new IllegalArgumentException("no such pattern: " + name);
    }
    return Pattern.compile(filled(source, own));
  }
}
