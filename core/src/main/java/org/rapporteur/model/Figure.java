package org.rapporteur.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A number, its unit and what it counts.
///
/// @param article where it was told
/// @param value as a plain number: *10 billion* is 10000000000
/// @param low the lowest it may be: *more than 20* has 20
/// @param high the highest it may be; equal to `value` where the text gives no bound
/// @param unit what it is measured in, with its rate: *m3*, *m3/year*, *USD*, *%*; empty for a
/// plain count
/// @param of what is counted, as printed: *troops*, *natural gas*; empty when the text does not say
/// @param by whose word it is, where it stands in what somebody said or is told *according to*
/// them; else the article's own
/// @param date the time it holds for, where its clause tells one
/// @param span the number with its unit
/// @param sentence the sentence it stands in
/// @param rule what decided
public record Figure(
    ArticleId article,
    BigDecimal value,
    BigDecimal low,
    BigDecimal high,
    String unit,
    String of,
    @Nullable Mention by,
    @Nullable When date,
    Span span,
    Span sentence,
    String rule) {}
