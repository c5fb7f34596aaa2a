package org.rapporteur.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.model.Token;
import org.rapporteur.model.When;

/// Finds numbers, their units and what they count. Immutable, shared between threads.
public final class FigureFinder {
  /// Words that may stand between *of* and a number: *of no less than 20*.
  private static final int LONGEST_BOUND = 3;

  private static final Set<String> HOLDERS = Set.of("of", "worth");
  private static final Map<String, String> BOUNDS_BEHIND =
      Map.of(
          "more", "low", "fewer", "high", "less", "high", "so", "about", "plus", "low", "odd",
          "about");
  private static final BigDecimal MINUS = BigDecimal.valueOf(-1);
  private static final Map<String, String> JOINED_UNITS = Map.of("m", "m", "C", "°C", "F", "°F");
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
  private final Counted counted;

  private FigureFinder(Lists lists) {
    this.lists = lists;
    this.counted = new Counted(lists);
  }

  /// Loads the English word lists.
  public static FigureFinder load() {
    return new FigureFinder(Lists.load());
  }

  Lists lists() {
    return lists;
  }

  /// A number with its unit, before it is known what it counts.
  ///
  /// @param of what it counts where that stands before it or in another part of the sentence
  /// @param bound as [Lists#bound] where it stands behind the number, else empty
  private record Measure(
      int start, int end, Amount amount, String unit, String rule, String of, String bound) {
    Measure(int start, int end, Amount amount, String unit, String rule) {
      this(start, end, amount, unit, rule, "", "");
    }
  }

  /// In the order of the text; numbers that are part of `dates` are none. `statements` are those
  /// found in the same reading, and tell whose word a figure is.
  public List<Figure> findFigures(Reading reading, List<When> dates, List<Statement> statements) {
    return Told.by(find(reading, dates), reading.text(), dates, statements);
  }

  private List<Figure> find(Reading reading, List<When> dates) {
    List<Figure> figures = new ArrayList<>();
    int date = 0;
    for (Sentence sentence : reading.sentences()) {
      List<Word> words = Word.of(split(sentence, reading.text()), reading.text());
      int first = figures.size();
      while (date < dates.size() && dates.get(date).span().end() <= sentence.span().start()) {
        date++;
      }
      boolean[] taken = taken(words, dates, date);
      int at = 0;
      while (at < words.size()) {
        int next = taken[at] ? -1 : vote(reading, sentence, words, at, figures);
        if (next < 0) {
          Measure measure =
              taken[at]
                  ? quarters(words, at, taken)
                  : measure(words, at, taken, figures.subList(first, figures.size()));
          next = measure == null ? at + 1 : add(reading, sentence, words, measure, figures);
        }
        at = next;
      }
    }
    return List.copyOf(figures);
  }

  /// Words with figures and letters run together count as two: *5bn*, *12km*, *Rs500*.
  private List<Token> split(Sentence sentence, String text) {
    List<Token> tokens = new ArrayList<>(sentence.tokens().size());
    for (Token token : sentence.tokens()) {
      int middle = middle(token.text());
      if (middle == 0) {
        tokens.add(token);
      } else {
        int at = token.span().start() + middle;
        tokens.add(
            new Token(
                new Span(token.span().start(), at), text.substring(token.span().start(), at)));
        tokens.add(
            new Token(new Span(at, token.span().end()), text.substring(at, token.span().end())));
      }
    }
    return tokens;
  }

