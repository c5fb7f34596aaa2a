package org.rapporteur.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

/// A token as this room reads it.
///
/// @param text as printed
/// @param lower in lower case, dashes made straight, figures of other scripts made 0 to 9
/// @param joined whether no space stands before it
/// @param narrow whether the space before it is one that groups figures: thin or not to be broken
record Word(Span span, String text, String lower, boolean joined, boolean narrow) {
  static List<Word> of(List<Token> tokens, String text) {
    List<Word> words = new ArrayList<>(tokens.size());
    int end = -1;
    for (Token token : tokens) {
      String lower =
          switch (token.text()) {
            case "–", "—", "‑", "‐", "−" -> "-";
            case "’" -> "'";
            default -> figures(token.text()).toLowerCase(Locale.ROOT);
          };
      int start = token.span().start();
      words.add(new Word(token.span(), token.text(), lower, start == end, narrow(text, start)));
      end = token.span().end();
    }
    return words;
  }

  private static boolean narrow(String text, int at) {
    return at > 0
        && switch (text.charAt(at - 1)) {
          case '\u00a0', '\u2007', '\u2009', '\u202f' -> true;
          default -> false;
        };
  }

  /// Figures of other scripts, and full-width ones, as 0 to 9.
  private static String figures(String text) {
    if (text.charAt(0) < 128 || !text.chars().allMatch(Character::isDigit)) {
      return text;
    }
    StringBuilder figures = new StringBuilder(text.length());
    text.chars().forEach(c -> figures.append((char) ('0' + Character.digit(c, 10))));
    return figures.toString();
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
