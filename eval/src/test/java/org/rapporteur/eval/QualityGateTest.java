package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapporteur.cli.Main;
import org.rapporteur.model.Hash;

/// Runs every capability over the measuring data, scores it, and holds it to its floors.
///
/// `mvn -Pquality verify` runs it. Floors stand in `quality/floors.json` beside a hash of the data
/// they were taken on; other data fail, since a floor says nothing about them. A floor lies `NOISE`
/// under the figure it was taken from. `-Dfloors=raise` writes higher floors where the figures
/// allow; nothing here lowers one: that is done by hand, with a decision record.
///
/// Where the data are not there the gate is skipped and says so.
@Tag("quality")
class QualityGateTest {
  /// How far under a measured figure its floor is put. All commands give the same output for the
  /// same input, so only another processor's rounding of sentence vectors moves a figure; on
  /// stories by up to .003.
  private static final double NOISE = 0.004;

  private static final Path ROOT =
      Path.of(System.getProperty("rapporteur.root", ".")).toAbsolutePath().normalize();
  private static final Path SHARED = ROOT.resolveSibling("shared");
  private static final Path FLOORS = ROOT.resolve("eval/src/test/resources/quality/floors.json");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /// One capability on one set of data.
  ///
  /// @param data below the shared data folder: what is hashed
  /// @param command as on the command line; `{data}` stands for the data, `{inputs}` for what the
  /// scorer made of it
  /// @param scorer below the shared score folder, and its first argument
  private record Gate(String name, String data, List<String> command, String scorer, String gold) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    for (String set : List.of("naeb", "fundus", "trafilatura", "wcxb")) {
      String pages = "{data}/pages.jsonl";
      gates.add(
          new Gate(
              "extract " + set,
              "extraction/" + set,
              List.of("extract", pages, "--json"),
              "extraction.py",
              pages));
    }
    gates.add(
        new Gate(
            "copies dev",
            "copies",
            List.of("copies", "{data}/dev-articles.jsonl", "--json"),
            "copies.py",
            "{data}/dev-pairs.tsv"));
    gates.add(
        new Gate(
            "statements polnear dev",
            "polnear/dev",
            List.of("statements", "{data}/text", "--json"),
            "statements.py",
            "{data}"));
    // the shipped weights were trained on these names and events: the figures guard against
    // breakage, and are no measure of quality on other news
    String names = "names/worldwide-train.jsonl";
    gates.add(
        new Gate(
            "names worldwide (trained on)",
            names,
            List.of("names", "{data}", "--json"),
            "names.py",
            "{data}"));
    String events = "events/plover-train.jsonl";
    gates.add(
        new Gate(
            "events plover (trained on)",
            events,
            List.of("events", "{data}", "--json"),
            "events.py",
            "{data}"));
    for (String set : List.of("timebank", "aquaint")) {
      gates.add(
          new Gate(
              "dates " + set,
              "timex/" + set,
              List.of("dates", "{inputs}", "--json"),
              "dates.py",
              "{data}"));
    }
    for (String set : List.of("allsides-dev", "ecbplus", "g5")) {
      gates.add(
          new Gate(
              "stories " + set,
              "stories/" + set + ".jsonl",
              List.of("stories", "{data}", "--json"),
              "stories.py",
              "{data}"));
    }
    String same = "corroboration/nanco-dev.jsonl";
    gates.add(new Gate("same nanco", same, List.of("eval", "same", "{data}"), "same.py", "{data}"));
    return gates.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gates")
  void holdsItsFloors(Gate gate) throws IOException, InterruptedException {
    assumeTrue(
        Files.isDirectory(SHARED.resolve("data")),
        "the measuring data are not beside the project: " + SHARED.resolve("data"));
    JsonNode figures = measure(gate);
    String hash = hash(SHARED.resolve("data").resolve(gate.data));
    note(gate, figures);
    ObjectNode all = (ObjectNode) JSON.readTree(FLOORS.toFile());
    if ("raise".equals(System.getProperty("floors"))) {
      raise(all, gate, hash, figures);
    }
    JsonNode floors = all.path(gate.name);
    assertThat(floors.path("data").asText())
        .as("the floors were taken on other data")
        .isEqualTo(hash);
    for (Map.Entry<String, JsonNode> floor : floors.path("floors").properties()) {
      assertThat(figures.path(floor.getKey()).asDouble())
          .as("%s of %s", floor.getKey(), gate.name)
          .isGreaterThanOrEqualTo(floor.getValue().asDouble());
    }
    assertThat(floors.path("floors").size()).as("floors of %s", gate.name).isPositive();
  }

  /// The scorer's last line: its figures as one JSON object.
  private static JsonNode measure(Gate gate) throws IOException, InterruptedException {
    Path data = SHARED.resolve("data").resolve(gate.data);
    Path work = Files.createDirectories(ROOT.resolve("eval/target/quality"));
    Path inputs = work.resolve(gate.name.replaceAll("\\W+", "-") + "-inputs.jsonl");
    if (gate.command.contains("{inputs}")) {
      score(gate.scorer, data.toString(), "-", "--inputs", inputs.toString());
    }
    String[] command =
        gate.command.stream()
            .map(
                word ->
                    word.replace("{data}", data.toString()).replace("{inputs}", inputs.toString()))
            .toArray(String[]::new);
    Path found = work.resolve(gate.name.replaceAll("\\W+", "-") + ".jsonl");
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int code;
    try (PrintStream out =
            new PrintStream(Files.newOutputStream(found), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(messages, true, StandardCharsets.UTF_8)) {
      code = Main.run(command, InputStream.nullInputStream(), out, err);
    }
    assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isLessThan(2);
    List<String> lines =
        score(gate.scorer, gate.gold.replace("{data}", data.toString()), found.toString());
    return JSON.readTree(lines.getLast());
  }

  private static List<String> score(String scorer, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("python3", SHARED.resolve("score").resolve(scorer).toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }

  private static void raise(ObjectNode all, Gate gate, String hash, JsonNode figures)
      throws IOException {
    ObjectNode entry = all.withObjectProperty(gate.name);
    boolean sameData = entry.path("data").asText().equals(hash);
    entry.put("data", hash);
    ObjectNode floors = entry.withObjectProperty("floors");
    for (Map.Entry<String, JsonNode> figure : figures.properties()) {
      double floor = Math.floor((figure.getValue().asDouble() - NOISE) * 1000) / 1000;
      if (!sameData || floor > floors.path(figure.getKey()).asDouble(0)) {
        floors.put(figure.getKey(), floor);
      }
    }
    Files.writeString(FLOORS, JSON.writeValueAsString(all) + "\n");
  }

  /// The figures of this run, for `docs/benchmarks`.
  private static void note(Gate gate, JsonNode figures) throws IOException {
    List<String> row = new ArrayList<>();
    figures
        .properties()
        .forEach(figure -> row.add(figure.getKey() + " " + figure.getValue().asText()));
    Files.writeString(
        ROOT.resolve("eval/target/quality/figures.md"),
        "| " + gate.name + " | " + String.join(", ", row) + " |\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String hash(Path data) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(data)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(data.relativize(file) + " " + Hash.of(Files.readAllBytes(file)));
    }
    return Hash.ofParts(parts.toArray(String[]::new));
  }
}
