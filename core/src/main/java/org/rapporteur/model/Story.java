package org.rapporteur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Articles about the same happening.
///
/// @param id stays as the story grows
/// @param headline the clearest one among its articles'
/// @param first earliest day of publication known, or null
/// @param last latest day of publication known, or null
/// @param articles by time of publication, the undated last
public record Story(
    StoryId id,
    String headline,
    @Nullable Stamp first,
    @Nullable Stamp last,
    List<ArticleId> articles) {
  public Story {
    articles = List.copyOf(articles);
  }
}
