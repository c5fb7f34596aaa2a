package org.rapporteur.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.When;

/// Finds numbers, their units and what they count. Immutable, shared between threads.
public final class FigureFinder {
  /// What is counted is looked for in this many words after the number.
  private static final int LONGEST_NAME = 5;

  /// Words that may stand between *of* and a number: *of no less than 20*.
  private static final int LONGEST_BOUND = 3;

  private static final Set<String> HOLDERS = Set.of("of", "worth");
  private static final Set<String> DETERMINERS =
      Set.of(
          "the", "these", "those", "both", "its", "their", "our", "his", "her", "which", "no",
          "any", "other");
  private static final Set<String> VOTE_WORDS =
      Set.of("vote", "votes", "voted", "voting", "ruled", "ballot", "passed", "senate");
  private static final Set<String> SCORE_WORDS =
      Set.of(
          "beat",
          "won",
          "win",
          "lost",
          "loss",
          "defeat",
          "defeated",
          "victory",
          "drew",
          "draw",
          "score",
          "lead",
          "led",
          "down");

  private final Lists lists;

  private FigureFinder(Lists lists) {
    this.lists = lists;
  }

  /// Loads the English word lists.
  public static FigureFinder load() {
    return new FigureFinder(Lists.load());
  }

  Lists lists() {
    return lists;
  }

  /// A number with its unit, before it is known what it counts.
  private record Measure(int start, int end, Amount amount, String unit, String rule) {}

  /// In the order of the text; numbers that are part of `dates` are none.
  public List<Figure> findFigures(Reading reading, List<When> dates) {
    List<Figure> figures = new ArrayList<>();
    int date = 0;
    for (Sentence sentence : reading.sentences()) {
      List<Word> words = Word.of(split(sentence, reading.text()));
      while (date < dates.size() && dates.get(date).span().end() <= sentence.span().start()) {
        date++;
      }
      boolean[] taken = taken(words, dates, date);
      int at = 0;
      while (at < words.size()) {
        int next = taken[at] ? -1 : vote(reading, sentence, words, at, figures);
        if (next < 0) {
          Measure measure = taken[at] ? null : measure(words, at, taken);
          next = measure == null ? at + 1 : add(reading, sentence, words, measure, figures);
        }
        at = next;
      }
    }
    return List.copyOf(figures);
  }

  /// Words with figures and letters run together count as two: *5bn*, *12km*.
  private static List<org.rapporteur.model.Token> split(Sentence sentence, String text) {
    List<org.rapporteur.model.Token> tokens = new ArrayList<>(sentence.tokens().size());
    for (org.rapporteur.model.Token token : sentence.tokens()) {
      int digits = 0;
      while (digits < token.text().length()
          && token.text().charAt(digits) >= '0'
          && token.text().charAt(digits) <= '9') {
        digits++;
      }
      String letters = token.text().substring(digits);
      boolean unit =
          digits > 0
              && !letters.isEmpty()
              && !Set.of("s", "st", "nd", "rd", "th", "g", "d")
                  .contains(letters.toLowerCase(Locale.ROOT));
      if (unit && letters.chars().allMatch(c -> Character.isLetter(c) || c == '²' || c == '³')) {
        int middle = token.span().start() + digits;
        tokens.add(
            new org.rapporteur.model.Token(
                new Span(token.span().start(), middle),
                text.substring(token.span().start(), middle)));
        tokens.add(new org.rapporteur.model.Token(new Span(middle, token.span().end()), letters));
      } else {
        tokens.add(token);
      }
    }
    return tokens;
  }

  /// Which words belong to a date. A set (*a year*) may be the rate of a figure, so it takes none.
  private static boolean[] taken(List<Word> words, List<When> dates, int from) {
    boolean[] taken = new boolean[words.size()];
    int date = from;
    for (int i = 0; i < words.size(); i++) {
      while (date < dates.size() && dates.get(date).span().end() <= words.get(i).span().start()) {
        date++;
      }
      taken[i] =
          date < dates.size()
              && dates.get(date).kind() != When.Kind.SET
              && dates.get(date).span().overlaps(words.get(i).span());
    }
    return taken;
  }

