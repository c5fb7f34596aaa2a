package org.rapporteur.model;

import java.time.LocalDate;

/// The day an undated article seems to have come out. An estimate, never a fact: what is reckoned
/// from it is marked as estimated wherever it is shown, and no two tellings are joined by it.
///
/// @param day the likeliest
/// @param rule the name of the rule that decided: `same-text`, `what-happened`, `same-story`
/// @param why for people
public record DayEstimate(ArticleId article, LocalDate day, String rule, String why) {}
