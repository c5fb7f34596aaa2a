package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be read, through the real `main`: named on standard error with the reason, the rest
/// done, exit code 1.
class BadInputTest {
  private static final String ROW =
      """
      {"id":"%s","outlet":"The Sorn Mirror","headline":"Council votes on bridge","published":"2025-05-06",\
      "text":"The council of Sorn voted on Tuesday to close the old bridge. \\"It is not safe,\\" Mayor Bogdan Selik said."}
      """;

  @TempDir Path folder;

  @BeforeEach
  void goodInput() throws IOException {
    write("z-good.jsonl", ROW.formatted("good"));
  }

  @Test
  void anEmptyFile() throws IOException {
    write("a.html", "");
    assertNamed("/a.html: empty");
  }

  @Test
  void aBinaryFileCalledHtml() throws IOException {
    byte[] noise = new byte[2000];
    new Random(3).nextBytes(noise);
    Files.write(folder.resolve("a.html"), noise);
    assertNamed("/a.html: binary data");
  }

  @Test
  void aBrokenArchive() throws IOException {
    write("a.zip", "PK\u0003\u0004 and nothing more");
    assertNamed("/a.zip: broken archive");
  }

  @Test
  void aGzipFileCutShort() throws IOException {
    Path whole = folder.resolve("a.html.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      out.write("<p>The council of Sorn voted.".repeat(50).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
    assertNamed("/a.html.gz: broken archive");
  }

  @Test
  void aLineOfJsonCutInHalf_costsOnlyThatLine() throws IOException {
    String row = ROW.formatted("a");
    write("a.jsonl", row + row.substring(0, row.length() / 2) + "\n" + ROW.formatted("b"));

    Program.Outcome outcome = run("extract", "--json", folder.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains("/a.jsonl:2: not valid JSON");
    assertThat(outcome.rows())
        .extracting(node -> node.path("page").asText())
        .containsExactly("a", "b", "good");
  }

  @Test
  void anUnknownSuffix() throws IOException {
    write("a.docx", "x");
    assertNamed("/a.docx: unknown type");
  }

  @Test
  void aMissingPath() throws IOException {
    Program.Outcome outcome = run("extract", "--json", folder + "/none.html", folder.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains("/none.html: no such file");
    assertThat(outcome.rows()).hasSize(1);
  }

  @Test
  void aPageWithoutAnArticle() throws IOException {
    write(
        "a.html",
        "<html><head><title>Log in</title></head><body><form><input name=user></form></body></html>");
    assertNamed("/a.html: no article");
  }

  @Test
  void aFileCalledWarc_thatIsNone() throws IOException {
    write("a.warc.gz", "x");
    assertNamed("/a.warc.gz:0: damaged record (no WARC record begins here)");
  }

  @Test
  void aFeedOfSummaries_namesTheAddressesToFetch() throws IOException {
    write(
        "a.rss",
        """
        <rss version="2.0"><channel><title>Sorn Mirror</title>
        <item><title>Bridge</title><link>https://mirror.example/bridge</link><description>The council voted.</description></item>
        <item><title>School</title><link>https://mirror.example/school</link></item>
        </channel></rss>
        """);

    Program.Outcome outcome = run("extract", "--json", folder.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().lines().map(line -> line.replace(folder + "/", "")))
        .containsExactly(
            "rapporteur: a.rss:1: listed, but not held: fetch its address (https://mirror.example/bridge)",
            "rapporteur: a.rss:2: listed, but not held: fetch its address (https://mirror.example/school)",
            "rapporteur: 2 items are listed without a full text: fetch the addresses named above");
    assertThat(outcome.rows())
        .extracting(node -> node.path("page").asText())
        .containsExactly("good");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extract",
        "copies",
        "stories",
        "statements",
        "names",
        "entities",
        "dates",
        "events",
        "figures",
        "brief"
      })
  void everyCommandSaysSo_andDoesTheRest(String command) throws IOException {
    write("a.html", "");

    Program.Outcome good = run(command, "--json", folder + "/z-good.jsonl");
    Program.Outcome mixed = run(command, "--json", folder.toString());

    assertThat(good.code()).isZero();
    assertThat(good.err()).isEmpty();
    assertThat(mixed.code()).isEqualTo(1);
    assertThat(mixed.err()).contains("/a.html: empty");
    assertThat(mixed.out()).isEqualTo(good.out());
  }

  @Test
  void nothingGood_isNoCrash() throws IOException {
    Files.delete(folder.resolve("z-good.jsonl"));
    write("a.html", "");
    for (String command : List.of("brief", "stories", "copies", "extract")) {
      Program.Outcome outcome = run(command, folder.toString());
      assertThat(outcome.code()).as(command).isEqualTo(1);
      assertThat(outcome.out()).isEmpty();
    }
  }

  @Test
  void standardInputIsAnInput() {
    byte[] row = ROW.formatted("piped").getBytes(StandardCharsets.UTF_8);
    Program.Outcome outcome = Program.run(new ByteArrayInputStream(row), "extract", "--json", "-");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.rows())
        .extracting(node -> node.path("page").asText())
        .containsExactly("piped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "extract --nonsense", ""})
  void wrongUsageIsTwo(String arguments) {
    Program.Outcome outcome = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).isNotEmpty();
    assertThat(outcome.out()).isEmpty();
  }

  private void assertNamed(String message) {
    Program.Outcome outcome = run("extract", "--json", folder.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().lines()).singleElement().asString().contains(message);
    assertThat(outcome.rows())
        .extracting(node -> node.path("page").asText())
        .containsExactly("good");
  }

  private static Program.Outcome run(String... arguments) {
    return Program.run(arguments);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
