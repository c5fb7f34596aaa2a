package org.rapporteur.model;

import java.time.LocalDate;

/// The day an undated article seems to have come out. An estimate, never a fact: nothing is
/// reckoned from it.
///
/// @param day the likeliest
/// @param rule the name of the rule that decided: `same-text`, `what-happened`, `same-story`
/// @param why for people
public record DayEstimate(ArticleId article, LocalDate day, String rule, String why) {}
