package org.rapporteur.events;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapporteur.model.Event;

/// Tells from the words before a cue whether the event happened. Immutable.
final class Statuses {
  /// So many words before the cue are read.
  private static final int REACH = 7;

  /// So many words behind it, for *were cancelled* and *was called off*.
  private static final int REACH_BEHIND = 14;

  private final Map<Event.Status, Set<String>> words = new EnumMap<>(Event.Status.class);

  Statuses(List<String> lines) {
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int bar = line.indexOf('|');
        words.put(Event.Status.valueOf(line.substring(0, bar).strip()), Set.of(line.substring(bar + 1).strip().split(" +")));
      }
    }
  }

  /// The status that the words from the clause's start to the cue give; the nearest deciding word wins. HELD where none decides.
  Event.Status of(List<Word> sentence, int cue) {
    for (int i = cue - 1; i >= Math.max(0, cue - REACH); i--) {
      String lower = sentence.get(i).lower();
      if (Set.of(";", "\"", "“", "”").contains(lower)) {
        break;
      }
      if (lower.equals("to") && i > 0 && Set.of("is", "are", "was", "were").contains(sentence.get(i - 1).lower())) {
        return Event.Status.PLANNED;
      }
      for (Event.Status status : Event.Status.values()) {
        if (words.getOrDefault(status, Set.of()).contains(lower)) {
          return status == Event.Status.PLANNED && deniedBefore(sentence, i) ? Event.Status.DENIED : status;
        }
      }
      if (lower.equals("for") && i > 0 && sentence.get(i - 1).stem().equals("call")) {
        return Event.Status.CALLED_FOR;
      }
      if (lower.equals("off") && i > 0 && sentence.get(i - 1).stem().equals("call")) {
        return Event.Status.CALLED_OFF;
      }
    }
    for (int i = cue + 1; i < Math.min(sentence.size(), cue + REACH_BEHIND); i++) {
      String lower = sentence.get(i).lower();
      boolean called = lower.equals("off") && sentence.get(i - 1).stem().equals("call");
      if (called || (words.getOrDefault(Event.Status.CALLED_OFF, Set.of()).contains(lower) && Set.of("was", "were", "been", "is", "be").contains(sentence.get(i - 1).lower()))) {
        return Event.Status.CALLED_OFF;
      }
      if (Set.of(";", "but", "which", "who", "that").contains(lower)) {
        break;
      }
    }
    return Event.Status.HELD;
  }

  private static boolean deniedBefore(List<Word> sentence, int at) {
    return at > 0 && Set.of("not", "never").contains(sentence.get(at - 1).lower()) || at + 1 < sentence.size() && sentence.get(at + 1).lower().equals("not");
  }
}
