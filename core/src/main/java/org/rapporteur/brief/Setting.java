package org.rapporteur.brief;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
  private final Map<String, Integer> numberOf = new HashMap<>();
  private final Map<Wording, Weighed> weighed = new IdentityHashMap<>();
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
    double[] all = shared(one, other, false);
    double[] plain = shared(one, other, true);
    return new Nearness(meaning, apart, all[0], all[1], plain[0], plain[1], 1);
  }

  /// What of a telling's words is compared, each word by a number of its own in the story.
  ///
  /// @param words rising
  /// @param weights of each word, by its rarity
  /// @param names those of names, rising
  private record Weighed(int[] words, double[] weights, int[] names) {
    boolean names(int word) {
      return Arrays.binarySearch(names, word) >= 0;
    }
  }

  private Weighed weighed(Wording wording) {
    return weighed.computeIfAbsent(
        wording,
        each -> {
          int[] words = numbers(each.words());
          double[] weights = new double[words.length];
          for (String word : each.words()) {
            weights[Arrays.binarySearch(words, number(word))] = rarity(word);
          }
          return new Weighed(words, weights, numbers(each.names()));
        });
  }

  private int[] numbers(Set<String> words) {
    return words.stream().mapToInt(this::number).sorted().toArray();
  }

  private int number(String word) {
    return numberOf.computeIfAbsent(word, absent -> numberOf.size());
  }

  /// The words shared, by their rarity: over all (Dice), and over those of the one with fewer.
  ///
  /// @param plain whether the words of names in either are left out
  private double[] shared(Wording a, Wording b, boolean plain) {
    Weighed one = weighed(a);
    Weighed other = weighed(b);
    double shared = 0;
    double all = 0;
    double others = 0;
    int at = 0;
    for (int i = 0; i < one.words.length; i++) {
      int word = one.words[i];
      if (plain && (one.names(word) || other.names(word))) {
        continue;
      }
      all += one.weights[i];
      while (at < other.words.length && other.words[at] < word) {
        at++;
      }
      shared += at < other.words.length && other.words[at] == word ? one.weights[i] : 0;
    }
    for (int i = 0; i < other.words.length; i++) {
      int word = other.words[i];
      others += plain && (one.names(word) || other.names(word)) ? 0 : other.weights[i];
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
