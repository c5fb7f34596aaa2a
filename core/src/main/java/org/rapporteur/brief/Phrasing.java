package org.rapporteur.brief;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.rapporteur.model.Circumstances.Polarity;
import org.rapporteur.model.Event;
import org.rapporteur.model.Span;

/// Whether a statement says that something is so, how sure, and how strongly it is said.
final class Phrasing {
  /// Characters between two names that stand beside one another.
  static final int BESIDE = 40;

  private static final Pattern SURE = Pattern.compile("\\b(will|shall)\\b");
  private static final Pattern POSSIBLE =
      Pattern.compile("\\b(may|might|could|possibly|perhaps|possible)\\b");

  /// The forms of verbs of saying that say more than *said*, with what they say.
  private static final Map<String, String> STRENGTH =
      Map.ofEntries(
          Map.entry("claim", "claimed"),
          Map.entry("alleg", "claimed"),
          Map.entry("admit", "admitted"),
          Map.entry("conced", "admitted"),
          Map.entry("acknowledg", "admitted"),
          Map.entry("confess", "admitted"),
          Map.entry("own up", "admitted"));

  private static final Pattern AHEAD =
      Pattern.compile(
          "\\b(will|shall|(is|are|was|were) to|plans? to|(is|are) due|(is|are) planned|expected to|set to|scheduled (to|for)|going to)\\b");
  private static final Pattern OFF = Pattern.compile("\\b(cancel\\w*|called off|scrapped)\\b");
  private static final Pattern LATER = Pattern.compile("\\b(postpon\\w*|put off|delayed)\\b");

  private static final Pattern REPEATED =
      Pattern.compile(
          "\\b(\\w+ times|often|regularly|repeatedly|every|each (?:year|month|week))\\b");

  private Phrasing() {}

  /// Whether what is told happened more than once.
  static boolean repeated(String words) {
    return REPEATED.matcher(words.toLowerCase(Locale.ROOT)).find();
  }

  /// Whether what a clause tells has happened.
  static Event.Status status(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return OFF.matcher(lower).find()
        ? Event.Status.CALLED_OFF
        : LATER.matcher(lower).find()
            ? Event.Status.POSTPONED
            : AHEAD.matcher(lower).find() ? Event.Status.PLANNED : Event.Status.HELD;
  }

  /// `sure`, `possible`, or empty where neither is told.
  static String modality(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    boolean possible = POSSIBLE.matcher(lower).find();
    boolean sure = SURE.matcher(lower).find();
    return possible == sure ? "" : possible ? "may" : "will";
  }

  /// `so` or `not so`.
  static String polarity(Draft.Said said) {
    boolean denied = said.statement().circumstances().polarity() == Polarity.DENIED;
    return denied != said.passage().wording().negated() ? "not so" : "so";
  }

  /// What the cue says: `said` for all that is neutral; empty without a cue.
  static String strength(Draft.Said said) {
    Span cue = said.statement().cue();
    if (cue == null) {
      return "";
    }
    String words = cue.of(said.passage().account().reading().text()).toLowerCase(Locale.ROOT);
    return STRENGTH.entrySet().stream()
        .filter(entry -> words.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("said");
  }
}
