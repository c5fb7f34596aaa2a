package org.rapporteur.copies;

import java.util.List;
import org.rapporteur.model.Article;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Origin;

/// Groups articles by the text they print.
public final class OriginFinder {
  private OriginFinder() {}

  /// Every article stands in exactly one origin; sorted by id.
  public static List<Origin> findOrigins(List<Article> articles, List<Copy> copies) {
    return List.of();
  }
}
