package org.rapporteur.brief;

import java.util.Set;
import java.util.TreeSet;

/// What of a text is compared with another's.
///
/// @param text the words, quote marks off
/// @param words stems of its telling words
/// @param numbers the numbers told in it, as plain decimals
record Wording(String text, Set<String> words, Set<String> numbers) {

  static Wording of(String text, Set<String> figures) {
    String bare = text.replaceAll("[\"“”„«»]", "").replaceAll("\\s+", " ").strip();
    Set<String> numbers = new TreeSet<>(figures);
    numbers.addAll(Words.numbers(bare));
    return new Wording(bare, Words.telling(bare), numbers);
  }
}
