package org.rapporteur.dates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.dates.Rule.Element;
import org.rapporteur.dates.Rule.Piece;
import org.rapporteur.dates.Rule.Role;
import org.rapporteur.dates.Rule.Variant;
import org.rapporteur.reading.WordList;

/// The rules of one language and the words they speak of. Immutable, shared between threads.
final class Grammar {
  private final List<Rule> rules;
  private final Map<String, List<Candidate>> byFirstWord;
  private final List<Candidate> byDigit;
  private final Map<String, List<Rule>> groups;
  private final Lexicon lexicon;
  private final TenseReader tenses;

  private record Candidate(Rule rule, Variant variant) {}

  /// A rule that matched.
  ///
  /// @param start the first of its words
  /// @param end the first word after it
  record Match(int start, int end, Rule rule, String value) {}

  /// What is known while one sentence is read from one word on; remembers what inner groups
  /// matched.
  private record Context(
      List<Word> words,
      @Nullable LocalDate anchor,
      String reference,
      String quarter,
      Map<Inner, Optional<Match>> inner) {}

  private record Inner(String group, int at) {}

  private Grammar(List<Rule> rules, Lexicon lexicon) {
    this.rules = rules;
    this.lexicon = lexicon;
    tenses = new TenseReader(lexicon);
    groups = new HashMap<>();
    for (Rule rule : rules) {
      groups.computeIfAbsent(rule.group(), _ -> new ArrayList<>()).add(rule);
    }
    byFirstWord = new HashMap<>();
    byDigit = new ArrayList<>();
    for (Rule rule : rules) {
      if (!rule.hidden()) {
        rule.variants().forEach(variant -> index(new Candidate(rule, variant), variant));
      }
    }
  }

  /// The rules in the folder of a language's code.
  static Grammar load(String language) {
    return new Grammar(
        WordList.lines(Grammar.class, language + "/rules.txt").stream().map(Rule::of).toList(),
        Lexicon.of(WordList.lines(Grammar.class, language + "/words.txt")));
  }

