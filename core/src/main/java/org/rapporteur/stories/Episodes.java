package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Parts a story that runs on into its turns: by the likeness that makes stories, from a higher
/// one on. Goes through the story in time, [#STEP] articles at a time, each time with the latest
/// articles of the latest episodes, so that a story's last thousand articles cost no more than its
/// first.
final class Episodes {
  /// Average probability from which two groups are one episode. Picked on
  /// ../shared/data/stories/allsides-dev.jsonl, whose stories are a day or two long: B-cubed F1 of
  /// the episodes is .924 from .5, .934 from .6, .936 from .7, which parts the other sets more.
  private static final double JOIN = 0.6;

  /// Articles taken at a time.
  private static final int STEP = 24;

  /// Episodes that may still go on, the latest ones, and the articles that stand for each.
  private static final int OPEN = 6;

  private static final int DEPUTIES = 4;

  private final NearestArticles articles;
  private final Likeness likeness;

  Episodes(NearestArticles articles, Likeness likeness) {
    this.articles = articles;
    this.likeness = likeness;
  }

  /// The members of each episode, rising, by their first.
  ///
  /// @param members places of a story's articles, rising
  List<List<Integer>> of(List<Integer> members) {
    if (members.size() < 2) {
      return List.of(members);
    }
    List<List<Integer>> episodes = new ArrayList<>();
    for (int from = 0; from < members.size(); from += STEP) {
      List<Integer> taken = members.subList(from, Math.min(members.size(), from + STEP));
      List<List<Integer>> open =
          episodes.stream()
              .sorted(Comparator.comparing(List<Integer>::getLast).reversed())
              .limit(OPEN)
              .toList();
      List<List<Integer>> given = new ArrayList<>();
      open.forEach(
          each -> given.add(each.subList(Math.max(0, each.size() - DEPUTIES), each.size())));
      taken.forEach(each -> given.add(List.of(each)));
      int[] looked = given.stream().flatMap(List::stream).mapToInt(each -> each).sorted().toArray();
      Comparison alike = new Comparison(articles, likeness, new Rulings(List.of()), looked);
      List<List<Integer>> groups = AverageLinkage.group(given, alike, JOIN);
      episodes.removeAll(open);
      for (List<Integer> group : groups) {
        List<Integer> whole = new ArrayList<>(group);
        for (List<Integer> each : open) {
          if (group.contains(each.getLast())) {
            whole.removeAll(each);
            whole.addAll(each);
          }
        }
        whole.sort(Comparator.naturalOrder());
        episodes.add(whole);
      }
    }
    episodes.sort(Comparator.comparing(List::getFirst));
    return episodes;
  }
}
