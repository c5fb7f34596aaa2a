package org.rapporteur.copies;

import java.util.List;
import org.rapporteur.model.Article;
import org.rapporteur.model.Copy;
import org.rapporteur.reading.Encoder;

/// Finds which articles print the same text.
public final class CopyFinder {
  public CopyFinder(Encoder encoder) {}

  /// All pairs that share text, by the ids of `a`, then `b`.
  public List<Copy> findCopies(List<Article> articles) {
    return List.of();
  }
}
