package org.rapporteur.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.intake.Rhythm;
import org.rapporteur.intake.web.Validator;

/// What a desk knows of a feed that is watched.
///
/// @param address as it was given, or as a list of feeds names it
/// @param movedTo where it is asked for now, empty where it has not moved
/// @param validator of the last answer that was read to its end
/// @param succeeded when it last answered, null where it never did
/// @param due not to be asked before
/// @param failures how often in a row it could not be read
/// @param ended when its server said that it is gone, null where it did not
/// @param rhythm what it said itself of when to be asked
/// @param lists the feeds it names, where it is a list
public record WatchedFeed(
    String address,
    String movedTo,
    Validator validator,
    @Nullable Instant succeeded,
    Instant due,
    int failures,
    @Nullable Instant ended,
    Rhythm rhythm,
    List<String> lists) {
  public WatchedFeed {
    lists = List.copyOf(lists);
  }

  /// A feed that was never asked for.
  public static WatchedFeed unknown(String address) {
    return new WatchedFeed(
        address, "", Validator.NONE, null, Instant.EPOCH, 0, null, Rhythm.UNSAID, List.of());
  }

  /// The same after it could not be read.
  ///
  /// @param due not to be asked before
  /// @param ended when its server said that it is gone, null where it did not
  public WatchedFeed failed(Instant due, @Nullable Instant ended) {
    return new WatchedFeed(
        address, movedTo, validator, succeeded, due, failures + 1, ended, rhythm, lists);
  }

  /// Where it is asked for.
  public String current() {
    return movedTo.isEmpty() ? address : movedTo;
  }
}
