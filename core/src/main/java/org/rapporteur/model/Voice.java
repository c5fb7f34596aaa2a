package org.rapporteur.model;

/// What kind of speaker the words of a statement's speaker stand for.
///
/// @param kind what speaks
/// @param rule what decided whom the words stand for
public record Voice(Kind kind, String rule) {
  /// What speaks.
  public enum Kind {
    PERSON,
    ORGANISATION,
    /// A place that speaks: its government.
    GOVERNMENT,
    /// A news outlet or agency.
    OUTLET,
    /// A report, a letter, a court's papers.
    DOCUMENT,
    /// Several, named or not: *Rossi and Marsh*, *Western officials*.
    COLLECTIVE,
    /// Somebody who is not named: *a spokesman*, *an official*.
    UNNAMED,
    /// A description or pronoun that nobody in the text was found for.
    UNKNOWN
  }
}
