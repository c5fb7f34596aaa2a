package org.rapporteur.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rapporteur.model.Article;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Stamp;

/// What of an article is compared: its words with their weights. Immutable.
final class StoryArticle {
  /// Times a word of the headline counts.
  private static final double HEADLINE = 3;

  /// Words of the text's beginning that count twice.
  private static final int LEDE = 60;

  /// Words of less weight than this stand in every other report.
  private static final double LEAST_WEIGHT = 0.7;

  private final Article article;
  private final Map<String, Double> counts;

  private StoryArticle(Article article, Map<String, Double> counts) {
    this.article = article;
    this.counts = counts;
  }

  static StoryArticle of(Reading reading) {
    Map<String, Double> counts = new TreeMap<>();
    Article article = reading.article();
    StoryWords.of(article.headline()).forEach(word -> counts.merge(word, HEADLINE, Double::sum));
    int place = 0;
    for (Sentence sentence : reading.sentences()) {
      for (String word : StoryWords.of(sentence.tokens())) {
        counts.merge(word, place++ < LEDE ? 2.0 : 1.0, Double::sum);
      }
    }
    return new StoryArticle(article, counts);
  }

  Article article() {
    return article;
  }

  Iterable<String> words() {
    return counts.keySet();
  }

  /// The article's place on the line of days, or null where it is undated.
  @org.jspecify.annotations.Nullable Stamp published() {
    return article.times().published();
  }

  /// Weighted words as a vector of length one.
  Weights weigh(WordStatistics statistics) {
    Map<String, Double> weights = new HashMap<>();
    double squares = 0;
    for (Map.Entry<String, Double> entry : counts.entrySet()) {
      double weight = statistics.weight(entry.getKey());
      if (weight > LEAST_WEIGHT) {
        double value = (1 + Math.log(entry.getValue())) * weight;
        weights.put(entry.getKey(), value);
        squares += value * value;
      }
    }
    double length = Math.sqrt(squares);
    return Weights.of(weights, length == 0 ? 1 : length);
  }

  /// A sparse vector: words as numbers, ascending, with their values.
  record Weights(long[] keys, float[] values) {
    static Weights of(Map<String, Double> weights, double length) {
      List<Map.Entry<String, Double>> entries =
          weights.entrySet().stream()
              .sorted((x, y) -> {
                int byHash = Long.compare(hash(x.getKey()), hash(y.getKey()));
                return byHash != 0 ? byHash : x.getKey().compareTo(y.getKey());
              })
              .toList();
      long[] keys = new long[entries.size()];
      float[] values = new float[entries.size()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = hash(entries.get(i).getKey());
        values[i] = (float) (entries.get(i).getValue() / length);
      }
      return new Weights(keys, values);
    }

    private static long hash(String word) {
      long hash = 0xcbf29ce484222325L;
      for (int i = 0; i < word.length(); i++) {
        hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
      }
      return hash;
    }

    double dot(Weights other) {
      double sum = 0;
      int i = 0;
      int j = 0;
      while (i < keys.length && j < other.keys.length) {
        if (keys[i] < other.keys[j]) {
          i++;
        } else if (keys[i] > other.keys[j]) {
          j++;
        } else {
          sum += values[i++] * other.values[j++];
        }
      }
      return sum;
    }

    /// The keys of the `most` largest values.
    long[] top(int most) {
      Integer[] order = new Integer[keys.length];
      java.util.Arrays.setAll(order, i -> i);
      java.util.Arrays.sort(order, (x, y) -> values[x] != values[y] ? Float.compare(values[y], values[x]) : Long.compare(keys[x], keys[y]));
      long[] top = new long[Math.min(most, order.length)];
      for (int i = 0; i < top.length; i++) {
        top[i] = keys[order[i]];
      }
      return top;
    }
  }
}
