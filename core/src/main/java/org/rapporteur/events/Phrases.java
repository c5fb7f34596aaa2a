package org.rapporteur.events;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Span;
import org.rapporteur.model.When;

/// Cuts noun phrases out of a sentence without a parser: the one a verb's subject must be, to its
/// left, and the one right behind a word. Takes in *of*, *'s* and *and*; stops at prepositions,
/// verbs it knows, commas and expressions of time. Immutable.
final class Phrases {
  /// A noun phrase of more words is a sign that its end was missed.
  private static final int LONGEST = 14;

  /// So many words may stand between two commas that set an apposition apart.
  private static final int LONGEST_APPOSITION = 10;

  private static final Set<String> ADVERBS =
      Set.of(
          "also",
          "both",
          "then",
          "now",
          "later",
          "earlier",
          "again",
          "soon",
          "already",
          "just",
          "still",
          "once",
          "even",
          "ever",
          "long",
          "further",
          "twice",
          "today",
          "yesterday");

  private static final Set<String> OPENERS =
      Set.of(
          "the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our", "all",
          "both", "two", "three", "several");

  private final Set<String> stop;
  private final Set<String> skip;

  Phrases(List<String> lines) {
    stop = words(lines, "stop |");
    skip = words(lines, "skip |");
  }

  /// The words of the lines that begin with `start`.
  static Set<String> words(List<String> lines, String start) {
    Set<String> words = new HashSet<>();
    lines.stream()
        .filter(line -> line.startsWith(start))
        .forEach(line -> words.addAll(List.of(line.substring(start.length()).strip().split(" +"))));
    return words;
  }

  /// The places of a phrase's words: half-open.
  record Range(int start, int end) {}

  /// The noun phrase that ends before `at`, over auxiliaries, adverbs, dates and an apposition;
  /// null where none stands there.
  @Nullable Range before(List<Word> words, int at, List<When> dates) {
    int end = at;
    while (end > 0
        && (skip.contains(words.get(end - 1).lower())
            || adverb(words.get(end - 1))
            || dated(words.get(end - 1), dates))) {
      end--;
    }
    if (end > 1 && words.get(end - 1).lower().equals(",")) {
      int open = end - 2;
      while (open > 0 && end - open <= LONGEST_APPOSITION && !words.get(open).lower().equals(",")) {
        open--;
      }
      if (open > 0 && words.get(open).lower().equals(",")) {
        end = open;
      } else {
        return null;
      }
    }
    int start = end;
    while (start > 0 && end - start < LONGEST && inside(words, start - 1, end, dates)) {
      start--;
    }
    return trimmed(words, start, end);
  }

  /// The noun phrase that starts at `at`, over adverbs and dates; null where none stands there.
  @Nullable Range after(List<Word> words, int at, List<When> dates) {
    int start = at;
    while (start < words.size()
        && (adverb(words.get(start))
            || dated(words.get(start), dates)
            || words.get(start).lower().equals("on")
                && start + 1 < words.size()
                && dated(words.get(start + 1), dates)
            || Set.of("with", "briefly", "again").contains(words.get(start).lower()))) {
      start++;
    }
    int end = start;
    while (end < words.size() && end - start < LONGEST && inside(words, end, words.size(), dates)) {
      end++;
    }
    return trimmed(words, start, end);
  }

  /// Whether the word may stand between a subject and its verb.
  boolean between(Word word) {
    return skip.contains(word.lower()) || adverb(word);
  }

  private boolean inside(List<Word> words, int at, int limit, List<When> dates) {
    Word word = words.get(at);
    if (dated(word, dates)) {
      return false;
    }
    if (word.letters()) {
      return !stop.contains(word.lower()) || word.text().equals("US");
    }
    if (Character.isDigit(word.lower().charAt(0)) || word.lower().equals("-")) {
      return true;
    }
    boolean digits =
        (word.lower().equals(",") || word.lower().equals("."))
            && word.joined()
            && at > 0
            && at + 1 < limit
            && Character.isDigit(words.get(at - 1).lower().charAt(0))
            && Character.isDigit(words.get(at + 1).lower().charAt(0))
            && words.get(at + 1).joined();
    if (digits) {
      return true;
    }
    if (word.lower().equals("'")) {
      boolean plural = at > 0 && words.get(at - 1).lower().endsWith("s") && word.joined();
      return at + 1 < limit && (words.get(at + 1).joined() || plural);
    }
    return word.lower().equals(".")
        && word.joined()
        && at > 0
        && words.get(at - 1).capital()
        && words.get(at - 1).text().length() <= 4
        && (at + 1 < limit || words.get(at - 1).text().length() == 1);
  }

  private static @Nullable Range trimmed(List<Word> words, int start, int end) {
    int first = start;
    int last = end;
    while (first < last
        && (!words.get(first).letters() && !Character.isDigit(words.get(first).lower().charAt(0))
            || Set.of("and", "or", "of", "s").contains(words.get(first).lower()))) {
      first++;
    }
    while (last > first
        && (!words.get(last - 1).letters() && !words.get(last - 1).lower().equals(".")
            || Set.of("and", "or", "of").contains(words.get(last - 1).lower()))) {
      last--;
    }
    boolean named = false;
    for (int i = first; i < last; i++) {
      named |=
          words.get(i).capital()
              || Character.isDigit(words.get(i).lower().charAt(0))
              || OPENERS.contains(words.get(i).lower())
              || words.get(i).lower().endsWith("s");
    }
    return named ? new Range(first, last) : null;
  }

  /// Whether a word between subject and verb says nothing of either: *also*, *formally*.
  boolean adverbial(Word word) {
    return adverb(word) || ADVERBS.contains(word.lower());
  }

  private static boolean adverb(Word word) {
    return word.lower().length() > 4 && word.lower().endsWith("ly") && !word.capital();
  }

  /// Whether a word is part of an expression of time.
  static boolean dated(Word word, List<When> dates) {
    return dates.stream().anyMatch(date -> date.span().overlaps(word.span()));
  }

  static Span span(List<Word> words, int start, int end) {
    return new Span(words.get(start).span().start(), words.get(end - 1).span().end());
  }
}
