package org.rapporteur.events;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.When;

/// Finds who claims or suspects what a clause tells: *Marsh alleged that Stone met rebels*, *police
/// suspect the company of …*, *allegedly*. Immutable.
final class Claims {
  /// Words between the claim and what is claimed.
  private static final int REACH = 10;

  private final Phrases phrases;
  private final Set<String> verbs;
  private final Set<String> signs;

  /// @param lines the lines of words.txt: `claim`, verbs, and `alleged`, words beside the verb
  Claims(Phrases phrases, List<String> lines) {
    this.phrases = phrases;
    this.verbs = Phrases.words(lines, "claim |");
    this.signs = Phrases.words(lines, "alleged |");
  }

  /// @param by who claims it, or null where nothing says
  record Claim(Phrases.@Nullable Range by) {}

  /// Null where nobody claims.
  ///
  /// @param cue the event's first word
  /// @param subject the first word of who does it
  @Nullable Claim of(List<Word> words, int cue, int subject, List<When> dates) {
    int first = Math.min(subject, cue);
    for (int i = first - 1; i >= Math.max(0, first - REACH); i--) {
      String lower = words.get(i).lower();
      boolean that =
          i + 1 < words.size()
              && (words.get(i + 1).lower().equals("that") || i + 1 == first)
              && verbs.contains(lower);
      if (that) {
        return new Claim(phrases.before(words, i, dates));
      }
      if (Set.of(";", "but", "”", "“").contains(lower)) {
        break;
      }
    }
    for (int i = Math.max(0, cue - 3); i < Math.min(words.size(), cue + 2); i++) {
      if (signs.contains(words.get(i).lower())) {
        return new Claim(null);
      }
    }
    return null;
  }
}
