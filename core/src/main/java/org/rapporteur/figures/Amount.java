package org.rapporteur.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number read from text.
///
/// @param end the first word after it
/// @param low the least it may be
/// @param high the most it may be
/// @param scaled whether a word such as *million* belongs to it
/// @param inWords whether it is written out in letters
/// @param grouped whether its figures are grouped, as those of no year, room or version are
record Amount(
    int end, BigDecimal low, BigDecimal high, boolean scaled, boolean inWords, boolean grouped) {
  private static final BigDecimal TEN = BigDecimal.TEN;

  boolean vague() {
    return low.compareTo(high) != 0;
  }

  Amount times(BigDecimal factor) {
    return new Amount(end, low.multiply(factor), high.multiply(factor), scaled, inWords, grouped);
  }

  /// Reads the number that starts at `at`, with its scale, or null where none does.
  static @Nullable Amount read(List<Word> words, int at, Lists lists) {
    if (at >= words.size()) {
      return null;
    }
    Word word = words.get(at);
    if (word.digits()) {
      return scaled(andAHalf(Numeral.read(words, at, lists), words), words, lists);
    }
    Amount special = special(words, at, lists);
    if (special != null) {
      return special;
    }
    return scaled(andAHalf(inWords(words, at, lists), words), words, lists);
  }

  /// *two and a half*, *two-and-a-half*.
  private static @Nullable Amount andAHalf(@Nullable Amount number, List<Word> words) {
    if (number == null) {
      return null;
    }
    int end = number.end();
    for (String part : List.of("and", "a", "half")) {
      end = end < words.size() && words.get(end).lower().equals("-") ? end + 1 : end;
      if (end >= words.size() || !words.get(end).lower().equals(part)) {
        return number;
      }
      end++;
    }
    BigDecimal value = number.low().add(new BigDecimal("0.5"));
    return new Amount(end, value, value, false, number.inWords(), number.grouped());
  }

  /// *twenty-four*, *two hundred and six*.
  private static @Nullable Amount inWords(List<Word> words, int at, Lists lists) {
    String first = lists.value("number", words.get(at));
    if (first == null) {
      return null;
    }
    int value = Integer.parseInt(first);
    int end = at + 1;
    if (value >= 20) {
      int next = end < words.size() && words.get(end).lower().equals("-") ? end + 1 : end;
      String unit = next < words.size() ? lists.value("number", words.get(next)) : null;
      if (unit != null && Integer.parseInt(unit) < 10 && Integer.parseInt(unit) > 0) {
        value += Integer.parseInt(unit);
        end = next + 1;
      }
    }
    BigDecimal amount = BigDecimal.valueOf(value);
    return new Amount(end, amount, amount, false, true, false);
  }

  /// Takes up the scales that follow: *5 million*, *two hundred and six thousand*, *5bn*.
  private static @Nullable Amount scaled(@Nullable Amount number, List<Word> words, Lists lists) {
    if (number == null) {
      return null;
    }
    BigDecimal total = number.low();
    int end = number.end();
    boolean scaled = false;
    while (end < words.size()) {
      Word next = words.get(end);
      boolean hyphen = next.lower().equals("-") && end + 1 < words.size();
      Word scaleWord = hyphen ? words.get(end + 1) : next;
      String scale = lists.value("scale", scaleWord);
      if (scale == null) {
        break;
      }
      total = total.multiply(new BigDecimal(scale));
      end += hyphen ? 2 : 1;
      scaled = true;
      if (number.inWords()) {
        int rest = end < words.size() && words.get(end).lower().equals("and") ? end + 1 : end;
        Amount below = rest < words.size() ? inWords(words, rest, lists) : null;
        if (below != null
            && below.low().compareTo(new BigDecimal(scale)) < 0
            && (rest > end || new BigDecimal(scale).intValue() == 100)) {
          total = total.add(below.low());
          end = below.end();
        }
      }
    }
    return new Amount(end, total, total, scaled, number.inWords(), number.grouped());
  }

  /// Numbers that are no numerals: *a million*, *half a million*, *several hundred*, *dozens*,
  /// *tens of thousands*.
  private static @Nullable Amount special(List<Word> words, int at, Lists lists) {
    String word = words.get(at).lower();
    int next = at + 1;
    boolean many = word.equals("tens") || word.equals("hundreds");
    if (many && next + 1 < words.size() && words.get(next).lower().equals("of")) {
      String of = lists.value("vague", words.get(next + 1));
      if (of != null) {
        // "thousands" are 2,000 or more; tens of thousands ten times that, hundreds a hundred times
        BigDecimal low =
            new BigDecimal(of).multiply(word.equals("tens") ? TEN : new BigDecimal(100));
        return new Amount(next + 2, low, low.multiply(new BigDecimal(5)), true, true, false);
      }
    }
    String vague = lists.value("vague", words.get(at));
    if (vague != null) {
      BigDecimal low = new BigDecimal(vague);
      BigDecimal high =
          word.equals("dozens") || word.equals("scores")
              ? new BigDecimal(100)
              : low.multiply(new BigDecimal(5));
      return new Amount(next, low, high, true, true, false);
    }
    if (next >= words.size()) {
      return null;
    }
    String second = words.get(next).lower();
    String scale = lists.value("scale", words.get(next));
    if (word.equals("a") || word.equals("an")) {
      return scale == null || second.length() < 4
          ? null
          : again(next + 1, BigDecimal.ONE, BigDecimal.ONE, scale);
    }
    if (word.equals("several")) {
      return scale == null ? null : again(next + 1, new BigDecimal(3), new BigDecimal(9), scale);
    }
    if (word.equals("half")
        && (second.equals("a") || second.equals("-"))
        && next + 1 < words.size()) {
      String of = lists.value("scale", words.get(next + 1));
      return of == null ? null : again(next + 2, new BigDecimal("0.5"), new BigDecimal("0.5"), of);
    }
    return null;
  }

  private static Amount again(int end, BigDecimal low, BigDecimal high, String scale) {
    return new Amount(
        end,
        low.multiply(new BigDecimal(scale)),
        high.multiply(new BigDecimal(scale)),
        true,
        true,
        false);
  }
}
