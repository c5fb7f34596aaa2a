package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses as inputs, through the real `main`, from a server on this machine.
class AddressInputTest {
  private static final String PAGE =
      """
      <html lang="en"><head><title>Council votes on bridge</title></head><body><h1>Council votes on bridge</h1>
      <p>The council of Sorn voted on Tuesday to close the old bridge over the Orin, after engineers found cracks.</p>
      <p>"It is not safe," Mayor Bogdan Selik said. The work will take two years and cost four million crowns.</p>
      </body></html>
      """;

  @TempDir Path folder;
  private PageServer server;

  @BeforeEach
  void start() throws IOException {
    server = new PageServer();
    server.put("/robots.txt", "text/plain", "User-agent: rapporteur\nDisallow: /closed/\n");
    server.put("/bridge", "text/html", PAGE);
    server.put("/closed/bridge", "text/html", PAGE);
    server.move("/moved", "/bridge");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pagesAreFetchedAndExtracted_andTheRestIsNamed() {
    Program.Outcome outcome =
        Program.run(
            "extract", "--json", "--allow-private", at("/moved"), at("/closed/bridge"), at("/no"));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.rows()).hasSize(1);
    assertThat(outcome.rows().getFirst().path("page").asText()).isEqualTo(at("/moved"));
    assertThat(outcome.rows().getFirst().path("url").asText()).isEqualTo(at("/bridge"));
    assertThat(outcome.rows().getFirst().path("headline").asText())
        .isEqualTo("Council votes on bridge");
    assertThat(outcome.err())
        .contains(at("/closed/bridge") + ": robots.txt forbids it\n")
        .contains(at("/no") + ": not fetched (404 not found)\n");
  }

  @Test
  void thisMachineIsNotAsked_unlessAllowed() {
    Program.Outcome outcome = Program.run("extract", "--json", at("/bridge"));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo(
            "rapporteur: "
                + at("/bridge")
                + ": a private address (127.0.0.1; --allow-private allows it)\n");
  }

  @Test
  void aFetchedPageGoesOnTheDesk_andIsVerified() {
    String desk = folder.resolve("desk").toString();

    Program.Outcome added = Program.run("add", "--allow-private", "--desk", desk, at("/bridge"));
    assertThat(added.out()).startsWith("1 added");
    assertThat(Program.run("add", "--allow-private", "--desk", desk, at("/bridge")).out())
        .startsWith("0 added, 1 already there");
    assertThat(Program.run("verify", "--desk", desk).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "(no name)", "News\nroom"})
  void aNameThatIsNoneIsWrongUsage(String name) {
    Program.Outcome outcome = Program.run("extract", "--user-agent", name, at("/bridge"));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--user-agent takes a name");
  }

  private String at(String path) {
    return server.at(path);
  }
}
