package org.rapporteur.intake;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rapporteur.model.Page;

/// Each reader of intake by itself: under any input it ends, throws nothing but what a broken file
/// makes, and gives the same the second time.
class IntakeFuzzTest {
  private static final Limits LIMITS = new Limits(1 << 20, 200, 1 << 20);

  /// What reads a stream and gives on what it finds.
  private interface Reader {
    void read(InputStream in, Consumer<Input> out) throws IOException;
  }

  @FuzzTest(maxDuration = "5m")
  void warc(byte[] bytes) {
    check(bytes, (in, out) -> new Captures(LIMITS).read("k", in, null, Captures.Choice.ALL, out));
  }

  /// RSS, Atom, OPML.
  @FuzzTest(maxDuration = "5m")
  void feed(byte[] bytes) {
    check(bytes, (in, out) -> new Feeds(LIMITS, out).readXml("k", in));
  }

  /// A manifest of pages, rows of articles, rows of news-please.
  @FuzzTest(maxDuration = "5m")
  void lines(byte[] bytes) {
    check(
        bytes,
        (in, out) ->
            new Rows(LIMITS, new Feeds(LIMITS, out), out)
                .readLines("k", in, new Addresses.Nowhere()));
  }

  /// A JSON feed, rows in one array.
  @FuzzTest(maxDuration = "5m")
  void json(byte[] bytes) {
    check(
        bytes,
        (in, out) ->
            new Rows(LIMITS, new Feeds(LIMITS, out), out)
                .readJson("k", in, new Addresses.Nowhere()));
  }

  /// Lists of pages and digests, then a WARC file, parted by form feeds.
  @FuzzTest(maxDuration = "5m")
  void wacz(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".wacz");
    try {
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        int from = 0;
        for (String name : List.of("pages/pages.jsonl", "datapackage.json", "archive/data.warc")) {
          int to = from;
          while (to < bytes.length && (bytes[to] != '\f' || name.startsWith("archive"))) {
            to++;
          }
          zip.putNextEntry(new ZipEntry(name));
          zip.write(bytes, from, to - from);
          from = Math.min(to + 1, bytes.length);
        }
      }
      List<Input> first = new ArrayList<>();
      Intake.read(List.of(file.toString()), InputStream.nullInputStream(), first::add);
      first.forEach(IntakeFuzzTest::holds);
    } finally {
      Files.delete(file);
    }
  }

  /// The first line names a charset.
  @FuzzTest(maxDuration = "5m")
  void characters(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && end < 40 && bytes[end] != '\n') {
      end++;
    }
    String named = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    byte[] content = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
    for (Page.Kind kind : Page.Kind.values()) {
      if (!TextDecoder.decode(content, kind, named)
          .equals(TextDecoder.decode(content, kind, named))) {
        throw new AssertionError("other characters the second time");
      }
    }
  }

  private static void check(byte[] bytes, Reader reader) {
    List<Input> first = inputs(bytes, reader);
    first.forEach(IntakeFuzzTest::holds);
    if (inputs(bytes, reader).size() != first.size()) {
      throw new AssertionError("more or less the second time");
    }
  }

  private static List<Input> inputs(byte[] bytes, Reader reader) {
    List<Input> read = new ArrayList<>();
    try {
      reader.read(new ByteArrayInputStream(bytes), read::add);
    } catch (IOException e) {
      read.add(Pages.refusal("k", e));
    }
    return read;
  }

  private static void holds(Input input) {
    switch (input) {
      case Input.OfPage of -> {
        if (of.page().content().isBlank()) {
          throw new AssertionError("a page without characters");
        }
      }
      case Input.OfArticle of -> {
        if (of.article().text().isBlank()) {
          throw new AssertionError("an article without text");
        }
      }
      case Input.ToFetch listed -> {
        if (listed.address().isBlank()) {
          throw new AssertionError("listed without an address");
        }
      }
      case Input.Refused refused -> {
        if (refused.message().isBlank()) {
          throw new AssertionError("refused without a word");
        }
      }
    }
  }
}
