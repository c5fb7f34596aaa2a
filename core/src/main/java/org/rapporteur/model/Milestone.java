package org.rapporteur.model;

/// An entry of a brief's timeline.
///
/// @param date when it happened or is to happen, as TIMEX3 writes it; empty when unknown
/// @param precision day, month, year, week, time or unknown
/// @param status planned, held and the rest, as [Event.Status] has them in lower case
/// @param line the id of the line it belongs to
/// @param telling which telling of that line says so, from 0
public record Milestone(String date, String precision, String status, String line, int telling) {}
