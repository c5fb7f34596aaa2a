package org.rapporteur.model;

import org.jspecify.annotations.Nullable;

/// How, where and on which day something was said, as the words around its cue tell.
///
/// @param polarity whether it was said at all
/// @param place where it was said, or null: *in Beijing*
/// @param day the words that tell when it was said, or null: *on Monday*, *on 12 May*
/// @param date what these words mean, or null where there are none or they could not be read
public record Circumstances(
    Polarity polarity, @Nullable Span place, @Nullable Span day, @Nullable When date) {
  /// Said, and nothing more is told.
  public static final Circumstances NONE = new Circumstances(Polarity.SAID, null, null, null);

  /// Whether the speaker says so.
  public enum Polarity {
    SAID,
    /// The speaker says that it is not so: *denied that …*.
    DENIED,
    /// The speaker is told not to have said so: *did not say whether …*.
    NOT_SAID,
    /// The speaker would say nothing: *declined to comment*.
    DECLINED
  }
}
