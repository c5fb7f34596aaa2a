package org.rapporteur.model;

import java.util.List;

/// Where an article of an origin has its text from: one edge of the origin's lineage.
///
/// @param article the one that has the text from another
/// @param from the one it most likely has it from
/// @param relation whether it is another's print or a later version at the same address
/// @param directed whether something tells which of the two was first; if not, they may as well
/// stand the other way round
/// @param kind how the text is shared
/// @param why the evidence in a sentence for people
/// @param evidence `kind`, `from` where the direction is known, and what else speaks: `credit`,
/// `dateline`, `time`, `containment`, `cut`
/// @param edits what `article` made of the text of `from`
public record Descent(
    ArticleId article,
    ArticleId from,
    Relation relation,
    boolean directed,
    Copy.Kind kind,
    String why,
    List<Evidence> evidence,
    Edits edits) {
  public Descent {
    evidence = List.copyOf(evidence);
  }

  /// How two articles that print one text stand to one another.
  public enum Relation {
    /// Two articles, of which one has its text from the other.
    COPY,
    /// One article at two moments.
    REVISION
  }
}
