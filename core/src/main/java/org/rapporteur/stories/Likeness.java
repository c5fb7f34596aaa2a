package org.rapporteur.stories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Embedding;
import org.rapporteur.model.Stamp;
import org.rapporteur.reading.WordList;

/// How surely two articles tell of one happening: a logistic regression over [#FEATURES], with
/// weights that `TrainStories` in `eval` finds. Immutable.
public final class Likeness {
  /// What is looked at, in the order of the values. All but the days are 0 to 1.
  ///
  /// - `company`: their words, weighed in the company they stand in ([Surroundings])
  /// - `opening`, `names`, `numbers`: the cosine of these words of both, weighed by their rarity
  /// - `meaning`: the cosine of what headline and lede mean; left out where it is not known of both
  /// - `dated`: whether the day of publication is known of both; where it is not, it speaks neither
  ///   for nor against, and the next three are 0
  /// - `sameDay`, `nextDay`: whether none or one day lies between
  /// - `days`: the logarithm of the days between, 1 from [#LONGEST] days on
  /// - `place`: the cosine of the places their openings set the happening in; `placed`: whether
  ///   both set it anywhere
  /// - `undatedPlace`, `undatedPlaced`, `undatedNumbers`: `place`, `placed` and `numbers` once more
  ///   where `dated` is 0: years and places must tell then what days tell else
  /// - `bias`: 1
  public static final List<String> FEATURES =
      List.of(
          "company",
          "opening",
          "names",
          "numbers",
          "meaning",
          "dated",
          "sameDay",
          "nextDay",
          "days",
          "place",
          "placed",
          "undatedPlace",
          "undatedPlaced",
          "undatedNumbers",
          "bias");

  private static final int MEANING = FEATURES.indexOf("meaning");

  /// Days between two articles after which more days tell nothing more.
  private static final double LONGEST = 60;

  private final double[] meant;
  private final double[] words;

  private Likeness(double[] meant, double[] words) {
    this.meant = meant;
    this.words = words;
  }

  /// @param meant the weights where the meaning of both articles is known, by feature
  /// @param words those where it is not
  public static Likeness of(double[] meant, double[] words) {
    return new Likeness(meant.clone(), words.clone());
  }

  /// The weights that ship with the program: a feature a line with both its weights.
  static Likeness load() {
    double[] meant = new double[FEATURES.size()];
    double[] words = new double[FEATURES.size()];
    for (String line : WordList.lines(Likeness.class, "likeness.txt")) {
      String[] parts = line.split(" ", -1);
      int feature = FEATURES.indexOf(parts[0]);
      meant[feature] = Double.parseDouble(parts[1]);
      words[feature] = Double.parseDouble(parts[2]);
    }
    return new Likeness(meant, words);
  }

  /// The values of two articles; NaN for a meaning that is not known.
  static double[] values(
      Surroundings surroundings, NearestArticles articles, int first, int second) {
    StoryArticle x = articles.get(first);
    StoryArticle y = articles.get(second);
    double[] values = new double[FEATURES.size()];
    int at = 0;
    values[at++] = surroundings.cosine(first, second);
    values[at++] = x.opening().dot(y.opening());
    values[at++] = x.names().dot(y.names());
    double numbers = x.numbers().dot(y.numbers());
    values[at++] = numbers;
    values[at++] = meaning(x.meaning(), y.meaning());
    Stamp publishedX = x.published();
    Stamp publishedY = y.published();
    boolean dated = publishedX != null && publishedY != null;
    if (publishedX != null && publishedY != null) {
      double days = Math.abs(publishedX.day().toEpochDay() - publishedY.day().toEpochDay());
      values[at] = 1;
      values[at + 1] = days == 0 ? 1 : 0;
      values[at + 2] = days == 1 ? 1 : 0;
      values[at + 3] = Math.log1p(Math.min(days, LONGEST)) / Math.log1p(LONGEST);
    }
    at += 4;
    if (x.places().keys().length > 0 && y.places().keys().length > 0) {
      values[at] = x.places().dot(y.places());
      values[at + 1] = 1;
      if (!dated) {
        values[at + 2] = values[at];
        values[at + 3] = 1;
      }
    }
    if (!dated) {
      values[at + 4] = numbers;
    }
    values[FEATURES.size() - 1] = 1;
    return values;
  }

  private static double meaning(@Nullable Embedding x, @Nullable Embedding y) {
    return x == null || y == null ? Double.NaN : Math.max(0, x.cosine(y));
  }

  /// How surely they are one story, 0 to 1.
  double probability(double[] values) {
    boolean known = !Double.isNaN(values[MEANING]);
    double[] weights = known ? meant : words;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      if (i != MEANING || known) {
        sum += weights[i] * values[i];
      }
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
