package org.rapporteur.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part of a whole, in hundredths of it: *two thirds*, *half the seats*, *one in five*, *nine out
/// of ten*.
///
/// @param end the first word after it
/// @param percent to four figures
record Share(int end, BigDecimal percent) {
  private static final MathContext FIGURES = new MathContext(4, RoundingMode.HALF_UP);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Set<String> WHOLES =
      Set.of("of", "the", "its", "their", "his", "her", "our", "all", "these", "those");
  private static final Set<String> OTHER_HALVES =
      Set.of(
          "first",
          "second",
          "other",
          "latter",
          "last",
          "one",
          "top",
          "bottom",
          "northern",
          "southern",
          "eastern",
          "western",
          "upper",
          "lower",
          "better",
          "each",
          "either",
          "both",
          "this",
          "and",
          "early",
          "late");
  private static final Set<String> CUES =
      Set.of(
          "by", "to", "than", "nearly", "almost", "about", "around", "over", "roughly", "some",
          "just", "least", "under", "from", "only", "below", "above");

  /// The share that starts at `at`, or null where none does.
  static @Nullable Share read(List<Word> words, int at, Lists lists) {
    Share half = half(words, at, lists);
    if (half != null) {
      return half;
    }
    Share fraction = fraction(words, at, lists);
    return fraction != null ? fraction : among(words, at, lists);
  }

  private static String lower(List<Word> words, int at) {
    return at >= 0 && at < words.size() ? words.get(at).lower() : "";
  }

  private static @Nullable Share half(List<Word> words, int at, Lists lists) {
    if (!lower(words, at).equals("half")
        || at > 0 && words.get(at).joined() && lower(words, at - 1).equals("-")
        || OTHER_HALVES.contains(lower(words, at - 1))) {
      return null;
    }
    boolean whole = WHOLES.contains(lower(words, at + 1)) && !span(words, at + 1, lists);
    boolean alone = lower(words, at - 1).equals("by") && ends(words, at + 1, lists);
    return whole || alone ? new Share(at + 1, BigDecimal.valueOf(50)) : null;
  }

  /// *a third of*, *three-quarters of*, *by a fifth*.
  private static @Nullable Share fraction(List<Word> words, int at, Lists lists) {
    BigDecimal many = numerator(words, at, lists);
    if (many == null || words.get(at).joined() && lower(words, at - 1).equals("-")) {
      return null;
    }
    int next = lower(words, at + 1).equals("-") ? at + 2 : at + 1;
    if (next >= words.size()) {
      return null;
    }
    String parts = lists.value("fraction", words.get(next));
    boolean plural = lower(words, next).endsWith("s");
    if (parts == null || plural == (many.compareTo(BigDecimal.ONE) == 0)) {
      return null;
    }
    int end = next + 1;
    boolean of =
        (lower(words, end).equals("of") || lower(words, end).equals("majority"))
            && !span(words, end, lists);
    boolean alone = plural && !parts.equals("4") && !lower(words, end).equals("-");
    boolean cued = CUES.contains(lower(words, at - 1)) && ends(words, end, lists);
    return of || alone || cued ? new Share(end, hundredths(many, new BigDecimal(parts))) : null;
  }

  private static @Nullable BigDecimal numerator(List<Word> words, int at, Lists lists) {
    Word word = words.get(at);
    if (word.lower().equals("a") || word.lower().equals("an")) {
      return BigDecimal.ONE;
    }
    String value =
        word.digits() && word.lower().length() < 3 ? word.lower() : lists.value("number", word);
    return value == null || value.equals("0") ? null : new BigDecimal(value);
  }

  /// *one in five*, *3 in every 10*, *nine out of ten*. The whole is a round one, or one is taken
  /// of it: *12 of 52* are two figures.
  private static @Nullable Share among(List<Word> words, int at, Lists lists) {
    Amount some = number(words, at, lists);
    if (some == null) {
      return null;
    }
    int next = some.end();
    if (lower(words, next).equals("in")) {
      next++;
    } else if (lower(words, next).equals("out") && lower(words, next + 1).equals("of")) {
      next += 2;
    } else {
      return null;
    }
    next = lower(words, next).equals("every") ? next + 1 : next;
    Amount all = number(words, next, lists);
    if (all == null
        || some.low().signum() == 0
        || some.low().compareTo(all.low()) >= 0
        || all.end() < words.size()
            && (lists.is("period", words.get(all.end()))
                || lists.is("period", singular(words.get(all.end()))))) {
      return null;
    }
    boolean round =
        all.low().compareTo(BigDecimal.TEN) <= 0
            || all.low().stripTrailingZeros().precision() == 1 && all.low().compareTo(HUNDRED) >= 0;
    return round || some.low().compareTo(BigDecimal.ONE) == 0
        ? new Share(all.end(), hundredths(some.low(), all.low()))
        : null;
  }

  static Word singular(Word word) {
    String lower = word.lower();
    return lower.endsWith("s")
        ? new Word(
            word.span(),
            word.text(),
            lower.substring(0, lower.length() - 1),
            word.joined(),
            word.narrow())
        : word;
  }

  private static @Nullable Amount number(List<Word> words, int at, Lists lists) {
    if (at >= words.size() || !words.get(at).digits() && !lists.is("number", words.get(at))) {
      return null;
    }
    Amount amount = Amount.read(words, at, lists);
    return amount == null || amount.vague() ? null : amount;
  }

  /// Whether a stretch of time or a match is parted: *half of the year*, *a quarter of an hour*.
  private static boolean span(List<Word> words, int at, Lists lists) {
    for (int i = at; i < at + 4 && i < words.size(); i++) {
      Word word = words.get(i);
      if (lists.is("period", word) || lists.is("stretch", word) || lists.is("scale", word)) {
        return true;
      }
      if (lists.unit(words, i) != null || lists.unit(words, i + 1) != null) {
        return true;
      }
      if (!lists.is("stop", word)) {
        return false;
      }
    }
    return false;
  }

  private static boolean ends(List<Word> words, int at, Lists lists) {
    return at >= words.size()
        || !words.get(at).letters() && !words.get(at).lower().equals("-")
        || lists.is("stop", words.get(at));
  }

  private static BigDecimal hundredths(BigDecimal some, BigDecimal all) {
    return some.multiply(HUNDRED).divide(all, FIGURES);
  }
}
