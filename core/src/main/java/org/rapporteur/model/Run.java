package org.rapporteur.model;

/// The same words in two articles.
///
/// @param a where they stand in the first article's text
/// @param b where they stand in the second's
public record Run(Span a, Span b) {}
