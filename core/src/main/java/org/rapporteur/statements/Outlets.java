package org.rapporteur.statements;

import java.util.Locale;
import java.util.Set;
import org.rapporteur.reading.WordList;

/// Knows news outlets and agencies, by name or by the look of their names: those through whom, not
/// to whom, something is said.
final class Outlets {
  private static final Set<String> NAMES =
      Set.copyOf(WordList.lines(Outlets.class, "en/outlets.txt"));
  private static final Set<String> LAST_WORDS =
      WordList.words(Outlets.class, "en/outlet-words.txt");
  private static final Set<String> NOUNS = WordList.words(Outlets.class, "en/outlet-nouns.txt");

  /// Before *paper*: it is read, and no newspaper.
  private static final Set<String> STUDY =
      Set.of("position", "white", "green", "research", "working", "discussion", "policy", "term");

  private Outlets() {}

  /// Whether `text`, a name or a noun phrase as printed, stands for an outlet: *the BBC*, *The
  /// Lakeside Times*, *state television*, *the newspaper*.
  static boolean isOutlet(String text) {
    String bare = withoutArticle(text.strip()).replaceFirst("['’]s?$", "");
    String lower = bare.toLowerCase(Locale.ROOT);
    if (NAMES.contains(lower)) {
      return !lower.equals(bare) || lower.indexOf(' ') >= 0;
    }
    String[] words = bare.split("[\\s-]+");
    if (words.length == 0) {
      return false; // nothing but marks
    }
    String last = words[words.length - 1];
    if (NOUNS.contains(last) && words.length <= 3) {
      boolean study = words.length > 1 && STUDY.contains(words[words.length - 2]);
      return !study && (!last.equals("agency") || lower.contains("news"));
    }
    if (words.length > 1
        && Character.isUpperCase(last.charAt(0))
        && LAST_WORDS.contains(last.toLowerCase(Locale.ROOT))) {
      return true;
    }
    return lower.endsWith("television") || lower.endsWith("news agency") || endsWithName(words);
  }

  /// *China's state-run Xinhua*, *the news agency TASS*: a possessor or a noun before a known name.
  private static boolean endsWithName(String[] words) {
    return words.length > 1
        && Character.isUpperCase(words[words.length - 1].charAt(0))
        && (words[0].endsWith("'s")
            || words[0].endsWith("’s")
            || NOUNS.contains(words[words.length - 2].toLowerCase(Locale.ROOT)))
        && NAMES.contains(words[words.length - 1].toLowerCase(Locale.ROOT));
  }

  static String withoutArticle(String text) {
    String[] words = text.split("\\s+", 2);
    return words.length == 2 && words[0].equalsIgnoreCase("the") ? words[1] : text;
  }
}
