package org.rapporteur.statements;

import java.util.List;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Statement;

/// Finds who said what.
public final class StatementFinder {
  public static StatementFinder load() {
    return new StatementFinder();
  }

  /// In the order of the text.
  public List<Statement> findStatements(Reading reading) {
    return List.of();
  }
}
