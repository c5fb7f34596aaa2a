package org.rapporteur.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.rapporteur.json.ContractJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "schema", description = "The JSON Schema of what a command prints with --json.")
final class SchemaCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "COMMAND",
      description =
          "extract, copies, stories, statements, names, entities, dates, events, figures, brief, search, log or watch; briefs or articles for the rows of export --format json.")
  private String command = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (InputStream schema =
        command.matches("[a-z]+")
            ? ContractJson.class.getResourceAsStream("schema/" + shape() + ".json")
            : null) {
      if (schema == null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "No command with a schema is called " + command + ".");
      }
      console.out().print(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    }
    return 0;
  }

  /// What is exported has the shape of what a command prints.
  private String shape() {
    return switch (command) {
      case "briefs" -> "brief";
      case "articles" -> "extract";
      default -> command;
    };
  }
}
