package org.rapporteur.model;

import java.util.List;

/// Who wrote an article (ninjs: `by`).
///
/// @param authors people, as printed, without *By* or roles
/// @param agencies agencies named in byline, credit line or dateline: *AFP*, *Reuters*
public record Byline(List<String> authors, List<String> agencies) {
  /// Nobody is named.
  public static final Byline NONE = new Byline(List.of(), List.of());

  public Byline {
    authors = List.copyOf(authors);
    agencies = List.copyOf(agencies);
  }
}
