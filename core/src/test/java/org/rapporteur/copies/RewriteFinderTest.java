package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;
import org.rapporteur.reading.Encoder;

class RewriteFinderTest {
  private static final String DISCLAIMER = "This text was translated automatically.";
  private static final Encoder ENCODER = Encoder.load();
  private static final CopyFinder FINDER = new CopyFinder(ENCODER);

  /// What one happening is told by: its report, that in other words, and another newsroom's.
  private record Happening(String report, String rewritten, String independent) {}

  private static final List<Happening> HAPPENINGS = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(RewriteFinderTest.class.getResourceAsStream("retellings.txt"))) {
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (String happening : all.split("=== report\n")) {
        String[] texts = happening.split("=== \\w+\n");
        if (texts.length == 3) {
          HAPPENINGS.add(
              new Happening(paragraphs(texts[0]), paragraphs(texts[1]), paragraphs(texts[2])));
        }
      }
    }
    assertThat(HAPPENINGS).hasSize(10);
  }

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  private static String paragraphs(String lines) {
    return lines.strip().replace("\n", "\n\n");
  }

  private static Article article(String outlet, int day, @Nullable String rehost, String text) {
    String url = "https://www." + outlet + ".example/news/" + text.hashCode();
    return new Article(
        Article.idOf(url, "", text),
        new Provenance(url, true, url, outlet, "en", rehost, ""),
        "",
        "",
        text,
        Byline.NONE,
        new Times(Stamp.of(LocalDate.of(2031, 10, day)), null, null),
        null,
        Layout.PLAIN,
        List.of());
  }

  private static List<Copy> rewritings(Article... articles) {
    return FINDER.findCopies(List.of(articles)).stream()
        .filter(copy -> copy.kind() == Copy.Kind.REWRITTEN)
        .toList();
  }

  @Test
  void theSameReportInOtherWordsIsFound_noOtherNewsroomsReportIs() {
    List<String> missed = new ArrayList<>();
    List<Article> all = new ArrayList<>();
    for (Happening happening : HAPPENINGS) {
      Article report = article("norlandpress", 7, null, happening.report);
      Article rewritten = article("worldinbrief", 8, null, happening.rewritten);
      Article independent = article("portherald", 7, null, happening.independent);
      all.addAll(List.of(report, rewritten, independent));
      if (rewritings(report, rewritten).isEmpty()) {
        missed.add(happening.rewritten.substring(0, 60));
      }
      assertThat(rewritings(report, independent)).as(happening.independent).isEmpty();
      assertThat(rewritings(rewritten, independent)).as(happening.independent).isEmpty();
    }
    assertThat(missed).as("rewritings not found").hasSizeLessThanOrEqualTo(1);
    assertThat(rewritings(all.toArray(Article[]::new)))
        .as("all in one pile")
        .hasSize(10 - missed.size());
  }

  @Test
  void theEarlierIsTheLikelierOrigin() {
    Article report = article("norlandpress", 7, null, HAPPENINGS.getFirst().report);
    Article rewritten = article("worldinbrief", 8, null, HAPPENINGS.getFirst().rewritten);

    assertThat(rewritings(report, rewritten))
        .singleElement()
        .satisfies(copy -> assertThat(copy.from()).isEqualTo(report.id()));
  }

  @Test
  void whatSaysItIsTranslatedIsNotTheOrigin() {
    Article report = article("norlandpress", 8, null, HAPPENINGS.getFirst().report);
    Article rewritten = article("worldinbrief", 7, DISCLAIMER, HAPPENINGS.getFirst().rewritten);

    assertThat(rewritings(report, rewritten))
        .singleElement()
        .satisfies(copy -> assertThat(copy.from()).isEqualTo(report.id()));
  }

  @Test
  void disclaimerAloneMakesNoRewriting() {
    for (Happening happening : HAPPENINGS) {
      Article report = article("norlandpress", 7, null, happening.report);
      Article independent = article("worldinbrief", 7, DISCLAIMER, happening.independent);

      assertThat(rewritings(report, independent)).as(happening.independent).isEmpty();
    }
  }

  @Test
  void theSameSentencesInAnotherOrderAreNoRewriting() {
    List<String> sentences =
        new ArrayList<>(List.of(HAPPENINGS.getFirst().rewritten.split("\n\n")));
    java.util.Collections.reverse(sentences);
    Article report = article("norlandpress", 7, null, HAPPENINGS.getFirst().report);

    assertThat(rewritings(report, article("worldinbrief", 8, null, String.join("\n\n", sentences))))
        .isEmpty();
  }

  /// Whether some sentences, in order, can be paired: the most that `left` pairs or more gain.
  private static long most(int[][] gains, int i, int j, int left) {
    if (i == gains.length || j == gains[0].length) {
      return left <= 0 ? 0 : Integer.MIN_VALUE;
    }
    long best = Math.max(most(gains, i + 1, j, left), most(gains, i, j + 1, left));
    return gains[i][j] == RewriteFinder.NEVER
        ? best
        : Math.max(best, gains[i][j] + most(gains, i + 1, j + 1, left - 1));
  }

  @Test
  void pairThatCouldAgreeIsNeverDroppedBeforeItIsRead() {
    Random random = new Random(11);
    int possible = 0;
    int dropped = 0;
    for (int round = 0; round < 2_000; round++) {
      int[][] gains = new int[2 + random.nextInt(4)][2 + random.nextInt(4)];
      for (int[] row : gains) {
        for (int j = 0; j < row.length; j++) {
          row[j] = random.nextInt(4) == 0 ? RewriteFinder.NEVER : random.nextInt(20) - 14;
        }
      }
      int least = 1 + random.nextInt(Math.min(gains.length, gains[0].length));
      boolean could = RewriteFinder.couldAgree(gains, least);
      if (most(gains, 0, 0, least) >= 0) {
        possible++;
        assertThat(could).isTrue();
      }
      dropped += could ? 0 : 1;
    }
    assertThat(possible).isGreaterThan(200);
    assertThat(dropped).isGreaterThan(200);
  }
}
