package org.rapporteur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapporteur.desk.Desk;

final class DeskCommandsTest {
  private static final String ROWS =
      """
      {"id":"a","outlet":"Harbour Times","headline":"Ferry to Skerry Isle sails again","published":"2031-03-02","text":"The ferry to Skerry Isle sails again on Monday, the harbour company said.\\n\\n“We have waited two winters for this,” Mayor Ana Petrova said. The new ship carries 140 passengers."}
      {"id":"b","outlet":"Northland Post","headline":"=Northland signs gas contract","published":"2031-02-20","text":"Northland signed a contract for ten million tonnes of gas a year.\\n\\n“The price is fair,” Minister Bo Lind said on Thursday."}
      {"id":"c","headline":"cut in ha
      """;

  @TempDir private static Path folder;
  private static Path desk;
  private static Path rows;
  private static Run first;

  @BeforeAll
  static void add() throws IOException {
    desk = folder.resolve("desk");
    rows = Files.writeString(folder.resolve("rows.jsonl"), ROWS);
    first = onDesk("add", rows.toString());
  }

  @Test
  void addCountsWhatItDid_andNamesWhatWasRejected() throws IOException {
    assertThat(first.out())
        .startsWith("2 added, 0 already there, 1 rejected. On the desk: 2 articles in 2 stories.");
    assertThat(first.err()).contains("rows.jsonl:3: not valid JSON");
    assertThat(first.code()).isEqualTo(1);
    Run again = onDesk("add", rows.toString(), "--json");
    JsonNode counts = new ObjectMapper().readTree(again.out());
    assertThat(counts.get("added").asInt()).isZero();
    assertThat(counts.get("alreadyThere").asInt()).isEqualTo(2);
    assertThat(counts.get("articles").asInt()).isEqualTo(2);
  }

  @Test
  void addWithoutInputIsWrongUsage() {
    assertThat(onDesk("add").code()).isEqualTo(2);
  }

  @Test
  void commandsWithoutInputReadTheDesk() throws IOException {
    assertThat(onDesk("stories").out())
        .contains("Ferry to Skerry Isle sails again", "Northland signs gas contract");
    assertThat(
            onDesk("statements", "--json")
                .out()
                .lines()
                .map(DeskCommandsTest::parse)
                .map(node -> node.get("key").asText()))
        .contains("a", "b");
    assertThat(onDesk("brief", "--json").out().lines()).hasSize(2);
    assertThat(onDesk("extract", "--json").out().lines()).hasSize(2);
    for (String command : List.of("copies", "names", "entities", "dates", "events", "figures")) {
      assertThat(onDesk(command, "--json").code()).as(command).isZero();
    }
  }

  @Test
  void theDeskTellsWhatTheInputsTell() {
    Run desk = onDesk("brief", "--json");
    Run inputs = Run.of("brief", "--json", rows.toString());
    assertThat(desk.out()).isEqualTo(inputs.out());
  }

  @Test
  void searchPrintsHits() {
    assertThat(onDesk("search", "winters").out())
        .contains("Ferry to Skerry Isle", "waited two winters", "has “winters”");
    JsonNode hit = parse(onDesk("search", "--json", "gas", "contract for ten").out().strip());
    assertThat(hit.get("key").asText()).isEqualTo("b");
    assertThat(onDesk("search", "zebra").code()).isZero();
  }

  @Test
  void searchByMeaningKeepsToPhrasesAndToWhatIsKeptOut() {
    assertThat(onDesk("search", "boats carry people to an island").out())
        .contains("Ferry to Skerry Isle");
    assertThat(onDesk("search", "--by", "words", "boats island").out()).isEmpty();
    assertThat(onDesk("search", "ferry \"two summers\"").out()).isEmpty();
    assertThat(onDesk("search", "ferry \"two winters\"").out()).contains("Ferry to Skerry Isle");
    assertThat(onDesk("search", "ferry -winters").out()).doesNotContain("Skerry");
    assertThat(onDesk("search", "ferry story:none").out()).isEmpty();
  }

