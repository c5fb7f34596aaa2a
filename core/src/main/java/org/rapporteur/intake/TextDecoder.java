package org.rapporteur.intake;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

  private static final byte[] CHARSET = ascii("charset");
  private static final byte[] ENCODING = ascii("encoding");

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

  /// Looking at eight bytes at a time takes an eighth of the time.
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /// Of all characters beyond ASCII, how many may be broken in bytes declared to be UTF-8: a cut at
  /// a byte limit, one pasted word.
  private static final double BROKEN = 0.1;

  /// From 0 to 100. Below it the detector's guess among the one-byte charsets is no better than the
  /// usual one.
  private static final int SURE = 50;

  /// The characters, without a byte order mark and otherwise all; empty where the bytes are no
  /// text.
  static Optional<String> decode(byte[] bytes, Page.Kind kind) {
    return decode(bytes, kind, null);
  }

  /// As [#decode(byte[], Page.Kind)].
  ///
  /// @param named the charset that the bytes came with (an HTTP header's); goes before what the
  /// markup declares
  static Optional<String> decode(byte[] bytes, Page.Kind kind, @Nullable String named) {
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
    if (named != null && WIDE.matcher(named).matches() && looksWide(bytes)) {
      return charset(named).map(wide -> new String(bytes, wide));
    }
    if (isBinary(bytes)) {
      return Optional.empty();
    }
    Optional<String> utf8 = strictUtf8(bytes);
    List<Charset> declared = new ArrayList<>();
    if (named != null) {
      webCharset(named).ifPresent(declared::add);
    }
    if (kind == Page.Kind.HTML && (utf8.isEmpty() || declared.isEmpty())) {
      declared(bytes).ifPresent(declared::add);
    }
    if (utf8.isPresent() && (declared.isEmpty() || isOneByte(declared.getFirst()))) {
      return utf8;
    }
    for (Charset charset : declared) {
      if (!charset.equals(StandardCharsets.UTF_8)) {
        return Optional.of(new String(bytes, charset));
      }
      if (utf8.isPresent()) {
        return utf8;
      }
      String lenient = new String(bytes, StandardCharsets.UTF_8);
      if (brokenShare(lenient) < BROKEN) {
        return Optional.of(lenient);
      }
    }
    return utf8.isPresent() ? utf8 : Optional.of(new String(bytes, detected(bytes, kind)));
  }

  private static boolean isBinary(byte[] bytes) {
    for (byte[] magic : MAGIC) {
      if (bytes.length >= magic.length
          && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length)) {
        return true;
      }
    }
    int controls = 0;
    int position = 0;
    for (; position + Long.BYTES <= bytes.length; position += Long.BYTES) {
      long eight = (long) EIGHT.get(bytes, position);
      // a bit set where a byte is below 0x20, and sometimes in the one above it
      if (((eight - 0x2020202020202020L) & ~eight & 0x8080808080808080L) != 0) {
        controls += controls(bytes, position, position + Long.BYTES);
      }
    }
    controls += controls(bytes, position, bytes.length);
    return controls > bytes.length * CONTROLS;
  }

  private static int controls(byte[] bytes, int from, int to) {
    int controls = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b >= 0 && b < 0x20 && (b < '\t' || b > '\r') && b != 0x1B && b != 0x1A) {
        controls++;
      }
    }
    return controls;
  }

  /// The characters where every byte fits.
  private static Optional<String> strictUtf8(byte[] bytes) {
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    // much the quicker way: what does not fit gives U+FFFD, and hardly a text holds one of its own
    if (lenient.indexOf('\uFFFD') < 0) {
      return Optional.of(lenient);
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
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
    int length = Math.min(bytes.length, PRESCAN);
    if (!mentions(bytes, length, CHARSET) && !mentions(bytes, length, ENCODING)) {
      return Optional.empty();
    }
    String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    while (matcher.find()) {
      String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      Optional<Charset> charset = webCharset(name);
      if (charset.isPresent() && !isInComment(head, matcher.start())) {
        return charset;
      }
    }
    return Optional.empty();
  }

  private static boolean isInComment(String head, int at) {
    int opened = head.lastIndexOf("<!--", at);
    return opened >= 0 && head.indexOf("-->", opened + 4) > at;
  }

  /// Whether a word in small letters stands among the first bytes, in letters of any size. Much
  /// quicker than [#DECLARED], and most pages without it hold the word nowhere.
  private static boolean mentions(byte[] bytes, int length, byte[] word) {
    for (int i = 0; i + word.length <= length; i++) {
      int at = 0;
      while (at < word.length && (bytes[i + at] | 0x20) == word[at]) {
        at++;
      }
      if (at == word.length) {
        return true;
      }
    }
    return false;
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
        && (zeros > bytes.length * CONTROLS || strictUtf8(bytes).isEmpty());
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
    return webCharset(match.getName()).orElse(WINDOWS_1252);
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
