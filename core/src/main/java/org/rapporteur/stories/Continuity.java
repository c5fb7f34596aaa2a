package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryId;

/// Stories that were found anew, under the ids a reader knows them by.
///
/// @param stories the same stories in the same order, each with the id of the one that most of its
/// articles stood in before
/// @param changes what became of the stories that were there, by the ids of both
public record Continuity(List<Story> stories, List<StoryChange> changes) {
  public Continuity {
    stories = List.copyOf(stories);
    changes = List.copyOf(changes);
  }

  /// @param before the story each article stood in; articles that are no more are passed over
  /// @param now every article in exactly one
  public static Continuity of(Map<ArticleId, StoryId> before, List<Story> now) {
    List<Map<StoryId, Integer>> shares = new ArrayList<>();
    Map<StoryId, Integer> sizes = new HashMap<>();
    for (Story story : now) {
      Map<StoryId, Integer> share = new HashMap<>();
      for (ArticleId article : story.articles()) {
        StoryId old = before.get(article);
        if (old != null) {
          // of equal parts the one with the article that opened the story goes on
          boolean opened = old.value().equals(article.value());
          share.merge(old, opened ? 3 : 2, Integer::sum);
          sizes.merge(old, 1, Integer::sum);
        }
      }
      shares.add(share);
    }
    Map<Integer, StoryId> heirs = Heirs.of(shares, Comparator.naturalOrder());
    Set<StoryId> used = new HashSet<>(before.values());
    List<Story> stories = new ArrayList<>();
    List<StoryChange> changes = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      Story story = now.get(i);
      StoryId heir = heirs.get(i);
      boolean fresh = heir == null;
      StoryId id = heir == null ? free(story.id(), used) : heir;
      used.add(id);
      stories.add(story.withId(id));
      parts(story, before)
          .forEach(
              (old, articles) -> {
                if (!old.equals(id)) {
                  changes.add(
                      new StoryChange(
                          StoryChange.Kind.of(fresh, articles.size() == sizes.getOrDefault(old, 0)),
                          old,
                          id,
                          articles));
                }
              });
    }
    changes.sort(Comparator.comparing(StoryChange::from).thenComparing(StoryChange::to));
    return new Continuity(stories, changes);
  }

  /// An id that no story bears.
  static StoryId free(StoryId wanted, Collection<StoryId> used) {
    StoryId id = wanted;
    while (used.contains(id)) {
      id = id.next();
    }
    return id;
  }

  private static Map<StoryId, List<ArticleId>> parts(Story story, Map<ArticleId, StoryId> before) {
    return story.articles().stream()
        .filter(before::containsKey)
        .sorted()
        .collect(Collectors.groupingBy(before::get, TreeMap::new, Collectors.toList()));
  }
}
