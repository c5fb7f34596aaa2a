package org.rapporteur.model;

import org.jspecify.annotations.Nullable;

/// An expression of time in a text, and what it means.
///
/// @param span where it stands
/// @param text as printed
/// @param kind as TIMEX3 has it
/// @param value as TIMEX3 has it: `2022-02-04`, `2022-W05`, `P2Y`, `PAST_REF`; `XXXX-WXX-5` where
/// the anchor is unknown; `2022-02-04/2022-02-06` for a range, which TIMEX3 has no value for
/// @param mod as TIMEX3 has it, where the expression narrows or loosens its value: `START`, `MID`,
/// `END`, `APPROX`, `MORE_THAN`, `LESS_THAN`, `EQUAL_OR_MORE`, `EQUAL_OR_LESS`; else null
/// @param zone the clock it is told by, as an offset from UTC (`-05:00`, `Z`), where the text names
/// one; else null. The value stays in that clock
/// @param rule what decided
public record When(
    Span span,
    String text,
    Kind kind,
    String value,
    @Nullable String mod,
    @Nullable String zone,
    String rule) {
  /// One that is told without a modifier or a zone.
  public When(Span span, String text, Kind kind, String value, String rule) {
    this(span, text, kind, value, null, null, rule);
  }

  /// TIMEX3's four types.
  public enum Kind {
    DATE,
    TIME,
    DURATION,
    SET
  }
}
