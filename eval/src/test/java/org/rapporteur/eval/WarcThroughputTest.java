package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;

/// A crawl of 20,000 pages through intake.
class WarcThroughputTest {
  private static final int PAGES = 20_000;

  /// How many times as long as unpacking the file intake may take.
  private static final double FACTOR = 2;

  private static final int ROUNDS = 3;

  @TempDir Path folder;

  @Test
  void givesEveryPage_andNamesTheTruncatedLastRecord() throws IOException {
    Path file = folder.resolve("crawl.warc.gz");
    WarcOfPages.write(file, PAGES, Deflater.BEST_SPEED);
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(cut.length() - 100);
    }
    Set<String> hashes = new HashSet<>();
    List<String> messages = new ArrayList<>();

    read(
        file,
        input -> {
          switch (input) {
            case Input.OfPage page -> hashes.add(page.page().hash());
            case Input.Refused refused -> messages.add(refused.message());
            case Input.OfArticle other -> messages.add(other.key());
            case Input.ToFetch other -> messages.add(other.key());
          }
        });

    assertThat(hashes).hasSize(PAGES - 1);
    assertThat(messages)
        .singleElement()
        .asString()
        .matches(".*/crawl\\.warc\\.gz:\\d+: damaged record \\(cut short\\)");
  }

  /// Measured is all that [Intake#read] does for a file on disk that the system holds in memory:
  /// reading, unpacking with the check of every member, parsing both headers, decoding the
  /// characters, hashing the bytes, and handing each page to a consumer that counts it. The floor
  /// is `GZIPInputStream` over the same file into a buffer that is thrown away. Both are one
  /// thread; its processor time is counted, so that other programs do not move the ratio. The best
  /// of three rounds each, after one to warm up.
  @Test
  @Tag("quality")
  void takesNoLongerThanTwiceUnpacking() throws IOException {
    Path file = folder.resolve("crawl.warc.gz");
    WarcOfPages.write(file, PAGES, Deflater.DEFAULT_COMPRESSION);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long floor = Long.MAX_VALUE;
    long intake = Long.MAX_VALUE;
    for (int round = 0; round <= ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      unpack(file);
      long unpacked = threads.getCurrentThreadCpuTime();
      int[] pages = new int[1];
      read(file, input -> pages[0] += input instanceof Input.OfPage ? 1 : 0);
      long read = threads.getCurrentThreadCpuTime();
      assertThat(pages[0]).isEqualTo(PAGES);
      if (round > 0) {
        floor = Math.min(floor, unpacked - start);
        intake = Math.min(intake, read - unpacked);
      }
    }
    double ratio = (double) intake / floor;
    Files.writeString(
        Files.createDirectories(Program.ROOT.resolve("eval/target/quality")).resolve("figures.md"),
        String.format(
            Locale.ROOT,
            "| intake of a WARC of %,d pages | %.2f times unpacking; %,d pages/s of processor time |%n",
            PAGES,
            ratio,
            PAGES * 1_000_000_000L / intake),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    assertThat(ratio).isLessThanOrEqualTo(FACTOR);
  }

  private static void read(Path file, Consumer<Input> out) {
    Intake.read(List.of(file.toString()), InputStream.nullInputStream(), out);
  }

  private static void unpack(Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in =
        new GZIPInputStream(
            new BufferedInputStream(Files.newInputStream(file), 1 << 16), 1 << 16)) {
      while (in.read(buffer) > 0) {
        // thrown away
      }
    }
  }
}