  List<Rule> rules() {
    return rules;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  /// Files a variant under the words it can start with.
  private void index(Candidate candidate, Variant variant) {
    Element first =
        variant.elements().stream()
            .filter(element -> element.role() == Role.INSIDE)
            .findFirst()
            .orElseThrow();
    switch (first.piece()) {
      case Piece.Literal(var words) -> words.forEach(word -> file(word, candidate));
      case Piece.Member(String name) -> {
        if (!lexicon.has(name)) {
          throw new IllegalArgumentException("no such class: " + name);
        }
        lexicon.words(name).forEach(word -> file(word, candidate));
      }
      case Piece.Numeral _ -> {
        file("", candidate);
        lexicon.words("number").forEach(word -> file(word, candidate));
        lexicon.words("ordinal").forEach(word -> file(word, candidate));
      }
      case Piece.Inner(String group) -> {
        for (Rule inner : groups.getOrDefault(group, List.of())) {
          inner.variants().forEach(variant2 -> index(candidate, variant2));
        }
      }
      case Piece.Joint _, Piece.Choice _ ->
          throw new IllegalArgumentException(
              "a pattern cannot start so: " + candidate.rule().name());
    }
  }

  private void file(String word, Candidate candidate) {
    List<Candidate> list =
        word.isEmpty() ? byDigit : byFirstWord.computeIfAbsent(word, _ -> new ArrayList<>());
    if (list.isEmpty() || !list.getLast().equals(candidate)) {
      list.add(candidate);
    }
  }

  /// The longest expression that starts at `at`, of several the one of the earliest rule; null
  /// where none does.
  ///
  /// @param reference the value of the last date before it, empty where there is none
  /// @param quarter the last quarter of a year named shortly before, empty where there is none
  @Nullable Match match(
      List<Word> words, int at, @Nullable LocalDate anchor, String reference, String quarter) {
    String first = words.get(at).lower();
    List<Candidate> candidates =
        Character.isDigit(first.charAt(0)) ? byDigit : byFirstWord.getOrDefault(first, List.of());
    return candidates.isEmpty() || insideNumber(words, at)
        ? null
        : longest(candidates, new Context(words, anchor, reference, quarter, new HashMap<>()), at);
  }

  private @Nullable Match longest(List<Candidate> candidates, Context context, int at) {
    Match best = null;
    for (Candidate candidate : candidates) {
      Match match = match(candidate.rule(), candidate.variant(), context, at);
      if (match != null && (best == null || match.end() > best.end())) {
        best = match;
      }
    }
    return best;
  }

  /// Whether a number goes on here after a comma or a full stop: *000* of *1,00,000*.
  private static boolean insideNumber(List<Word> words, int at) {
    return at > 1
        && words.get(at).joined()
        && words.get(at).digits()
        && words.get(at - 1).joined()
        && (words.get(at - 1).lower().equals(",") || words.get(at - 1).lower().equals("."))
        && words.get(at - 2).digits();
  }

  /// The longest expression of a group that starts at `at`.
  private @Nullable Match longestOf(String group, Context context, int at) {
    Inner key = new Inner(group, at);
    Optional<Match> known = context.inner().get(key);
    if (known != null) {
      return known.orElse(null);
    }
    Match best = null;
    for (Rule rule : groups.getOrDefault(group, List.of())) {
      for (Variant variant : rule.variants()) {
        Match match = match(rule, variant, context, at);
        if (match != null && (best == null || match.end() > best.end())) {
          best = match;
        }
      }
    }
    context.inner().put(key, Optional.ofNullable(best));
    return best;
  }

  private @Nullable Match match(Rule rule, Variant variant, Context context, int at) {
    List<Word> words = context.words();
    Map<String, String> kept = Map.of();
    int position = at;
    List<Element> elements = variant.elements();
    int first = 0;
    while (elements.get(first).role() != Role.INSIDE) {
      first++;
    }
    for (int i = first; i < elements.size(); i++) {
      Element element = elements.get(i);
      if (element.role() != Role.INSIDE) {
        continue;
      }
      if (element.piece() instanceof Piece.Joint) {
        if (position >= words.size() || !words.get(position).joined()) {
          return null;
        }
        continue;
      }
      if (position >= words.size()) {
        return null;
      }
      Numbers.Read read = read(element.piece(), context, position);
      if (read == null) {
        return null;
      }
      if (!element.keep().isEmpty()) {
        kept = kept.isEmpty() ? new HashMap<>() : kept;
        kept.put(element.keep(), read.value());
      }
      position = read.end();
    }
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).role() != Role.INSIDE
          && !besideAgrees(elements.get(i), context, i < first ? at - 1 : position)) {
        return null;
      }
    }
    int end = position;
    Reckoning reckoning =
        new Reckoning(
            context.anchor(),
            () -> tenses.read(words, at, end),
            context.reference(),
            context.quarter());
    String value = rule.template().fill(kept, reckoning);
    return value == null ? null : new Match(at, position, rule, value);
  }

  private boolean besideAgrees(Element element, Context context, int position) {
    boolean there =
        position >= 0
            && position < context.words().size()
            && read(element.piece(), context, position) != null;
    return there == (element.role() == Role.BESIDE);
  }

  private Numbers.@Nullable Read read(Piece piece, Context context, int position) {
    Word word = context.words().get(position);
    return switch (piece) {
      case Piece.Literal(var literals) ->
          literals.contains(word.lower()) ? new Numbers.Read(position + 1, word.lower()) : null;
      case Piece.Member(String name) -> {
        String value = word.in(name);
        yield value == null ? null : new Numbers.Read(position + 1, value);
      }
      case Piece.Numeral(String kind) -> Numbers.read(kind, context.words(), position);
      case Piece.Inner(String group) -> {
        Match inner = longestOf(group, context, position);
        yield inner == null ? null : new Numbers.Read(inner.end(), inner.value());
      }
      case Piece.Joint _, Piece.Choice _ ->
          throw new IllegalStateException("no step to read: " + piece);
    };
  }
}
