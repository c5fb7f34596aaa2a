package org.rapporteur.desk;

/// What became of an input that was put on the desk.
public enum Added {
  /// It was not there before.
  NEW,
  /// The same bytes under the same name were there, or the same article from another capture:
  /// nothing of what stood there changed.
  ALREADY_THERE,
  /// The same bytes were there, but this version of the extractor finds other articles in them,
  /// which replace the former ones.
  EXTRACTED_AGAIN
}
