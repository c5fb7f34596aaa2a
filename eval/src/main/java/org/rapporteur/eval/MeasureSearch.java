package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.By;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.Hit;
import org.rapporteur.desk.Query;
import org.rapporteur.reading.Encoder;

/// How many of the articles that answer a search are among the first ten: `MeasureSearch DESK
/// QUESTIONS` prints the mean share by words, by meaning and by both, for each kind of question,
/// and the milliseconds a search takes. `DESK` holds the articles the questions are asked of.
///
/// A copy that is not listed because another print of its text is counts as found with it.
final class MeasureSearch {
  private static final int FIRST = 10;

  private MeasureSearch() {}

  /// What is typed, and the keys of the articles that answer it.
  record Question(String typed, String kind, Set<String> answers) {}

  public static void main(String[] args) throws IOException {
    Encoder encoder = new Rapporteur().encoder();
    List<Question> questions = read(Path.of(args[1]));
    try (Desk desk = Desk.openToRead(Path.of(args[0]))) {
      recall(desk, questions, By.BOTH, encoder);
      for (By by : By.values()) {
        System.out.printf(
            Locale.ROOT,
            "%-8s %s  %s%n",
            by.name().toLowerCase(Locale.ROOT),
            recall(desk, questions, by, encoder),
            times(desk, questions, by, encoder));
      }
    }
  }

  /// The milliseconds of a search in the middle, and of one in a hundred.
  private static String times(Desk desk, List<Question> questions, By by, Encoder encoder)
      throws IOException {
    List<Double> times = new ArrayList<>();
    for (Question question : questions) {
      if (Query.parse(question.typed()) instanceof Query.Wanted wanted) {
        long start = System.nanoTime();
        desk.search(wanted, FIRST, by, () -> encoder);
        times.add((System.nanoTime() - start) / 1e6);
      }
    }
    times.sort(Double::compare);
    return String.format(
        Locale.ROOT,
        "p50 %.0f ms, p99 %.0f ms",
        times.get(times.size() / 2),
        times.get(times.size() * 99 / 100));
  }

  static List<Question> read(Path file) throws IOException {
    List<Question> questions = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t");
        questions.add(new Question(fields[0], fields[1], Set.of(fields[2].split(" "))));
      }
    }
    return questions;
  }

  /// The mean share of answers among the first ten, of each kind of question and of all.
  static Map<String, Double> recall(Desk desk, List<Question> questions, By by, Encoder encoder)
      throws IOException {
    Map<String, List<Double>> shares = new TreeMap<>();
    for (Question question : questions) {
      if (!(Query.parse(question.typed()) instanceof Query.Wanted wanted)) {
        throw new IOException("no query: " + question.typed());
      }
      Set<String> found = new HashSet<>();
      for (Hit hit : desk.search(wanted, FIRST, by, () -> encoder)) {
        found.add(hit.article().from().key());
        desk.printsOf(hit.article().id()).forEach(article -> found.add(article.from().key()));
      }
      double share =
          (double) question.answers().stream().filter(found::contains).count()
              / question.answers().size();
      shares.computeIfAbsent(question.kind(), absent -> new ArrayList<>()).add(share);
      shares.computeIfAbsent("all", absent -> new ArrayList<>()).add(share);
    }
    Map<String, Double> means = new TreeMap<>();
    shares.forEach(
        (kind, each) ->
            means.put(
                kind,
                Math.round(
                        1000 * each.stream().mapToDouble(Double::doubleValue).average().orElse(0))
                    / 1000.0));
    return means;
  }
}
