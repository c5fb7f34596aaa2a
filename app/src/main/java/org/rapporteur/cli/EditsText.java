package org.rapporteur.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.rapporteur.model.Article;
import org.rapporteur.model.Edit;

/// What a copy made of its original, set for a terminal: a sentence an entry, `=` kept, `~`
/// changed,
/// `-` cut, `+` added. In a changed sentence `[-left out-]` and `{+put in+}` as wdiff writes them,
/// with what the change does behind it.
final class EditsText {
  /// A sentence with more changes than this is shown as it was and as it is: set into one another
  /// they cannot be read.
  private static final int MOST_CHANGES = 5;

  private static final int KEPT_WIDTH = 92;

  private final Article original;
  private final Article copy;
  private final String indent;

  EditsText(Article original, Article copy, String indent) {
    this.original = original;
    this.copy = copy;
    this.indent = indent;
  }

  String sentences(List<Edit> edits) {
    return edits.stream().map(this::sentence).collect(Collectors.joining());
  }

  private String sentence(Edit edit) {
    return switch (edit.kind()) {
      case KEPT -> indent + "= " + Wrap.oneLine(edit.copy().of(copy.text()), KEPT_WIDTH) + "\n";
      case CUT -> entry("- ", edit.original().of(original.text()));
      case ADDED -> entry("+ ", edit.copy().of(copy.text()));
      case CHANGED ->
          edit.changes().size() > MOST_CHANGES
              ? entry("~ ", edit.original().of(original.text()))
                  + entry("  now: ", edit.copy().of(copy.text()) + allMarks(edit))
              : entry("~ ", inOne(edit));
    };
  }

  private String entry(String sign, String text) {
    String wrapped = Wrap.wrap(text.replaceAll("\\s+", " ").strip(), indent + "  ");
    return indent + sign + wrapped.substring(indent.length() + 2) + "\n";
  }

  private String inOne(Edit edit) {
    StringBuilder out = new StringBuilder();
    for (Edit.Piece piece : edit.pieces(original.text(), copy.text())) {
      if (!out.isEmpty()
          && !Character.isWhitespace(out.charAt(out.length() - 1))
          && Character.isLetterOrDigit(piece.text().codePointAt(0))) {
        out.append(' ');
      }
      out.append(
              switch (piece.kind()) {
                case SAME -> piece.text();
                case LEFT_OUT -> "[-" + piece.text() + "-]";
                case PUT_IN -> "{+" + piece.text() + "+}";
              })
          .append(marks(piece.marks()));
    }
    return out.toString();
  }

  private static String allMarks(Edit edit) {
    return marks(
        edit.changes().stream().flatMap(change -> change.marks().stream()).distinct().toList());
  }

  private static String marks(List<Edit.Mark> marks) {
    return marks.isEmpty()
        ? ""
        : marks.stream().map(Edit.Mark::toString).collect(Collectors.joining(", ", " <", ">"));
  }
}
