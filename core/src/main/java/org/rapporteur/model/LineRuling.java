package org.rapporteur.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A reader's word on which tellings are one line: it outlives every run, until it is taken back.
/// Of two that contradict one another the later one stands. Who says it of one print of a text says
/// it of all.
///
/// @param kind what was said
/// @param one some words, at least one; the first are of the line's own kind
/// @param other the others it is said of, likewise; none of them in `one`
public record LineRuling(Kind kind, List<Words> one, List<Words> other) {
  public LineRuling {
    one = List.copyOf(one);
    other = List.copyOf(other);
    if (one.isEmpty() || other.isEmpty() || !Collections.disjoint(new HashSet<>(one), other)) {
      throw new IllegalArgumentException("a ruling on " + one + " and " + other);
    }
  }

  /// Whether any of its words stand in one of these articles.
  public boolean speaksOf(Set<ArticleId> articles) {
    return one.stream().anyMatch(words -> articles.contains(words.article()))
        || other.stream().anyMatch(words -> articles.contains(words.article()));
  }

  /// What was said.
  public enum Kind {
    /// All of them are one line.
    JOINED,
    /// None of `one` stands in a line with any of `other`.
    PARTED
  }

  /// Some words of an article.
  public record Words(ArticleId article, Span span) {}
}
