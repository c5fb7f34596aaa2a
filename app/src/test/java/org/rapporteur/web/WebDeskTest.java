package org.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.Progress;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.intake.Original;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;

final class WebDeskTest {
  private static final String TEXT =
      """
      🚢 The ferry to Skerry Isle sails again on Monday, the harbour company said.

      “We have waited two winters for this,” Mayor Ana Petrova said on Friday. <b>The new ship</b> carries 140 passengers.""";

  private static final String WIRE =
      """
      The lock at Arden Mill will reportedly stay shut until the spring, the canal board said on Monday, after a barge tore two of its gates from their hinges.

      Forty barges are waiting above the lock, and the mills of Upper Arden have sent their carters home because no grain reaches them by water any more.

      The board has asked three foundries for new hinges. None of them could promise to cast any before the thaw, and the last of the old moulds was broken up years ago.""";

  @TempDir private static Path folder;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Article FERRY =
      article("a.txt", "Ferry <script>alert(1)</script> reopens", TEXT);
  private static WebDesk web;

  @BeforeAll
  static void start() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      desk.add(FERRY, row("a"));
      desk.add(
          article("b.txt", "Ferry line to Skerry Isle open again", TEXT.replace("140", "150")),
          row("b"));
      desk.add(wire("c.txt", "Canal Agency", 1, WIRE), row("c"));
      desk.add(
          wire(
              "d.txt",
              "Arden Mail",
              2,
              WIRE.replace("will reportedly stay", "will stay").replace("Forty", "Fourteen")),
          row("d"));
      desk.update(new Rapporteur(), Progress.NONE);
    }
    web = WebDesk.start(folder, 0);
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  private static Original row(String bytes) {
    return Original.of(bytes.getBytes(StandardCharsets.UTF_8));
  }

  private static Article wire(String key, String outlet, int day, String text) {
    return new Article(
        Article.idOf(key, "The lock stays shut", text),
        new Provenance(key, true, "https://lock.example/" + key, outlet, "en", null, "00"),
        "The lock stays shut",
        "",
        text,
        Byline.NONE,
        new Times(Stamp.of(LocalDate.of(2031, 2, day)), null, null),
        null,
        Layout.PLAIN,
        List.of());
  }

  private static Article article(String key, String headline, String text) {
    return new Article(
        Article.idOf(key, headline, text),
        new Provenance(
            key, true, "javascript:alert(2)", "Harbour Times", "en", "Translated & posted", "00"),
        headline,
        "",
        text,
        Byline.NONE,
        new Times(Stamp.of(LocalDate.of(2031, 3, 1)), null, null),
        null,
        Layout.PLAIN,
        List.of());
  }

  @Test
  void theFrontPageListsStories() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.body())
        .contains(
            "<html lang=\"en\">",
            "<title>Stories · Rapporteur</title>",
            "1 March 2031",
            "Harbour Times");
  }

  @Test
  void aMergeStandsInTheLog_onTheStory_andAsEpisodes(@TempDir Path other) throws Exception {
    try (Desk desk = Desk.open(other)) {
      desk.add(FERRY, row("a"));
      desk.add(wire("c.txt", "Canal Agency", 1, WIRE), row("c"));
      desk.update(new Rapporteur(), Progress.NONE);
      desk.merge(
          desk.briefs().stream().map(brief -> brief.story().id()).toList(),
          new Rapporteur(),
          Progress.NONE);
    }
    try (WebDesk merged = WebDesk.start(other, 0)) {
      URI address = URI.create(merged.url());
      String log = get(address.resolve("/log")).body().replaceAll("\\s+", " ");
      assertThat(log)
          .contains("merge by a reader", "From a story that is no more", "correct undo 1");
      Matcher story = Pattern.compile("href=\"(/story/[^\"]*)\"").matcher(log);
      assertThat(story.find()).isTrue();
      assertThat(get(address.resolve(story.group(1))).body())
          .contains("<h2 id=\"episodes\">", "<h2 id=\"changes\">");
      JsonNode entry =
          new ObjectMapper().readTree(get(address.resolve("/api/v1/log")).body()).at("/entries/0");
      assertThat(entry.path("kind").asText()).isEqualTo("merge");
    }
    assertThat(get("/log").body()).contains("No story was merged or split");
  }

  @Test
  void everyLinkOnEveryPageOpens() throws Exception {
    List<String> seen = new ArrayList<>(List.of("/"));
    for (int i = 0; i < seen.size(); i++) {
      HttpResponse<String> page = get(seen.get(i));
      assertThat(page.statusCode()).as(seen.get(i)).isEqualTo(200);
      Matcher link = Pattern.compile("(?:href|src|hx-get)=\"(/[^\"#]*)").matcher(page.body());
      while (link.find()) {
        String address = link.group(1).replace("&amp;", "&");
        if (!seen.contains(address)) {
          seen.add(address);
        }
      }
    }
    assertThat(seen)
        .anyMatch(address -> address.startsWith("/story/"))
        .anyMatch(address -> address.contains("/passage?"));
  }

  @Test
  void aTellingOpensTheArticleAtItsWords() throws Exception {
    String story = json("/api/v1/stories").at("/stories/0/story").asText();
    Matcher link =
        Pattern.compile("href=\"(/article/[^\"]*)#here\"").matcher(get("/story/" + story).body());
    assertThat(link.find()).isTrue();
    assertThat(get(link.group(1).replace("&amp;", "&")).body())
        .containsPattern("<mark id=\"here\">[^<]+</mark>");
  }

  @Test
  void aTellingOpensTheStoredCopy_andThePageItself_whereItHasAnAddressOfTheWeb() throws Exception {
    String page = get(story("The lock stays shut")).body();
    assertThat(page)
        .contains("href=\"https://lock.example/c.txt#:~:text=")
        .contains("class=\"words\" href=\"/article/")
        .contains("rel=\"noreferrer noopener nofollow\" aria-label=\"The page of Canal Agency");
    assertThat(get(story("Ferry")).body())
        .contains("class=\"words\" href=\"/article/")
        .doesNotContain("class=\"live\"", "javascript:");
  }

  @Test
  void aStorySaysWhatItLacks_andWhichTextTellsWhat() throws Exception {
    assertThat(get(story("The lock stays shut")).body())
        .contains("Both reports print one text")
        .doesNotContain("<table class=\"coverage\">");
    String page = get(story("Ferry")).body();
    assertThat(page).doesNotContain("What this brief lacks");
    Matcher row = Pattern.compile("<th scope=\"row\"><a href=\"#(line-[^\"]+)\">").matcher(page);
    assertThat(row.find()).isTrue();
    assertThat(page)
        .contains("id=\"" + row.group(1) + "\"", "<a class=\"origin\" href=\"#origin-1\">1<span");
  }

  /// The address of the story whose headline begins so.
  private static String story(String headline) throws Exception {
    for (JsonNode story : json("/api/v1/stories").path("stories")) {
      if (story.path("headline").asText().startsWith(headline)) {
        return "/story/" + story.path("story").asText();
      }
    }
    throw new AssertionError("no story " + headline);
  }

  @Test
  void passagesAreCountedInCodePoints() throws Exception {
    int start = TEXT.codePointCount(0, TEXT.indexOf("two winters"));
    String page = get("/article/" + FERRY.id() + "?start=" + start + "&end=" + (start + 11)).body();
    assertThat(page).contains("<mark id=\"here\">two winters</mark>");
  }

  @Test
  void aStoryShowsWhatACopyMadeOfItsOriginal() throws Exception {
    String story = json("/api/v1/stories").at("/stories/1/story").asText();
    String page = get("/story/" + story).body().replaceAll("\\s+", " ");
    assertThat(page)
        .contains(
            "<b>Arden Mail</b> from <b>Canal Agency</b>",
            "kept 2 sentences, changed 2, cut 0, added 0",
            "<del>reportedly</del> <span class=\"differ\" lang=\"en\">(hedge dropped)</span>",
            "<del>Forty</del> <ins>Fourteen</ins> <span class=\"differ\" lang=\"en\">(number)</span>");
  }

  @Test
  void whatPagesSayIsEscaped() throws Exception {
    String page = get("/article/" + FERRY.id()).body();
    assertThat(page)
        .contains("&lt;script&gt;alert(1)", "&lt;b&gt;The new ship", "Translated &amp; posted");
    assertThat(page).doesNotContain("<script>alert", "<b>The new ship", "javascript:");
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body())
        .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//")
        .doesNotContain("<style", " style=", " onclick");
    assertThat(get("/htmx.js").body()).contains("htmx");
  }

  @Test
  void aRequestUnderAnotherNameIsRefused() throws Exception {
    URI uri = URI.create(web.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 421")
          .doesNotContain("Ferry");
    }
  }

  @Test
  void searchFindsAndMarksMistakes() throws Exception {
    assertThat(get("/search?q=winters").body())
        .contains("<p role=\"status\"", "We have waited two winters for this", "has “winters”");
    assertThat(get("/search?q=winters+%22two").body())
        .contains("this quote mark is not closed", "winters <mark>\"two</mark>");
    assertThat(get("/search?q=zebra").body()).contains("Nothing on this desk");
    assertThat(get("/search").body()).contains("Words that must all stand");
  }

  @Test
  void jsonHasTheCommandLinesShapes() throws Exception {
    JsonNode story = json("/api/v1/stories").at("/stories/0");
    assertThat(story.fieldNames())
        .toIterable()
        .contains("story", "headline", "first", "last", "articles", "reports", "origins");
    JsonNode brief = json("/api/v1/stories/" + story.get("story").asText() + "/brief");
    assertThat(brief.fieldNames()).toIterable().contains("origins", "lines", "timeline");
    assertThat(json("/api/v1/articles/" + FERRY.id()).get("body").asText()).isEqualTo(TEXT);
    JsonNode hit = json("/api/v1/search?q=speaker:petrova").at("/hits/0");
    assertThat(hit.fieldNames())
        .toIterable()
        .contains("key", "article", "headline", "passage", "score", "why");
    assertThat(hit.at("/passage/text").asText()).contains("two winters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/nothing                   | 404
          /api/v1/stories/none/brief        | 404
          /api/v1/articles/none             | 404
          /api/v1/search                    | 400
          /api/v1/search?q=gas%20%22x       | 400
          /api/v1/search?q=gas&limit=x      | 400
          /api/v1/stories?order=best        | 400
          /api/v1/stories?from=-1           | 400
          """)
  void apiProblemsAreProblems(String address, int status) throws Exception {
    HttpResponse<String> answer = get(address);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.fieldNames()).toIterable().contains("type", "title", "detail", "instance");
  }

  @Test
  void aMistakenQuerySaysWhere() throws Exception {
    assertThat(
            new ObjectMapper()
                .readTree(get("/api/v1/search?q=gas%20%22x").body())
                .get("position")
                .asInt())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/story/none", "/article/none", "/article/%3Cscript%3E"})
  void otherProblemsArePlainPages(String address) throws Exception {
    HttpResponse<String> page = get(address);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("All stories").doesNotContain("<script>");
  }

  @Test
  void aTakenPortIsSaid() {
    int port = URI.create(web.url()).getPort();
    assertThatThrownBy(() -> WebDesk.start(folder, port))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("port " + port + " is taken");
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return get(URI.create(web.url()).resolve(address));
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(address);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }
}
