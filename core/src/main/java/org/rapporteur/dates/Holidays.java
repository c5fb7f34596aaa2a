package org.rapporteur.dates;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The day of a holiday in a year, by the codes that rules.txt gives them:
///
/// - `12-25`: month and day
/// - `4TH-11`, `LMO-05`: the fourth Thursday of November, the last Monday of May; `+1` a day later
/// - `EA-2`, `EA+49`, `OE+0`: days from Easter, the western one (Gauss 1800, as Meeus has it) or
///   the orthodox one (Meeus)
/// - `H10-01`: month and day of the Islamic calendar (Umm al-Qura, as the JDK reckons it, 1882 to
///   2174); a country that goes by the sighting of the moon can be a day off
final class Holidays {
  private static final Pattern CODE =
      Pattern.compile(
          "(?<fixed>\\d\\d-\\d\\d)"
              + "|(?<nth>[1-5L])(?<weekday>MO|TU|WE|TH|FR|SA|SU)-(?<month>\\d\\d)(?<after>\\+\\d+)?"
              + "|(?<easter>EA|OE)(?<days>[+-]\\d+)"
              + "|H(?<hijri>\\d\\d-\\d\\d)");
  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private Holidays() {}

  /// Null where the year has no such day, or is out of reach of the Islamic calendar.
  static @Nullable LocalDate day(String code, int year) {
    Matcher matcher = CODE.matcher(code);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no such holiday: " + code);
    }
    if (matcher.group("fixed") != null) {
      return LocalDate.of(year, two(code, 0), two(code, 3));
    }
    if (matcher.group("hijri") != null) {
      return islamic(two(code, 1), two(code, 4), year);
    }
    if (matcher.group("easter") != null) {
      LocalDate easter = matcher.group("easter").equals("EA") ? easter(year) : orthodoxEaster(year);
      return easter.plusDays(Integer.parseInt(matcher.group("days")));
    }
    DayOfWeek weekday = DayOfWeek.of(1 + WEEKDAYS.indexOf(matcher.group("weekday")));
    LocalDate first = LocalDate.of(year, Integer.parseInt(matcher.group("month")), 1);
    LocalDate day =
        first.with(
            matcher.group("nth").equals("L")
                ? TemporalAdjusters.lastInMonth(weekday)
                : TemporalAdjusters.dayOfWeekInMonth(
                    Integer.parseInt(matcher.group("nth")), weekday));
    String after = matcher.group("after");
    return after == null ? day : day.plusDays(Integer.parseInt(after));
  }

  /// What can be said of a holiday of an unknown year.
  static String unanchored(String code) {
    Matcher matcher = CODE.matcher(code);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no such holiday: " + code);
    }
    return matcher.group("fixed") != null
        ? "XXXX-" + code
        : matcher.group("month") != null ? "XXXX-" + matcher.group("month") : "XXXX";
  }

  private static int two(String code, int at) {
    return Integer.parseInt(code.substring(at, at + 2));
  }

  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }

  private static LocalDate orthodoxEaster(int year) {
    int d = (19 * (year % 19) + 15) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int f = d + e + 114;
    int behind = year / 100 - year / 400 - 2; // days the Julian calendar is behind
    return LocalDate.of(year, f / 31, f % 31 + 1).plusDays(behind);
  }

  /// The first such day in a year of ours.
  private static @Nullable LocalDate islamic(int month, int day, int year) {
    try {
      int near = HijrahDate.from(LocalDate.of(year, 1, 1)).get(ChronoField.YEAR);
      for (int each = near; each <= near + 1; each++) {
        LocalDate found = LocalDate.from(HijrahChronology.INSTANCE.date(each, month, day));
        if (found.getYear() == year) {
          return found;
        }
      }
      return null;
    } catch (DateTimeException e) {
      return null; // beyond the JDK's tables
    }
  }

  /// The last day of the Islamic month that starts on `first`.
  static @Nullable LocalDate endOfIslamicMonth(LocalDate first) {
    try {
      HijrahDate day = HijrahDate.from(first);
      return first.plus(day.lengthOfMonth() - 1L, ChronoUnit.DAYS);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
