package org.rapporteur.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapporteur.stories.StoryWords;

/// Counts in how many news articles each word stands: the table that the stories room weighs words
/// with.
///
/// ```
/// BackgroundWords core/src/main/resources/org/rapporteur/stories/en/words.txt
/// ../shared/data/names/worldwide-train.jsonl …
/// ```
///
/// Writes the number of articles, then a word and its articles a line, the most frequent first.
/// Words of fewer than [#LEAST] articles are left out.
public final class BackgroundWords {
  /// Articles that must hold a word before it is listed: what is rarer weighs as if it were
  /// unknown.
  private static final int LEAST = 6;

  private BackgroundWords() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    Set<String> seen = new HashSet<>();
    ObjectMapper mapper = new ObjectMapper();
    for (int i = 1; i < arguments.length; i++) {
      for (String line : Files.readAllLines(Path.of(arguments[i]))) {
        JsonNode article = mapper.readTree(line);
        String text = article.path("headline").asText("") + "\n" + article.path("text").asText("");
        if (seen.add(text)) {
          Set.copyOf(StoryWords.of(text)).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "# How many of this number of news articles hold each word; written by BackgroundWords in eval.");
    lines.add(Integer.toString(seen.size()));
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= LEAST)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> lines.add(entry.getKey() + " " + entry.getValue()));
    Files.write(Path.of(arguments[0]), lines);
  }
}
