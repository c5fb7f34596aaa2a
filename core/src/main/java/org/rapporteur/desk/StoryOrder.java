package org.rapporteur.desk;

/// Which stories come first.
public enum StoryOrder {
  /// Those with the latest report; those without any day last.
  LATEST,
  /// Those with most reports, the later first among equals.
  MOST_REPORTED
}
