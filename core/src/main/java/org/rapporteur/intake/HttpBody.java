package org.rapporteur.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.brotli.dec.BrotliInputStream;

/// The body of an HTTP answer as archives keep it, with transfer and content encodings undone.
///
/// Archives lie: crawlers store bodies they have decoded already beside the server's own header. An
/// encoding that the bytes do not show is held to be undone.
final class HttpBody {
  private HttpBody() {}

  /// An encoding that is not known here.
  static final class UnknownEncoding extends IOException {
    UnknownEncoding(String name) {
      super("content-encoding " + name);
    }
  }

  /// More than a page may hold.
  static final class TooLarge extends IOException {
    TooLarge(int limit) {
      super("more than " + (limit >> 20) + " MB");
    }
  }

  /// @param encodings as the header lists them: the last was applied last
  static byte[] decode(byte[] body, boolean chunked, List<String> encodings, int limit)
      throws IOException {
    byte[] decoded = chunked ? withoutChunks(body) : body;
    for (String encoding : encodings.reversed()) {
      decoded = undo(encoding.strip().toLowerCase(Locale.ROOT), decoded, limit);
    }
    if (decoded.length > limit) {
      throw new TooLarge(limit);
    }
    return decoded;
  }

  private static byte[] undo(String encoding, byte[] body, int limit) throws IOException {
    switch (encoding) {
      case "", "identity", "none", "utf-8" -> {
        return body;
      }
      case "gzip", "x-gzip" -> {
        return isGzip(body) ? all(new GZIPInputStream(bytes(body), 1 << 13), limit) : body;
      }
      case "deflate" -> {
        return deflated(body, limit);
      }
      case "br" -> {
        return looksLikeMarkup(body) ? body : all(new BrotliInputStream(bytes(body)), limit);
      }
      default -> throw new UnknownEncoding(encoding);
    }
  }

  /// `deflate` is the zlib format by the standard and bare DEFLATE by habit.
  private static byte[] deflated(byte[] body, int limit) throws IOException {
    if (looksLikeMarkup(body)) {
      return body;
    }
    Inflater bare = new Inflater(true);
    try {
      return all(new InflaterInputStream(bytes(body)), limit);
    } catch (ZipException e) {
      return all(new InflaterInputStream(bytes(body), bare), limit);
    } finally {
      bare.end();
    }
  }

  private static InputStream bytes(byte[] body) {
    return new ByteArrayInputStream(body);
  }

  private static byte[] all(InputStream decoded, int limit) throws IOException {
    try (decoded) {
      byte[] bytes = decoded.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new TooLarge(limit);
      }
      return bytes;
    } catch (EOFException e) {
      ZipException cut = new ZipException(RecordBytes.CUT_SHORT);
      cut.initCause(e);
      throw cut;
    }
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 1 && body[0] == 0x1F && (body[1] & 0xFF) == 0x8B;
  }

  private static boolean looksLikeMarkup(byte[] body) {
    int start = 0;
    while (start < body.length && body[start] >= 0 && body[start] <= ' ') {
      start++;
    }
    return start + 1 < body.length
        && body[start] == '<'
        && (body[start + 1] == '!' || Character.isLetter(body[start + 1]));
  }

  /// RFC 9112, 7.1. A body that does not begin with the length of a chunk has none; one that breaks
  /// off gives what was there.
  private static byte[] withoutChunks(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
    int position = 0;
    while (position < body.length) {
      int lineEnd = position;
      while (lineEnd < body.length && body[lineEnd] != '\n') {
        lineEnd++;
      }
      int length = lineEnd < body.length ? chunkLength(body, position, lineEnd) : -1;
      if (length < 0) {
        return position == 0 ? body : out.toByteArray();
      }
      if (length == 0) {
        return out.toByteArray();
      }
      int start = lineEnd + 1;
      int end = (int) Math.min(body.length, (long) start + length);
      out.write(body, start, end - start);
      position = end;
      while (position < body.length && (body[position] == '\r' || body[position] == '\n')) {
        position++;
      }
    }
    return out.toByteArray();
  }

  /// The hexadecimal number before the line's end or a semicolon; -1 where there is none.
  private static int chunkLength(byte[] body, int from, int to) {
    int length = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(body[i], 16);
      if (digit < 0) {
        boolean ends = body[i] == ';' || body[i] == '\r' || body[i] == ' ' || body[i] == '\t';
        return ends && digits > 0 ? length : -1;
      }
      digits++;
      if (digits > 7) {
        return -1;
      }
      length = length << 4 | digit;
    }
    return digits > 0 ? length : -1;
  }
}
