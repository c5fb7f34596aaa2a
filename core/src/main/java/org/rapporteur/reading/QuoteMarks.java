package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Token;

/// Tells, for each token of a paragraph, whether it opens or closes a quotation, stands inside one,
/// or neither.
///
/// Reads “…”, "…", ''…'', „…“, «…», »…« and ‹…›, and ‘…’ or '…' where they are no apostrophes (a
/// single mark opens only where the paragraph has one that can close it). Marks within a quotation
/// of another kind are part of it. A quotation left open goes on to the end of the paragraph and
/// not into the next. Straight marks open before a word and close after one; in between they take
/// turns.
public final class QuoteMarks {
  public static final byte NONE = 0;
  public static final byte INSIDE = 1;
  public static final byte OPEN = 2;
  public static final byte CLOSE = 3;

  /// What an apostrophe at the start of a word stands for when it opens no quotation: *'em*,
  /// *'til*.
  private static final Set<String> CLIPPED =
      Set.of("em", "til", "till", "cause", "n", "tis", "twas", "bout", "cos", "round");

  private QuoteMarks() {}

  /// One of the four states for each of `tokens`, which stand in `text` in order, all in one
  /// paragraph.
  public static byte[] of(String text, List<Token> tokens) {
    byte[] marks = new byte[tokens.size()];
    int i = 0;
    char closer = 0;
    int closeAt = -1;
    while (i < marks.length) {
      String token = tokens.get(i).text();
      char mark = token.length() == 1 ? token.charAt(0) : ' ';
      boolean inside = closer != 0;
      if (closeAt >= 0) {
        marks[i] = i == closeAt ? CLOSE : INSIDE;
        if (i == closeAt) {
          closeAt = -1;
          closer = 0;
        }
      } else if (isDoubledSingle(text, tokens, i)) {
        marks[i] = inside ? CLOSE : OPEN;
        marks[i + 1] = marks[i];
        closer = inside ? 0 : '"';
        i++;
      } else if (isDouble(mark)) {
        boolean opens = opens(text, tokens, i, mark, closer);
        if (opens) {
          marks[i] = OPEN;
          closer = closerOf(mark);
        } else if (inside || !isInches(tokens, i, mark)) {
          marks[i] = CLOSE;
          closer = 0;
        }
      } else if (!inside
          && isSingle(mark)
          && (closeAt = closeOfSingle(text, tokens, i, mark)) != -1) {
        marks[i] = OPEN;
        closer = '’';
        if (closeAt == marks.length) {
          closeAt = -1;
        }
      } else {
        marks[i] = inside ? INSIDE : NONE;
      }
      i++;
    }
    return marks;
  }

  /// For each of `sentences`, in the order of `text`, whether it begins inside a quotation that an
  /// earlier sentence of its paragraph opened.
  public static boolean[] openBefore(String text, List<Sentence> sentences) {
    boolean[] open = new boolean[sentences.size()];
    int start = 0;
    while (start < open.length) {
      int end = start + 1;
      while (end < open.length
          && sentences.get(end).paragraph() == sentences.get(start).paragraph()) {
        end++;
      }
      List<Token> tokens = new ArrayList<>();
      sentences.subList(start, end).forEach(sentence -> tokens.addAll(sentence.tokens()));
      byte[] marks = end > start + 1 ? of(text, tokens) : new byte[tokens.size()];
      int token = sentences.get(start).tokens().size();
      for (int i = start + 1; i < end; i++) {
        open[i] = token > 0 && (marks[token - 1] == INSIDE || marks[token - 1] == OPEN);
        token += sentences.get(i).tokens().size();
      }
      start = end;
    }
    return open;
  }

  private static boolean isDouble(char mark) {
    return mark == '"'
        || mark == '“'
        || mark == '”'
        || mark == '„'
        || mark == '‟'
        || mark == '«'
        || mark == '»';
  }

  private static boolean isSingle(char mark) {
    return mark == '‘' || mark == '\'' || mark == '‹' || mark == '‚' || mark == '`';
  }

