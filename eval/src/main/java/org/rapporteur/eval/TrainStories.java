package org.rapporteur.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.rapporteur.Rapporteur;
import org.rapporteur.eval.LogisticRegression.Row;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Episode;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;
import org.rapporteur.stories.Likeness;
import org.rapporteur.stories.StoryStream;

/// Finds the weights by which articles join stories, and measures them.
///
/// ```
/// TrainStories check SET…        train on all sets but one and measure on that one, for each
/// TrainStories write FILE SET…   train on all sets, measure on each, write the weights
/// TrainStories measure SET…      measure the weights that ship; shuffle each set ten times
/// ```
///
/// A SET is a file of `../shared/data/stories`. The articles run through a [StoryStream] in the
/// order of publication; each with its neighbours makes a row for a logistic regression. All sets
/// weigh the same, and in each the pairs of one story weigh [#DATED] of it, or [#UNDATED] where
/// its articles are undated.
public final class TrainStories {
  /// What pairs of one story weigh of a set: a fifth of an article's neighbours among the news of
  /// all days, half of them in a pile that somebody gathered and did not date. Balanced sets (.5)
  /// join what only shares a subject.
  private static final double DATED = 0.2;

  private static final double UNDATED = 0.6;

  private static final double RIDGE = 1e-5;
  private static final double JOIN = 0.45;
  private static final int SHUFFLES = 10;
  private static final int SEED = 7;

  private static final int MEANING = Likeness.FEATURES.indexOf("meaning");

  private TrainStories() {}

  /// News with the stories that people put it into.
  ///
  /// @param readings by time of publication
  record News(
      String name, List<Reading> readings, Map<ArticleId, String> gold, List<Copy> copies) {}

  public static void main(String[] args) throws IOException {
    int from = args[0].equals("write") ? 2 : 1;
    List<News> sets = new ArrayList<>();
    for (String file : Arrays.copyOfRange(args, from, args.length)) {
      sets.add(read(Path.of(file)));
    }
    switch (args[0]) {
      case "check" -> check(sets);
      case "write" -> write(sets, Path.of(args[1]));
      case "measure" -> measure(sets);
      default -> throw new IllegalArgumentException("check, write or measure: " + args[0]);
    }
  }

