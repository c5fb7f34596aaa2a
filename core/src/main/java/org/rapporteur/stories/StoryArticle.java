package org.rapporteur.stories;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Embedding;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Token;
import org.rapporteur.reading.Tokenizer;

/// What of an article is compared with others. Immutable.
///
/// @param article whose it is
/// @param all its words: those of the headline and the beginning count more
/// @param opening the words of its headline and beginning alone
/// @param names its capitalised words that do not open a sentence
/// @param numbers its numbers, years among them
/// @param places where its opening says that something happens: *in Port Hallen*, *to Eastmere*
/// @param meaning what its headline and lede mean, or null
record StoryArticle(
    Article article,
    Weights all,
    Weights opening,
    Weights names,
    Weights numbers,
    Weights places,
    @Nullable Embedding meaning) {
  /// Times a word of the headline counts.
  private static final double HEADLINE = 3;

  /// Words of the text's beginning that count twice, and that make its opening.
  private static final int OPENING = 60;

  /// Different words of an article that are looked at, the heaviest: an article of megabytes costs
  /// no more to compare than a long one.
  private static final int WORDS = 400;

  /// Words before a place that make it the scene: *Beijing's support for Moscow* names no scene.
  private static final Set<String> TOWARDS =
      Set.of("in", "at", "to", "near", "into", "outside", "off");

  /// Words of less weight than this stand in every other report.
  private static final double LEAST_WEIGHT = 0.7;

  static StoryArticle of(Reading reading, WordStatistics statistics) {
    Article article = reading.article();
    Map<String, Double> all = new TreeMap<>();
    Map<String, Double> opening = new TreeMap<>();
    Map<String, Double> names = new TreeMap<>();
    Map<String, Double> numbers = new TreeMap<>();
    List<Token> headline =
        Tokenizer.tokens(article.headline(), new Span(0, article.headline().length()));
    StoryWords.of(headline)
        .forEach(
            word -> {
              all.merge(word, HEADLINE, Double::sum);
              opening.merge(word, 2.0, Double::sum);
            });
    int place = 0;
    for (Sentence sentence : reading.sentences()) {
      boolean first = true;
      for (Token token : sentence.tokens()) {
        int letter = token.text().codePointAt(0);
        if (!Character.isLetterOrDigit(letter)) {
          continue;
        }
        String word = token.text().toLowerCase(Locale.ROOT);
        all.merge(word, place < OPENING ? 2.0 : 1.0, Double::sum);
        if (place++ < OPENING) {
          opening.merge(word, 1.0, Double::sum);
        }
        if (Character.isDigit(letter)) {
          numbers.merge(word, 1.0, Double::sum);
        } else if (!first && Character.isUpperCase(letter)) {
          names.merge(word, 1.0, Double::sum);
        }
        first = false;
      }
    }
    ToDoubleFunction<String> weight = statistics::weight;
    return new StoryArticle(
        article,
        Weights.of(all, weight).heaviest(WORDS),
        Weights.of(opening, weight),
        Weights.of(names, weight).heaviest(WORDS),
        Weights.of(numbers, weight).heaviest(WORDS),
        Weights.of(placesOf(reading), word -> 1),
        reading.opening());
  }

  private static Map<String, Double> placesOf(Reading reading) {
    Map<String, Double> places = new TreeMap<>();
    int place = 0;
    for (Sentence sentence : reading.sentences()) {
      String before = "";
      for (Token token : sentence.tokens()) {
        if (place++ >= OPENING) {
          return places;
        }
        if (TOWARDS.contains(before)) {
          reading
              .nameAt(token.span().start())
              .filter(name -> name.kind() == Name.Kind.PLACE)
              .ifPresent(
                  name -> places.merge(name.text().toLowerCase(Locale.ROOT), 1.0, Double::sum));
        }
        before = token.text().toLowerCase(Locale.ROOT);
      }
    }
    return places;
  }

  /// When it came out, or null where that is unknown.
  @Nullable Stamp published() {
    return article.times().published();
  }

  /// A sparse vector of length one: words as numbers, ascending, with their values.
  record Weights(long[] keys, float[] values) {
    static Weights of(Map<String, Double> counts, ToDoubleFunction<String> weight) {
      Map<Long, Double> weights = new TreeMap<>();
      double squares = 0;
      for (Map.Entry<String, Double> entry : counts.entrySet()) {
        double each = weight.applyAsDouble(entry.getKey());
        if (each > LEAST_WEIGHT) {
          double value = (1 + Math.log(entry.getValue())) * each;
          weights.merge(hash(entry.getKey()), value, Double::sum);
          squares += value * value;
        }
      }
      double length = squares == 0 ? 1 : Math.sqrt(squares);
      long[] keys = new long[weights.size()];
      float[] values = new float[keys.length];
      int at = 0;
      for (Map.Entry<Long, Double> entry : weights.entrySet()) {
        keys[at] = entry.getKey();
        values[at++] = (float) (entry.getValue() / length);
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

    /// The same with no more than the `most` heaviest.
    Weights heaviest(int most) {
      if (keys.length <= most) {
        return this;
      }
      long[] kept = top(most);
      Arrays.sort(kept);
      float[] weights = new float[most];
      for (int i = 0, at = 0; i < keys.length && at < most; i++) {
        if (keys[i] == kept[at]) {
          weights[at++] = values[i];
        }
      }
      return new Weights(kept, weights);
    }

    /// The keys of the `most` largest values, the largest first.
    long[] top(int most) {
      Integer[] order = new Integer[keys.length];
      Arrays.setAll(order, i -> i);
      Arrays.sort(
          order,
          (x, y) ->
              values[x] != values[y]
                  ? Float.compare(values[y], values[x])
                  : Long.compare(keys[x], keys[y]));
      return Arrays.stream(order).limit(most).mapToLong(i -> keys[i]).toArray();
    }
  }
}
