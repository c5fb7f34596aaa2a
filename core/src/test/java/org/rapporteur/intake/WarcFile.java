package org.rapporteur.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Builds WARC files of invented records, byte by byte.
final class WarcFile {
  static final String DATE = "2031-02-04T09:30:00Z";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();
  private final boolean packed;

  private WarcFile(boolean packed) {
    this.packed = packed;
  }

  static WarcFile plain() {
    return new WarcFile(false);
  }

  /// Each record a gzip member.
  static WarcFile packed() {
    return new WarcFile(true);
  }

  WarcFile info() {
    return record(
        "WARC-Type: warcinfo\r\nContent-Type: application/warc-fields", "software: x\r\n");
  }

  /// An answer of 200 with markup in UTF-8.
  WarcFile page(String url, String html) {
    return response(url, DATE, "200 OK", "Content-Type: text/html; charset=utf-8", utf8(html));
  }

  WarcFile response(String url, String date, String status, String fields, byte[] body) {
    return record(
        "WARC-Type: response\r\nWARC-Target-URI: "
            + url
            + "\r\nWARC-Date: "
            + date
            + "\r\nContent-Type: application/http; msgtype=response",
        join(utf8("HTTP/1.1 " + status + "\r\n" + fields + "\r\n\r\n"), body));
  }

  WarcFile record(String fields, String block) {
    return record(fields, utf8(block));
  }

  WarcFile record(String fields, byte[] block) {
    byte[] record =
        join(
            utf8("WARC/1.1\r\n" + fields + "\r\nContent-Length: " + block.length + "\r\n\r\n"),
            block,
            utf8("\r\n\r\n"));
    return raw(packed ? gzip(record) : record);
  }

  WarcFile raw(byte[] stored) {
    offsets.add(bytes.size());
    bytes.writeBytes(stored);
    return this;
  }

  /// Where record `number`, from 0, begins.
  int offset(int number) {
    return offsets.get(number);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
