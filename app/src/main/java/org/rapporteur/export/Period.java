package org.rapporteur.export;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Optional;
import org.rapporteur.model.Moment;

/// The days that a TIMEX3 value spans.
///
/// @param first its first day
/// @param last its last day
/// @param precision of its beginning, as [Moment#precision]
record Period(LocalDate first, LocalDate last, String precision) {

  /// Empty for what is relative, no date, or none of the calendar's.
  static Optional<Period> of(String value) {
    int to = value.indexOf('/');
    try {
      if (to >= 0) {
        Optional<Period> start = of(value.substring(0, to));
        Optional<Period> end = of(value.substring(to + 1));
        return start.flatMap(
            first ->
                end.filter(second -> !second.last.isBefore(first.first))
                    .map(second -> new Period(first.first, second.last, first.precision)));
      }
      String precision = Moment.precision(value);
      return switch (precision) {
        case "time", "day" -> {
          LocalDate day = LocalDate.parse(value.substring(0, 10));
          yield Optional.of(new Period(day, day, precision));
        }
        case "week" -> Optional.of(week(value));
        case "month" -> {
          YearMonth month = YearMonth.parse(value);
          yield Optional.of(new Period(month.atDay(1), month.atEndOfMonth(), precision));
        }
        case "quarter" -> Optional.of(months(value, 3, precision));
        case "half" -> Optional.of(months(value, 6, precision));
        // when in the year a season is depends on the hemisphere
        case "season", "year" ->
            Optional.of(years(Integer.parseInt(value.substring(0, 4)), 1, precision));
        case "decade" -> Optional.of(years(Integer.parseInt(value) * 10, 10, precision));
        default -> Optional.empty();
      };
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Period week(String value) {
    LocalDate monday =
        LocalDate.of(Integer.parseInt(value.substring(0, 4)), 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(value.substring(6, 8)))
            .with(WeekFields.ISO.dayOfWeek(), 1);
    return new Period(monday, monday.plusDays(6), "week");
  }

  /// @param length how many months each part of the year has
  private static Period months(String value, int length, String precision) {
    int part = value.charAt(6) - '1';
    YearMonth first = YearMonth.of(Integer.parseInt(value.substring(0, 4)), 1 + part * length);
    return new Period(first.atDay(1), first.plusMonths(length - 1L).atEndOfMonth(), precision);
  }

  private static Period years(int first, int length, String precision) {
    return new Period(Year.of(first).atDay(1), LocalDate.of(first + length - 1, 12, 31), precision);
  }
}
