package org.rapporteur.dates;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the functions of rules.txt reckon, for one expression. Where the day of publication is
/// unknown, values stay relative, with X for what is unknown: `XXXX-WXX-5` is some Friday.
///
/// @param anchor the day of publication, if known
/// @param tense which way the words around the expression look
/// @param reference the value of the last date before it, empty where there is none
/// @param quarter the value of the last quarter of a year named shortly before, empty where there
/// is none
record Reckoning(
    @Nullable LocalDate anchor, Supplier<Tense> tense, String reference, String quarter) {

  // How far a month or day without a year may lie ahead, in days, before it is taken to be last
  // year's. Chosen on half of TimeBank and AQUAINT
  // together; the year changes for few expressions between 60 and 200.
  private static final int AHEAD_IN_PAST_TENSE = 90;
  private static final int AHEAD_IN_OPEN_TENSE = 150;
  private static final int AHEAD_IN_FUTURE_TENSE = 300;

  /// Days by which a holiday on the side the tense does not look to is further off.
  private static final int OTHER_SIDE = 300;

  private static final Map<String, Integer> SEASON_MONTH =
      Map.of("SP", 3, "SU", 6, "FA", 9, "WI", 12);

  /// Calls a function by its name in rules.txt; null where it does not apply.
  @Nullable String call(String function, List<String> arguments) {
    String a = arguments.get(0);
    String b = arguments.size() > 1 ? arguments.get(1) : "";
    String c = arguments.size() > 2 ? arguments.get(2) : "";
    return switch (function) {
      case "shift" -> shift(anchor, a, number(b));
      case "period" -> shift(anchor, a, b.equals("last") ? -1 : b.equals("next") ? 1 : 0);
      case "monthday" -> monthDay(a, b);
      case "monthdaybefore" -> lastMonthDay(a, b);
      case "monthdayyear" -> monthDayYear(a, b, c);
      case "month" -> month(a);
      case "monthbefore" -> monthBefore(a);
      case "yearwhich" -> yearOf(a);
      case "monthof" -> yearOf(b) + "-" + a;
      case "weekday" -> weekday(a);
      case "weekdayof" -> weekdayOf(a, b);
      case "weekdayin" -> weekdayIn(a, b);
      case "season" -> season(a);
      case "seasonof" -> yearOf(b) + "-" + a;
      case "quarter" -> quarterOpen(a);
      case "quarterof" -> yearOf(b) + "-Q" + a;
      case "year" -> yearOf(a);
      case "century" -> Integer.toString(Integer.parseInt(a) - 1);
      case "ago" -> ago(anchor, a, b, -1);
      case "ahead" -> ago(anchor, a, b, 1);
      case "before" -> fromReference(a, b, -1);
      case "after" -> fromReference(a, b, 1);
      case "same" -> fromReference(a, "0", 1);
      case "lastquarter" -> lastQuarter();
      case "quarterin" -> a + lastQuarter().substring(lastQuarter().indexOf('-'));
      case "yearago" -> yearAgo(number(a));
      case "dur" -> duration(a, b);
      case "vague" ->
          a.equals("H") || a.equals("N") || a.equals("S") ? "PTX" + letter(a) : "PX" + letter(a);
      case "time" -> time(a, b, c);
      case "weekend" -> weekend(number(a));
      case "holiday" -> holiday(a);
      case "holidayof" -> holidayOf(a, b);
      case "holidaywhich" -> holidayWhich(a, b);
      case "islamicmonth" -> islamicMonth(a);
      case "date" -> day(number(a), b, c) == null ? null : a + "-" + b + "-" + c;
      case "range" -> range(a, arguments.subList(1, 5));
      case "rangeopen" -> rangeOpen(arguments);
      case "years" -> years(a, b);
      case "anchor" -> anchor == null ? "XXXX-XX-XX" : anchor.toString();
      case "reference" -> reference.isEmpty() ? null : reference;
      case "refday" -> dayOfReference();
      default -> throw new IllegalArgumentException("no such function: " + function);
    };
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  /// The unit of time, `n` units from the one `day` lies in.
  private static String shift(@Nullable LocalDate day, String unit, int n) {
    if (day == null) {
      return switch (unit) {
        case "D" -> "XXXX-XX-XX";
        case "W", "F" -> "XXXX-WXX";
        case "M" -> "XXXX-XX";
        case "Q" -> "XXXX-QX";
        case "Y" -> "XXXX";
        case "E" -> "XXX";
        default -> "XX";
      };
    }
    return switch (unit) {
      case "D" -> day.plusDays(n).toString();
      case "W" -> week(day.plusWeeks(n));
      case "F" -> week(day.plusWeeks(2L * n));
      case "M" -> YearMonth.from(day).plusMonths(n).toString();
      case "Q" -> {
        LocalDate moved = day.plusMonths(3L * n);
        yield moved.getYear() + "-Q" + moved.get(IsoFields.QUARTER_OF_YEAR);
      }
      case "Y" -> Integer.toString(day.getYear() + n);
      case "E" -> Integer.toString(day.getYear() / 10 + n);
      case "C" -> Integer.toString(day.getYear() / 100 + n);
      default -> throw new IllegalArgumentException("no such unit: " + unit);
    };
  }

  private static String week(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private int ahead() {
    return switch (tense.get()) {
      case PAST -> AHEAD_IN_PAST_TENSE;
      case OPEN -> AHEAD_IN_OPEN_TENSE;
      case FUTURE -> AHEAD_IN_FUTURE_TENSE;
    };
  }

  private @Nullable String monthDay(String month, String day) {
    return monthDay(month, day, anchor == null ? null : anchor.plusDays(ahead()));
  }

  /// *last Oct. 23*.
  private @Nullable String lastMonthDay(String month, String day) {
    return monthDay(month, day, anchor == null ? null : anchor.minusDays(1));
  }

  /// The latest such day up to `latest`, or null where there is no such day.
  private static @Nullable String monthDay(String month, String day, @Nullable LocalDate latest) {
    if (number(day) > YearMonth.of(2000, number(month)).lengthOfMonth()) {
      return null;
    }
    if (latest == null) {
      return "XXXX-" + month + "-" + day;
    }
    for (int year = latest.getYear(); ; year--) {
      if (number(day) <= YearMonth.of(year, number(month)).lengthOfMonth()) {
        LocalDate candidate = LocalDate.of(year, number(month), number(day));
        if (!candidate.isAfter(latest)) {
          return candidate.toString();
        }
      }
    }
  }

  private String monthDayYear(String month, String day, String which) {
    return yearOf(which) + "-" + month + "-" + day;
  }

  private String month(String month) {
    if (anchor == null) {
      return "XXXX-" + month;
    }
    YearMonth here = YearMonth.from(anchor);
    int months =
        switch (tense.get()) {
          case PAST -> 0;
          case OPEN -> 3;
          case FUTURE -> 11;
        };
    YearMonth latest = here.plusMonths(months);
    YearMonth candidate = YearMonth.of(latest.getYear(), number(month));
    return (candidate.isAfter(latest) ? candidate.minusYears(1) : candidate).toString();
  }

  /// *last March*.
  private String monthBefore(String month) {
    if (anchor == null) {
      return "XXXX-" + month;
    }
    YearMonth here = YearMonth.of(anchor.getYear(), number(month));
    return (here.isBefore(YearMonth.from(anchor)) ? here : here.minusYears(1)).toString();
  }

  private String weekday(String weekday) {
    if (anchor == null) {
      return "XXXX-WXX-" + weekday;
    }
    DayOfWeek day = DayOfWeek.of(number(weekday));
    return anchor
        .with(
            tense.get() == Tense.FUTURE
                ? TemporalAdjusters.nextOrSame(day)
                : TemporalAdjusters.previousOrSame(day))
        .toString();
  }

  /// *last Friday*, *next Friday*, *this Friday*.
  private String weekdayOf(String weekday, String which) {
    if (anchor == null) {
      return "XXXX-WXX-" + weekday;
    }
    DayOfWeek day = DayOfWeek.of(number(weekday));
    return switch (which) {
      case "last", "past", "previous" -> anchor.with(TemporalAdjusters.previous(day)).toString();
      case "next", "coming" -> anchor.with(TemporalAdjusters.next(day)).toString();
      default ->
          anchor
              .with(
                  tense.get() == Tense.PAST
                      ? TemporalAdjusters.previousOrSame(day)
                      : TemporalAdjusters.nextOrSame(day))
              .toString();
    };
  }

  /// A weekday of the week `n` weeks from this one.
  private String weekdayIn(String weekday, String n) {
    return anchor == null
        ? "XXXX-WXX-" + weekday
        : anchor.plusWeeks(number(n)).with(DayOfWeek.of(number(weekday))).toString();
  }

  private String season(String season) {
    if (anchor == null) {
      return "XXXX-" + season;
    }
    LocalDate start = LocalDate.of(anchor.getYear(), SEASON_MONTH.getOrDefault(season, 12), 1);
    int year = anchor.getYear();
    if (tense.get() == Tense.FUTURE) {
      year += start.plusMonths(2).isBefore(anchor) ? 1 : 0;
    } else {
      year -=
          start.isAfter(anchor.plusDays(tense.get() == Tense.PAST ? 0 : AHEAD_IN_OPEN_TENSE))
              ? 1
              : 0;
    }
    return year + "-" + season;
  }

  private String quarterOpen(String quarter) {
    if (anchor == null) {
      return "XXXX-Q" + quarter;
    }
    int here = anchor.get(IsoFields.QUARTER_OF_YEAR);
    int year =
        anchor.getYear()
            - (tense.get() != Tense.FUTURE
                    && number(quarter) > here + (tense.get() == Tense.OPEN ? 1 : 0)
                ? 1
                : 0);
    return year + "-Q" + quarter;
  }

  /// A year in figures, or *last*, *next*, *this* and *that* year.
  private String yearOf(String which) {
    if (!which.isEmpty() && Character.isDigit(which.charAt(0))) {
      return which;
    }
    int n =
        switch (which) {
          case "last", "past", "previous" -> -1;
          case "next", "coming", "following" -> 1;
          default -> 0;
        };
    if (which.equals("that") || which.equals("same")) {
      return reference.length() >= 4 ? reference.substring(0, 4) : shift(anchor, "Y", 0);
    }
    return shift(anchor, "Y", n);
  }

  /// *two weeks ago*: the unit of time so many units off.
  private @Nullable String ago(@Nullable LocalDate from, String unit, String count, int direction) {
    if (count.contains(".")) {
      return count.equals("1.5") && unit.equals("Y")
          ? shift(from == null ? null : from.plusMonths(18L * direction), "M", 0)
          : null;
    }
    if (unit.equals("H") || unit.equals("N") || unit.equals("S")) {
      return null;
    }
    int n = number(count) * direction;
    return switch (unit) {
      case "E" -> shift(from, "Y", 10 * n);
      case "C" -> shift(from, "Y", 100 * n);
      default -> shift(from, unit, n);
    };
  }

  /// *two days later*, *the previous month*: from the last date named. Null where that date is less
  /// precise than the unit.
  private @Nullable String fromReference(String unit, String count, int direction) {
    LocalDate from = referenceDay(unit);
    return from == null ? null : ago(from, unit, count, direction);
  }

  private @Nullable LocalDate referenceDay(String unit) {
    String text = reference;
    try {
      if (text.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
        return LocalDate.parse(text.substring(0, 10));
      }
      if (text.matches("\\d{4}-\\d\\d") && List.of("M", "Q", "Y", "E").contains(unit)) {
        return YearMonth.parse(text).atDay(1);
      }
      if (text.matches("\\d{4}-W\\d\\d.*") && List.of("W", "Y").contains(unit)) {
        return LocalDate.of(number(text.substring(0, 4)), 1, 4)
            .plusWeeks(number(text.substring(6, 8)) - 1L);
      }
      if (text.matches("\\d{4}(-(Q\\d|H\\d|SP|SU|FA|WI))?") && List.of("Y", "E").contains(unit)) {
        return LocalDate.of(number(text.substring(0, 4)), 1, 1);
      }
    } catch (DateTimeException e) {
      return null; // a day that does not exist, as printed: 30 February
    }
    return null;
  }

  private @Nullable String dayOfReference() {
    LocalDate day = referenceDay("D");
    return day == null ? null : day.toString();
  }

  /// The quarter reports speak of as *the quarter*: one just named, else the last that ended before
  /// publication.
  private String lastQuarter() {
    return !quarter.isEmpty() ? quarter : shift(anchor, "Q", -1);
  }

  /// *a year ago* beside a quarter's results means that quarter of the year before.
  private String yearAgo(int n) {
    return quarter.matches("\\d{4}-Q\\d")
        ? number(quarter.substring(0, 4)) - n + quarter.substring(4)
        : shift(anchor, "Y", -n);
  }

  private static String letter(String unit) {
    return switch (unit) {
      case "N" -> "M";
      case "F" -> "W";
      default -> unit;
    };
  }

  private static String duration(String unit, String count) {
    BigDecimal n = new BigDecimal(count);
    return switch (unit) {
      case "S", "N", "H" -> clockDuration(unit, n);
      case "F" -> "P" + n.multiply(BigDecimal.TWO).toPlainString() + "W";
      case "E" -> "P" + n.movePointRight(1).toPlainString() + "Y";
      case "C" -> "P" + n.movePointRight(2).toPlainString() + "Y";
      case "Y" -> half(n) ? "P" + n.toBigInteger() + "Y6M" : "P" + n.toPlainString() + "Y";
      default -> "P" + n.toPlainString() + unit;
    };
  }

  private static boolean half(BigDecimal n) {
    return n.remainder(BigDecimal.ONE).compareTo(new BigDecimal("0.5")) == 0;
  }

  private static String clockDuration(String unit, BigDecimal n) {
    if (half(n) && !unit.equals("S")) {
      return "PT" + n.toBigInteger() + letter(unit) + "30" + (unit.equals("H") ? "M" : "S");
    }
    return "PT" + n.toPlainString() + letter(unit);
  }

  /// Hour and minute of the clock, with *am* or *pm* or the part of the day.
  private static @Nullable String time(String hour, String minute, String half) {
    if (!hour.matches("\\d{1,2}")) {
      return null;
    }
    int h = number(hour);
    boolean late =
        switch (half) {
          case "AF", "EV" -> true;
          case "NI" -> h >= 5;
          case "MI" -> h < 5;
          default -> half.startsWith("p");
        };
    if (late && h < 12) {
      h += 12;
    } else if (h == 12 && (half.startsWith("a") || half.equals("MO") || half.equals("NI"))) {
      h = 0;
    }
    if (h > 24) {
      return null;
    }
    return String.format(Locale.ROOT, "T%02d:%s", h, minute.length() == 2 ? minute : "00");
  }

  private String weekend(int n) {
    if (anchor == null) {
      return "XXXX-WXX-WE";
    }
    boolean early = anchor.getDayOfWeek().getValue() <= 3;
    return week(anchor.plusWeeks(n == 0 && early && tense.get() != Tense.FUTURE ? -1 : n)) + "-WE";
  }

  /// The nearest such day, on the side of the day of publication that the tense looks to.
  private @Nullable String holiday(String code) {
    if (anchor == null) {
      return Holidays.unanchored(code);
    }
    LocalDate best = null;
    long distance = Long.MAX_VALUE;
    for (int year = anchor.getYear() - 1; year <= anchor.getYear() + 1; year++) {
      LocalDate day = Holidays.day(code, year);
      if (day != null) {
        long days = ChronoUnit.DAYS.between(anchor, day);
        boolean otherSide =
            (tense.get() == Tense.PAST && days > 0) || (tense.get() == Tense.FUTURE && days < 0);
        long weight = Math.abs(days) + (otherSide ? OTHER_SIDE : 0);
        if (weight < distance) {
          distance = weight;
          best = day;
        }
      }
    }
    return best == null ? null : best.toString();
  }

  /// *last Christmas*, *next Easter*.
  private @Nullable String holidayWhich(String code, String which) {
    if (anchor == null) {
      return Holidays.unanchored(code);
    }
    boolean ahead = which.equals("next") || which.equals("coming");
    if (!ahead && !which.equals("last")) {
      return holidayOf(code, Integer.toString(anchor.getYear()));
    }
    for (int i = 0; i <= 2; i++) {
      LocalDate day = Holidays.day(code, anchor.getYear() + (ahead ? i : -i));
      if (day != null && (ahead ? day.isAfter(anchor) : day.isBefore(anchor))) {
        return day.toString();
      }
    }
    return null;
  }

  private static @Nullable String holidayOf(String code, String year) {
    LocalDate day = Holidays.day(code, number(year));
    return day == null ? null : day.toString();
  }

  /// The nearest such month of the Islamic calendar, as a range of days.
  private @Nullable String islamicMonth(String month) {
    if (anchor == null) {
      return "XXXX";
    }
    String best = null;
    long distance = Long.MAX_VALUE;
    for (int year = anchor.getYear() - 1; year <= anchor.getYear() + 1; year++) {
      LocalDate from = Holidays.day("H" + month + "-01", year);
      LocalDate to = from == null ? null : Holidays.endOfIslamicMonth(from);
      if (from != null && to != null) {
        long away = from.isAfter(anchor) ? ChronoUnit.DAYS.between(anchor, from) : 0;
        away = to.isBefore(anchor) ? ChronoUnit.DAYS.between(to, anchor) : away;
        if (away < distance) {
          distance = away;
          best = from + "/" + to;
        }
      }
    }
    return best;
  }

  /// Days from one to another of a year in figures; null where one of them does not exist or they
  /// run backwards.
  private static @Nullable String range(String year, List<String> days) {
    LocalDate from = day(number(year), days.get(0), days.get(1));
    LocalDate to = day(number(year), days.get(2), days.get(3));
    return from == null || to == null || !from.isBefore(to) ? null : from + "/" + to;
  }

  /// The same of the year that the first of them is of by itself.
  private @Nullable String rangeOpen(List<String> days) {
    String from = monthDay(days.get(0), days.get(1));
    if (from == null) {
      return null;
    }
    if (anchor == null) {
      boolean forwards =
          (days.get(0) + days.get(1)).compareTo(days.get(2) + days.get(3)) < 0
              && number(days.get(3)) <= YearMonth.of(2000, number(days.get(2))).lengthOfMonth();
      return forwards ? from + "/XXXX-" + days.get(2) + "-" + days.get(3) : null;
    }
    int year = number(from.substring(0, 4));
    boolean nextYear = number(days.get(2)) < number(days.get(0));
    LocalDate to = day(nextYear ? year + 1 : year, days.get(2), days.get(3));
    return to == null || !LocalDate.parse(from).isBefore(to) ? null : from + "/" + to;
  }

  private static @Nullable LocalDate day(int year, String month, String day) {
    YearMonth within = YearMonth.of(year, number(month));
    return within.isValidDay(number(day)) ? within.atDay(number(day)) : null;
  }

  /// Years that follow one another, as far as they do.
  private static @Nullable String years(String from, String to) {
    return from.compareTo(to) < 0 ? from + "/" + to : null;
  }
}
