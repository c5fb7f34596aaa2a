package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;

class PlainTextTest {
  private static final String P1 =
      "The harbour council of Lowmoor voted on Monday to close the old fish market, ending a dispute that has divided the town for a "
          + "decade.";
  private static final String P2 =
      "Mayor Ilse Brandt said the hall was \"no longer safe\" and that traders would be moved to a new site "
          + "by spring.";
  private static final String P3 =
      "Traders said they had not been asked. \"We read it in the paper,\" said Oskar Venn, who has sold "
          + "eels there since 1987.";
  private static final String P4 =
      "The vote was nine to four. A petition against the move had gathered more than six thousand names by "
          + "the weekend.";
  private static final String Q1 =
      "Rail workers across the Harrow valley will walk out for two days next week after talks over night shifts broke down, their union "
          + "said.";
  private static final String Q2 =
      "Northern Line said that it would run one train in three and asked passengers to travel only if they "
          + "had to.";
  private static final String Q3 =
      "It would be the third strike this year. The company has offered four per cent; the union wants seven "
          + "and shorter nights.";
  private static final String Q4 =
      "A spokesman for the transport ministry said that the dispute was for the two sides to settle, and "
          + "declined to say more.";

  private static List<Article> articles(String... lines) {
    Page page =
        new Page("folder/page.txt", Page.Kind.TEXT, null, String.join("\n", lines), "cafe", null);
    return new ArticleExtractor().extract(page) instanceof Extraction.Found found
        ? found.articles()
        : List.of();
  }

  private static Article only(String... lines) {
    List<Article> articles = articles(lines);
    assertThat(articles).hasSize(1);
    return articles.getFirst();
  }

  private static String body(String... paragraphs) {
    return String.join("\n\n", paragraphs);
  }

  @Test
  void headIsReadAndFurnitureGoes() {
    Article article =
        only(
            "Lowmoor closes its fish market",
            "",
            "By Mara Lindqvist and Tomas Hoek for AFP",
            "",
            "March 03, 2021",
            "",
            "Anna Ekwall / TASS",
            "",
            P1,
            "",
            "Related article: Harbour strike enters third week",
            "",
            P2,
            "",
            "What comes next",
            "",
            P3,
            "",
            P4,
            "",
            "Read More",
            "",
            "Leave a Reply",
            "",
            "Your email address will not be published.",
            "",
            "Oskar says: I was there and it was nothing like that, let me tell you all "
                + "about it.");
    assertThat(article.headline()).isEqualTo("Lowmoor closes its fish market");
    assertThat(article.text()).isEqualTo(body(P1, P2, "What comes next", P3, P4));
    assertThat(article.byline())
        .isEqualTo(new Byline(List.of("Mara Lindqvist", "Tomas Hoek"), List.of("AFP")));
    assertThat(article.times().published()).hasToString("2021-03-03");
    assertThat(article.layout().captions()).containsExactly("Anna Ekwall / TASS");
    assertThat(article.from().language()).isEqualTo("en");
    assertThat(article.evidence())
        .contains(new Evidence("published", "2021-03-03", "March 03, 2021", "date-line"));
    assertThat(article.id())
        .isEqualTo(Article.idOf("page.txt", article.headline(), article.text()));
  }

  @Test
  void repeatedHeadlineOpensTheNextArticle() {
    String caption =
        "Traders leave the hall in Lowmoor, March 1, 2021. Anna Ekwall/Courier via REUTERS";
    List<Article> articles =
        articles(
            "Lowmoor closes its fish market",
            "",
            caption,
            caption,
            "TT",
            "",
            "Lowmoor closes its fish market",
            "",
            caption,
            caption,
            "",
            P1,
            "",
            P2,
            "",
            P3,
            "",
            P4,
            "",
            "",
            "",
            "Rail workers in Harrow valley to walk out",
            "",
            "Trains in a siding",
            "Trains in a siding",
            "TT",
            "",
            "Rail workers in Harrow valley to walk out",
            "",
            Q1,
            "",
            Q2,
            "",
            Q3,
            "",
            Q4);
    assertThat(articles)
        .extracting(Article::text)
        .containsExactly(body(P1, P2, P3, P4), body(Q1, Q2, Q3, Q4));
    assertThat(articles)
        .extracting(Article::headline)
        .containsExactly(
            "Lowmoor closes its fish market", "Rail workers in Harrow valley to walk out");
    assertThat(articles).extracting(article -> article.from().main()).containsExactly(true, false);
    assertThat(articles)
        .extracting(Article::id)
        .doesNotHaveDuplicates()
        .doesNotContain(new ArticleId("page"));
    assertThat(articles.getFirst().layout().captions()).containsExactly(caption);
    assertThat(articles.getFirst().times().published()).isNull();
  }

  @Test
  void headlineWithBylineAfterAGapOpensTheNextArticle() {
    List<Article> articles =
        articles(
            "Lowmoor closes its fish market",
            "",
            P1,
            "",
            P2,
            "",
            P3,
            "",
            P4,
            "",
            "",
            "",
            "Rail workers in Harrow valley to walk out",
            "",
            "By Ilse Brandt",
            "",
            Q1,
            "",
            Q2,
            "",
            Q3,
            "",
            Q4);
    assertThat(articles)
        .extracting(Article::text)
        .containsExactly(body(P1, P2, P3, P4), body(Q1, Q2, Q3, Q4));
    assertThat(articles.getLast().byline().authors()).containsExactly("Ilse Brandt");
  }

