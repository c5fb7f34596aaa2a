package org.rapporteur.eval;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rapporteur.copies.CopyIndex;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;

/// What does the next article of a stream cost, early and late? `CopyStreamSpeed FOLDER NUMBER
/// LEAST-WORDS MOST-WORDS` adds NUMBER articles ([InventedNews]) to the index in FOLDER, which is
/// best empty, and prints ten times: microseconds an article (wall, processor), the slowest one,
/// what the heap holds after a collection, bytes on disk an article, and articles named for each.
///
/// ```sh
/// java -Xmx512m -cp 'eval/target/classes:app/target/lib/*' \
///   org.rapporteur.eval.CopyStreamSpeed /tmp/copies 200000 100 300
/// ```
public final class CopyStreamSpeed {
  private static final int PARTS = 10;
  private static final double MICROS = 1e3;

  private CopyStreamSpeed() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int number = Integer.parseInt(args[1]);
    InventedNews news = new InventedNews(1, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (CopyIndex index = CopyIndex.open(folder)) {
      for (int part = 1; part <= PARTS; part++) {
        int size = number / PARTS;
        long wall = 0;
        long processor = 0;
        long slowest = 0;
        long named = 0;
        long characters = 0;
        for (int i = 0; i < size; i++) {
          Article article = news.next();
          characters += article.text().length();
          long usedBefore = system.getProcessCpuTime();
          long start = System.nanoTime();
          List<ArticleId> earlier = index.add(article);
          long took = System.nanoTime() - start;
          processor += system.getProcessCpuTime() - usedBefore;
          wall += took;
          slowest = Math.max(slowest, took);
          named += earlier.size();
        }
        System.gc();
        System.out.printf(
            Locale.ROOT,
            "%8d articles of %.0f characters: %5.0f µs an article (%5.0f processor), slowest %.0f ms;"
                + " heap %.0f MB; %.0f bytes on disk and %.1f named an article%n",
            index.size(),
            (double) characters / size,
            wall / MICROS / size,
            processor / MICROS / size,
            slowest / MICROS / MICROS,
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
            (double) bytes(folder) / index.size(),
            (double) named / size);
      }
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
