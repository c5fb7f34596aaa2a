package org.rapporteur.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers in figures, as the press of several countries groups them: *1,200*, *1.200.000*, *1 200
/// 000*, *1'200'000*, *12,34,567*, *1.000,5*.
///
/// A single comma or dot before three figures is read the English way: *1,200* is more than a
/// thousand, *1.200* is not.
final class Numeral {
  /// In figures; longer ones are keys and codes and count nothing.
  private static final int LONGEST = 30;

  private static final Pattern BY_THREES = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern BY_TWOS = Pattern.compile("\\d{1,2}(,\\d{2})+,\\d{3}(\\.\\d+)?");
  private static final Pattern BY_DOTS =
      Pattern.compile("\\d{1,3}(\\.\\d{3}){2,}(,\\d+)?|\\d{1,3}\\.\\d{3},\\d+");
  private static final Pattern BY_TICKS = Pattern.compile("\\d{1,3}('\\d{3})+(\\.\\d+)?");
  private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d+)?");
  /// *5.000 lorries*, *€20.000*: nobody gives a price or a count to three zeros behind a dot.
  private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}\\.000");

  private static final Pattern COMMA = Pattern.compile("\\d{1,3},(\\d{1,2}|\\d{4,})");

  private Numeral() {}

  /// The number that starts at `at`, where figures stand; null where they are none.
  static @Nullable Amount read(List<Word> words, int at, Lists lists) {
    int end = at + 1;
    StringBuilder run = new StringBuilder(words.get(at).lower());
    while (end + 1 < words.size()
        && run.length() <= 2 * LONGEST
        && words.get(end).joined()
        && mark(words.get(end))
        && words.get(end + 1).joined()
        && words.get(end + 1).digits()) {
      run.append(words.get(end).lower()).append(words.get(end + 1).lower());
      end += 2;
    }
    if (end == at + 1) {
      end = spaced(words, at, run);
    }
    if (run.length() > 2 * LONGEST) {
      return null;
    }
    String printed = run.toString();
    BigDecimal value = value(printed, words, at, end, lists);
    while (value == null) {
      // 3,5 and 2.15.3 are no numbers: what is left is their beginning
      end -= 2;
      printed = printed.substring(0, printed.length() - words.get(end + 1).lower().length() - 1);
      value = value(printed, words, at, end, lists);
    }
    if (value.precision() > LONGEST) {
      return null;
    }
    if (end == at + 1 && end + 2 < words.size() && words.get(end + 1).lower().equals("/")) {
      Amount mixed = mixed(words, at, value);
      if (mixed != null) {
        return mixed;
      }
    }
    boolean grouped = !PLAIN.matcher(printed).matches() || end > at + 1 && !printed.contains(".");
    return new Amount(end, value, value, false, false, grouped);
  }

  /// *3 1/4*.
  private static @Nullable Amount mixed(List<Word> words, int at, BigDecimal whole) {
    Word over = words.get(at + 1);
    Word under = words.get(at + 3);
    if (!over.digits()
        || over.joined()
        || !words.get(at + 2).joined()
        || !under.joined()
        || !under.digits()
        || over.lower().length() > 2
        || !Set.of("2", "3", "4", "5", "8", "16", "32").contains(under.lower())) {
      return null;
    }
    BigDecimal part =
        new BigDecimal(over.lower()).divide(new BigDecimal(under.lower()), 4, RoundingMode.HALF_UP);
    BigDecimal value = whole.add(part);
    return part.compareTo(BigDecimal.ONE) < 0
        ? new Amount(at + 4, value, value, false, false, false)
        : null;
  }

  private static boolean mark(Word word) {
    return switch (word.lower()) {
      case ",", ".", "'" -> true;
      default -> false;
    };
  }

  /// Takes up groups of three set apart by spaces. A plain space may as well part two numbers: it
  /// counts where two groups follow, or one of *000*.
  private static int spaced(List<Word> words, int at, StringBuilder run) {
    int end = at + 1;
    if (run.length() > 3 || run.charAt(0) == '0') {
      return end;
    }
    boolean narrow = true;
    while (end < words.size()
        && words.get(end).digits()
        && words.get(end).lower().length() == 3
        && !words.get(end).joined()) {
      narrow &= words.get(end).narrow();
      end++;
    }
    if (end > at + 2 || end == at + 2 && (narrow || words.get(at + 1).lower().equals("000"))) {
      for (int i = at + 1; i < end; i++) {
        run.append(words.get(i).lower());
      }
      return end;
    }
    return at + 1;
  }

  private static boolean measured(List<Word> words, int end, Lists lists) {
    Lists.Found unit = lists.unit(words, end);
    return end < words.size() && lists.is("scale", words.get(end))
        || unit != null && !unit.value().matches("[A-Z]{3}");
  }

  private static @Nullable BigDecimal value(
      String printed, List<Word> words, int at, int end, Lists lists) {
    if (PLAIN.matcher(printed).matches()) {
      boolean thousands = THOUSANDS.matcher(printed).matches() && !measured(words, end, lists);
      return new BigDecimal(thousands ? printed.replace(".", "") : printed);
    }
    if (BY_THREES.matcher(printed).matches() || BY_TWOS.matcher(printed).matches()) {
      return new BigDecimal(printed.replace(",", ""));
    }
    if (BY_DOTS.matcher(printed).matches()) {
      return new BigDecimal(printed.replace(".", "").replace(',', '.'));
    }
    if (BY_TICKS.matcher(printed).matches()) {
      return new BigDecimal(printed.replace("'", ""));
    }
    // 3,5 may be two numbers of a list: it is one where something measured stands beside it
    boolean measured =
        end < words.size() && (lists.unit(words, end) != null || lists.is("scale", words.get(end)))
            || at > 0 && lists.sign(words, at - 1) != null;
    return measured && COMMA.matcher(printed).matches()
        ? new BigDecimal(printed.replace(',', '.'))
        : null;
  }
}
