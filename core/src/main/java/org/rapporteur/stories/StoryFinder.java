package org.rapporteur.stories;

import java.util.List;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Story;
import org.rapporteur.reading.Encoder;

/// Groups articles by the happening they tell, one article at a time.
public final class StoryFinder {
  public StoryFinder(Encoder encoder) {}

  /// Every article stands in exactly one story; stories by their first day, then by id. `copies` are those found among the same articles.
  public List<Story> findStories(List<Reading> readings, List<Copy> copies) {
    return List.of();
  }
}
