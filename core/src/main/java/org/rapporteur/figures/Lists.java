package org.rapporteur.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.reading.WordList;

/// The word lists of this room, compiled. Immutable.
final class Lists {
  /// A phrase with what it stands for.
  ///
  /// @param words in lower case, as they follow one another in a text
  /// @param printed how the first word must be printed, empty for any way
  /// @param value the unit, or the kind of bound
  /// @param factor what the number is multiplied by
  private record Phrase(List<String> words, String printed, String value, BigDecimal factor) {}

  /// A phrase found.
  ///
  /// @param end the first word after it
  record Found(int end, String value, BigDecimal factor) {}

  /// What a line's example says: a sentence with the figure in brackets, and what is to be found
  /// there.
  record Example(String text, String expected) {}

  private final Map<String, List<Phrase>> units = new HashMap<>();
  private final Map<String, List<Phrase>> signs = new HashMap<>();
  private final Map<String, List<Phrase>> bounds = new HashMap<>();
  private final Map<String, Map<String, String>> classes = new HashMap<>();
  private final List<Example> examples = new ArrayList<>();

  private Lists() {}

  static Lists load() {
    Lists lists = new Lists();
    WordList.lines(Lists.class, "en/units.txt").forEach(lists::readUnit);
    WordList.lines(Lists.class, "en/before.txt").forEach(lists::readBefore);
    WordList.lines(Lists.class, "en/words.txt").forEach(lists::readClass);
    return lists;
  }

  private void readUnit(String line) {
    String[] fields = line.split("\\|");
    int star = fields[0].indexOf('*');
    BigDecimal factor = star < 0 ? BigDecimal.ONE : new BigDecimal(fields[0].substring(0, star));
    String unit = fields[0].substring(star + 1).strip();
    for (String phrase : fields[1].strip().split("(?<!\\\\)/")) {
      String plain = phrase.strip().replace("\\/", " / ");
      String printed = plain.startsWith("^") ? plain.substring(1).split(" ")[0] : "";
      add(
          units,
          new Phrase(words(printed.isEmpty() ? plain : plain.substring(1)), printed, unit, factor));
    }
    addExample(fields[2]);
  }

  private void readBefore(String line) {
    String[] fields = line.split("\\|");
    if (fields[0].equals("money")) {
      int equals = fields[1].indexOf('=');
      boolean capitals = fields[1].startsWith("^");
      String sign = fields[1].substring(capitals ? 1 : 0, equals);
      add(
          signs,
          new Phrase(
              words(sign),
              capitals ? sign.split(" ")[0] : "",
              fields[1].substring(equals + 1),
              BigDecimal.ONE));
    } else {
      add(bounds, new Phrase(words(fields[1]), "", fields[0], BigDecimal.ONE));
    }
    addExample(fields[2]);
  }

  private void readClass(String line) {
    int bar = line.indexOf('|');
    Map<String, String> words =
        classes.computeIfAbsent(line.substring(0, bar).strip(), _ -> new HashMap<>());
    for (String item : line.substring(bar + 1).strip().split(" +")) {
      int equals = item.indexOf('=');
      words.put(
          equals < 0 ? item : item.substring(0, equals),
          equals < 0 ? item : item.substring(equals + 1));
    }
  }

  private void addExample(String text) {
    int arrow = text.lastIndexOf("=>");
    examples.add(new Example(text.substring(0, arrow).strip(), text.substring(arrow + 2).strip()));
  }

  private static List<String> words(String phrase) {
    return List.of(
        phrase.strip().replace("-", " - ").toLowerCase(java.util.Locale.ROOT).split(" +"));
  }

  private static void add(Map<String, List<Phrase>> index, Phrase phrase) {
    index.computeIfAbsent(phrase.words().getFirst(), _ -> new ArrayList<>()).add(phrase);
  }

  List<Example> examples() {
    return List.copyOf(examples);
  }

  /// The longest unit that starts at `at`.
  @Nullable Found unit(List<Word> words, int at) {
    return longest(units, words, at);
  }

  /// The longest currency sign that starts at `at`.
  @Nullable Found sign(List<Word> words, int at) {
    return longest(signs, words, at);
  }

  /// Whether a word in letters is a currency's sign by itself: *Rs*.
  boolean sign(String word) {
    return signs.getOrDefault(word.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
        .anyMatch(
            phrase ->
                phrase.words().size() == 1
                    && (phrase.printed().isEmpty() || phrase.printed().equals(word)));
  }

  /// The kind of the longest phrase that ends right before `end` and bounds a number, or an empty
  /// string.
  String bound(List<Word> words, int end) {
    for (int start = Math.max(0, end - 4); start < end; start++) {
      Found found = longest(bounds, words, start);
      if (found != null && found.end() == end) {
        return found.value();
      }
    }
    return "";
  }

  private static @Nullable Found longest(
      Map<String, List<Phrase>> index, List<Word> words, int at) {
    if (at >= words.size()) {
      return null;
    }
    Found best = null;
    for (Phrase phrase : index.getOrDefault(words.get(at).lower(), List.of())) {
      int end = at + phrase.words().size();
      if ((best == null || end > best.end())
          && end <= words.size()
          && (phrase.printed().isEmpty() || phrase.printed().equals(words.get(at).text()))
          && matches(phrase.words(), words, at)) {
        best = new Found(end, phrase.value(), phrase.factor());
      }
    }
    return best;
  }

  private static boolean matches(List<String> phrase, List<Word> words, int at) {
    for (int i = 0; i < phrase.size(); i++) {
      if (!phrase.get(i).equals(words.get(at + i).lower())) {
        return false;
      }
    }
    return true;
  }

  boolean is(String className, Word word) {
    return value(className, word) != null;
  }

  /// The value a word has in a class of words.txt, or null where it does not belong to it.
  @Nullable String value(String className, Word word) {
    return classes.getOrDefault(className, Map.of()).get(word.lower());
  }
}
