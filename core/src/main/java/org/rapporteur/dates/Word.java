package org.rapporteur.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

/// A token as the rules read it.
///
/// @param lower in lower case, curly apostrophes and dashes made straight
/// @param capital whether its first letter is a capital
/// @param joined whether no space stands before it
record Word(Span span, String lower, boolean capital, boolean joined) {
  static List<Word> of(List<Token> tokens) {
    List<Word> words = new ArrayList<>(tokens.size());
    int end = -1;
    for (Token token : tokens) {
      String text = token.text();
      char first = text.charAt(0);
      String lower =
          switch (first) {
            case '’', '‘', '`' -> "'";
            case '–', '—', '‑', '‐' -> "-";
            default -> text.toLowerCase(Locale.ROOT);
          };
      words.add(new Word(token.span(), lower, Character.isUpperCase(first), token.span().start() == end));
      end = token.span().end();
    }
    return words;
  }

  boolean digits() {
    return Character.isDigit(lower.charAt(0)) && lower.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
