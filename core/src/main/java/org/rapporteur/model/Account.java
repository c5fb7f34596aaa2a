package org.rapporteur.model;

import java.util.List;

/// All that was found in one article: what it says was said, done, counted, and when.
public record Account(
    Reading reading,
    List<Statement> statements,
    List<Event> events,
    List<Figure> figures,
    List<When> dates) {
  public Account {
    statements = List.copyOf(statements);
    events = List.copyOf(events);
    figures = List.copyOf(figures);
    dates = List.copyOf(dates);
  }

  public Article article() {
    return reading.article();
  }
}
