package org.rapporteur.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rapporteur.intake.web.Validator;

/// What a desk knows of an item of a feed that is watched.
///
/// @param feed the feed's address, see [WatchedFeed]
/// @param id what stays the same when the item is updated
/// @param link where its page stands, null where it has none
/// @param mark a hash of what the feed says of it; another one means that it was updated
/// @param seen when the feed first said so
/// @param validator of its page
public record WatchedItem(
    String feed,
    String id,
    @Nullable String link,
    String mark,
    Instant seen,
    State state,
    Validator validator) {

  /// What became of it.
  public enum State {
    /// Its report is on the desk.
    READ,
    /// Its page could not be fetched yet.
    WAITING,
    /// There is no report to be had of it.
    REFUSED
  }

  public WatchedItem with(State state, Validator validator) {
    return new WatchedItem(feed, id, link, mark, seen, state, validator);
  }
}
