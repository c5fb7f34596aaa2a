package org.rapporteur.extract;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells in one pass which of a few patterns are found in a text. A pattern is asked only where the
/// three characters that follow may open a match of it, which is hardly anywhere. Shared between
/// threads.
///
/// The patterns must not mind case, none may match fewer than three characters, and none may open
/// with a mark other than a space, `-`, `_` or `/`. What three characters may open is worked out
/// when they are first met, and depends on the patterns alone: two threads that fill one place at
/// once fill in the same.
final class Sieve {
  /// Letters, one place for all digits, the parting marks, one for the rest of ASCII, one for all
  /// others.
  private static final int SIGNS = 32;

  private static final int DIGIT = 26;
  private static final int SPACE = 27;
  private static final int HYPHEN = 28;
  private static final int LOW_LINE = 29;
  private static final int MARK = 30;
  private static final int OTHER = 31;

  /// What is written in place of a sign when a pattern is asked.
  private static final String WRITTEN = "abcdefghijklmnopqrstuvwxyz0 -_/";

  private static final int KNOWN = 1 << 30;

  /// What may stand before a match.
  private static final List<String> BEFORE = List.of("", " ", "-", "_", "a", "0", ".");

  private final List<Pattern> patterns;
  private final int all;
  private final AtomicIntegerArray byOpening = new AtomicIntegerArray(SIGNS * SIGNS * SIGNS);

  Sieve(List<Pattern> patterns) {
    if (patterns.size() >= 30) {
      throw new IllegalArgumentException("too many patterns: " + patterns.size());
    }
    this.patterns = List.copyOf(patterns);
    this.all = (1 << patterns.size()) - 1;
  }

  /// One bit for each pattern that is found in the text.
  int find(String text) {
    int found = 0;
    int opening = 0;
    for (int i = 0; i < text.length(); i++) {
      opening = (opening << 5 | sign(text.charAt(i))) & (SIGNS * SIGNS * SIGNS - 1);
      if (i >= 2) {
        int known = byOpening.get(opening);
        int candidates = (known != 0 ? known : worked(opening)) & all & ~found;
        for (int k = 0; candidates >> k != 0; k++) {
          if ((candidates >> k & 1) != 0 && matchesAt(patterns.get(k), text, i - 2)) {
            found |= 1 << k;
          }
        }
      }
    }
    return found;
  }

  private static boolean matchesAt(Pattern pattern, String text, int at) {
    return pattern
        .matcher(text)
        .region(at, text.length())
        .useTransparentBounds(true)
        .useAnchoringBounds(false)
        .lookingAt();
  }

  private static int sign(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    return switch (c) {
      case ' ', '\t', '\n', '\r' -> SPACE;
      case '-' -> HYPHEN;
      case '_' -> LOW_LINE;
      default -> c < 0x80 ? MARK : OTHER;
    };
  }

  private int worked(int opening) {
    int first = opening >> 10;
    int second = opening >> 5 & (SIGNS - 1);
    int third = opening & (SIGNS - 1);
    int mask = KNOWN;
    if (first == OTHER || second == OTHER || third == OTHER) {
      mask |= all;
    } else {
      String written = "" + WRITTEN.charAt(first) + WRITTEN.charAt(second) + WRITTEN.charAt(third);
      for (int i = 0; i < patterns.size(); i++) {
        mask |= mayOpen(patterns.get(i), written) ? 1 << i : 0;
      }
    }
    byOpening.set(opening, mask);
    return mask;
  }

  private static boolean mayOpen(Pattern pattern, String opening) {
    for (String before : BEFORE) {
      Matcher matcher = pattern.matcher(before + opening);
      matcher.region(before.length(), before.length() + opening.length());
      matcher.useTransparentBounds(true);
      matcher.useAnchoringBounds(before.isEmpty());
      if (matcher.lookingAt() || matcher.hitEnd()) {
        return true;
      }
    }
    return false;
  }
}
