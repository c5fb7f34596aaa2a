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
record Amount(int end, BigDecimal low, BigDecimal high, boolean scaled, boolean inWords) {
  private static final BigDecimal TEN = BigDecimal.TEN;

  boolean vague() {
    return low.compareTo(high) != 0;
  }

  Amount times(BigDecimal factor) {
    return new Amount(end, low.multiply(factor), high.multiply(factor), scaled, inWords);
  }

  /// Reads the number that starts at `at`, with its scale, or null where none does.
  static @Nullable Amount read(List<Word> words, int at, Lists lists) {
    if (at >= words.size()) {
      return null;
    }
    Word word = words.get(at);
    if (word.digits()) {
      return scaled(figure(words, at), words, lists);
    }
    Amount special = special(words, at, lists);
    if (special != null) {
      return special;
    }
    return scaled(inWords(words, at, lists), words, lists);
  }

  /// *12*, *1,200*, *1 200 000*, *2.5*.
  private static Amount figure(List<Word> words, int at) {
    StringBuilder digits = new StringBuilder(words.get(at).lower());
    int end = at + 1;
    boolean fraction = false;
    while (end < words.size() && !fraction) {
      Word next = words.get(end);
      boolean mark =
          next.joined()
              && end + 1 < words.size()
              && words.get(end + 1).joined()
              && words.get(end + 1).digits();
      if (mark && next.lower().equals(",") && words.get(end + 1).lower().length() == 3) {
        digits.append(words.get(end + 1).lower());
        end += 2;
      } else if (mark && next.lower().equals(".")) {
        digits.append('.').append(words.get(end + 1).lower());
        end += 2;
        fraction = true;
      } else if (digits.length() <= 3
          && end == at + 1
          && next.digits()
          && next.lower().length() == 3
          && groups(words, end)) {
        while (end < words.size()
            && words.get(end).digits()
            && words.get(end).lower().length() == 3) {
          digits.append(words.get(end++).lower());
        }
        fraction = true;
      } else {
        break;
      }
    }
    BigDecimal value = new BigDecimal(digits.toString());
    return new Amount(end, value, value, false, false);
  }

  /// Whether digits set apart by spaces are one number: only thin and no-break spaces tell, so at
  /// least one group must follow *000*.
  private static boolean groups(List<Word> words, int at) {
    return words.get(at).lower().equals("000");
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
    return new Amount(end, amount, amount, false, true);
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
    return new Amount(end, total, total, scaled, number.inWords());
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
        return new Amount(next + 2, low, low.multiply(new BigDecimal(5)), true, true);
      }
    }
    String vague = lists.value("vague", words.get(at));
    if (vague != null) {
      BigDecimal low = new BigDecimal(vague);
      BigDecimal high =
          word.equals("dozens") || word.equals("scores")
              ? new BigDecimal(100)
              : low.multiply(new BigDecimal(5));
      return new Amount(next, low, high, true, true);
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
        end, low.multiply(new BigDecimal(scale)), high.multiply(new BigDecimal(scale)), true, true);
  }
}
