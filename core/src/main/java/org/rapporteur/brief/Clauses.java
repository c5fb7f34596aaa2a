package org.rapporteur.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

/// The parts of a sentence that tell something of their own.
final class Clauses {
  /// Words on both sides of a comma, at least, for it to part two clauses.
  private static final int SHORTEST = 5;

  /// Words that open a clause behind a comma.
  private static final Set<String> OPENING =
      Set.of(
          "and",
          "but",
          "while",
          "after",
          "before",
          "as",
          "which",
          "who",
          "where",
          "when",
          "because",
          "though",
          "although");

  private Clauses() {}

  /// In order; together the whole sentence but for marks between them.
  static List<Span> of(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    List<Span> clauses = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).text();
      boolean parts =
          word.equals(";")
              || (word.equals(",")
                  && i + 1 < tokens.size()
                  && OPENING.contains(tokens.get(i + 1).text().toLowerCase(Locale.ROOT)));
      if (parts && i - from >= SHORTEST && tokens.size() - i - 1 > SHORTEST) {
        clauses.add(span(tokens, from, i));
        from = i + 1;
      }
    }
    if (from < tokens.size()) {
      clauses.add(span(tokens, from, tokens.size()));
    }
    return clauses;
  }

  private static Span span(List<Token> tokens, int from, int to) {
    return new Span(tokens.get(from).span().start(), tokens.get(to - 1).span().end());
  }

  /// How many characters two spans share.
  static int shared(Span one, Span other) {
    return Math.max(0, Math.min(one.end(), other.end()) - Math.max(one.start(), other.start()));
  }
}
