package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.List;

/// Puts things together that are alike: average linkage (UPGMA; Sokal and Michener 1958). The two
/// groups that are likest on average come together first, until none are likelier one than not.
final class AverageLinkage {
  private AverageLinkage() {}

  /// How alike things are.
  interface Alike {
    /// Two members: 0 to 1; negative where they must never stand together.
    double of(int first, int second);

    /// Two groups whose members are so alike on average: 0 to 1.
    double of(List<Integer> one, List<Integer> other, double average);
  }

  /// The groups, each in order, by their first member.
  ///
  /// @param given what stands together from the start, each member once
  /// @param least the average from which two groups come together
  static List<List<Integer>> group(List<List<Integer>> given, Alike alike, double least) {
    List<List<Integer>> groups = new ArrayList<>();
    given.forEach(group -> groups.add(new ArrayList<>(group)));
    int size = groups.size();
    // sums of likenesses between groups, not averages: they add up when two come together
    double[][] sums = new double[size][size];
    boolean[][] apart = new boolean[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        for (int a : groups.get(i)) {
          for (int b : groups.get(j)) {
            double each = alike.of(a, b);
            apart[i][j] |= each < 0;
            sums[i][j] += each;
          }
        }
        sums[j][i] = sums[i][j];
        apart[j][i] = apart[i][j];
      }
    }
    while (true) {
      int first = -1;
      int second = -1;
      double most = least;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          if (!groups.get(i).isEmpty() && !groups.get(j).isEmpty() && !apart[i][j]) {
            double average = sums[i][j] / groups.get(i).size() / groups.get(j).size();
            if (average > most) {
              average = alike.of(groups.get(j), groups.get(i), average);
            }
            if (average > most) {
              most = average;
              first = j;
              second = i;
            }
          }
        }
      }
      if (first < 0) {
        return groups.stream()
            .filter(group -> !group.isEmpty())
            .map(group -> group.stream().sorted().toList())
            .sorted((a, b) -> Integer.compare(a.getFirst(), b.getFirst()))
            .toList();
      }
      groups.get(first).addAll(groups.get(second));
      groups.get(second).clear();
      for (int i = 0; i < size; i++) {
        sums[first][i] += sums[second][i];
        sums[i][first] = sums[first][i];
        apart[first][i] |= apart[second][i];
        apart[i][first] = apart[first][i];
      }
    }
  }
}
