package org.rapporteur.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

/// A token as this room reads it.
///
/// @param text as printed
/// @param lower in lower case, dashes made straight
/// @param joined whether no space stands before it
record Word(Span span, String text, String lower, boolean joined) {
  static List<Word> of(List<Token> tokens) {
    List<Word> words = new ArrayList<>(tokens.size());
    int end = -1;
    for (Token token : tokens) {
      String lower =
          switch (token.text()) {
            case "–", "—", "‑", "‐", "−" -> "-";
            case "’" -> "'";
            default -> token.text().toLowerCase(Locale.ROOT);
          };
      words.add(new Word(token.span(), token.text(), lower, token.span().start() == end));
      end = token.span().end();
    }
    return words;
  }

  boolean digits() {
    return lower.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  boolean letters() {
    return Character.isLetter(lower.charAt(0));
  }

  boolean capital() {
    return Character.isUpperCase(text.charAt(0));
  }
}
