package org.rapporteur.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Stamp;
import org.rapporteur.reading.WordList;

/// Reads the dates that pages give of themselves. A day is read only when day, month and year are
/// there and there is one way to read them: *03/04/2021* says nothing, *13/04/2021* does.
final class Stamps {
  /// Earlier days are not those of a page on the web.
  private static final int FIRST_YEAR = 1990;

  private static final int LAST_YEAR = 2100;

  private static final Map<String, Month> MONTHS = months();

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s?(Z|UTC|GMT|[+-]\\d{1,2}:?\\d{2}|[+-]\\d{2})?)?");
  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(?:\\d{2})?(Z)?)?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})\\s?[./年년]\\s?(\\d{1,2})\\s?[./月월]\\s?(\\d{1,2})(?!\\d)[日일.]?");
  private static final Pattern DAY_NAME =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:(?:st|nd|rd|th|er|º|ª|\\.|-(?:го|е))?[\\s-]+|\\.)(?:de |di |of |tháng )?([\\p{L}\\p{M}’']+)\\.?[,\\s-]+"
              + "(?:de |del |năm |г\\.? )?(\\d{4})(?!\\d)");
  private static final Pattern NAME_DAY =
      Pattern.compile("([\\p{L}\\p{M}]+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(?<![\\d.])(\\d{1,2})([./-])\\s?(\\d{1,2})\\2\\s?(\\d{4})(?!\\d)");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<![\\d:])(\\d{1,2})[:.h](\\d{2})(?::\\d{2})?\\s?([AaPp])?\\.?(?:[Mm]\\b\\.?)?\\s?\\(?(Z\\b|UTC|GMT|EST|EDT"
              + "|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|IST|MSK|[+-]\\d{2}:?\\d{2})?([+-]\\d{1,2}(?::?\\d{2})?)?");
  private static final Pattern EPOCH = Pattern.compile("1[0-9]{9}(?:\\d{3})?");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?([012]\\d)(?![\\d.:])");
  private static final Pattern URL_DAY =
      Pattern.compile(
          "(?<!\\d)(19[89]\\d|20\\d\\d)([/_-]?)(0[1-9]|1[0-2]|[1-9](?=\\2\\D?))\\2(0[1-9]|[12]\\d|3[01]|[1-9](?!\\d))(?!\\d)");
  private static final Pattern URL_DAY_FIRST =
      Pattern.compile(
          "(?<![\\d])(0[1-9]|[12]\\d|3[01])([-._])(0[1-9]|1[0-2])\\2(19[89]\\d|20\\d\\d)(?!\\d)");
  private static final Pattern URL_NAMED_DAY =
      Pattern.compile("/(20\\d\\d|19[89]\\d)/([a-z]{3})/(\\d{1,2})/");

  /// The only names of zones that mean one thing on a news page, in hours before or after UTC.
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("Z", "+00:00"),
          Map.entry("UTC", "+00:00"),
          Map.entry("GMT", "+00:00"),
          Map.entry("EST", "-05:00"),
          Map.entry("EDT", "-04:00"),
          Map.entry("CDT", "-05:00"),
          Map.entry("MDT", "-06:00"),
          Map.entry("MST", "-07:00"),
          Map.entry("PST", "-08:00"),
          Map.entry("PDT", "-07:00"),
          Map.entry("CET", "+01:00"),
          Map.entry("CEST", "+02:00"),
          Map.entry("MSK", "+03:00"));

  private Stamps() {}

  /// Which of two numbers up to twelve is the day: *03/04/2021*.
  enum Order {
    DAY_FIRST,
    MONTH_FIRST,
    UNKNOWN;

    private static final Set<String> MONTH_FIRST_REGIONS = Set.of("us", "ph", "pr", "gu");

    /// The order that is usual in a language: the day, but for American English; unknown for
    /// English without a region and where no language is told.
    static Order of(String language) {
      String[] parts = language.toLowerCase(Locale.ROOT).split("[-_]");
      if (parts.length == 0 || parts[0].isBlank()) {
        return UNKNOWN;
      }
      if (!parts[0].equals("en")) {
        return DAY_FIRST;
      }
      if (parts.length == 1) {
        return UNKNOWN;
      }
      return MONTH_FIRST_REGIONS.contains(parts[1]) ? MONTH_FIRST : DAY_FIRST;
    }
  }

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    for (String line : WordList.lines(Stamps.class, "months.txt")) {
      String[] fields = line.split(" ");
      for (int i = 1; i < fields.length; i++) {
        months.put(fields[i], Month.of(Integer.parseInt(fields[0])));
      }
    }
    return months;
  }

  /// The day, and the moment where one is given with its zone, that a date written for machines or
  /// people stands for.
  static Optional<Stamp> parse(String text) {
    return parse(text, Order.UNKNOWN);
  }

  /// @param order how the page's language orders day and month
  static Optional<Stamp> parse(String text, Order order) {
    String line = Prose.clean(text);
    if (line.length() < 6 || line.length() > 160) {
      return Optional.empty();
    }
    Matcher iso = ISO.matcher(line);
    if (iso.find()) {
      return day(iso.group(1), iso.group(2), iso.group(3))
          .map(day -> timed(day, iso.group(4), iso.group(5), iso.group(6), iso.group(7)));
    }
    Matcher compact = COMPACT.matcher(line);
    if (compact.matches()) {
      return day(compact.group(1), compact.group(2), compact.group(3))
          .map(day -> timed(day, compact.group(4), compact.group(5), null, compact.group(6)));
    }
    Matcher epoch = EPOCH.matcher(line);
    if (epoch.matches()) {
      return ofEpoch(line);
    }
    return firstDay(line, order).map(day -> withClock(day, line));
  }

  private static Optional<LocalDate> firstDay(String line, Order order) {
    Matcher yearFirst = YEAR_FIRST.matcher(line);
    if (yearFirst.find()) {
      return day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
    }
    Matcher dayName = DAY_NAME.matcher(line);
    while (dayName.find()) {
      Month month = MONTHS.get(dayName.group(2).toLowerCase(Locale.ROOT));
      if (month != null) {
        return day(dayName.group(3), String.valueOf(month.getValue()), dayName.group(1));
      }
    }
    Matcher nameDay = NAME_DAY.matcher(line);
    while (nameDay.find()) {
      Month month = MONTHS.get(nameDay.group(1).toLowerCase(Locale.ROOT));
      if (month != null) {
        return day(nameDay.group(3), String.valueOf(month.getValue()), nameDay.group(2));
      }
    }
    Matcher dayFirst = DAY_FIRST.matcher(line);
    if (dayFirst.find()) {
      Order usual = dayFirst.group(2).equals(".") ? Order.DAY_FIRST : order;
      Optional<LocalDate> day =
          ordered(dayFirst.group(4), dayFirst.group(1), dayFirst.group(3), usual);
      if (day.isPresent()) {
        return day;
      }
    }
    Matcher shortYear = SHORT_YEAR.matcher(line);
    if (shortYear.find()) {
      return day("20" + shortYear.group(3), shortYear.group(2), shortYear.group(1));
    }
    return Optional.empty();
  }

  private static Optional<Stamp> ofEpoch(String digits) {
    long count = Long.parseLong(digits);
    long seconds = digits.length() > 10 ? count / 1000 : count;
    return Optional.of(Stamp.of(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC)));
  }

  /// The time of day that a line tells, with or without a zone.
  static Optional<LocalTime> clock(String text) {
    Matcher clock = CLOCK.matcher(text);
    while (clock.find()) {
      int hour = Integer.parseInt(clock.group(1));
      int minute = Integer.parseInt(clock.group(2));
      if (hour > 23 || minute > 59) {
        continue;
      }
      if (clock.group(3) != null && hour <= 12) {
        hour = hour % 12 + (clock.group(3).equalsIgnoreCase("p") ? 12 : 0);
      }
      return Optional.of(LocalTime.of(hour, minute));
    }
    return Optional.empty();
  }

  /// Whether a line may hold a day: has a digit, and a year's four or two parted ones.
  static boolean mayHoldDay(String line) {
    int digits = 0;
    boolean dots = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        if (digits >= 4 && isCentury(line.charAt(i - 3), line.charAt(i - 2))) {
          return true;
        }
      } else {
        dots |= c == '.' && digits > 0;
        digits = 0;
      }
    }
    return dots && PARTED_DAY.matcher(line).find();
  }

  private static boolean isCentury(char first, char second) {
    return (first == '1' && second == '9') || (first == '2' && second == '0');
  }

  private static final Pattern PARTED_DAY = Pattern.compile("\\d\\.\\s?\\d{1,2}\\.\\s?\\d\\d");

  /// A line without what it says after *Updated*, where it says something before.
  static String withoutUpdate(String line) {
    Matcher matcher = UPDATED.matcher(line);
    return matcher.find() ? line.substring(0, matcher.start()) : line;
  }

  /// The day in an address, only when year, month and day are all there.
  static Optional<Stamp> ofUrl(String url) {
    return ofUrl(url, Order.UNKNOWN);
  }

  /// @param order how the page's language orders day and month
  static Optional<Stamp> ofUrl(String url, Order order) {
    String path = url.replaceFirst("^\\w+://[^/]*", "");
    Matcher named = URL_NAMED_DAY.matcher(path);
    if (named.find() && MONTHS.containsKey(named.group(2))) {
      return day(
              named.group(1), String.valueOf(MONTHS.get(named.group(2)).getValue()), named.group(3))
          .map(Stamp::of);
    }
    Matcher matcher = URL_DAY.matcher(path);
    while (matcher.find()) {
      boolean parted = !matcher.group(2).isEmpty();
      if (parted || matcher.group().length() == 8) {
        Optional<LocalDate> day = day(matcher.group(1), matcher.group(3), matcher.group(4));
        if (day.isPresent()) {
          return day.map(Stamp::of);
        }
      }
    }
    Matcher dayFirst = URL_DAY_FIRST.matcher(path);
    return dayFirst.find()
        ? ordered(dayFirst.group(4), dayFirst.group(1), dayFirst.group(3), order).map(Stamp::of)
        : Optional.empty();
  }

  /// Two numbers whose order is told by their size, else by the language.
  private static Optional<LocalDate> ordered(
      String year, String first, String second, Order order) {
    int a = Integer.parseInt(first);
    int b = Integer.parseInt(second);
    if (a > 12 || a == b) {
      return day(year, second, first);
    }
    if (b > 12 || order == Order.MONTH_FIRST) {
      return day(year, first, second);
    }
    return order == Order.DAY_FIRST ? day(year, second, first) : Optional.empty();
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    int y = Integer.parseInt(year);
    if (y < FIRST_YEAR || y > LAST_YEAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(y, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Stamp timed(
      LocalDate day,
      @Nullable String hour,
      @Nullable String minute,
      @Nullable String second,
      @Nullable String zone) {
    if (hour == null || minute == null || zone == null) {
      return Stamp.of(day);
    }
    try {
      LocalTime time =
          LocalTime.of(
              Integer.parseInt(hour),
              Integer.parseInt(minute),
              second == null ? 0 : Integer.parseInt(second));
      return Stamp.of(OffsetDateTime.of(day, time, offset(zone)));
    } catch (DateTimeException e) {
      return Stamp.of(day);
    }
  }

  private static ZoneOffset offset(String zone) {
    String known = ZONES.get(zone);
    if (known != null) {
      return ZoneOffset.of(known);
    }
    String digits = zone.substring(1).replace(":", "");
    String padded =
        switch (digits.length()) {
          case 1 -> "0" + digits + "00";
          case 2 -> digits + "00";
          case 3 -> "0" + digits;
          default -> digits;
        };
    return ZoneOffset.of(zone.charAt(0) + padded.substring(0, 2) + ":" + padded.substring(2, 4));
  }

  private static Stamp withClock(LocalDate day, String line) {
    Matcher clock = CLOCK.matcher(line);
    while (clock.find()) {
      int hour = Integer.parseInt(clock.group(1));
      int minute = Integer.parseInt(clock.group(2));
      if (hour > 23 || minute > 59 || (clock.group(4) == null && clock.group(5) == null)) {
        continue;
      }
      if (clock.group(3) != null && hour <= 12) {
        hour = hour % 12 + (clock.group(3).equalsIgnoreCase("p") ? 12 : 0);
      }
      String zone = clock.group(5) != null ? clock.group(5) : clock.group(4);
      if (zone != null && (ZONES.containsKey(zone) || "+-".indexOf(zone.charAt(0)) >= 0)) {
        return timed(day, String.valueOf(hour), String.valueOf(minute), null, zone);
      }
    }
    return Stamp.of(day);
  }

  private static final Pattern LABEL = Patterns.named("date.label");
  private static final Pattern UPDATED = Patterns.named("date.updated");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern DAY_WORDS = Pattern.compile("[\\p{L}.]+");

  /// Whether a line is a date, with or without a label, weekday and hour, and nothing else.
  static boolean isDateLine(String line) {
    return isDateLine(line, Order.UNKNOWN);
  }

  /// @param order how the page's language orders day and month
  static boolean isDateLine(String line, Order order) {
    if (line.length() > 110
        || line.length() < 6
        || !mayHoldDay(line)
        || parse(line, order).isEmpty()) {
      return false;
    }
    String rest = LABEL.matcher(line).replaceAll(" ");
    int words = 0;
    Matcher matcher = DAY_WORDS.matcher(rest);
    while (matcher.find()) {
      String word = matcher.group().toLowerCase(Locale.ROOT).replace(".", "");
      if (word.length() > 2 && !MONTHS.containsKey(word)) {
        words++;
      }
    }
    return words <= 3;
  }

  /// Whether a word is the name of a month.
  static boolean isMonth(String word) {
    return MONTHS.containsKey(word.toLowerCase(Locale.ROOT).replace(".", ""));
  }

  private static final Pattern DAY_OF_WEEK = Patterns.named("date.weekday");

  /// Whether the words are a day of the week, and no name.
  static boolean isNameOfDay(String words) {
    return DAY_OF_WEEK.matcher(words).matches();
  }

  /// What a line says after *Updated*, empty when it does not say so.
  static String updatePart(String line) {
    if (!YEAR.matcher(line).find()) {
      return "";
    }
    Matcher matcher = UPDATED.matcher(line);
    return matcher.find() ? line.substring(matcher.end()) : "";
  }

  static boolean isUpdateLine(String line) {
    return UPDATED.matcher(line).find() && !line.toLowerCase(Locale.ROOT).contains("publish");
  }
}