  private @Nullable Measure measure(List<Word> words, int at, boolean[] taken) {
    Lists.Found sign = lists.sign(words, at);
    if (sign != null && at > 0 && words.get(at - 1).letters() && words.get(at).joined()) {
      sign = null;
    }
    int start = sign == null ? at : sign.end();
    if (start >= words.size() || taken[start]) {
      return null;
    }
    if (words.get(start).lower().equals("between")) {
      return between(words, start, taken);
    }
    Amount amount = Amount.read(words, start, lists);
    if (amount == null) {
      return null;
    }
    if (sign != null) {
      amount = glued(amount, words);
    }
    Measure range = range(words, at, amount, sign == null ? "" : sign.value());
    if (range != null) {
      return range;
    }
    if (sign != null) {
      return new Measure(at, amount.end(), amount, sign.value(), "money");
    }
    boolean linked =
        amount.vague()
            && amount.end() < words.size()
            && words.get(amount.end()).lower().equals("of");
    Lists.Found unit = unitAfter(words, linked ? amount.end() + 1 : amount.end());
    if (unit != null) {
      unit = pounds(words, unit);
      return new Measure(at, unit.end(), amount.times(unit.factor()), unit.value(), "unit");
    }
    return counts(words, at, amount, taken)
        ? new Measure(at, amount.end(), amount, "", "count")
        : null;
  }

  /// *$5m*, *€20k*: a letter right behind the figure is a scale where a currency stands before it.
  private Amount glued(Amount amount, List<Word> words) {
    if (amount.scaled() || amount.end() >= words.size()) {
      return amount;
    }
    String scale = lists.value("glued", words.get(amount.end()));
    if (scale == null) {
      return amount;
    }
    BigDecimal value = amount.low().multiply(new BigDecimal(scale));
    return new Amount(amount.end() + 1, value, value, true, false);
  }

  /// *pounds of cargo*, *pounds (3,500 kilograms)*: weight, not money.
  private Lists.Found pounds(List<Word> words, Lists.Found unit) {
    if (!unit.value().equals("GBP")
        || !words.get(unit.end() - 1).lower().startsWith("pound")
        || unit.end() >= words.size()) {
      return unit;
    }
    boolean weight = words.get(unit.end()).lower().equals("of");
    if (words.get(unit.end()).lower().equals("(")) {
      Amount other = Amount.read(words, unit.end() + 1, lists);
      Lists.Found inside = other == null ? null : unitAfter(words, other.end());
      weight = inside != null && Set.of("kg", "t", "ton", "g").contains(inside.value());
    }
    return weight ? new Lists.Found(unit.end(), "lb", unit.factor()) : unit;
  }

  private Lists.@Nullable Found unitAfter(List<Word> words, int end) {
    Lists.Found unit = lists.unit(words, end);
    if (unit == null
        && end < words.size()
        && words.get(end).joined()
        && words.get(end).text().equals("m")) {
      return new Lists.Found(end + 1, "m", BigDecimal.ONE);
    }
    if (unit == null
        && end + 1 < words.size()
        && words.get(end).lower().equals("-")
        && words.get(end).joined()
        && words.get(end + 1).joined()) {
      unit = lists.unit(words, end + 1);
    }
    return unit;
  }

  /// *10–12 km*, *10 to 12 million*: one figure with two ends, in the unit of the second.
  private @Nullable Measure range(List<Word> words, int at, Amount first, String unit) {
    if (first.end() + 1 >= words.size() || first.vague()) {
      return null;
    }
    Word link = words.get(first.end());
    boolean dash = link.lower().equals("-") && link.joined() && words.get(first.end() + 1).joined();
    boolean to = link.lower().equals("to") && !(at > 0 && words.get(at - 1).lower().equals("from"));
    if (!dash && !to) {
      return null;
    }
    return together(words, at, first, first.end() + 1, unit, "range");
  }

