package org.rapporteur.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Line;

/// Where the tellings of one line use other words: those of the most told wording stand as they
/// are, in the others the words that it has not are marked.
final class Wordings {
  static final String SLOT = "wording";

  /// Wordings that share less than this part of their words are nowhere alike: marks would cover
  /// everything and show nothing.
  private static final double ALIKE = 0.4;

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.,-]*(?<![.,'’-])");

  private final Line line;
  private final List<Difference.Value> values;
  private final List<Set<String>> words;

  private Wordings(Line line, List<Difference.Value> values) {
    this.line = line;
    this.values = values;
    this.words = values.stream().map(value -> words(value.value())).toList();
  }

  static Wordings of(Line line) {
    return new Wordings(
        line,
        line.differences().stream()
            .filter(difference -> difference.slot().equals(SLOT))
            .flatMap(difference -> difference.values().stream())
            .toList());
  }

  /// The telling's text with its own words marked; empty where there is no other wording, or one
  /// too far off.
  Optional<List<View.Piece>> marked(int telling) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i).tellings().contains(telling) && alike(words.get(0), words.get(i))) {
        return Optional.of(pieces(line.tellings().get(telling).text(), words.get(0)));
      }
    }
    return Optional.empty();
  }

  private static boolean alike(Set<String> some, Set<String> others) {
    return some.stream().filter(others::contains).count()
        >= ALIKE * Math.max(some.size(), others.size());
  }

  private static List<View.Piece> pieces(String text, Set<String> shared) {
    List<View.Piece> pieces = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int done = 0;
    int from = -1;
    int to = -1;
    while (word.find()) {
      if (shared.contains(word.group().toLowerCase(Locale.ROOT))) {
        continue;
      }
      if (from >= 0 && text.substring(to, word.start()).isBlank()) {
        to = word.end();
        continue;
      }
      done = add(pieces, text, done, from, to);
      from = word.start();
      to = word.end();
    }
    done = add(pieces, text, done, from, to);
    if (done < text.length()) {
      pieces.add(new View.Piece(text.substring(done), false));
    }
    return pieces;
  }

  /// Sets what stands before a marked stretch, and the stretch; returns where it ends.
  private static int add(List<View.Piece> pieces, String text, int done, int from, int to) {
    if (from < 0) {
      return done;
    }
    if (from > done) {
      pieces.add(new View.Piece(text.substring(done, from), false));
    }
    pieces.add(new View.Piece(text.substring(from, to), true));
    return to;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    WORD.matcher(text)
        .results()
        .forEach(match -> words.add(match.group().toLowerCase(Locale.ROOT)));
    return words;
  }
}
