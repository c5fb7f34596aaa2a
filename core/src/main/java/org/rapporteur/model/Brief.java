package org.rapporteur.model;

import java.util.List;

/// What stands in a story: its lines, the origins behind each, where the tellings differ, and when
/// it happened.
public record Brief(Story story, List<Origin> origins, List<Line> lines, List<Milestone> timeline) {
  public Brief {
    origins = List.copyOf(origins);
    lines = List.copyOf(lines);
    timeline = List.copyOf(timeline);
  }
}