  /// *between 10 and 12 million*.
  private @Nullable Measure between(List<Word> words, int at, boolean[] taken) {
    Lists.Found sign = lists.sign(words, at + 1);
    int start = sign == null ? at + 1 : sign.end();
    if (start >= words.size() || taken[start]) {
      return null;
    }
    Amount first = Amount.read(words, start, lists);
    if (first == null) {
      return null;
    }
    first = sign == null ? first : glued(first, words);
    if (first.end() + 1 >= words.size() || !words.get(first.end()).lower().equals("and")) {
      return null;
    }
    return together(words, at, first, first.end() + 1, sign == null ? "" : sign.value(), "between");
  }

  private @Nullable Measure together(
      List<Word> words, int at, Amount first, int second, String unit, String rule) {
    Lists.Found sign = lists.sign(words, second);
    Amount other = Amount.read(words, sign == null ? second : sign.end(), lists);
    if (other == null || other.vague()) {
      return null;
    }
    other = unit.isEmpty() && sign == null ? other : glued(other, words);
    BigDecimal low = first.low();
    if (!first.scaled() && other.scaled() && low.compareTo(new BigDecimal(1000)) < 0) {
      low = low.multiply(scaleOf(words, other));
    }
    if (low.compareTo(other.low()) >= 0) {
      return null;
    }
    Amount both = new Amount(other.end(), low, other.low(), true, first.inWords());
    String money = unit.isEmpty() && sign != null ? sign.value() : unit;
    if (!money.isEmpty()) {
      return new Measure(at, both.end(), both, money, rule);
    }
    Lists.Found after = unitAfter(words, other.end());
    if (after != null) {
      return new Measure(at, after.end(), both.times(after.factor()), after.value(), rule);
    }
    boolean dash = words.get(first.end()).lower().equals("-");
    return dash && !rule.equals("between") && counted(words, other.end()).isEmpty()
        ? null
        : new Measure(at, both.end(), both, "", rule);
  }

  /// The scale that ends a number: a million for *12 million*.
  private BigDecimal scaleOf(List<Word> words, Amount amount) {
    Word last = words.get(amount.end() - 1);
    String scale = lists.value("scale", last);
    if (scale == null) {
      scale = lists.value("glued", last);
    }
    return scale == null ? BigDecimal.ONE : new BigDecimal(scale);
  }

  /// Whether a number without a unit counts something, and is no name, age, version, address or
  /// telephone number.
  private boolean counts(List<Word> words, int at, Amount amount, boolean[] taken) {
    int end = amount.end();
    Word before = at > 0 ? words.get(at - 1) : words.get(at);
    Word after = end < words.size() ? words.get(end) : words.get(end - 1);
    boolean digits = !amount.inWords();
    if (at > 0
        && words.get(at).joined()
        && !Set.of("(", "\"", "'", "“", "[", "‘").contains(before.lower())) {
      return false; // F-16, COVID-19, 9/11, 2.15.3
    }
    if (end < words.size()
        && after.joined()
        && Set.of("-", "/", ":", "'", ".").contains(after.lower())
        && end + 1 < words.size()
        && words.get(end + 1).joined()
        && (digits || !words.get(end + 1).letters())) {
      return false;
    }
    if (at > 0 && lists.is("label", before)) {
      return false;
    }
    if (end < words.size() && taken[end]) {
      return false;
    }
    if (digits
        && !amount.scaled()
        && at > 1
        && before.lower().equals(",")
        && (end >= words.size() || Set.of(",", ".").contains(after.lower()))) {
      return false; // Maria Stone, 43, said
    }
    String counted = counted(words, end);
    if (amount.inWords() && !amount.scaled()) {
      if (amount.low().compareTo(BigDecimal.ONE) == 0) {
        return end < words.size() && lists.is("countable", after);
      }
      return !counted.isEmpty()
          && !(at > 0
              && DETERMINERS.contains(before.lower())
              && amount.low().compareTo(BigDecimal.TEN) < 0);
    }
    if (digits && !amount.scaled() && counted.isEmpty()) {
      return false;
    }
    // Falcon 9 rockets, Article 5: the number belongs to the name before it
    boolean name = at > 0 && before.capital() && before.letters() && !amount.scaled() && digits;
    boolean function = lists.is("stop", before) || !lists.bound(words, at).isEmpty();
    return !name || function;
  }

