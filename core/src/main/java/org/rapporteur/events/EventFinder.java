package org.rapporteur.events;

import java.util.List;
import org.rapporteur.model.Event;
import org.rapporteur.model.Reading;
import org.rapporteur.model.When;

/// Finds who did what to whom.
public final class EventFinder {
  public static EventFinder load() {
    return new EventFinder();
  }

  /// In the order of the text; `dates` are those found in the same reading.
  public List<Event> findEvents(Reading reading, List<When> dates) {
    return List.of();
  }
}
