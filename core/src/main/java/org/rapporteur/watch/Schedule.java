package org.rapporteur.watch;

import java.time.Duration;
import java.time.Instant;
import org.rapporteur.intake.Rhythm;
import org.rapporteur.intake.web.Again;

/// When a feed is asked again.
///
/// @param every the pause that the reader wants
record Schedule(Duration every) {
  /// The longest pause that a feed, a server or failures are granted. News of yesterday is late
  /// enough.
  static final Duration LONGEST = Duration.ofDays(1);

  /// The pause after a first failure, unless the reader wants a longer one.
  static final Duration FIRST_BACK_OFF = Duration.ofMinutes(10);

  /// A feed that is due so soon is asked now: a run each half hour begins some seconds sooner or
  /// later.
  static final Duration SLACK = Duration.ofMinutes(1);

  /// From this many failures on the pause is the longest anyway.
  private static final int MOST_DOUBLINGS = 12;

  static boolean isDue(Instant due, Instant now) {
    return !due.isAfter(now.plus(SLACK));
  }

  /// After it was read, or had not changed.
  Instant afterSuccess(Instant now, Rhythm rhythm, Again again) {
    Duration asked = longer(rhythm.pause(), again.after());
    return rhythm.after(now.plus(longer(every, shorter(asked, LONGEST))));
  }

  /// After the last of so many failures in a row.
  Instant afterFailure(Instant now, int failures, Again again) {
    long doubled = 1L << Math.min(failures - 1, MOST_DOUBLINGS);
    Duration backOff = longer(every, FIRST_BACK_OFF).multipliedBy(doubled);
    return now.plus(longer(every, shorter(longer(backOff, again.after()), LONGEST)));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
