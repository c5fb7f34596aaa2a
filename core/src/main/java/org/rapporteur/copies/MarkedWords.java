package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rapporteur.reading.WordList;

/// The words whose coming or going changes what a sentence claims: hedges, negations, attributions
/// and sizes. Read from `en/marked.txt`. Immutable.
final class MarkedWords {
  /// What a marked word does.
  enum Kind {
    HEDGE,
    NEGATION,
    ATTRIBUTION,
    NUMBER
  }

  /// A marked phrase in a row of words.
  ///
  /// @param from its first word
  /// @param to one past its last
  record Found(Kind kind, int from, int to) {}

  /// Stands in a phrase for any number.
  private static final String ANY_NUMBER = "#";

  private record Phrase(Kind kind, List<String> words) {}

  private final Map<String, List<Phrase>> byFirstWord;

  private MarkedWords(Map<String, List<Phrase>> byFirstWord) {
    this.byFirstWord = Map.copyOf(byFirstWord);
  }

  static MarkedWords load() {
    Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    for (String line : WordList.lines(MarkedWords.class, "en/marked.txt")) {
      String[] fields = line.split("\t");
      Kind kind = Kind.valueOf(fields[0].toUpperCase(Locale.ROOT));
      for (String phrase : fields[1].split(",")) {
        List<String> words = SameWord.fold(phrase.strip());
        byFirstWord
            .computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
            .add(new Phrase(kind, words));
      }
    }
    return new MarkedWords(byFirstWord);
  }

  /// The marked phrases of a sentence in order, the longest at each place; none overlaps another.
  List<Found> find(List<SameWord> words) {
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Found longest = null;
      for (Phrase phrase : byFirstWord.getOrDefault(words.get(at).form(), List.of())) {
        int end = at + phrase.words.size();
        if (stands(phrase, words, at) && (longest == null || end > longest.to)) {
          longest = new Found(phrase.kind, at, end);
        }
      }
      if (longest != null) {
        found.add(longest);
      }
      at = longest == null ? at + 1 : longest.to;
    }
    return found;
  }

  /// A name is no marked word: *in May* hedges nothing.
  private static boolean stands(Phrase phrase, List<SameWord> words, int at) {
    if (at + phrase.words.size() > words.size() || at > 0 && words.get(at).capital()) {
      return false;
    }
    for (int i = 0; i < phrase.words.size(); i++) {
      SameWord word = words.get(at + i);
      boolean same =
          phrase.words.get(i).equals(ANY_NUMBER)
              ? word.isNumber()
              : phrase.words.get(i).equals(word.form());
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