  /// Where a word is cut in two, 0 where it is one.
  private int middle(String word) {
    int digits = 0;
    while (digits < word.length() && digit(word.charAt(digits))) {
      digits++;
    }
    if (digits == 0) {
      int letters = 0;
      while (letters < word.length() && !digit(word.charAt(letters))) {
        letters++;
      }
      return letters > 0
              && letters < 5
              && word.substring(letters).chars().allMatch(c -> digit((char) c))
              && letters < word.length()
              && lists.sign(word.substring(0, letters))
          ? letters
          : 0;
    }
    String letters = word.substring(digits);
    return !letters.isEmpty()
            && !Set.of("s", "st", "nd", "rd", "th", "g", "d")
                .contains(letters.toLowerCase(Locale.ROOT))
            && letters.chars().allMatch(c -> Character.isLetter(c) || c == '²' || c == '³')
        ? digits
        : 0;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
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

  /// What the last plain count of the sentence counts.
  private static String lastCounted(List<Figure> figures) {
    for (Figure figure : figures.reversed()) {
      if (figure.unit().isEmpty() && !figure.of().isEmpty()) {
        return figure.of();
      }
    }
    return "";
  }

  /// The unit of the number before, where this one is compared with it: *fell to 2.1 million tonnes
  /// from 2.2 million*.
  private static String lastUnit(List<Word> words, int at, List<Figure> figures) {
    if (at == 0 || figures.isEmpty()) {
      return "";
    }
    String unit = figures.getLast().unit();
    String before = words.get(at - 1).lower();
    boolean compared =
        Set.of("from", "against").contains(before)
            || Set.of("to", "than").contains(before) && !unit.equals("%");
    return compared && !Set.of("votes", "score").contains(unit) ? unit : "";
  }

  /// *three quarters of the delegates*, which dates take for a stretch of time.
  private @Nullable Measure quarters(List<Word> words, int at, boolean[] taken) {
    boolean inside = at > 0 && taken[at - 1] && !lists.is("bounding", words.get(at - 1));
    Share share = inside ? null : Share.read(words, at, lists);
    return share == null || share.end() < words.size() && taken[share.end()]
        ? null
        : measure(share, at);
  }

  private static Measure measure(Share share, int at) {
    BigDecimal percent = share.percent();
    Amount amount = new Amount(share.end(), percent, percent, true, true, false);
    return new Measure(at, share.end(), amount, "%", "share");
  }

  private @Nullable Measure measure(List<Word> words, int at, boolean[] taken, List<Figure> told) {
    if (at > 1
        && words.get(at).joined()
        && words.get(at - 1).joined()
        && words.get(at - 2).digits()
        && Set.of(",", ".", "/").contains(words.get(at - 1).lower())) {
      return null; // the tail of what is no number
    }
    Share share = Share.read(words, at, lists);
    if (share != null && !taken[share.end() - 1]) {
      return measure(share, at);
    }
    if (minus(words, at)) {
      Amount amount = Amount.read(words, at + 1, lists);
      Lists.Found unit = amount == null ? null : unitAfter(words, amount.end());
      return amount == null || unit == null
          ? null
          : new Measure(at, unit.end(), amount.times(unit.factor().negate()), unit.value(), "unit");
    }
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
    String same = lastUnit(words, at, told);
    if (sign == null) {
      amount = million(words, amount, same);
    }
    Measure range = range(words, at, amount, sign == null ? "" : sign.value());
    if (range != null) {
      return range;
    }
    if (sign != null) {
      return sign.value().equals("ZAR") && !amount.scaled() && !amount.grouped()
          ? null // R2 is a road or a name more often
          : new Measure(at, amount.end(), amount, sign.value(), "money");
    }
    boolean linked =
        amount.vague()
            && amount.end() < words.size()
            && words.get(amount.end()).lower().equals("of");
    Lists.Found unit = unitAfter(words, linked ? amount.end() + 1 : amount.end());
    if (unit != null) {
      unit = pounds(words, unit);
      if (unit.value().startsWith("°")
          && unit.end() + 1 < words.size()
          && words.get(unit.end()).lower().equals("below")
          && words.get(unit.end() + 1).lower().equals("zero")) {
        return new Measure(at, unit.end() + 2, amount.times(MINUS), unit.value(), "unit");
      }
      return new Measure(at, unit.end(), amount.times(unit.factor()), unit.value(), "unit");
    }
    Measure changed = changed(words, at, amount);
    if (changed != null) {
      return changed;
    }
    if (!same.isEmpty()
        && !same.startsWith("/")
        && counted.range(words, amount.end()).length == 0
        && !(amount.end() < words.size() && taken[amount.end()] && !amount.scaled())) {
      return new Measure(at, amount.end(), amount, same, "unit");
    }
    String bound = "";
    if (amount.end() + 1 < words.size()
        && Set.of("or", "-").contains(words.get(amount.end()).lower())) {
      bound = BOUNDS_BEHIND.getOrDefault(words.get(amount.end() + 1).lower(), "");
    }
    int end = bound.isEmpty() ? amount.end() : amount.end() + 2;
    if (!bound.isEmpty() && end < words.size() && counted.period(words.get(end))) {
      return null; // 40 or so years
    }
    if (counted.hyphened(words, end)) {
      return plainly(words, at) && amount.low().compareTo(BigDecimal.ONE) != 0
          ? new Measure(at, end, amount, "", "count", words.get(end + 1).text(), bound)
          : null;
    }
    String of = counted.elsewhere(words, at, amount, lastCounted(told));
    return counts(words, at, end, amount, taken, of)
        ? new Measure(at, end, amount, "", "count", of, bound)
        : null;
  }

  private boolean number(Word word) {
    return word.digits() || lists.is("number", word);
  }

  /// Whether no name, age or address has the number that starts at `at`.
  private boolean plainly(List<Word> words, int at) {
    Word before = at > 0 ? words.get(at - 1) : words.get(at);
    return !words.get(at).joined()
        && (at == 0
            || !lists.is("label", before) && (!before.capital() || lists.is("stop", before)));
  }

  private static boolean minus(List<Word> words, int at) {
    if (at + 1 >= words.size() || !(words.get(at + 1).digits() || words.get(at).letters())) {
      return false;
    }
    Word word = words.get(at);
    return word.lower().equals("minus") && !word.joined()
        || word.lower().equals("-")
            && !word.text().equals("—")
            && words.get(at + 1).joined()
            && (at == 0 || !words.get(at - 1).digits())
            && (at == 0 || !word.joined() || words.get(at - 1).lower().equals("("));
  }

  /// *1.7m customers*, *3.4m tonnes*, *20k people*: a letter right behind the figure is a scale
  /// where what is measured or counted follows.
  private Amount million(List<Word> words, Amount amount, String same) {
    int at = amount.end();
    if (amount.scaled()
        || amount.inWords()
        || at + 1 >= words.size()
        || !words.get(at).joined()
        || !Set.of("m", "k").contains(words.get(at).text())) {
      return amount;
    }
    int[] range = counted.range(words, at + 1);
    boolean many = range.length > 0 && counted.plural(words.get(range[1] - 1));
    return many
            || !same.isEmpty() && !Set.of("m", "km", "ft").contains(same)
            || lists.unit(words, at + 1) != null
        ? glued(amount, words)
        : amount;
  }

  /// *from 3.1 to 3.9 percent*, *from 36 to 41*, after a word of change: the number before it.
  private @Nullable Measure changed(List<Word> words, int at, Amount amount) {
    if (at == 0
        || !words.get(at - 1).lower().equals("from")
        || !counted.changes(words, at - 1)
        || amount.end() + 1 >= words.size()
        || !words.get(amount.end()).lower().equals("to")) {
      return null;
    }
    Amount other = Amount.read(words, amount.end() + 1, lists);
    if (other == null || other.vague()) {
      return null;
    }
    Lists.Found unit = unitAfter(words, other.end());
    String of = unit == null ? counted.after(words, other.end()) : "";
    if (of.isEmpty() && unit == null) {
      of = counted.elsewhere(words, at, amount, "");
    }
    if (of.isEmpty() && unit == null) {
      return null;
    }
    Amount same =
        other.scaled() && !amount.scaled() && amount.low().compareTo(new BigDecimal(1000)) < 0
            ? amount.times(scaleOf(words, other))
            : amount;
    return unit == null
        ? new Measure(at, amount.end(), same, "", "count", of, "")
        : new Measure(at, amount.end(), same.times(unit.factor()), unit.value(), "unit");
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
    return new Amount(amount.end() + 1, value, value, true, false, amount.grouped());
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
        && JOINED_UNITS.containsKey(words.get(end).text())) {
      return new Lists.Found(
          end + 1, JOINED_UNITS.getOrDefault(words.get(end).text(), ""), BigDecimal.ONE);
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
    boolean from = at > 0 && words.get(at - 1).lower().equals("from");
    boolean to = link.lower().equals("to") && !(from && counted.changes(words, at - 1));
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
    Amount both = new Amount(other.end(), low, other.low(), true, first.inWords(), false);
    String money = unit.isEmpty() && sign != null ? sign.value() : unit;
    if (!money.isEmpty()) {
      return new Measure(at, both.end(), both, money, rule);
    }
    Lists.Found after = unitAfter(words, other.end());
    if (after != null) {
      return new Measure(at, after.end(), both.times(after.factor()), after.value(), rule);
    }
    boolean dash =
        words.get(first.end()).lower().equals("-")
            || at > 0 && words.get(at - 1).lower().equals("from");
    return dash && !rule.equals("between") && counted.after(words, other.end()).isEmpty()
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
  private boolean counts(
      List<Word> words, int at, int end, Amount amount, boolean[] taken, String of) {
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
    if (at > 0 && lists.is("label", before)
        || end < words.size() && Set.of("am", "pm", "a.m", "p.m").contains(after.lower())) {
      return false; // Article 5, 9.30pm
    }
    if (end < words.size() && taken[end] && of.isEmpty()) {
      return false;
    }
    if (digits
        && !amount.scaled()
        && !amount.grouped()
        && at > 1
        && before.lower().equals(",")
        && (end >= words.size() || Set.of(",", ".").contains(after.lower()))) {
      return false; // Maria Stone, 43, said
    }
    String named = counted.after(words, end);
    named = named.isEmpty() ? of : named;
    if (amount.inWords() && !amount.scaled()) {
      if (amount.low().compareTo(BigDecimal.ONE) == 0) {
        return end < words.size() && lists.is("countable", after);
      }
      return !named.isEmpty()
          && !(at > 0
              && DETERMINERS.contains(before.lower())
              && !(at > 2 && words.get(at - 2).lower().equals("of") && number(words.get(at - 3)))
              && amount.low().compareTo(BigDecimal.TEN) < 0);
    }
    if (digits && !amount.scaled() && !amount.grouped() && named.isEmpty()) {
      return false;
    }
    // Falcon 9 rockets, Article 5: the number belongs to the name before it
    boolean name =
        at > 0
            && before.capital()
            && before.letters()
            && !amount.scaled()
            && !amount.grouped()
            && digits;
    boolean function = lists.is("stop", before) || !lists.bound(words, at).isEmpty();
    return !name || function;
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
              null,
              null,
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
    boolean money = money(measure);
    boolean share = measure.rule().equals("share");
    boolean mass =
        linked
            || money
                && end < words.size()
                && Set.of("in", "worth").contains(words.get(end).lower());
    int start = mass ? end + 1 : end;
    if (mass && start < words.size() && words.get(start).lower().equals("of")) {
      start++;
    }
    while ((mass || share)
        && start < words.size()
        && (lists.is("owner", words.get(start)) || words.get(start).lower().equals("a"))) {
      start++;
    }
    int rateEnd = rateEnd(words, end, money);
    String rate = rate(words, end, money);
    boolean named =
        linked
            || share
            || mass
            || measure.unit().isEmpty()
            || money
            || words.get(end - 2 < 0 ? 0 : end - 2).lower().equals("-");
    int[] range = !named || (rateEnd > end && !linked) ? new int[0] : counted.range(words, start);
    if (linked && (share || measure.unit().isEmpty())) {
      range = counted.whole(words, end);
    } else if (share
        && start == end
        && range.length > 0
        && !counted.plural(words.get(range[1] - 1))
        && !words.get(range[0]).lower().equals("majority")) {
      range = new int[0]; // one in five oppose it
    }
    if (range.length > 0) {
      of = Counted.join(words, range[0], range[1]);
      after = range[1];
      if (rate.isEmpty() && !share) {
        boolean coins = lists.is("coin", words.get(after - 1));
        rate = rate(words, after, coins);
        rateEnd = rate.isEmpty() ? end : rateEnd(words, after, coins);
      }
    }
    if (of.isEmpty() && linked && measure.of().isEmpty() && end + 1 < words.size()) {
      boolean them = Set.of("those", "them", "these", "whom").contains(words.get(end + 1).lower());
      of = them ? words.get(end + 1).text() : "";
    }
    if (of.isEmpty()) {
      of = measure.unit().isEmpty() ? measure.of() : share ? "" : holder(words, measure.start());
    }
    String unit = rate.isEmpty() ? measure.unit() : measure.unit() + "/" + rate;
    BigDecimal low = measure.amount().low();
    BigDecimal high = measure.amount().high();
    BigDecimal value =
        measure.rule().equals("range") || measure.rule().equals("between")
            ? low.add(high).divide(BigDecimal.TWO, 4, RoundingMode.HALF_UP)
            : low;
    String bound = measure.bound().isEmpty() ? bound(words, measure.start()) : measure.bound();
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
            null,
            null,
            span,
            sentence.span(),
            rule));
    return last;
  }

