package org.rapporteur.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands in a story: its lines, the origins behind each, where the tellings differ, and when
/// it happened.
public record Brief(Story story, List<Origin> origins, List<Line> lines, List<Milestone> timeline) {
  public Brief {
    origins = List.copyOf(origins);
    lines = List.copyOf(lines);
    timeline = List.copyOf(timeline);
  }

  /// The origins in groups that rest on one root: at most so many newsrooms stand behind the story
  /// as
  /// there are groups. In the order of the origins; an origin whose root is not sure stands alone.
  public List<List<Origin>> roots() {
    Map<String, List<Origin>> groups = new LinkedHashMap<>();
    for (Origin origin : origins) {
      Root root = origin.root();
      String key = root == null ? "origin " + origin.id() : "root " + root.name();
      groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(origin);
    }
    return groups.values().stream().map(List::copyOf).toList();
  }

  /// How many reports the story has: its articles, with the revisions of one report as one.
  public int reports() {
    Map<ArticleId, ArticleId> reports = new HashMap<>();
    origins.forEach(origin -> reports.putAll(origin.reports()));
    return (int)
        story.articles().stream()
            .map(article -> reports.getOrDefault(article, article))
            .distinct()
            .count();
  }
}
