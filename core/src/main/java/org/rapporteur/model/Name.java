package org.rapporteur.model;

/// A span that names someone or something, and whom it names.
///
/// @param span where it stands
/// @param text as printed
/// @param kind what is named
/// @param entity the fullest form of the name in this article: *Putin* is *Vladimir Putin*
/// @param role what the words before it call a person (*Foreign Minister*), empty when nothing
/// @param country the country told of beside a person's name or by a people's, empty when none
/// @param rule what decided
/// @param gear with what it was found
public record Name(
    Span span,
    String text,
    Kind kind,
    String entity,
    String role,
    String country,
    String rule,
    Gear gear) {
  /// A name with nothing told beside it.
  public Name(Span span, String text, Kind kind, String entity, String rule, Gear gear) {
    this(span, text, kind, entity, "", "", rule, gear);
  }

  /// The same name, of another kind or entity by `rule`.
  public Name as(Kind newKind, String newEntity, String newRule) {
    return new Name(span, text, newKind, newEntity, role, country, newRule, gear);
  }

  /// The same name, with what is told beside it.
  public Name beside(String newRole, String newCountry) {
    return new Name(span, text, kind, entity, newRole, newCountry, rule, gear);
  }

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
