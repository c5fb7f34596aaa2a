package org.rapporteur.brief;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Stamp;

/// When some reports came out: the first of them, and the last.
record Publication(Stamp first, Stamp last) {
  /// Before all news.
  static final Publication START =
      new Publication(Stamp.of(LocalDate.EPOCH), Stamp.of(LocalDate.EPOCH));

  /// Null where one of them is undated.
  static @Nullable Publication of(List<Draft> drafts) {
    List<@Nullable Stamp> stamps =
        drafts.stream()
            .<@Nullable Stamp>map(draft -> draft.passage().account().article().times().published())
            .toList();
    if (stamps.isEmpty() || stamps.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    List<Stamp> sorted = stamps.stream().map(Objects::requireNonNull).sorted().toList();
    return new Publication(sorted.getFirst(), sorted.getLast());
  }

  /// When the first of them came out; before all news where one is undated.
  static Stamp first(List<Draft> drafts) {
    Publication told = of(drafts);
    return told == null ? START.first : told.first;
  }

  /// Whether all are dated and each group came out after the one before it.
  static boolean inTurn(List<List<Draft>> groups) {
    Publication before = START;
    for (List<Draft> group : groups) {
      Publication told = of(group);
      if (told == null || !told.follows(before)) {
        return false;
      }
      before = told;
    }
    return true;
  }

  /// Whether these reports, on the whole, came out after those: the first after the first, and the
  /// last after the last. A day alone is no later than a time on it.
  boolean follows(Publication before) {
    return later(first, before.first) && later(last, before.last);
  }

  private static boolean later(Stamp one, Stamp other) {
    return one.time() == null || other.time() == null
        ? one.day().isAfter(other.day())
        : one.compareTo(other) > 0;
  }
}