  /// *Goes up to 20* and *rose up to 20* set no bound.
  private String bound(List<Word> words, int at) {
    String bound = lists.bound(words, at);
    boolean moved =
        at > 2
            && words.get(at - 1).lower().equals("to")
            && words.get(at - 2).lower().equals("up")
            && lists.is("change", words.get(at - 3));
    return moved ? "" : bound;
  }

  /// What has the measure where nothing after it is counted: *a fund of 2 billion dollars* is a
  /// fund, *arms worth at least 3 million* are arms.
  private String holder(List<Word> words, int at) {
    for (int i = at - 1; i > 0 && i >= at - 1 - LONGEST_BOUND && words.get(i).letters(); i--) {
      if (HOLDERS.contains(words.get(i).lower())) {
        return words.get(i - 1).letters() ? words.get(i - 1).text() : "";
      }
      if (!lists.is("bounding", words.get(i))) {
        return "";
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

  /// The rate that starts at `at`: *a year*, *per day*, *annually*, */hour*, *per hectare*; where
  /// `priced` also *a barrel*. Empty where none does.
  private String rate(List<Word> words, int at, boolean priced) {
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
      Lists.Found unit = per || priced ? lists.unit(words, at + 1) : null;
      if (unit != null && unit.factor().compareTo(BigDecimal.ONE) == 0) {
        return unit.value();
      }
      return per && words.get(at + 1).letters() ? words.get(at + 1).lower() : "";
    }
    return "";
  }

  private int rateEnd(List<Word> words, int at, boolean priced) {
    if (rate(words, at, priced).isEmpty() || lists.is("adverb", words.get(at))) {
      return rate(words, at, priced).isEmpty() ? at : at + 1;
    }
    Lists.Found unit = lists.unit(words, at + 1);
    return unit == null || lists.is("period", words.get(at + 1)) ? at + 2 : unit.end();
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
