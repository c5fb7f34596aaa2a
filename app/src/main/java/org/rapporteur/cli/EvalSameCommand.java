package org.rapporteur.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.brief.BriefWriter;
import org.rapporteur.dates.DateFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "same",
    description =
        "Which answers to one question say the same: question_id and cluster of each line of FILE, in its order.")
final class EvalSameCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "JSON Lines with question_id and answer.")
  private Path file = Path.of("");

  EvalSameCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      rows.add(mapper.readTree(line));
    }
    Map<String, List<Integer>> byQuestion = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byQuestion
          .computeIfAbsent(rows.get(i).path("question_id").asText(), _ -> new ArrayList<>())
          .add(i);
    }
    BriefWriter writer = new BriefWriter(new Rapporteur().encoder(), DateFinder.load()::findDates);
    int[] cluster = new int[rows.size()];
    for (List<Integer> indices : byQuestion.values()) {
      List<Integer> groups =
          writer.groupAnswers(
              indices.stream().map(i -> rows.get(i).path("answer").asText()).toList());
      for (int i = 0; i < indices.size(); i++) {
        cluster[indices.get(i)] = groups.get(i);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      ObjectNode out = JsonNodeFactory.instance.objectNode();
      console
          .out()
          .println(
              out.put("question_id", rows.get(i).path("question_id").asText())
                  .put("cluster", cluster[i]));
    }
    return 0;
  }
}
