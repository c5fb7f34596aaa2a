package org.rapporteur.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

  /// The words by which one of its tellings is quoted and found again: of a figure, which is a
  /// number, its sentence.
  ///
  /// @param text of the telling's article
  public String words(Telling telling, String text) {
    return (kind == Kind.FIGURE ? telling.sentence() : telling.span()).of(text);
  }

  /// The places of at most `most` of its tellings, in order: first of all each text's wordings, one
  /// print of each.
  public List<Integer> sample(int most) {
    Set<List<String>> wordings = new HashSet<>();
    List<Integer> first = new ArrayList<>();
    List<Integer> again = new ArrayList<>();
    for (int i = 0; i < tellings.size(); i++) {
      Telling telling = tellings.get(i);
      (wordings.add(List.of(telling.origin(), telling.text())) ? first : again).add(i);
    }
    return Stream.concat(first.stream(), again.stream()).limit(most).sorted().toList();
  }

  /// What a line tells.
  public enum Kind {
    STATEMENT,
    EVENT,
    FIGURE
  }
}
