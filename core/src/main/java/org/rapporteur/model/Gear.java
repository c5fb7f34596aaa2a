package org.rapporteur.model;

/// With what a text was read.
public enum Gear {
  /// By the encoder and what the fast gear looks at, together.
  FULL,
  /// Without the encoder: several times as fast, finds a little less.
  FAST
}
