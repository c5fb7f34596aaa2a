package org.rapporteur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpkeepCommandsTest {
  private static final String ROWS =
      """
      {"id":"a","outlet":"Harbour Times","headline":"Ferry to Skerry Isle sails again","published":"2031-03-02","text":"The ferry to Skerry Isle sails again on Monday, the harbour company said.\\n\\n“We have waited two winters for this,” Mayor Ana Petrova said. The new ship carries 140 passengers."}
      {"id":"b","url":"https://post.example/gas","outlet":"Northland Post","headline":"Northland signs gas contract","published":"2031-02-20","text":"Northland signed a contract for ten million tonnes of gas a year.\\n\\n“The price is fair,” Minister Bo Lind said on Thursday."}
      """;

  @TempDir private Path folder;
  private Path desk;

  @BeforeEach
  void add() throws IOException {
    desk = folder.resolve("desk");
    Path rows = Files.writeString(folder.resolve("rows.jsonl"), ROWS);
    assertThat(onDesk("add", rows.toString()).code()).isZero();
  }

  @Test
  void checkSaysThatAllIsWhole_orNamesEachFault() throws IOException {
    assertThat(onDesk("desk", "check")).isEqualTo(new Run(0, "All is whole.\n", ""));
    assertThat(onDesk("desk", "check", "--json")).isEqualTo(new Run(0, "", ""));
    try (Stream<Path> files = Files.walk(desk.resolve("bytes"))) {
      Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    Run run = onDesk("desk", "check", "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.json().fieldNames()).toIterable().containsExactly("what", "where", "reason");
    assertThat(run.json().get("where").asText())
        .containsPattern("/bytes/.* of article .* \\([ab]\\)");
    assertThat(run.err()).contains("1 fault in " + desk);
    assertThat(onDesk("desk", "check").out())
        .startsWith("bytes\t")
        .endsWith("\tthe bytes it came from are missing\n");
  }

  @Test
  void theIndexIsMadeAnew_andADamagedOneIsSaid() throws IOException {
    assertThat(onDesk("desk", "rebuild-index"))
        .isEqualTo(new Run(0, "The index was made anew of 2 articles.\n", ""));
    try (Stream<Path> files = Files.list(desk.resolve("index"))) {
      for (Path file : files.toList()) {
        Files.writeString(file, "torn");
      }
    }
    assertThat(onDesk("desk", "check").code()).isEqualTo(1);
    Run log = onDesk("log");
    assertThat(log.code()).isZero();
    assertThat(log.err())
        .contains("the index of the desk " + desk + " was damaged", "made again out of the record");
    assertThat(onDesk("desk", "check").code()).isZero();
    assertThat(onDesk("desk", "rebuild-index", "--json").json().get("articles").asInt())
        .isEqualTo(2);
  }

  @Test
  void compactSaysHowMuchItFreed() throws IOException {
    Path loose = desk.resolve("bytes/00").resolve("0".repeat(64));
    Files.createDirectories(loose.getParent());
    Files.writeString(loose, "x".repeat(5000));
    assertThat(onDesk("desk", "compact").out()).contains(" kB freed; 1 file of bytes dropped.");
    assertThat(onDesk("desk", "compact", "--json").json().get("files").asInt()).isZero();
  }

  @Test
  void copyMakesAnotherDesk_andOverwritesNone() throws IOException {
    Path copy = folder.resolve("copy");
    assertThat(onDesk("desk", "copy", copy.toString()).out())
        .isEqualTo("2 articles copied to " + copy + ".\n");
    assertThat(Run.of("desk", "check", "--desk", copy.toString()).code()).isEqualTo(1);
    assertThat(Run.of("brief", "--json", "--desk", copy.toString()).out())
        .isEqualTo(onDesk("brief", "--json").out());
    assertThat(Run.of("desk", "check", "--desk", copy.toString()).code()).isZero();
    Run again = onDesk("desk", "copy", copy.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("copy is not empty");
  }

  @Test
  void forgetTakesAnIdAKeyOrAnAddress_andAddingAgainWorks() throws IOException {
    String id = onDesk("search", "--json", "ferry").json().get("article").asText();
    Run unknown = onDesk("desk", "forget", "a", "nobody");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("no article nobody on this desk");
    assertThat(onDesk("extract", "--json").out().lines()).hasSize(2);

    assertThat(onDesk("desk", "forget", id).out()).isEqualTo("forgotten\t" + id + "\ta\n");
    assertThat(onDesk("extract", "--json").out().lines()).hasSize(1);
    assertThat(
            onDesk("desk", "forget", "https://post.example/gas", "--json")
                .json()
                .get("key")
                .asText())
        .isEqualTo("b");
    assertThat(onDesk("stories").out()).isEmpty();
    assertThat(onDesk("desk", "check").code()).isZero();

    assertThat(onDesk("add", folder.resolve("rows.jsonl").toString()).out())
        .startsWith("2 added, 0 already there");
    assertThat(onDesk("desk", "forget", "a").code()).isZero();
  }

  @Test
  void whatIsNoDeskIsSaid() throws IOException {
    for (List<String> command :
        List.of(
            List.of("check"),
            List.of("rebuild-index"),
            List.of("compact"),
            List.of("copy", folder.resolve("x").toString()),
            List.of("forget", "a"))) {
      List<String> all = new ArrayList<>(List.of("desk"));
      all.addAll(command);
      all.addAll(List.of("--desk", folder.resolve("none").toString()));
      Run run = Run.of(all.toArray(String[]::new));
      assertThat(run.code()).as(command.getFirst()).isEqualTo(3);
      assertThat(run.err()).contains("there is no desk here yet");
      assertThat(folder.resolve("none")).doesNotExist();
    }
    assertThat(Run.of("desk").code()).isEqualTo(2);
  }

  @Test
  void aRecordThatIsNoneIsRefusedByAll_andNamedByCheck() throws IOException {
    Files.writeString(desk.resolve("record.sqlite"), "no database ".repeat(100));
    for (String command : List.of("add", "stories", "verify", "log")) {
      Run run =
          command.equals("add")
              ? onDesk("add", folder.resolve("rows.jsonl").toString())
              : onDesk(command);
      assertThat(run.code()).as(command).isEqualTo(3);
      assertThat(run.err())
          .startsWith("rapporteur: " + desk.resolve("record.sqlite") + " is no record of a desk")
          .contains("Put a copy in its place");
    }
    assertThat(onDesk("desk", "check").code()).isEqualTo(1);
    assertThat(desk.resolve("record.sqlite")).content().startsWith("no database ");
  }

  private Run onDesk(String... arguments) {
    return Run.onDesk(desk, arguments);
  }
}
