package org.rapporteur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sentence's report of something done by someone to someone.
///
/// @param article where it was told
/// @param type one of [#TYPES]
/// @param mode how, one of PLOVER's modes of the type, empty where the text does not say
/// @param contexts what it is about: PLOVER's general contexts, those that its sentence tells of
/// @param status whether it happened
/// @param by whose word it is, where it is alleged or denied and the sentence says so
/// @param background whether it is told as history: from long before the article, or before what
/// the article tells of
/// @param source who did it
/// @param target to whom
/// @param place where, when the sentence says so
/// @param instrument with what, when the sentence says so: *with a knife*, *by telephone*
/// @param date when, when the sentence says so
/// @param cue the words that say so
/// @param sentence the sentence it stands in
/// @param rule what decided
public record Event(
    ArticleId article,
    String type,
    String mode,
    List<String> contexts,
    Status status,
    @Nullable Mention by,
    boolean background,
    @Nullable Actor source,
    @Nullable Actor target,
    @Nullable Mention place,
    @Nullable Span instrument,
    @Nullable When date,
    Span cue,
    Span sentence,
    String rule) {
  /// PLOVER's root types, then the everyday types.
  public static final List<String> TYPES =
      List.of(
          "AGREE",
          "CONSULT",
          "SUPPORT",
          "COOPERATE",
          "AID",
          "YIELD",
          "REQUEST",
          "ACCUSE",
          "REJECT",
          "THREATEN",
          "PROTEST",
          "SANCTION",
          "MOBILIZE",
          "COERCE",
          "ASSAULT",
          "ELECTION",
          "COURT",
          "DISASTER",
          "DEATH",
          "APPOINTMENT",
          "DEAL",
          "LAUNCH");

  public Event {
    contexts = List.copyOf(contexts);
  }

  /// The words for who did it.
  public @Nullable Mention sourceMention() {
    return source == null ? null : source.mention();
  }

  /// The words for whom it was done to.
  public @Nullable Mention targetMention() {
    return target == null ? null : target.mention();
  }

  /// Whether it happened.
  public enum Status {
    PLANNED,
    /// Going on when it was told.
    UNDER_WAY,
    HELD,
    CALLED_OFF,
    POSTPONED,
    DENIED,
    CALLED_FOR,
    THREATENED,
    /// Somebody claims or suspects that it happened.
    ALLEGED
  }
}
