package org.rapporteur.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.By;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.Hit;
import org.rapporteur.desk.LogEntry;
import org.rapporteur.desk.Query;
import org.rapporteur.desk.StoryOrder;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Span;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;

/// A desk as web pages and as JSON, for this machine only. Reads the desk and nothing else; each
/// answer shows the desk as it is then.
public final class WebDesk implements AutoCloseable {
  private static final int STORIES_A_PAGE = 50;
  private static final int MOST_STORIES = 500;
  private static final int CHANGES = 200;
  private static final int HITS = 30;
  private static final int MOST_HITS = 200;

  /// Nothing but what this server itself sends is loaded or run.
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
              + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Desk desk;
  private final TemplateEngine templates;
  private final Rapporteur rapporteur = new Rapporteur();
  private final Javalin server;

  private WebDesk(Desk desk, int port) {
    this.desk = desk;
    this.templates =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, WebDesk.class.getClassLoader(), WebDesk.class.getPackageName());
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
              routes(config.routes);
            });
    server.start("127.0.0.1", port);
  }

  /// Serves the desk in `folder` on 127.0.0.1 until closed; port 0 takes any that is free. Throws
  /// [IOException] where there is no desk or the port is taken.
  public static WebDesk start(Path folder, int port) throws IOException {
    Desk desk = Desk.openToRead(folder);
    try {
      return new WebDesk(desk, port);
    } catch (JavalinBindException e) {
      desk.close();
      throw new IOException(
          "port " + port + " is taken; name another, or 0 for any that is free", e);
    }
  }

  /// Where to point the browser.
  public String url() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  @Override
  public void close() {
    server.stop();
    desk.close();
  }

  private void routes(RoutesConfig routes) {
    routes.before(this::guard);
    routes.get("/", this::stories);
    routes.get("/story/{id}", context -> html(context, "brief.jte", briefPage(context)));
    routes.get("/article/{id}", this::article);
    routes.get("/article/{id}/passage", this::passage);
    routes.get("/search", this::search);
    routes.get("/log", this::log);
    routes.get(
        "/style.css",
        context -> file(context, "/org/rapporteur/web/style.css", "text/css;charset=utf-8"));
    routes.get(
        "/icon.svg", context -> file(context, "/org/rapporteur/web/icon.svg", "image/svg+xml"));
    routes.get(
        "/htmx.js",
        context ->
            file(
                context,
                "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                "text/javascript"));
    routes.get("/api/v1/stories", this::apiStories);
    routes.get("/api/v1/stories/{id}/brief", this::apiBrief);
    routes.get(
        "/api/v1/articles/{id}",
        context -> json(context, ContractJson.article(requireArticle(context))));
    routes.get("/api/v1/log", this::apiLog);
    routes.get("/api/v1/search", this::apiSearch);
    routes.exception(Refusal.class, (refusal, context) -> refuse(context, refusal));
    routes.exception(
        HttpResponseException.class,
        (failure, context) ->
            refuse(context, new Refusal(failure.getStatus(), "Not done", message(failure), null)));
    routes.exception(
        Exception.class,
        (failure, context) ->
            refuse(
                context, new Refusal(500, "The desk could not be read", message(failure), null)));
    routes.error(
        404,
        context -> {
          if (context.result() == null || !Boolean.TRUE.equals(context.attribute("refused"))) {
            refuse(
                context,
                new Refusal(404, "Not found", "Nothing stands at " + context.path(), null));
          }
        });
  }

  /// Refuses requests that a page elsewhere made by giving this machine another name (DNS
  /// rebinding).
  private void guard(Context context) {
    HEADERS.forEach(context::header);
    String host = context.host() == null ? "" : context.host();
    if (!OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
      throw new Refusal(
          421, "Not this machine", "This desk answers to 127.0.0.1 and localhost only.", null);
    }
  }

  private void stories(Context context) {
    boolean mostReported = "reports".equals(context.queryParam("order"));
    int total = desk.storyCount();
    int from = number(context, "from", 0, 0, Integer.MAX_VALUE);
    List<Brief> briefs = desk.briefs(order(context), from, STORIES_A_PAGE);
    Map<ArticleId, Article> articles = articlesOf(briefs);
    String address = mostReported ? "/?order=reports&from=" : "/?from=";
    html(
        context,
        "stories.jte",
        new View.Stories(
            briefs.stream().map(brief -> Pages.story(brief, articles)).toList(),
            total,
            mostReported,
            from > 0 ? address + Math.max(0, from - STORIES_A_PAGE) : null,
            from + STORIES_A_PAGE < total ? address + (from + STORIES_A_PAGE) : null));
  }

  private static StoryOrder order(Context context) {
    String order = context.queryParam("order");
    return switch (order == null ? "latest" : order) {
      case "latest" -> StoryOrder.LATEST;
      case "reports" -> StoryOrder.MOST_REPORTED;
      default ->
          throw new Refusal(400, "Unknown order", "order is latest or reports, not " + order, null);
    };
  }

  private View.BriefPage briefPage(Context context) {
    Brief brief = requireBrief(context);
    StoryId id = brief.story().id();
    List<LogEntry> changes =
        desk.storyLog().stream()
            .filter(entry -> entry.change().from().equals(id) || entry.change().to().equals(id))
            .toList();
    return Pages.brief(brief, articlesOf(List.of(brief)), changes(changes));
  }

  /// The latest changes of stories, the latest first.
  private void log(Context context) {
    List<LogEntry> log = desk.storyLog().reversed();
    html(
        context,
        "log.jte",
        new View.Changes(changes(log.subList(0, Math.min(CHANGES, log.size())))));
  }

  private List<View.ChangeView> changes(List<LogEntry> log) {
    Map<StoryId, Story> stories = new HashMap<>();
    log.stream()
        .flatMap(entry -> Stream.of(entry.change().from(), entry.change().to()))
        .distinct()
        .forEach(id -> desk.brief(id).ifPresent(brief -> stories.put(id, brief.story())));
    Map<ArticleId, Article> articles = articlesIn(log);
    return log.stream().map(entry -> Pages.change(entry, stories, articles)).toList();
  }

  private Map<ArticleId, Article> articlesIn(List<LogEntry> log) {
    return desk.articles(
        log.stream().flatMap(entry -> entry.change().articles().stream()).distinct().toList());
  }

  private void article(Context context) {
    Article article = requireArticle(context);
    View.StoryItem story =
        desk.storyOf(article.id())
            .flatMap(desk::brief)
            .map(brief -> Pages.story(brief, articlesOf(List.of(brief))))
            .orElse(null);
    html(context, "article.jte", Pages.article(article, passageAsked(context, article), story));
  }

  /// The paragraphs around a passage, to be shown in place.
  private void passage(Context context) {
    Article article = requireArticle(context);
    List<View.Paragraph> paragraphs =
        Pages.paragraphs(article.text(), passageAsked(context, article));
    int here = 0;
    for (int i = 0; i < paragraphs.size(); i++) {
      here = paragraphs.get(i).here() ? i : here;
    }
    html(
        context,
        "passage.jte",
        new View.Passage(
            article.from().language(),
            paragraphs.subList(Math.max(0, here - 1), Math.min(paragraphs.size(), here + 2))));
  }

  private void search(Context context) throws IOException {
    String typed = typed(context);
    Query query = Query.parse(typed);
    List<Hit> hits =
        query instanceof Query.Wanted wanted
            ? desk.search(wanted, HITS, By.BOTH, rapporteur::encoder)
            : List.of();
    html(context, "search.jte", Pages.search(typed, query, hits));
  }

  private void apiStories(Context context) {
    int from = number(context, "from", 0, 0, Integer.MAX_VALUE);
    int limit = number(context, "limit", STORIES_A_PAGE, 1, MOST_STORIES);
    List<Brief> briefs = desk.briefs(order(context), from, limit);
    Map<ArticleId, Article> articles = articlesOf(briefs);
    ObjectNode answer =
        JsonNodeFactory.instance.objectNode().put("total", desk.storyCount()).put("from", from);
    ArrayNode list = answer.putArray("stories");
    for (Brief brief : briefs) {
      ObjectNode story = ContractJson.story(brief.story(), articles);
      list.add(
          story
              .put("reports", brief.reports())
              .put("origins", brief.origins().size())
              .put("roots", brief.roots().size()));
    }
    json(context, answer);
  }

  private void apiBrief(Context context) {
    Brief brief = requireBrief(context);
    json(context, ContractJson.brief(brief, articlesOf(List.of(brief))));
  }

  private void apiLog(Context context) {
    List<LogEntry> log = desk.storyLog();
    Map<ArticleId, Article> articles = articlesIn(log);
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    log.forEach(entry -> entries.add(ContractJson.logEntry(entry, articles)));
    json(context, JsonNodeFactory.instance.objectNode().set("entries", entries));
  }

  private void apiSearch(Context context) throws IOException {
    String typed = typed(context);
    int limit = number(context, "limit", HITS, 1, MOST_HITS);
    switch (Query.parse(typed)) {
      case Query.Mistake(int position, String message) ->
          throw new Refusal(400, "Not a query", message, typed.codePointCount(0, position));
      case Query.Wanted wanted -> {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("query", typed);
        ArrayNode hits = answer.putArray("hits");
        desk.search(wanted, limit, By.BOTH, rapporteur::encoder)
            .forEach(hit -> hits.add(ContractJson.hit(hit)));
        json(context, answer);
      }
    }
  }

  private static String typed(Context context) {
    String typed = context.queryParam("q");
    return typed == null ? "" : typed;
  }

  private Map<ArticleId, Article> articlesOf(Collection<Brief> briefs) {
    Set<ArticleId> ids = new LinkedHashSet<>();
    for (Brief brief : briefs) {
      ids.addAll(brief.story().articles());
    }
    return desk.articles(ids);
  }

  private Brief requireBrief(Context context) {
    String id = context.pathParam("id");
    return desk.brief(new StoryId(id))
        .orElseThrow(
            () ->
                new Refusal(404, "No such story", "No story on this desk has the id " + id, null));
  }

  private Article requireArticle(Context context) {
    String id = context.pathParam("id");
    return desk.article(new ArticleId(id))
        .orElseThrow(
            () ->
                new Refusal(
                    404, "No such article", "No article on this desk has the id " + id, null));
  }

  /// The passage that `start` and `end` name in code points; null where none is asked for.
  private static @Nullable Span passageAsked(Context context, Article article) {
    if (context.queryParam("start") == null) {
      return null;
    }
    String text = article.text();
    int length = text.codePointCount(0, text.length());
    int start = number(context, "start", 0, 0, length);
    int end = number(context, "end", start, start, length);
    int from = text.offsetByCodePoints(0, start);
    return new Span(from, text.offsetByCodePoints(from, end - start));
  }

  private static int number(Context context, String name, int absent, int low, int high) {
    String value = context.queryParam(name);
    if (value == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below, as a number out of range is
    }
    throw new Refusal(
        400,
        "Bad number",
        name + " is a whole number from " + low + " to " + high + ", not " + value,
        null);
  }

  private void html(Context context, String template, Object page) {
    StringOutput out = new StringOutput();
    templates.render(template, page, out);
    context.contentType("text/html;charset=utf-8").result(out.toString());
  }

  private static void json(Context context, JsonNode node) {
    context.contentType("application/json").result(node.toString());
  }

  private static void file(Context context, String resource, String type) throws IOException {
    try (InputStream in = WebDesk.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program's own file is missing: " + resource);
      }
      context.header("Cache-Control", "max-age=3600").contentType(type).result(in.readAllBytes());
    }
  }

  /// A problem as RFC 9457 has it for programs, as a plain page for people.
  private void refuse(Context context, Refusal refusal) {
    context.status(refusal.status).attribute("refused", true);
    if (context.path().startsWith("/api/")) {
      ObjectNode problem =
          JsonNodeFactory.instance
              .objectNode()
              .put("type", "about:blank")
              .put("title", refusal.title)
              .put("status", refusal.status)
              .put("detail", refusal.detail)
              .put("instance", context.path());
      if (refusal.position != null) {
        problem.put("position", refusal.position);
      }
      context.contentType("application/problem+json").result(problem.toString());
    } else {
      html(context, "problem.jte", new View.Problem(refusal.status, refusal.title, refusal.detail));
    }
  }

  private static String message(Exception failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }

  /// Ends a request with a problem.
  private static final class Refusal extends RuntimeException {
    private final int status;
    private final String title;
    private final String detail;
    private final @Nullable Integer position;

    Refusal(int status, String title, String detail, @Nullable Integer position) {
      super(detail, null, false, false);
      this.status = status;
      this.title = title;
      this.detail = detail;
      this.position = position;
    }
  }
}
