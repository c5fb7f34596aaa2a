package org.rapporteur.dates;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads which way the words around an expression look, without a parser: the verb nearest before
/// it in the sentence decides, else the nearest after it. A participle that stands with a noun (*a
/// proposed date*) or after *is* and *are* is none. *He said they will meet Friday* looks
/// ahead, *they met on Friday* back. Immutable.
final class TenseReader {
  /// Words looked at on either side; a verb further off belongs to another clause more often than
  /// not.
  private static final int REACH = 14;

  /// Letters that a form known by its ending has more than.
  private static final int SHORTEST_FORM = 4;

  private final Set<String> future;
  private final Set<String> past;
  private final Set<String> notVerbs;
  private final Set<String> intends;
  private final Set<String> determiners;
  private final Set<String> present;
  private final Set<String> infinitive;
  private final Set<String> pastEndings;
  private final Set<String> futureEndings;
  private final Set<String> futureNouns;

  /// Takes the classes `future`, `past`, `notverb`, `intends`, `determiner`, `present`,
  /// `infinitive`, `pastending`, `futureending` and `futurenoun`.
  TenseReader(Lexicon lexicon) {
    future = all(lexicon, "future");
    past = all(lexicon, "past");
    notVerbs = all(lexicon, "notverb");
    intends = all(lexicon, "intends");
    determiners = all(lexicon, "determiner");
    present = all(lexicon, "present");
    infinitive = all(lexicon, "infinitive");
    pastEndings = all(lexicon, "pastending");
    futureEndings = all(lexicon, "futureending");
    futureNouns = all(lexicon, "futurenoun");
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
    if (future.contains(word) || endsIn(futureEndings, words.get(i))) {
      boolean noun =
          i > 0 && futureNouns.contains(word) && determiners.contains(words.get(i - 1).lower());
      return noun ? null : Tense.FUTURE;
    }
    if (infinitive.contains(word) && i + 1 < words.size()) {
      return beforeVerb(words, i) ? Tense.FUTURE : null;
    }
    boolean participle = endsIn(pastEndings, words.get(i));
    if (!past.contains(word) && (!participle || isAttributive(words, i))) {
      return null;
    }
    if (i > 0 && present.contains(words.get(i - 1).lower())) {
      return null;
    }
    for (int j = i - 1; j >= Math.max(0, i - 3); j--) {
      String before = words.get(j).lower();
      if (future.contains(before)
          || (infinitive.contains(before) && words.get(j + 1).lower().equals("be"))) {
        return Tense.FUTURE;
      }
    }
    return Tense.PAST;
  }

  private boolean endsIn(Set<String> endings, Word word) {
    String lower = word.lower();
    return lower.length() > SHORTEST_FORM
        && !word.capital()
        && !notVerbs.contains(lower)
        && endings.stream().anyMatch(lower::endsWith);
  }

  /// Whether *to* at `i` opens an infinitive that looks ahead: *is to meet*, *plans to travel*.
  private boolean beforeVerb(List<Word> words, int i) {
    return i > 0
        && intends.contains(words.get(i - 1).lower())
        && !words.get(i + 1).capital()
        && !determiners.contains(words.get(i + 1).lower());
  }

  /// Whether a participle stands with the noun after it.
  private boolean isAttributive(List<Word> words, int i) {
    return i > 0
        && i + 1 < words.size()
        && determiners.contains(words.get(i - 1).lower())
        && words.get(i + 1).lower().length() > 3;
  }
}
