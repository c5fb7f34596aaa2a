package org.rapporteur.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// As much of a brief's coverage as a page can show: the lines that more than one text tells,
/// against the texts that tell most of them.
///
/// @param texts a column each, in the order of the brief
/// @param others so many texts have no column
/// @param rows in the order of the brief
/// @param rest so many lines that more than one text tells have no row
/// @param alone so many lines each of `texts` alone tells
/// @param othersAlone so many lines are told by one text alone that has no column
public record CoverageTable(
    List<Origin> texts,
    int others,
    List<Row> rows,
    int rest,
    List<Integer> alone,
    int othersAlone) {
  public CoverageTable {
    texts = List.copyOf(texts);
    rows = List.copyOf(rows);
    alone = List.copyOf(alone);
  }

  /// A line.
  ///
  /// @param cells what each of `texts` does
  /// @param others so many of the texts without a column tell it
  public record Row(Line line, List<Coverage.Cell> cells, int others) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// @param columns so many texts at most
  /// @param lines so many rows at most
  public static CoverageTable of(Brief brief, int columns, int lines) {
    List<Coverage> coverage = Coverage.of(brief);
    Map<String, Integer> shared = new HashMap<>();
    Map<String, Integer> alone = new HashMap<>();
    List<Integer> sharedLines = new ArrayList<>();
    for (int i = 0; i < coverage.size(); i++) {
      List<String> tellers = tellers(coverage.get(i));
      Map<String, Integer> counts = tellers.size() > 1 ? shared : alone;
      tellers.forEach(text -> counts.merge(text, 1, Integer::sum));
      if (tellers.size() > 1) {
        sharedLines.add(i);
      }
    }
    List<String> chosen =
        brief.origins().stream()
            .map(Origin::id)
            .sorted(
                Comparator.comparing((String text) -> -shared.getOrDefault(text, 0))
                    .thenComparing(text -> -alone.getOrDefault(text, 0)))
            .limit(columns)
            .toList();
    List<Origin> texts =
        brief.origins().stream().filter(origin -> chosen.contains(origin.id())).toList();
    List<Row> rows = new ArrayList<>();
    for (int i : sharedLines.subList(0, Math.min(lines, sharedLines.size()))) {
      Coverage row = coverage.get(i);
      rows.add(
          new Row(
              brief.lines().get(i),
              texts.stream().map(text -> row.cell(text.id())).toList(),
              (int) tellers(row).stream().filter(text -> !chosen.contains(text)).count()));
    }
    List<Integer> each = texts.stream().map(text -> alone.getOrDefault(text.id(), 0)).toList();
    int all = alone.values().stream().mapToInt(Integer::intValue).sum();
    return new CoverageTable(
        texts,
        brief.origins().size() - texts.size(),
        rows,
        sharedLines.size() - rows.size(),
        each,
        all - each.stream().mapToInt(Integer::intValue).sum());
  }

  private static List<String> tellers(Coverage row) {
    return row.cells().entrySet().stream()
        .filter(cell -> cell.getValue() != Coverage.Cell.SILENT)
        .map(Map.Entry::getKey)
        .toList();
  }
}
