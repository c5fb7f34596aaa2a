package org.rapporteur.intake.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// Undoes the compression that a server packed its answer with.
final class Coding {
  private Coding() {}

  /// The answer unpacks to more than it may.
  static final class TooLarge extends IOException {
    TooLarge() {
      super("unpacks to more than it may");
    }
  }

  /// What is asked for.
  static final String ACCEPTED = "gzip, deflate";

  /// @param codings the values of `Content-Encoding`
  /// @param limit bytes that may come out
  static byte[] undo(byte[] packed, List<String> codings, int limit) throws IOException {
    String coding = String.join(",", codings).strip().toLowerCase(Locale.ROOT);
    if (coding.isEmpty() || coding.equals("identity") || packed.length == 0) {
      return packed;
    }
    InputStream in = new ByteArrayInputStream(packed);
    try (InputStream unpacked =
        switch (coding) {
          case "gzip", "x-gzip" -> new GZIPInputStream(in, 1 << 16);
          case "deflate" -> new InflaterInputStream(in, new Inflater(!hasHeader(packed)));
          default -> throw new ZipException("unknown compression: " + coding);
        }) {
      byte[] bytes = unpacked.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new TooLarge();
      }
      return bytes;
    }
  }

  /// Some servers leave out the two bytes that zlib puts before deflated data.
  private static boolean hasHeader(byte[] packed) {
    return packed.length > 1
        && (packed[0] & 0x0F) == 8
        && ((packed[0] & 0xFF) << 8 | (packed[1] & 0xFF)) % 31 == 0;
  }
}
