package org.rapporteur.model;

/// Why something is held to be so.
///
/// @param of what it supports: `published`, `authors`, `from`, …
/// @param value the value it supports, as text
/// @param quote the words, markup or address it rests on, as they stood
/// @param rule the name of the rule that decided
public record Evidence(String of, String value, String quote, String rule) {}
