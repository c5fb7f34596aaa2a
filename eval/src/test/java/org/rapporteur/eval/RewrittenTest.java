package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Hash;

/// The project's own set of retellings through `copies`: which of its pairs are called rewritten.
///
/// Each half is one pile, so that every pair of its articles counts, those of two stories too: a
/// pair that the set does not list is no rewriting. Floors stand in `quality/floors.json`, a little
/// under what was reached, beside a hash of the set. `docs/benchmarks/2026-11-30-rewritten.md` says
/// how the set was made.
class RewrittenTest {
  private static final Path RESOURCES = Program.ROOT.resolve("eval/src/test/resources");
  private static final Path ARTICLES = RESOURCES.resolve("copies/rewritten.jsonl");
  private static final Path PAIRS = RESOURCES.resolve("copies/rewritten-pairs.jsonl");
  private static final Path FLOORS = RESOURCES.resolve("quality/floors.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"dev", "held"})
  void retellingsAreToldFromTheReportsOfOtherNewsrooms(String part) throws IOException {
    Map<String, String> labels = labels(part);
    Set<String> claimed = rewritten(articles(part));
    Set<String> right = new TreeSet<>();
    labels.forEach(
        (pair, label) -> right.addAll(label.equals("rewritten") ? Set.of(pair) : Set.of()));

    Set<String> wrong = new TreeSet<>(claimed);
    wrong.removeAll(right);
    Set<String> missed = new TreeSet<>(right);
    missed.removeAll(claimed);
    double found = right.size() - missed.size();
    JsonNode entry = JSON.readTree(FLOORS.toFile()).path("rewritten " + part);
    assertThat(entry.path("data").asText())
        .as("the floors were taken on another set")
        .isEqualTo(
            Hash.ofParts(
                Hash.of(Files.readAllBytes(ARTICLES)), Hash.of(Files.readAllBytes(PAIRS))));
    assertThat(found / Math.max(1, claimed.size()))
        .as("precision; wrongly called rewritten: %s", wrong)
        .isGreaterThanOrEqualTo(floor(entry, "precision"));
    assertThat(found / right.size())
        .as("recall; not found: %s", missed)
        .isGreaterThanOrEqualTo(floor(entry, "recall"));
  }

  @Test
  void theOrderOfInputChangesNothing() throws IOException {
    List<String> articles = articles("dev");
    Set<String> inOrder = rewritten(articles);
    Collections.shuffle(articles, new Random(29));

    assertThat(inOrder).isNotEmpty();
    assertThat(rewritten(articles)).isEqualTo(inOrder);
  }

  @Test
  void everyPairIsOfTwoArticlesOfItsHalf() throws IOException {
    for (String part : List.of("dev", "held")) {
      Set<String> ids = new TreeSet<>();
      for (String line : articles(part)) {
        ids.add(JSON.readTree(line).path("id").asText());
      }
      for (String pair : labels(part).keySet()) {
        assertThat(ids).contains(pair.split(" "));
      }
    }
  }

  private static double floor(JsonNode entry, String figure) {
    double floor = entry.path("floors").path(figure).asDouble();
    assertThat(floor).as("floor of %s", figure).isPositive();
    return floor;
  }

  private static List<String> articles(String part) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(ARTICLES)) {
      if (JSON.readTree(line).path("part").asText().equals(part)) {
        lines.add(line);
      }
    }
    return lines;
  }

  /// By the pair's two ids, the smaller first, a space between them.
  private static Map<String, String> labels(String part) throws IOException {
    Map<String, String> labels = new TreeMap<>();
    for (String line : Files.readAllLines(PAIRS)) {
      JsonNode pair = JSON.readTree(line);
      if (pair.path("part").asText().equals(part)) {
        labels.put(key(pair), pair.path("label").asText());
      }
    }
    return labels;
  }

  private static String key(JsonNode pair) {
    return String.join(
        " ", new TreeSet<>(List.of(pair.path("a").asText(), pair.path("b").asText())));
  }

  private Set<String> rewritten(List<String> articles) throws IOException {
    Path input = Files.write(folder.resolve("articles.jsonl"), articles);
    Program.Outcome outcome = Program.run("copies", input.toString(), "--json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Set<String> pairs = new TreeSet<>();
    for (JsonNode row : outcome.rows()) {
      if (row.path("kind").asText().equals("rewritten")) {
        pairs.add(key(row));
      }
    }
    return pairs;
  }
}
