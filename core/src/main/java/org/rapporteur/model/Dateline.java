package org.rapporteur.model;

/// The place, and sometimes the day, that opens an agency report (ninjs: `located`).
///
/// @param place as printed: *BEIJING*
/// @param date the day as printed, empty when none is: *Feb 4*
/// @param span where it stands in the article's text
public record Dateline(String place, String date, Span span) {}
