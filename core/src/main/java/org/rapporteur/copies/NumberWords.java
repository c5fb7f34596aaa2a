package org.rapporteur.copies;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads numbers written in words: *seventy-one*, *one hundred and eighty*, *twelve hundred*, *six
/// point eight*, *nine and a half*, *the eleventh*. English only. A lone *one* or *first* is no
/// number, since both stand everywhere; *million* and above are left as units beside it, as they
/// are beside digits.
final class NumberWords {
  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19));

  private static final Map<String, Integer> TENS =
      Map.of(
          "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70,
          "eighty", 80, "ninety", 90);

  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("seventh", 7),
          Map.entry("eighth", 8),
          Map.entry("ninth", 9),
          Map.entry("tenth", 10),
          Map.entry("eleventh", 11),
          Map.entry("twelfth", 12),
          Map.entry("thirteenth", 13),
          Map.entry("fourteenth", 14),
          Map.entry("fifteenth", 15),
          Map.entry("sixteenth", 16),
          Map.entry("seventeenth", 17),
          Map.entry("eighteenth", 18),
          Map.entry("nineteenth", 19),
          Map.entry("twentieth", 20),
          Map.entry("thirtieth", 30));

  /// Letters that words of numbers begin with.
  private static final String INITIALS = "efhnost";

  private final WordText words;
  private int at;
  private int total;
  private int current;

  private NumberWords(WordText words, int at) {
    this.words = words;
    this.at = at;
  }

  /// A number in words.
  ///
  /// @param digits as it would be written in digits, without marks between thousands
  /// @param end the word after its last
  record Number(String digits, int end) {}

  /// The number that word `at` begins, if it does.
  static Optional<Number> at(WordText words, int at) {
    String text = words.article().text();
    boolean may = INITIALS.indexOf(Character.toLowerCase(text.charAt(words.start(at)))) >= 0;
    return may ? new NumberWords(words, at).read() : Optional.empty();
  }

  private Optional<Number> read() {
    int start = at;
    while (at < words.size() && (at == start || follows(at)) && take(lower(at))) {
      at++;
    }
    int value = total + current;
    String fraction = at > start ? fraction() : "";
    if (value == 0 || value == 1 && fraction.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Number(value + fraction, at));
  }

  /// Whether the word goes on with the number.
  private boolean take(String word) {
    Integer unit = UNITS.get(word);
    Integer tens = TENS.get(word);
    Integer ordinal = ORDINALS.get(word);
    int added = unit != null ? unit : ordinal != null ? ordinal : 0;
    if (added > 0) {
      boolean fits = current % 100 == 0 || added < 10 && current % 100 >= 20 && current % 10 == 0;
      current += fits ? added : 0;
      return fits;
    }
    if (tens != null) {
      boolean fits = current % 100 == 0;
      current += fits ? tens : 0;
      return fits;
    }
    if (word.equals("hundred") && current < 100) {
      current = Math.max(1, current) * 100;
      return true;
    }
    if (word.equals("thousand") && total == 0 && current < 1_000) {
      total = Math.max(1, current) * 1_000;
      current = 0;
      return true;
    }
    return word.equals("and")
        && current % 100 == 0
        && total + current > 0
        && at + 1 < words.size()
        && follows(at + 1)
        && (UNITS.containsKey(lower(at + 1)) || TENS.containsKey(lower(at + 1)));
  }

  /// *point eight* and *and a half* after a number, else empty.
  private String fraction() {
    if (at + 1 < words.size() && follows(at) && lower(at).equals("point")) {
      StringBuilder digits = new StringBuilder(".");
      int next = at + 1;
      while (next < words.size() && follows(next)) {
        Integer digit = UNITS.get(lower(next));
        if (digit == null || digit > 9) {
          break;
        }
        digits.append(digit);
        next++;
      }
      if (digits.length() > 1) {
        at = next;
        return digits.toString();
      }
    }
    if (at + 2 < words.size()
        && follows(at)
        && follows(at + 1)
        && follows(at + 2)
        && lower(at).equals("and")
        && lower(at + 1).equals("a")
        && lower(at + 2).equals("half")) {
      at += 3;
      return ".5";
    }
    return "";
  }

  private String lower(int word) {
    return words.word(word).toLowerCase(Locale.ROOT);
  }

  /// Whether only a space or a hyphen stands before the word.
  private boolean follows(int word) {
    int end = words.span(word - 1, word).end();
    int start = words.start(word);
    String text = words.article().text();
    return start - end == 1 && (text.charAt(end) == ' ' || text.charAt(end) == '-');
  }
}
