package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.model.Edit;
import org.rapporteur.model.Span;

/// Finds the words in which a sentence of a copy differs from that of its original, and what they
/// do to what it tells. Immutable.
final class SentenceChanges {
  /// Weight of a row of shared words that does not part two changes: *of*, *the*.
  private static final double TOO_LITTLE = 0.5;

  private final MarkedWords marked;

  private SentenceChanges(MarkedWords marked) {
    this.marked = marked;
  }

  static SentenceChanges load() {
    return new SentenceChanges(MarkedWords.load());
  }

  /// Words of the original, half-open, in whose place stand words of the copy.
  private record Block(int from, int to, int copyFrom, int copyTo) {}

  /// The changes in order; none where both have the same words.
  List<Edit.Change> find(List<SameWord> original, List<SameWord> copy) {
    List<MarkedWords.Found> markedOriginal = marked.find(original);
    List<MarkedWords.Found> markedCopy = marked.find(copy);
    List<String> numbersDropped = numbers(original, markedOriginal);
    List<String> numbersAdded = new ArrayList<>();
    numbers(copy, markedCopy)
        .forEach(
            number -> {
              if (!numbersDropped.remove(number)) {
                numbersAdded.add(number);
              }
            });
    List<Edit.Change> changes = new ArrayList<>();
    for (Block block : blocks(original, copy)) {
      Set<Edit.Mark> marks = EnumSet.noneOf(Edit.Mark.class);
      if (holds(original, block.from, block.to, numbersDropped)
          || holds(copy, block.copyFrom, block.copyTo, numbersAdded)) {
        marks.add(Edit.Mark.NUMBER);
      }
      for (MarkedWords.Kind kind : MarkedWords.Kind.values()) {
        int before = count(markedOriginal, kind, 0, original.size());
        int after = count(markedCopy, kind, 0, copy.size());
        int here = count(markedOriginal, kind, block.from, block.to);
        int hereAfter = count(markedCopy, kind, block.copyFrom, block.copyTo);
        if (before > after && here > hereAfter) {
          mark(marks, kind, true);
        } else if (after > before && hereAfter > here) {
          mark(marks, kind, false);
        }
      }
      changes.add(
          new Edit.Change(
              span(original, block.from, block.to),
              span(copy, block.copyFrom, block.copyTo),
              List.copyOf(marks)));
    }
    return changes;
  }

  private static void mark(Set<Edit.Mark> marks, MarkedWords.Kind kind, boolean dropped) {
    switch (kind) {
      case HEDGE -> marks.add(dropped ? Edit.Mark.HEDGE_DROPPED : Edit.Mark.HEDGE_ADDED);
      case NEGATION -> marks.add(dropped ? Edit.Mark.NEGATION_DROPPED : Edit.Mark.NEGATION_ADDED);
      case ATTRIBUTION ->
          marks.add(dropped ? Edit.Mark.ATTRIBUTION_DROPPED : Edit.Mark.ATTRIBUTION_ADDED);
      // sizes are compared by their value, with the figures
      case NUMBER -> {}
    }
  }

  /// The figures and sizes of a sentence.
  private static List<String> numbers(List<SameWord> words, List<MarkedWords.Found> found) {
    List<String> numbers = new ArrayList<>();
    words.stream().filter(SameWord::isNumber).map(SameWord::form).forEach(numbers::add);
    found.stream()
        .filter(each -> each.kind() == MarkedWords.Kind.NUMBER)
        .map(each -> words.get(each.from()).form())
        .forEach(numbers::add);
    return numbers;
  }

  private static boolean holds(List<SameWord> words, int from, int to, List<String> forms) {
    return words.subList(from, to).stream().anyMatch(word -> forms.contains(word.form()));
  }

  private static int count(List<MarkedWords.Found> found, MarkedWords.Kind kind, int from, int to) {
    return (int)
        found.stream()
            .filter(each -> each.kind() == kind && each.from() < to && from < each.to())
            .count();
  }

  /// The rows of words that differ; rows with next to nothing between them are one.
  private static List<Block> blocks(List<SameWord> original, List<SameWord> copy) {
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    int copyAt = 0;
    double between = 0;
    List<SharedWords.Pair> pairs = new ArrayList<>(SharedWords.of(original, copy).pairs());
    pairs.add(new SharedWords.Pair(original.size(), copy.size()));
    for (SharedWords.Pair pair : pairs) {
      if (pair.original() > at || pair.copy() > copyAt) {
        Block block = new Block(at, pair.original(), copyAt, pair.copy());
        if (!blocks.isEmpty() && between <= TOO_LITTLE) {
          Block last = blocks.removeLast();
          block = new Block(last.from, block.to, last.copyFrom, block.copyTo);
        }
        blocks.add(block);
        between = 0;
      }
      if (pair.original() < original.size()) {
        between += SharedWords.weight(original.get(pair.original()));
      }
      at = pair.original() + 1;
      copyAt = pair.copy() + 1;
    }
    return blocks;
  }

  /// Where words stand; for none the place behind the word before, or before the first.
  private static Span span(List<SameWord> words, int from, int to) {
    if (from < to) {
      return new Span(words.get(from).span().start(), words.get(to - 1).span().end());
    }
    int place = from > 0 ? words.get(from - 1).span().end() : words.getFirst().span().start();
    return new Span(place, place);
  }
}
