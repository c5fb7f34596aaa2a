package org.rapporteur.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What can be told of a piece of text by its letters alone.
final class Prose {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000]+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\u200B\\u200C\\u200E\\u200F\\uFEFF\\u00AD\\u2060\\u202A-\\u202E]");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Prose() {}

  /// One line, single spaces, no invisible characters.
  static String clean(String text) {
    boolean plain = true;
    boolean space = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain =
          (c > ' ' && c < 0x00A0)
              || (c > 0x00AD && c < 0x1680)
              || (c == ' ' && !space)
              || (c > 0x2010 && c < 0x2028)
              || (c > 0x3000 && c < 0xFE00);
      space = c == ' ';
    }
    if (plain && !space) {
      return text;
    }
    return SPACES.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  /// For comparing: lower case, letters and digits, single spaces.
  static String fold(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /// Whether the text ends as a sentence does, closing quotes and brackets aside.
  static boolean endsSentence(String text) {
    int i = text.length() - 1;
    while (i >= 0 && "\"'”’»)]｣」』 ".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i >= 0 && ".!?…。！？؟।:：".indexOf(text.charAt(i)) >= 0;
  }

  /// How many marks that end or part sentences the text holds.
  static int sentenceMarks(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (".,;!?。，、！？؟،।".indexOf(text.charAt(i)) >= 0) {
        count++;
      }
    }
    return count;
  }

  /// Number of words; a run of characters without spaces (Chinese, Japanese, Thai) counts one for every two characters.
  static int words(String text) {
    int count = 0;
    boolean inside = false;
    int dense = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 0x2E80 && c < 0xFB00 && !(c >= 0xAC00 && c < 0xD7B0)) || (c >= 0x0E00 && c < 0x0E80)) {
        dense++;
        inside = false;
      } else if (Character.isLetterOrDigit(c)) {
        count += inside ? 0 : 1;
        inside = true;
      } else if (c != '\'' && c != '’' && c != '-') {
        inside = false;
      }
    }
    return count + (dense + 1) / 2;
  }

  /// Two lines that say the same, and the share of the shorter one's words that both have, 0 to 1.
  static double agreement(String a, String b) {
    List<String> left = wordsOf(a);
    List<String> right = wordsOf(b);
    if (left.isEmpty() || right.isEmpty()) {
      return 0;
    }
    List<String> rest = new ArrayList<>(right);
    int shared = 0;
    for (String word : left) {
      if (rest.remove(word)) {
        shared++;
      }
    }
    return (double) shared / Math.max(left.size(), right.size());
  }

  /// Folded words; in scripts without spaces, folded characters.
  private static List<String> wordsOf(String text) {
    String folded = fold(text);
    if (folded.isEmpty()) {
      return List.of();
    }
    if (folded.codePoints().anyMatch(c -> c >= 0x2E80 && c < 0xAC00)) {
      return folded.codePoints().filter(c -> c != ' ').mapToObj(Character::toString).toList();
    }
    return List.of(folded.split(" "));
  }
}
