package org.rapporteur.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rapporteur.Rapporteur;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Line;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Telling;
import org.rapporteur.model.Times;

/// An invented story of the set under `eval/src/test/resources/briefs`: its reports, and what their
/// lines, origins and differences are. `docs/benchmarks` says how the set was made.
///
/// @param articles by the key the labels use
/// @param lines as labelled
/// @param origins keys of the reports that print one text
/// @param roots keys of the reports that rest on one source
record LabelledStory(
    String name,
    Map<String, Article> articles,
    List<LabelledLine> lines,
    List<Set<String>> origins,
    List<Set<String>> roots) {
  /// Words that a telling and its label must share, over the shorter of both, to be one.
  private static final double OVERLAP = 0.5;

  /// What several reports tell, or one.
  record LabelledLine(
      String id, Line.Kind kind, List<Label> tellings, List<LabelledDifference> differences) {}

  /// The words of one telling.
  record Label(String key, Span span) {}

  /// Where the tellings of a line part.
  ///
  /// @param values what is told, with the keys of the reports that tell it
  record LabelledDifference(String slot, String kind, Map<String, Set<String>> values) {}

  /// The stories of a folder, by name: those with an odd number are for development, the others
  /// held back.
  static List<LabelledStory> all(Path folder, boolean held) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      List<LabelledStory> stories = new ArrayList<>();
      for (Path file : sorted) {
        String digits = file.getFileName().toString().replaceAll("\\D", "");
        if (Integer.parseInt(digits) % 2 == (held ? 0 : 1)) {
          stories.add(read(file));
        }
      }
      return stories;
    }
  }

  private static LabelledStory read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    Map<String, Article> articles = new LinkedHashMap<>();
    for (JsonNode report : json.path("reports")) {
      articles.put(report.path("key").asText(), article(json.path("story").asText(), report));
    }
    List<LabelledLine> lines = new ArrayList<>();
    for (JsonNode line : json.path("lines")) {
      List<Label> labels = new ArrayList<>();
      for (JsonNode telling : line.path("tellings")) {
        String key = telling.path("key").asText();
        String words = telling.path("words").asText();
        int start = articles.get(key).text().indexOf(words);
        if (start < 0) {
          throw new IOException(file + ": no such words in report " + key + ": " + words);
        }
        labels.add(new Label(key, new Span(start, start + words.length())));
      }
      List<LabelledDifference> differences = new ArrayList<>();
      for (JsonNode difference : line.path("differences")) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (JsonNode value : difference.path("values")) {
          values.put(value.path("value").asText(), keys(value.path("keys")));
        }
        differences.add(
            new LabelledDifference(
                difference.path("slot").asText(), difference.path("kind").asText(), values));
      }
      lines.add(
          new LabelledLine(
              line.path("id").asText(),
              Line.Kind.valueOf(line.path("kind").asText().toUpperCase(java.util.Locale.ROOT)),
              labels,
              differences));
    }
    return new LabelledStory(
        json.path("story").asText(),
        articles,
        lines,
        groups(json.path("origins")),
        groups(json.path("roots")));
  }

  private static Article article(String story, JsonNode report) {
    String text = report.path("text").asText();
    String headline = report.path("headline").asText();
    String key = story + "/" + report.path("key").asText();
    String published = report.path("published").asText();
    Stamp stamp =
        published.length() > 10
            ? Stamp.of(OffsetDateTime.parse(published))
            : Stamp.of(LocalDate.parse(published));
    return new Article(
        Article.idOf(key, headline, text),
        new Provenance(key, true, null, report.path("outlet").asText(), "en", null, ""),
        headline,
        "",
        text,
        Byline.NONE,
        new Times(stamp, null, null),
        null,
        Layout.PLAIN,
        List.of());
  }

  private static List<Set<String>> groups(JsonNode json) {
    List<Set<String>> groups = new ArrayList<>();
    json.forEach(group -> groups.add(keys(group)));
    return groups;
  }

  private static Set<String> keys(JsonNode json) {
    Set<String> keys = new TreeSet<>();
    json.forEach(key -> keys.add(key.asText()));
    return keys;
  }

  /// The reports as one story.
  Story story() {
    return new Story(
        new StoryId(name), name, null, null, articles.values().stream().map(Article::id).toList());
  }

  List<Account> accounts(Rapporteur chain) {
    return articles.values().stream().map(article -> chain.account(chain.read(article))).toList();
  }

  List<Origin> origins(Rapporteur chain) {
    List<Article> all = List.copyOf(articles.values());
    return chain.origins(all, chain.copies(all));
  }

  /// The key of an article.
  String keyOf(ArticleId id) {
    return articles.entrySet().stream()
        .filter(entry -> entry.getValue().id().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /// The lines whose labels are among a telling's words: that share at least half of the shorter
  /// of both. Figures are compared with figures alone.
  Set<LabelledLine> linesOf(Line.Kind kind, Telling telling) {
    String key = keyOf(telling.article());
    Set<LabelledLine> found = new LinkedHashSet<>();
    for (LabelledLine line : lines) {
      if ((line.kind() == Line.Kind.FIGURE) != (kind == Line.Kind.FIGURE)) {
        continue;
      }
      for (Label label : line.tellings()) {
        int shared =
            Math.min(label.span().end(), telling.span().end())
                - Math.max(label.span().start(), telling.span().start());
        int shorter = Math.min(label.span().length(), telling.span().length());
        if (label.key().equals(key) && shared > 0 && shared >= OVERLAP * shorter) {
          found.add(line);
        }
      }
    }
    return found;
  }

  /// The lines of any kind whose labels stand in a telling's words.
  Set<LabelledLine> within(Telling telling) {
    String key = keyOf(telling.article());
    Set<LabelledLine> found = new LinkedHashSet<>();
    for (LabelledLine line : lines) {
      for (Label label : line.tellings()) {
        int shared =
            Math.min(label.span().end(), telling.sentence().end())
                - Math.max(label.span().start(), telling.sentence().start());
        if (label.key().equals(key) && shared > 0 && shared >= OVERLAP * label.span().length()) {
          found.add(line);
        }
      }
    }
    return found;
  }

  /// The tellings of a brief, each with its labelled lines.
  Map<Telling, Set<LabelledLine>> labelled(Brief brief) {
    Map<Telling, Set<LabelledLine>> found = new HashMap<>();
    for (Line line : brief.lines()) {
      for (Telling telling : line.tellings()) {
        found.put(telling, linesOf(line.kind(), telling));
      }
    }
    return found;
  }
}
