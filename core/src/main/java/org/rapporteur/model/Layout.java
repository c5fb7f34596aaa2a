package org.rapporteur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an article's text is laid out, and what the page sets apart from it.
///
/// @param parts the stretches of the text that are other than plain paragraphs, in order; none
/// overlaps another, but for entries, which hold the parts inside them
/// @param captions of its pictures
/// @param asides what stands in the article but not in its text, in the order of the page
public record Layout(List<Part> parts, List<String> captions, List<Aside> asides) {
  /// Plain paragraphs and nothing else.
  public static final Layout PLAIN = new Layout(List.of(), List.of(), List.of());

  public Layout {
    parts = List.copyOf(parts);
    captions = List.copyOf(captions);
    asides = List.copyOf(asides);
  }

  /// A stretch of the text.
  ///
  /// @param time when an entry was published, where the page says so; null for all other kinds
  public record Part(Kind kind, Span span, @Nullable Stamp time) {
    /// What the stretch is; a stretch that is none of these is a paragraph.
    public enum Kind {
      /// A heading between paragraphs.
      HEADING,
      /// An item of a list.
      ITEM,
      /// A passage set as a quotation.
      QUOTE,
      /// One entry of a live blog: all its paragraphs.
      ENTRY,
      /// A correction, clarification or editor's note.
      NOTE
    }
  }

  /// A text that the page sets apart.
  public record Aside(Kind kind, String text) {
    /// What the text is.
    public enum Kind {
      /// Words of the text, or of a speaker, printed large.
      PULL_QUOTE,
      /// A post of a social network, embedded.
      POST
    }
  }
}
