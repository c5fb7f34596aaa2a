package org.rapporteur.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Page;

class WaczTest {
  private static final String SITE = "https://gazette.example/";
  private static final String LIST = "pages/pages.jsonl";
  private static final String HEAD =
      "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All\"}\n";

  @TempDir Path folder;

  private static byte[] warc() {
    return WarcFile.packed()
        .info()
        .page(SITE + "a", "<p>One.")
        .page(SITE + "frame", "<p>Buy this.")
        .response(
            SITE + "old",
            WarcFile.DATE,
            "301 Moved",
            "Location: /new\r\nContent-Type: text/html",
            new byte[0])
        .page(SITE + "new", "<p>Moved.")
        .page(SITE + "c", "<p>Three.")
        .bytes();
  }

  @Test
  void givesTheListedPages_alsoWhereTheyWent() throws IOException {
    String list =
        HEAD
            + "{\"id\":\"1\",\"url\":\"https://gazette.example/a#top\",\"ts\":\"2031-02-04T09:30:00Z\"}\n"
            + "{\"url\":\"https://gazette.example/old\"}\n\n{\"url\":\"https://gazette.example/gone\"}\n";
    Path file = wacz(Map.of("archive/data.warc.gz", warc(), LIST, WarcFile.utf8(list)), true);

    Readings read = Readings.of(file);

    assertThat(read.contents()).containsExactly("<p>One.", "<p>Moved.");
    assertThat(read.keys(folder).stream().map(WaczTest::bare))
        .startsWith("crawl.wacz!/archive/data.warc.gz!/20310204093000/" + SITE + "a");
    assertThat(messages(read))
        .containsExactly(
            "crawl.wacz: refers to a record that is not there (lists the page https://gazette.example/gone)");
  }

  @Test
  void readsFurtherListsToo() throws IOException {
    Path file =
        wacz(
            Map.of(
                "archive/data.warc.gz",
                warc(),
                LIST,
                WarcFile.utf8(HEAD + "{\"url\":\"https://gazette.example/a\"}\n"),
                "pages/extraPages.jsonl",
                WarcFile.utf8(HEAD + "{\"url\":\"https://gazette.example/c\"}\n")),
            true);

    assertThat(Readings.of(file).contents()).containsExactly("<p>One.", "<p>Three.");
  }

  @Test
  void givesAll_whereNothingIsListedOrNothingListedIsThere() throws IOException {
    byte[] elsewhere = WarcFile.utf8(HEAD + "{\"url\":\"https://other.example/\"}\n");
    byte[] damaged = warc();
    damaged[0] = 'x';
    for (Path file :
        List.of(
            wacz(Map.of("archive/data.warc.gz", warc()), true),
            wacz(Map.of("archive/data.warc.gz", warc(), LIST, WarcFile.utf8(HEAD)), true),
            wacz(Map.of("archive/data.warc.gz", warc(), LIST, elsewhere), true))) {
      assertThat(messages(Readings.of(file))).isEmpty();
      assertThat(Readings.of(file).pages())
          .extracting(Page::url)
          .containsExactly(SITE + "a", SITE + "frame", SITE + "new", SITE + "c");
    }
    Readings read =
        Readings.of(wacz(Map.of("archive/data.warc.gz", damaged, LIST, elsewhere), true));
    assertThat(messages(read))
        .containsExactly(
            "crawl.wacz!/archive/data.warc.gz:0: damaged record (no WARC record begins here)");
    assertThat(read.pages()).hasSize(4);
  }

  @Test
  void aFileThatWasChanged_isNamedAndRead() throws IOException {
    Path file =
        wacz(
            Map.of(
                "archive/data.warc.gz", warc(), "archive/more.warc.gz", WarcFile.packed().bytes()),
            false);

    Readings read = Readings.of(file);

    assertThat(messages(read))
        .containsExactly(
            "crawl.wacz!/archive/data.warc.gz: is not what its archive says: digests differ (datapackage.json; read all the same)",
            "crawl.wacz!/archive/more.warc.gz: empty",
            "crawl.wacz!/archive/more.warc.gz: is not what its archive says: digests differ (datapackage.json; read all the same)");
    assertThat(read.pages()).hasSize(4);
  }

  @Test
  void namesWhatIsNotAsItShouldBe() throws IOException {
    Path bare = folder.resolve("bare.wacz");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bare))) {
      out.putNextEntry(new ZipEntry("indexes/index.cdx"));
      out.write('x');
    }
    Path list =
        wacz(
            Map.of(
                "archive/data.warc.gz",
                warc(),
                LIST,
                WarcFile.utf8(HEAD + "{\"url\":\n{\"url\":\"https://gazette.example/a\"}")),
            true);
    Path outer = folder.resolve("outer.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(outer))) {
      out.putNextEntry(new ZipEntry("in.wacz"));
      out.write(Files.readAllBytes(list));
    }

    assertThat(Readings.of(bare).messages(folder))
        .containsExactly(
            "bare.wacz: a record lacks what it needs (no datapackage.json; read all the same)",
            "bare.wacz: holds nothing that can be read (no WARC file in archive/)");
    assertThat(messages(Readings.of(list)))
        .containsExactly("crawl.wacz!/pages/pages.jsonl:2: not valid JSON (in the list of pages)");
    assertThat(Readings.of(list).contents()).containsExactly("<p>One.");
    assertThat(Readings.of(outer).messages(folder))
        .containsExactly(
            "outer.zip!/in.wacz: not yet read by this version (an archive inside an archive)");
  }

  private List<String> messages(Readings read) {
    return read.messages(folder).stream().map(WaczTest::bare).toList();
  }

  /// Without the folder of one archive.
  private static String bare(String name) {
    return name.substring(name.indexOf("crawl.wacz"));
  }

  /// @param honest whether `datapackage.json` tells the digests as they are
  private Path wacz(Map<String, byte[]> files, boolean honest) throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    List<String> resources =
        files.entrySet().stream()
            .map(
                file ->
                    "{\"path\":\"%s\",\"hash\":\"sha256:%s\"}"
                        .formatted(
                            file.getKey(),
                            Hash.of(honest ? file.getValue() : WarcFile.utf8("other"))))
            .toList();
    all.put(
        "datapackage.json",
        WarcFile.utf8(
            "{\"profile\":\"data-package\",\"resources\":[" + String.join(",", resources) + "]}"));
    Path wacz = Files.createTempDirectory(folder, "w").resolve("crawl.wacz");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(wacz))) {
      for (Map.Entry<String, byte[]> file : all.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return wacz;
  }
}
