package org.rapporteur.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskHeldException;
import org.rapporteur.intake.web.Web;

/// Asks feeds for what is new and puts it on a desk, round after round. One thread at a time.
public final class Watch {
  /// How long is waited before a desk that another process holds is tried again.
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  /// Between two rounds the desk is free at least so long.
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);

  private final Rapporteur rapporteur;
  private final Web web;
  private final InstantSource clock;
  private final Schedule schedule;

  /// A killed run may have left reports that no story tells yet.
  private boolean upToDate;

  /// @param every the pause between two requests for one feed, if neither it nor its server asks
  /// for a longer one; zero where whoever calls keeps the time
  public Watch(Rapporteur rapporteur, Web web, InstantSource clock, Duration every) {
    if (every.isNegative()) {
      throw new IllegalArgumentException("every: " + every);
    }
    this.rapporteur = rapporteur;
    this.web = web;
    this.clock = clock;
    this.schedule = new Schedule(every);
  }

  /// Asks each feed that is due and puts what is new on the desk in `folder`, which is held
  /// meanwhile and brought up to date at the end. Waits where another process holds it. Empty where
  /// the attendant ended it before.
  ///
  /// @param feeds addresses of feeds and of lists of feeds; one given twice is one
  public Optional<Round> round(List<String> feeds, Path folder, Attendant attendant)
      throws IOException {
    Optional<Desk> free = whenFree(folder, attendant);
    if (free.isEmpty()) {
      return Optional.empty();
    }
    try (Desk desk = free.get()) {
      Round round =
          new RoundRunner(rapporteur, web, clock.instant(), schedule, desk, attendant)
              .run(feeds, upToDate);
      upToDate = !round.ended();
      return Optional.of(round);
    }
  }

  /// Rounds until the attendant ends them or no feed is left.
  public void untilEnded(List<String> feeds, Path folder, Attendant attendant, Consumer<Round> out)
      throws IOException {
    while (!attendant.ends()) {
      Optional<Round> round = round(feeds, folder, attendant);
      round.ifPresent(out);
      Instant next = round.map(Round::next).orElse(null);
      if (next == null) {
        if (!attendant.ends()) {
          attendant.say("no feed is left to watch");
        }
        return;
      }
      Duration pause = Duration.between(clock.instant(), next);
      if (attendant.endsWithin(pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause)) {
        return;
      }
    }
  }

  private static Optional<Desk> whenFree(Path folder, Attendant attendant) throws IOException {
    boolean said = false;
    while (true) {
      try {
        return Optional.of(Desk.open(folder));
      } catch (DeskHeldException e) {
        if (!said) {
          attendant.say(e.getMessage() + ". This round waits until then");
          said = true;
        }
        if (attendant.endsWithin(BETWEEN_TRIES)) {
          return Optional.empty();
        }
      }
    }
  }
}
