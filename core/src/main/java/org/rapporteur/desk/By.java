package org.rapporteur.desk;

/// What a search goes by.
public enum By {
  /// The words searched for stand in what is found.
  WORDS,
  /// What is found means nearly what the words searched for mean: its headline or one of its first
  /// sentences.
  MEANING,
  /// Both: what either finds, by its places in both.
  BOTH
}
