package org.rapporteur.model;

import java.util.List;

/// What a copy kept, cut, added and changed, sentence by sentence.
///
/// @param sentences in the order of the copy; what was cut follows what it followed in the original
public record Edits(List<Edit> sentences) {
  public Edits {
    sentences = List.copyOf(sentences);
  }

  public int count(Edit.Kind kind) {
    return (int) sentences.stream().filter(edit -> edit.kind() == kind).count();
  }

  /// For people: *kept 12 sentences, changed 2, cut 3, added 1*.
  public String summary() {
    int kept = count(Edit.Kind.KEPT);
    return "kept %d %s, changed %d, cut %d, added %d"
        .formatted(
            kept,
            kept == 1 ? "sentence" : "sentences",
            count(Edit.Kind.CHANGED),
            count(Edit.Kind.CUT),
            count(Edit.Kind.ADDED));
  }

  /// How many sentences of the original, counted from its last, the copy has nothing of.
  public int cutFromTheEnd() {
    int last =
        sentences.stream()
            .filter(edit -> edit.kind() == Edit.Kind.KEPT || edit.kind() == Edit.Kind.CHANGED)
            .mapToInt(edit -> edit.original().end())
            .max()
            .orElse(Integer.MAX_VALUE);
    return (int)
        sentences.stream()
            .filter(edit -> edit.kind() == Edit.Kind.CUT && edit.original().start() >= last)
            .count();
  }
}
