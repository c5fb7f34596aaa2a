package org.rapporteur;

/// Hears how far long work has come. Called from any thread, `done` in no particular order.
@FunctionalInterface
public interface Progress {
  /// Nobody listens.
  Progress NONE = (stage, done, total) -> {};

  /// `done` of `total` articles have passed `stage`.
  void at(String stage, int done, int total);
}
