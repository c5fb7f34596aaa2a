package org.rapporteur.eval;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordingStream;
import org.rapporteur.copies.CopyFinder;
import org.rapporteur.copies.OriginFinder;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.model.Article;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Origin;
import org.rapporteur.reading.Encoder;

/// How long do all pairs of many articles take to be compared? `CopySpeed ROUNDS NUMBER|INPUT…`
/// makes NUMBER articles of 200 to 900 words ([InventedNews]) or reads the inputs, finds their
/// copies and origins in each round, and prints the seconds of each step, the pairs by kind, the
/// peak of the heap, and the processor time as so many times that of a fixed piece of work done
/// just
/// before (sorting sixteen million numbers), which is what to compare between machines.
///
/// ```sh
/// java -Xmx6g -cp 'eval/target/classes:app/target/lib/*' org.rapporteur.eval.CopySpeed 3 40000
/// ```
public final class CopySpeed {
  private static final double NANOS = 1e9;
  private static final int YARDSTICK = 1 << 24;
  private static final int LEAST_WORDS = 200;
  private static final int MOST_WORDS = 900;

  private CopySpeed() {}

  public static void main(String[] args) throws IOException {
    int rounds = Integer.parseInt(args[0]);
    List<Article> articles = new ArrayList<>();
    if (args[1].matches("\\d+")) {
      InventedNews news = new InventedNews(1, LEAST_WORDS, MOST_WORDS);
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        articles.add(news.next());
      }
    } else {
      Intake.read(
          Arrays.asList(args).subList(1, args.length),
          System.in,
          input -> {
            if (input instanceof Input.OfArticle of) {
              articles.add(of.article());
            }
          });
    }
    long characters = articles.stream().mapToLong(article -> article.text().length()).sum();
    System.out.printf(
        Locale.ROOT, "%d articles, %.1f million characters%n", articles.size(), characters / 1e6);
    for (int i = 0; i < rounds; i++) {
      try (Encoder encoder = Encoder.load()) {
        round(articles, encoder);
      }
    }
  }

  private static void round(List<Article> articles, Encoder encoder) {
    double yardstick = yardstick();
    resetPeaks();
    Map<String, Double> steps = new LinkedHashMap<>();
    List<Copy> copies;
    double seconds;
    double processor;
    try (RecordingStream recording = new RecordingStream()) {
      recording.enable("org.rapporteur.copies.Stage");
      recording.onEvent(
          "org.rapporteur.copies.Stage",
          event ->
              steps.merge(
                  event.getString("step"), event.getDuration().toNanos() / NANOS, Double::sum));
      recording.startAsync();
      double before = processorSeconds();
      long start = System.nanoTime();
      copies = new CopyFinder(encoder).findCopies(articles);
      seconds = (System.nanoTime() - start) / NANOS;
      processor = processorSeconds() - before;
      recording.stop();
    }
    double peak = peak();
    long start = System.nanoTime();
    List<Origin> origins = OriginFinder.findOrigins(articles, copies);
    double grouping = (System.nanoTime() - start) / NANOS;
    Map<Copy.Kind, Integer> kinds = new TreeMap<>();
    copies.forEach(copy -> kinds.merge(copy.kind(), 1, Integer::sum));
    System.out.printf(
        Locale.ROOT,
        "copies %.2f s, %.2f s of processor time, %.1f times the yardstick of %.2f s;"
            + " heap up to %.0f MB; %d pairs %s%n",
        seconds,
        processor,
        processor / yardstick,
        yardstick,
        peak / 1e6,
        copies.size(),
        kinds);
    steps.forEach((step, each) -> System.out.printf(Locale.ROOT, "  %-24s %7.2f s%n", step, each));
    System.out.printf(Locale.ROOT, "  %d origins in %.2f s%n", origins.size(), grouping);
  }

  /// Seconds of processor time.
  private static double yardstick() {
    long[] numbers = new Random(1).longs(YARDSTICK).toArray();
    double before = processorSeconds();
    Arrays.sort(numbers);
    return processorSeconds() - before;
  }

  /// What the process has used, all its threads together: compiler and collector too.
  private static double processorSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / NANOS;
  }

  private static void resetPeaks() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /// Bytes: of each part of the heap the most it held, added up.
  private static double peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToDouble(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
