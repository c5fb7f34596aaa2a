package org.rapporteur.brief;

import java.util.Map;
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
/// @param names stems of the words of names in it
/// @param negated whether it says that something is not so
record Wording(
    String text,
    Set<String> words,
    Set<String> numbers,
    Set<String> quoted,
    Set<String> names,
    boolean negated) {
  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(not|no|never|nobody|none|neither|nor|without|cannot|denie[sd]|deny|denying)\\b|n['’]t\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTED = Pattern.compile("[\"“„«][^\"“”„«»]+[\"”“»]?|‘[^‘’]{8,}’");

  /// What its text means, among the vectors that the encoder gave for several.
  float[] vectorIn(Map<String, float[]> vectors) {
    float[] vector = vectors.get(text);
    if (vector == null) {
      throw new IllegalStateException("the encoder gave no vector for a text it was given");
    }
    return vector;
  }

  /// The same with the values of figures found in it and the words of names.
  Wording with(Set<String> figures, Set<String> names) {
    Set<String> all = new TreeSet<>(figures);
    all.addAll(numbers);
    return new Wording(text, words, all, quoted, names, negated);
  }

  static Wording of(String text, Set<String> figures) {
    String bare = text.replaceAll("[\"“”„«»]", "").replaceAll("\\s+", " ").strip();
    Set<String> numbers = new TreeSet<>(figures);
    numbers.addAll(Words.numbers(bare));
    Set<String> quoted = new TreeSet<>();
    Matcher quotes = QUOTED.matcher(text);
    while (quotes.find()) {
      quoted.addAll(Words.telling(quotes.group()));
    }
    return new Wording(
        bare, Words.telling(bare), numbers, quoted, Set.of(), NEGATION.matcher(bare).find());
  }
}
