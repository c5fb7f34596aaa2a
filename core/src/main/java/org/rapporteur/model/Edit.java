package org.rapporteur.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What became of a sentence between an original and its copy. Where a copy joined or split
/// sentences, the spans hold them all.
///
/// @param kind what became of it
/// @param original the sentence in the original's text; of an added one the empty span where it
/// would stand
/// @param copy the sentence in the copy's text; of a cut one the empty span where it would stand
/// @param changes of a changed one the words that differ, in the order of the text; else empty
public record Edit(Kind kind, Span original, Span copy, List<Change> changes) {
  public Edit {
    changes = List.copyOf(changes);
  }

  /// Both sentences set into one: the copy's words, with those that were left out before those that
  /// were put in. `originalText` and `copyText` are the texts of the two articles.
  public List<Piece> pieces(String originalText, String copyText) {
    List<Piece> pieces = new ArrayList<>();
    int at = copy.start();
    for (Change change : changes) {
      add(pieces, Piece.Kind.SAME, copyText.substring(at, Math.max(at, change.copy.start())));
      Piece.Kind last = change.copy.length() == 0 ? Piece.Kind.LEFT_OUT : Piece.Kind.PUT_IN;
      for (Piece.Kind kind : List.of(Piece.Kind.LEFT_OUT, Piece.Kind.PUT_IN)) {
        String words =
            kind == Piece.Kind.LEFT_OUT
                ? change.original.of(originalText)
                : change.copy.of(copyText);
        if (!words.isEmpty()) {
          pieces.add(new Piece(kind, words, kind == last ? change.marks : List.of()));
        }
      }
      at = Math.max(at, change.copy.end());
    }
    add(pieces, Piece.Kind.SAME, copyText.substring(at, Math.max(at, copy.end())));
    return pieces;
  }

  private static void add(List<Piece> pieces, Piece.Kind kind, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(kind, text, List.of()));
    }
  }

  /// A stretch of two sentences set into one.
  ///
  /// @param marks of the change that ends with it
  public record Piece(Kind kind, String text, List<Mark> marks) {
    public Piece {
      marks = List.copyOf(marks);
    }

    /// Whose words they are.
    public enum Kind {
      SAME,
      LEFT_OUT,
      PUT_IN
    }
  }

  /// Whether any of the changes is more than wording.
  public boolean isMarked() {
    return changes.stream().anyMatch(change -> !change.marks.isEmpty());
  }

  /// What may become of a sentence.
  public enum Kind {
    /// It stands in both, word for word; marks, case and spelling may differ.
    KEPT,
    /// It stands in the original alone.
    CUT,
    /// It stands in the copy alone.
    ADDED,
    /// It stands in both, in other words.
    CHANGED
  }

  /// Words that stand in place of others.
  ///
  /// @param original the words of the original, empty where words were put in
  /// @param copy the words of the copy, empty where words were left out
  /// @param marks what makes the change worth a look, none where it is mere wording
  public record Change(Span original, Span copy, List<Mark> marks) {
    public Change {
      marks = List.copyOf(marks);
    }
  }

  /// What a change does to what is told.
  public enum Mark {
    /// A number is another one, was put in or left out.
    NUMBER,
    /// It was told with reserve and no longer is: *reportedly*, *may*.
    HEDGE_DROPPED,
    /// It is told with reserve and was not.
    HEDGE_ADDED,
    /// *Not*, *no* or *never* was left out.
    NEGATION_DROPPED,
    /// *Not*, *no* or *never* was put in.
    NEGATION_ADDED,
    /// It is no longer told by whose word it is so.
    ATTRIBUTION_DROPPED,
    /// It is told by whose word it is so, and was not.
    ATTRIBUTION_ADDED;

    /// For people: *hedge dropped*.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
