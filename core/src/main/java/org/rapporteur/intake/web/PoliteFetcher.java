package org.rapporteur.intake.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Rejection;

/// Fetches addresses one request at a time a host, as [FetchSettings] say. One for a run: remembers
/// each host's `robots.txt` for a day and when it was asked last. Shared between threads.
///
/// 1. The address is read; its host is resolved, and refused where any of its addresses lies in a
///    private network.
/// 2. The host's `robots.txt` is read, once a day. It counts for no request of the host's pace.
/// 3. When it is the host's turn, the request goes out. When its answer comes, the host is resolved
///    again: the JVM keeps what it resolved for 30 seconds, so whatever the connection went to is
///    among the addresses of the one look or the other.
/// 4. A redirect leads back to 1.
public final class PoliteFetcher implements Web, AutoCloseable {
  /// As browsers have it, within reason; the longest seen in news was four.
  private static final int MOST_REDIRECTS = 10;

  /// RFC 9309, 2.3.1.2.
  private static final int MOST_ROBOTS_REDIRECTS = 5;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> FOR_GOOD = Set.of(301, 308);

  /// RFC 9309, 2.4: a copy of `robots.txt` is used no longer.
  private static final Duration ROBOTS_KEPT = Duration.ofHours(24);

  /// A `robots.txt` that could not be read is asked for again after this, as its host is shut until
  /// then.
  private static final Duration ROBOTS_MISSED = Duration.ofMinutes(5);

  /// What can be read: markup, text, feeds, rows, archives of the web.
  private static final Pattern READABLE =
      Pattern.compile(
          "text/(?:html|plain|xml|markdown|x-opml)|application/(?:xhtml\\+xml|xml|(?:rss|atom|rdf)\\+xml"
              + "|json|feed\\+json|jsonl|x-ndjson|ndjson|json-seq|warc|gzip|x-gzip)");

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?\\s*([\\w.:+-]{2,40})", Pattern.CASE_INSENSITIVE);

  private static final Map<Integer, String> STATUSES =
      Map.ofEntries(
          Map.entry(400, "bad request"),
          Map.entry(401, "needs a login"),
          Map.entry(402, "needs payment"),
          Map.entry(403, "forbidden"),
          Map.entry(404, "not found"),
          Map.entry(406, "not acceptable"),
          Map.entry(410, "gone"),
          Map.entry(429, "too many requests"),
          Map.entry(451, "withheld for legal reasons"),
          Map.entry(500, "the server failed"),
          Map.entry(502, "the server failed"),
          Map.entry(503, "the server is overloaded"),
          Map.entry(504, "the server failed"));

  /// What a host's name stands for.
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final FetchSettings settings;
  private final InstantSource clock;
  private final Pace pace;
  private final Resolver resolver;
  private final Predicate<InetAddress> allowed;
  private final HttpClient client;
  private final Map<String, RobotsReading> robots = new ConcurrentHashMap<>();

  public PoliteFetcher(FetchSettings settings, InstantSource clock) {
    this(
        settings,
        clock,
        Thread::sleep,
        InetAddress::getAllByName,
        settings.privateAddresses() ? address -> true : Reach::isOpen);
  }

