package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Watching feeds through the real `main`, from a server on this machine.
class WatchCommandTest {
  private static final String PAGE =
      """
      <html lang="en"><head><title>Council votes on bridge</title></head><body><article><h1>Council votes on bridge</h1>
      <p>The council of Sorn voted on Tuesday to close the old bridge over the Orin, after engineers found cracks in two of its piers.</p>
      <p>"It is not safe," Mayor Bogdan Selik said. The work will take two years and cost four million crowns, he told reporters in the town hall.</p>
      <p>Ferries will carry the people of the eastern bank across the river until the new bridge opens. Buses to the market of Aldermere leave from the station every ten minutes.</p>
      </article></body></html>
      """;

  @TempDir Path folder;
  private PageServer server;

  @BeforeEach
  void start() throws IOException {
    server = new PageServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aReportThatIsRevisedIsShownSoInTheBrief() throws IOException {
    server.put("/bridge", "text/html", PAGE);
    server.put("/rss", "application/rss+xml", feed("Cracks found."));
    Path list =
        Files.writeString(
            folder.resolve("feeds.opml"),
            "<opml version=\"2.0\"><body><outline text=\"Sorn\"><outline xmlUrl=\"%s\"/></outline></body></opml>"
                .formatted(at("/rss")));

    Program.Outcome first = watch(list.toString());
    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(first.out())
        .matches(
            "new story\\t\\w+\\tCouncil votes on bridge\\t1 report\\n1 feed, 1 new report, 0 rejected\\n");

    server.put("/bridge", "text/html", PAGE.replace("four million", "six million"));
    server.put("/rss", "application/rss+xml", feed("Cracks found; costs rise."));
    Program.Outcome second = watch(list.toString());
    assertThat(second.out())
        .matches(
            "changed story\\t\\w+\\tCouncil votes on bridge\\t1 report\\n"
                + "1 feed, 0 new reports, 1 revised, 0 rejected\\n");

    String brief = onDesk("brief").out();
    assertThat(brief).contains("revision of").contains("four million").contains("six million");
    assertThat(onDesk("verify").code()).isZero();
  }

  @Test
  void aRoundAsJsonIsWhatItsSchemaSays_andTheRejectedAreNamed() throws IOException {
    server.put("/bridge", "text/html", PAGE);
    server.put("/rss", "application/rss+xml", feed("Cracks found."));

    Program.Outcome outcome =
        watch("--json", at("/rss"), at("/bridge"), folder.resolve("no.opml").toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("no.opml: no address, and there is no such file")
        .contains(at("/bridge") + ": unknown type (a page, no feed); asked again after ");
    assertThat(outcome.rows()).hasSize(1);
    JsonNode row = outcome.rows().getFirst();
    assertThat(row.path("feeds").asInt()).isEqualTo(2);
    assertThat(row.path("failed").asInt()).isEqualTo(1);
    assertThat(row.path("stories").get(0).path("new").asBoolean()).isTrue();
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Program.run("schema", "watch").out())
                .validate(row))
        .isEmpty();
  }

  @Test
  void aFeedInAFileIsNotWatched() throws IOException {
    Path file = Files.writeString(folder.resolve("feed.rss"), feed("Cracks found."));

    Program.Outcome outcome = watch(file.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("a feed in a file does not change; give its address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0m", "10s", "8d", "30", "soon", "-5m"})
  void aPauseThatIsNoneIsWrongUsage(String every) {
    Program.Outcome outcome = watch("--every=" + every, at("/rss"));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--every takes 1m to 7d");
  }

  private Program.Outcome watch(String... arguments) {
    String[] line = new String[arguments.length + 5];
    System.arraycopy(
        new String[] {"watch", "--once", "--allow-private", "--desk", desk()}, 0, line, 0, 5);
    System.arraycopy(arguments, 0, line, 5, arguments.length);
    return Program.run(line);
  }

  private Program.Outcome onDesk(String command) {
    return Program.run(command, "--desk", desk());
  }

  private String desk() {
    return folder.resolve("desk").toString();
  }

  private String feed(String description) {
    return """
        <rss version="2.0"><channel><title>The Sorn Gazette</title>
        <item><guid>gazette-1</guid><link>%s</link><title>Council votes on bridge</title><description>%s</description></item>
        </channel></rss>
        """
        .formatted(at("/bridge"), description);
  }

  private String at(String path) {
    return server.at(path);
  }
}
