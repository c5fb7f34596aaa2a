package org.rapporteur.stories;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Token;
import org.rapporteur.reading.Tokenizer;

/// What of an article is compared with others. Immutable once weighed.
///
/// @param article whose it is
/// @param all its words: those of the headline and the beginning count more
/// @param opening the words of its headline and beginning alone
/// @param names its capitalised words that do not open a sentence
/// @param pairs its neighbouring words without capitals, small words left out
/// @param numbers its numbers, years among them
/// @param places where its opening says that something happens: *in Port Hallen*, *to Eastmere*
record StoryArticle(
    Article article,
    Weights all,
    Weights opening,
    Weights names,
    Weights pairs,
    Weights numbers,
    Set<String> places) {
  /// Times a word of the headline counts.
  private static final double HEADLINE = 3;

  /// Words of the text's beginning that count twice, and that make its opening.
  private static final int OPENING = 60;

  /// Words before a place that make it the scene: *Beijing's support for Moscow* names no scene.
  private static final Set<String> TOWARDS =
      Set.of("in", "at", "to", "near", "into", "outside", "off");

  /// Words of less weight than this stand in every other report.
  private static final double LEAST_WEIGHT = 0.7;

  /// An article's words, counted.
  record Counts(
      Article article,
      Map<String, Double> all,
      Map<String, Double> opening,
      Map<String, Double> names,
      Map<String, Double> pairs,
      Map<String, Double> numbers,
      Set<String> places) {

    static Counts of(Reading reading) {
      Article article = reading.article();
      Map<String, Double> all = new TreeMap<>();
      Map<String, Double> opening = new TreeMap<>();
      Map<String, Double> names = new TreeMap<>();
      Map<String, Double> pairs = new TreeMap<>();
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
        String last = "";
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
            last = "";
          } else if (Character.isLowerCase(letter)) {
            if (word.length() > 3) {
              if (!last.isEmpty()) {
                pairs.merge(last + " " + word, 1.0, Double::sum);
              }
              last = word;
            }
          }
          first = false;
        }
      }
      return new Counts(article, all, opening, names, pairs, numbers, places(reading));
    }

    private static Set<String> places(Reading reading) {
      Set<String> places = new TreeSet<>();
      int place = 0;
      for (Sentence sentence : reading.sentences()) {
        String before = "";
        for (Token token : sentence.tokens()) {
          if (place++ >= OPENING) {
            return places;
          }
          if (TOWARDS.contains(before)) {
            reading.names().stream()
                .filter(
                    name ->
                        name.kind() == Name.Kind.PLACE
                            && name.span().start() == token.span().start())
                .forEach(name -> places.add(name.text().toLowerCase(Locale.ROOT)));
          }
          before = token.text().toLowerCase(Locale.ROOT);
        }
      }
      return places;
    }

    StoryArticle weigh(WordStatistics statistics) {
      ToDoubleFunction<String> weight = statistics::weight;
      return new StoryArticle(
          article,
          Weights.of(all, weight),
          Weights.of(opening, weight),
          Weights.of(names, weight),
          Weights.of(pairs, pair -> pairWeight(pair, weight)),
          Weights.of(numbers, weight),
          places);
    }

    private static double pairWeight(String pair, ToDoubleFunction<String> weight) {
      int space = pair.indexOf(' ');
      return weight.applyAsDouble(pair.substring(0, space))
          + weight.applyAsDouble(pair.substring(space + 1));
    }
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
