package org.rapporteur.stories;

import java.util.Collections;
import org.rapporteur.model.Stamp;

/// How much two articles tell of one happening.
final class Likeness {
  // Weights of a logistic regression over the pairs of articles of the three sets of news in
  // ../shared/data/stories, two of them once more without their
  // dates; each set and each answer weighed the same. 0 is as likely one story as not. They were
  // found together: change none alone.
  private static final double ALL_WORDS = 10.1;
  private static final double OPENING = 6.4;
  private static final double NAMES = 0.84;
  private static final double NUMBERS = 1.0;
  private static final double WORD_PAIRS = -0.69;
  private static final double DAYS_APART = -3.5;
  private static final double BOTH_DATED = 2.7;
  private static final double SAME_PLACE = 1.2;
  private static final double OTHER_PLACE = -0.43;
  private static final double BIAS = -3.8;

  /// Days between two articles after which more days tell nothing more.
  private static final double WEEK = 7;

  private Likeness() {}

  /// The logarithm of the odds that the two tell of one happening. An unknown date speaks neither
  /// for nor against.
  static double of(StoryArticle x, StoryArticle y) {
    double likeness =
        BIAS
            + ALL_WORDS * x.all().dot(y.all())
            + OPENING * x.opening().dot(y.opening())
            + NAMES * x.names().dot(y.names())
            + NUMBERS * x.numbers().dot(y.numbers())
            + WORD_PAIRS * x.pairs().dot(y.pairs());
    Stamp first = x.published();
    Stamp second = y.published();
    if (first != null && second != null) {
      double days = Math.abs(first.day().toEpochDay() - second.day().toEpochDay());
      likeness += BOTH_DATED + DAYS_APART * Math.min(days, WEEK) / WEEK;
    }
    if (!x.places().isEmpty() && !y.places().isEmpty()) {
      likeness += Collections.disjoint(x.places(), y.places()) ? OTHER_PLACE : SAME_PLACE;
    }
    return likeness;
  }
}
