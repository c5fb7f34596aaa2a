package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.model.Span;

/// Finds the words that stand in quote marks: “…”, "…", «…», „…“, ‘…’, and '…' where it cannot be
/// an apostrophe.
///
/// A quote left open runs to the end of its paragraph; when the next paragraph opens with a mark,
/// it is the same speaker going on. Single marks never cross a paragraph. Stray marks (inches, an
/// opening mark lost) can make one paragraph count as quoted that is not: the error that merges
/// nothing.
final class QuoteMarks {
  /// A single-quoted stretch longer than this, in code units, is taken for two apostrophes.
  private static final int LONGEST_SINGLE = 1_000;

  private QuoteMarks() {}

  /// The quoted stretches, marks excluded, in order, none overlapping.
  static List<Span> quoted(String text) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      paragraph(text, start, end, spans);
      start = end + 1;
    }
    return spans;
  }

  private static void paragraph(String text, int start, int end, List<Span> spans) {
    int i = start;
    while (i < end) {
      char mark = text.charAt(i);
      int close = -1;
      if (mark == '“' || mark == '„' || mark == '‟') {
        close = firstDoubleClose(text, i + 1, end);
      } else if (mark == '«') {
        close = text.indexOf('»', i + 1, end);
        close = close < 0 ? end : close;
      } else if (mark == '"' && opens(text, i, start, end)) {
        close = firstStraightClose(text, i + 1, end);
      } else if ((mark == '‘' || mark == '\'') && opens(text, i, start, end)) {
        close = firstSingleClose(text, i + 1, end);
      }
      if (close > i + 1) {
        spans.add(new Span(i + 1, close));
        i = close + 1;
      } else {
        i++;
      }
    }
  }

  /// Whether a mark stands at a word's beginning.
  private static boolean opens(String text, int at, int start, int end) {
    boolean free =
        at == start
            || !Character.isLetterOrDigit(text.charAt(at - 1))
                && ".,!?…".indexOf(text.charAt(at - 1)) < 0;
    return free && at + 1 < end && !Character.isWhitespace(text.charAt(at + 1));
  }

  /// The closing mark of “: ” or, where the outlet writes it so, “ or a straight mark; the
  /// paragraph's end when there is none.
  private static int firstDoubleClose(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      char mark = text.charAt(i);
      if (mark == '”' || mark == '"' || (mark == '“' && !opens(text, i, from, end))) {
        return i;
      }
      if (mark == '“') {
        return i;
      }
    }
    return end;
  }

  private static int firstStraightClose(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      char mark = text.charAt(i);
      if (mark == '"' || mark == '”') {
        return i;
      }
    }
    return end;
  }

  /// The closing single mark, or -1: a mark after a letter that a letter follows is an apostrophe,
  /// and so is one after *s* while another closes later.
  private static int firstSingleClose(String text, int from, int end) {
    int last = Math.min(end, from + LONGEST_SINGLE);
    int possible = -1;
    for (int i = from; i < last; i++) {
      char mark = text.charAt(i);
      if (mark == '‘' && opens(text, i, from, end)) {
        break;
      }
      if (mark != '’' && mark != '\'') {
        continue;
      }
      if (i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1))) {
        continue;
      }
      if (text.charAt(i - 1) != 's') {
        return i;
      }
      possible = possible < 0 ? i : possible;
    }
    return possible;
  }
}
