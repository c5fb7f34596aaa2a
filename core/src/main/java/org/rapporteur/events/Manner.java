package org.rapporteur.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Span;
import org.rapporteur.model.When;
import org.rapporteur.reading.WordList;

/// How an event was done, what it is about and with what: PLOVER's mode and contexts, and an
/// instrument. Immutable.
final class Manner {
  /// Words looked at on each side of a cue, within its clause, for its mode and its instrument.
  private static final int REACH = 8;

  /// What ends a clause; a mode or an instrument beyond it is another event's.
  private static final Set<String> BOUNDARIES =
      Set.of(
          ";", ":", "“", "”", "\"", "that", "who", "which", "but", "while", "after", "before",
          "because", "when", "where", "if");

  /// *with a knife*, *using drones*, *by telephone*, *in a missile attack*.
  private static final Set<String> MEANS = Set.of("with", "using", "by", "via", "through", "over");

  private final Phrases phrases;
  private final Cues modes;
  private final Cues contexts;
  private final Set<String> instruments;
  private final List<Example> examples = new ArrayList<>();

  /// An invented sentence with what it tells.
  ///
  /// @param type empty for a context
  /// @param name the mode or context
  record Example(String type, String name, String text) {}

  Manner(Phrases phrases, List<String> lines, Stems stems) {
    this.phrases = phrases;
    modes = new Cues(modeLines(), stems);
    contexts = new Cues(contextLines(), stems);
    instruments = Phrases.words(lines, "instrument |");
  }

  private List<String> modeLines() {
    return WordList.lines(Manner.class, "en/modes.txt").stream()
        .map(line -> line.split(" \\| "))
        .peek(fields -> examples.add(new Example(fields[0].strip(), fields[1].strip(), fields[3])))
        .map(fields -> fields[0] + " " + fields[1] + " | " + fields[2] + " | " + fields[3] + "=>>")
        .toList();
  }

  private List<String> contextLines() {
    return WordList.lines(Manner.class, "en/contexts.txt").stream()
        .peek(
            line -> {
              String[] fields = line.split(" \\| ");
              examples.add(new Example("", fields[0].strip(), fields[2]));
            })
        .map(line -> line + "=>>")
        .toList();
  }

  List<Example> examples() {
    return List.copyOf(examples);
  }

  /// Empty where nothing tells.
  ///
  /// @param start the first word of the cue
  /// @param end one past its last
  String mode(List<Word> words, String type, int start, int end) {
    int from = clauseStart(words, start);
    int to = clauseEnd(words, end);
    return modes.hits(words).stream()
        .filter(hit -> hit.type().startsWith(type + " "))
        .filter(hit -> hit.start() >= from && hit.end() <= to)
        .min(Comparator.comparingInt(Cues.Hit::id))
        .map(hit -> hit.type().substring(type.length() + 1))
        .orElse("");
  }

  /// All that the words of a sentence tell of, in the order of the list.
  List<String> contexts(List<Word> words) {
    return List.copyOf(
        new LinkedHashSet<>(
            contexts.hits(words).stream()
                .sorted(Comparator.comparingInt(Cues.Hit::id))
                .map(Cues.Hit::type)
                .toList()));
  }

  /// The words for what an event was done with: behind *with* and its like in the cue's clause,
  /// right before the cue (*drone strike*), or who does it where that is a thing (*a car bomb
  /// killed*).
  @Nullable Span instrument(
      List<Word> words, int start, int end, Phrases.@Nullable Range source, List<When> dates) {
    int to = clauseEnd(words, end);
    for (int i = clauseStart(words, start); i < to; i++) {
      if (!MEANS.contains(words.get(i).lower())) {
        continue;
      }
      if (i + 1 < to && isInstrument(words.get(i + 1))) {
        return words.get(i + 1).span();
      }
      Phrases.Range means = phrases.after(words, i + 1, dates);
      if (means != null && isInstrument(words.get(means.end() - 1))) {
        return Phrases.span(words, means.start(), means.end());
      }
    }
    if (start > 0 && isInstrument(words.get(start - 1)) && Statuses.noun(words, start)) {
      return words.get(start - 1).span();
    }
    if (end - start > 1 && isInstrument(words.get(start)) && Statuses.noun(words, end - 1)) {
      return words.get(start).span();
    }
    return source != null && isInstrument(words.get(source.end() - 1))
        ? Phrases.span(words, source.start(), source.end())
        : null;
  }

  private boolean isInstrument(Word word) {
    String lower = word.lower();
    return !word.capital()
        && (instruments.contains(lower)
            || lower.endsWith("s") && instruments.contains(lower.substring(0, lower.length() - 1)));
  }

  private static int clauseStart(List<Word> words, int at) {
    int first = Math.max(0, at - REACH);
    int from = at;
    while (from > first && !BOUNDARIES.contains(words.get(from - 1).lower())) {
      from--;
    }
    return from;
  }

  private static int clauseEnd(List<Word> words, int at) {
    int last = Math.min(words.size(), at + REACH);
    int to = at;
    while (to < last && !BOUNDARIES.contains(words.get(to).lower())) {
      to++;
    }
    return to;
  }
}
