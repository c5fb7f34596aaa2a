package org.rapporteur.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Line;
import org.rapporteur.model.Telling;

/// Pairs of tellings of real news, each labelled by hand as one line or two. The file names rows of
/// a set of news and places in their texts, and holds no text: a line is the story, the kind, the
/// row's id, start and end of the one telling, those of the other, and 1 or 0.
///
/// @param articles by story, those that the pairs stand in and the others of the first few
/// @param same by [#key]
record LabelledPairs(Map<String, List<Article>> articles, Map<String, Boolean> same) {
  /// Articles read of a story.
  private static final int MOST = 4;

  static LabelledPairs read(Path pairs, Path news) throws IOException {
    Map<String, Boolean> same = new HashMap<>();
    Set<String> stories = new HashSet<>();
    for (String line : Files.readAllLines(pairs)) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        stories.add(fields[0]);
        same.put(key(fields[1], place(fields, 2), place(fields, 5)), fields[8].equals("1"));
      }
    }
    Map<String, String> storyOf = new HashMap<>();
    Map<String, Integer> orders = new HashMap<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(news)) {
      JsonNode row = json.readTree(line);
      String id = row.path("id").asText();
      storyOf.put(id, row.path("cluster").asText());
      orders.put(id, orders.size());
    }
    List<Article> all = new ArrayList<>();
    Intake.read(
        List.of(news.toString()),
        InputStream.nullInputStream(),
        input -> {
          if (input instanceof Input.OfArticle of) {
            all.add(of.article());
          }
        });
    all.sort(Comparator.comparing(article -> orders.get(article.from().key())));
    Map<String, List<Article>> articles = new TreeMap<>();
    for (Article article : all) {
      String story = storyOf.get(article.from().key());
      List<Article> inside = articles.computeIfAbsent(story, absent -> new ArrayList<>());
      if (stories.contains(story) && inside.size() < MOST) {
        inside.add(article);
      }
    }
    articles.values().removeIf(List::isEmpty);
    return new LabelledPairs(articles, same);
  }

  private static String place(String[] fields, int at) {
    return fields[at] + " " + fields[at + 1] + " " + fields[at + 2];
  }

  /// Whether two tellings have a label, and which: null for none.
  @Nullable Boolean label(Line.Kind kind, Telling one, Telling other, Map<ArticleId, String> ids) {
    String a = ids.get(one.article()) + " " + one.span().start() + " " + one.span().end();
    String b = ids.get(other.article()) + " " + other.span().start() + " " + other.span().end();
    return same.get(key(kind.name(), a, b));
  }

  private static String key(String kind, String one, String other) {
    return kind + "\n" + (one.compareTo(other) < 0 ? one + "\n" + other : other + "\n" + one);
  }

  /// The ids of the rows that articles were.
  static Map<ArticleId, String> ids(List<Article> articles) {
    Map<ArticleId, String> ids = new HashMap<>();
    articles.forEach(article -> ids.put(article.id(), article.from().key()));
    return ids;
  }
}
