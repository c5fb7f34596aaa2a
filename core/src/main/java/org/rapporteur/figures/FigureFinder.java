package org.rapporteur.figures;

import java.util.List;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Reading;
import org.rapporteur.model.When;

/// Finds numbers, their units and what they count.
public final class FigureFinder {
  public static FigureFinder load() {
    return new FigureFinder();
  }

  /// In the order of the text; numbers that are part of `dates` are none.
  public List<Figure> findFigures(Reading reading, List<When> dates) {
    return List.of();
  }
}
