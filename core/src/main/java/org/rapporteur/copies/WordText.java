package org.rapporteur.copies;

import java.util.Arrays;
import org.rapporteur.model.Article;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Span;

/// An article's text as words: where each stands, a hash of it without case, and whether it counts
/// as running prose. Built once an article; the marks of furniture are set before any pair is
/// compared and never change after.
///
/// A word is a run of letters, digits and combining marks; an ideograph is a word by itself, so
/// texts without spaces can be compared too.
final class WordText {
  /// The reporter's own words.
  static final byte PROSE = 0;

  /// Inside quote marks.
  static final byte QUOTED = 1;

  /// Dateline, agency boilerplate, and lines an outlet prints on many pages.
  static final byte FURNITURE = 2;

  /// What a word counts as, beside where it stands and its hash.
  private final Article article;

  private final int[] starts;
  private final int[] ends;
  private final long[] hashes;
  private final byte[] nature;

  private WordText(Article article, int[] starts, int[] ends, long[] hashes, byte[] nature) {
    this.article = article;
    this.starts = starts;
    this.ends = ends;
    this.hashes = hashes;
    this.nature = nature;
  }

  static WordText of(Article article, FurnitureRules furniture) {
    String text = article.text();
    int[] starts = new int[text.length() / 4 + 8];
    int[] ends = new int[starts.length];
    long[] hashes = new long[starts.length];
    int size = 0;
    int position = 0;
    while (position < text.length()) {
      int point = text.codePointAt(position);
      if (!isWordPart(point)) {
        position += Character.charCount(point);
        continue;
      }
      int start = position;
      long hash = 0xcbf29ce484222325L;
      do {
        hash = (hash ^ Character.toLowerCase(point)) * 0x100000001b3L;
        position += Character.charCount(point);
        if (Character.isIdeographic(point) || position >= text.length()) {
          break;
        }
        point = text.codePointAt(position);
      } while (isWordPart(point) && !Character.isIdeographic(point));
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
        hashes = Arrays.copyOf(hashes, size * 2);
      }
      starts[size] = start;
      ends[size] = position;
      hashes[size++] = mix(hash);
    }
    WordText words =
        new WordText(
            article,
            Arrays.copyOf(starts, size),
            Arrays.copyOf(ends, size),
            Arrays.copyOf(hashes, size),
            new byte[size]);
    QuoteMarks.quoted(text).forEach(span -> words.mark(span, QUOTED));
    furniture.findEmbeds(text).forEach(span -> words.mark(span, QUOTED));
    furniture.findFurniture(text).forEach(span -> words.mark(span, FURNITURE));
    Dateline dateline = article.dateline();
    if (dateline != null && dateline.span().end() <= text.length()) {
      words.mark(dateline.span(), FURNITURE);
    }
    return words;
  }

  private static boolean isWordPart(int point) {
    if (point < 128) {
      return point >= 'a' && point <= 'z'
          || point >= 'A' && point <= 'Z'
          || point >= '0' && point <= '9';
    }
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /// Spreads a hash over all its bits (the finaliser of MurmurHash3).
  static long mix(long value) {
    long hash = value;
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  Article article() {
    return article;
  }

  int size() {
    return starts.length;
  }

  long hash(int word) {
    return hashes[word];
  }

  boolean isProse(int word) {
    return nature[word] == PROSE;
  }

  boolean isQuoted(int word) {
    return nature[word] == QUOTED;
  }

  boolean isFurniture(int word) {
    return nature[word] == FURNITURE;
  }

  int proseWords() {
    int count = 0;
    for (byte each : nature) {
      count += each == PROSE ? 1 : 0;
    }
    return count;
  }

  /// Where a word's first code unit stands.
  int start(int word) {
    return starts[word];
  }

  /// From the first code unit of word `from` to the last of word `to - 1`.
  Span span(int from, int to) {
    return new Span(starts[from], ends[to - 1]);
  }

  String word(int word) {
    return article.text().substring(starts[word], ends[word]);
  }

  /// The first word that starts at or after `position`.
  int wordAt(int position) {
    int found = Arrays.binarySearch(starts, position);
    return found >= 0 ? found : -found - 1;
  }

  void markWords(int from, int to, byte as) {
    Arrays.fill(nature, from, to, as);
  }

  private void mark(Span span, byte as) {
    int first = wordAt(span.start());
    int last = first;
    while (last < starts.length && ends[last] <= span.end()) {
      last++;
    }
    Arrays.fill(nature, first, last, as);
  }

  /// The hash of `length` words from each position.
  long[] shingles(int length) {
    if (starts.length < length) {
      return new long[0];
    }
    long[] shingles = new long[starts.length - length + 1];
    for (int i = 0; i < shingles.length; i++) {
      long hash = 0;
      for (int j = 0; j < length; j++) {
        hash = hash * 0x9e3779b97f4a7c15L + hashes[i + j];
      }
      shingles[i] = mix(hash);
    }
    return shingles;
  }

  /// Whether the word opens a paragraph that a paragraph ending in a colon announces: *The
  /// statement in full:*
  boolean isSetOut(int word) {
    String text = article.text();
    boolean paragraph = false;
    for (int i = starts[word] - 1; i >= 0; i--) {
      char before = text.charAt(i);
      if (before == '\n') {
        paragraph = true;
      } else if (paragraph && before == ':') {
        return true;
      } else if (Character.isLetterOrDigit(before)
          || paragraph && !Character.isWhitespace(before)) {
        return false;
      }
    }
    return false;
  }
}
