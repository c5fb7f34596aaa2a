package org.rapporteur.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.model.When;

/// Whose word a figure is, and the time it holds for.
final class Told {
  /// A date farther from its number, in characters, is another clause's.
  private static final int REACH = 80;

  /// What stands between a number and a date that is not the number's.
  private static final Set<String> BOUNDARIES =
      Set.of(";", " said", " told ", " reported", "“", "”");

  private Told() {}

  /// `figures`, each with by whom it is told and for when.
  static List<Figure> by(
      List<Figure> figures, String text, List<When> dates, List<Statement> statements) {
    List<Figure> told = new ArrayList<>(figures.size());
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      told.add(
          new Figure(
              figure.article(),
              figure.value(),
              figure.low(),
              figure.high(),
              figure.unit(),
              figure.of(),
              by(figure, statements),
              date(
                  figure,
                  i == 0 ? 0 : figures.get(i - 1).span().end(),
                  i + 1 == figures.size() ? text.length() : figures.get(i + 1).span().start(),
                  text,
                  dates),
              figure.span(),
              figure.sentence(),
              figure.rule()));
    }
    return List.copyOf(told);
  }

  /// The speaker of the shortest statement that the number stands in, or by whose account it is
  /// told.
  private static @Nullable Mention by(Figure figure, List<Statement> statements) {
    return statements.stream()
        .filter(
            statement ->
                statement.content().stream().anyMatch(span -> span.contains(figure.span())))
        .min(Comparator.comparingInt(statement -> statement.span().length()))
        .map(statement -> statement.speaker() == null ? statement.through() : statement.speaker())
        .orElse(null);
  }

  /// The nearest date of the sentence with neither another number nor the end of a clause between;
  /// of two as near the one behind. A stretch of time or a time of unknown day is none.
  private static @Nullable When date(
      Figure figure, int before, int after, String text, List<When> dates) {
    When nearest = null;
    int least = REACH;
    for (When date : dates) {
      boolean dated =
          (date.kind() == When.Kind.DATE || date.kind() == When.Kind.TIME)
              && !date.value().endsWith("_REF");
      if (!dated
          || !figure.sentence().contains(date.span())
          || date.span().overlaps(figure.span())) {
        continue;
      }
      boolean behind = date.span().start() >= figure.span().end();
      boolean mine = behind ? date.span().end() <= after : date.span().start() >= before;
      Span between =
          behind
              ? new Span(figure.span().end(), date.span().start())
              : new Span(date.span().end(), figure.span().start());
      int distance = behind ? between.length() : between.length() + 1;
      String words = between.of(text);
      if (mine && distance < least && BOUNDARIES.stream().noneMatch(words::contains)) {
        least = distance;
        nearest = date;
      }
    }
    return nearest;
  }
}
