package org.rapporteur.model;

/// A span that names someone or something, and whom it names.
///
/// @param span where it stands
/// @param text as printed
/// @param kind what is named
/// @param entity the fullest form of the name in this article: *Putin* is *Vladimir Putin*
/// @param rule what decided
public record Name(Span span, String text, Kind kind, String entity, String rule) {
  /// What a name names.
  public enum Kind {
    PERSON,
    ORGANISATION,
    PLACE,
    /// Nationalities, religious and political groups.
    GROUP,
    OTHER
  }
}
