package org.rapporteur.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.intake.web.Fetched.Refused;
import org.rapporteur.model.Rejection;

class PoliteFetcherTest {
  private static final String HTML =
      "<html><body><p>Ministers of Vastria met in Lorn on Friday.</p></body></html>";
  private static final Instant START = Instant.parse("2025-05-06T10:00:00Z");
  private static final int LIMIT = 10_000;

  /// Passes only when somebody sleeps.
  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  private final List<Duration> slept = new CopyOnWriteArrayList<>();
  private final Outlet outlet = new Outlet();

  @AfterEach
  void close() {
    outlet.close();
  }

  @Test
  void givesThePageWithWhatTheServerSaysOfIt() {
    outlet.on(
        "/a",
        Outlet.bytes(
            Map.of(
                "Content-Type", "Text/HTML; charset=ISO-8859-2",
                "ETag", "\"v1\"",
                "Last-Modified", "Tue, 06 May 2025 09:00:00 GMT"),
            HTML.getBytes(StandardCharsets.UTF_8)));

    Fetched.Content content = content(fetch("/a"));

    assertThat(content.address()).isEqualTo(outlet.at("/a"));
    assertThat(text(content)).isEqualTo(HTML);
    assertThat(content.mediaType()).isEqualTo("text/html");
    assertThat(content.charset()).isEqualTo("ISO-8859-2");
    assertThat(content.validator())
        .isEqualTo(new Validator("\"v1\"", "Tue, 06 May 2025 09:00:00 GMT"));
    assertThat(content.at()).isEqualTo(START);
  }

  @Test
  void namesItselfAsTold() {
    List<String> names = new CopyOnWriteArrayList<>();
    outlet.on(
        "/a",
        exchange -> {
          names.addAll(exchange.getRequestHeaders().get("User-Agent"));
          Outlet.page(HTML).send(exchange);
        });

    fetch("/a");

    assertThat(names).containsExactly("Newsroom/2.1 (+https://newsroom.example/contact)");
  }

