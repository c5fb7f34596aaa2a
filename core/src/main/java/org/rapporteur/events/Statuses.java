package org.rapporteur.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Event;
import org.rapporteur.reading.CalendarWords;

/// Tells from the words around a cue whether the event happened. Immutable.
final class Statuses {
  /// So many words before a cue that is no past tense are read: the verb that governs *holding
  /// talks* or *a meeting* may stand far ahead.
  private static final int REACH = 22;

  /// So many words before a cue may hold *denied*, *cancelled* or *threatened*.
  private static final int NEAR = 7;

  /// So many words behind it, for *were cancelled* and *will take place*.
  private static final int REACH_BEHIND = 14;

  /// So many words may stand between a noun and what decides right before it: *ahead of a long
  /// meeting*.
  private static final int ADJECTIVES = 5;

  private static final Set<String> BE = Set.of("is", "are", "was", "were", "be", "been", "'s");
  private static final Set<String> AUXILIARIES =
      Set.of(
          "has", "have", "had", "did", "does", "do", "being", "ever", "yet", "also", "then", "not");
  private static final Set<String> DEFINITE =
      Set.of(
          "the",
          "a",
          "an",
          "his",
          "her",
          "their",
          "its",
          "s",
          "this",
          "that",
          "first",
          "official",
          "state",
          "rare");
  private static final Set<String> NOUNS =
      Set.of(
          "talks",
          "meeting",
          "meetings",
          "summit",
          "summits",
          "dialogue",
          "call",
          "visit",
          "visits",
          "trip",
          "tour",
          "negotiations",
          "consultations",
          "mediation",
          "telephone",
          "phone");

  /// Verbs that only carry a noun: *had no talks*, *did not hold a meeting*.
  private static final Set<String> LIGHT =
      Set.of("hav", "hold", "attend", "begin", "start", "plan");

  private static final Set<String> SPANS = Set.of("week", "month", "year", "weekend");
  private static final Set<String> VERB_LEADS =
      Set.of(
          "to",
          "and",
          "who",
          "will",
          "would",
          "may",
          "might",
          "can",
          "could",
          "should",
          "must",
          "shall",
          "not",
          "he",
          "she",
          "they",
          "we",
          "also",
          "then",
          "n't",
          "ministers",
          "leaders",
          "officials",
          "presidents");
  /// Stems of auxiliaries, and of *ruled out* and *called off*, which decide by their second word.
  private static final Set<String> NO_GOVERNORS = Set.of("hav", "be", "rul", "call");

  private static final Set<String> AGREED = Set.of("agreed", "agree", "agrees");
  private static final Set<String> APART =
      Set.of(";", "\"", "“", "”", "but", "after", "before", "since");
  private static final Set<String> CLAUSE_END =
      Set.of(";", "but", "which", "who", "that", "while", "\"", "“", "”");

  /// How the verb or noun of a cue stands.
  private enum Form {
    PAST,
    NOUN,
    OTHER
  }

  private final Map<String, Set<String>> words = new HashMap<>();

  Statuses(List<String> lines) {
    for (String line : lines) {
      int bar = line.indexOf('|');
      words.put(
          line.substring(0, bar).strip(), Set.of(line.substring(bar + 1).strip().split(" +")));
    }
  }

  private boolean says(String list, String lower) {
    return words.getOrDefault(list, Set.of()).contains(lower);
  }

  /// The status that the words around the cue give; the nearest deciding word before it wins. Null
  /// where none decides: then it was held, unless the sentence gives a date to come.
  Event.@Nullable Status of(List<Word> sentence, int cue) {
    Form form = form(sentence, cue);
    Event.Status status = group(sentence, cue, form);
    if (status == null) {
      status = calledOffBehind(sentence, cue);
    }
    if (status == null && form == Form.PAST) {
      status = near(sentence, cue);
      return status == null ? Event.Status.HELD : status;
    }
    if (status == null && form == Form.NOUN) {
      status = behindNoun(sentence, cue);
    }
    if (status == null) {
      status = ahead(sentence, cue, form);
    }
    return status == null && soon(sentence, cue) ? Event.Status.PLANNED : status;
  }

