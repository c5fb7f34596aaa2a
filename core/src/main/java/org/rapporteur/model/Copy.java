package org.rapporteur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two articles that share text.
///
/// @param a the article with the smaller id
/// @param b the other
/// @param kind how much is shared, and of what nature
/// @param words how many running, unquoted words they share
/// @param shareOfA those words over the unquoted words of `a`, 0 to 1
/// @param shareOfB those words over the unquoted words of `b`, 0 to 1
/// @param from the likelier origin of the two, or null where nothing tells
/// @param evidence for `kind` and `from`
/// @param runs the shared runs, in the order of `a`
public record Copy(
    ArticleId a,
    ArticleId b,
    Kind kind,
    int words,
    double shareOfA,
    double shareOfB,
    @Nullable ArticleId from,
    List<Evidence> evidence,
    List<Run> runs) {
  public Copy {
    evidence = List.copyOf(evidence);
    runs = List.copyOf(runs);
  }

  /// The likelier origin; `a` where nothing tells.
  public ArticleId original() {
    return b.equals(from) ? b : a;
  }

  /// The other of the two.
  public ArticleId print() {
    return b.equals(from) ? a : b;
  }

  /// How one article shares the text of another.
  public enum Kind {
    /// The whole of one, or nearly, stands in the other.
    WHOLE,
    /// Running prose is partly reused.
    PARTIAL,
    /// A passage is taken over and the other report named.
    EXCERPT,
    /// Only the same quoted words.
    QUOTES,
    /// Only what the outlet prints on every page.
    BOILERPLATE,
    /// The same text in other words: machine translation or spinning.
    REWRITTEN;

    /// Whether the two count as one origin.
    public boolean sameOrigin() {
      return this == WHOLE || this == PARTIAL || this == REWRITTEN;
    }
  }
}
