package org.rapporteur.model;

/// A word, number or mark.
///
/// @param span where it stands in the article's text
/// @param text as printed
public record Token(Span span, String text) {}