  /// For tests: with other means than the machine's own.
  PoliteFetcher(
      FetchSettings settings,
      InstantSource clock,
      Pace.Sleeper sleeper,
      Resolver resolver,
      Predicate<InetAddress> allowed) {
    this.settings = settings;
    this.clock = clock;
    this.pace = new Pace(clock, sleeper);
    this.resolver = resolver;
    this.allowed = allowed;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectLimit())
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
  }

  /// Ends what is under way.
  @Override
  public void close() {
    client.shutdownNow();
  }

  /// An address as it is asked for: the host in lower case, without the usual port and without a
  /// fragment. As written where it cannot be asked for.
  public static String asAsked(String address) {
    return Address.of(address) instanceof Address.Usable(URI uri) ? uri.toString() : address;
  }

  @Override
  public Fetched fetch(String address, Validator known) {
    try {
      return fetch(address, known, new Budget(settings.limit()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("interrupted");
      interrupted.initCause(e);
      throw new UncheckedIOException(address, interrupted);
    }
  }

  private Fetched fetch(String address, Validator known, Budget budget)
      throws InterruptedException {
    Set<URI> seen = new HashSet<>();
    Address next = Address.of(address);
    boolean forGood = true;
    String movedTo = "";
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (next instanceof Address.Unusable(String why)) {
        return refused(Rejection.NOT_FETCHED, seen.isEmpty() ? why : "redirected: " + why);
      }
      URI at = ((Address.Usable) next).uri();
      if (!seen.add(at)) {
        return refused(Rejection.NOT_FETCHED, "redirected in a circle: " + at);
      }
      Optional<Fetched.Refused> barred = barred(at);
      if (barred.isPresent()) {
        return redirects == 0 ? barred.get() : named(barred.get(), at);
      }
      switch (robots(at)) {
        case Robots.Unreadable(String why) -> {
          return refused(Rejection.NOT_FETCHED, "robots.txt cannot be read: " + why);
        }
        case Robots.Rules rules -> {
          if (!rules.allows(at)) {
            return refused(Rejection.ROBOTS, redirects == 0 ? "" : at.toString());
          }
          pace.await(at.getHost(), pause(rules));
        }
      }
      Answer answer = ask(request(at, known, Coding.ACCEPTED), false, budget);
      if (answer instanceof Redirect(int status, String location)) {
        next = Address.redirected(at, location);
        // what stands behind a redirect for the time being is not where the address has moved to
        forGood &= FOR_GOOD.contains(status);
        if (forGood && next instanceof Address.Usable(URI there)) {
          movedTo = there.toString();
        }
      } else {
        return outcome(at, answer, known, movedTo);
      }
    }
    return refused(Rejection.NOT_FETCHED, "more than " + MOST_REDIRECTS + " redirects");
  }

  private Duration pause(Robots.Rules rules) {
    Duration asked = rules.pause();
    Duration kept = asked.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : asked;
    return kept.compareTo(settings.pause()) > 0 ? kept : settings.pause();
  }

  private HttpRequest request(URI at, Validator known, String codings) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at)
            .header("User-Agent", settings.userAgent())
            .header("Accept-Encoding", codings)
            .header(
                "Accept",
                "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1");
    if (!known.etag().isEmpty()) {
      request.header("If-None-Match", known.etag());
    }
    if (!known.lastModified().isEmpty()) {
      request.header("If-Modified-Since", known.lastModified());
    }
    return request.build();
  }

  private Fetched outcome(URI at, Answer answer, Validator known, String movedTo) {
    return switch (answer) {
      case Failure(Rejection reason, String detail) -> refused(reason, detail);
      case Redirect redirect -> throw new IllegalArgumentException("not followed: " + redirect);
      case Response(int status, HttpHeaders headers, byte[] bytes) -> {
        Again again =
            new Again(
                movedTo, Again.maxAge(String.join(",", headers.allValues("Cache-Control"))), false);
        if (status == 304 && !known.isNone()) {
          yield new Fetched.NotModified(at.toString(), again, clock.instant());
        }
        if (status != 200 && status != 203) {
          String meaning = STATUSES.getOrDefault(status, "");
          yield new Fetched.Refused(
              Rejection.NOT_FETCHED,
              status + (meaning.isEmpty() ? "" : " " + meaning),
              new Again(
                  "",
                  Again.retryAfter(headers.firstValue("Retry-After").orElse(""), clock.instant()),
                  status == 410));
        }
        String type = headers.firstValue("Content-Type").orElse("");
        String mediaType = mediaType(type);
        Matcher charset = CHARSET.matcher(type);
        yield new Fetched.Content(
            at.toString(),
            bytes,
            mediaType,
            charset.find() ? charset.group(1) : "",
            new Validator(
                headers.firstValue("ETag").orElse(""),
                headers.firstValue("Last-Modified").orElse("")),
            again,
            clock.instant());
      }
    };
  }

  private static String mediaType(String contentType) {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  // private networks

  /// Why the host of `at` may not be asked.
  private Optional<Fetched.Refused> barred(URI at) {
    String host = at.getHost();
    try {
      for (InetAddress address : resolver.resolve(host.replaceAll("^\\[|]$", ""))) {
        if (!allowed.test(address)) {
          return Optional.of(
              new Fetched.Refused(
                  Rejection.PRIVATE_ADDRESS,
                  address.getHostAddress() + "; --allow-private allows it"));
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(new Fetched.Refused(Rejection.NOT_FETCHED, "no such host: " + host));
    }
  }

  private static Fetched.Refused named(Fetched.Refused refused, URI at) {
    return refused(refused.reason(), "redirected to " + at + ": " + refused.detail());
  }

  // robots.txt

  /// Of the host of `at`; read by the first thread that comes, the others wait.
  private Robots robots(URI at) throws InterruptedException {
    String origin =
        at.getScheme() + "://" + at.getHost() + (at.getPort() < 0 ? "" : ":" + at.getPort());
    Instant now = clock.instant();
    RobotsReading reading =
        robots.compute(
            origin,
            (host, before) ->
                before != null && before.isGood(now)
                    ? before
                    : new RobotsReading(
                        now, new FutureTask<>(() -> readRobots(URI.create(origin)))));
    // does nothing where another thread reads it or has read it
    reading.robots().run();
    try {
      return reading.robots().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading robots.txt of " + origin, e.getCause());
    }
  }

  /// @param begun when
  private record RobotsReading(Instant begun, FutureTask<Robots> robots) {
    boolean isGood(Instant now) {
      boolean missed =
          robots.state() == Future.State.SUCCESS && robots.resultNow() instanceof Robots.Unreadable;
      return now.isBefore(begun.plus(missed ? ROBOTS_MISSED : ROBOTS_KEPT));
    }
  }

  private Robots readRobots(URI origin) throws InterruptedException {
    Budget budget = new Budget(settings.limit());
    URI at = origin.resolve("/robots.txt");
    for (int redirects = 0; redirects <= MOST_ROBOTS_REDIRECTS; redirects++) {
      switch (ask(request(at, Validator.NONE, "identity"), true, budget)) {
        case Failure(Rejection reason, String detail) -> {
          return new Robots.Unreadable(
              reason == Rejection.NOT_FETCHED ? detail : reason.reason() + ", " + detail);
        }
        case Redirect(int _, String location) -> {
          if (!(Address.redirected(at, location) instanceof Address.Usable(URI next))) {
            return Robots.failed(404);
          }
          at = next;
        }
        case Response(int status, HttpHeaders headers, byte[] bytes) -> {
          return status / 100 == 2
              ? Robots.parse(
                  at,
                  bytes,
                  mediaType(headers.firstValue("Content-Type").orElse("")),
                  settings.robot())
              : Robots.failed(status);
        }
      }
    }
    return Robots.failed(404);
  }

  // one request

  private sealed interface Answer {}

  /// @param bytes unpacked; empty where the status is none of success
  private record Response(int status, HttpHeaders headers, byte[] bytes) implements Answer {}

  private record Redirect(int status, String location) implements Answer {}

  private record Failure(Rejection reason, String detail) implements Answer {}

  /// What time is left for the requests of one address.
  private static final class Budget {
    private final Duration whole;
    private Duration left;

    Budget(Duration whole) {
      this.whole = whole;
      this.left = whole;
    }

    String spent() {
      return "not there within "
          + (whole.toMillis() < 1000 ? whole.toMillis() + " ms" : whole.toSeconds() + " s");
    }
  }

  /// @param robots whether `robots.txt` is asked for: then any type is read, and of a long one its
  /// start
  private Answer ask(HttpRequest request, boolean robots, Budget budget)
      throws InterruptedException {
    int limit = robots ? Robots.LIMIT : settings.bytes();
    Optional<Fetched.Refused> before = barred(request.uri());
    if (before.isPresent()) {
      return new Failure(before.get().reason(), before.get().detail());
    }
    AtomicReference<Fetched.@Nullable Refused> moved = new AtomicReference<>();
    long start = System.nanoTime();
    CompletableFuture<HttpResponse<Body>> coming =
        client.sendAsync(
            request,
            info -> {
              barred(request.uri()).ifPresent(moved::set);
              boolean wanted =
                  info.statusCode() / 100 == 2
                      && moved.get() == null
                      && (robots || unwanted(info.headers(), limit).isEmpty());
              return wanted ? Body.atMost(limit) : Body.unread();
            });
    try {
      HttpResponse<Body> response = coming.get(budget.left.toNanos(), TimeUnit.NANOSECONDS);
      Fetched.Refused refused = moved.get();
      return refused != null
          ? new Failure(refused.reason(), refused.detail())
          : answer(response, robots, limit);
    } catch (TimeoutException e) {
      return new Failure(Rejection.NOT_FETCHED, budget.spent());
    } catch (ExecutionException e) {
      return failure(e.getCause(), budget);
    } finally {
      coming.cancel(true);
      budget.left = budget.left.minusNanos(System.nanoTime() - start);
    }
  }

  private static Answer answer(HttpResponse<Body> response, boolean robots, int limit) {
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    Optional<String> location = headers.firstValue("Location");
    if (REDIRECTS.contains(status) && location.isPresent()) {
      return new Redirect(status, location.get());
    }
    if (status / 100 != 2) {
      return new Response(status, headers, new byte[0]);
    }
    Optional<Failure> unwanted = robots ? Optional.empty() : unwanted(headers, limit);
    if (unwanted.isPresent()) {
      return unwanted.get();
    }
    if (!robots && !response.body().whole()) {
      return tooLarge(limit);
    }
    try {
      byte[] bytes =
          Coding.undo(response.body().bytes(), headers.allValues("Content-Encoding"), limit);
      return new Response(status, headers, bytes);
    } catch (Coding.TooLarge e) {
      return tooLarge(limit);
    } catch (EOFException e) {
      return new Failure(Rejection.NOT_FETCHED, "cut short");
    } catch (IOException e) {
      return new Failure(Rejection.NOT_FETCHED, "cannot be unpacked: " + message(e));
    }
  }

  private static Failure tooLarge(int limit) {
    return new Failure(
        Rejection.TOO_LARGE,
        "more than " + (limit >= 1 << 20 ? (limit >> 20) + " MB" : limit + " bytes"));
  }

  /// What the head of an answer says against reading its body.
  private static Optional<Failure> unwanted(HttpHeaders headers, int limit) {
    String type = mediaType(headers.firstValue("Content-Type").orElse(""));
    if (!type.isEmpty() && !READABLE.matcher(type).matches()) {
      return Optional.of(new Failure(Rejection.UNKNOWN_TYPE, type));
    }
    String length = headers.firstValue("Content-Length").orElse("");
    return length.matches("\\d{1,18}") && Long.parseLong(length) > limit
        ? Optional.of(tooLarge(limit))
        : Optional.empty();
  }

  private Failure failure(@Nullable Throwable cause, Budget budget) {
    return switch (cause) {
      case HttpConnectTimeoutException e ->
          new Failure(
              Rejection.NOT_FETCHED,
              "no connection within " + settings.connectLimit().toSeconds() + " s");
      case HttpTimeoutException e -> new Failure(Rejection.NOT_FETCHED, budget.spent());
      case ConnectException e -> new Failure(Rejection.NOT_FETCHED, "no connection");
      case SSLException e ->
          new Failure(Rejection.NOT_FETCHED, "no secure connection: " + message(e));
      case IOException e -> new Failure(Rejection.NOT_FETCHED, message(e));
      case null, default -> throw new IllegalStateException("asking for an address", cause);
    };
  }

  private static String message(IOException e) {
    String message = e.getMessage() == null ? "the connection broke" : e.getMessage();
    return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
  }

  /// Servers' words end up in some messages.
  private static final int LONGEST_MESSAGE = 200;

  private static Fetched.Refused refused(Rejection reason, String detail) {
    return new Fetched.Refused(reason, detail);
  }
}
