package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

class MarkupTest {
  private static final String P1 =
      "The harbour council of Lowmoor voted on Monday to close the old fish market, ending a dispute that has divided the town for a "
          + "decade.";
  private static final String P2 =
      "Mayor Ilse Brandt said the hall was no longer safe, and that traders would be moved to a new site by "
          + "spring of next year.";
  private static final String P3 =
      "Traders said they had not been asked. “We read it in the paper,” said Oskar Venn, who has sold eels "
          + "there since 1987.";
  private static final String P4 =
      "The vote was nine to four. A petition against the move had gathered more than six thousand names by "
          + "the weekend.";
  private static final String Q =
      "Rail workers across the Harrow valley will walk out for two days next week, number %d of their "
          + "strikes, after talks broke down.";

  private static List<Article> articles(String html) {
    Page page = new Page("k", Page.Kind.HTML, null, html, "cafe", null);
    return new ArticleExtractor().extract(page) instanceof Extraction.Found found
        ? found.articles()
        : List.of();
  }

  private static String p(String... paragraphs) {
    return "<p>" + String.join("</p><p>", paragraphs) + "</p>";
  }

  private static String page(String head, String body) {
    return "<html lang=en><head><title>Lowmoor closes its fish market | Harrow Courier</title><meta property='og:site_name' "
        + "content='Harrow Courier'>"
        + head
        + "</head><body><nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav>"
        + body
        + "<footer><p>© 2021 The Harrow Courier. All rights reserved, and nothing may be printed without our "
        + "word.</p></footer></body></html>";
  }

  @Test
  void longStandfirstOpensTheText() {
    String standfirst =
        "After ten years of dispute and two reports on its safety, the hall at Lowmoor's harbour is to go, and the traders, who were "
            + "never asked, want to know who will pay for the new one.";
    String html =
        page(
            "",
            "<article><h1>Lowmoor closes its fish market</h1><p class=standfirst>"
                + standfirst
                + "</p><div class=article-body>"
                + p(P1, P2, P3, P4)
                + "</div></article>");
    Article article = articles(html).getFirst();
    assertThat(article.standfirst()).isEqualTo(standfirst);
    assertThat(article.text()).isEqualTo(String.join("\n\n", standfirst, P1, P2, P3, P4));
  }

