package org.rapporteur.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Groups things from their nearest pair outwards: two groups join while their pairs are near on
/// average and none of them is ruled out.
final class Grouping {
  /// Two things, by index, and how near they are; 0 to 1.
  record Pair(int a, int b, double near) {}

  /// Whether two things may stand in one group, however near they are.
  @FunctionalInterface
  interface Rule {
    boolean allows(int a, int b);
  }

  private Grouping() {}

  /// The groups, each with its members in order, by their first member.
  ///
  /// @param size how many things there are
  /// @param pairs those worth joining; a pair not given counts as not near at all
  /// @param enough the least average nearness of the pairs between two groups that join
  static List<List<Integer>> group(int size, List<Pair> pairs, double enough, Rule rule) {
    Map<Long, Double> near = new HashMap<>();
    pairs.forEach(pair -> near.put(key(pair.a, pair.b), pair.near));
    List<List<Integer>> groups = new ArrayList<>();
    int[] groupOf = new int[size];
    for (int i = 0; i < size; i++) {
      groups.add(new ArrayList<>(List.of(i)));
      groupOf[i] = i;
    }
    List<Pair> byNearness =
        pairs.stream()
            .filter(pair -> pair.near >= enough)
            .sorted(
                Comparator.comparingDouble(Pair::near)
                    .reversed()
                    .thenComparingInt(Pair::a)
                    .thenComparingInt(Pair::b))
            .toList();
    for (Pair pair : byNearness) {
      int into = Math.min(groupOf[pair.a], groupOf[pair.b]);
      int from = Math.max(groupOf[pair.a], groupOf[pair.b]);
      if (into != from && mayJoin(groups.get(into), groups.get(from), near, enough, rule)) {
        groups.get(from).forEach(member -> groupOf[member] = into);
        groups.get(into).addAll(groups.get(from));
        groups.get(from).clear();
      }
    }
    return groups.stream()
        .filter(group -> !group.isEmpty())
        .map(group -> group.stream().sorted().toList())
        .sorted(Comparator.comparingInt(List::getFirst))
        .toList();
  }

  private static boolean mayJoin(
      List<Integer> one, List<Integer> other, Map<Long, Double> near, double enough, Rule rule) {
    double sum = 0;
    for (int a : one) {
      for (int b : other) {
        if (!rule.allows(a, b)) {
          return false;
        }
        sum += near.getOrDefault(key(a, b), 0.0);
      }
    }
    return sum / (one.size() * other.size()) >= enough;
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }
}
