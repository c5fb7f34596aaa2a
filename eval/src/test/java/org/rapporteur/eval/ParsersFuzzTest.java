package org.rapporteur.eval;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.intake.web.Again;
import org.rapporteur.intake.web.Fetched;
import org.rapporteur.intake.web.Validator;
import org.rapporteur.model.Article;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;

/// Each parser of ours under any input: it ends, throws nothing, and what it finds holds together.
/// In an ordinary build these run over the inputs kept beside them (`ParsersFuzzTestInputs`);
/// how to look for new ones stands in ARCHITECTURE.md.
class ParsersFuzzTest {
  private static final ArticleExtractor EXTRACTOR = new ArticleExtractor();

  /// Whatever standard input may be: markup, text, rows, archives, feeds.
  @FuzzTest(maxDuration = "5m")
  void intake(byte[] bytes) {
    Intake.read(List.of("-"), new ByteArrayInputStream(bytes), ParsersFuzzTest::follow);
  }

  /// What a server sends, under any type and charset that its first bytes name.
  @FuzzTest(maxDuration = "5m")
  void address(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 40), StandardCharsets.ISO_8859_1);
    String[] words = head.split(" ", 3);
    String type = words.length > 2 ? words[0] : "text/html";
    String charset = words.length > 2 ? words[1] : "";
    String address = URI.create("https://outlet.example/a").toString();
    Intake.read(
        List.of(address),
        new ByteArrayInputStream(new byte[0]),
        (asked, known) ->
            new Fetched.Content(
                asked, bytes, type, charset, Validator.NONE, Again.UNSAID, Instant.EPOCH),
        ParsersFuzzTest::follow);
  }

  @FuzzTest(maxDuration = "5m")
  void markup(byte[] bytes) {
    extract(Page.Kind.HTML, new String(bytes, StandardCharsets.UTF_8), text -> text);
  }

  @FuzzTest(maxDuration = "5m")
  void plainText(byte[] bytes) {
    extract(Page.Kind.TEXT, new String(bytes, StandardCharsets.UTF_8), text -> text);
  }

  /// Data of schema.org, and the state of scripts.
  @FuzzTest(maxDuration = "5m")
  void embeddedJson(byte[] bytes) {
    extract(
        Page.Kind.HTML,
        new String(bytes, StandardCharsets.UTF_8),
        json ->
            "<title>Council votes on bridge</title><script type=application/ld+json>"
                + json
                + "</script><script type=application/json>"
                + json
                + " ".repeat(150)
                + "</script><h1>Council votes on bridge</h1>");
  }

  /// A date and a byline, wherever a page may have them.
  @FuzzTest(maxDuration = "5m")
  void bylinesAndDates(byte[] bytes) {
    extract(
        Page.Kind.HTML,
        new String(bytes, StandardCharsets.UTF_8).replace("<", "&lt;").replace("\"", "&quot;"),
        line ->
            "<meta name=author content=\"%1$s\"><meta name=date content=\"%1$s\"><h1>Council votes on bridge</h1><p class=byline>%1$s</p><time datetime=\"%1$s\">%1$s</time><p>%1$s</p><p>%1$s — The council of Sorn voted on Tuesday to close the old bridge over the Orin, after engineers found cracks.</p><p>It is not safe, the mayor said, %1$s</p>"
                .replace("%1$s", line));
  }

  private static void follow(Input input) {
    switch (input) {
      case Input.OfPage of -> check(of.page(), EXTRACTOR.extract(of.page()));
      case Input.OfArticle of -> check(of.article());
      case Input.ToFetch listed -> {
        if (listed.address().isBlank()) {
          throw new AssertionError("listed without an address");
        }
      }
      case Input.Refused refused -> {
        if (refused.message().isBlank()) {
          throw new AssertionError("refused without a word");
        }
      }
    }
  }

  private static void extract(Page.Kind kind, String text, Function<String, String> around) {
    Page page = new Page("k", kind, null, around.apply(text), "cafe", null);
    check(page, EXTRACTOR.extract(page));
  }

  private static void check(Page page, Extraction extraction) {
    if (!extraction.equals(EXTRACTOR.extract(page))) {
      throw new AssertionError("another result the second time");
    }
    if (extraction instanceof Extraction.Found(List<Article> articles)) {
      articles.forEach(ParsersFuzzTest::check);
    }
  }

  private static void check(Article article) {
    if (article.text().isBlank()) {
      throw new AssertionError("an article without text");
    }
    if (article.dateline() != null && article.dateline().span().end() > article.text().length()) {
      throw new AssertionError("a dateline outside the text");
    }
  }
}
