package org.rapporteur.model;

import java.util.List;

/// A reader's word that a telling is not one with others: it outlives every run, until it is taken
/// back. Who says it of one print of a text says it of all.
///
/// @param telling the words that are not of their line
/// @param others those they are not to be joined with
public record LineRuling(Words telling, List<Words> others) {
  public LineRuling {
    others = List.copyOf(others);
  }

  /// Some words of an article.
  public record Words(ArticleId article, Span span) {}
}
