package org.rapporteur.brief;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether two TIMEX3 values can be the same time.
final class Dates {
  private static final Pattern DAY =
      Pattern.compile("(\\d{4}|XXXX)-(\\d\\d|XX)-(\\d\\d|XX)(?:T.*)?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4}|XXXX)-(\\d\\d)");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})");
  private static final Pattern WEEK =
      Pattern.compile("(\\d{4}|XXXX)-W(\\d\\d|XX)(?:-(\\d))?(?:T.*)?");

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
    return shared > 0 ? Relation.AGREE : Relation.UNKNOWN;
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

  private static @org.jspecify.annotations.Nullable Fields fields(String told) {
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
