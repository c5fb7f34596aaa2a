package org.rapporteur.intake.web;

/// The marks a server put on an answer: asked with them, it says whether anything has changed.
///
/// @param etag of the header `ETag`, with its quote marks, or empty
/// @param lastModified of the header `Last-Modified` as written, or empty
public record Validator(String etag, String lastModified) {
  /// Nothing is known of an earlier answer.
  public static final Validator NONE = new Validator("", "");

  boolean isNone() {
    return etag.isEmpty() && lastModified.isEmpty();
  }
}