  @Test
  void aTableOfPublishersThatIsNoneIsWrongUsage() throws IOException {
    Path table = Files.writeString(folder.resolve("publishers.txt"), "Herald Group\n");
    Run run = onDesk("brief", rows.toString(), "--publishers", table.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no publisher, colon and outlets: Herald Group");
    Run missing = onDesk("brief", rows.toString(), "--publishers", folder.resolve("no").toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("no: there is no such file");
  }

  @Test
  void storiesAreMergedSplitAndPutBack(@TempDir Path other) {
    String[] on = {"--desk", other.resolve("desk").toString()};
    Run.of(with(on, "add", rows.toString()));
    List<String> ids =
        Run.of(with(on, "stories", "--json"))
            .out()
            .lines()
            .map(line -> parse(line).get("story").asText())
            .toList();

    assertThat(Run.of(with(on, "correct", "merge", ids.getFirst(), ids.getLast())).out())
        .isEqualTo("1 change. On the desk: 1 story.\n");
    assertThat(Run.of(with(on, "correct", "split", ids.getFirst(), "b")).out())
        .isEqualTo("1 change. On the desk: 2 stories.\n");
    assertThat(Run.of(with(on, "correct", "undo", "2")).out())
        .isEqualTo("1 change. On the desk: 1 story.\n");
    assertThat(Run.of(with(on, "log")).out().lines()).hasSize(3);
    JsonNode merged =
        parse(Run.of(with(on, "log", "--json")).out().lines().findFirst().orElseThrow());
    assertThat(merged.get("kind").asText()).isEqualTo("merge");
    assertThat(merged.get("by").asText()).isEqualTo("reader");
    assertThat(merged.get("articles").size()).isEqualTo(1);

    Run unknown = Run.of(with(on, "correct", "merge", "none", "neither"));
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("on this desk");
    assertThat(Run.of(with(on, "correct")).code()).isEqualTo(2);
    assertThat(Run.of("log", "--desk", other.resolve("nowhere").toString()).code()).isEqualTo(3);
    assertThat(Run.of("correct", "undo", "1", "--desk", other.resolve("nowhere").toString()).code())
        .isEqualTo(3);
  }

  private static final String OF_ONE_STORY =
      """
      {"id":"a","outlet":"Harbour Times","headline":"Ferry to Skerry Isle sails again","published":"2031-03-02","text":"The ferry to Skerry Isle sails again on Monday.\\n\\n“We have waited two long winters for this ferry,” Mayor Ana Petrova said.\\n\\n“Our fishermen will lose their berths at the old pier,” Ana Petrova said."}
      {"id":"b","outlet":"Skerry Daily","headline":"Ferry to Skerry Isle sails again","published":"2031-03-02","text":"Ships return to Skerry Isle: the ferry to the island sails again on Monday.\\n\\n“We have waited for this ferry for two long winters,” Mayor Ana Petrova said in Skerry Isle."}
      """;

  private static final String LATER =
      """
      {"id":"c","outlet":"Northland Post","headline":"Northland signs gas contract","published":"2031-02-20","text":"Northland signed a contract for ten million tonnes of gas a year.\\n\\n“The price is fair,” Minister Bo Lind said on Thursday."}
      """;

  @Test
  void aTellingIsPartedForGood_andPutBack(@TempDir Path other) throws IOException {
    String[] on = {"--desk", other.resolve("desk").toString()};
    Path story = Files.writeString(other.resolve("story.jsonl"), OF_ONE_STORY);
    Run.of(with(on, "add", story.toString()));
    assertThat(linesSaid(on)).containsExactlyInAnyOrder("a b", "a");
    String line = lineOf(on, "a b");
    List<String> before = Run.of(with(on, "brief", "--json")).out().lines().toList();

    assertThat(Run.of(with(on, "correct", "part", line, "2")).out())
        .isEqualTo("Parted. Taken back with: rapporteur correct rejoin 1\n");
    assertThat(linesSaid(on)).containsExactlyInAnyOrder("a", "b", "a");
    Run.of(with(on, "add", story.toString()));
    Run.of(with(on, "add", Files.writeString(other.resolve("later.jsonl"), LATER).toString()));
    assertThat(linesSaid(on)).containsExactlyInAnyOrder("a", "b", "a", "c");

    assertThat(Run.of(with(on, "correct", "rejoin", "1")).out()).isEqualTo("Taken back.\n");
    assertThat(Run.of(with(on, "brief", "--json")).out().lines()).containsAll(before);

    assertMistake("no line nowhere", with(on, "correct", "part", "nowhere", "1"));
    assertMistake(
        "line " + line + " has no telling 9; their number: 2",
        with(on, "correct", "part", line, "9"));
    assertMistake("has no telling 0", with(on, "correct", "part", line, "0"));
    assertMistake(
        "line " + lineOf(on, "a") + " has no other telling",
        with(on, "correct", "part", lineOf(on, "a"), "1"));
    assertMistake("correction 1 of lines is undone already", with(on, "correct", "rejoin", "1"));
    assertMistake("no correction of lines has number 7", with(on, "correct", "rejoin", "7"));
    assertThat(Run.of(with(on, "log")).out().lines()).hasSize(1);
  }

  @Test
  void linesAreJoinedForGood_andPutBack(@TempDir Path other) throws IOException {
    String[] on = {"--desk", other.resolve("desk").toString()};
    Path story = Files.writeString(other.resolve("story.jsonl"), OF_ONE_STORY);
    Run.of(with(on, "add", story.toString()));
    String waited = lineOf(on, "a b");
    String berths = lineOf(on, "a");
    List<String> before = Run.of(with(on, "brief", "--json")).out().lines().toList();

    assertThat(Run.of(with(on, "correct", "join", waited, berths)).out())
        .isEqualTo("Joined. Taken back with: rapporteur correct unjoin 1\n");
    assertThat(linesSaid(on)).containsExactly("a a b");
    Run.of(with(on, "add", story.toString()));
    Run.of(with(on, "add", Files.writeString(other.resolve("later.jsonl"), LATER).toString()));
    assertThat(linesSaid(on)).containsExactlyInAnyOrder("a a b", "c");
    assertThat(said(on).filter(line -> line.get("tellings").size() == 3))
        .allSatisfy(
            line -> assertThat(line.get("why").get(0).asText()).isEqualTo("joined by a reader"));
    assertThat(Run.of(with(on, "log")).out())
        .startsWith("unjoin 1\t")
        .contains(
            "\tjoined\tby a reader\t“We have waited two long winters for this ferry,” with “Our");
    JsonNode logged = parse(Run.of(with(on, "log", "--json")).out().strip());
    assertThat(logged.get("kind").asText()).isEqualTo("joined");
    assertThat(logged.get("one")).hasSize(2);
    assertThat(logged.at("/other/0/key").asText()).isEqualTo("a");
    assertThat(logged.get("undone").asBoolean()).isFalse();

    assertThat(Run.of(with(on, "correct", "unjoin", "1")).out()).isEqualTo("Taken back.\n");
    assertThat(Run.of(with(on, "brief", "--json")).out().lines()).containsAll(before);
    assertThat(Run.of(with(on, "log")).out()).contains("\tjoined, undone\t");

    assertMistake("no line nowhere", with(on, "correct", "join", waited, "nowhere"));
    assertMistake("Unmatched", with(on, "correct", "join", waited, berths, berths));
    assertMistake(
        "line " + waited + " is given twice", with(on, "correct", "join", waited, waited));
    assertMistake(
        "lines of one story can be joined", with(on, "correct", "join", waited, lineOf(on, "c")));
    String signed =
        lines(on)
            .filter(
                line -> keys(line).equals("c") && !line.get("kind").asText().equals("statement"))
            .findFirst()
            .orElseThrow()
            .get("line")
            .asText();
    assertMistake(
        "lines of one kind can be joined", with(on, "correct", "join", lineOf(on, "c"), signed));
    assertMistake("correction 1 of lines is undone already", with(on, "correct", "unjoin", "1"));
  }

  private static void assertMistake(String message, String[] arguments) {
    Run run = Run.of(arguments);
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(2);
  }

  /// Of each statement's line the keys of the articles that tell it.
  private static List<String> linesSaid(String[] on) {
    return said(on).map(DeskCommandsTest::keys).toList();
  }

  private static String lineOf(String[] on, String keys) {
    return said(on)
        .filter(line -> keys(line).equals(keys))
        .findFirst()
        .orElseThrow()
        .get("line")
        .asText();
  }

  private static Stream<JsonNode> said(String[] on) {
    return lines(on).filter(line -> line.get("kind").asText().equals("statement"));
  }

  private static Stream<JsonNode> lines(String[] on) {
    return Run.of(with(on, "brief", "--json"))
        .out()
        .lines()
        .flatMap(brief -> parse(brief).get("lines").valueStream());
  }

  private static String keys(JsonNode line) {
    return line.get("tellings")
        .valueStream()
        .map(telling -> telling.get("key").asText())
        .collect(Collectors.joining(" "));
  }

  private static String[] with(String[] desk, String... arguments) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(desk)).toArray(String[]::new);
  }

