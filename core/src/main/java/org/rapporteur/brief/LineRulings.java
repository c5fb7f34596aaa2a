package org.rapporteur.brief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Line;
import org.rapporteur.model.LineRuling;

/// What a reader said of a story's tellings, as it holds for the texts in which they are told: each
/// text, by its index, stands for all tellings in the same words.
///
/// The rulings are followed from the last to the first, and none undoes what a later one said.
final class LineRulings {
  private final List<List<Draft>> texts;
  private final Map<Draft, Integer> textOf = new IdentityHashMap<>();
  private final Map<ArticleId, List<Draft>> draftsOf = new HashMap<>();

  /// By text: the first of those that a reader joined with it, itself where there are none.
  private final int[] first;

  /// By first text: all that are joined with it, itself among them, rising.
  private final Map<Integer, List<Integer>> joined = new TreeMap<>();

  /// Of those that are not to be one line, the first of each that are joined.
  private Set<Pair> parted = new HashSet<>();

  /// Two texts in any order.
  private record Pair(int a, int b) {
    static Pair of(int a, int b) {
      return new Pair(Math.min(a, b), Math.max(a, b));
    }

    Pair with(int from, int into) {
      return of(a == from ? into : a, b == from ? into : b);
    }
  }

  /// @param rulings in the order they were given
  /// @param texts the tellings of each, all of one kind
  LineRulings(List<LineRuling> rulings, List<List<Draft>> texts) {
    this.texts = texts;
    first = new int[texts.size()];
    for (int text = 0; text < texts.size(); text++) {
      first[text] = text;
      for (Draft draft : texts.get(text)) {
        textOf.put(draft, text);
        draftsOf
            .computeIfAbsent(draft.passage().account().article().id(), id -> new ArrayList<>())
            .add(draft);
      }
    }
    for (LineRuling ruling : rulings.reversed()) {
      switch (ruling.kind()) {
        case JOINED -> join(ruling);
        case PARTED -> part(ruling);
      }
    }
    for (int text = 0; text < first.length; text++) {
      joined.computeIfAbsent(first[text], absent -> new ArrayList<>()).add(text);
    }
    joined.values().removeIf(members -> members.size() < 2);
  }

  /// Whether a reader wants two texts apart.
  boolean parted(int a, int b) {
    return parted.contains(Pair.of(first[a], first[b]));
  }

  /// Whether a reader wants a telling apart from any of these.
  boolean parted(Draft draft, Collection<Draft> others) {
    return !parted.isEmpty()
        && others.stream().anyMatch(other -> parted(textOf(draft), textOf(other)));
  }

  /// Whether a reader joined any of these.
  boolean joined(Collection<Draft> drafts) {
    return !joined.isEmpty()
        && drafts.stream().anyMatch(draft -> joined.containsKey(first[textOf(draft)]));
  }

  /// The groups with those made one that hold what a reader joined. A text that a reader parted
  /// from what comes into its group stays behind.
  List<List<Integer>> join(List<List<Integer>> groups) {
    List<List<Integer>> lines = new ArrayList<>();
    groups.forEach(group -> lines.add(new ArrayList<>(group)));
    for (List<Integer> members : joined.values()) {
      List<Integer> line = new ArrayList<>(members);
      for (List<Integer> group : lines) {
        if (group.removeAll(members)) {
          List<Integer> with =
              group.stream()
                  .filter(each -> line.stream().noneMatch(other -> parted(each, other)))
                  .toList();
          group.removeAll(with);
          line.addAll(with);
        }
      }
      lines.add(line);
    }
    lines.removeIf(List::isEmpty);
    return lines;
  }

  private void part(LineRuling ruling) {
    for (int a : at(ruling.one())) {
      for (int b : at(ruling.other())) {
        if (first[a] != first[b]) {
          parted.add(Pair.of(first[a], first[b]));
        }
      }
    }
  }

  private void join(LineRuling ruling) {
    for (Line.Kind kind : kindsAt(ruling.one().getFirst())) {
      Set<Integer> one = of(kind, ruling.one());
      Set<Integer> other = of(kind, ruling.other());
      if (one.isEmpty() || other.isEmpty()) {
        continue; // the story has only one of the lines now
      }
      Set<Integer> all = new TreeSet<>(one);
      all.addAll(other);
      for (int a : all) {
        for (int b : all) {
          join(a, b);
        }
      }
    }
  }

  private void join(int a, int b) {
    int into = Math.min(first[a], first[b]);
    int from = Math.max(first[a], first[b]);
    if (into == from || parted.contains(Pair.of(into, from))) {
      return;
    }
    for (int text = 0; text < first.length; text++) {
      if (first[text] == from) {
        first[text] = into;
      }
    }
    parted = parted.stream().map(pair -> pair.with(from, into)).collect(Collectors.toSet());
  }

  private Set<Line.Kind> kindsAt(LineRuling.Words words) {
    return at(List.of(words)).stream()
        .map(text -> texts.get(text).getFirst().kind())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Integer> of(Line.Kind kind, List<LineRuling.Words> places) {
    return at(places).stream()
        .filter(text -> texts.get(text).getFirst().kind() == kind)
        .collect(Collectors.toSet());
  }

  private Set<Integer> at(List<LineRuling.Words> places) {
    Set<Integer> found = new TreeSet<>();
    for (LineRuling.Words place : places) {
      draftsAt(place).forEach(draft -> found.add(textOf(draft)));
    }
    return found;
  }

  /// What is told in some words: in just these; else the figures that stand for this sentence in a
  /// line; else, where the program has come to read otherwise, in part of them.
  private List<Draft> draftsAt(LineRuling.Words place) {
    List<Draft> near = draftsOf.getOrDefault(place.article(), List.of());
    List<Draft> told =
        near.stream().filter(draft -> draft.passage().span().equals(place.span())).toList();
    if (told.isEmpty()) {
      told =
          near.stream()
              .filter(
                  draft ->
                      draft.kind() == Line.Kind.FIGURE
                          && draft.passage().sentence().equals(place.span()))
              .toList();
    }
    return told.isEmpty()
        ? near.stream().filter(draft -> draft.passage().span().overlaps(place.span())).toList()
        : told;
  }

  private int textOf(Draft draft) {
    Integer text = textOf.get(draft);
    if (text == null) {
      throw new IllegalArgumentException("no telling of this story: " + draft.passage().span());
    }
    return text;
  }
}
