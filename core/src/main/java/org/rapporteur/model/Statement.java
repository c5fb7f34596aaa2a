package org.rapporteur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who said what.
///
/// @param article where it was told
/// @param kind whose words they are
/// @param content what was said, one span or several, in order
/// @param speaker who said it, or null where the text does not say
/// @param voice what kind of speaker it is, null where there is none
/// @param cue the words that say so: *said*, *according to*
/// @param addressee whom it was said to: *told Wang*
/// @param through by whose account: *told the BBC*, *according to CCTV*
/// @param circumstances how, where and when it was said
/// @param rule what decided
/// @param confidence how often statements like this one are right, 0 to 1
/// @param gear with what it was found
public record Statement(
    ArticleId article,
    Kind kind,
    List<Span> content,
    @Nullable Mention speaker,
    @Nullable Voice voice,
    @Nullable Span cue,
    @Nullable Mention addressee,
    @Nullable Mention through,
    Circumstances circumstances,
    String rule,
    double confidence,
    Gear gear) {
  public Statement {
    content = List.copyOf(content);
    if (content.isEmpty()) {
      throw new IllegalArgumentException("a statement without content");
    }
  }

  /// The same statement with the one of `dates` that the words for its day stand for.
  public Statement dated(List<When> dates) {
    Span day = circumstances.day();
    When date =
        day == null
            ? null
            : dates.stream().filter(each -> each.span().overlaps(day)).findFirst().orElse(null);
    return date == null
        ? this
        : new Statement(
            article,
            kind,
            content,
            speaker,
            voice,
            cue,
            addressee,
            through,
            new Circumstances(
                circumstances.polarity(), circumstances.place(), circumstances.day(), date),
            rule,
            confidence,
            gear);
  }

  /// From the first to the last word of its content.
  public Span span() {
    return Span.around(content);
  }

  /// Whose words a statement is in.
  public enum Kind {
    /// All in quote marks.
    DIRECT,
    /// Partly in quote marks.
    MIXED,
    /// In the reporter's words.
    INDIRECT
  }
}
