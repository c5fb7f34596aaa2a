package org.rapporteur.stories;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// In how many news articles each word stands: a table that ships with the program, plus the
/// articles at hand. Immutable once made.
final class WordStatistics {
  private final Map<String, Integer> counts;
  private final int articles;

  private WordStatistics(Map<String, Integer> counts, int articles) {
    this.counts = counts;
    this.articles = articles;
  }

  static WordStatistics load() {
    try (InputStream stream = WordStatistics.class.getResourceAsStream("en/words.txt")) {
      if (stream == null) {
        throw new IllegalStateException("no resource en/words.txt");
      }
      Map<String, Integer> counts = new HashMap<>();
      int articles = 0;
      for (String line :
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
              .lines()
              .toList()) {
        if (line.startsWith("#")) {
          continue;
        }
        int space = line.indexOf(' ');
        if (space < 0) {
          articles = Integer.parseInt(line);
        } else {
          counts.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
        }
      }
      return new WordStatistics(counts, articles);
    } catch (IOException e) {
      throw new UncheckedIOException("en/words.txt", e);
    }
  }

  /// The same with the words of the articles at hand counted in; each iterable names an article's
  /// words once.
  WordStatistics with(Iterable<? extends Iterable<String>> articlesAtHand) {
    Map<String, Integer> sum = new HashMap<>(counts);
    int number = articles;
    for (Iterable<String> words : articlesAtHand) {
      number++;
      words.forEach(word -> sum.merge(word, 1, Integer::sum));
    }
    return new WordStatistics(sum, number);
  }

  /// How much a word tells: the logarithm of one over the part of articles that hold it, 0 or more.
  double weight(String word) {
    return Math.log((articles + 1.0) / (counts.getOrDefault(word, 0) + 0.5));
  }
}
