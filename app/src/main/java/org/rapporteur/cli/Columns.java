package org.rapporteur.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Rows that `cut`, `sort` and spreadsheets take: tabs between the columns, one line each.
final class Columns {
  private Columns() {}

  static String row(String... columns) {
    return Arrays.stream(columns)
        .map(column -> column.replaceAll("\\s+", " ").strip())
        .collect(Collectors.joining("\t"));
  }
}
