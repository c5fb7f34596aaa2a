package org.rapporteur.brief;

import java.util.Set;

/// How near two tellings are in meaning: 0 (nothing in common) to 1 (the same words).
final class Sameness {
  /// What the vectors' cosine weighs against the words shared. Tuned with the thresholds in
  /// [Grouping] on stories read by hand.
  private static final double COSINE = 0.65;

  private static final double WORDS = 0.35;

  /// Taken off where both tell numbers and none of them is the same.
  private static final double OTHER_NUMBERS = 0.12;

  /// Taken off where both quote and not one quoted word is the same: two translations of a remark
  /// share some.
  private static final double OTHER_QUOTES = 0.15;

  /// Taken off where fewer telling words than [#FEW] are shared: two short remarks on one subject
  /// are near without being one.
  private static final double LITTLE_SHARED = 0.06;

  private static final int FEW = 3;

  private Sameness() {}

  static double of(Wording a, Wording b, float[] vectorA, float[] vectorB) {
    if (a.text().equalsIgnoreCase(b.text())) {
      return 1;
    }
    double near =
        COSINE * Math.max(0, cosine(vectorA, vectorB)) + WORDS * overlap(a.words(), b.words());
    return near
        - (disjoint(a.numbers(), b.numbers()) ? OTHER_NUMBERS : 0)
        - (disjoint(a.quoted(), b.quoted()) ? OTHER_QUOTES : 0)
        - (a.words().stream().filter(b.words()::contains).count() < FEW ? LITTLE_SHARED : 0);
  }

  static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// Shared words over the words of the shorter, drawn down where the shorter is much the shorter.
  static double overlap(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    long shared = a.stream().filter(b::contains).count();
    double dice = dice(a, b);
    double contained = (double) shared / Math.min(a.size(), b.size());
    return (dice + contained) / 2;
  }

  /// Shared words over all; 0 to 1.
  static double dice(Set<String> a, Set<String> b) {
    long shared = a.stream().filter(b::contains).count();
    return 2.0 * shared / Math.max(1, a.size() + b.size());
  }

  /// Both hold something, and nothing in common.
  private static boolean disjoint(Set<String> a, Set<String> b) {
    return !a.isEmpty() && !b.isEmpty() && a.stream().noneMatch(b::contains);
  }
}
