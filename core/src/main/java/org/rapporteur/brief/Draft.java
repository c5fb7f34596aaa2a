package org.rapporteur.brief;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Event;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Line;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Statement;
import org.rapporteur.model.When;

/// A telling on its way to a line.
sealed interface Draft {
  Passage passage();

  Line.Kind kind();

  /// Someone said something.
  ///
  /// @param speaker the entity over the whole story, empty where the text names none that could be
  /// told apart
  record Said(Passage passage, Statement statement, String speaker) implements Draft {
    @Override
    public Line.Kind kind() {
      return Line.Kind.STATEMENT;
    }
  }

  /// Something was done or is so, as the report itself tells.
  ///
  /// @param event what was found in these words, null where they tell of no event of a known type
  /// @param source entity over the whole story, empty where unknown
  /// @param target likewise
  /// @param status whether it happened: as its event has it, else as its words tell
  /// @param date when it was: as its event has it, else the only day or time among its words
  /// @param repeated whether it happened more than once: *every year*
  record Done(
      Passage passage,
      @Nullable Event event,
      String source,
      String target,
      Event.Status status,
      @Nullable When date,
      boolean repeated)
      implements Draft {
    static Done of(Passage passage, @Nullable Event event, String source, String target) {
      String words = passage.wording().text();
      return new Done(
          passage,
          event,
          source,
          target,
          event == null ? Phrasing.status(words) : event.status(),
          event == null ? passage.onlyDate() : event.date(),
          Phrasing.repeated(words));
    }

    @Override
    public Line.Kind kind() {
      return Line.Kind.EVENT;
    }

    /// Where it was, as its event has it.
    @Nullable Mention place() {
      return event == null ? null : event.place();
    }

    /// The type of its event, empty where it has none.
    String type() {
      return event == null ? "" : event.type();
    }

    /// Both, without the unknown.
    Set<String> participants() {
      return source.isEmpty()
          ? target.isEmpty() ? Set.of() : Set.of(target)
          : target.isEmpty() || target.equals(source) ? Set.of(source) : Set.of(source, target);
    }
  }

  /// Something was counted.
  ///
  /// @param of stems of the telling words of what is counted
  /// @param head stems of the last of these words, which says what it is
  /// @param toll what a toll counts, empty where it is none
  record Counted(Passage passage, Figure figure, Set<String> of, Set<String> head, String toll)
      implements Draft {
    static Counted of(Passage passage, Figure figure) {
      return new Counted(
          passage,
          figure,
          Words.telling(figure.of()),
          Words.telling(Words.last(figure.of())),
          Tolls.of(figure));
    }

    @Override
    public Line.Kind kind() {
      return Line.Kind.FIGURE;
    }
  }
}
