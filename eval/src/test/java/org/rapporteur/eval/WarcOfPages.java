package org.rapporteur.eval;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// A crawl of the pages in `examples/summit`, over and over under other addresses and with another
/// word in each, in gzip members as crawlers write them: a request and an answer a page.
final class WarcOfPages {
  private WarcOfPages() {}

  /// @param level of compression, as for [java.util.zip.Deflater]
  static void write(Path file, int count, int level) throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(Program.ROOT.resolve("examples/summit"))) {
      for (Path page : files.sorted().toList()) {
        pages.add(Files.readString(page));
      }
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      member(out, level, record("warcinfo", "", "application/warc-fields", 0, "software: x\r\n"));
      for (int i = 0; i < count; i++) {
        String url = "https://outlet" + i % 97 + ".example/news/" + i;
        String html =
            pages
                .get(i % pages.size())
                .replace(
                    "</body>",
                    "<p>Edition " + i + " of " + Integer.toHexString(i * 31) + "</p></body>");
        int length = html.getBytes(StandardCharsets.UTF_8).length;
        member(
            out,
            level,
            record(
                "request",
                url,
                "application/http; msgtype=request",
                i,
                "GET /news/" + i + " HTTP/1.1\r\n\r\n"));
        member(
            out,
            level,
            record(
                "response",
                url,
                "application/http; msgtype=response",
                i,
                "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: "
                    + length
                    + "\r\nCache-Control: max-age=60\r\n\r\n"
                    + html));
      }
    }
  }

  private static byte[] record(
      String type, String url, String contentType, int number, String block) {
    byte[] body = block.getBytes(StandardCharsets.UTF_8);
    String head =
        "WARC/1.0\r\nWARC-Type: "
            + type
            + (url.isEmpty() ? "" : "\r\nWARC-Target-URI: " + url)
            + "\r\nWARC-Date: 2025-03-15T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:"
            + new UUID(number, type.hashCode())
            + ">\r\nContent-Type: "
            + contentType
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    byte[] record = new byte[start.length + body.length + 4];
    System.arraycopy(start, 0, record, 0, start.length);
    System.arraycopy(body, 0, record, start.length, body.length);
    System.arraycopy(new byte[] {'\r', '\n', '\r', '\n'}, 0, record, start.length + body.length, 4);
    return record;
  }

  private static void member(OutputStream out, int level, byte[] record) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(record.length / 2);
    try (GZIPOutputStream gzip = new Level(packed, level)) {
      gzip.write(record);
    }
    packed.writeTo(out);
  }

  /// GZIPOutputStream has no setting for it.
  private static final class Level extends GZIPOutputStream {
    Level(OutputStream out, int level) throws IOException {
      super(out, 1 << 13);
      def.setLevel(level);
    }
  }
}
