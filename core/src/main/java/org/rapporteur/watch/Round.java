package org.rapporteur.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.StoryId;

/// What one round of asking all feeds brought.
///
/// @param at when it began
/// @param stories those that are new or have new reports, in the order of their ids
/// @param next when the next feed is due; null where none will be
/// @param ended whether it was ended before all was done: what is left comes with the next one
public record Round(
    Instant at, Counts counts, List<News> stories, @Nullable Instant next, boolean ended) {
  public Round {
    stories = List.copyOf(stories);
  }

  /// @param feeds all, lists of feeds not counted
  /// @param unchanged asked, and the same as before
  /// @param notDue not asked, as it is too early
  /// @param failed asked, and not read
  /// @param gone asked no more
  /// @param added reports that were not on the desk
  /// @param revised later versions of reports that were
  /// @param rejected feeds and items that could not be read, each named
  public record Counts(
      int feeds,
      int unchanged,
      int notDue,
      int failed,
      int gone,
      int added,
      int revised,
      int rejected) {}

  /// A story that has new reports.
  ///
  /// @param isNew whether all of it is
  /// @param reports how many it has
  public record News(StoryId story, String headline, boolean isNew, int reports) {}
}