  /// Whether the cue is a noun without a tense of its own.
  static boolean noun(List<Word> sentence, int cue) {
    return form(sentence, cue) == Form.NOUN;
  }

  private static Form form(List<Word> sentence, int cue) {
    Word word = sentence.get(cue);
    String before = cue == 0 ? "" : sentence.get(cue - 1).lower();
    if (NOUNS.contains(word.lower())) {
      boolean led = cue == 0 || VERB_LEADS.contains(before) || sentence.get(cue - 1).capital();
      boolean verbal =
          Set.of("visit", "visits", "call", "tour", "trip").contains(word.lower()) && led;
      boolean participle =
          word.lower().equals("meeting")
              && (before.equals(",")
                  || before.equals("by")
                  || BE.contains(before)
                  || (!DEFINITE.contains(before)
                      && cue + 1 < sentence.size()
                      && sentence.get(cue + 1).capital()));
      return verbal || participle ? Form.OTHER : Form.NOUN;
    }
    boolean irregular =
        !word.lower().startsWith(word.stem())
            && !word.lower().endsWith("ing")
            && !word.lower().endsWith("s");
    boolean past = word.lower().endsWith("ed") || irregular;
    return past ? Form.PAST : Form.OTHER;
  }

  /// What the auxiliaries right before the cue say: *will meet*, *has not met*, *to be held*, *no
  /// talks*.
  private Event.@Nullable Status group(List<Word> sentence, int cue, Form form) {
    boolean open = true;
    for (int i = cue - 1; i >= Math.max(0, cue - NEAR) && open; i--) {
      String lower = sentence.get(i).lower();
      if (says("DENIED group", lower)) {
        boolean only = i + 1 < sentence.size() && sentence.get(i + 1).lower().equals("only");
        return only ? null : Event.Status.DENIED;
      }
      boolean over = form == Form.PAST && sentence.get(i + 1).lower().equals("have");
      if (over) {
        // *may have met*, *are thought to have died*
        return null;
      }
      if (form != Form.NOUN && says("PLANNED", lower) && !lower.equals("agreed")) {
        return negated(sentence, i) ? Event.Status.DENIED : Event.Status.PLANNED;
      }
      if (form != Form.NOUN && Set.of("should", "must").contains(lower)) {
        return Event.Status.CALLED_FOR;
      }
      if (lower.equals("to") && form != Form.NOUN) {
        return infinitive(sentence, i);
      }
      boolean auxiliary = BE.contains(lower) || AUXILIARIES.contains(lower) || lower.endsWith("ly");
      open =
          form == Form.NOUN
              ? cue - i <= 3 && !BE.contains(lower) && !Set.of(",", "with", "that").contains(lower)
              : auxiliary;
    }
    return null;
  }

  /// What the word before *to* says of the verb behind it; *Stone to meet Marsh* is a plan. Null
  /// after a verb of motion: its tense decides.
  private Event.@Nullable Status infinitive(List<Word> sentence, int to) {
    if (to > 0 && BE.contains(sentence.get(to - 1).lower())) {
      return Event.Status.PLANNED;
    }
    if (to > 0 && sentence.get(to - 1).capital()) {
      return named(sentence, to);
    }
    for (int i = to - 1; i >= Math.max(0, to - REACH_BEHIND); i--) {
      String lower = sentence.get(i).lower();
      if (Set.of(",", ";", "that", "\"", "“", "”").contains(lower)) {
        break;
      }
      for (Event.Status status : Event.Status.values()) {
        if (says(status.name(), lower)) {
          return status == Event.Status.PLANNED && negated(sentence, i)
              ? Event.Status.DENIED
              : status;
        }
      }
      if (says("DENIED group", lower) || sentence.get(i).stem().equals("fail")) {
        return Event.Status.DENIED;
      }
      if (calledFor(sentence, i)) {
        return Event.Status.CALLED_FOR;
      }
    }
    return null;
  }

