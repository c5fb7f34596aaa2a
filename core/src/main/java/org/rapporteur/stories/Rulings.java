package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.StoryRuling;

/// Which articles a reader wants together or apart. Immutable once made.
final class Rulings {
  /// By article: the numbers of the rulings that speak of it, rising.
  private final Map<ArticleId, List<Integer>> of = new HashMap<>();

  private final List<StoryRuling> rulings;

  /// @param rulings in the order they were given: of two that contradict one another the later one
  /// stands
  Rulings(List<StoryRuling> rulings) {
    this.rulings = List.copyOf(rulings);
    for (int i = 0; i < this.rulings.size(); i++) {
      int number = i;
      for (Set<ArticleId> side : List.of(rulings.get(i).one(), rulings.get(i).other())) {
        side.forEach(id -> of.computeIfAbsent(id, key -> new ArrayList<>()).add(number));
      }
    }
  }

  /// Whether anything was said of it.
  boolean speakOf(ArticleId article) {
    return of.containsKey(article);
  }

  boolean together(ArticleId a, ArticleId b) {
    return said(a, b, StoryRuling.Kind.TOGETHER);
  }

  boolean apart(ArticleId a, ArticleId b) {
    return said(a, b, StoryRuling.Kind.APART);
  }

  /// Those that an article may be wanted together with, by id.
  Set<ArticleId> besides(ArticleId article) {
    Set<ArticleId> besides = new TreeSet<>();
    for (int number : of.getOrDefault(article, List.of())) {
      StoryRuling ruling = rulings.get(number);
      if (ruling.kind() == StoryRuling.Kind.TOGETHER) {
        besides.addAll(ruling.one());
        besides.addAll(ruling.other());
      }
    }
    besides.remove(article);
    return besides;
  }

  /// Whether the last that was said of the two is this.
  private boolean said(ArticleId a, ArticleId b, StoryRuling.Kind kind) {
    List<Integer> numbers = of.getOrDefault(a, List.of());
    for (int i = numbers.size() - 1; i >= 0; i--) {
      StoryRuling ruling = rulings.get(numbers.get(i));
      boolean oneSide = ruling.one().contains(a) == ruling.one().contains(b);
      boolean both = ruling.one().contains(b) || ruling.other().contains(b);
      if (both && (ruling.kind() == StoryRuling.Kind.TOGETHER || !oneSide)) {
        return ruling.kind() == kind;
      }
    }
    return false;
  }
}
