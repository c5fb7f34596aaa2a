package org.rapporteur.statements;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Span;

/// A statement before it is known whom its source stands for.
///
/// @param paragraph which one, from 0
/// @param content what was said, one span or more, in order
/// @param source who said it, as tagged; null where nobody was
/// @param cue null only where the paragraph has none
/// @param rule what decided
/// @param confidence 0 to 1
record Draft(
    int paragraph,
    List<Span> content,
    @Nullable Span source,
    @Nullable Span cue,
    String rule,
    double confidence) {
  Draft {
    content = List.copyOf(content);
  }

  Span span() {
    return Span.around(content);
  }
}