  /// *urged Marsh to meet Stone*: the name before *to* is the one called upon; *flew to Norville to
  /// meet Stone*: it is none that does it.
  private Event.@Nullable Status named(List<Word> sentence, int to) {
    int start = to;
    while (start > 0 && sentence.get(start - 1).capital()) {
      start--;
    }
    for (int i = start - 1; i >= Math.max(0, start - NEAR); i--) {
      String lower = sentence.get(i).lower();
      if (Set.of(",", ";", "that").contains(lower)) {
        break;
      }
      for (Event.Status status : Event.Status.values()) {
        if (says(status.name(), lower)) {
          return status;
        }
      }
      if (calledFor(sentence, i)) {
        return Event.Status.CALLED_FOR;
      }
    }
    return Event.Status.PLANNED;
  }

  private static boolean calledFor(List<Word> sentence, int at) {
    return Set.of("for", "on").contains(sentence.get(at).lower())
        && at > 0
        && sentence.get(at - 1).stem().equals("call");
  }

  private static boolean calledOff(List<Word> sentence, int at) {
    return sentence.get(at).lower().equals("off")
        && at > 0
        && sentence.get(at - 1).stem().equals("call");
  }

  /// *denied that Stone met Marsh*: what may stand before a clause in the past.
  private Event.@Nullable Status near(List<Word> sentence, int cue) {
    for (int i = cue - 1; i >= Math.max(0, cue - NEAR); i--) {
      String lower = sentence.get(i).lower();
      if (Set.of(";", ",", "\"", "“", "”", "after", "when", "as", "who", "which").contains(lower)) {
        return null;
      }
      if (Set.of("deny", "denies", "denied", "denying").contains(lower)) {
        return Event.Status.DENIED;
      }
      if (Set.of("should", "must").contains(lower) && sentence.get(cue - 1).lower().equals("be")) {
        return Event.Status.CALLED_FOR;
      }
    }
    return null;
  }

  private Event.@Nullable Status calledOffBehind(List<Word> sentence, int cue) {
    for (int i = cue + 1; i < Math.min(sentence.size(), cue + REACH_BEHIND); i++) {
      String lower = sentence.get(i).lower();
      boolean passive = BE.contains(sentence.get(i - 1).lower());
      if (calledOff(sentence, i) || (says("CALLED_OFF", lower) && passive)) {
        return Event.Status.CALLED_OFF;
      }
      if (says("POSTPONED", lower) && passive) {
        return Event.Status.POSTPONED;
      }
      if (CLAUSE_END.contains(lower)) {
        break;
      }
    }
    return null;
  }

  private Event.@Nullable Status behindNoun(List<Word> sentence, int cue) {
    for (int i = cue + 1; i < Math.min(sentence.size(), cue + REACH_BEHIND); i++) {
      String lower = sentence.get(i).lower();
      if (CLAUSE_END.contains(lower)
          || Set.of(",", "took", "had", "said", "says", "met").contains(lower)) {
        break;
      }
      if (says("PLANNED behind", lower)) {
        // talks expected to focus on fish are no less held for that
        boolean about =
            sentence.subList(i + 1, Math.min(sentence.size(), i + 4)).stream()
                .anyMatch(word -> word.lower().equals("focus"));
        return about ? null : Event.Status.PLANNED;
      }
    }
    return null;
  }

