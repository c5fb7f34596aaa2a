package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Descent;
import org.rapporteur.model.Edit;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;

class LineageTest {
  private static final String TEXT =
      """
      ARDEN — The lock at Arden Mill will stay shut until the spring, the canal board said on Monday.

      Forty barges are waiting above the lock, and the mills have sent their carters home.

      The board has asked three foundries for new hinges.""";

  private final Map<String, Article> articles = new TreeMap<>();
  private final List<Copy> copies = new ArrayList<>();

  private Article article(String outlet, int day, String text) {
    Article article =
        new Article(
            Article.idOf(outlet, "", text),
            new Provenance(outlet, true, null, outlet, "en", null, ""),
            "",
            "",
            text,
            Byline.NONE,
            new Times(day == 0 ? null : Stamp.of(LocalDate.of(2031, 2, day)), null, null),
            text.startsWith("ARDEN") ? new Dateline("Arden", "", new Span(0, 5)) : null,
            Layout.PLAIN,
            List.of());
    articles.put(outlet, article);
    return article;
  }

  private Article article(String outlet) {
    return article(outlet, 0, TEXT);
  }

  /// `shareOfFirst` and `shareOfSecond`: what part of each stands in the other.
  private void copy(
      Article first,
      Article second,
      double shareOfFirst,
      double shareOfSecond,
      @Nullable Article from,
      String... rules) {
    boolean inOrder = first.id().compareTo(second.id()) < 0;
    List<Evidence> evidence = new ArrayList<>();
    for (String rule : rules) {
      evidence.add(new Evidence("from", "", "", rule));
    }
    copies.add(
        new Copy(
            inOrder ? first.id() : second.id(),
            inOrder ? second.id() : first.id(),
            Copy.Kind.WHOLE,
            100,
            inOrder ? shareOfFirst : shareOfSecond,
            inOrder ? shareOfSecond : shareOfFirst,
            from == null ? null : from.id(),
            evidence,
            List.of()));
  }

  private Origin origin() {
    List<Article> all = new ArrayList<>(articles.values());
    List<Origin> origins = OriginFinder.findOrigins(all, copies);
    Collections.shuffle(all, new Random(3));
    Collections.shuffle(copies, new Random(4));
    assertThat(OriginFinder.findOrigins(all, copies)).isEqualTo(origins);
    assertThat(origins).hasSize(1);
    return origins.getFirst();
  }

  /// *Mail<Agency*, in the order of the tree.
  private List<String> edges(Origin origin) {
    Map<ArticleId, String> names =
        articles.values().stream()
            .collect(Collectors.toMap(Article::id, article -> article.from().outlet()));
    return origin.lineage().stream()
        .map(
            descent ->
                names.get(descent.article())
                    + (descent.directed() ? "<" : "?")
                    + names.get(descent.from()))
        .toList();
  }

  @Test
  void aTextWithoutCopies_hasNoLineage() {
    article("Canal Agency");

    assertThat(origin().lineage()).isEmpty();
  }

  @Test
  void whereNothingTells_theEdgeSaysSo() {
    copy(article("Arden Mail"), article("Canal Agency"), 1, 1, null);

    assertThat(origin().lineage())
        .singleElement()
        .satisfies(
            descent -> {
              assertThat(descent.directed()).isFalse();
              assertThat(descent.why()).contains("nothing tells which was first");
            });
  }

  @Test
  void printsOfAnAgencysText_standSideBySide() {
    Article agency = article("Canal Agency");
    Article mail = article("Arden Mail");
    Article echo = article("Mill Echo");
    copy(agency, mail, 1, 1, agency);
    copy(agency, echo, 1, 1, agency);
    copy(mail, echo, 1, 1, null);

    assertThat(edges(origin()))
        .containsExactlyInAnyOrder("Arden Mail<Canal Agency", "Mill Echo<Canal Agency");
  }

  @Test
  void aPrintWithMoreOfAnothersWords_descendsFromThatOne() {
    Article agency = article("Canal Agency");
    Article mail = article("Arden Mail");
    Article echo = article("Mill Echo");
    copy(agency, mail, .6, .7, agency);
    copy(agency, echo, .6, .7, agency);
    copy(mail, echo, 1, 1, mail);

    assertThat(edges(origin())).containsExactly("Arden Mail<Canal Agency", "Mill Echo<Arden Mail");
  }

  @Test
  void theAddressGiven_outweighsWhatIsShared() {
    Article agency = article("Canal Agency");
    Article mail = article("Arden Mail");
    Article echo = article("Mill Echo");
    copy(agency, mail, 1, .8, agency);
    copy(agency, echo, 1, 1, agency);
    copy(mail, echo, .7, .8, mail, "gives-its-address");

    assertThat(edges(origin())).containsExactly("Arden Mail<Canal Agency", "Mill Echo<Arden Mail");
  }

  @Test
  void anArticleThatCameInBeforeItsParent_isMovedBelowIt() {
    Article agency = article("Canal Agency");
    Article mail = article("Arden Mail");
    Article echo = article("Mill Echo");
    copy(agency, mail, .5, .6, agency);
    copy(agency, echo, .9, .8, agency);
    copy(mail, echo, .9, 1, mail);

    assertThat(edges(origin())).containsExactly("Arden Mail<Canal Agency", "Mill Echo<Arden Mail");
  }

  @Test
  void articlesJoinedThroughOthers_areAllInTheTree() {
    List<Article> chain = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      chain.add(article("Outlet " + i));
    }
    for (int i = 0; i + 1 < chain.size(); i++) {
      copy(chain.get(i), chain.get(i + 1), 1, 1, i % 3 == 0 ? chain.get(i + 1) : null);
    }
    Origin origin = origin();

    assertThat(origin.lineage()).extracting(Descent::article).doesNotHaveDuplicates().hasSize(11);
    List<ArticleId> above = new ArrayList<>(List.of(origin.articles().getFirst()));
    for (Descent descent : origin.lineage()) {
      assertThat(above).contains(descent.from());
      above.add(descent.article());
    }
  }

  @Test
  void anEdgeHoldsItsEvidenceAndTheEdits() {
    Article agency = article("Reuters", 1, TEXT + "\n\nThe thaw may come late.");
    Article mail = article("Arden Mail", 2, TEXT.replace("Forty", "Fourteen") + "\n\n(Reuters)");
    copy(agency, mail, .9, .95, agency, "agency-s-own-page");
    Descent descent = origin().lineage().getFirst();

    assertThat(descent.evidence())
        .contains(
            new Evidence(
                "containment",
                "0.95",
                "95% of its words in the other, 90% of the other's in it",
                "shared-words"),
            new Evidence("cut", "1", "The thaw may come late.", "cut-from-the-end"),
            new Evidence("time", "2031-02-01", "2031-02-01 before 2031-02-02", "published-before"),
            new Evidence("dateline", "Arden", "ARDEN", "same-dateline"),
            new Evidence("credit", "Reuters", "Reuters", "credits-the-other"));
    assertThat(descent.edits().summary()).isEqualTo("kept 2 sentences, changed 1, cut 1, added 0");
    assertThat(descent.edits().sentences().get(1).changes())
        .singleElement()
        .extracting(Edit.Change::marks)
        .isEqualTo(List.of(Edit.Mark.NUMBER));
  }
}
