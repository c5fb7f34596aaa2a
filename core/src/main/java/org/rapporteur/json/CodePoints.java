package org.rapporteur.json;

import org.rapporteur.model.Span;

/// Turns positions in a text from UTF-16 code units into Unicode code points.
final class CodePoints {
  private final String text;
  private final boolean plain;

  CodePoints(String text) {
    this.text = text;
    this.plain = text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
  }

  int start(Span span) {
    return at(span.start());
  }

  int end(Span span) {
    return at(span.end());
  }

  private int at(int position) {
    return plain ? position : text.codePointCount(0, position);
  }
}
