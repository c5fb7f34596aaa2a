package org.rapporteur.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.statements.StatementFinder;

class LackTest {
  private static final LocalDate DAY = LocalDate.of(2031, 2, 3);

  private final List<Article> articles = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();

  @Test
  void aBriefOfTwoDatedEnglishTextsLacksNothing() {
    text(report("a", "en", DAY));
    text(report("b", "", DAY));
    assertThat(lacks(true)).isEmpty();
  }

  @Test
  void oneReport_hasNoOther() {
    text(report("a", "en", DAY));
    assertThat(lacks(true)).containsExactly(new Lack(Lack.Kind.ONE_REPORT, 1, 1, null));
  }

  @Test
  void twoRevisions_areOneReport() {
    revised(report("a", "en", DAY), report("b", "en", DAY));
    assertThat(lacks(true)).containsExactly(new Lack(Lack.Kind.ONE_REPORT, 1, 1, null));
  }

  @Test
  void printsOfOneText_haveNoOtherText() {
    text(report("a", "en", DAY), report("b", "en", DAY), report("c", "en", DAY));
    assertThat(lacks(true)).containsExactly(new Lack(Lack.Kind.ONE_TEXT, 3, 3, null));
  }

  @Test
  void undatedReportsAreCounted_thoseOfADatedRevisionAreNot() {
    text(report("a", "en", null));
    text(report("b", "en", DAY));
    revised(report("c", "en", DAY), report("d", "en", null));
    assertThat(lacks(true)).containsExactly(new Lack(Lack.Kind.UNDATED, 1, 3, null));
  }

  @Test
  void languagesAreTold_thoseReadInPartFirst() {
    text(report("a", "pl", DAY));
    text(report("b", "fr", DAY));
    text(report("c", "de", DAY));
    text(report("d", "de", DAY));
    assertThat(lacks(false))
        .containsExactly(
            new Lack(Lack.Kind.NO_LINES, 4, 4, null),
            new Lack(Lack.Kind.QUOTATIONS_ONLY, 2, 4, "de"),
            new Lack(Lack.Kind.QUOTATIONS_ONLY, 1, 4, "fr"),
            new Lack(Lack.Kind.NOT_READ, 1, 4, "pl"));
  }

  @Test
  void eachIsSaidInASentence() {
    assertThat(new Lack(Lack.Kind.UNDATED, 1, 7, null).shown())
        .isEqualTo(
            "1 of 7 reports is undated: without a day it does not show which telling is older, and"
                + " --as-of leaves it out.");
    assertThat(new Lack(Lack.Kind.UNDATED, 3, 3, null).shown())
        .startsWith("All 3 reports are undated: without a day they do not show");
    assertThat(new Lack(Lack.Kind.QUOTATIONS_ONLY, 1, 1, "es").shown())
        .startsWith("The report is in Spanish: only words in quote marks");
    assertThat(new Lack(Lack.Kind.NOT_READ, 2, 7, "pl").shown())
        .startsWith("2 of 7 reports are in Polish, a language that is not read");
  }

  @Test
  void whatIsReadOfALanguageIsWhatTheStatementFinderReads() {
    Set<String> read = new TreeSet<>(Lack.QUOTATIONS);
    read.add("en");
    assertThat(StatementFinder.languages()).containsExactlyInAnyOrderElementsOf(read);
  }

  private List<Lack> lacks(boolean told) {
    Map<ArticleId, Article> byId = new HashMap<>();
    articles.forEach(article -> byId.put(article.id(), article));
    Story story =
        new Story(
            new StoryId("s"), "The lock", null, null, articles.stream().map(Article::id).toList());
    Line line =
        new Line(
            "l", Line.Kind.EVENT, "The lock", null, null, 1, 1, 1, List.of(), List.of(), List.of());
    Brief brief = new Brief(story, origins, told ? List.of(line) : List.of(), List.of());
    return Lack.of(brief, byId, article -> article.from().language());
  }

  private Article report(String key, String language, @Nullable LocalDate day) {
    Article article =
        new Article(
            new ArticleId(key),
            new Provenance(key, true, null, "", language, null, ""),
            "",
            "",
            "The lock stays shut.",
            Byline.NONE,
            new Times(day == null ? null : Stamp.of(day), null, null),
            null,
            Layout.PLAIN,
            List.of());
    articles.add(article);
    return article;
  }

  private void text(Article... prints) {
    origin(Descent.Relation.COPY, prints);
  }

  private void revised(Article... versions) {
    origin(Descent.Relation.REVISION, versions);
  }

  private void origin(Descent.Relation relation, Article... prints) {
    ArticleId first = prints[0].id();
    List<ArticleId> ids = List.of(prints).stream().map(Article::id).toList();
    List<Descent> lineage =
        ids.stream()
            .skip(1)
            .map(
                id ->
                    new Descent(
                        id,
                        first,
                        relation,
                        true,
                        Copy.Kind.WHOLE,
                        "",
                        List.of(),
                        new Edits(List.of())))
            .toList();
    origins.add(new Origin(first.value(), first.value(), ids, lineage, List.of(), null, List.of()));
  }
}
