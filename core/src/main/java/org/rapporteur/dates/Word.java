package org.rapporteur.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

/// A token as the rules read it.
///
/// @param lower in lower case, curly apostrophes and dashes made straight
/// @param capital whether its first letter is a capital
/// @param joined whether no space stands before it
/// @param classes the classes of words.txt it belongs to, with its value in each
record Word(Span span, String lower, boolean capital, boolean joined, Map<String, String> classes) {
  static List<Word> of(List<Token> tokens, Lexicon lexicon) {
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
      boolean capital = Character.isUpperCase(first);
      words.add(
          new Word(
              token.span(),
              lower,
              capital,
              token.span().start() == end,
              lexicon.classes(lower, capital)));
      end = token.span().end();
    }
    return words;
  }

  /// The value it has in a class of words.txt, or null where it does not belong to it.
  @Nullable String in(String className) {
    return classes.get(className);
  }

  boolean digits() {
    return Character.isDigit(lower.charAt(0)) && lower.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
