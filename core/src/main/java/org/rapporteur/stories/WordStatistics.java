package org.rapporteur.stories;

import java.util.HashMap;
import java.util.Map;
import org.rapporteur.reading.WordList;

/// In how many news articles each word stands: a table that ships with the program. What the
/// articles at hand have in common is told by their neighbours ([Surroundings]), so an article
/// weighs the same whatever came before it. Immutable.
final class WordStatistics {
  private final Map<String, Integer> counts;
  private final int articles;

  private WordStatistics(Map<String, Integer> counts, int articles) {
    this.counts = counts;
    this.articles = articles;
  }

  static WordStatistics load() {
    Map<String, Integer> counts = new HashMap<>();
    int articles = 0;
    for (String line : WordList.lines(WordStatistics.class, "en/words.txt")) {
      int space = line.indexOf(' ');
      if (space < 0) {
        articles = Integer.parseInt(line);
      } else {
        counts.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
      }
    }
    return new WordStatistics(counts, articles);
  }

  /// How much a word tells: the logarithm of one over the part of articles that hold it, 0 or more.
  double weight(String word) {
    return Math.log((articles + 1.0) / (counts.getOrDefault(word, 0) + 0.5));
  }
}
