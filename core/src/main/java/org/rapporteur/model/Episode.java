package org.rapporteur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One turn of a story that runs on: the arrest, the trial, the sentence.
///
/// @param headline the clearest one among its articles'
/// @param first earliest day of publication known, or null
/// @param last latest day of publication known, or null
/// @param articles by time of publication, the undated last
public record Episode(
    String headline, @Nullable Stamp first, @Nullable Stamp last, List<ArticleId> articles) {
  public Episode {
    articles = List.copyOf(articles);
  }
}