  private static News read(Path file) throws IOException {
    Map<String, String> clusters = new HashMap<>();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = mapper.readTree(line);
      clusters.put(row.path("id").asText(), row.path("cluster").asText());
    }
    List<Article> articles = new ArrayList<>();
    Intake.read(
        List.of(file.toString()),
        InputStream.nullInputStream(),
        input -> {
          if (input instanceof Input.OfArticle of) {
            articles.add(of.article());
          }
        });
    Rapporteur rapporteur = new Rapporteur();
    List<Reading> readings = new ArrayList<>();
    Map<ArticleId, String> gold = new HashMap<>();
    for (Article article : Rapporteur.distinct(articles)) {
      String cluster = clusters.get(article.from().key());
      if (cluster == null) {
        throw new IOException(file + ": no cluster of " + article.from().key());
      }
      gold.put(article.id(), cluster);
      readings.add(rapporteur.read(article));
    }
    List<Copy> copies = rapporteur.copies(readings.stream().map(Reading::article).toList());
    readings.sort(StoryStream.IN_TIME);
    return new News(String.valueOf(file.getFileName()), readings, gold, copies);
  }

  static void check(List<News> sets) {
    for (News left : sets) {
      List<News> others = sets.stream().filter(set -> set != left).toList();
      Likeness likeness = train(others);
      System.out.println(left.name() + ", trained on the others:");
      show(left, likeness);
    }
  }

  static void write(List<News> sets, Path file) throws IOException {
    double[] meant = fit(rows(sets, true));
    double[] words = fit(rows(sets, false));
    List<String> lines = new ArrayList<>();
    lines.add("# How much each value tells of two articles being one story: where what they mean");
    lines.add("# is known, and where it is not. Written by TrainStories in eval.");
    for (int i = 0; i < meant.length; i++) {
      lines.add(
          String.format(Locale.ROOT, "%s %.3f %.3f", Likeness.FEATURES.get(i), meant[i], words[i]));
    }
    Files.write(file, lines);
    lines.forEach(System.out::println);
    sets.forEach(set -> show(set, Likeness.of(meant, words)));
  }

  private static void measure(List<News> sets) {
    for (News set : sets) {
      StoryStream stream = new StoryStream(List.of());
      System.out.println(set.name() + " " + score(set, run(set, stream).stories()));
      System.out.println(set.name() + ", episodes: " + score(set, episodes(stream)));
      shuffle(set);
    }
  }

  /// Each article under the first of its episode, or of its story where that has none.
  private static Map<ArticleId, StoryId> episodes(StoryStream stream) {
    Map<ArticleId, StoryId> found = new HashMap<>();
    for (Story story : stream.stories()) {
      story.articles().forEach(id -> found.put(id, story.id()));
      for (Episode episode : story.episodes()) {
        StoryId first = new StoryId(episode.articles().getFirst().value());
        episode.articles().forEach(id -> found.put(id, first));
      }
    }
    return found;
  }

  static void shuffle(News set) {
    List<Map<ArticleId, StoryId>> found = new ArrayList<>();
    for (int seed = 0; seed < SHUFFLES; seed++) {
      List<Reading> order = new ArrayList<>(set.readings());
      Collections.shuffle(order, new Random(SEED + seed));
      order.sort(
          Comparator.comparing(
              reading -> reading.article().times().published(),
              Comparator.nullsLast(Comparator.comparing(Stamp::day))));
      News shuffled = new News(set.name(), order, set.gold(), set.copies());
      found.add(run(shuffled, new StoryStream(List.of())).stories());
    }
    double least = 1;
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < found.size(); i++) {
      for (int j = 0; j < i; j++) {
        double agreement = bCubed(found.get(i), found.get(j));
        least = Math.min(least, agreement);
        sum += agreement;
        pairs++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s, ten orders within the days: B-cubed with one another %.4f, at least %.4f%n",
        set.name(),
        sum / pairs,
        least);
  }

  private static Likeness train(List<News> sets) {
    return Likeness.of(fit(rows(sets, true)), fit(rows(sets, false)));
  }

  private static void show(News set, Likeness likeness) {
    for (double join : new double[] {.35, JOIN, .55}) {
      StoryStream stream = new StoryStream(List.of(), likeness, join, null);
      long start = System.nanoTime();
      Found found = run(set, stream);
      System.out.printf(
          Locale.ROOT,
          "%-14s from %.2f: %s, %d changes, %.1f ms an article%n",
          set.name(),
          join,
          score(set, found.stories()),
          found.changes(),
          (System.nanoTime() - start) / 1e6 / set.readings().size());
    }
    Found found = run(withoutMeaning(set), new StoryStream(List.of(), likeness, JOIN, null));
    System.out.println(set.name() + " by words alone: " + score(set, found.stories()));
  }

  /// What came out of a stream.
  ///
  /// @param changes how many stories were merged or parted on the way
  private record Found(Map<ArticleId, StoryId> stories, int changes) {}

  private static Found run(News set, StoryStream stream) {
    Map<ArticleId, List<Copy>> copies = new HashMap<>();
    for (Copy copy : set.copies()) {
      copies.computeIfAbsent(copy.a(), id -> new ArrayList<>()).add(copy);
      copies.computeIfAbsent(copy.b(), id -> new ArrayList<>()).add(copy);
    }
    int changes = 0;
    for (Reading reading : set.readings()) {
      changes += stream.add(reading, copies.getOrDefault(reading.article().id(), List.of())).size();
    }
    Map<ArticleId, StoryId> found = new HashMap<>();
    set.gold().keySet().forEach(id -> found.put(id, stream.storyOf(id).orElseThrow()));
    return new Found(found, changes);
  }

  private static News withoutMeaning(News set) {
    return new News(
        set.name(),
        set.readings().stream()
            .map(each -> new Reading(each.article(), each.sentences(), each.names()))
            .toList(),
        set.gold(),
        set.copies());
  }

  private static List<Row> rows(List<News> sets, boolean meant) {
    List<Row> rows = new ArrayList<>();
    for (News set : sets) {
      News news = meant ? set : withoutMeaning(set);
      List<double[]> values = new ArrayList<>();
      List<Boolean> same = new ArrayList<>();
      run(
          news,
          new StoryStream(
              List.of(),
              Likeness.of(
                  new double[Likeness.FEATURES.size()], new double[Likeness.FEATURES.size()]),
              2,
              (earlier, later, each) -> {
                if (!meant) {
                  each[MEANING] = 0;
                }
                values.add(each);
                same.add(set.gold().get(earlier).equals(set.gold().get(later)));
              }));
      long dated =
          set.readings().stream().filter(r -> r.article().times().published() != null).count();
      add(rows, values, same, dated * 2 > set.readings().size() ? DATED : UNDATED);
    }
    return rows;
  }

  private static void add(List<Row> rows, List<double[]> values, List<Boolean> same, double share) {
    long positive = same.stream().filter(each -> each).count();
    for (int i = 0; i < values.size(); i++) {
      rows.add(
          new Row(
              values.get(i),
              same.get(i),
              same.get(i) ? share / positive : (1 - share) / (values.size() - positive)));
    }
  }

  private static double[] fit(List<Row> rows) {
    return LogisticRegression.fit(rows, RIDGE);
  }

  private static String score(News set, Map<ArticleId, StoryId> found) {
    return String.format(
        Locale.ROOT,
        "B-cubed P %.3f R %.3f F1 %.3f, pairwise F1 %.3f",
        bCubedOneWay(found, set.gold()),
        bCubedOneWay(set.gold(), found),
        bCubed(found, set.gold()),
        pairwise(found, set.gold()));
  }

  /// F1; the same both ways round.
  private static double bCubed(Map<ArticleId, ?> one, Map<ArticleId, ?> other) {
    double precision = bCubedOneWay(one, other);
    double recall = bCubedOneWay(other, one);
    return 2 * precision * recall / (precision + recall);
  }

  /// Mean share of the articles of an article's group in `one` that stand with it in `other`.
  private static double bCubedOneWay(Map<ArticleId, ?> one, Map<ArticleId, ?> other) {
    Map<Object, Integer> sizes = new HashMap<>();
    Map<List<Object>, Integer> joint = new HashMap<>();
    one.forEach(
        (id, group) -> {
          sizes.merge(group, 1, Integer::sum);
          joint.merge(List.of(group, other.get(id)), 1, Integer::sum);
        });
    double sum = 0;
    for (Map.Entry<List<Object>, Integer> each : joint.entrySet()) {
      sum += (double) each.getValue() * each.getValue() / sizes.get(each.getKey().getFirst());
    }
    return sum / one.size();
  }

  private static double pairwise(Map<ArticleId, ?> found, Map<ArticleId, ?> gold) {
    Map<Object, Integer> sizes = new HashMap<>();
    Map<Object, Integer> goldSizes = new HashMap<>();
    Map<List<Object>, Integer> joint = new HashMap<>();
    found.forEach(
        (id, group) -> {
          sizes.merge(group, 1, Integer::sum);
          goldSizes.merge(gold.get(id), 1, Integer::sum);
          joint.merge(List.of(group, gold.get(id)), 1, Integer::sum);
        });
    double right = pairs(joint);
    double precision = right / pairs(sizes);
    double recall = right / pairs(goldSizes);
    return 2 * precision * recall / (precision + recall);
  }

  private static double pairs(Map<?, Integer> sizes) {
    return sizes.values().stream().mapToDouble(size -> size * (size - 1) / 2.0).sum();
  }
}
