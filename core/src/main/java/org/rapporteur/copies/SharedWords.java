package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The heaviest row of words that stands in two sentences in one order (longest common
/// subsequence: Wagner and Fischer 1974). Short words weigh half: sentences share *of the* by
/// chance.
///
/// @param pairs the places of each word in both, in order
/// @param weight of all of them
record SharedWords(List<Pair> pairs, double weight) {
  /// A word in both sentences.
  record Pair(int original, int copy) {}

  /// Letters from which a word has its full weight; numbers always have.
  private static final int LONG = 4;

  private static final double SHORT_WEIGHT = 0.5;

  static double weight(SameWord word) {
    return word.form().length() >= LONG || word.isNumber() ? 1 : SHORT_WEIGHT;
  }

  static double weight(List<SameWord> words) {
    return words.stream().mapToDouble(SharedWords::weight).sum();
  }

  /// The weight of the words that stand in both in whatever order: [#weight] is no more. Cost: the
  /// sum of both lengths.
  static double atMost(List<SameWord> original, List<SameWord> copy) {
    Map<String, Integer> left = new HashMap<>();
    original.forEach(word -> left.merge(word.form(), 1, Integer::sum));
    double weight = 0;
    for (SameWord word : copy) {
      if (left.getOrDefault(word.form(), 0) > 0) {
        left.merge(word.form(), -1, Integer::sum);
        weight += weight(word);
      }
    }
    return weight;
  }

  /// Cost: the product of both lengths.
  static SharedWords of(List<SameWord> original, List<SameWord> copy) {
    int rows = original.size();
    int columns = copy.size();
    double[][] best = new double[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        best[i][j] =
            original.get(i).form().equals(copy.get(j).form())
                ? best[i + 1][j + 1] + weight(original.get(i))
                : Math.max(best[i + 1][j], best[i][j + 1]);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      if (original.get(i).form().equals(copy.get(j).form())) {
        pairs.add(new Pair(i++, j++));
      } else if (best[i + 1][j] >= best[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return new SharedWords(pairs, best[0][0]);
  }
}
