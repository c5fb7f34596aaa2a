package org.rapporteur.model;

import java.util.List;

/// A sentence, never cut inside quote marks' punctuation.
///
/// @param span from its first to its last mark
/// @param paragraph which paragraph of the text it stands in, from 0
/// @param tokens in order
public record Sentence(Span span, int paragraph, List<Token> tokens) {
  public Sentence {
    tokens = List.copyOf(tokens);
  }
}
