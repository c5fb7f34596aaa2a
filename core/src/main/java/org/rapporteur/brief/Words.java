package org.rapporteur.brief;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.stemmer.PorterStemmer;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;
import org.rapporteur.reading.Tokenizer;
import org.rapporteur.reading.WordList;

/// The telling words of a text, as stems, so that *politicise* and *politicized* are one.
final class Words {
  private static final Set<String> FUNCTION_WORDS =
      WordList.words(WordList.class, "en/function-words.txt");

  private static final Pattern DIGITS = Pattern.compile("\\d+(?:,\\d{3})*(?:\\.\\d+)?");

  /// From one on.
  private static final List<String> SPELLED =
      List.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  private static final Pattern IZED = Pattern.compile("is(e|ed|es|ing|ation|ations)$");
  private static final Pattern OR = Pattern.compile("(?<=[a-z]{2})our(s|ed|ing|able)?$");
  private static final Pattern TER = Pattern.compile("tres?$");

  private Words() {}

  static Set<String> telling(String text) {
    PorterStemmer stemmer = new PorterStemmer();
    Set<String> stems = new TreeSet<>();
    for (Token token : Tokenizer.tokens(text, new Span(0, text.length()))) {
      String word = token.text().toLowerCase(Locale.ROOT);
      if (Character.isLetterOrDigit(word.charAt(0))
          && (word.length() > 1 || Character.isDigit(word.charAt(0)))
          && !FUNCTION_WORDS.contains(word)) {
        stems.add(stemmer.stem(american(word)));
      }
    }
    return stems;
  }

  /// The last word of a phrase, which says what it is.
  static String last(String phrase) {
    return phrase.substring(phrase.lastIndexOf(' ') + 1);
  }

  /// The numbers written in a text, in digits or in words from one to twenty, as plain decimals:
  /// *1,200* is *1200*, *two* is *2*.
  static Set<String> numbers(String text) {
    Set<String> numbers = new TreeSet<>();
    Matcher digits = DIGITS.matcher(text);
    while (digits.find()) {
      numbers.add(digits.group().replace(",", ""));
    }
    for (Token token : Tokenizer.tokens(text, new Span(0, text.length()))) {
      int spelled = SPELLED.indexOf(token.text().toLowerCase(Locale.ROOT));
      if (spelled >= 0) {
        numbers.add(String.valueOf(spelled + 1));
      }
    }
    return numbers;
  }

  /// One spelling for both sides of the ocean: *-ise* as *-ize*, *-our* as *-or*, *-tre* as *-ter*.
  private static String american(String word) {
    String ized = IZED.matcher(word).replaceFirst("iz$1");
    return TER.matcher(OR.matcher(ized).replaceFirst("or$1")).replaceFirst("ter");
  }
}
