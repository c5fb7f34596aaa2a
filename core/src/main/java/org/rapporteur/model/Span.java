package org.rapporteur.model;

import java.util.Collection;

/// A stretch of text: half-open, in UTF-16 code units. Ordered by start, then by end.
///
/// @param start first code unit, 0 or more
/// @param end one past the last code unit, not before `start`
public record Span(int start, int end) implements Comparable<Span> {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span: [" + start + "," + end + ")");
    }
  }

  /// The smallest span that holds all of `spans`; throws on an empty collection.
  public static Span around(Collection<Span> spans) {
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("no spans to go around");
    }
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (Span span : spans) {
      start = Math.min(start, span.start);
      end = Math.max(end, span.end);
    }
    return new Span(start, end);
  }

  public int length() {
    return end - start;
  }

  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  public boolean contains(int position) {
    return start <= position && position < end;
  }

  public Span shift(int by) {
    return new Span(start + by, end + by);
  }

  /// The words the span stands for in `text`.
  public String of(String text) {
    return text.substring(start, end);
  }

  @Override
  public int compareTo(Span other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
