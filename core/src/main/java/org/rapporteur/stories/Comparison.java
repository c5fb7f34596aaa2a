package org.rapporteur.stories;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.model.ArticleId;

/// How surely some articles, and groups of them, are one story; each two are compared once.
final class Comparison implements AverageLinkage.Alike {
  /// What it takes off the logarithm of the odds when two groups without dates are set in other
  /// places: another meeting of the same people. Set by reasoning, not trained: the pairs to train
  /// on hold hardly any such.
  private static final double ELSEWHERE = 2;

  private final NearestArticles articles;
  private final Likeness likeness;
  private final Rulings rulings;

  /// Rising.
  private final int[] places;
  private final Surroundings surroundings;
  private final double[][] known;

  /// @param places rising
  Comparison(NearestArticles articles, Likeness likeness, Rulings rulings, int[] places) {
    this.articles = articles;
    this.likeness = likeness;
    this.rulings = rulings;
    this.places = places;
    this.surroundings = new Surroundings(articles, places);
    this.known = new double[places.length][places.length];
    for (double[] row : known) {
      Arrays.fill(row, Double.NaN);
    }
  }

  @Override
  public double of(int first, int second) {
    int i = Arrays.binarySearch(places, Math.min(first, second));
    int j = Arrays.binarySearch(places, Math.max(first, second));
    if (Double.isNaN(known[i][j])) {
      known[i][j] = probability(places[i], places[j]);
    }
    return known[i][j];
  }

  private double probability(int earlier, int later) {
    ArticleId a = articles.get(earlier).article().id();
    ArticleId b = articles.get(later).article().id();
    if (rulings.apart(a, b)) {
      return -1;
    }
    return rulings.together(a, b)
        ? 1
        : likeness.probability(Likeness.values(surroundings, articles, earlier, later));
  }

  @Override
  public double of(List<Integer> one, List<Integer> other, double average) {
    return average > 0 && average < 1 && elsewhere(one, other)
        ? 1 / (1 + (1 / average - 1) * Math.exp(ELSEWHERE))
        : average;
  }

  /// Whether both name where it happens, no place of the one is one of the other, and no dates
  /// can tell.
  private boolean elsewhere(List<Integer> one, List<Integer> other) {
    Set<Long> places = new HashSet<>();
    boolean dated = false;
    for (int member : one) {
      StoryArticle article = articles.get(member);
      Arrays.stream(article.places().keys()).forEach(places::add);
      dated |= article.published() != null;
    }
    boolean placed = false;
    boolean otherDated = false;
    for (int member : other) {
      StoryArticle article = articles.get(member);
      for (long place : article.places().keys()) {
        placed = true;
        if (places.contains(place)) {
          return false;
        }
      }
      otherDated |= article.published() != null;
    }
    return placed && !places.isEmpty() && !(dated && otherDated);
  }
}