  @Test
  void firstParagraphInAnElementOfItsOwnIsKept() {
    String html =
        page(
            "",
            "<article><header><h1>Lowmoor closes its fish market</h1><div class=top>"
                + p(P1)
                + "</div></header><div class=gallery><img src=a.jpg><img src=b.jpg></div><div class=article-body>"
                + p(P2, P3, P4)
                + "</div></article>");
    assertThat(articles(html).getFirst().text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
  }

  @Test
  void biographyAndTeasersBelowTheTextGo() {
    String html =
        page(
            "<meta name=author content='Mara Lindqvist'>",
            "<article><h1>Lowmoor closes its fish market</h1><p class=byline>By Mara Lindqvist</p><div class=article-body>"
                + p(P1, P2, P3, P4)
                + "</div><div class=about><img src=m.jpg><p>Mara Lindqvist has covered the coast for the Courier since 2009 and lives "
                + "in Lowmoor with two cats.</p></div></article><div class=row><div class=card><a href=/a><img src=1.jpg><h3>Rail "
                + "workers walk out</h3></a><p>Talks broke down on Tuesday.</p></div><div class=card><a href=/b><img src=2.jpg>"
                + "<h3>Eels are back</h3></a><p>Nobody in the harbour knows why.</p></div></div>");
    assertThat(articles(html).getFirst().text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
  }

  @Test
  void headlineOutsideTheTextIsNotInIt() {
    String html =
        page(
            "<meta property='og:title' content='Lowmoor closes its fish market'>",
            "<div class=crumbs><p>Lowmoor closes its fish market</p></div><article><h1>Lowmoor closes its fish market</h1>"
                + p(P1, P2, P3, P4)
                + "</article>");
    assertThat(articles(html).getFirst().text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
  }

  @Test
  void linkWithAnIconStaysInItsParagraph() {
    String html =
        page(
            "",
            "<article><h1>Lowmoor closes its fish market</h1><div class=article-body>"
                + p(P1, P2.replace("Ilse Brandt", ICON_LINK), P3, P4)
                + "</div></article>");
    assertThat(articles(html).getFirst().text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
  }

  private static final String ICON_LINK =
      "<a href=/brandt><svg viewBox='0 0 9 9'><g><path d='M1 1'/></g></svg>Ilse Brandt</a>";

  @Test
  void captionInASpanIsSetApart() {
    String caption = "Traders in the hall on Monday, an hour before the council's vote.";
    String html =
        page(
            "",
            "<article><h1>Lowmoor closes its fish market</h1><div class=article-body>"
                + p(P1, P2)
                + "<div class=media><img src=a.jpg><div><span class=caption>"
                + caption
                + "</span> <span class=credit>Anna Ekwall</span></div></div>"
                + p(P3, P4)
                + "</div></article>");
    Article article = articles(html).getFirst();
    assertThat(article.text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
    assertThat(article.layout().captions()).containsExactly(caption + " Anna Ekwall");
  }

  @Test
  void longCommentsAreNotTheText() {
    String html =
        page(
            "",
            "<article><h1>Lowmoor closes its fish market</h1><div class=article-body>"
                + p(P1, P2, P3, P4)
                + "</div></article><ol class=thread><li class=comment id=comment-7><cite>Harbour reader</cite>"
                + "<div class=text>"
                + p(
                    "The traders of Lowmoor knew for years that the hall was no longer safe, and the"
                        + " council told them so in writing, twice.",
                    "Nobody should be surprised by the vote. What the town needs is a date for the new"
                        + " site, and a promise that the eels stay.")
                + "</div></li></ol>");
    assertThat(articles(html).getFirst().text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
  }

  @Test
  void textThatOnlyAScriptHoldsIsRead() {
    String state =
        "{\"props\":{\"story\":{\"headline\":\"Lowmoor closes its fish market\",\"body\":{\"content\":["
            + Stream.of(P1, P2, P3, P4)
                .map(
                    text ->
                        "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"value\":\""
                            + text
                            + "\"}]}")
                .collect(Collectors.joining(","))
            + "]}}}}";
    String html =
        page(
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Lowmoor closes its fish market\","
                + "\"datePublished\":\"2021-03-03T14:05:00+02:00\",\"author\":{\"name\":\"Mara Lindqvist\"}}</script>",
            "<h1>Lowmoor closes its fish market</h1>"
                + p(P1)
                + "<script id=__NEXT_DATA__ type=application/json>"
                + state
                + "</script>");
    Article article = articles(html).getFirst();
    assertThat(article.text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
    assertThat(article.evidence())
        .anyMatch(
            evidence -> evidence.of().equals("body") && evidence.rule().equals("embedded-text"));
  }

  @Test
  void articleIsTakenOutOfItsFurniture() {
    String html =
        page(
            "<link rel=canonical href=https://courier.example/fish><meta name=author content='Mara Lindqvist'>"
                + "<meta property='article:published_time' content='2021-03-03T14:05:00+02:00'>",
            "<h1>Lowmoor closes its fish market</h1><p class=standfirst>After ten years of dispute, the hall goes and the traders ask "
                + "where to.</p>"
                + "<div class=share-bar><a href=#>Share</a></div><div class=article-body>"
                + p(P1, P2)
                + "<figure><img src=a.jpg><figcaption>Traders leave the hall on Monday. Anna Ekwall</figcaption></figure>"
                + "<p>Read also: <a href=/x>Harbour strike enters third week</a></p><h2>Not asked</h2>"
                + p(P3, P4)
                + "</div><div class=related><h3>Related</h3><p><a href=/y>Eels are back in the harbour, and nobody knows why</a></p></div>"
                + "<div id=comments><p>I was there and it was nothing like that, let me tell you. They came in and sat down, and that "
                + "was all.</p></div>");
    Article article = articles(html).getFirst();
    String standfirst = "After ten years of dispute, the hall goes and the traders ask where to.";
    assertThat(article.text()).isEqualTo(String.join("\n\n", P1, P2, "Not asked", P3, P4));
    assertThat(article.headline()).isEqualTo("Lowmoor closes its fish market");
    assertThat(article.standfirst()).isEqualTo(standfirst);
    assertThat(article.layout().captions())
        .containsExactly("Traders leave the hall on Monday. Anna Ekwall");
    assertThat(article.byline()).isEqualTo(new Byline(List.of("Mara Lindqvist"), List.of()));
    assertThat(article.times().published()).hasToString("2021-03-03T14:05+02:00");
    assertThat(article.from().outlet()).isEqualTo("Harrow Courier");
    assertThat(article.from().url()).isEqualTo("https://courier.example/fish");
    assertThat(article.from().language()).isEqualTo("en");
    assertThat(article.evidence())
        .contains(
            new Evidence(
                "published",
                "2021-03-03T14:05+02:00",
                "2021-03-03T14:05:00+02:00",
                "meta published"))
        .anyMatch(
            evidence ->
                evidence.of().equals("body")
                    && evidence.rule().equals("best-root, blocks weighed"));
  }

  @Test
  void textSplitOverTwoContainersIsWhole() {
    String html =
        page(
            "",
            "<main><h1>Lowmoor closes its fish market</h1><div class=body-copy>"
                + p(P1, P2)
                + "</div><div class=ad>Ad</div><div class=body-copy>"
                + p(P3, P4)
                + "</div></main>");
    assertThat(articles(html).getFirst().text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
  }

  @Test
  void embeddedTextSetsRootAndEnd() {
    String data =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Lowmoor closes its fish "
            + "market\",\"author\":{\"@type\":\"Person\",\"name\":\"Mara Lindqvist\"},"
            + "\"datePublished\":\"2021-03-03\",\"articleBody\":\""
            + String.join(" ", P1, P2, P3)
            + "\"}</script>";
    String html =
        page(
            data,
            "<div><h1>Lowmoor closes its fish market</h1>"
                + p(P1, P2, P3)
                + p(Q.formatted(1), Q.formatted(2))
                + "</div>");
    Article article = articles(html).getFirst();
    assertThat(article.text()).isEqualTo(String.join("\n\n", P1, P2, P3));
    assertThat(article.byline().authors()).containsExactly("Mara Lindqvist");
    assertThat(article.evidence())
        .anyMatch(
            evidence ->
                evidence.of().equals("body")
                    && evidence.rule().equals("embedded-text-agrees, blocks weighed"));
  }

  @Test
  void embeddedTextStandsInForEmptyMarkup() {
    String body = String.join("\\n\\n", P1, P2, P3, P4);
    String html =
        page(
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\""
                + body
                + "\"}</script>",
            "<div id=app></div>");
    Article article = articles(html).getFirst();
    assertThat(article.text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
    assertThat(article.evidence())
        .anyMatch(
            evidence -> evidence.of().equals("body") && evidence.rule().equals("embedded-text"));
  }

  @Test
  void brokenEmbeddedDataIsPassedOver() {
    String html =
        page(
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\", oops</script>",
            "<article><h1>Lowmoor closes its fish market</h1>" + p(P1, P2) + "</article>");
    assertThat(articles(html).getFirst().text()).isEqualTo(P1 + "\n\n" + P2);
  }

  @Test
  void pageWithTwoFullArticlesIsSplit() {
    String second =
        p(
            Q.formatted(1),
            Q.formatted(2),
            Q.formatted(3),
            Q.formatted(4),
            Q.formatted(5),
            Q.formatted(6),
            Q.formatted(7));
    String html =
        page(
            "",
            "<div id=stream><article><h1>Lowmoor closes its fish market</h1>"
                + p(P1, P2, P3, P4, P1.replace("Monday", "Tuesday"), P2.replace("spring", "autumn"))
                + "</article><article><h1>Rail workers in Harrow valley to walk out</h1><time datetime=2021-03-05>5 March</time>"
                + second
                + "</article>"
                + "<article><h1>Eels are back in the harbour</h1><p>And nobody knows why, says the institute. Read "
                + "on.</p></article></div>");
    List<Article> articles = articles(html);
    assertThat(articles)
        .extracting(Article::headline)
        .containsExactly(
            "Lowmoor closes its fish market", "Rail workers in Harrow valley to walk out");
    assertThat(articles.getFirst().text()).doesNotContain("Rail workers");
    assertThat(articles.getLast().text()).startsWith(Q.formatted(1)).endsWith(Q.formatted(7));
    assertThat(articles.getLast().times().published()).hasToString("2021-03-05");
    assertThat(articles.getLast().from().main()).isFalse();
  }

  @Test
  void entriesOfALiveBlogStayTogether() {
    String entry =
        "<article><h2>Update %d from the harbour</h2><time datetime=2021-03-05T10:00Z>10:00</time>"
            + p(
                P1.replace("Monday", "day %d"),
                P2.replace("safe", "safe (%d)"),
                P3.replace("eels", "eels %d"),
                P4.replace("nine", "nine (%d)"))
            + "</article>";
    String html =
        page(
            "<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Lowmoor closes its fish market\"}</script>",
            "<h1>Lowmoor closes its fish market</h1><div>"
                + entry.replace("%d", "one")
                + entry.replace("%d", "two")
                + "</div>");
    List<Article> articles = articles(html);
    assertThat(articles).hasSize(1);
    assertThat(articles.getFirst().text()).contains("day one").contains("day two");
  }

  @Test
  void cookieNoticeLongerThanTheArticleIsNotIt() {
    String notice =
        "We store cookies on your browser to collect information. You can choose not to allow some types of cookies, but "
            + "that may change your visit.";
    String html =
        page(
            "",
            "<div class=content><h1>Lowmoor closes its fish market</h1>"
                + p(P1, P2)
                + "</div><div id=onetrust-consent>"
                + p(notice, notice + " 2", notice + " 3", notice + " 4")
                + "</div>");
    assertThat(articles(html).getFirst().text()).isEqualTo(P1 + "\n\n" + P2);
  }

  @Test
  void pageOfTeasersIsRejected() {
    Page page =
        new Page(
            "k",
            Page.Kind.HTML,
            null,
            page(
                "",
                "<ul><li><a href=/a>Harbour strike enters third week</a><li><a href=/b>Eels "
                    + "are back</a></ul>"),
            "cafe",
            null);
    assertThat(new ArticleExtractor().extract(page))
        .isEqualTo(new Extraction.Rejected("k", Rejection.NO_ARTICLE, ""));
  }

  @Test
  void samePageGivesTheSameArticle() {
    String html =
        page("", "<article><h1>Lowmoor closes its fish market</h1>" + p(P1, P2, P3) + "</article>");
    assertThat(articles(html)).isEqualTo(articles(html));
  }

  @Test
  void lettersInADatelineAreAnAgencyNobodyListed_lettersInABylineAreNot() {
    String head =
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Lowmoor closes its fish market\","
            + "\"author\":\"XNA\",\"datePublished\":\"2021-03-03\",\"dateModified\":\"2021-03-03\"}</script>";
    Article byline =
        articles(page(head, "<h1>Lowmoor closes its fish market</h1>" + p(P1, P2, P3))).getFirst();
    assertThat(byline.byline()).isEqualTo(new Byline(List.of("XNA"), List.of()));
    assertThat(byline.times().updated()).as("the same day says no update").isNull();

    String dateline = "LOWMOOR, Harrow, March 3 (XNA) - " + P1;
    Article sent =
        articles(page("", "<h1>Lowmoor closes its fish market</h1>" + p(dateline, P2, P3)))
            .getFirst();
    assertThat(sent.byline().agencies()).containsExactly("XNA");
    Article country =
        articles(
                page(
                    "",
                    "<h1>Lowmoor closes its fish market</h1>" + p("LOWMOOR (USA) - " + P1, P2, P3)))
            .getFirst();
    assertThat(country.byline().agencies()).isEmpty();
  }

  @Test
  void stateOfScriptsTellsWhatTheMarkupDoesNot() {
    String state =
        "{\"props\":{\"teasers\":[{\"title\":\"Eels are back in the harbour\",\"authors\":[{\"name\":\"Anna Ekwall\"}]}],"
            + "\"story\":{\"title\":\"Lowmoor closes its fish market\",\"authors\":[{\"name\":\"Mara Lindqvist\"}],"
            + "\"published_at\":\"2021-03-03T14:05:00Z\",\"blocks\":[{\"type\":\"paragraph\",\"html\":\""
            + P1
            + "\"},"
            + "{\"type\":\"image\",\"text\":\"A hall\"},{\"type\":\"paragraph\",\"html\":\""
            + P2
            + "\"},"
            + "{\"type\":\"paragraph\",\"html\":\""
            + P3
            + "\"}]}}}";
    for (String script :
        List.of(
            "<script id=__NEXT_DATA__ type=application/json>" + state + "</script>",
            "<script>window.__INITIAL_STATE__ = " + state + ";</script>")) {
      Article article = articles(page("", "<div id=root></div>" + script)).getFirst();
      assertThat(article.text()).isEqualTo(String.join("\n\n", P1, P2, P3));
      assertThat(article.headline()).isEqualTo("Lowmoor closes its fish market");
      assertThat(article.byline().authors()).containsExactly("Mara Lindqvist");
      assertThat(article.times().published()).hasToString("2021-03-03T14:05Z");
    }
  }

  @Test
  void tableLayoutPrintsItsHeadWithoutNamingIt() {
    String html =
        "<html><head><title>The Harrow Courier - Lowmoor closes its fish market</title></head><body><table><tr><td>"
            + "<font size=1>Wednesday, March 3, 2021</font><br><font size=5><b>Lowmoor closes its fish market</b></font><br>"
            + "<font size=1>By Mara Lindqvist</font><table align=right><tr><td><img src=a.gif></td></tr>"
            + "<tr><td>The hall on Monday, before the vote. Photo: Anna Ekwall</td></tr></table>"
            + p(P1, P2, P3, P4)
            + "</td></tr></table></body></html>";
    Article article = articles(html).getFirst();
    assertThat(article.headline()).isEqualTo("Lowmoor closes its fish market");
    assertThat(article.from().outlet()).isEqualTo("The Harrow Courier");
    assertThat(article.times().published()).hasToString("2021-03-03");
    assertThat(article.byline().authors()).containsExactly("Mara Lindqvist");
    assertThat(article.layout().captions())
        .containsExactly("The hall on Monday, before the vote. Photo: Anna Ekwall");
    assertThat(article.text()).isEqualTo(String.join("\n\n", P1, P2, P3, P4));
  }

  @Test
  void twoArticlesWithBylinesOfTheirOwnAreTwo() {
    String q = Q.formatted(1) + " " + Q.formatted(2);
    List<Article> articles =
        articles(
            page(
                "<meta name=date content=2021-03-03>",
                "<article><h2>Lowmoor closes its fish market</h2><div class=by>By Mara Lindqvist</div>"
                    + p(P1, P2, P3, P4 + " " + P1 + " " + P2)
                    + "</article>"
                    + "<article><h2>Rail workers to strike again</h2><div class=by>By Courier staff</div>"
                    + p(q, q + " So be it.", q + " Again.")
                    + "</article>"));
    assertThat(articles)
        .extracting(Article::headline)
        .containsExactly("Lowmoor closes its fish market", "Rail workers to strike again");
    assertThat(articles.getLast().times().published())
        .as("the day of the page")
        .hasToString("2021-03-03");
    assertThat(articles.getLast().byline()).isEqualTo(Byline.NONE);
  }
}
