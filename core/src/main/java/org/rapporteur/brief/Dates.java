package org.rapporteur.brief;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.When;

/// Whether two TIMEX3 values can be the same time.
final class Dates {
  private static final Pattern DAY =
      Pattern.compile("(\\d{4}|XXXX)-(\\d\\d|XX)-(\\d\\d|XX)(?:T.*)?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4}|XXXX)-(\\d\\d)");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})");
  private static final Pattern WEEK =
      Pattern.compile("(\\d{4}|XXXX)-W(\\d\\d|XX)(?:-(\\d))?(?:T.*)?");

  private static final Pattern PART = Pattern.compile("T(MO|AF|EV|NI)$");
  private static final Pattern CLOCK = Pattern.compile("T(\\d\\d:\\d\\d)");

  private Dates() {}

  /// What can be said of two times.
  enum Relation {
    /// They can be the same: equal, or one is the more exact.
    AGREE,
    /// They cannot.
    CONFLICT,
    /// Nothing can be said: one of them is relative to an unknown day.
    UNKNOWN
  }

  /// The fields a value fixes; -1 where it leaves one open.
  private record Fields(int year, int month, int day, int week, int weekday) {}

  static Relation relation(String a, String b) {
    if (a.equals(b)) {
      return a.startsWith("XXXX") || !Character.isDigit(a.charAt(0))
          ? weekdayOrMonth(a)
          : Relation.AGREE;
    }
    Fields one = fields(a);
    Fields other = fields(b);
    if (one == null || other == null) {
      return Relation.UNKNOWN;
    }
    int shared = 0;
    for (int[] pair :
        new int[][] {
          {one.year, other.year},
          {one.month, other.month},
          {one.day, other.day},
          {one.week, other.week},
          {one.weekday, other.weekday}
        }) {
      if (pair[0] >= 0 && pair[1] >= 0) {
        if (pair[0] != pair[1]) {
          return Relation.CONFLICT;
        }
        shared++;
      }
    }
    Matcher clock = CLOCK.matcher(start(a));
    Matcher otherClock = CLOCK.matcher(start(b));
    if (clock.find() && otherClock.find() && !clock.group(1).equals(otherClock.group(1))) {
      return Relation.CONFLICT;
    }
    String part = partOfDay(a);
    String otherPart = partOfDay(b);
    if (!part.isEmpty() && !otherPart.isEmpty() && !part.equals(otherPart)) {
      return Relation.CONFLICT;
    }
    return shared > 0 ? Relation.AGREE : Relation.UNKNOWN;
  }

  /// `MO`, `AF` or `EV`, the night counted to the evening; empty where none is told.
  private static String partOfDay(String value) {
    Matcher part = PART.matcher(start(value));
    return part.find() ? part.group(1).replace("NI", "EV") : "";
  }

  /// Whether two times are days at most so far apart.
  static boolean within(int days, @Nullable When one, @Nullable When other) {
    if (one == null || other == null) {
      return false;
    }
    LocalDate first = day(one.value());
    LocalDate second = day(other.value());
    return first != null
        && second != null
        && Math.abs(ChronoUnit.DAYS.between(first, second)) <= days;
  }

  private static @Nullable LocalDate day(String told) {
    Fields fields = fields(told);
    return fields == null || fields.year < 0 || fields.month < 0 || fields.day < 0
        ? null
        : LocalDate.of(fields.year, fields.month, fields.day);
  }

  /// How many of year, month, day or week, weekday and time by the clock a value fixes.
  static int exactness(String value) {
    Fields fields = fields(value);
    return fields == null
        ? 0
        : (fields.year >= 0 ? 1 : 0)
            + (fields.month >= 0 || fields.week >= 0 ? 1 : 0)
            + (fields.day >= 0 || fields.weekday >= 0 ? 1 : 0)
            + (CLOCK.matcher(start(value)).find() ? 1 : 0);
  }

  /// Where a range begins; any other value itself.
  private static String start(String value) {
    int to = value.indexOf('/');
    return to < 0 ? value : value.substring(0, to);
  }

  private static Relation weekdayOrMonth(String value) {
    Fields fields = fields(value);
    return fields != null && (fields.weekday > 0 || fields.month > 0)
        ? Relation.AGREE
        : Relation.UNKNOWN;
  }

  private static @Nullable Fields fields(String told) {
    String value = start(told);
    Matcher day = DAY.matcher(value);
    if (day.matches()) {
      int year = number(day.group(1));
      int month = number(day.group(2));
      int dayOfMonth = number(day.group(3));
      if (year < 0 || month < 0 || dayOfMonth < 0) {
        return new Fields(year, month, dayOfMonth, -1, -1);
      }
      try {
        LocalDate date = LocalDate.of(year, month, dayOfMonth);
        return new Fields(
            year,
            month,
            dayOfMonth,
            date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
            date.getDayOfWeek().getValue());
      } catch (DateTimeException noSuchDay) {
        return null;
      }
    }
    Matcher week = WEEK.matcher(value);
    if (week.matches()) {
      return new Fields(
          number(week.group(1)),
          -1,
          -1,
          number(week.group(2)),
          week.group(3) == null ? -1 : number(week.group(3)));
    }
    Matcher month = MONTH.matcher(value);
    if (month.matches()) {
      return new Fields(number(month.group(1)), number(month.group(2)), -1, -1, -1);
    }
    return YEAR.matcher(value).matches() ? new Fields(number(value), -1, -1, -1, -1) : null;
  }

  private static int number(String digits) {
    return digits.startsWith("X") ? -1 : Integer.parseInt(digits);
  }
}
