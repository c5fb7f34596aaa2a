package org.rapporteur.model;

/// One report's wording of a statement, event or figure.
///
/// @param article where it stands
/// @param span which words
/// @param text those words
/// @param sentence the sentence around them
/// @param origin the id of the origin whose text this is
public record Telling(ArticleId article, Span span, String text, Span sentence, String origin) {}
