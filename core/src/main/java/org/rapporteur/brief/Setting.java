package org.rapporteur.brief;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the tellings of one story have in common: words that all of them use tell nothing of which
/// two are one, nor does what all of them mean.
final class Setting {
  /// So many tellings count as a story's own middle half, so that a story of two has hardly any.
  private static final int FEW = 10;

  private final Map<String, Integer> tellingsWith = new HashMap<>();
  private final int tellings;
  private Map<String, float[]> vectors = Map.of();
  private final Map<String, float[]> apart = new HashMap<>();
  private float[] middle = new float[0];

  Setting(List<Draft> drafts) {
    tellings = drafts.size();
    for (Draft draft : drafts) {
      draft.passage().wording().words().forEach(word -> tellingsWith.merge(word, 1, Integer::sum));
    }
  }

  /// How near two tellings are.
  ///
  /// @param meaning the cosine of what the words mean
  /// @param apart the same, less what all tellings of the story mean
  /// @param rare the words shared, by their rarity in the story, over all (Dice)
  /// @param rareContained over those of the one with fewer
  /// @param plain as `rare`, but for words of names
  /// @param plainContained as `rareContained`, but for words of names
  /// @param lead how much nearer they are than any other pair that either makes with the other's
  /// origin
  record Nearness(
      double meaning,
      double apart,
      double rare,
      double rareContained,
      double plain,
      double plainContained,
      double lead) {
    /// All in one number.
    double score() {
      return (apart + rareContained + rare) / 3;
    }

    Nearness among(double lead) {
      return new Nearness(meaning, apart, rare, rareContained, plain, plainContained, lead);
    }
  }

  /// Takes what the texts of the tellings mean.
  void know(Map<String, float[]> vectors) {
    this.vectors = vectors;
    vectors.values().forEach(vector -> middle = add(middle, vector));
    for (int i = 0; i < middle.length; i++) {
      middle[i] /= vectors.size() + FEW;
    }
    vectors.forEach((text, vector) -> apart.put(text, less(vector)));
  }

  private static float[] add(float[] sum, float[] vector) {
    float[] all = sum.length == 0 ? new float[vector.length] : sum;
    for (int i = 0; i < all.length; i++) {
      all[i] += vector[i];
    }
    return all;
  }

  Nearness nearness(Draft a, Draft b) {
    float[] one = a.passage().wording().vectorIn(vectors);
    float[] other = b.passage().wording().vectorIn(vectors);
    return nearness(
        a,
        b,
        Sameness.cosine(one, other),
        cosine(a.passage().wording().vectorIn(apart), b.passage().wording().vectorIn(apart)));
  }

  /// The nearness two tellings would have, if they meant this.
  Nearness nearness(Draft a, Draft b, double meaning, double apart) {
    Wording one = a.passage().wording();
    Wording other = b.passage().wording();
    double[] all = shared(one.words(), other.words(), Set.of());
    Set<String> names = new HashSet<>(one.names());
    names.addAll(other.names());
    double[] plain = shared(one.words(), other.words(), names);
    return new Nearness(meaning, apart, all[0], all[1], plain[0], plain[1], 1);
  }

  /// The words shared but for some, by their rarity: over all (Dice), and over those of the one
  // with
  /// fewer.
  private double[] shared(Set<String> one, Set<String> other, Set<String> but) {
    double shared = 0;
    double all = 0;
    for (String word : one) {
      double weight = but.contains(word) ? 0 : rarity(word);
      all += weight;
      shared += other.contains(word) ? weight : 0;
    }
    double others = 0;
    for (String word : other) {
      others += but.contains(word) ? 0 : rarity(word);
    }
    return new double[] {
      2 * shared / Math.max(Double.MIN_NORMAL, all + others),
      shared / Math.max(Double.MIN_NORMAL, Math.min(all, others))
    };
  }

  private double rarity(String word) {
    return Math.log(1 + (double) tellings / (1 + tellingsWith.getOrDefault(word, 0)));
  }

  private float[] less(float[] vector) {
    float[] rest = vector.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= middle[i];
    }
    return rest;
  }

  private static double cosine(float[] a, float[] b) {
    double lengths = Math.sqrt(Sameness.cosine(a, a) * Sameness.cosine(b, b));
    return lengths == 0 ? 0 : Sameness.cosine(a, b) / lengths;
  }
}
