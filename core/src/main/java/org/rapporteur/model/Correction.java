package org.rapporteur.model;

/// A note in which a report says that it, or an earlier one, was wrong.
///
/// @param article the report that carries it
/// @param span where the note stands in its text
/// @param rule what it was recognised by: `correction-note`, or `correction-headline` where the
/// whole report is one
public record Correction(ArticleId article, Span span, String rule) {}
