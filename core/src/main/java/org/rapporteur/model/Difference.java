package org.rapporteur.model;

import java.util.List;

/// Where the tellings of one line part.
///
/// @param slot number, number over time (a toll that later reports raise), unit, time, place,
/// person, attribution, status or wording
/// @param values what is told, each with who tells it, the most told first; over time the earliest
/// first
public record Difference(String slot, List<Value> values) {
  public Difference {
    values = List.copyOf(values);
  }

  /// One of the values told.
  ///
  /// @param value as text; empty where these tellings are silent
  /// @param tellings indices into the line's tellings, from 0
  public record Value(String value, List<Integer> tellings) {
    public Value {
      tellings = List.copyOf(tellings);
    }
  }
}
