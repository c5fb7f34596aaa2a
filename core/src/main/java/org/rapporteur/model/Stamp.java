package org.rapporteur.model;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A day, with the time and zone where they are known.
///
/// @param day the day as the outlet gives it, in the outlet's own zone
/// @param time the moment with its zone, when the outlet gives one
public record Stamp(LocalDate day, @Nullable OffsetDateTime time) implements Comparable<Stamp> {
  public static Stamp of(LocalDate day) {
    return new Stamp(day, null);
  }

  public static Stamp of(OffsetDateTime time) {
    return new Stamp(time.toLocalDate(), time);
  }

  @Override
  public int compareTo(Stamp other) {
    return orderKey().compareTo(other.orderKey());
  }

  /// A day alone counts as its first second in UTC.
  private OffsetDateTime orderKey() {
    return time != null
        ? time.withOffsetSameInstant(ZoneOffset.UTC)
        : day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  /// ISO 8601: `2022-02-04` or `2022-02-04T09:30:00+08:00`.
  @Override
  public String toString() {
    return time != null ? time.toString() : day.toString();
  }
}
