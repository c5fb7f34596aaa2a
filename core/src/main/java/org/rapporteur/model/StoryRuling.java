package org.rapporteur.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// A reader's word on which articles tell one story: it outlives every run, until it is taken back.
/// Of two that contradict one another the later one stands.
///
/// @param kind what was said
/// @param one some articles
/// @param other the others it is said of; none of them in `one`
public record StoryRuling(Kind kind, Set<ArticleId> one, Set<ArticleId> other) {
  public StoryRuling {
    one = Collections.unmodifiableSortedSet(new TreeSet<>(one));
    other = Collections.unmodifiableSortedSet(new TreeSet<>(other));
  }

  /// What was said.
  public enum Kind {
    /// All of them tell one story.
    TOGETHER,
    /// None of `one` stands in a story with any of `other`.
    APART
  }
}
