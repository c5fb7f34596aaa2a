package org.rapporteur.watch;

import java.time.Duration;

/// Who stands by while feeds are watched.
public interface Attendant {
  /// Hears what a person should know: what was rejected, what is waited for.
  void say(String message);

  /// Whether to end after the present item.
  boolean ends();

  /// Lets so much time pass; whether to end, as soon as that is known.
  boolean endsWithin(Duration pause);
}
