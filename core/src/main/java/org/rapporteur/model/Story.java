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
/// @param episodes the turns of a story that runs on, two at least and each article in one of them,
/// by time; empty where it has none
public record Story(
    StoryId id,
    String headline,
    @Nullable Stamp first,
    @Nullable Stamp last,
    List<ArticleId> articles,
    List<Episode> episodes) {
  public Story {
    articles = List.copyOf(articles);
    episodes = List.copyOf(episodes);
  }

  /// A story without episodes.
  public Story(
      StoryId id,
      String headline,
      @Nullable Stamp first,
      @Nullable Stamp last,
      List<ArticleId> articles) {
    this(id, headline, first, last, articles, List.of());
  }

  /// The same under another id.
  public Story withId(StoryId other) {
    return new Story(other, headline, first, last, articles, episodes);
  }
}
