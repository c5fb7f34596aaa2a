package org.rapporteur.model;

/// An expression of time in a text, and what it means.
///
/// @param span where it stands
/// @param text as printed
/// @param kind as TIMEX3 has it
/// @param value as TIMEX3 has it: `2022-02-04`, `2022-W05`, `P2Y`, `PAST_REF`; `XXXX-WXX-5` where
/// the anchor is unknown
/// @param rule what decided
public record When(Span span, String text, Kind kind, String value, String rule) {
  /// TIMEX3's four types.
  public enum Kind {
    DATE,
    TIME,
    DURATION,
    SET
  }
}
