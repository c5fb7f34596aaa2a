package org.rapporteur.model;

import java.util.Locale;

/// A word, number or mark.
///
/// @param span where it stands in the article's text
/// @param text as printed
public record Token(Span span, String text) {
  /// In small letters.
  public String lower() {
    return text.toLowerCase(Locale.ROOT);
  }
}
