package org.rapporteur.dates;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads which way the words around an expression look, without a parser: the verb nearest before
/// it in the sentence decides, else the nearest after it. *He said they will meet Friday* looks
/// ahead, *they met on Friday* back. Immutable.
final class TenseReader {
  /// Words looked at on either side; a verb further off belongs to another clause more often than
  /// not.
  private static final int REACH = 14;

  private final Set<String> future;
  private final Set<String> past;
  private final Set<String> notVerbs;

  /// Reads lines `future | …`, `past | …` and `not | …`.
  TenseReader(Lexicon lexicon) {
    future = all(lexicon, "future");
    past = all(lexicon, "past");
    notVerbs = all(lexicon, "notverb");
  }

  private static Set<String> all(Lexicon lexicon, String className) {
    Set<String> words = new HashSet<>();
    lexicon.words(className).forEach(words::add);
    return words;
  }

  /// The tense around the words from `start` to `end`.
  Tense read(List<Word> words, int start, int end) {
    for (int i = start - 1; i >= Math.max(0, start - REACH); i--) {
      Tense tense = at(words, i);
      if (tense != null) {
        return tense;
      }
    }
    for (int i = end; i < Math.min(words.size(), end + REACH); i++) {
      Tense tense = at(words, i);
      if (tense != null) {
        return tense;
      }
    }
    return Tense.OPEN;
  }

  private @Nullable Tense at(List<Word> words, int i) {
    String word = words.get(i).lower();
    if (future.contains(word)) {
      return Tense.FUTURE;
    }
    if (word.equals("to") && i + 1 < words.size()) {
      return beforeVerb(words, i) ? Tense.FUTURE : null;
    }
    boolean pastForm =
        past.contains(word)
            || (word.length() > 4 && word.endsWith("ed") && !notVerbs.contains(word));
    if (!pastForm) {
      return null;
    }
    for (int j = i - 1; j >= Math.max(0, i - 3); j--) {
      String before = words.get(j).lower();
      if (future.contains(before)
          || (before.equals("to") && words.get(j + 1).lower().equals("be"))) {
        return Tense.FUTURE;
      }
    }
    return Tense.PAST;
  }

  /// Whether *to* at `i` opens an infinitive that looks ahead: *is to meet*, *plans to travel*.
  private boolean beforeVerb(List<Word> words, int i) {
    String before = i > 0 ? words.get(i - 1).lower() : "";
    return Set.of("is", "are", "was", "were", "due", "about", "set", "ready").contains(before)
        && !words.get(i + 1).capital();
  }
}
