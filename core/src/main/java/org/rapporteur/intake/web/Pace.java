package org.rapporteur.intake.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Keeps requests to one host apart. Shared between threads.
final class Pace {
  /// What waiting is done with.
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Map<String, Instant> free = new HashMap<>();

  Pace(InstantSource clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /// Returns when the host may be asked; the next one to come waits `pause` longer.
  void await(String host, Duration pause) throws InterruptedException {
    Instant now = clock.instant();
    Duration wait = Duration.between(now, turn(host, now, pause));
    if (wait.isPositive()) {
      sleeper.sleep(wait);
    }
  }

  private synchronized Instant turn(String host, Instant now, Duration pause) {
    Instant turn = free.getOrDefault(host, now);
    turn = turn.isBefore(now) ? now : turn;
    free.put(host, turn.plus(pause));
    return turn;
  }
}
