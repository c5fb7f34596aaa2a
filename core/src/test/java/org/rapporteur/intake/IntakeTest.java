package org.rapporteur.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.intake.web.Web;
import org.rapporteur.model.Article;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

class IntakeTest {
  private static final String HTML =
      "<html><body><p>Ministers of Vastria met in Lorn on Friday.</p></body></html>";

  @TempDir Path folder;
  @TempDir Path elsewhere;

  @Test
  void readsEachKindOfFile_byItsSuffix() throws IOException {
    write("a.html", HTML);
    write("b.htm", HTML);
    write("c.txt", "Plain.");
    writeBytes("d.html.gz", gzip(HTML.getBytes(StandardCharsets.UTF_8)));
    write("e.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n");
    writeBytes(
        "f.jsonl.gz", gzip("{\"id\":\"x\",\"text\":\"Three.\"}".getBytes(StandardCharsets.UTF_8)));
    write("g.json", "[{\"id\":\"y\",\"text\":\"Four.\"},\n {\"id\":\"z\",\"text\":\"Five.\"}]");
    write("h.json", "{\n \"id\": \"w\",\n \"text\": \"Six.\"\n}\n");

    assertThat(keys(read(folder.toString())))
        .containsExactly(
            at("a.html"),
            at("b.htm"),
            at("c.txt"),
            at("d.html.gz"),
            at("e.jsonl:1"),
            at("e.jsonl:2"),
            "x",
            "y",
            "z",
            "w");
  }

  @Test
  void keepsAPathAsGiven() throws IOException {
    Path file = write("a b.html", HTML);
    String given = file.getParent() + "/./" + file.getFileName();

    assertThat(read(given)).singleElement().extracting(Input::key).isEqualTo(given);
  }

  @Test
  void readsFoldersByName_andPassesOverWhatIsHidden() throws IOException {
    write("b/2.html", HTML);
    write("b/10.html", HTML);
    write("a.html", HTML);
    write("c.html", HTML);
    write(".DS_Store", "x");
    write(".git/HEAD.txt", "x");
    write("c_files/ad.html", HTML);
    write("c_files/ad.js", "x");

    assertThat(keys(read(folder + "/")))
        .containsExactly(at("a.html"), at("b/10.html"), at("b/2.html"), at("c.html"));
  }

  @Test
  void aFolderThatHoldsItself_isReadOnce() throws IOException {
    write("a.html", HTML);
    Files.createSymbolicLink(folder.resolve("again"), folder);

    assertThat(keys(read(folder.toString()))).containsExactly(at("a.html"));
  }

  @Test
  void readsAnArchiveByName() throws IOException {
    Path zip =
        zip(
            folder.resolve("pile.zip"),
            Map.of(
                "z.txt",
                "Last.",
                "in/b.html",
                HTML,
                "in/a.html",
                HTML,
                "__MACOSX/a.html",
                "x",
                "in/.hid.html",
                "x"));

    assertThat(keys(read(zip.toString())))
        .containsExactly(zip + "!/in/a.html", zip + "!/in/b.html", zip + "!/z.txt");
  }

  @Test
  void aManifestNamesPagesBesideIt_inAFolderAndInAnArchive() throws IOException {
    String rows =
        """
        {"id": "one", "url": "https://gazette.example/1", "file": "pages/1.html.gz"}

        {"file": "pages/2.txt"}
        {"url": "https://gazette.example/3", "html": "<p>Three.</p>"}
        """;
    writeBytes("m/pages/1.html.gz", gzip(HTML.getBytes(StandardCharsets.UTF_8)));
    write("m/pages/2.txt", "Two.");
    Path manifest = write("m/pages.jsonl", rows);
    Path zip = folder.resolve("m.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("pages.jsonl", "pages/1.html.gz", "pages/2.txt")) {
        out.putNextEntry(new ZipEntry("m/" + name));
        out.write(Files.readAllBytes(folder.resolve("m/" + name)));
      }
    }

