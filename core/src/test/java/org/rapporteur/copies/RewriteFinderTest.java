package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Evidence;
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

  @Test
  void sentencesNamesNumbersAndTracesAreTheEvidence() {
    Article report = article("norlandpress", 7, null, HAPPENINGS.getFirst().report);
    Article rewritten = article("worldinbrief", 8, DISCLAIMER, HAPPENINGS.getFirst().rewritten);

    assertThat(rewritings(report, rewritten))
        .singleElement()
        .satisfies(
            copy ->
                assertThat(copy.evidence())
                    .extracting(Evidence::rule)
                    .containsExactly(
                        "same-sentences-in-other-words",
                        "same-names-and-numbers",
                        "little-of-its-own",
                        "says-it-was-made-of-another",
                        "says-it-re-posts"));
  }

  @Test
  void aTextWithAsMuchOfItsOwnIsNoRewriting() {
    Happening happening = HAPPENINGS.getFirst();
    Article report = article("norlandpress", 7, null, happening.report);
    String own = happening.rewritten + "\n\n" + HAPPENINGS.get(1).independent;

    assertThat(rewritings(report, article("worldinbrief", 8, null, own))).isEmpty();
  }
}
