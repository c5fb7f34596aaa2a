package org.rapporteur.intake;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Page;

class WarcTest {
  private static final String A = "https://gazette.example/a";
  private static final String B = "https://gazette.example/b";
  private static final String KEY = "crawl.warc!/20310204093000/";
  private static final String HTML = "<p>Ministers of Vastria met in Lorn on Friday.</p>";
  private static final String MARKUP = "Content-Type: text/html; charset=utf-8";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void givesThePages_andPassesOverTheRest(boolean packed) throws IOException {
    WarcFile warc = packed ? WarcFile.packed() : WarcFile.plain();
    warc.info()
        .record("WARC-Type: request\r\nWARC-Target-URI: " + A, "GET /a HTTP/1.1\r\n\r\n")
        .page(A, HTML)
        .record("WARC-Type: metadata\r\nWARC-Target-URI: " + A, "via: x\r\n")
        .record(
            "WARC-Type: response\r\nWARC-Target-URI: dns:gazette.example\r\nContent-Type: text/dns",
            "20310204093000\r\n")
        .response(B, WarcFile.DATE, "200 OK", "Content-Type: image/png", new byte[] {1, 2})
        .response(B, WarcFile.DATE, "404 Not Found", MARKUP, WarcFile.utf8(HTML))
        .response(B, WarcFile.DATE, "301 Moved", "Location: /a\r\n" + MARKUP, new byte[0])
        .response(
            "https://gazette.example/robots.txt",
            WarcFile.DATE,
            "200 OK",
            "Content-Type: text/plain",
            WarcFile.utf8("User-agent: *"))
        .record(
            "WARC-Type: resource\r\nWARC-Target-URI: file:///note.txt\r\nWARC-Date: "
                + WarcFile.DATE
                + "\r\nContent-Type: text/plain",
            "A note.");
    Path file = write("crawl.warc", warc.bytes());

    Readings read = Readings.of(file);

    assertThat(read.inputs()).hasSize(2);
    assertThat(read.keys(folder)).containsExactly(KEY + A, KEY + "file:///note.txt");
    assertThat(read.pages().getFirst())
        .isEqualTo(
            new Page(
                file + "!/20310204093000/" + A,
                Page.Kind.HTML,
                A,
                HTML,
                Hash.of(WarcFile.utf8(HTML)),
                Instant.parse(WarcFile.DATE)));
    assertThat(read.pages().getLast().kind()).isEqualTo(Page.Kind.TEXT);
    assertThat(((Input.OfPage) read.inputs().getFirst()).original().bytes())
        .isEqualTo(WarcFile.utf8(HTML));
  }

  @Test
  void readsWhatAnotherProgramWrites() throws IOException {
    Path file = folder.resolve("crawl.warc.gz");
    try (WarcWriter writer =
        new WarcWriter(Files.newByteChannel(file, CREATE_NEW, WRITE), WarcCompression.GZIP)) {
      for (String url : List.of(A, B)) {
        writer.write(
            new WarcResponse.Builder(URI.create(url))
                .date(Instant.parse(WarcFile.DATE))
                .body(
                    new HttpResponse.Builder(200, "OK")
                        .body(MediaType.HTML_UTF8, WarcFile.utf8(HTML + url))
                        .build())
                .build());
      }
    }

    assertThat(Readings.of(file).contents()).containsExactly(HTML + A, HTML + B);
  }

