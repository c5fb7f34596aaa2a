package org.rapporteur.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

/// A token as this room reads it.
///
/// @param stem what its forms have in common, see [Stems]
/// @param joined whether no space stands before it
record Word(Span span, String text, String lower, String stem, boolean joined) {
  static List<Word> of(List<Token> tokens, Stems stems) {
    List<Word> words = new ArrayList<>(tokens.size());
    int end = -1;
    for (Token token : tokens) {
      String lower = token.text().equals("’") ? "'" : token.text().toLowerCase(Locale.ROOT);
      words.add(
          new Word(
              token.span(), token.text(), lower, stems.of(lower), token.span().start() == end));
      end = token.span().end();
    }
    return words;
  }

  boolean letters() {
    return Character.isLetter(lower.charAt(0));
  }

  boolean capital() {
    return Character.isUpperCase(text.charAt(0));
  }
}
