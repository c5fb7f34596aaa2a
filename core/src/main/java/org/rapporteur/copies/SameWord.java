package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapporteur.model.Span;
import org.rapporteur.reading.WordList;

/// A word of a sentence in the form in which it is held against others: without case, and without
/// what newsrooms' style books write differently. *U.S.* and *US*, *1,000* and *1000*, *four* and
/// *4*, *11:20* and *11.20*, *per cent* and *%*, *neighbour* and *neighbor*, *organise* and
/// *organize* are the same.
///
/// @param form in small letters
/// @param span where it stands in the text
/// @param capital whether it is printed with a capital letter
record SameWord(String form, Span span, boolean capital) {
  private static final Pattern WORD =
      Pattern.compile(
          "(?iu)per cent\\b"
              + "|\\p{L}(?:\\.\\p{L})+(?!\\p{L})\\.?"
              + "|\\d+(?:[.,:]\\d+)*"
              + "|[\\p{L}\\p{M}]+(?:['’][\\p{L}]+)?"
              + "|[\\p{N}]+"
              + "|[%$€£#]");
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");

  /// Shortest word that may be spelt in two ways: *our* is not *or*.
  private static final int SPELT_TWO_WAYS = 5;

  private static final Pattern IZE = Pattern.compile("is(e[ds]?|ing|ers?|ations?)$");
  private static final Pattern OR = Pattern.compile("our(s|ed|ing|able|ites?|ly|hoods?)?$");
  private static final Pattern TER = Pattern.compile("tre(s|d)?$");
  private static final Pattern ONE_L = Pattern.compile("ll(ed|ing|ers?)$");

  private static final Map<String, String> NUMBERS =
      WordList.lines(SameWord.class, "en/numbers.txt").stream()
          .map(line -> line.split("\t"))
          .collect(Collectors.toUnmodifiableMap(fields -> fields[0], fields -> fields[1]));

  /// The words of `text` that stand in `within`, in order.
  static List<SameWord> of(String text, Span within) {
    List<SameWord> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text).region(within.start(), within.end());
    while (matcher.find()) {
      String printed = matcher.group();
      words.add(
          new SameWord(
              form(printed),
              new Span(matcher.start(), matcher.end()),
              Character.isUpperCase(printed.codePointAt(0))));
    }
    return words;
  }

  /// The forms of the words of `text`.
  static List<String> fold(String text) {
    return of(text, new Span(0, text.length())).stream().map(SameWord::form).toList();
  }

  boolean isNumber() {
    return Character.isDigit(form.codePointAt(0));
  }

  private static String form(String printed) {
    if (Character.isDigit(printed.charAt(0))) {
      return THOUSANDS.matcher(printed).matches()
          ? printed.replace(",", "")
          : printed.replace(':', '.');
    }
    String lower = printed.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (lower.equals("%") || lower.equals("per cent")) {
      return "percent";
    }
    if (lower.indexOf('.') >= 0) {
      return lower.replace(".", "");
    }
    String number = NUMBERS.get(lower);
    if (number != null) {
      return number;
    }
    if (lower.length() < SPELT_TWO_WAYS) {
      return lower;
    }
    String spelt = respelt(lower, "is", IZE, "iz$1");
    spelt = respelt(spelt, "our", OR, "or$1");
    spelt = respelt(spelt, "tre", TER, "ter$1");
    return respelt(spelt, "ll", ONE_L, "l$1");
  }

  /// @param hint what every match holds: most words are done with by looking for it
  private static String respelt(String word, String hint, Pattern ending, String spelt) {
    return word.contains(hint) ? ending.matcher(word).replaceFirst(spelt) : word;
  }
}
