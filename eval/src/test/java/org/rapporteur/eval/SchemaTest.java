package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.cli.Main;

/// What the commands print is what their schemas say.
class SchemaTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("rapporteur.root", "."), "examples", "summit");

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
  void printsWhatItsSchemaSays(String command) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(run("schema", command));
    List<String> lines = run(command, EXAMPLES.toString(), "--json").lines().toList();
    assertThat(lines).isNotEmpty();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : lines) {
      assertThat(schema.validate(mapper.readTree(line))).as(line).isEmpty();
    }
  }

  @Test
  void theLogIsWhatItsSchemaSays(@TempDir Path folder) throws IOException {
    String desk = folder.resolve("desk").toString();
    run("add", EXAMPLES.toString(), "--desk", desk);
    ObjectMapper mapper = new ObjectMapper();
    List<String> merge = new ArrayList<>(List.of("correct", "merge", "--desk", desk));
    for (String line : run("stories", "--json", "--desk", desk).lines().toList()) {
      merge.add(mapper.readTree(line).get("story").asText());
    }
    run(merge.toArray(String[]::new));
    List<String> remarks = new ArrayList<>();
    for (JsonNode line :
        mapper
            .readTree(run("brief", "--json", "--desk", desk).lines().findFirst().orElseThrow())
            .get("lines")) {
      if (line.get("kind").asText().equals("statement")) {
        remarks.add(line.get("line").asText());
      }
    }
    run("correct", "join", remarks.getFirst(), remarks.getLast(), "--desk", desk);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(run("schema", "log"));
    List<String> lines = run("log", "--json", "--desk", desk).lines().toList();
    assertThat(lines.getLast()).contains("\"joined\"");
    for (String line : lines) {
      assertThat(schema.validate(mapper.readTree(line))).as(line).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"briefs,brief", "articles,extract"})
  void exportsWhatTheSchemaOfTheCommandSays(String what, String command, @TempDir Path folder)
      throws IOException {
    String desk = folder.resolve("desk").toString();
    run("add", EXAMPLES.toString(), "--desk", desk);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(run("schema", what));
    assertThat(run("schema", what)).isEqualTo(run("schema", command));
    List<String> rows =
        run("export", "--format", "json", "--what", what, "--desk", desk).lines().toList();
    assertThat(rows).isNotEmpty();
    for (String row : rows) {
      assertThat(schema.validate(new ObjectMapper().readTree(row))).as(row).isEmpty();
    }
  }

  private static String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Main.run(arguments, InputStream.nullInputStream(), print, print);
    return out.toString(StandardCharsets.UTF_8).replaceAll("(?m)^rapporteur: .*\n", "");
  }
}
