package org.rapporteur.model;

import java.util.List;

/// Stories that were there and that later articles made the program see otherwise.
///
/// @param kind what became of them
/// @param from the story the articles stood in
/// @param to the story they stand in now
/// @param articles those that changed, by id
public record StoryChange(Kind kind, StoryId from, StoryId to, List<ArticleId> articles) {
  public StoryChange {
    articles = List.copyOf(articles);
  }

  /// What became of the articles.
  public enum Kind {
    /// All of `from` went into `to`; `from` is no more.
    MERGE,
    /// A part of `from` is a story of its own, `to`.
    SPLIT,
    /// A part of `from` went into `to`, which was there before.
    MOVE;

    /// @param fresh whether `to` was not there before
    /// @param all whether nothing of `from` went elsewhere or stayed
    public static Kind of(boolean fresh, boolean all) {
      return fresh ? SPLIT : all ? MERGE : MOVE;
    }
  }
}
