package org.rapporteur.copies;

import java.text.Normalizer;
import java.util.Locale;

/// Tells whether two words may be one name that two translators spelt: *Zhuravski* and *Juravsky*,
/// *Qadirabad* and *Kadirabad*, *Yezdar* and *Ezdar*. Only for words that stand in the same place
/// of two texts: *Marin* and *Maron* are one name here.
final class NameSpelling {
  /// First letters by which a name is looked up.
  private static final int LETTERS = 4;

  /// Letters of the longer name for each letter that may differ.
  private static final int LETTERS_A_SLIP = 3;

  private NameSpelling() {}

  /// A name without marks over letters and without what ways of writing foreign sounds differ in.
  static String fold(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain =
        lower.chars().allMatch(c -> c < 128)
            ? lower
            : Normalizer.normalize(lower, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ł", "l")
                .replace("ø", "o")
                .replace("ß", "ss");
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      char next = i + 1 < plain.length() ? plain.charAt(i + 1) : ' ';
      if (next == 'h' && "ktgz".indexOf(letter) >= 0) {
        // kh, th, gh and zh
        letter = letter == 'k' ? 'h' : letter == 'z' ? 'i' : letter;
        i++;
      } else if (letter == 'p' && next == 'h') {
        letter = 'f';
        i++;
      } else if (letter == 'c' && next != 'h' || letter == 'q') {
        letter = 'k';
      } else if (letter == 'w') {
        letter = 'v';
      } else if (letter == 'y' || letter == 'j') {
        letter = 'i';
      } else if (letter == 'x') {
        folded.append('k');
        letter = 's';
      }
      boolean doubled = !folded.isEmpty() && folded.charAt(folded.length() - 1) == letter;
      if (!doubled) {
        folded.append(letter);
      }
    }
    boolean softened = folded.length() > 2 && folded.charAt(0) == 'i' && folded.charAt(1) == 'e';
    return softened ? folded.substring(1) : folded.toString();
  }

  /// What all spellings of a name that begins alike have in common.
  static String key(String folded) {
    return folded.substring(0, Math.min(LETTERS, folded.length()));
  }

  /// Whether two folded names begin alike or differ by few letters.
  static boolean isSame(String x, String y) {
    boolean beginAlike = Math.min(x.length(), y.length()) >= LETTERS && key(x).equals(key(y));
    return x.equals(y) || beginAlike || isVariant(x, y);
  }

  /// Whether two folded names begin with one letter and differ by few others, if by any.
  static boolean isVariant(String x, String y) {
    int longer = Math.max(x.length(), y.length());
    int shorter = Math.min(x.length(), y.length());
    int allowed = longer / LETTERS_A_SLIP;
    return shorter >= LETTERS
        && x.charAt(0) == y.charAt(0)
        && longer - shorter <= allowed
        && slips(x, y) <= allowed;
  }

  /// Letters to change, add or leave out to come from one word to the other.
  private static int slips(String x, String y) {
    int[] row = new int[y.length() + 1];
    for (int j = 0; j <= y.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= x.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= y.length(); j++) {
        int above = row[j];
        int change = diagonal + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[y.length()];
  }
}