  private static char closerOf(char opener) {
    return switch (opener) {
      case '„' -> '“';
      case '«' -> '»';
      case '»' -> '«';
      default -> '”';
    };
  }

  private static boolean opens(String text, List<Token> tokens, int i, char mark, char closer) {
    boolean inside = closer != 0;
    boolean mayOpen = spaceBefore(text, tokens, i) && !spaceAfter(text, tokens, i);
    boolean mayClose = !spaceBefore(text, tokens, i) && !wordAfter(text, tokens, i);
    return switch (mark) {
      case '„', '‟' -> true;
      case '“' ->
          closer == 0
              || (!beforeMark(text, tokens, i) && (closer == '”' || (mayOpen && !mayClose)));
      case '”' -> !inside && mayOpen;
      case '«' -> closer != '«';
      case '»' -> !inside && mayOpen;
      default -> mayOpen != mayClose ? mayOpen : !inside;
    };
  }

  private static boolean isInches(List<Token> tokens, int i, char mark) {
    return mark == '"' && i > 0 && Character.isDigit(tokens.get(i - 1).text().charAt(0));
  }

  private static boolean isDoubledSingle(String text, List<Token> tokens, int i) {
    if (i + 1 >= tokens.size() || spaceAfter(text, tokens, i)) {
      return false;
    }
    String both = text.substring(tokens.get(i).span().start(), tokens.get(i + 1).span().end());
    return both.equals("''") || both.equals("’’") || both.equals("``") || both.equals("‘‘");
  }

  /// Where the single mark at `open` closes; `tokens.size()` when it opens a paragraph that another
  /// goes on with; -1 when it opens nothing.
  private static int closeOfSingle(String text, List<Token> tokens, int open, char mark) {
    if (!spaceBefore(text, tokens, open)
        || spaceAfter(text, tokens, open)
        || open + 1 >= tokens.size()) {
      return -1;
    }
    String next = tokens.get(open + 1).text();
    if (mark != '‘' && (Character.isDigit(next.charAt(0)) || CLIPPED.contains(next))) {
      return -1;
    }
    int fallback = -1;
    for (int i = open + 2; i < tokens.size(); i++) {
      String token = tokens.get(i).text();
      boolean closes = token.equals("’") || token.equals("'") || token.equals("›");
      if (token.equals("‘") && spaceBefore(text, tokens, i)) {
        break;
      }
      if (!closes || spaceBefore(text, tokens, i) || wordAfter(text, tokens, i)) {
        continue;
      }
      boolean possessive = tokens.get(i - 1).text().endsWith("s") && spaceAfter(text, tokens, i);
      if (!possessive) {
        return i;
      }
      if (fallback < 0) {
        fallback = i;
      }
    }
    return fallback < 0 && mark == '‘' && open == 0 ? tokens.size() : fallback;
  }

  private static boolean spaceBefore(String text, List<Token> tokens, int i) {
    int at = tokens.get(i).span().start();
    return i == 0
        || at == 0
        || isGap(text.charAt(at - 1))
        || "([{—–-/".indexOf(text.charAt(at - 1)) >= 0;
  }

  private static boolean spaceAfter(String text, List<Token> tokens, int i) {
    int at = tokens.get(i).span().end();
    return i == tokens.size() - 1 || at >= text.length() || isGap(text.charAt(at));
  }

  private static boolean wordAfter(String text, List<Token> tokens, int i) {
    int at = tokens.get(i).span().end();
    return i < tokens.size() - 1 && Character.isLetterOrDigit(text.charAt(at));
  }

  /// Whether a comma or stop follows: an opening mark that stands where a quotation ends.
  private static boolean beforeMark(String text, List<Token> tokens, int i) {
    int at = tokens.get(i).span().end();
    return i == tokens.size() - 1 || ",.;:".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isGap(char character) {
    return Character.isWhitespace(character)
        || character == '\u00a0'
        || character == '\u202f'
        || character == '\u200b';
  }
}
