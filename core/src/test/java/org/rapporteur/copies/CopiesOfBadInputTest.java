package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rapporteur.model.Article;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Stamp;
import org.rapporteur.reading.Encoder;

/// What no ordinary pile holds. The time limits are no measure: work that grows with the square of
/// the input would take hours.
@Timeout(300)
class CopiesOfBadInputTest {
  private static final Encoder ENCODER = Encoder.load();
  private static final CopyFinder FINDER = new CopyFinder(ENCODER);
  private static final String TEXT = new InventedTexts(1).sentences(12);

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  private static Article article(String key, String text) {
    return InventedTexts.article("outlet" + key, key, null, text);
  }

  private static Article published(String key, Stamp published) {
    return InventedTexts.article("outlet" + key, key, published, TEXT);
  }

  private static List<Origin> origins(List<Article> articles) {
    return OriginFinder.findOrigins(articles, FINDER.findCopies(articles));
  }

  @Test
  void emptyAndOneWordTexts_shareNothing_andAreOriginsOfTheirOwn() {
    List<Article> articles =
        List.of(
            article("a", ""),
            article("b", ""),
            article("c", "Fire"),
            article("d", "Fire"),
            article("e", "\n\n “” — …"));

    assertThat(FINDER.findCopies(articles)).isEmpty();
    assertThat(origins(articles)).hasSize(5).allMatch(origin -> origin.articles().size() == 1);
  }

  @Test
  void oneArticleGivenTwice_countsOnce_underTwoIdsIsAWholeCopy() {
    Article article = article("a", TEXT);
    Article again = article("b", TEXT);

    assertThat(FINDER.findCopies(List.of(article, article))).isEmpty();
    assertThat(FINDER.findCopies(List.of(article, again)))
        .extracting(Copy::kind)
        .containsExactly(Copy.Kind.WHOLE);
    assertThat(origins(List.of(article, again, article)))
        .singleElement()
        .satisfies(origin -> assertThat(origin.articles()).hasSize(2));
  }

  @Test
  void tenThousandPrintsOfOneText_areOneOrigin_andPairedWithTheFirstOnes() {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      articles.add(article("" + i, TEXT));
    }

    List<Copy> copies = FINDER.findCopies(articles);

