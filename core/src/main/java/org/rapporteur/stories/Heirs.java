package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which of some groups goes on as which of the stories that were there before.
final class Heirs {
  private Heirs() {}

  private record Share<K>(int group, K story, int articles) {}

  /// By group the story that it goes on as: the one that most of its articles stood in, the largest
  /// share first and each story once. A group that is new has none.
  ///
  /// @param shares by group: how much of it stood in which story
  /// @param order of the stories, which decides between equal shares
  static <K> Map<Integer, K> of(List<Map<K, Integer>> shares, Comparator<? super K> order) {
    List<Share<K>> all = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      int group = i;
      shares.get(i).forEach((story, articles) -> all.add(new Share<>(group, story, articles)));
    }
    all.sort(
        Comparator.comparingInt((Share<K> share) -> share.articles())
            .reversed()
            .thenComparing(Share::story, order)
            .thenComparing(Share::group));
    Map<Integer, K> heirs = new HashMap<>();
    Set<K> taken = new HashSet<>();
    for (Share<K> share : all) {
      if (!heirs.containsKey(share.group()) && taken.add(share.story())) {
        heirs.put(share.group(), share.story());
      }
    }
    return heirs;
  }
}
