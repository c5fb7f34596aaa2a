package org.rapporteur.intake.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server says about asking for an address again.
///
/// @param movedTo where it is to be asked for from now on (301, 308), or empty
/// @param after for how long nothing new is to be expected (`Cache-Control: max-age`) or no request
/// is wanted (`Retry-After`); zero where the server does not say
/// @param gone whether it is not to be asked for any more (410)
public record Again(String movedTo, Duration after, boolean gone) {
  /// The server says nothing.
  public static final Again UNSAID = new Again("", Duration.ZERO, false);

  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})(?!\\d)");
  private static final Pattern FORBIDS_KEEPING =
      Pattern.compile("(?i)(?:^|[\\s,])no-(?:cache|store)(?:[\\s,=]|$)");

  /// How long an answer stays good.
  static Duration maxAge(String cacheControl) {
    Matcher age = MAX_AGE.matcher(cacheControl);
    return age.find() && !FORBIDS_KEEPING.matcher(cacheControl).find()
        ? Duration.ofSeconds(Long.parseLong(age.group(1)))
        : Duration.ZERO;
  }

  /// How long the server wants to be left alone: seconds, or until a date of HTTP.
  static Duration retryAfter(String written, Instant now) {
    String line = written.strip();
    if (line.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(line));
    }
    try {
      Instant until = OffsetDateTime.parse(line, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
