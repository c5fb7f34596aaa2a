package org.rapporteur.stories;

import org.rapporteur.model.Stamp;

/// How much two articles tell of one happening, as numbers a trained weighing turns into one.
final class Likeness {
  static final int FEATURES = 10;

  private Likeness() {}

  static double[] features(StoryArticle x, StoryArticle y) {
    double[] features = new double[FEATURES];
    features[0] = x.all().dot(y.all());
    features[1] = x.opening().dot(y.opening());
    features[2] = x.names().dot(y.names());
    features[3] = x.numbers().dot(y.numbers());
    features[4] = cosine(x.vector(), y.vector());
    features[8] = x.plain().dot(y.plain());
    features[9] = x.pairs().dot(y.pairs());
    Stamp first = x.published();
    Stamp second = y.published();
    if (first != null && second != null) {
      double days = Math.abs(first.day().toEpochDay() - second.day().toEpochDay());
      features[5] = Math.min(days, 7) / 7;
      features[6] = Math.log1p(Math.min(days, 400)) / 6;
      features[7] = 1;
    }
    return features;
  }

  private static double cosine(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < Math.min(x.length, y.length); i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
