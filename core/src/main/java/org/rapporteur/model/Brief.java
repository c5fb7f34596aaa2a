package org.rapporteur.model;

import java.util.HashMap;
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