    List<Page> pages = pages(read(manifest.toString()));
    assertThat(pages)
        .extracting(Page::key)
        .containsExactly("one", "pages/2.txt", "https://gazette.example/3");
    assertThat(pages)
        .extracting(Page::url)
        .containsExactly("https://gazette.example/1", null, "https://gazette.example/3");
    assertThat(pages).extracting(Page::content).containsExactly(HTML, "Two.", "<p>Three.</p>");
    assertThat(pages)
        .extracting(Page::kind)
        .containsExactly(Page.Kind.HTML, Page.Kind.TEXT, Page.Kind.HTML);
    assertThat(pages(read(zip.toString())).subList(0, 3)).isEqualTo(pages);
  }

  @Test
  void takesAnArticleJustAsItsRowGivesIt() {
    String row =
        """
        {"id":"k1","url":"https://gazette.example/a","outlet":"Gazette","headline":"Talks","authors":["Ana Brel","Tom Ruk"],\
        "published":"2031-02-04T09:30:00+08:00","language":"en-GB","text":" Two\\r\\n\\r\\nparagraphs \\ud83d\\ude00 "}""";

    Article article = articles(stdin(row)).getFirst();

    assertThat(article.text()).isEqualTo(" Two\r\n\r\nparagraphs \uD83D\uDE00 ");
    assertThat(article.id())
        .isEqualTo(Article.idOf("https://gazette.example/a", "Talks", article.text()));
    assertThat(article.from().key()).isEqualTo("k1");
    assertThat(article.from().outlet()).isEqualTo("Gazette");
    assertThat(article.from().language()).isEqualTo("en");
    assertThat(article.from().hash()).isEqualTo(Hash.of(row.getBytes(StandardCharsets.UTF_8)));
    assertThat(article.byline().authors()).containsExactly("Ana Brel", "Tom Ruk");
    assertThat(article.times().published()).hasToString("2031-02-04T09:30+08:00");
    assertThat(article.evidence())
        .containsExactly(
            new Evidence(
                "published",
                "2031-02-04T09:30+08:00",
                "2031-02-04T09:30:00+08:00",
                "published-by-input"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          2031-02-04                | 2031-02-04
          2031-02-04T09:30:00Z      | 2031-02-04T09:30Z
          2031-02-04 09:30:00+00:00 | 2031-02-04T09:30Z
          2031-02-04T09:30:00.250-0500 | 2031-02-04T09:30:00.250-05:00
          2031-02-04T09:30          | 2031-02-04
          2031-02-30                | -
          last Tuesday              | -
          04/02/2031                | -
          """)
  void readsIsoDays_andLeavesOthersUnknown(String written, String stamp) {
    Article article =
        articles(stdin("{\"text\":\"x\",\"published\":\"" + written + "\"}")).getFirst();

    assertThat(article.times().published()).isEqualTo(IsoStamp.parse(written).orElse(null));
    assertThat(String.valueOf(article.times().published())).isEqualTo(String.valueOf(stamp));
    assertThat(article.evidence())
        .containsExactly(
            stamp == null
                ? new Evidence("published", "", written, "published-unreadable")
                : new Evidence("published", stamp, written, "published-by-input"));
  }

  @Test
  void anEmptyAddressOrDate_isNone() {
    Article article =
        articles(stdin("{\"id\":7,\"url\":\"\",\"published\":null,\"text\":\"x\"}")).getFirst();

    assertThat(article.from().key()).isEqualTo("7");
    assertThat(article.from().url()).isNull();
    assertThat(article.times().published()).isNull();
    assertThat(article.evidence()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <!DOCTYPE html><p>x</p>   | HTML
          <p>x</p>                  | HTML
          LORN - Ministers met. <b> | TEXT
          [Update] Ministers met.   | TEXT
          <3 from Lorn              | TEXT
          """)
  void tellsStandardInputByItsStart(String content, Page.Kind kind) {
    Page page = pages(stdin(content)).getFirst();

    assertThat(page.key()).isEqualTo("-");
    assertThat(page.kind()).isEqualTo(kind);
  }

  @Test
  void standardInputMayBePacked() throws IOException {
    assertThat(pages(stdinBytes(gzip(HTML.getBytes(StandardCharsets.UTF_8)))))
        .extracting(Page::content)
        .containsExactly(HTML);
  }

  @Test
  void keepsLineEndsAndSpaces_andDropsOnlyTheByteOrderMark() throws IOException {
    Path file = writeBytes("a.txt", "\uFEFF  One\r\n\r\n two \n".getBytes(StandardCharsets.UTF_8));

    assertThat(pages(read(file.toString())))
        .extracting(Page::content)
        .containsExactly("  One\r\n\r\n two \n");
  }

  @Test
  void theOriginalGivesThePageAgain() throws IOException {
    Path file =
        writeBytes(
            "a.html",
            "<meta charset=windows-1252><p>Caf\u00E9".getBytes(Charset.forName("windows-1252")));

    Input.OfPage input = (Input.OfPage) read(file.toString()).getFirst();

    assertThat(input.original().bytes()).isEqualTo(Files.readAllBytes(file));
    assertThat(input.page().hash())
        .isEqualTo(Hash.of(Files.readAllBytes(file)))
        .isEqualTo(input.original().hash());
    assertThat(Intake.decode(input.original().bytes(), Page.Kind.HTML))
        .contains(input.page().content());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UTF-8        | <p>Gr\u00FC\u00DFe aus Lorn
          UTF-8        | <meta charset="iso-8859-1"><p>Gr\u00FC\u00DFe aus Lorn
          windows-1252 | <meta charset="iso-8859-1"><p>\u201CGr\u00FC\u00DFe\u201D aus Lorn
          windows-1252 | <p>The minister\u2019s caf\u00E9 was \u201Cnot for sale\u201D, he said on Monday
          windows-1251 | <meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\u041C\u0438\u043D\u0438\u0441\u0442\u0440
          GB18030      | <!-- charset=utf-8 --><META CHARSET=gb2312><p>\u90E8\u957F\u4F1A\u8BAE
          Shift_JIS    | <meta charset=shift_jis><p>\u4F1A\u8B70
          windows-1252 | <meta charset="x-nonsense"><p>\u201CGr\u00FC\u00DFe\u201D from the caf\u00E9 on the hill
          UTF-16LE     | <p>Gr\u00FC\u00DFe aus Lorn
          """)
  void decodesWhatPagesAreWrittenIn(Charset charset, String content) throws IOException {
    Path file = writeBytes("a.html", content.getBytes(charset));

    assertThat(pages(read(file.toString()))).extracting(Page::content).containsExactly(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void believesAByteOrderMarkFirst(String charset) throws IOException {
    Path file =
        writeBytes("a.html", "\uFEFF<meta charset=koi8-r><p>Gr\u00FC\u00DFe".getBytes(charset));

    assertThat(pages(read(file.toString())))
        .extracting(Page::content)
        .containsExactly("<meta charset=koi8-r><p>Gr\u00FC\u00DFe");
  }

  @Test
  void aCutInTheMiddleOfACharacter_costsOnlyThatCharacter() throws IOException {
    byte[] whole =
        "<meta charset=utf-8><p>\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC\u00FC"
            .getBytes(StandardCharsets.UTF_8);
    Path file = writeBytes("a.html", Arrays.copyOf(whole, whole.length - 1));

    assertThat(pages(read(file.toString())).getFirst().content()).endsWith("\u00FC\u00FC\uFFFD");
  }

  @Test
  void namesEveryBadInput_andReadsTheRest() throws IOException {
    Random random = new Random(1);
    byte[] noise = new byte[3000];
    random.nextBytes(noise);
    Files.createDirectory(elsewhere.resolve("bare"));
    write("01-empty.html", "");
    write("02-blank.txt", " \n\t\n");
    writeBytes("03-binary.html", noise);
    writeBytes(
        "04-picture.txt",
        "\u0089PNG and text that looks quite harmless".getBytes(StandardCharsets.ISO_8859_1));
    writeBytes(
        "05-broken.zip",
        Arrays.copyOf(
            Files.readAllBytes(zip(elsewhere.resolve("whole.zip"), Map.of("a.html", HTML))), 60));
    writeBytes("06-broken.html.gz", Arrays.copyOf(gzip(noise), 1000));
    writeBytes("07-no.html.gz", HTML.getBytes(StandardCharsets.UTF_8));
    write(
        "08-cut.jsonl",
        "{\"text\":\"One.\"}\n{\"text\":\"Tw\n{\"text\":\"Three.\"}\n[1]\n{\"outlet\":\"x\"}\n{\"file\":\"none.html\"}\n{\"text\":\" \"}");
    write("09-notes.md", "x");
    write("10-page", "x");
    write("11-crawl.warc.gz", "x");
    write("12-feed.xml", "x");
    write("13-none.jsonl", "\n");
    write("14-cut.json", "[{\"text\":\"Four.\"},{\"text\":");
    write("99-good.html", HTML);

    List<Input> inputs =
        read(
            folder.toString(),
            folder + "/missing.html",
            "https://gazette.example/1",
            "bad\0name",
            elsewhere + "/bare");

    assertThat(refused(inputs))
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry(at("01-empty.html"), Rejection.EMPTY),
                    Map.entry(at("02-blank.txt"), Rejection.EMPTY),
                    Map.entry(at("03-binary.html"), Rejection.BINARY),
                    Map.entry(at("04-picture.txt"), Rejection.BINARY),
                    Map.entry(at("05-broken.zip"), Rejection.BROKEN_ARCHIVE),
                    Map.entry(at("06-broken.html.gz"), Rejection.BROKEN_ARCHIVE),
                    Map.entry(at("07-no.html.gz"), Rejection.BROKEN_ARCHIVE),
                    Map.entry(at("08-cut.jsonl:2"), Rejection.BROKEN_JSON),
                    Map.entry(at("08-cut.jsonl:4"), Rejection.INCOMPLETE_RECORD),
                    Map.entry(at("08-cut.jsonl:5"), Rejection.INCOMPLETE_RECORD),
                    Map.entry(at("08-cut.jsonl:6"), Rejection.MISSING),
                    Map.entry(at("08-cut.jsonl:7"), Rejection.EMPTY),
                    Map.entry(at("09-notes.md"), Rejection.UNKNOWN_TYPE),
                    Map.entry(at("10-page"), Rejection.UNKNOWN_TYPE),
                    Map.entry(at("11-crawl.warc.gz:0"), Rejection.BROKEN_RECORD),
                    Map.entry(at("12-feed.xml"), Rejection.BROKEN_XML),
                    Map.entry(at("13-none.jsonl"), Rejection.EMPTY),
                    Map.entry(at("14-cut.json:2"), Rejection.BROKEN_JSON),
                    Map.entry(folder + "/missing.html", Rejection.MISSING),
                    Map.entry("https://gazette.example/1", Rejection.NOT_FETCHED),
                    Map.entry("bad\0name", Rejection.MISSING),
                    Map.entry(elsewhere + "/bare", Rejection.NOTHING_INSIDE))));
    assertThat(articles(inputs))
        .extracting(Article::text)
        .containsExactly("One.", "Three.", "Four.");
    assertThat(pages(inputs)).extracting(Page::key).containsExactly(at("99-good.html"));
  }

  @Test
  void aMessageNamesPlaceReasonAndDetail() throws IOException {
    write("rows.jsonl", "{\"text\":\"cut he");
    write("m.jsonl", "{\"file\":\"pages/none.html\"}");
    write("n.md", "x");

    assertThat(read(folder.toString()).stream().map(input -> ((Input.Refused) input).message()))
        .containsExactly(
            at("m.jsonl:1") + ": no such file or folder (pages/none.html)",
            at("n.md") + ": unknown type (.md)",
            at("rows.jsonl:1") + ": not valid JSON (cut short)");
  }

  @Test
  void oneBrokenEntryOfAnArchive_leavesTheOthers() throws IOException {
    Path zip = folder.resolve("a.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setMethod(ZipOutputStream.DEFLATED);
      out.setLevel(0);
      for (String name : List.of("1.html", "2.html", "3.py")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(("<p>Body of " + name).getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(zip);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Body of 1");
    bytes[at] = 'b';
    Files.write(zip, bytes);

    List<Input> inputs = read(zip.toString());

    assertThat(refused(inputs))
        .isEqualTo(
            Map.of(
                zip + "!/1.html",
                Rejection.BROKEN_ARCHIVE,
                zip + "!/3.py",
                Rejection.UNKNOWN_TYPE));
    assertThat(pages(inputs)).extracting(Page::content).containsExactly("<p>Body of 2.html");
  }

  @Test
  void refusesWhatIsTooLarge_andReadsTheRest() throws IOException {
    Limits small = new Limits(1000, 10, 150_000);
    String large = "{\"text\":\"" + "x".repeat(3000) + "\"}";
    write("a.jsonl", large + "\n{\"text\":\"Small.\"}\n" + large);
    write("b.html", "x".repeat(1001));
    writeBytes(
        "c.jsonl.gz",
        gzip("{\"text\":\"Again.\"}\n".repeat(20_000).getBytes(StandardCharsets.UTF_8)));
    zip(folder.resolve("d.zip"), Map.of("1.jsonl", "\n".repeat(200_000), "2.html", HTML));

    List<Input> inputs = new ArrayList<>();
    Intake.read(
        List.of(folder.toString()),
        new ByteArrayInputStream(new byte[0]),
        Web.NONE,
        inputs::add,
        small);

    assertThat(refused(inputs))
        .isEqualTo(
            Map.of(
                at("a.jsonl:1"), Rejection.TOO_LARGE,
                at("a.jsonl:3"), Rejection.TOO_LARGE,
                at("b.html"), Rejection.TOO_LARGE,
                at("c.jsonl.gz"), Rejection.TOO_LARGE,
                at("d.zip!/1.jsonl"), Rejection.TOO_LARGE,
                at("d.zip!/2.html"), Rejection.TOO_LARGE));
    assertThat(articles(inputs)).extracting(Article::text).contains("Small.", "Again.");
  }

  @Test
  void nothingThrows_whateverTheBytes() throws IOException {
    Random random = new Random(7);
    List<String> suffixes =
        List.of(
            ".html",
            ".txt",
            ".jsonl",
            ".json",
            ".zip",
            ".html.gz",
            ".jsonl.gz",
            ".htm",
            ".xml",
            ".wacz",
            ".opml",
            ".warc.gz",
            "");
    byte[] archive =
        Files.readAllBytes(
            zip(
                elsewhere.resolve("seed.zip"),
                Map.of("a.html", HTML, "b.jsonl", "{\"text\":\"x\"}")));
    for (int round = 0; round < 400; round++) {
      byte[] bytes =
          switch (round % 4) {
            case 0 -> archive.clone();
            case 1 -> gzip(HTML.getBytes(StandardCharsets.UTF_8));
            case 2 ->
                "{\"id\":[1],\"text\":\"x\",\"authors\":{\"a\":\"b\"},\"published\":[]}\n[[[["
                    .getBytes(StandardCharsets.UTF_8);
            default -> HTML.getBytes(StandardCharsets.UTF_16);
          };
      for (int i = 0; i < 4; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Path file = writeBytes("f" + suffixes.get(random.nextInt(suffixes.size())), bytes);
      assertThat(read(file.toString())).isNotEmpty();
      assertThat(stdinBytes(bytes)).isNotEmpty();
      Files.delete(file);
    }
  }

  private String at(String name) {
    return folder + "/" + name;
  }

  private Path write(String name, String content) throws IOException {
    return writeBytes(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path writeBytes(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static Path zip(Path file, Map<String, String> entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      entries.forEach(
          (entry, content) -> {
            try {
              out.putNextEntry(new ZipEntry(entry));
              out.write(content.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return file;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static List<Input> read(String... inputs) {
    List<Input> read = new ArrayList<>();
    Intake.read(List.of(inputs), new ByteArrayInputStream(new byte[0]), read::add);
    return read;
  }

  private static List<Input> stdin(String content) {
    return stdinBytes(content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Input> stdinBytes(byte[] content) {
    List<Input> read = new ArrayList<>();
    Intake.read(List.of("-"), new ByteArrayInputStream(content), read::add);
    return read;
  }

  private static List<String> keys(List<Input> inputs) {
    return inputs.stream().map(Input::key).toList();
  }

  private static List<Page> pages(List<Input> inputs) {
    return inputs.stream()
        .filter(Input.OfPage.class::isInstance)
        .map(input -> ((Input.OfPage) input).page())
        .toList();
  }

  private static List<Article> articles(List<Input> inputs) {
    return inputs.stream()
        .filter(Input.OfArticle.class::isInstance)
        .map(input -> ((Input.OfArticle) input).article())
        .toList();
  }

  private static Map<String, Rejection> refused(List<Input> inputs) {
    Map<String, Rejection> refused = new TreeMap<>();
    for (Input input : inputs) {
      if (input instanceof Input.Refused refusal) {
        refused.put(refusal.key(), refusal.reason());
      }
    }
    return refused;
  }
}