  // robots.txt

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          User-agent: *\\nDisallow: /private                          | true
          User-agent: *\\nDisallow: /                                 | false
          User-agent: newsroom\\nDisallow: /\\n\\nUser-agent: *\\nAllow: / | false
          User-agent: *\\nDisallow: /\\n\\nUser-agent: Newsroom\\nAllow: / | true
          User-agent: *\\nDisallow: /*b?                              | true
          User-agent: *\\nDisallow: /*/b$                             | false
          <html>not found</html>                                     | true
          User-agent: *\\nCrawl-delay: 86400                          | true
          """)
  void keepsToRobots(String robots, boolean allowed) {
    outlet.on("/robots.txt", Outlet.content("text/plain", robots.replace("\\n", "\n")));
    outlet.on("/a/b", Outlet.page(HTML));

    Fetched fetched = fetch("/a/b");

    if (allowed) {
      assertThat(text(content(fetched))).isEqualTo(HTML);
    } else {
      assertThat(fetched).isEqualTo(new Refused(Rejection.ROBOTS, ""));
      assertThat(outlet.asked()).containsExactly("/robots.txt");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 429})
  void withoutRobots_allIsAllowed(int status) {
    outlet.on("/robots.txt", Outlet.status(status)).on("/a", Outlet.page(HTML));

    assertThat(text(content(fetch("/a")))).isEqualTo(HTML);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 600})
  void unreadableRobots_forbidAll(int status) {
    outlet.on("/robots.txt", Outlet.status(status)).on("/a", Outlet.page(HTML));

    assertThat(fetch("/a"))
        .isEqualTo(
            new Refused(Rejection.NOT_FETCHED, "robots.txt cannot be read: status " + status));
    assertThat(outlet.asked()).containsExactly("/robots.txt");
  }

  @Test
  void robotsAreReadAgainTheNextDay_andSoonWhereTheyCouldNotBeRead() {
    outlet.on("/robots.txt", Outlet.status(503)).on("/a", Outlet.page(HTML));

    try (PoliteFetcher web = fetcher()) {
      fetch(web, "/a");
      outlet.on("/robots.txt", Outlet.status(404));
      now.updateAndGet(at -> at.plus(Duration.ofMinutes(6)));
      assertThat(fetch(web, "/a")).isInstanceOf(Fetched.Content.class);
      now.updateAndGet(at -> at.plus(Duration.ofHours(23)));
      fetch(web, "/a");
      outlet.on("/robots.txt", Outlet.content("text/plain", "User-agent: *\nDisallow: /"));
      now.updateAndGet(at -> at.plus(Duration.ofHours(2)));
      assertThat(fetch(web, "/a")).isEqualTo(new Refused(Rejection.ROBOTS, ""));
    }
  }

  @Test
  void robotsAreReadOnceAHost_andRedirectsToThemFollowed() {
    outlet
        .on("/robots.txt", Outlet.redirect(301, "/rules.txt"))
        .on("/rules.txt", Outlet.content("text/plain", "User-agent: *\nDisallow: /b"))
        .on("/a", Outlet.page(HTML))
        .on("/c", Outlet.page(HTML));

    try (PoliteFetcher web = fetcher()) {
      assertThat(content(fetch(web, "/a")).address()).isEqualTo(outlet.at("/a"));
      assertThat(fetch(web, "/b")).isEqualTo(new Refused(Rejection.ROBOTS, ""));
      assertThat(content(fetch(web, "/c")).address()).isEqualTo(outlet.at("/c"));
    }
    assertThat(outlet.asked()).containsExactly("/robots.txt", "/rules.txt", "/a", "/c");
  }

  @Test
  void hostileRobots_takeNoTime() {
    String tags = "<".repeat(400_000);
    outlet
        .on("/robots.txt", Outlet.content("text/html", "User-agent: *\nDisallow: /b\n" + tags))
        .on("/a", Outlet.page(HTML));

    assertThat(text(content(fetch("/a")))).isEqualTo(HTML);
    assertThat(fetch("/b")).isEqualTo(new Refused(Rejection.ROBOTS, ""));
  }

  // pace

  @Test
  void asksAHostOnceASecond() {
    outlet.on("/a", Outlet.page(HTML)).on("/b", Outlet.redirect(302, "/c"));
    outlet.on("/c", Outlet.page(HTML));

    try (PoliteFetcher web = fetcher()) {
      fetch(web, "/a");
      fetch(web, "/b");
      now.set(now.get().plusMillis(400));
      fetch(web, "/a");
      now.set(now.get().plusMillis(5_000));
      fetch(web, "/a");
    }

    assertThat(slept)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(600));
  }

  @Test
  void anotherHostNeedNotWait() {
    outlet.on("/a", Outlet.page(HTML));

    try (PoliteFetcher web = fetcher()) {
      web.fetch("http://127.0.0.1:" + outlet.port() + "/a", Validator.NONE);
      web.fetch("http://localhost:" + outlet.port() + "/a", Validator.NONE);
    }

    assertThat(slept).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.2, 1000", "5, 5000", "2.5, 2500", "3600, 30000", "99999999999999999999, 1000"})
  void keepsACrawlDelay_upToABound(String delay, long milliseconds) {
    outlet
        .on("/robots.txt", Outlet.content("text/plain", "User-agent: *\nCrawl-delay: " + delay))
        .on("/a", Outlet.page(HTML));

    try (PoliteFetcher web = fetcher()) {
      fetch(web, "/a");
      fetch(web, "/a");
    }

    assertThat(slept).containsExactly(Duration.ofMillis(milliseconds));
  }

  // redirects

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsRedirects_andSaysWhereTheyLed(int status) {
    outlet
        .on("/a", Outlet.redirect(status, "/b?x=1"))
        .on("/b?x=1", Outlet.redirect(status, outlet.at("/c") + "#part"))
        .on("/c", Outlet.page(HTML));

    assertThat(content(fetch("/a")).address()).isEqualTo(outlet.at("/c"));
  }

  @Test
  void redirectsInACircle_areNamed() {
    outlet.on("/a", Outlet.redirect(302, "/b")).on("/b", Outlet.redirect(302, "/a"));

    assertThat(fetch("/a"))
        .isEqualTo(
            new Refused(Rejection.NOT_FETCHED, "redirected in a circle: " + outlet.at("/a")));
  }

  @Test
  void endlessRedirectsEnd() {
    for (int i = 0; i < 30; i++) {
      outlet.on("/" + i, Outlet.redirect(302, "/" + (i + 1)));
    }

    assertThat(fetch("/0")).isEqualTo(new Refused(Rejection.NOT_FETCHED, "more than 10 redirects"));
    assertThat(outlet.asked()).hasSize(12).endsWith("/10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          http://10.0.0.1/ => PRIVATE_ADDRESS => redirected to http://10.0.0.1/: 10.0.0.1; --allow-private allows it
          http://[::ffff:169.254.169.254]/x => PRIVATE_ADDRESS => redirected to http://[::ffff:169.254.169.254]/x: 169.254.169.254; --allow-private allows it
          file:///etc/passwd => NOT_FETCHED => redirected: neither http nor https
          https://user@127.0.0.1/ => NOT_FETCHED => redirected: a user name in the address
          """)
  void redirectsAreLookedAtAsAddressesAre(String to, Rejection reason, String detail) {
    outlet.on("/a", Outlet.redirect(302, to));

    assertThat(fetch("/a")).isEqualTo(new Refused(reason, detail));
  }

  @Test
  void aRedirectThatRobotsForbid_isNamed() {
    outlet
        .on("/robots.txt", Outlet.content("text/plain", "User-agent: *\nDisallow: /b"))
        .on("/a", Outlet.redirect(302, "/b"));

    assertThat(fetch("/a")).isEqualTo(new Refused(Rejection.ROBOTS, outlet.at("/b")));
  }

  // private networks

  @Test
  void thisMachineIsNotAsked_unlessAllowed() {
    outlet.on("/a", Outlet.page(HTML));
    FetchSettings settings = FetchSettings.of("Newsroom/2.1");

    try (PoliteFetcher web = new PoliteFetcher(settings, now::get)) {
      assertThat(web.fetch(outlet.at("/a"), Validator.NONE))
          .isEqualTo(
              new Refused(Rejection.PRIVATE_ADDRESS, "127.0.0.1; --allow-private allows it"));
      assertThat(web.fetch("http://localhost:" + outlet.port() + "/a", Validator.NONE))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.reason()).isEqualTo(Rejection.PRIVATE_ADDRESS));
    }
    assertThat(outlet.asked()).isEmpty();
    try (PoliteFetcher web = new PoliteFetcher(settings.withPrivateAddresses(), now::get)) {
      assertThat(text(content(web.fetch(outlet.at("/a"), Validator.NONE)))).isEqualTo(HTML);
    }
  }

  @Test
  void aHostWithOnePrivateAddressAmongOthers_isRefused() {
    PoliteFetcher.Resolver two =
        host -> new InetAddress[] {address("127.0.0.1"), address("192.168.0.1")};

    try (PoliteFetcher web = fetcher(settings(), two)) {
      assertThat(web.fetch("http://localhost:" + outlet.port() + "/a", Validator.NONE))
          .isEqualTo(
              new Refused(Rejection.PRIVATE_ADDRESS, "192.168.0.1; --allow-private allows it"));
    }
    assertThat(outlet.asked()).isEmpty();
  }

  @Test
  void aHostThatMovesIntoAPrivateNetwork_givesNothing() {
    outlet.on("/a", Outlet.page(HTML));
    AtomicInteger looks = new AtomicInteger();
    // first, then before and after robots.txt and before the page it may be asked; after it, not
    PoliteFetcher.Resolver moving =
        host ->
            new InetAddress[] {address(looks.incrementAndGet() < 5 ? "127.0.0.1" : "192.168.0.1")};

    try (PoliteFetcher web = fetcher(settings(), moving)) {
      assertThat(web.fetch("http://localhost:" + outlet.port() + "/a", Validator.NONE))
          .isEqualTo(
              new Refused(Rejection.PRIVATE_ADDRESS, "192.168.0.1; --allow-private allows it"));
    }
    assertThat(outlet.asked()).containsExactly("/robots.txt", "/a");
  }

  // what comes

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          410 |                    |                               | true  | PT0S
          503 | Retry-After        | 120                           | false | PT2M
          429 | Retry-After        | Tue, 06 May 2025 11:00:00 GMT | false | PT1H
          503 | Retry-After        | Tue, 06 May 2025 09:00:00 GMT | false | PT0S
          503 | Retry-After        | soon                          | false | PT0S
          200 | Cache-Control      | public, max-age=600           | false | PT10M
          200 | Cache-Control      | no-cache, max-age=600         | false | PT0S
          200 | Cache-Control      | s-maxage=600                  | false | PT0S
          """)
  void saysWhenToAskAgain(int status, String header, String value, boolean gone, Duration wait) {
    outlet.on(
        "/a",
        exchange -> {
          if (header != null) {
            exchange.getResponseHeaders().set(header, value);
          }
          (status == 200 ? Outlet.page(HTML) : Outlet.status(status)).send(exchange);
        });

    assertThat(again(fetch("/a"))).isEqualTo(new Again("", wait, gone));
  }

  @Test
  void saysWhereAnAddressHasMovedForGood() {
    outlet
        .on("/old", Outlet.redirect(301, "/older"))
        .on("/older", Outlet.redirect(308, "/new"))
        .on("/new", Outlet.redirect(302, "/today"))
        .on("/today", Outlet.page(HTML))
        .on("/guest", Outlet.redirect(302, "/old"));

    assertThat(again(fetch("/old")).movedTo()).isEqualTo(outlet.at("/new"));
    assertThat(again(fetch("/guest")).movedTo()).isEmpty();
  }

  private static Again again(Fetched fetched) {
    return switch (fetched) {
      case Fetched.Content content -> content.again();
      case Fetched.NotModified same -> same.again();
      case Refused refused -> refused.again();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          400 => 400 bad request
          401 => 401 needs a login
          403 => 403 forbidden
          404 => 404 not found
          418 => 418
          429 => 429 too many requests
          500 => 500 the server failed
          503 => 503 the server is overloaded
          204 => 204
          206 => 206
          302 => 302
          304 => 304
          """)
  void otherAnswersAreRefused(int status, String detail) {
    outlet.on("/a", Outlet.status(status));

    assertThat(fetch("/a")).isEqualTo(new Refused(Rejection.NOT_FETCHED, detail));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xhtml+xml;charset=utf-8",
        "text/plain",
        "text/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/json",
        "application/feed+json",
        "application/x-ndjson",
        "application/warc"
      })
  void readableTypesAreTaken(String type) {
    outlet.on("/a", Outlet.content(type, HTML));

    assertThat(text(content(fetch("/a")))).isEqualTo(HTML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/png",
        "application/pdf",
        "video/mp4",
        "application/octet-stream",
        "text/css",
        "text/javascript",
        "multipart/mixed",
        "nonsense"
      })
  void otherTypesAreRefused_withTheirName(String type) {
    outlet.on("/a", Outlet.content(type, HTML));

    assertThat(fetch("/a")).isEqualTo(new Refused(Rejection.UNKNOWN_TYPE, type));
  }

  static Stream<Arguments> packed() {
    byte[] html = HTML.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of("gzip", Outlet.gzip(html)),
        Arguments.of("X-GZIP", Outlet.gzip(html)),
        Arguments.of("deflate", deflated(html, false)),
        Arguments.of("deflate", deflated(html, true)),
        Arguments.of("identity", html));
  }

  @ParameterizedTest
  @MethodSource("packed")
  void compressionIsUndone(String coding, byte[] bytes) {
    outlet.on(
        "/a", Outlet.bytes(Map.of("Content-Type", "text/html", "Content-Encoding", coding), bytes));

    assertThat(text(content(fetch("/a")))).isEqualTo(HTML);
  }

  static Stream<Arguments> tooMuch() {
    byte[] large = "x".repeat(LIMIT + 1).getBytes(StandardCharsets.UTF_8);
    byte[] bomb = Outlet.gzip(new byte[50_000_000]);
    return Stream.of(
        Arguments.of("declared", Outlet.bytes(Map.of("Content-Type", "text/html"), large)),
        Arguments.of(
            "streamed",
            (Outlet.Answer)
                exchange -> {
                  exchange.getResponseHeaders().set("Content-Type", "text/html");
                  exchange.sendResponseHeaders(200, 0);
                  try (OutputStream body = exchange.getResponseBody()) {
                    for (int i = 0; i < 100_000; i++) {
                      body.write(large);
                    }
                  }
                }),
        Arguments.of(
            "unpacked",
            Outlet.bytes(
                Map.of("Content-Type", "text/html", "Content-Encoding", "gzip"),
                Outlet.gzip(large))),
        Arguments.of(
            "bomb",
            Outlet.bytes(Map.of("Content-Type", "text/html", "Content-Encoding", "gzip"), bomb)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooMuch")
  void tooMuchIsRefused(String name, Outlet.Answer answer) {
    outlet.on("/a", answer);

    assertThat(fetch(settings().withBytes(name.equals("bomb") ? 100_000 : LIMIT), "/a"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Rejection.TOO_LARGE));
  }

  @Test
  void exactlyTheLimitIsTaken() {
    outlet.on("/a", Outlet.page("x".repeat(LIMIT)));

    assertThat(content(fetch("/a")).bytes()).hasSize(LIMIT);
  }

  static Stream<Arguments> brokenAnswers() {
    byte[] packed = Outlet.gzip(HTML.getBytes(StandardCharsets.UTF_8));
    Map<String, String> gzip = Map.of("Content-Type", "text/html", "Content-Encoding", "gzip");
    return Stream.of(
        Arguments.of("cut short", Outlet.bytes(gzip, Arrays.copyOf(packed, packed.length - 12))),
        Arguments.of(
            "cannot be unpacked: Not in GZIP format",
            Outlet.bytes(gzip, HTML.getBytes(StandardCharsets.UTF_8))),
        Arguments.of(
            "cannot be unpacked: unknown compression: br",
            Outlet.bytes(Map.of("Content-Type", "text/html", "Content-Encoding", "br"), packed)));
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void brokenCompressionIsRefused(String detail, Outlet.Answer answer) {
    outlet.on("/a", answer);

    assertThat(fetch("/a")).isEqualTo(new Refused(Rejection.NOT_FETCHED, detail));
  }

  @Test
  void aBodyThatNeverEnds_isGivenUp() {
    outlet.on(
        "/a",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 600; i++) {
              body.write(' ');
              body.flush();
              Thread.sleep(10);
            }
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });

    assertThat(fetch(settings().withLimit(Duration.ofMillis(300)), "/a"))
        .isEqualTo(new Refused(Rejection.NOT_FETCHED, "not there within 300 ms"));
  }

  @Test
  void aServerThatSaysNothing_isGivenUp() {
    outlet.on(
        "/a",
        exchange -> {
          try {
            Thread.sleep(5_000);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });

    assertThat(fetch(settings().withLimit(Duration.ofMillis(200)), "/a"))
        .isEqualTo(new Refused(Rejection.NOT_FETCHED, "not there within 200 ms"));
  }

  @Test
  void unknownHosts_andClosedPorts_areNamed() {
    PoliteFetcher.Resolver none =
        host -> {
          throw new UnknownHostException(host);
        };

    try (PoliteFetcher web = fetcher(settings(), none)) {
      assertThat(web.fetch("https://outlet.example/", Validator.NONE))
          .isEqualTo(new Refused(Rejection.NOT_FETCHED, "no such host: outlet.example"));
    }
    String address = outlet.at("/a");
    outlet.close();
    try (PoliteFetcher web = fetcher()) {
      assertThat(web.fetch(address, Validator.NONE))
          .isEqualTo(
              new Refused(Rejection.NOT_FETCHED, "robots.txt cannot be read: no connection"));
    }
  }

  // conditional requests

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "v1" |                               | true
               | Tue, 06 May 2025 09:00:00 GMT | true
          "v1" | Tue, 06 May 2025 09:00:00 GMT | true
          "v0" |                               | false
               |                               | false
          """)
  void whoKnowsTheLastAnswer_isToldThatItStands(String etag, String modified, boolean same) {
    outlet.on(
        "/a",
        exchange -> {
          String known = exchange.getRequestHeaders().getFirst("If-None-Match");
          String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
          boolean stands =
              known != null
                  ? known.equals("\"v1\"")
                  : "Tue, 06 May 2025 09:00:00 GMT".equals(since);
          (stands ? Outlet.status(304) : Outlet.page(HTML)).send(exchange);
        });
    Validator known = new Validator(etag == null ? "" : etag, modified == null ? "" : modified);

    try (PoliteFetcher web = fetcher()) {
      Fetched fetched = web.fetch(outlet.at("/a"), known);

      if (same) {
        assertThat(fetched)
            .isEqualTo(new Fetched.NotModified(outlet.at("/a"), Again.UNSAID, START));
      } else {
        assertThat(text(content(fetched))).isEqualTo(HTML);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "News\nroom/1", "(comment)", "Newsroom/1\r\nCookie: a=b"})
  void aNameThatIsNone_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FetchSettings.of(name))
        .withMessageContaining(name);
  }

  // helpers

  private static FetchSettings settings() {
    return FetchSettings.of("Newsroom/2.1 (+https://newsroom.example/contact)").withBytes(LIMIT);
  }

  private PoliteFetcher fetcher() {
    return fetcher(settings(), InetAddress::getAllByName);
  }

  /// On a clock that passes when it sleeps; of all private addresses it may ask this machine alone.
  private PoliteFetcher fetcher(FetchSettings settings, PoliteFetcher.Resolver resolver) {
    InstantSource clock = now::get;
    Predicate<InetAddress> allowed = address -> address.isLoopbackAddress();
    return new PoliteFetcher(
        settings,
        clock,
        time -> {
          slept.add(time);
          now.set(now.get().plus(time));
        },
        resolver,
        allowed);
  }

  private Fetched fetch(String path) {
    return fetch(settings(), path);
  }

  private Fetched fetch(FetchSettings settings, String path) {
    try (PoliteFetcher web = fetcher(settings, InetAddress::getAllByName)) {
      return fetch(web, path);
    }
  }

  private Fetched fetch(PoliteFetcher web, String path) {
    return web.fetch(outlet.at(path), Validator.NONE);
  }

  private static Fetched.Content content(Fetched fetched) {
    assertThat(fetched).isInstanceOf(Fetched.Content.class);
    return (Fetched.Content) fetched;
  }

  private static String text(Fetched.Content content) {
    return new String(content.bytes(), StandardCharsets.UTF_8);
  }

  private static InetAddress address(String literal) throws UnknownHostException {
    return InetAddress.getByName(literal);
  }

  private static byte[] deflated(byte[] bytes, boolean bare) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, bare))) {
      deflate.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
