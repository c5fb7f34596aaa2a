package org.rapporteur.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Line;
import org.rapporteur.model.Span;
import org.rapporteur.reading.Encoder;

/// Puts numbers into the lines that tell them. A number told inside a statement or an event is part
/// of that line. Where other tellings give the same number outside of one, and their sentence is
/// near, they are tellings of that line too. Where two numbers are told of one thing, or several
/// origins count the same people, that is a line of its own, unless another line tells most of it,
/// or all of a toll.
final class FigureFolding {
  /// How near a sentence that tells a figure must be to a line that holds the same figure, to be a
  /// telling of that line.
  private static final double FIGURE_IN_LINE = 0.5;

  private final Encoder encoder;
  private final LineRulings rulings;
  private final List<Held> lines = new ArrayList<>();

  /// The lines that an article tells, in their order.
  private final Map<ArticleId, Set<Held>> linesOf = new HashMap<>();

  private FigureFolding(Encoder encoder, LineRulings rulings) {
    this.encoder = encoder;
    this.rulings = rulings;
  }

  /// The groups that are lines: first those of statements and events, with the numbers they tell.
  static List<List<Draft>> fold(List<List<Draft>> groups, Encoder encoder, LineRulings rulings) {
    FigureFolding folding = new FigureFolding(encoder, rulings);
    groups.stream()
        .filter(group -> group.getFirst().kind() != Line.Kind.FIGURE)
        .forEach(folding::add);
    for (List<Draft> figures : groups) {
      if (figures.getFirst().kind() == Line.Kind.FIGURE) {
        folding.put(figures);
      }
    }
    return folding.lines.stream().map(Held::drafts).toList();
  }

  private void add(List<Draft> tellings) {
    Held line = new Held(lines.size());
    lines.add(line);
    tellings.forEach(draft -> add(draft, line));
  }

  private void add(Draft draft, Held line) {
    line.add(draft);
    linesOf.computeIfAbsent(article(draft), absent -> new LinkedHashSet<>()).add(line);
  }

  private void put(List<Draft> figures) {
    Map<Integer, Long> told = new TreeMap<>();
    for (Draft figure : figures) {
      telling(figure).forEach(line -> told.merge(line.number(), 1L, Long::sum));
    }
    Held holding =
        told.entrySet().stream()
            .max(
                Map.Entry.<Integer, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(most -> lines.get(most.getKey()))
            .orElse(null);
    boolean differ =
        figures.stream()
                .map(figure -> ((Draft.Counted) figure).figure().value().stripTrailingZeros())
                .distinct()
                .count()
            > 1;
    boolean toll =
        Joining.people(((Draft.Counted) figures.getFirst()).figure())
            && figures.stream().map(figure -> figure.passage().origin()).distinct().count() > 1;
    long within = holding == null ? 0 : Objects.requireNonNull(told.get(holding.number()));
    boolean most = within * 2 >= figures.size() && (!toll || within == figures.size());
    if (holding == null || (differ || toll) && !most) {
      add(figures);
      return;
    }
    List<Draft> apart = new ArrayList<>();
    for (Draft figure : figures) {
      // in a line that one report alone tells it would not be seen beside the others
      if (telling(figure).stream().noneMatch(line -> !differ || line.shared())) {
        if (!rulings.parted(figure, holding.drafts())
            && (most && differ || near(figure, holding.drafts()))) {
          add(figure, holding);
        } else {
          apart.add(figure);
        }
      }
    }
    if (!apart.isEmpty()) {
      add(apart);
    }
  }

  /// The lines in whose words a figure stands.
  private List<Held> telling(Draft figure) {
    return linesOf.getOrDefault(article(figure), Set.of()).stream()
        .filter(line -> line.tells(figure))
        .toList();
  }

  private static ArticleId article(Draft draft) {
    return draft.passage().account().article().id();
  }

  private boolean near(Draft figure, List<Draft> line) {
    Map<String, Wording> told = new LinkedHashMap<>();
    line.forEach(
        draft -> told.putIfAbsent(draft.passage().wording().text(), draft.passage().wording()));
    Wording wording = figure.passage().wording();
    Set<String> texts = new LinkedHashSet<>(told.keySet());
    texts.add(wording.text());
    Map<String, float[]> vectors = encoder.encode(texts);
    return told.values().stream()
        .anyMatch(
            each ->
                Sameness.of(wording, each, wording.vectorIn(vectors), each.vectorIn(vectors))
                    >= FIGURE_IN_LINE);
  }

  /// The tellings of a line, and where they stand.
  private static final class Held {
    private final int number;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<ArticleId, List<Span>> places = new HashMap<>();
    private final Set<ArticleId> reports = new HashSet<>();

    Held(int number) {
      this.number = number;
    }

    /// Its place among the lines, from 0.
    int number() {
      return number;
    }

    void add(Draft draft) {
      drafts.add(draft);
      reports.add(draft.passage().report());
      places
          .computeIfAbsent(article(draft), absent -> new ArrayList<>())
          .add(draft.passage().span());
    }

    List<Draft> drafts() {
      return drafts;
    }

    boolean shared() {
      return reports.size() > 1;
    }

    boolean tells(Draft figure) {
      return places.getOrDefault(article(figure), List.of()).stream()
          .anyMatch(span -> span.contains(figure.passage().span()));
    }
  }
}
