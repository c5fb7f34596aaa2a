package org.rapporteur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing told, by one telling or many.
///
/// @param id from its first telling, so it stays as tellings come
/// @param kind statement, event or figure
/// @param text its clearest telling
/// @param speaker of a statement: the entity
/// @param cue of a statement: the words of its clearest telling that say that it was said, and how:
/// *warned*
/// @param origins at most so many independent origins tell it, in this pile
/// @param roots at most so many sources these origins rest on
/// @param reports so many reports tell it, revisions of one counted once
/// @param tellings by article, then by place in it
/// @param differences where they part
/// @param why why the tellings count as one, empty where there is one telling
public record Line(
    String id,
    Kind kind,
    String text,
    @Nullable String speaker,
    @Nullable String cue,
    int origins,
    int roots,
    int reports,
    List<Telling> tellings,
    List<Difference> differences,
    List<String> why) {
  public Line {
    tellings = List.copyOf(tellings);
    differences = List.copyOf(differences);
    why = List.copyOf(why);
  }

  /// What a line tells.
  public enum Kind {
    STATEMENT,
    EVENT,
    FIGURE
  }
}