  @Test
  void oneAddressCapturedTwice_isTwoPages() throws IOException {
    byte[] html = WarcFile.utf8(HTML);
    WarcFile warc =
        WarcFile.plain()
            .response(A, "2031-02-04T09:30:00Z", "200 OK", MARKUP, html)
            .response(A, "2031-02-05T09:30:00.5Z", "200 OK", MARKUP, html)
            .response(A, "2031-02-05T09:30:00.5Z", "200 OK", MARKUP, html);

    assertThat(Readings.of(write("crawl.warc", warc.bytes())).keys(folder))
        .containsExactly(
            "crawl.warc!/20310204093000/" + A,
            "crawl.warc!/202102050930005/".replace("2021", "2031") + A,
            "crawl.warc:" + warc.offset(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          2031-02-04T09:30:00Z      | 2031-02-04T09:30:00Z
          2031-02-04T09:30:00.123Z  | 2031-02-04T09:30:00.123Z
          2031-02-04T09:30:00+01:00 | 2031-02-04T08:30:00Z
          2031-02-34T09:30:00Z      | -
          2031-xx-04T09:30:00Z      | -
          xxxx-02-04T09:30:00Z      | -
          2031-02                   | -
          """)
  void readsTheMomentOfACapture_andLeavesOthersUnknown(String written, Instant fetched)
      throws IOException {
    WarcFile warc = WarcFile.plain().response(A, written, "200 OK", MARKUP, WarcFile.utf8(HTML));

    assertThat(Readings.of(write("crawl.warc", warc.bytes())).pages())
        .singleElement()
        .extracting(Page::fetched)
        .isEqualTo(fetched);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          identity   | plain
          chunked    | plain
          gzip       | plain
          gzip       | undone
          deflate    | zlib
          deflate    | bare
          deflate    | undone
          chunkedGzip| plain
          notChunked | plain
          cutChunked | plain
          br         | plain
          """)
  void undoesTransferAndContentEncodings(String encoding, String form) throws IOException {
    String html = HTML.repeat(20);
    byte[] body = WarcFile.utf8(html);
    String chunked = "\r\nTransfer-Encoding: chunked";
    String fields = MARKUP;
    switch (encoding) {
      case "chunked" -> {
        body = chunks(body);
        fields += chunked;
      }
      case "cutChunked" -> {
        byte[] whole = chunks(body);
        body = Arrays.copyOf(whole, whole.length - 5);
        fields += chunked;
      }
      case "notChunked" -> fields += chunked;
      case "gzip" -> {
        body = form.equals("undone") ? body : WarcFile.gzip(body);
        fields += "\r\nContent-Encoding: gzip";
      }
      case "chunkedGzip" -> {
        body = chunks(WarcFile.gzip(body));
        fields += "\r\nContent-Encoding: gzip" + chunked;
      }
      case "deflate" -> {
        body = form.equals("undone") ? body : deflate(body, form.equals("bare"));
        fields += "\r\nContent-Encoding: deflate";
      }
      case "br" -> {
        // RFC 7932 by hand: a window, one uncompressed block of 26 bytes, the end
        html = "<p>Brotli says hello.</p>!";
        body =
            WarcFile.join(HexFormat.of().parseHex("8b0c80"), WarcFile.utf8(html), new byte[] {3});
        fields += "\r\nContent-Encoding: br";
      }
      default -> {
        // as it is
      }
    }
    WarcFile warc = WarcFile.packed().response(A, WarcFile.DATE, "200 OK", fields, body);

    Readings read = Readings.of(write("crawl.warc.gz", warc.bytes()));

    assertThat(read.messages(folder)).isEmpty();
    assertThat(read.contents()).containsExactly(html);
    assertThat(read.pages().getFirst().hash()).isEqualTo(Hash.of(WarcFile.utf8(html)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zstd | cannot be read (https://gazette.example/a: content-encoding zstd)
          gzip | damaged record (https://gazette.example/a: its content does not unpack: cut short)
          br   | damaged record (https://gazette.example/a: its content does not unpack: Brotli stream decoding failed)
          """)
  void namesContentThatDoesNotUnpack(String encoding, String message) throws IOException {
    byte[] body = Arrays.copyOf(WarcFile.gzip(WarcFile.utf8(HTML)), 30);
    WarcFile warc =
        WarcFile.packed()
            .response(
                A, WarcFile.DATE, "200 OK", MARKUP + "\r\nContent-Encoding: " + encoding, body)
            .page(B, HTML);

    Readings read = Readings.of(write("crawl.warc.gz", warc.bytes()));

    assertThat(read.messages(folder)).containsExactly("crawl.warc.gz:0: " + message);
    assertThat(read.pages()).extracting(Page::url).containsExactly(B);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what the header says | what the markup says | what the bytes are
          windows-1251 | -            | windows-1251
          utf-8        | -            | utf-8
          iso-8859-1   | utf-8        | utf-8
          utf-8        | windows-1251 | windows-1251
          windows-1251 | utf-8        | windows-1251
          x-nonsense   | windows-1251 | windows-1251
          -            | windows-1251 | windows-1251
          """)
  void decodesByTheHeaderFirst_unlessTheBytesShowOtherwise(
      String header, String markup, String bytes) throws IOException {
    String html =
        (markup.equals("-") ? "" : "<meta charset=" + markup + ">")
            + "<p>\u041C\u0438\u043D\u0438\u0441\u0442\u0440 \u0441\u043A\u0430\u0437\u0430\u043B";
    String type = "Content-Type: text/html" + (header.equals("-") ? "" : ";charset=" + header);
    WarcFile warc =
        WarcFile.plain()
            .response(A, WarcFile.DATE, "200 OK", type, html.getBytes(Charset.forName(bytes)));

    assertThat(Readings.of(write("crawl.warc", warc.bytes())).contents()).containsExactly(html);
  }

  @Test
  void readsAnswersAsServersAndToolsReallyWriteThem() throws IOException {
    String type =
        "WARC-Type: response\r\nWARC-Date: 2031-02-04T09:30:00Z\r\nWARC-Target-URI: <" + A;
    String http = ">\r\nContent-Type: application/http";
    WarcFile warc =
        WarcFile.plain()
            .record(type + "1" + http, "HTTP/1.0 200\r\ncontent-type:text/html\r\n\r\n<p>One")
            .record(type + "2" + http, "HTTP/2 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Two")
            .record(type + "3" + http, "HTTP/1.1 200 OK\nContent-Type : TEXT/HTML\n\n<p>Three")
            .record(type + "4" + http, "HTTP/1.1 200 OK\r\nX: y\r\n\r\n<!DOCTYPE html><p>Four")
            .record(type + "5" + http, "HTTP/1.1 200 OK\r\nX: y\r\n\r\n{\"five\":5}");

    Readings read = Readings.of(write("crawl.warc", warc.bytes()));

    assertThat(read.contents())
        .containsExactly("<p>One", "<p>Two", "<p>Three", "<!DOCTYPE html><p>Four");
    assertThat(read.pages()).extracting(Page::url).containsExactly(A + 1, A + 2, A + 3, A + 4);
    assertThat(read.messages(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"date", "digest", "both", "not-modified"})
  void aRevisit_isALaterPageOfTheSameBytes(String by) throws IOException {
    String digest =
        by.equals("digest") || by.equals("both") ? "\r\nWARC-Payload-Digest: sha1:X" : "";
    String refers =
        "\r\nWARC-Refers-To-Target-URI: " + A + "\r\nWARC-Refers-To-Date: " + WarcFile.DATE;
    WarcFile first =
        WarcFile.packed()
            .info()
            .record(
                "WARC-Type: response\r\nContent-Type: application/http\r\nWARC-Target-URI: "
                    + A
                    + "\r\nWARC-Date: "
                    + WarcFile.DATE
                    + digest,
                "HTTP/1.1 200 OK\r\n" + MARKUP + "\r\n\r\n" + HTML);
    WarcFile second =
        WarcFile.packed()
            .record(
                "WARC-Type: revisit\r\nContent-Type: application/http\r\nWARC-Target-URI: "
                    + B
                    + "\r\nWARC-Date: 2031-02-09T10:00:00Z"
                    + digest
                    + (by.equals("digest") ? "" : refers),
                "HTTP/1.1 "
                    + (by.equals("not-modified") ? "304 Not Modified" : "200 OK\r\n" + MARKUP)
                    + "\r\n\r\n");
    Path one = write("1.warc.gz", first.bytes());
    Path two = write("2.warc.gz", second.bytes());
    Path both = write("3.warc.gz", WarcFile.join(first.bytes(), second.bytes()));
    Path zip = folder.resolve("z.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("1.warc.gz"));
      out.write(first.bytes());
    }

    for (Readings read : List.of(Readings.of(both), Readings.of(one, two), Readings.of(zip, two))) {
      assertThat(read.messages(folder)).isEmpty();
      assertThat(read.contents()).containsExactly(HTML, HTML);
      Page page = read.pages().getLast();
      assertThat(page.url()).isEqualTo(B);
      assertThat(page.fetched()).isEqualTo(Instant.parse("2031-02-09T10:00:00Z"));
      assertThat(page.key()).endsWith(".warc.gz!/20310209100000/" + B);
      assertThat(page.hash()).isEqualTo(read.pages().getFirst().hash());
    }
    assertThat(Readings.of(two, one).messages(folder))
        .containsExactly(
            "2.warc.gz:0: refers to a record that is not there ("
                + B
                + ": unchanged since "
                + (by.equals("digest") ? "an earlier capture)" : WarcFile.DATE + ")"));
    assertThat(Readings.ofPipe(WarcFile.join(first.bytes(), second.bytes())).contents())
        .containsExactly(HTML, HTML);
  }

  @Test
  void aPipe_keepsTheLatestPagesForRevisits() throws IOException {
    String revisit = "WARC-Type: revisit\r\nWARC-Refers-To-Date: " + WarcFile.DATE;
    WarcFile warc =
        WarcFile.plain()
            .page(A, HTML)
            .page(B, HTML)
            .record(revisit + "\r\nWARC-Target-URI: " + A, "")
            .record(revisit + "\r\nWARC-Target-URI: " + B, "");
    Limits small = new Limits(HTML.length() + 10, 10, 10_000);

    assertThat(Readings.ofPipe(warc.bytes()).contents()).hasSize(4);
    assertThat(Readings.of(small, write("crawl.warc", warc.bytes())).contents()).hasSize(4);
    Readings read = Readings.ofPipe(small, warc.bytes());
    assertThat(read.pages()).extracting(Page::url).containsExactly(A, B, B);
    assertThat(read.messages(folder))
        .containsExactly(
            "-:"
                + warc.offset(2)
                + ": refers to a record that is not there ("
                + A
                + ": the record it refers to went by in a pipe; give the file)");
  }

  @Test
  void aRevisitOfAPicture_isPassedOver() throws IOException {
    WarcFile warc =
        WarcFile.plain()
            .response(B, WarcFile.DATE, "200 OK", "Content-Type: image/png", new byte[] {1})
            .record(
                "WARC-Type: revisit\r\nWARC-Target-URI: "
                    + B
                    + "\r\nWARC-Refers-To-Target-URI: "
                    + B
                    + "\r\nWARC-Refers-To-Date: "
                    + WarcFile.DATE,
                "")
            .record(
                "WARC-Type: revisit\r\nContent-Type: application/http\r\nWARC-Target-URI: " + A,
                "HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\n")
            .page(A, HTML);

    assertThat(Readings.of(write("crawl.warc", warc.bytes())).inputs()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          packed | body     | checksum differs
          packed | checksum | checksum differs
          packed | magic    | no WARC record begins here
          packed | deflate  | invalid block type
          plain  | version  | not a valid record header
          plain  | length   | does not end where it says
          plain  | longer   | does not end where it says
          plain  | nolength | no length
          plain  | trailer  | does not end where it says
          """)
  void aDamagedRecordInTheMiddle_isNamed_andTheNextIsRead(String kind, String damage, String why)
      throws IOException {
    boolean packed = kind.equals("packed");
    WarcFile warc = packed ? WarcFile.packed() : WarcFile.plain();
    // stored as they are, so that a byte of the page is a byte of the file
    warc.page(A, HTML).page(B, "<p>" + "abc ".repeat(50)).page(A + 2, HTML);
    byte[] bytes = warc.bytes();
    int at = warc.offset(1);
    int next = warc.offset(2);
    switch (damage) {
      case "body" -> bytes[at + 150] ^= 1;
      case "checksum" -> bytes[next - 6] ^= 1;
      case "magic" -> bytes[at] = 'x';
      case "deflate" -> Arrays.fill(bytes, at + 10, at + 14, (byte) 0xFF);
      case "version" -> bytes[at + 5] = 'x';
      case "length" -> replace(bytes, at, "Content-Length: 2", "Content-Length: 1");
      case "longer" -> replace(bytes, at, "Content-Length: 2", "Content-Length: 9");
      case "nolength" -> replace(bytes, at, "Content-Length:", "Content-Lengfh:");
      default -> bytes[next - 4] = 'x';
    }
    String name = packed ? "crawl.warc.gz" : "crawl.warc";

    Readings read = Readings.of(write(name, bytes));

    assertThat(read.pages()).extracting(Page::url).containsExactly(A, A + 2);
    assertThat(read.messages(folder))
        .singleElement()
        .asString()
        .startsWith(name + ":" + at + ": damaged record (")
        .matches(
            message ->
                message.contains(why)
                    // a flipped bit may also break the code that follows
                    || damage.equals("body")
                    || (damage.equals("longer") && message.contains(RecordBytes.CUT_SHORT)));
  }

  @ParameterizedTest
  @CsvSource({"plain,1", "plain,60", "plain,300", "packed,1", "packed,9", "packed,100"})
  void aTruncatedLastRecord_isNamed(String kind, int missing) throws IOException {
    WarcFile warc = kind.equals("packed") ? WarcFile.packed() : WarcFile.plain();
    warc.page(A, HTML).page(B, HTML.repeat(3));
    int cut = warc.bytes().length - missing - (kind.equals("plain") ? 4 : 0);

    Readings read = Readings.of(write("crawl.warc", Arrays.copyOf(warc.bytes(), cut)));

    assertThat(read.pages()).extracting(Page::url).containsExactly(A);
    assertThat(read.messages(folder))
        .containsExactly("crawl.warc:" + warc.offset(1) + ": damaged record (cut short)");
  }

  @Test
  void aFilePackedInOnePiece_isReadAllTheSame() throws IOException {
    byte[] plain = WarcFile.plain().info().page(A, HTML).page(B, HTML).bytes();

    assertThat(Readings.of(write("crawl.warc.gz", WarcFile.gzip(plain))).pages())
        .extracting(Page::url)
        .containsExactly(A, B);
  }

  @Test
  void readsFromAPipe_andInsideAnArchive() throws IOException {
    WarcFile warc = WarcFile.packed().info().page(A, HTML).page(B, HTML);
    byte[] plain = WarcFile.plain().page(A, HTML).bytes();
    Path zip = folder.resolve("pile.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("in/crawl.warc.gz"));
      out.write(warc.bytes());
    }

    assertThat(Readings.ofPipe(warc.bytes()).keys(folder))
        .containsExactly("-!/20310204093000/" + A, "-!/20310204093000/" + B);
    assertThat(Readings.ofPipe(plain).contents()).containsExactly(HTML);
    assertThat(Readings.of(zip).keys(folder))
        .containsExactly(
            "pile.zip!/in/crawl.warc.gz!/20310204093000/" + A,
            "pile.zip!/in/crawl.warc.gz!/20310204093000/" + B);
  }

  @Test
  void holdsNoMoreThanAPage() throws IOException {
    Limits small = new Limits(1000, 1000, 1 << 20);
    byte[] swelling = WarcFile.gzip(new byte[500_000]);
    WarcFile warc =
        WarcFile.packed()
            .response(A, WarcFile.DATE, "200 OK", MARKUP, new byte[1001])
            .response(A, WarcFile.DATE, "200 OK", MARKUP + "\r\nContent-Encoding: gzip", swelling)
            .response(B, WarcFile.DATE, "200 OK", "Content-Type: video/mp4", new byte[900_000])
            .page(B, HTML);

    Readings read = Readings.of(small, write("crawl.warc.gz", warc.bytes()));

    assertThat(read.messages(folder))
        .containsExactly(
            "crawl.warc.gz:0: too large (" + A + ": more than 0 MB)",
            "crawl.warc.gz:" + warc.offset(1) + ": too large (" + A + ": more than 0 MB)");
    assertThat(read.pages()).extracting(Page::url).containsExactly(B);
    assertThat(
            Readings.of(new Limits(1000, 10, 100_000), write("b.warc.gz", warc.bytes()))
                .messages(folder))
        .last()
        .isEqualTo("b.warc.gz: too large (unpacks to more than 0 MB)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''          | crawl.warc: empty
          x           | crawl.warc:0: damaged record (no WARC record begins here)
          WARC/1.0    | crawl.warc:0: damaged record (cut short)
          (\\265/\\375 | crawl.warc:0: damaged record (no WARC record begins here)
          """)
  void whatIsNoWarc_isRefusedOnce(String content, String message) throws IOException {
    Path file = write("crawl.warc", content.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Readings.of(file).messages(folder)).containsExactly(message);
  }

  @Test
  void aWarcWithoutAPage_saysSo() throws IOException {
    assertThat(Readings.of(write("crawl.warc", WarcFile.plain().info().bytes())).messages(folder))
        .containsExactly("crawl.warc: holds nothing that can be read");
  }

  /// Nothing that is cut or changed makes it throw or hang, and what lies before the cut is read.
  @Test
  @Timeout(60)
  void nothingThrows_howeverDamaged() throws IOException {
    Random random = new Random(11);
    for (WarcFile warc : List.of(WarcFile.plain(), WarcFile.packed())) {
      warc.info();
      for (int i = 0; i < 12; i++) {
        byte[] body = WarcFile.utf8(HTML.repeat(1 + i));
        String fields = MARKUP;
        if (i % 3 == 1) {
          body = chunks(body);
          fields += "\r\nTransfer-Encoding: chunked";
        } else if (i % 3 == 2) {
          body = WarcFile.gzip(body);
          fields += "\r\nContent-Encoding: " + (i == 2 ? "br" : "gzip");
        }
        warc.response(A + i, WarcFile.DATE, "200 OK", fields, body);
      }
      byte[] bytes = warc.bytes();
      for (int cut = 0; cut < bytes.length; cut += 97) {
        int before = cut;
        long whole =
            IntStream.rangeClosed(2, 12).filter(next -> warc.offset(next) <= before).count();
        assertThat(Readings.of(write("cut.warc", Arrays.copyOf(bytes, cut))).inputs())
            .as("cut at %d", cut)
            .hasSizeGreaterThanOrEqualTo((int) Math.max(1, whole));
      }
      for (int round = 0; round < 150; round++) {
        byte[] damaged = bytes.clone();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        Path file = write("damaged.warc", damaged);
        assertThatCode(() -> Readings.of(file)).as("round %d", round).doesNotThrowAnyException();
        assertThatCode(() -> Readings.ofPipe(damaged)).doesNotThrowAnyException();
      }
    }
  }

  /// Every start of a record claims to be long: what is searched again stays bounded.
  @Test
  @Timeout(60)
  void aFileOfBrokenPromises_isReadInTimeLinearInItsSize() throws IOException {
    String record = "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 2000000\r\n\r\n\r\n";
    Path file = write("crawl.warc", WarcFile.utf8(record.repeat(60_000)));

    assertThat(Readings.of(file).inputs()).isNotEmpty();
  }

  private static byte[] chunks(byte[] body) {
    int half = body.length / 2;
    return WarcFile.join(
        WarcFile.utf8(Integer.toHexString(half) + ";name=value\r\n"),
        Arrays.copyOf(body, half),
        WarcFile.utf8(
            "\r\n" + Integer.toHexString(body.length - half).toUpperCase(Locale.ROOT) + "\r\n"),
        Arrays.copyOfRange(body, half, body.length),
        WarcFile.utf8("\r\n0\r\n\r\n"));
  }

  private static byte[] deflate(byte[] body, boolean bare) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
    deflater.setInput(body);
    deflater.finish();
    byte[] out = new byte[body.length + 100];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  private static void replace(byte[] bytes, int from, String old, String fresh) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(old, from);
    System.arraycopy(WarcFile.utf8(fresh), 0, bytes, at, fresh.length());
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
