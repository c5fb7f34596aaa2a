package org.rapporteur.brief;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Span;

/// How the numbers that several tellings give of one thing part.
final class Amounts {
  /// *About* allows so much on either side.
  private static final BigDecimal ABOUT = new BigDecimal("0.1");

  private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

  /// What units measure that are told of one thing by turns.
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("m", "length"),
          Map.entry("km", "length"),
          Map.entry("cm", "length"),
          Map.entry("mi", "length"),
          Map.entry("nmi", "length"),
          Map.entry("ft", "length"),
          Map.entry("yd", "length"),
          Map.entry("in", "length"),
          Map.entry("g", "mass"),
          Map.entry("kg", "mass"),
          Map.entry("t", "mass"),
          Map.entry("lb", "mass"),
          Map.entry("oz", "mass"),
          Map.entry("m2", "area"),
          Map.entry("ha", "area"),
          Map.entry("acre", "area"),
          Map.entry("km2", "area"),
          Map.entry("mi2", "area"),
          Map.entry("L", "volume"),
          Map.entry("m3", "volume"),
          Map.entry("gal", "volume"),
          Map.entry("bbl", "volume"),
          Map.entry("km/h", "speed"),
          Map.entry("mph", "speed"),
          Map.entry("kn", "speed"));

  /// Words beside a number that say of how much it is.
  private static final Pattern PART = Pattern.compile("\\b(alone|only|just)\\b");

  private static final Pattern WHOLE =
      Pattern.compile(
          "\\b(in all|in total|altogether|nationwide|countrywide|overall|combined|across the)\\b");

  /// Words by which a report says that its number takes another's place.
  private static final Pattern REVISED =
      Pattern.compile(
          "\\b(rose|risen|raised|rises|climbed|revised|updated|corrected|now|earlier|previously|up from|down from)\\b");

  /// A figure in a telling.
  ///
  /// @param telling its place among the tellings
  record Told(Figure figure, int telling, Draft draft) {
    ArticleId article() {
      return draft.passage().account().article().id();
    }
  }

  private Amounts() {}

  /// What kind of unit it is, so that two of one kind can be compared; the unit itself, without its
  /// rate, where no other is of its kind.
  static String family(String unit) {
    String base = Joining.base(unit);
    return KINDS.getOrDefault(unit, KINDS.getOrDefault(base, base));
  }

  /// Null where all tell the same.
  static @Nullable Difference difference(List<Told> told) {
    Map<String, List<Told>> values = new LinkedHashMap<>();
    for (Told each : told) {
      String value = shown(each.figure());
      // about 300 and 300 are one number
      String known =
          values.keySet().stream()
              .filter(other -> exact(other).equals(exact(value)))
              .findFirst()
              .orElse(value);
      values.computeIfAbsent(known, absent -> new ArrayList<>()).add(each);
    }
    if (values.size() < 2 || severalInOne(values)) {
      return null;
    }
    Set<String> units = told.stream().map(each -> each.figure().unit()).collect(Collectors.toSet());
    if (units.size() > 1) {
      return difference("unit", rates(told) ? Difference.CONTRADICTS : Difference.OTHER, values);
    }
    if (scope(values)) {
      return difference("scope", Difference.OTHER, values);
    }
    String kind = Difference.SPECIFIC;
    List<Told> firsts = values.values().stream().map(List::getFirst).toList();
    for (int i = 0; i < firsts.size(); i++) {
      for (int j = i + 1; j < firsts.size(); j++) {
        if (apart(firsts.get(i).figure(), firsts.get(j).figure())) {
          kind = Difference.CONTRADICTS;
        }
      }
    }
    if (superseded(values)) {
      kind = Difference.OLDER;
    }
    return difference("number", kind, values);
  }

  /// Whether one number is told at two rates: *a week* and *a month*.
  private static boolean rates(List<Told> told) {
    return told.stream().allMatch(each -> each.figure().unit().contains("/"))
        && told.stream().map(each -> each.figure().value().stripTrailingZeros()).distinct().count()
            == 1
        && told.stream().map(each -> Joining.base(each.figure().unit())).distinct().count() == 1;
  }

  /// Whether an article gives several of the values: *rose from 36 to 41* beside *41* parts from
  /// nothing, and which of *nine, four and five* another's is nobody knows.
  private static boolean severalInOne(Map<String, List<Told>> values) {
    List<ArticleId> tellers =
        values.values().stream()
            .flatMap(each -> each.stream().map(Told::article).distinct())
            .toList();
    return tellers.size() > Set.copyOf(tellers).size();
  }

  private static Difference difference(String slot, String kind, Map<String, List<Told>> values) {
    Comparator<Map.Entry<String, List<Told>>> order =
        kind.equals(Difference.OLDER)
            ? Comparator.comparing(entry -> Publication.first(drafts(entry.getValue())))
            : Comparator.comparingInt(
                (Map.Entry<String, List<Told>> entry) -> -entry.getValue().size());
    return new Difference(
        slot,
        kind,
        values.entrySet().stream()
            .sorted(order)
            .map(
                entry ->
                    new Difference.Value(
                        entry.getKey(),
                        entry.getValue().stream().map(Told::telling).distinct().toList()))
            .toList());
  }

  private static List<Draft> drafts(List<Told> told) {
    return told.stream().map(Told::draft).toList();
  }

  /// The number with its bound and unit.
  private static String shown(Figure figure) {
    String bound = bound(figure);
    String value =
        figure.rule().startsWith("range") || figure.rule().startsWith("between")
            ? plain(figure.low()) + " to " + plain(figure.high())
            : plain(figure.value());
    return (bound.isEmpty() ? "" : bound + " ")
        + value
        + (figure.unit().isEmpty() ? "" : " " + figure.unit());
  }

  private static String exact(String shown) {
    return shown.startsWith("about ") ? shown.substring("about ".length()) : shown;
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static String bound(Figure figure) {
    return figure.rule().endsWith("or more")
        ? "at least"
        : figure.rule().endsWith("or less")
            ? "at most"
            : figure.rule().endsWith("about") ? "about" : "";
  }

  /// Whether two figures cannot both hold.
  static boolean apart(Figure one, Figure other) {
    return lowest(one).compareTo(highest(other)) > 0 || lowest(other).compareTo(highest(one)) > 0;
  }

  private static BigDecimal lowest(Figure figure) {
    return switch (bound(figure)) {
      case "at most" -> BigDecimal.ZERO.min(figure.low());
      case "about" -> figure.low().subtract(figure.low().abs().multiply(ABOUT));
      default -> figure.low();
    };
  }

  private static BigDecimal highest(Figure figure) {
    return switch (bound(figure)) {
      // twice as many would not be told as more than
      case "at least" -> figure.high().multiply(BigDecimal.TWO);
      case "about" -> figure.high().add(figure.high().abs().multiply(ABOUT));
      default -> figure.high();
    };
  }

  /// Whether one value is told of a part and another of the whole.
  private static boolean scope(Map<String, List<Told>> values) {
    boolean part = false;
    boolean whole = false;
    for (List<Told> each : values.values()) {
      part |= each.stream().allMatch(told -> beside(told, PART));
      whole |= each.stream().anyMatch(told -> beside(told, WHOLE));
    }
    return part && whole
        || values.values().stream()
            .anyMatch(each -> each.stream().allMatch(told -> near(told, "alone")));
  }

  private static boolean near(Told told, String word) {
    return around(told).contains(" " + word);
  }

  private static boolean beside(Told told, Pattern words) {
    return words.matcher(around(told)).find();
  }

  private static String around(Told told) {
    Span sentence = told.figure().sentence();
    String text = told.draft().passage().account().reading().text();
    int start = Math.max(sentence.start(), told.figure().span().start() - Phrasing.BESIDE);
    int end = Math.min(sentence.end(), told.figure().span().end() + Phrasing.BESIDE);
    return text.substring(start, end);
  }

  /// Whether later reports put another number in the place of the earlier ones: one that cannot
  /// hold beside it, or a greater one where the earlier was a bound. The dead of a toll do not grow
  /// fewer, unless a report says that it corrects one.
  private static boolean superseded(Map<String, List<Told>> values) {
    List<List<Told>> sorted =
        values.values().stream()
            .sorted(Comparator.comparing(each -> Publication.first(drafts(each))))
            .toList();
    if (!Publication.inTurn(sorted.stream().map(Amounts::drafts).toList())) {
      return false;
    }
    for (int i = 1; i < sorted.size(); i++) {
      Figure earlier = sorted.get(i - 1).getFirst().figure();
      Figure later = sorted.get(i).getFirst().figure();
      boolean held = !apart(earlier, later) && later.value().compareTo(earlier.value()) <= 0;
      boolean fallen =
          !Tolls.of(later).isEmpty()
              && later.value().compareTo(earlier.value()) < 0
              && sorted.get(i).stream().noneMatch(told -> beside(told, REVISED));
      if (held || fallen || slip(earlier.value(), later.value())) {
        return false;
      }
    }
    return true;
  }

  /// Whether one number is what a slip of the pen or of the ear makes of the other: digits in
  /// another order (*212*, *221*), a nought more or less (*3,000*, *30,000*), *fourteen* for
  /// *forty*.
  private static boolean slip(BigDecimal one, BigDecimal other) {
    String digits = digits(one);
    String others = digits(other);
    return digits.equals(others)
        || sorted(plain(one)).equals(sorted(plain(other)))
        || teen(one, other)
        || teen(other, one);
  }

  /// The digits without noughts at either end.
  private static String digits(BigDecimal value) {
    return value.stripTrailingZeros().unscaledValue().toString();
  }

  private static String sorted(String digits) {
    return digits.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
  }

  private static boolean teen(BigDecimal teen, BigDecimal tens) {
    return teen.compareTo(BigDecimal.TEN) > 0
        && teen.compareTo(TWENTY) < 0
        && teen.subtract(BigDecimal.TEN).multiply(BigDecimal.TEN).compareTo(tens) == 0;
  }
}
