package org.rapporteur.extract;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// What can be told of a piece of text by its letters alone.
final class Prose {

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
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        gap = !out.isEmpty();
      } else if (!isInvisible(c)) {
        if (gap) {
          out.append(' ');
          gap = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /// The text of an element as jsoup gives it, of one with much in it the start: costs the same for
  /// any. Elements that all hold one another would else be read again and again.
  static String text(Element element) {
    StringBuilder start = new StringBuilder();
    int[] nodes = {0};
    NodeTraversor.filter(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            String whole = text.getWholeText();
            start.append(whole, 0, Math.min(whole.length(), START)).append(' ');
          }
          return start.length() > START || ++nodes[0] > MOST_NODES
              ? NodeFilter.FilterResult.STOP
              : NodeFilter.FilterResult.CONTINUE;
        },
        element);
    return start.length() > START || nodes[0] > MOST_NODES ? start.toString() : element.text();
  }

  /// Characters: more than any headline, byline or date has.
  private static final int START = 2000;

  private static final int MOST_NODES = 2000;

  private static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || c == 0x00A0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  private static boolean isInvisible(char c) {
    return c == 0x00AD
        || c == 0x200B
        || c == 0x200C
        || c == 0x200E
        || c == 0x200F
        || c == 0xFEFF
        || c == 0x2060
        || (c >= 0x202A && c <= 0x202E);
  }

  /// For comparing: lower case, letters and digits, single spaces.
  static String fold(String text) {
    String normal = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    String lower = normal.toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower.length());
    boolean gap = false;
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      i += Character.charCount(c);
      if (isLetterOrNumber(c)) {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.appendCodePoint(c);
      } else {
        gap = true;
      }
    }
    return out.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrNumber(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
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

  /// Number of words; a run of characters without spaces (Chinese, Japanese, Thai) counts one for
  /// every two characters.
  static int words(String text) {
    int count = 0;
    boolean inside = false;
    int dense = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 0x2E80 && c < 0xFB00 && !(c >= 0xAC00 && c < 0xD7B0))
          || (c >= 0x0E00 && c < 0x0E80)) {
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

  /// How far two lines say the same: the share of the longer one's words that both have, 0 to 1.
  static double agreement(String a, String b) {
    return Words.of(a).agreement(Words.of(b));
  }

  /// The words of a line that is compared with many.
  ///
  /// @param counts how often each stands there
  record Words(Map<String, Integer> counts, int size) {
    static Words of(String line) {
      List<String> words = wordsOf(line.substring(0, Math.min(line.length(), START)));
      Map<String, Integer> counts = HashMap.newHashMap(words.size());
      words.forEach(word -> counts.merge(word, 1, Integer::sum));
      return new Words(counts, words.size());
    }

    double agreement(Words other) {
      if (other.counts.size() < counts.size()) {
        return other.agreement(this);
      }
      int shared = 0;
      for (Map.Entry<String, Integer> word : counts.entrySet()) {
        shared += Math.min(word.getValue(), other.counts.getOrDefault(word.getKey(), 0));
      }
      return shared == 0 ? 0 : (double) shared / Math.max(size, other.size);
    }
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
