package org.rapporteur.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rapporteur.cli.Main;

/// The program as people run it, in this JVM.
final class Program {
  private Program() {}

  /// The repository's root.
  static final Path ROOT =
      Path.of(Objects.requireNonNullElse(System.getProperty("rapporteur.root"), ".."));

  private static final ObjectMapper JSON = new ObjectMapper();

  /// What a run left behind.
  record Outcome(int code, String out, String err) {
    /// The output of `--json`, a row a line.
    List<JsonNode> rows() {
      List<JsonNode> rows = new ArrayList<>();
      for (String line : out.lines().toList()) {
        try {
          rows.add(JSON.readTree(line));
        } catch (JsonProcessingException e) {
          throw new IllegalStateException("no JSON: " + line, e);
        }
      }
      return rows;
    }
  }

  static Outcome run(String... arguments) {
    return run(InputStream.nullInputStream(), arguments);
  }

  static Outcome run(InputStream in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            arguments,
            in,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
