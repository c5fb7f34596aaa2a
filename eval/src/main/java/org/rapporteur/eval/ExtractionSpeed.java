package org.rapporteur.eval;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.model.Page;

/// How many pages a CPU-second does extraction take, warm, beside a bare parse of the same pages in
/// the same run? `ExtractionSpeed [ROUNDS] INPUT…` reads the inputs into memory, then in each round
/// (default 10) parses all pages with jsoup and extracts all pages, on one thread; it prints each
/// round and the median, with the memory a page allocates and the slowest page. The ratio of the
/// two is what to compare between machines: both slow down together.
///
/// ```sh
/// java -cp 'eval/target/classes:app/target/lib/*' org.rapporteur.eval.ExtractionSpeed \
///   ../shared/data/extraction/naeb/pages.jsonl
/// ```
public final class ExtractionSpeed {
  private static final int ROUNDS = 10;

  /// Rounds left out of the median: the compiler is still at work.
  private static final int WARM_UP = 3;

  private static final double NANOS = 1e9;

  private ExtractionSpeed() {}

  /// One round over all pages; `parse` and `extract` in seconds of CPU time.
  private record Round(
      double parse, double extract, long allocated, double slowest, String slowestPage) {
    double ratio() {
      return extract / parse;
    }
  }

  public static void main(String[] args) throws IOException {
    boolean counted = args.length > 0 && args[0].matches("\\d+");
    int rounds = counted ? Integer.parseInt(args[0]) : ROUNDS;
    List<String> inputs = Arrays.asList(args).subList(counted ? 1 : 0, args.length);
    List<Page> pages = new ArrayList<>();
    Intake.read(
        inputs,
        System.in,
        input -> {
          if (input instanceof Input.OfPage(Page page, var original)) {
            pages.add(page);
          }
        });
    if (pages.isEmpty() || rounds <= WARM_UP) {
      throw new IllegalArgumentException("needs pages, and more than " + WARM_UP + " rounds");
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ArticleExtractor extractor = new ArticleExtractor();
    List<Round> counting = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Round round = round(pages, extractor, threads);
      print(i < WARM_UP ? "warming up" : "round " + (i + 1), round, pages.size());
      if (i >= WARM_UP) {
        counting.add(round);
      }
    }
    counting.sort((a, b) -> Double.compare(a.ratio(), b.ratio()));
    print("median", counting.get(counting.size() / 2), pages.size());
  }

  private static Round round(List<Page> pages, ArticleExtractor extractor, ThreadMXBean threads) {
    long start = threads.getCurrentThreadCpuTime();
    for (Page page : pages) {
      Jsoup.parse(page.content());
    }
    long parsed = threads.getCurrentThreadCpuTime();
    long before = threads.getCurrentThreadAllocatedBytes();
    long slowest = 0;
    String slowestPage = "";
    for (Page page : pages) {
      long own = threads.getCurrentThreadCpuTime();
      extractor.extract(page);
      own = threads.getCurrentThreadCpuTime() - own;
      if (own > slowest) {
        slowest = own;
        slowestPage = page.key();
      }
    }
    long end = threads.getCurrentThreadCpuTime();
    return new Round(
        (parsed - start) / NANOS,
        (end - parsed) / NANOS,
        threads.getCurrentThreadAllocatedBytes() - before,
        slowest / NANOS,
        slowestPage);
  }

  private static void print(String what, Round round, int pages) {
    System.out.printf(
        Locale.ROOT,
        "%-10s  parse %5.0f pages/s  extract %4.0f pages/s  ratio %.2f  %.1f MB a page  slowest %.0f ms"
            + " (%s)%n",
        what,
        pages / round.parse,
        pages / round.extract,
        round.ratio(),
        round.allocated / 1e6 / pages,
        round.slowest * 1000,
        round.slowestPage);
  }
}
