package org.rapporteur.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands in a story: its lines, the origins behind each, where the tellings differ, and when
/// it happened.
///
/// @param estimates when its undated articles seem to have come out
public record Brief(
    Story story,
    List<Origin> origins,
    List<Line> lines,
    List<Milestone> timeline,
    List<DayEstimate> estimates) {
  public Brief {
    origins = List.copyOf(origins);
    lines = List.copyOf(lines);
    timeline = List.copyOf(timeline);
    estimates = List.copyOf(estimates);
  }

  /// One of which no article's day was estimated.
  public Brief(Story story, List<Origin> origins, List<Line> lines, List<Milestone> timeline) {
    this(story, origins, lines, timeline, List.of());
  }

  /// When an article seems to have come out; empty where it is dated or nothing tells.
  public Optional<DayEstimate> estimate(ArticleId article) {
    return estimates.stream().filter(each -> each.article().equals(article)).findFirst();
  }

  /// The origins in groups that rest on one root: at most so many newsrooms stand behind the story
  /// as there are groups. In the order of the origins; an origin whose root is not sure stands
  /// alone.
  public List<List<Origin>> roots() {
    Map<String, List<Origin>> groups = new LinkedHashMap<>();
    for (Origin origin : origins) {
      groups.computeIfAbsent(origin.base(), absent -> new ArrayList<>()).add(origin);
    }
    return groups.values().stream().map(List::copyOf).toList();
  }

  /// How many reports the story has: its articles, with the revisions of one report as one.
  public int reports() {
    return byReport().size();
  }

  /// The story's articles, those that are one report together, in the story's order.
  public List<List<ArticleId>> byReport() {
    Map<ArticleId, ArticleId> reports = new HashMap<>();
    origins.forEach(origin -> reports.putAll(origin.reports()));
    Map<ArticleId, List<ArticleId>> groups = new LinkedHashMap<>();
    for (ArticleId article : story.articles()) {
      groups
          .computeIfAbsent(reports.getOrDefault(article, article), absent -> new ArrayList<>())
          .add(article);
    }
    return groups.values().stream().map(List::copyOf).toList();
  }
}
