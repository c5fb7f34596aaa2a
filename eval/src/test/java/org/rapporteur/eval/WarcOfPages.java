package org.rapporteur.eval;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A crawl of the pages in `examples/summit`, over and over under other addresses and with another
/// word in each, in gzip members as crawlers write them: a request and an answer a page.
final class WarcOfPages {
  private WarcOfPages() {}

  /// @param level of compression, as for [java.util.zip.Deflater]
  static void write(Path file, int count, int level) throws IOException {
    // a character a byte: not all of the pages are in UTF-8, and their bytes shall stay
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(Program.ROOT.resolve("examples/summit"))) {
      for (Path page : files.sorted().toList()) {
        pages.add(Files.readString(page, StandardCharsets.ISO_8859_1));
      }
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        Members members = new Members(out, level)) {
      members.add(record("warcinfo", "", "application/warc-fields", 0, "software: x\r\n"));
      for (int i = 0; i < count; i++) {
        String url = "https://outlet" + i % 97 + ".example/news/" + i;
        String html =
            pages
                .get(i % pages.size())
                .replace(
                    "</body>",
                    "<p>Edition " + i + " of " + Integer.toHexString(i * 31) + "</p></body>");
        int length = html.length();
        members.add(
            record(
                "request",
                url,
                "application/http; msgtype=request",
                i,
                "GET /news/" + i + " HTTP/1.1\r\n\r\n"));
        members.add(
            record(
                "response",
                url,
                "application/http; msgtype=response",
                i,
                "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html\r\nContent-Length: "
                    + length
                    + "\r\nCache-Control: max-age=60\r\n\r\n"
                    + html));
      }
    }
  }

  private static byte[] record(
      String type, String url, String contentType, int number, String block) {
    byte[] body = block.getBytes(StandardCharsets.ISO_8859_1);
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

  /// One gzip member after another (RFC 1952), by one deflater: a new one for each would take most
  /// of the time.
  private static final class Members implements AutoCloseable {
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3};

    private final OutputStream out;
    private final Deflater deflater;
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[1 << 14];

    Members(OutputStream out, int level) {
      this.out = out;
      this.deflater = new Deflater(level, true);
    }

    void add(byte[] record) throws IOException {
      out.write(HEADER);
      deflater.reset();
      deflater.setInput(record);
      deflater.finish();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      checksum.reset();
      checksum.update(record);
      out.write(
          ByteBuffer.allocate(8)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt((int) checksum.getValue())
              .putInt(record.length)
              .array());
    }

    @Override
    public void close() {
      deflater.close();
    }
  }
}
