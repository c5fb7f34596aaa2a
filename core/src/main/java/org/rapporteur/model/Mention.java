package org.rapporteur.model;

/// A span that stands for someone, by name or not: *Putin*, *the Russian president*, *he*.
///
/// @param span where it stands
/// @param text as printed
/// @param entity whom it stands for, in the fullest form this article has; the text itself where
/// nothing better is known
public record Mention(Span span, String text, String entity) {}
