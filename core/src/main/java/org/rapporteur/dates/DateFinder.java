package org.rapporteur.dates;

import java.util.List;
import org.rapporteur.model.Reading;
import org.rapporteur.model.When;

/// Finds expressions of time and says what they mean against the article's day of publication.
public final class DateFinder {
  public static DateFinder load() {
    return new DateFinder();
  }

  /// In the order of the text, none overlapping another.
  public List<When> findDates(Reading reading) {
    return List.of();
  }
}