  @Test
  void subheadingDoesNotOpenAnArticle() {
    assertThat(
            only(
                    "Lowmoor closes its fish market",
                    "",
                    P1,
                    "",
                    P2,
                    "",
                    "Traders were not asked about it",
                    "",
                    P3,
                    "",
                    P4,
                    "",
                    Q1,
                    "",
                    Q2)
                .text())
        .isEqualTo(body(P1, P2, "Traders were not asked about it", P3, P4, Q1, Q2));
  }

  @Test
  void embeddedPostGoesWithItsLabelAndSignature() {
    assertThat(
            only(
                    "Lowmoor closes its fish market",
                    "",
                    P1,
                    "",
                    "Embed:",
                    "",
                    "Сегодня закрыли рынок pic.example/Ab1",
                    "",
                    "— Lowmoor Desk (@lowmoordesk) March 3, 2021",
                    "",
                    P2,
                    "",
                    P3)
                .text())
        .isEqualTo(body(P1, P2, P3));
    assertThat(
            only(
                    "Lowmoor closes its fish market",
                    "",
                    P1,
                    "",
                    "It is over. pic.twitter.com/Ab1",
                    "",
                    "— Lowmoor Desk (@lowmoordesk) March 3, 2021",
                    "",
                    P2,
                    "",
                    P3)
                .text())
        .isEqualTo(body(P1, P2, P3));
  }

  @Test
  void sentenceBrokenOverLinesIsWhole() {
    String[] halves = P2.split(" and that ");
    String joined = halves[0] + " and that " + halves[1];
    assertThat(
            only(
                    "Lowmoor closes its fish market",
                    "",
                    P1,
                    "",
                    halves[0] + " and",
                    "",
                    "that " + halves[1],
                    "",
                    P3)
                .text())
        .isEqualTo(body(P1, joined, P3));
    assertThat(
            only(
                    "Lowmoor closes its fish market",
                    "",
                    P1,
                    "",
                    halves[0] + " and",
                    "that " + halves[1],
                    "",
                    P3)
                .text())
        .isEqualTo(body(P1, joined, P3));
  }

  @Test
  void repostSaysWhatItIsAndWhereItIsFrom() {
    Article article =
        only(
            "Lowmoor closes its fish market",
            "",
            P1,
            "",
            P2,
            "",
            P3,
            "",
            "Original url:",
            "",
            "https://courier.example/2021/03/04/fish-market",
            "",
            "We transmit this news automatically and translate it by software, not by a human editor.",
            "Back to top button");
    assertThat(article.text()).isEqualTo(body(P1, P2, P3));
    assertThat(article.from().rehost())
        .isEqualTo(
            "Original url: https://courier.example/2021/03/04/fish-market\nWe transmit this news automatically and translate it by "
                + "software, not by a human editor.");
    assertThat(article.from().url()).isEqualTo("https://courier.example/2021/03/04/fish-market");
    assertThat(article.times().published()).isEqualTo(Stamp.of(java.time.LocalDate.of(2021, 3, 4)));
  }

  @Test
  void agenciesAreFoundInDatelineCreditLineAndSaidCredit() {
    Article first =
        only(
            "Lowmoor closes its fish market",
            "",
            "LOWMOOR, March 3 (Reuters) - " + P1,
            "",
            P2,
            "",
            P3,
            "",
            "(With inputs from PTI)");
    assertThat(first.byline().agencies()).containsExactly("PTI", "Reuters");
    assertThat(first.dateline()).isEqualTo(new Dateline("LOWMOOR", "March 3", new Span(0, 28)));
    assertThat(first.text()).endsWith(P3);
    Article second =
        only("Lowmoor closes its fish market", "", P1.replace(".", ", AFP said."), "", P2, "", P3);
    assertThat(second.byline().agencies()).containsExactly("AFP");
    assertThat(
            only(
                    "Lowmoor closes its fish market",
                    "",
                    P1,
                    "",
                    P2,
                    "",
                    P3,
                    "",
                    "Reuters reported last month that the hall would be sold to a hotel.")
                .byline())
        .isEqualTo(Byline.NONE);
  }

  @Test
  void biographyOfTheAuthorIsNotTheStory() {
    Article article =
        only(
            "Lowmoor closes its fish market",
            "",
            "By Mara Lindqvist",
            "",
            P1,
            "",
            P2,
            "",
            P3,
            "",
            "Mara Lindqvist is a reporter for the Harrow Courier and writes about the coast.");
    assertThat(article.text()).isEqualTo(body(P1, P2, P3));
  }

  @Test
  void copyrightYearIsNoDate() {
    assertThat(
            only(
                    "Lowmoor closes its fish market",
                    "",
                    P1,
                    "",
                    P2,
                    "",
                    P3,
                    "",
                    "© 2021 The Harrow Courier. All rights reserved.")
                .times()
                .published())
        .isNull();
  }

  @Test
  void aPageOfLinksIsRejected() {
    Page page =
        new Page(
            "k",
            Page.Kind.TEXT,
            null,
            "Home\nNews\nSport\n\nLog in\n\nHarbour strike enters third week\n\nMore stories\n",
            "cafe",
            null);
    assertThat(new ArticleExtractor().extract(page))
        .isEqualTo(new Extraction.Rejected("k", Rejection.NO_ARTICLE, ""));
    assertThat(
            new ArticleExtractor()
                .extract(new Page("k", Page.Kind.TEXT, null, " \n\n", "cafe", null)))
        .isEqualTo(new Extraction.Rejected("k", Rejection.EMPTY, ""));
  }
}