  @Test
  void aMistakenQueryIsPointedAt() {
    Run run = onDesk("search", "gas \"contract");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("this quote mark is not closed\n  gas \"contract\n      ^");
  }

  @Test
  void aDeskThatIsNotThereIsSaid() {
    Run run = Run.of("search", "gas", "--desk", folder.resolve("none").toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("there is no desk here yet");
  }

  @Test
  void aDeskThatIsWrittenToIsSaid() throws IOException {
    Path other = folder.resolve("held");
    try (Desk held = Desk.open(other)) {
      Run run = Run.of("add", rows.toString(), "--desk", other.toString());
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err())
          .contains("is being written to by process " + ProcessHandle.current().pid());
      assertThat(held.articles()).isEmpty();
    }
  }

  @Test
  void verifyIsSilentWhenAllMatches_andNamesBytesThatDoNot() throws IOException {
    assertThat(onDesk("verify")).isEqualTo(new Run(0, "", ""));
    Path other = folder.resolve("tampered");
    Run.of("add", rows.toString(), "--desk", other.toString());
    try (var files = Files.walk(other.resolve("bytes"))) {
      Files.writeString(files.filter(Files::isRegularFile).findFirst().orElseThrow(), "x");
    }
    Run run = Run.of("verify", "--desk", other.toString());
    assertThat(run.code()).isEqualTo(1);
    JsonNode failed = parse(run.out().strip());
    assertThat(failed.fieldNames())
        .toIterable()
        .containsExactly("key", "article", "what", "start", "end", "text", "found", "reason");
    assertThat(failed.get("what").asText()).isEqualTo("bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json     | briefs   | "headline":"Ferry to Skerry Isle sails again"
          csv      | briefs   | story,story headline,line,kind
          markdown | briefs   | # Ferry to Skerry Isle sails again
          html     | briefs   | <h1>Ferry to Skerry Isle sails again</h1>
          json     | articles | "headline":"=Northland signs gas contract"
          csv      | articles | ,'=Northland signs gas contract,
          markdown | articles | # =Northland signs gas contract
          html     | articles | <h1>=Northland signs gas contract</h1>
          gexf     | actors   | <gexf xmlns="http://gexf.net/1.3" version="1.3">
          gexf     | outlets  | label="Harbour Times"
          graphml  | actors   | <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          graphml  | outlets  | >=Northland signs gas contract</data>
          timelinejs | briefs | {"events":[
          ftm      | briefs   | "schema":"Article"
          annotations | briefs | "exact":"“We have waited two winters for this,”"
          """)
  void exportsInEachFormat(String format, String what, String part) throws IOException {
    Run printed = onDesk("export", "--format", format, "--what", what);
    assertThat(printed.code()).as(printed.err()).isZero();
    assertThat(printed.out()).contains(part);
    Path file = folder.resolve(what + "." + format);
    onDesk("export", "--format", format, "--what", what, "--out", file.toString());
    assertThat(file).hasContent(printed.out());
  }

  @Test
  void csvBearsTheMarkThatExcelKnowsUtf8By_unlessToldNot() {
    assertThat(onDesk("export", "--format", "csv").out()).startsWith("\uFEFFstory,");
    assertThat(onDesk("export", "--format", "csv", "--no-bom").out()).startsWith("story,");
  }

  @Test
  void whatAFormatCannotHoldIsWrongUsage() {
    Run run = onDesk("export", "--format", "ftm", "--what", "actors");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("There are no actors in ftm; there are [briefs]");
  }

  @ParameterizedTest
  @EnumSource(ExportCommand.Format.class)
  void anEmptyDeskIsWrittenOutToo(ExportCommand.Format format, @TempDir Path other)
      throws IOException {
    Path empty = other.resolve("desk");
    Desk.open(empty).close();
    Run run = Run.of("export", "--format", format.name(), "--desk", empty.toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static Run onDesk(String... arguments) {
    return Run.onDesk(desk, arguments);
  }

  private static JsonNode parse(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