    assertThat(copies.size())
        .as("the first 256 with one another, the others with the first")
        .isEqualTo(256 * 255 / 2 + 10_000 - 256);
    assertThat(copies).extracting(Copy::kind).containsOnly(Copy.Kind.WHOLE);
    assertThat(OriginFinder.findOrigins(articles, copies))
        .singleElement()
        .satisfies(
            origin -> {
              assertThat(origin.articles()).hasSize(10_000);
              assertThat(origin.lineage()).hasSize(9_999);
            });
  }

  @Test
  void tenThousandPagesThatShareALineOfTheirOutlet_makeFewPairs() {
    InventedTexts texts = new InventedTexts(9);
    String line = texts.sentences(3);
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      articles.add(
          InventedTexts.article("herald", "" + i, null, texts.sentences(3) + "\n\n" + line));
    }

    List<Copy> copies = FINDER.findCopies(articles);

    assertThat(copies.size())
        .as("the first 16 with one another, the others with the first, and chance")
        .isBetween(16 * 15 / 2 + 10_000 - 16, 10_200);
    assertThat(copies).extracting(Copy::kind).containsOnly(Copy.Kind.BOILERPLATE);
  }

  @Test
  void twoMegabytesOfText_cutAtTheEnd_isAWholeCopy() {
    String text = new InventedTexts(2).sentences(30_000);
    Article whole = article("a", text);
    Article cut = article("b", text.substring(0, text.length() / 2));

    assertThat(text).hasSizeGreaterThan(2_000_000);
    assertThat(FINDER.findCopies(List.of(whole, cut, article("c", TEXT))))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.kind()).isEqualTo(Copy.Kind.WHOLE);
              assertThat(copy.from()).isEqualTo(whole.id());
              assertThat(copy.runs()).hasSize(1);
            });
  }

  @Test
  void twoMegabytesThatSayTheSameOverAndOver_areAWholeCopy() {
    String once = new InventedTexts(4).sentences(3) + "\n\n";
    String text = once.repeat(2_000_000 / once.length());

    assertThat(FINDER.findCopies(List.of(article("a", text), article("b", "Fire. " + text))))
        .extracting(Copy::kind)
        .containsExactly(Copy.Kind.WHOLE);
  }

  @Test
  void twoMegabytesOfOneWord_nameNoPair() {
    String text = "no ".repeat(700_000);

    assertThat(FINDER.findCopies(List.of(article("a", text), article("b", text)))).isEmpty();
  }

  @Test
  void twoMegabytesOfMarks_shareNothing() {
    List<Article> articles = new ArrayList<>();
    for (String mark : List.of("«", "“", "\"", "'a ", "«\n", "“\n", "(@", "pic.", "-", "\n")) {
      articles.add(article("" + articles.size(), mark.repeat(2_000_000 / mark.length())));
    }

    assertThat(FINDER.findCopies(articles)).isEmpty();
  }

  @Test
  void twoMegabytesOfNamesInOneOrder_areNotComparedByTheirSentences() {
    InventedTexts texts = new InventedTexts(6);
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      String name = "Q" + Integer.toString(i, 36) + "x";
      first.append(texts.sentences(1).replace(".", " of " + name + ". "));
      second.append(texts.sentences(1).replace(".", " of " + name + ". "));
    }

    assertThat(
            FINDER.findCopies(
                List.of(article("a", first.toString()), article("b", second.toString()))))
        .isEmpty();
  }

  @Test
  void datesToComeOrMissing_decideWhatTheyCanAndBreakNothing() {
    Article missing = article("missing", TEXT);
    Article first = published("first", Stamp.of(LocalDate.MIN));
    Article last = published("last", Stamp.of(LocalDate.MAX));
    Article future = published("future", Stamp.of(LocalDate.of(9999, 12, 31)));

    assertThat(FINDER.findCopies(List.of(missing, first, last, future)))
        .hasSize(6)
        .allSatisfy(
            copy -> {
              if (copy.a().equals(missing.id()) || copy.b().equals(missing.id())) {
                assertThat(copy.from()).isNull();
              } else if (copy.a().equals(first.id()) || copy.b().equals(first.id())) {
                assertThat(copy.from()).isEqualTo(first.id());
              } else {
                assertThat(copy.from()).isEqualTo(future.id());
              }
            });
    assertThat(origins(List.of(missing, first, last, future)))
        .singleElement()
        .satisfies(origin -> assertThat(origin.articles().getFirst()).isEqualTo(first.id()));
  }

  @Test
  void orderOfAPileChangesNothing() {
    List<Article> articles = new ArrayList<>(new InventedTexts(8).pile(200, 4));
    List<Copy> copies = FINDER.findCopies(articles);
    List<Origin> origins = OriginFinder.findOrigins(articles, copies);
    Random random = new Random(1);

    assertThat(copies).extracting(Copy::kind).contains(Copy.Kind.WHOLE, Copy.Kind.BOILERPLATE);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(articles, random);
      List<Copy> shuffled = new ArrayList<>(FINDER.findCopies(articles));
      assertThat(shuffled).isEqualTo(copies);
      Collections.shuffle(shuffled, random);
      assertThat(OriginFinder.findOrigins(articles, shuffled)).isEqualTo(origins);
    }
  }

  @Test
  void orderOfACrowdChangesNothing() {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < 270; i++) {
      articles.add(article("" + i, TEXT));
    }
    List<Copy> copies = FINDER.findCopies(articles);
    Collections.shuffle(articles, new Random(2));

    assertThat(FINDER.findCopies(articles).equals(copies)).isTrue();
  }
}
