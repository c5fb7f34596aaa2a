package org.rapporteur.dates;

/// Which way a sentence looks from the day it was printed.
enum Tense {
  PAST,
  FUTURE,
  /// Neither is clear.
  OPEN
}