  /// What is counted, from `at` on: *Russian troops*, *of natural gas*. As printed, empty where
  /// nothing is told.
  private String counted(List<Word> words, int at) {
    int[] range = countedRange(words, at);
    return range.length == 0 ? "" : join(words, range[0], range[1]);
  }

  private static String join(List<Word> words, int start, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      if (i > start && !words.get(i).joined()) {
        text.append(' ');
      }
      text.append(words.get(i).text());
    }
    return text.toString();
  }

  /// Start and end of the words that name what is counted; nothing where no noun follows.
  private int[] countedRange(List<Word> words, int at) {
    int harmed = at;
    while (harmed < words.size()
        && harmed < at + LONGEST_BOUND
        && lists.is("being", words.get(harmed))) {
      harmed++;
    }
    if (harmed < words.size() && lists.is("harmed", words.get(harmed))) {
      return new int[] {harmed, harmed + 1}; // eleven were missing, at least four dead
    }
    int start = at;
    while (start < words.size()
        && Set.of("more", "other", "additional", "further", "new", "extra", "such")
            .contains(words.get(start).lower())) {
      start++;
    }
    int end = start;
    int plural = -1;
    while (end < words.size() && end - start < LONGEST_NAME) {
      Word word = words.get(end);
      boolean hyphen =
          word.lower().equals("-")
              && word.joined()
              && end > start
              && end + 1 < words.size()
              && words.get(end + 1).joined();
      if (hyphen) {
        end += 2;
        continue;
      }
      if (!word.letters() || lists.is("stop", word) || lists.is("number", word) || verbal(word)) {
        break;
      }
      end++;
      if (plural(word)) {
        plural = end;
        if (end >= words.size() || !(words.get(end).letters() && plural(words.get(end)))) {
          break;
        }
      }
    }
    int last = plural > 0 ? plural : end;
    return last > start ? new int[] {start, last} : new int[0];
  }

  private boolean verbal(Word word) {
    return (word.lower().endsWith("ed") || word.lower().endsWith("ing"))
        && !word.capital()
        && !lists.is("adjective", word);
  }

  private boolean plural(Word word) {
    String text = word.lower();
    return lists.is("plural", word)
        || (text.length() > 3
            && text.endsWith("s")
            && !text.endsWith("ss")
            && !text.endsWith("us")
            && !text.endsWith("is"));
  }

  /// *52-48*, *3-1*, *by 52 votes to 48*: two figures. Gives the first word after them, or -1 where
  /// none stands here.
  private int vote(
      Reading reading, Sentence sentence, List<Word> words, int at, List<Figure> figures) {
    if (!words.get(at).digits()
        || at + 2 >= words.size()
        || words.get(at).joined() && at > 0 && !words.get(at - 1).lower().equals("(")) {
      return -1;
    }
    int second = at + 2;
    if (!words.get(at + 1).lower().equals("-")
        || !words.get(at + 1).joined()
        || !words.get(second).joined()
        || !words.get(second).digits()) {
      return -1;
    }
    if (second + 1 < words.size()
        && words.get(second + 1).joined()
        && !Set.of(",", ".", ")", ";").contains(words.get(second + 1).lower())) {
      return -1;
    }
    String unit =
        near(words, at, VOTE_WORDS) ? "votes" : near(words, at, SCORE_WORDS) ? "score" : "";
    if (unit.isEmpty()) {
      return -1;
    }
    boolean votes = unit.equals("votes");
    for (int i : new int[] {at, second}) {
      BigDecimal value = new BigDecimal(words.get(i).lower());
      String of = votes ? (i == at ? "for" : "against") : (i == at ? "first side" : "second side");
      figures.add(
          new Figure(
              reading.article().id(),
              value,
              value,
              value,
              unit,
              of,
              words.get(i).span(),
              sentence.span(),
              unit));
    }
    return second + 1;
  }

  private static boolean near(List<Word> words, int at, Set<String> cues) {
    for (int i = Math.max(0, at - 8); i < Math.min(words.size(), at + 6); i++) {
      if (cues.contains(words.get(i).lower())) {
        return true;
      }
    }
    return false;
  }

  private int add(
      Reading reading, Sentence sentence, List<Word> words, Measure measure, List<Figure> figures) {
    int end = measure.end();
    String of = "";
    int after = end;
    boolean linked = end < words.size() && words.get(end).lower().equals("of");
    boolean mass =
        linked
            || (measure.unit().isEmpty()
                ? false
                : end < words.size()
                    && Set.of("in", "worth").contains(words.get(end).lower())
                    && money(measure));
    int start = mass ? end + 1 : end;
    if (mass && start < words.size() && words.get(start).lower().equals("of")) {
      start++;
    }
    while (mass
        && start < words.size()
        && Set.of("the", "its", "their", "all", "a").contains(words.get(start).lower())) {
      start++;
    }
    int rateEnd = rateEnd(words, end);
    String rate = rate(words, end);
    boolean named =
        linked
            || mass
            || measure.unit().isEmpty()
            || money(measure)
            || words.get(end - 2 < 0 ? 0 : end - 2).lower().equals("-");
    int[] range = !named || (rateEnd > end && !linked) ? new int[0] : countedRange(words, start);
    if (range.length > 0) {
      of = join(words, range[0], range[1]);
      after = range[1];
      if (rate.isEmpty()) {
        rate = rate(words, after);
        rateEnd = rate.isEmpty() ? end : rateEnd(words, after);
      }
    }
    if (of.isEmpty() && !measure.unit().isEmpty()) {
      of = holder(words, measure.start());
    }
    String unit = rate.isEmpty() ? measure.unit() : measure.unit() + "/" + rate;
    BigDecimal low = measure.amount().low();
    BigDecimal high = measure.amount().high();
    BigDecimal value =
        measure.rule().equals("range") || measure.rule().equals("between")
            ? low.add(high).divide(BigDecimal.TWO, 4, RoundingMode.HALF_UP)
            : low;
    String bound = lists.bound(words, measure.start());
    if (bound.equals("high")) {
      low = BigDecimal.ZERO;
    }
    int last = Math.max(end, rate.isEmpty() ? end : rateEnd);
    Span span =
        new Span(words.get(measure.start()).span().start(), words.get(last - 1).span().end());
    String rule = bound.isEmpty() ? measure.rule() : measure.rule() + ", " + boundName(bound);
    figures.add(
        new Figure(
            reading.article().id(),
            plain(value),
            plain(low),
            plain(high),
            unit,
            of,
            span,
            sentence.span(),
            rule));
    return last;
  }

  /// What has the measure where nothing after it is counted: *a fund of 2 billion dollars* is a
  /// fund, *arms worth at least 3 million* are arms.
  private static String holder(List<Word> words, int at) {
    for (int i = at - 1; i > 0 && i >= at - 1 - LONGEST_BOUND && words.get(i).letters(); i--) {
      if (HOLDERS.contains(words.get(i).lower())) {
        return words.get(i - 1).letters() ? words.get(i - 1).text() : "";
      }
    }
    return "";
  }

  private static boolean money(Measure measure) {
    return measure.rule().equals("money")
        || (measure.unit().length() == 3
            && measure.unit().equals(measure.unit().toUpperCase(Locale.ROOT)));
  }

  private static String boundName(String kind) {
    return switch (kind) {
      case "low" -> "or more";
      case "high" -> "or less";
      default -> "about";
    };
  }

  /// The rate that starts at `at`: *a year*, *per day*, *annually*, */hour*; empty where none does.
  private String rate(List<Word> words, int at) {
    if (at >= words.size()) {
      return "";
    }
    String adverb = lists.value("adverb", words.get(at));
    if (adverb != null) {
      return adverb;
    }
    if (at + 1 < words.size()
        && Set.of("a", "an", "per", "each", "every", "/").contains(words.get(at).lower())) {
      String period = lists.value("period", words.get(at + 1));
      if (period != null) {
        return period;
      }
      boolean per = words.get(at).lower().equals("per");
      return per && words.get(at + 1).letters() ? words.get(at + 1).lower() : "";
    }
    return "";
  }

  private int rateEnd(List<Word> words, int at) {
    return rate(words, at).isEmpty() ? at : lists.is("adverb", words.get(at)) ? at + 1 : at + 2;
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
