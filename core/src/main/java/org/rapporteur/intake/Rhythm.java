package org.rapporteur.intake;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// When a feed wants to be asked again.
///
/// @param pause at least so long after it was asked (RSS's `ttl`, or the syndication module's
/// period); zero where the feed does not say
/// @param skippedHours hours of the day in UTC at which nothing new is to be expected
/// @param skippedDays days in UTC at which nothing new is to be expected
public record Rhythm(Duration pause, Set<Integer> skippedHours, Set<DayOfWeek> skippedDays) {
  /// The feed says nothing.
  public static final Rhythm UNSAID = new Rhythm(Duration.ZERO, Set.of(), Set.of());

  private static final Map<String, Duration> PERIODS =
      Map.of(
          "hourly", Duration.ofHours(1),
          "daily", Duration.ofDays(1),
          "weekly", Duration.ofDays(7),
          "monthly", Duration.ofDays(30),
          "yearly", Duration.ofDays(365));

  private static final Pattern COMMA = Pattern.compile(",");
  private static final int HOURS_OF_A_WEEK = 7 * 24;

  public Rhythm {
    skippedHours = Set.copyOf(skippedHours);
    skippedDays = Set.copyOf(skippedDays);
  }

  /// What cannot be read is not said.
  ///
  /// @param ttl minutes
  /// @param frequency how often in a period, once where it is empty
  static Rhythm of(
      String ttl, String period, String frequency, List<String> hours, List<String> days) {
    long minutes = number(ttl);
    Duration every = PERIODS.getOrDefault(period.toLowerCase(Locale.ROOT), Duration.ZERO);
    Set<Integer> skippedHours = new HashSet<>();
    for (String hour : hours) {
      long read = number(hour);
      if (read >= 0 && read <= 24) {
        skippedHours.add((int) (read % 24));
      }
    }
    Set<DayOfWeek> skippedDays = new HashSet<>();
    for (String day : days) {
      Arrays.stream(DayOfWeek.values())
          .filter(each -> each.name().equalsIgnoreCase(day))
          .forEach(skippedDays::add);
    }
    return new Rhythm(
        minutes >= 0
            ? Duration.ofMinutes(minutes)
            : every.dividedBy(Math.max(1, number(frequency))),
        skippedHours,
        skippedDays);
  }

  /// -1 where it is none.
  private static long number(String written) {
    return written.matches("\\d{1,6}") ? Long.parseLong(written) : -1;
  }

  /// What [#pause], [#hours] and [#days] gave.
  public static Rhythm parse(String pause, String hours, String days) {
    Set<Integer> skippedHours = new HashSet<>();
    Set<DayOfWeek> skippedDays = new HashSet<>();
    COMMA
        .splitAsStream(hours)
        .filter(each -> !each.isEmpty())
        .map(Integer::valueOf)
        .forEach(skippedHours::add);
    COMMA
        .splitAsStream(days)
        .filter(each -> !each.isEmpty())
        .map(DayOfWeek::valueOf)
        .forEach(skippedDays::add);
    return new Rhythm(Duration.parse(pause), skippedHours, skippedDays);
  }

  /// The skipped hours: `2,3,4`.
  public String hours() {
    return written(skippedHours);
  }

  /// The skipped days: `SATURDAY,SUNDAY`.
  public String days() {
    return written(skippedDays);
  }

  private static String written(Set<?> set) {
    return set.stream().sorted().map(Object::toString).collect(Collectors.joining(","));
  }

  /// The first moment from `at` on that is not skipped; `at` itself where all hours are.
  public Instant after(Instant at) {
    ZonedDateTime moment = at.atZone(ZoneOffset.UTC);
    for (int i = 0; i < HOURS_OF_A_WEEK; i++) {
      if (!skippedHours.contains(moment.getHour())
          && !skippedDays.contains(moment.getDayOfWeek())) {
        return moment.toInstant();
      }
      moment = moment.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    return at;
  }
}
