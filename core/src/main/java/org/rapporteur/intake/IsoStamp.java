package org.rapporteur.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Stamp;

/// Days and moments as rows write them: ISO 8601, with its common liberties.
final class IsoStamp {
  private IsoStamp() {}

  /// Groups: day, time, seconds with fraction, zone (hours and minutes apart).
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})(?:[Tt ](\\d{2}:\\d{2})(:\\d{2}(?:[.,]\\d{1,9})?)?\\s?(?:([Zz]|UTC|GMT)|([+-]\\d{2}):?(\\d{2})?)?)?");

  /// Empty where `written` is no day. A time without a zone is not used: nobody knows when it was.
  static Optional<Stamp> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(matcher.group(1));
      boolean zoned = matcher.group(4) != null || matcher.group(5) != null;
      if (matcher.group(2) == null || !zoned) {
        return Optional.of(Stamp.of(day));
      }
      String seconds = matcher.group(3) == null ? ":00" : matcher.group(3).replace(',', '.');
      String zone =
          matcher.group(4) != null
              ? "Z"
              : matcher.group(5) + ":" + (matcher.group(6) == null ? "00" : matcher.group(6));
      return Optional.of(
          Stamp.of(OffsetDateTime.parse(day + "T" + matcher.group(2) + seconds + zone)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
