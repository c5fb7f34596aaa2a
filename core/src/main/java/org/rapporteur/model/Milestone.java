package org.rapporteur.model;

/// An entry of a brief's timeline.
///
/// @param date when it happened or is to happen, as TIMEX3 writes it; empty when unknown
/// @param precision as [Moment#precision]
/// @param status planned, held and the rest, as [Event.Status] has them in lower case
/// @param line the id of the line it belongs to
/// @param estimated whether the date was reckoned from the estimated day of an undated article
/// @param telling which telling of that line says so, from 0
public record Milestone(
    String date, String precision, boolean estimated, String status, String line, int telling) {
  /// The date for people: *about 2022-02-04* where it is estimated; empty when unknown.
  public String shown() {
    return estimated ? "about " + date : date;
  }
}
