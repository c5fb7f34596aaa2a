package org.rapporteur.brief;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What of a text is compared with another's.
///
/// @param text the words, quote marks off
/// @param words stems of its telling words
/// @param numbers the numbers told in it, as plain decimals
/// @param quoted stems of the telling words in quote marks
record Wording(String text, Set<String> words, Set<String> numbers, Set<String> quoted) {
  private static final Pattern QUOTED = Pattern.compile("[\"“„«][^\"“”„«»]+[\"”“»]?");

  static Wording of(String text, Set<String> figures) {
    String bare = text.replaceAll("[\"“”„«»]", "").replaceAll("\\s+", " ").strip();
    Set<String> numbers = new TreeSet<>(figures);
    numbers.addAll(Words.numbers(bare));
    Set<String> quoted = new TreeSet<>();
    Matcher quotes = QUOTED.matcher(text);
    while (quotes.find()) {
      quoted.addAll(Words.telling(quotes.group()));
    }
    return new Wording(bare, Words.telling(bare), numbers, quoted);
  }
}
