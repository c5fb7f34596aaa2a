package org.rapporteur.model;

import java.util.List;

/// Where the tellings of one line part.
///
/// @param slot in what: number, unit, scope, time, place, person, attribution, polarity, status,
/// modality, strength or wording
/// @param kind how: `contradicts` (both cannot hold), `specific` (one is the more exact), `older`
/// (a later report supersedes an earlier one), `other` (of another unit or scope, or told with
/// other strength; both may hold)
/// @param values what is told, each with who tells it, the most told first; of kind `older` the
/// earliest first
public record Difference(String slot, String kind, List<Value> values) {
  /// Both cannot hold.
  public static final String CONTRADICTS = "contradicts";

  /// One is the more exact.
  public static final String SPECIFIC = "specific";

  /// A later report supersedes an earlier one.
  public static final String OLDER = "older";

  /// Of another unit, scope or strength.
  public static final String OTHER = "other";

  public Difference {
    values = List.copyOf(values);
  }

  /// For people: *differs in number*, *time, one more exact*, *number over time*, *other unit*.
  public String shown() {
    return switch (kind) {
      case SPECIFIC -> slot + ", one more exact";
      case OLDER -> slot + " over time";
      case OTHER -> "other " + slot;
      default -> "differs in " + slot;
    };
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
