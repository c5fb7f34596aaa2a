package org.rapporteur.brief;

import java.util.Set;
import org.rapporteur.model.Event;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Line;
import org.rapporteur.model.Statement;

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

  /// Something was done.
  ///
  /// @param source entity over the whole story, empty where unknown
  /// @param target likewise
  record Done(Passage passage, Event event, String source, String target) implements Draft {
    @Override
    public Line.Kind kind() {
      return Line.Kind.EVENT;
    }

    /// Both, without the unknown.
    Set<String> participants() {
      return source.isEmpty()
          ? target.isEmpty() ? Set.of() : Set.of(target)
          : target.isEmpty() || target.equals(source) ? Set.of(source) : Set.of(source, target);
    }
  }

  /// Something was counted.
  record Counted(Passage passage, Figure figure) implements Draft {
    @Override
    public Line.Kind kind() {
      return Line.Kind.FIGURE;
    }
  }
}
