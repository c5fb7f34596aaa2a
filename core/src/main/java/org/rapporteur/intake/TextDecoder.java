package org.rapporteur.intake;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Page;

/// Bytes to characters: by the byte order mark, then by what the server says, then by what the
/// markup declares, then as UTF-8 where every byte fits, then by the look of the bytes.
///
/// Two declarations are not believed, as browsers and pages both get them wrong: a one-byte charset
/// over bytes that are faultless UTF-8 with characters beyond ASCII (no text in a one-byte charset
/// looks so by chance), and UTF-8 over bytes that hardly ever are.
final class TextDecoder {
  private TextDecoder() {}

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /// HTML asks that the declaration stand in the first 1,024 bytes; pages with long scripts put it
  /// later.
  private static final int PRESCAN = 4096;

  private static final Pattern DECLARED =
      Pattern.compile(
          "<meta\\b[^>]{0,500}?\\bcharset\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})"
              + "|<\\?xml\\b[^>]{0,200}?\\bencoding\\s*=\\s*[\"']([\\w.:-]{2,40})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WIDE = Pattern.compile("(?i)utf-?16(?:le|be)?");

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  /// Names that mean another charset on the web than in the registry (WHATWG, Encoding Standard,
  /// "Names and labels").
  private static final Map<String, String> WEB_NAMES =
      Map.ofEntries(
          Map.entry("ascii", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "windows-874"),
          Map.entry("tis-620", "windows-874"),
          Map.entry("gb2312", "gb18030"),
          Map.entry("gbk", "gb18030"),
          Map.entry("x-gbk", "gb18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("big5", "Big5-HKSCS"),
          // a declaration that could be read as ASCII stands in no UTF-16 file
          Map.entry("utf-16", "UTF-8"),
          Map.entry("utf-16le", "UTF-8"),
          Map.entry("utf-16be", "UTF-8"),
          Map.entry("utf8", "UTF-8"));

  /// First bytes of files that are no text.
  private static final List<byte[]> MAGIC =
      List.of(
          ascii("%PDF-"),
          ascii("GIF8"),
          ascii("PK\u0003\u0004"),
          ascii("\u007fELF"),
          ascii("RIFF"),
          ascii("OggS"),
          ascii("ID3"),
          new byte[] {(byte) 0x89, 'P', 'N', 'G'},
          new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
          new byte[] {0x1F, (byte) 0x8B},
          new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

  /// Of all bytes, how many may be control bytes: a stray one happens, random bytes have one in
  /// ten.
  private static final double CONTROLS = 0.01;

  /// Of all characters beyond ASCII, how many may be broken in bytes declared to be UTF-8: a cut at
  /// a byte limit, one pasted word.
  private static final double BROKEN = 0.1;

  /// From 0 to 100. Below it the detector's guess among the one-byte charsets is no better than the
  /// usual one.
  private static final int SURE = 50;

  /// The characters, without a byte order mark and otherwise all; empty where the bytes are no
  /// text.
  static Optional<String> decode(byte[] bytes, Page.Kind kind) {
    return decode(bytes, kind, "");
  }

  /// @param told the charset that the server names, or empty
  static Optional<String> decode(byte[] bytes, Page.Kind kind, String told) {
    Optional<Mark> mark = Mark.at(bytes);
    if (mark.isPresent()) {
      int length = mark.get().bytes.length;
      return Optional.of(new String(bytes, length, bytes.length - length, mark.get().charset));
    }
    if (bytes.length > 3
        && bytes.length % 2 == 0
        && bytes[0] != 0
        && bytes[1] == 0
        && bytes[3] == 0) {
      return Optional.of(new String(bytes, StandardCharsets.UTF_16LE));
    }
    if (WIDE.matcher(told).matches() && looksWide(bytes)) {
      return charset(told).map(wide -> new String(bytes, wide));
    }
    if (isBinary(bytes)) {
      return Optional.empty();
    }
    Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
    Optional<Charset> declared =
        webCharset(told).or(() -> kind == Page.Kind.HTML ? declared(bytes) : Optional.empty());
    if (utf8.isPresent() && declared.map(TextDecoder::isOneByte).orElse(true)) {
      return utf8;
    }
    if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8)) {
      return Optional.of(new String(bytes, declared.get()));
    }
    if (utf8.isPresent()) {
      return utf8;
    }
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    if (declared.isPresent() && brokenShare(lenient) < BROKEN) {
      return Optional.of(lenient);
    }
    return Optional.of(new String(bytes, detected(bytes, kind)));
  }

  private static boolean isBinary(byte[] bytes) {
    for (byte[] magic : MAGIC) {
      if (bytes.length >= magic.length
          && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length)) {
        return true;
      }
    }
    int controls = 0;
    for (byte b : bytes) {
      if (b >= 0 && b < 0x20 && (b < '\t' || b > '\r') && b != 0x1B && b != 0x1A) {
        controls++;
      }
    }
    return controls > bytes.length * CONTROLS;
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, PRESCAN), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(COMMENT.matcher(head).replaceAll(""));
    while (matcher.find()) {
      String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      Optional<Charset> charset = webCharset(name);
      if (charset.isPresent()) {
        return charset;
      }
    }
    return Optional.empty();
  }

  private static Optional<Charset> webCharset(String name) {
    return charset(WEB_NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), name));
  }

  /// Text in two bytes a character is full of zero bytes, or is nothing like UTF-8.
  private static boolean looksWide(byte[] bytes) {
    int zeros = 0;
    for (byte b : bytes) {
      zeros += b == 0 ? 1 : 0;
    }
    return bytes.length % 2 == 0
        && (zeros > bytes.length * CONTROLS || strict(bytes, StandardCharsets.UTF_8).isEmpty());
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static boolean isOneByte(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8)
        || (charset.canEncode() && charset.newEncoder().maxBytesPerChar() <= 1);
  }

  private static double brokenShare(String lenient) {
    long broken = lenient.chars().filter(c -> c == 0xFFFD).count();
    long beyondAscii = lenient.chars().filter(c -> c > 0x7F).count();
    return beyondAscii == 0 ? 0 : (double) broken / beyondAscii;
  }

  private static Charset detected(byte[] bytes, Page.Kind kind) {
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(kind == Page.Kind.HTML);
    CharsetMatch match = detector.setText(bytes).detect();
    if (match == null || match.getName().startsWith("ISO-8859-1") || match.getConfidence() < SURE) {
      return WINDOWS_1252;
    }
    String name = match.getName().toLowerCase(Locale.ROOT);
    return charset(WEB_NAMES.getOrDefault(name, name)).orElse(WINDOWS_1252);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// The byte order marks, the longer first.
  private enum Mark {
    UTF_32LE(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
    UTF_32BE(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
    UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF);

    private final Charset charset;
    private final byte[] bytes;

    Mark(Charset charset, int... bytes) {
      this.charset = charset;
      this.bytes = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        this.bytes[i] = (byte) bytes[i];
      }
    }

    static Optional<Mark> at(byte[] content) {
      for (Mark mark : values()) {
        int length = mark.bytes.length;
        if (content.length >= length && Arrays.equals(content, 0, length, mark.bytes, 0, length)) {
          return Optional.of(mark);
        }
      }
      return Optional.empty();
    }
  }
}
