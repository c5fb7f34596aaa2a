package org.rapporteur.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which texts of a story tell a line, and how.
///
/// @param line its id
/// @param cells by origin, in the order of the brief's
public record Coverage(String line, Map<String, Cell> cells) {
  /// What one text does.
  public enum Cell {
    SAYS,
    /// It tells something else in a slot in which the tellings part than the value most told, or
    /// told last.
    DIFFERS,
    SILENT
  }

  /// A row for each line of a brief, in its order.
  public static List<Coverage> of(Brief brief) {
    List<Coverage> rows = new ArrayList<>();
    for (Line line : brief.lines()) {
      Set<String> says = new HashSet<>();
      line.tellings().forEach(telling -> says.add(telling.origin()));
      Set<String> differs = new HashSet<>();
      for (Difference difference : line.differences()) {
        if (difference.slot().equals("wording") || difference.kind().equals(Difference.OTHER)) {
          continue;
        }
        List<Difference.Value> told =
            difference.values().stream().filter(value -> !value.value().isEmpty()).toList();
        Difference.Value standing =
            difference.kind().equals(Difference.OLDER) ? told.getLast() : told.getFirst();
        told.stream()
            .filter(value -> value != standing)
            .flatMap(value -> value.tellings().stream())
            .forEach(i -> differs.add(line.tellings().get(i).origin()));
      }
      Map<String, Cell> cells = new LinkedHashMap<>();
      for (Origin origin : brief.origins()) {
        cells.put(
            origin.id(),
            differs.contains(origin.id())
                ? Cell.DIFFERS
                : says.contains(origin.id()) ? Cell.SAYS : Cell.SILENT);
      }
      rows.add(new Coverage(line.id(), cells));
    }
    return List.copyOf(rows);
  }

  /// What a text does, named by its origin's id.
  public Cell cell(String origin) {
    return cells.getOrDefault(origin, Cell.SILENT);
  }

  /// The lines that the first print of a text tells and none of its other prints.
  public static List<Line> dropped(Brief brief) {
    return droppedTellings(brief).stream().map(Dropped::line).toList();
  }

  /// A line that no other print of a text has kept.
  ///
  /// @param telling that of the first print
  public record Dropped(Line line, Telling telling) {}

  /// As [#dropped], each with the first print's words.
  public static List<Dropped> droppedTellings(Brief brief) {
    Map<ArticleId, Set<ArticleId>> printsOf = new LinkedHashMap<>();
    for (Origin origin : brief.origins()) {
      Set<ArticleId> prints = new HashSet<>();
      origin.lineage().forEach(descent -> prints.add(descent.article()));
      if (!prints.isEmpty()) {
        origin.articles().stream()
            .filter(article -> !prints.contains(article))
            .forEach(first -> printsOf.put(first, prints));
      }
    }
    List<Dropped> dropped = new ArrayList<>();
    for (Line line : brief.lines()) {
      Set<ArticleId> tellers = new HashSet<>();
      line.tellings().forEach(telling -> tellers.add(telling.article()));
      line.tellings().stream()
          .filter(telling -> printsOf.containsKey(telling.article()))
          .filter(
              telling ->
                  printsOf.getOrDefault(telling.article(), Set.of()).stream()
                      .noneMatch(tellers::contains))
          .findFirst()
          .ifPresent(telling -> dropped.add(new Dropped(line, telling)));
    }
    return List.copyOf(dropped);
  }
}
