package org.rapporteur.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.model.Token;

/// The word pieces the encoder reads: BERT's uncased tokenizer (Devlin et al. 2019), in Java
/// because the native library takes half a second to load. Equal to the library's on any text that
/// spells out none of the marks in square brackets (`[SEP]` …) and has no invisible characters
/// inside words, which part a word here. Immutable. Public for the trainer.
public final class WordPieces {
  private static final int LONGEST_WORD = 100;
  private static final String CONTINUES = "##";

  private final Map<String, Integer> vocabulary;
  private final int unknown;
  private final int opening;
  private final int closing;
  private final int quote;
  private final int longestPiece;

  /// A run of words cut into pieces.
  ///
  /// The pieces know no case, and names live by it: it goes into the encoder as BERT's token type,
  /// which single sentences make no use of.
  ///
  /// @param ids the pieces between an opening and a closing mark
  /// @param types 1 for pieces of words with a capital letter, else 0
  /// @param firsts where in `ids` each word's first piece stands, or the piece before a word that
  ///     has none, a control character; as many as words were read
  public record Pieces(long[] ids, long[] types, int[] firsts) {}

  private WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
    this.unknown = require("[UNK]");
    this.opening = require("[CLS]");
    this.closing = require("[SEP]");
    this.quote = require("\"");
    this.longestPiece = vocabulary.keySet().stream().mapToInt(String::length).max().orElse(1);
  }

  private int require(String mark) {
    Integer id = vocabulary.get(mark);
    if (id == null) {
      throw new IllegalArgumentException("vocabulary lacks " + mark);
    }
    return id;
  }

  /// Reads the `model.vocab` of a `tokenizer.json`.
  static WordPieces read(InputStream json) throws IOException {
    Map<String, Integer> vocabulary = HashMap.newHashMap(32_000);
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && "vocab".equals(parser.currentName())) {
          parser.nextToken();
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String piece = parser.currentName();
            vocabulary.put(piece, parser.nextIntValue(0));
          }
          break;
        }
      }
    }
    return new WordPieces(vocabulary);
  }

  /// The pieces of `words` from `from` on, as many as fit whole into `longest` ids; of a first word
  /// that does not fit, the beginning.
  public Pieces pieces(List<Token> words, int from, int longest) {
    return pieces(words, from, longest, false);
  }

  /// As above; where `quoted`, a quote mark is put before the first word, since the words begin
  /// inside a quotation.
  public Pieces pieces(List<Token> words, int from, int longest, boolean quoted) {
    long[] ids = new long[longest];
    long[] types = new long[longest];
    int[] firsts = new int[words.size() - from];
    ids[0] = opening;
    int count = 1;
    if (quoted) {
      ids[count++] = quote;
    }
    int read = 0;
    while (from + read < words.size() && count < longest - 1) {
      String word = words.get(from + read).text();
      String plain = plain(word);
      int after = append(plain, ids, count);
      if (after == longest - 1 && read > 0) {
        break;
      }
      if (word.codePoints().anyMatch(Character::isUpperCase)) {
        Arrays.fill(types, count, after, 1);
      }
      firsts[read++] = after == count ? count - 1 : count;
      count = after;
    }
    ids[count++] = closing;
    return new Pieces(
        Arrays.copyOf(ids, count), Arrays.copyOf(types, count), Arrays.copyOf(firsts, read));
  }

  /// Writes the pieces of `plain` into `ids` from `count` on, leaving room for a closing mark;
  /// returns how many ids there are then.
  private int append(String plain, long[] ids, int before) {
    int count = before;
    int position = 0;
    while (position < plain.length() && count < ids.length - 1) {
      int c = plain.codePointAt(position);
      int width = Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        position += width;
        continue;
      }
      int end = position + width;
      if (!standsAlone(c)) {
        while (end < plain.length()) {
          int next = plain.codePointAt(end);
          if (Character.isWhitespace(next) || Character.isSpaceChar(next) || standsAlone(next)) {
            break;
          }
          end += Character.charCount(next);
        }
      }
      count = addPieces(plain, position, end, ids, count);
      position = end;
    }
    return count;
  }

  /// Greedy longest match; a word of which any part is not in the vocabulary is one unknown piece.
  private int addPieces(String plain, int from, int to, long[] ids, int before) {
    int limit = ids.length - 1;
    if (plain.codePointCount(from, to) > LONGEST_WORD) {
      ids[before] = unknown;
      return before + 1;
    }
    long[] pieces = new long[to - from];
    int count = 0;
    int start = from;
    while (start < to) {
      int end = Math.min(to, start + longestPiece);
      Integer id = null;
      while (end > start) {
        String piece = plain.substring(start, end);
        id = vocabulary.get(start == from ? piece : CONTINUES + piece);
        if (id != null) {
          break;
        }
        end--;
      }
      if (id == null) {
        ids[before] = unknown;
        return before + 1;
      }
      pieces[count++] = id;
      start = end;
    }
    int kept = Math.min(count, limit - before);
    System.arraycopy(pieces, 0, ids, before, kept);
    return before + kept;
  }

  /// Lower case, without accents and control characters; Chinese characters and marks stand alone
  /// later.
  private static String plain(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c == '\t' || c == '\n' || c == '\r' || !isControl(c))
        .forEach(kept::appendCodePoint);
    StringBuilder plain = new StringBuilder(kept.length());
    Normalizer.normalize(kept, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> appendLower(plain, c));
    return plain.toString();
  }

  private static void appendLower(StringBuilder plain, int c) {
    if (c == 'İ') {
      plain.append("i\u0307");
    } else {
      plain.appendCodePoint(Character.toLowerCase(c));
    }
  }

  private static boolean isControl(int c) {
    if (c == 0 || c == 0xFFFD) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static boolean standsAlone(int c) {
    return isPunctuation(c) || isChinese(c);
  }

  private static boolean isPunctuation(int c) {
    if (c < 128) {
      return c > 32 && c < 127 && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /// The blocks BERT's own tokenizer names.
  private static boolean isChinese(int c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0x20000 && c <= 0x2A6DF
        || c >= 0x2A700 && c <= 0x2B73F
        || c >= 0x2B740 && c <= 0x2B81F
        || c >= 0x2B920 && c <= 0x2CEAF
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0x2F800 && c <= 0x2FA1F;
  }
}