  /// The nearest deciding word on the way to the sentence's start.
  private Event.@Nullable Status ahead(List<Word> sentence, int cue, Form form) {
    boolean whenever =
        sentence.subList(Math.max(0, cue - 4), cue).stream()
            .anyMatch(word -> word.lower().equals("when"));
    boolean governed = form == Form.NOUN || whenever || sentence.get(cue).lower().endsWith("ing");
    for (int i = cue - 1; i >= Math.max(0, cue - (governed ? REACH : NEAR)); i--) {
      String lower = sentence.get(i).lower();
      int distance = cue - i;
      if (Set.of(";", "\"", "“", "”").contains(lower)) {
        return null;
      }
      if (form == Form.NOUN && distance <= ADJECTIVES && says("PLANNED noun", lower)) {
        return Event.Status.PLANNED;
      }
      if (form == Form.NOUN
          && distance <= NEAR
          && says("DENIED group", lower)
          && LIGHT.contains(sentence.get(i + 1).stem())) {
        return Event.Status.DENIED;
      }
      if (calledOff(sentence, i) && distance <= NEAR) {
        return Event.Status.CALLED_OFF;
      }
      if (calledFor(sentence, i) && distance <= NEAR) {
        return Event.Status.CALLED_FOR;
      }
      if (lower.equals("to")
          && i > 0
          && BE.contains(sentence.get(i - 1).lower())
          && distance <= NEAR) {
        return Event.Status.PLANNED;
      }
      if (AGREED.contains(lower) && !sentence.get(i + 1).lower().equals("to")) {
        continue;
      }
      for (Event.Status status : Event.Status.values()) {
        boolean far = status != Event.Status.PLANNED && status != Event.Status.HELD;
        if (says(status.name(), lower) && (!far || distance <= NEAR)) {
          return status == Event.Status.PLANNED && negated(sentence, i)
              ? Event.Status.DENIED
              : status;
        }
      }
      boolean led =
          i == 0
              || BE.contains(sentence.get(i - 1).lower())
              || DEFINITE.contains(sentence.get(i - 1).lower());
      boolean past =
          !sentence.get(i).capital()
              && form(sentence, i) == Form.PAST
              && !NO_GOVERNORS.contains(sentence.get(i).stem());
      if (governed && !led && past) {
        // the verb in the past that governs the cue
        return null;
      }
      if (lower.equals("out")
          && i > 0
          && sentence.get(i - 1).stem().equals("rul")
          && distance <= NEAR) {
        return Event.Status.DENIED;
      }
    }
    return null;
  }

  /// *next week*, *tomorrow*, *in the coming days*, *later this month*.
  private boolean soon(List<Word> sentence, int cue) {
    for (int i = 0; i + 1 < sentence.size(); i++) {
      String lower = sentence.get(i).lower();
      String next = sentence.get(i + 1).lower();
      boolean time =
          says("PLANNED time", lower)
              || (lower.equals("next") && isUnit(next))
              || (lower.equals("coming")
                  && Set.of("days", "week", "weeks", "month", "months", "hours").contains(next))
              || (lower.equals("later") && Set.of("this", "today", "on").contains(next))
              || (lower.equals("this") && next.equals("coming"))
              || (lower.equals("later") && isUnit(next));
      boolean apart =
          i > 3
              && sentence.subList(Math.min(i, cue), Math.max(i, cue)).stream()
                  .anyMatch(word -> APART.contains(word.lower()));
      boolean list =
          i > 3
              && i < cue
              && sentence.subList(i, cue).stream().anyMatch(word -> word.lower().equals(","));
      if (time && Math.abs(i - cue) <= REACH && !apart && !list) {
        return true;
      }
    }
    return false;
  }

  private static boolean negated(List<Word> sentence, int at) {
    boolean before =
        at > 0 && Set.of("not", "never", "no", "n't").contains(sentence.get(at - 1).lower());
    boolean behind =
        at + 1 < sentence.size()
            && Set.of("not", "never", "n't").contains(sentence.get(at + 1).lower());
    return before || behind;
  }

  /// Whether a word may stand after *next*: *next week*, *next Friday*.
  private static boolean isUnit(String word) {
    return SPANS.contains(word)
        || CalendarWords.WEEKDAYS.contains(word)
        || CalendarWords.MONTHS.contains(word);
  }
}
