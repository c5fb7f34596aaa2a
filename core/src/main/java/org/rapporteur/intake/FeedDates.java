package org.rapporteur.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Stamp;

/// Days and moments as feeds write them: ISO 8601, and the dates of mail (RFC 822 and its
/// successors) with the liberties that feeds take.
final class FeedDates {
  private FeedDates() {}

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /// The zones that RFC 822 names, in hours.
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("UT", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("Z", 0),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  /// Groups: day, month, year, time, zone.
  private static final Pattern MAIL =
      Pattern.compile(
          "(?:\\p{L}{2,10}\\.?,?\\s+)?(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z.]*[\\s-]+(\\d{4}|\\d{2}(?!\\d))"
              + "(?:\\s+(\\d{1,2}:\\d{2}(?::\\d{2})?)(?:\\s*([A-Za-z]{1,5}|[+-]\\d{2}:?\\d{2}))?)?.*");

  /// Empty where `written` is no day. A time without a known zone is not used.
  static Optional<Stamp> parse(String written) {
    String line = written.strip();
    Optional<Stamp> iso = IsoStamp.parse(line);
    if (iso.isPresent()) {
      return iso;
    }
    Matcher mail = MAIL.matcher(line);
    if (!mail.matches()) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(mail.group(2).toLowerCase(Locale.ROOT)) + 1;
    int year = Integer.parseInt(mail.group(3));
    try {
      LocalDate day =
          LocalDate.of(
              mail.group(3).length() > 2 ? year : year < 70 ? 2000 + year : 1900 + year,
              month,
              Integer.parseInt(mail.group(1)));
      Optional<ZoneOffset> zone = Optional.ofNullable(mail.group(5)).flatMap(FeedDates::zone);
      if (mail.group(4) == null || zone.isEmpty()) {
        return Optional.of(Stamp.of(day));
      }
      String time = mail.group(4).length() % 3 == 1 ? "0" + mail.group(4) : mail.group(4);
      return Optional.of(Stamp.of(OffsetDateTime.of(day, LocalTime.parse(time), zone.get())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneOffset> zone(String written) {
    if (written.startsWith("+") || written.startsWith("-")) {
      return Optional.of(ZoneOffset.of(written));
    }
    return Optional.ofNullable(ZONES.get(written.toUpperCase(Locale.ROOT)))
        .map(ZoneOffset::ofHours);
  }
}
