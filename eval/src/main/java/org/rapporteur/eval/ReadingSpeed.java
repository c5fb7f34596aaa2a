package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.model.Article;
import org.rapporteur.model.Sentence;
import org.rapporteur.reading.ArticleReader;
import org.rapporteur.reading.Encoder;
import org.rapporteur.reading.SentenceSplitter;
import org.rapporteur.reading.WordPieces;
import org.rapporteur.statements.StatementFinder;

/// How fast is whole reading, beside the bare encoder in the same run? `ReadingSpeed ROUNDS LIMIT
/// INPUT…` takes the first LIMIT articles, then in each round reads their sentences with a fresh
/// encoder and nothing else, then reads them whole with another (names, statements and whom they
/// stand for), both on all processors; then whole in the fast gear on one thread. It prints each
/// round and the median of the ratio of the first two, which is what to compare between machines.
///
/// ```sh
/// java -cp 'eval/target/classes:app/target/lib/*' org.rapporteur.eval.ReadingSpeed 5 100 \
///   ../shared/data/stories/allsides-dev.jsonl
/// ```
public final class ReadingSpeed {
  private static final double NANOS = 1e9;

  private ReadingSpeed() {}

  /// An article cut into sentences.
  private record Cut(Article article, List<Sentence> sentences) {}

  public static void main(String[] args) throws IOException {
    int rounds = Integer.parseInt(args[0]);
    int limit = Integer.parseInt(args[1]);
    List<Article> articles = new ArrayList<>();
    Intake.read(
        Arrays.asList(args).subList(2, args.length),
        System.in,
        input -> {
          if (input instanceof Input.OfArticle of && articles.size() < limit) {
            articles.add(of.article());
          }
        });
    List<Cut> cut =
        articles.stream()
            .map(article -> new Cut(article, SentenceSplitter.split(article.text())))
            .toList();
    WordPieces pieces = Encoder.pieces();
    long count = 0;
    long sentences = 0;
    for (Cut one : cut) {
      for (Sentence sentence : one.sentences()) {
        count += pieces.pieces(sentence.tokens(), 0, Encoder.LONGEST).ids().length;
        sentences++;
      }
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      double bare = bare(cut);
      double whole = whole(cut);
      double fast = fast(cut);
      ratios.add(bare / whole);
      System.out.printf(
          Locale.ROOT,
          "bare encoder %.0f pieces/s, whole reading %.0f pieces/s, ratio %.3f; fast gear %.0f sentences a CPU-second%n",
          count / bare,
          count / whole,
          bare / whole,
          sentences / fast);
    }
    ratios.sort(null);
    System.out.printf(Locale.ROOT, "median ratio %.3f%n", ratios.get(ratios.size() / 2));
  }

  private static double bare(List<Cut> articles) {
    try (Encoder encoder = Encoder.load()) {
      long start = System.nanoTime();
      articles.parallelStream().forEach(one -> encoder.read(one.article().text(), one.sentences()));
      return (System.nanoTime() - start) / NANOS;
    }
  }

  private static double whole(List<Cut> articles) {
    try (Encoder encoder = Encoder.load()) {
      ArticleReader reader = ArticleReader.load(encoder);
      StatementFinder finder = StatementFinder.load(encoder);
      long start = System.nanoTime();
      articles.parallelStream()
          .forEach(one -> finder.findStatements(reader.read(one.article()), List.of()));
      return (System.nanoTime() - start) / NANOS;
    }
  }

  private static double fast(List<Cut> articles) {
    ArticleReader reader = ArticleReader.load();
    StatementFinder finder = StatementFinder.load();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    articles.forEach(one -> finder.findStatements(reader.read(one.article()), List.of()));
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / NANOS;
  }
}
