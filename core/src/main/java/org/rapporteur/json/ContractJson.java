package org.rapporteur.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.FailedSpan;
import org.rapporteur.desk.Hit;
import org.rapporteur.desk.LineLogEntry;
import org.rapporteur.desk.LogEntry;
import org.rapporteur.model.Actor;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Circumstances;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Coverage;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Descent;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Edit;
import org.rapporteur.model.Edits;
import org.rapporteur.model.Entity;
import org.rapporteur.model.Episode;
import org.rapporteur.model.Event;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Lack;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Line;
import org.rapporteur.model.LineRuling;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Milestone;
import org.rapporteur.model.Moment;
import org.rapporteur.model.Name;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Root;
import org.rapporteur.model.Run;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.model.Story;
import org.rapporteur.model.Telling;
import org.rapporteur.model.Voice;
import org.rapporteur.model.When;
import org.rapporteur.reading.Languages;

/// Each record as one JSON object. `articles` arguments hold at least the articles that the record
/// points to.
public final class ContractJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ContractJson() {}

  /// As `extract` prints it.
  public static ObjectNode article(Article article) {
    ObjectNode node = JSON.objectNode();
    node.put("page", article.from().key());
    node.put("article", article.id().value());
    node.put("main", article.from().main());
    node.put("url", article.from().url());
    node.put("outlet", absentIfEmpty(article.from().outlet()));
    node.put("headline", article.headline());
    node.put("standfirst", article.standfirst());
    node.set("authors", strings(article.byline().authors()));
    node.set("agencies", strings(article.byline().agencies()));
    node.put("published", text(article.times().published()));
    node.put("updated", text(article.times().updated()));
    Instant fetched = article.times().fetched();
    node.put("fetched", fetched == null ? null : fetched.toString());
    node.put("language", absentIfEmpty(article.from().language()));
    Dateline dateline = article.dateline();
    node.set("dateline", dateline == null ? JSON.nullNode() : dateline(dateline));
    node.put("body", article.text());
    node.set("captions", strings(article.layout().captions()));
    CodePoints inText = new CodePoints(article.text());
    ArrayNode parts = node.putArray("parts");
    for (Layout.Part part : article.layout().parts()) {
      ObjectNode each = parts.addObject();
      each.put("kind", lower(part.kind()));
      each.setAll(span(part.span(), inText));
      if (part.kind() == Layout.Part.Kind.ENTRY) {
        each.put("time", text(part.time()));
      }
    }
    ArrayNode asides = node.putArray("asides");
    for (Layout.Aside aside : article.layout().asides()) {
      asides.addObject().put("kind", lower(aside.kind())).put("text", aside.text());
    }
    node.put("rehost", article.from().rehost());
    ObjectNode evidence = node.putObject("evidence");
    for (Evidence each : article.evidence()) {
      evidence.withArray(each.of()).add(evidence(each));
    }
    return node;
  }

  /// As `copies` prints it.
  public static ObjectNode copy(Copy copy, Map<ArticleId, Article> articles) {
    Article a = require(articles, copy.a());
    Article b = require(articles, copy.b());
    ObjectNode node = JSON.objectNode();
    node.put("a", a.from().key());
    node.put("b", b.from().key());
    node.put("articleA", a.id().value());
    node.put("articleB", b.id().value());
    node.put("kind", lower(copy.kind()));
    node.put("words", copy.words());
    node.put("shareOfA", rounded(copy.shareOfA()));
    node.put("shareOfB", rounded(copy.shareOfB()));
    ArticleId from = copy.from();
    node.put("from", from == null ? null : require(articles, from).from().key());
    ArrayNode evidence = node.putArray("evidence");
    for (Evidence each : copy.evidence()) {
      evidence.add(JSON.objectNode().put("of", each.of()).setAll(evidence(each)));
    }
    CodePoints inA = new CodePoints(a.text());
    CodePoints inB = new CodePoints(b.text());
    ArrayNode runs = node.putArray("runs");
    for (Run run : copy.runs()) {
      ObjectNode pair = runs.addObject();
      pair.set("a", span(run.a(), inA));
      pair.set("b", span(run.b(), inB));
    }
    return node;
  }

  /// As `copies --edits` prints it: the pair, and what the copy made of the likelier origin, or `b`
  /// of `a` where nothing tells which was first.
  public static ObjectNode copy(Copy copy, Edits edits, Map<ArticleId, Article> articles) {
    ObjectNode node = copy(copy, articles);
    node.set(
        "edits",
        edits(
            edits,
            edits.sentences(),
            require(articles, copy.original()),
            require(articles, copy.print())));
    return node;
  }

  /// @param shown those of the edits that are set out
  private static ObjectNode edits(Edits edits, List<Edit> shown, Article original, Article copy) {
    ObjectNode node = JSON.objectNode();
    node.put("original", original.from().key());
    node.put("copy", copy.from().key());
    for (Edit.Kind kind : Edit.Kind.values()) {
      node.put(lower(kind), edits.count(kind));
    }
    CodePoints inOriginal = new CodePoints(original.text());
    CodePoints inCopy = new CodePoints(copy.text());
    ArrayNode sentences = node.putArray("sentences");
    for (Edit edit : shown) {
      ObjectNode each = sentences.addObject();
      each.put("kind", lower(edit.kind()));
      each.set("original", spanWithText(edit.original(), original.text(), inOriginal));
      each.set("copy", spanWithText(edit.copy(), copy.text(), inCopy));
      ArrayNode changes = each.putArray("changes");
      for (Edit.Change change : edit.changes()) {
        ObjectNode one = changes.addObject();
        one.set("original", spanWithText(change.original(), original.text(), inOriginal));
        one.set("copy", spanWithText(change.copy(), copy.text(), inCopy));
        ArrayNode marks = one.putArray("marks");
        change.marks().forEach(mark -> marks.add(lower(mark)));
      }
    }
    return node;
  }

  private static ObjectNode descent(Descent descent, Map<ArticleId, Article> articles) {
    Article article = require(articles, descent.article());
    Article from = require(articles, descent.from());
    ObjectNode node = JSON.objectNode();
    node.put("article", article.from().key());
    node.put("from", from.from().key());
    node.put("relation", lower(descent.relation()));
    node.put("directed", descent.directed());
    node.put("kind", lower(descent.kind()));
    node.put("why", descent.why());
    ArrayNode evidence = node.putArray("evidence");
    for (Evidence each : descent.evidence()) {
      evidence.add(JSON.objectNode().put("of", each.of()).setAll(evidence(each)));
    }
    List<Edit> shown =
        descent.edits().sentences().stream().filter(edit -> edit.kind() != Edit.Kind.KEPT).toList();
    node.set("edits", edits(descent.edits(), shown, from, article));
    return node;
  }

  /// As `stories` prints it.
  public static ObjectNode story(Story story, Map<ArticleId, Article> articles) {
    ObjectNode node = JSON.objectNode();
    node.put("story", story.id().value());
    node.put("headline", story.headline());
    node.put("first", text(story.first()));
    node.put("last", text(story.last()));
    ArrayNode list = node.putArray("articles");
    for (ArticleId id : story.articles()) {
      Article article = require(articles, id);
      ObjectNode each = list.addObject();
      each.put("key", article.from().key());
      each.put("article", id.value());
      each.put("outlet", absentIfEmpty(article.from().outlet()));
      each.put("published", text(article.times().published()));
    }
    node.set("episodes", episodes(story, articles));
    return node;
  }

  private static ArrayNode episodes(Story story, Map<ArticleId, Article> articles) {
    ArrayNode list = JSON.arrayNode();
    for (Episode episode : story.episodes()) {
      ObjectNode each = list.addObject();
      each.put("headline", episode.headline());
      each.put("first", text(episode.first()));
      each.put("last", text(episode.last()));
      ArrayNode keys = each.putArray("articles");
      episode.articles().forEach(id -> keys.add(require(articles, id).from().key()));
    }
    return list;
  }

  /// As `statements` prints it.
  public static ObjectNode statement(Statement statement, Article article) {
    CodePoints points = new CodePoints(article.text());
    ObjectNode node = head(article);
    node.put("kind", lower(statement.kind()));
    ArrayNode content = node.putArray("content");
    for (Span span : statement.content()) {
      content.add(spanWithText(span, article.text(), points));
    }
    node.set("speaker", mention("name", statement.speaker(), points));
    Voice voice = statement.voice();
    node.put("voice", voice == null ? null : lower(voice.kind()));
    node.put("speaker_rule", voice == null ? null : voice.rule());
    node.set("cue", spanOrNull(statement.cue(), article.text(), points));
    node.set("addressee", mention("name", statement.addressee(), points));
    node.set("through", mention("name", statement.through(), points));
    Circumstances circumstances = statement.circumstances();
    node.put("polarity", lower(circumstances.polarity()));
    node.set("place", spanOrNull(circumstances.place(), article.text(), points));
    node.set("day", spanOrNull(circumstances.day(), article.text(), points));
    node.set("happened", moment(Moment.of(statement, article), article, points));
    node.put("rule", statement.rule());
    node.put("confidence", rounded(statement.confidence()));
    node.put("gear", lower(statement.gear()));
    return node;
  }

  /// As `names` prints it.
  public static ObjectNode name(Name name, Article article) {
    ObjectNode node = head(article);
    node.setAll(spanWithText(name.span(), article.text(), new CodePoints(article.text())));
    node.put("type", lower(name.kind()));
    node.put("entity", name.entity());
    node.put("role", absentIfEmpty(name.role()));
    node.put("country", absentIfEmpty(name.country()));
    node.put("rule", name.rule());
    node.put("gear", lower(name.gear()));
    return node;
  }

  /// As `entities` prints it.
  public static ObjectNode entity(Entity entity) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("entity", entity.name());
    node.put("type", lower(entity.kind()));
    told(node.putArray("aliases"), entity.aliases());
    told(node.putArray("roles"), entity.roles());
    told(node.putArray("countries"), entity.countries());
    node.put("mentions", entity.mentions());
    ArrayNode articles = node.putArray("articles");
    entity.articles().forEach(id -> articles.add(id.value()));
    return node;
  }

  private static void told(ArrayNode array, List<Entity.Told> told) {
    told.forEach(each -> array.addObject().put("text", each.text()).put("times", each.times()));
  }

  /// As `dates` prints it.
  public static ObjectNode when(When when, Article article) {
    ObjectNode node = head(article);
    node.setAll(spanWithText(when.span(), article.text(), new CodePoints(article.text())));
    node.put("type", when.kind().name());
    node.put("value", when.value());
    node.put("mod", when.mod());
    node.put("zone", when.zone());
    node.put("rule", when.rule());
    return node;
  }

  /// As `events` prints it.
  public static ObjectNode event(Event event, Article article) {
    CodePoints points = new CodePoints(article.text());
    ObjectNode node = head(article);
    node.put("type", event.type());
    node.put("mode", absentIfEmpty(event.mode()));
    node.set("contexts", strings(event.contexts()));
    node.put("status", lower(event.status()));
    node.set("by", mention("text", event.by(), points));
    node.put("background", event.background());
    node.set("source", actor(event.source(), points));
    node.set("target", actor(event.target(), points));
    node.set("place", mention("text", event.place(), points));
    node.set("instrument", spanOrNull(event.instrument(), article.text(), points));
    When date = event.date();
    node.put("date", date == null ? null : date.value());
    node.set("happened", moment(Moment.of(event, article), article, points));
    node.set("cue", spanWithText(event.cue(), article.text(), points));
    node.set("sentence", spanWithText(event.sentence(), article.text(), points));
    node.put("rule", event.rule());
    return node;
  }

  private static ObjectNode moment(Moment moment, Article article, CodePoints points) {
    ObjectNode node = JSON.objectNode();
    node.put("value", absentIfEmpty(moment.value()));
    node.put("precision", moment.precision());
    node.set("evidence", spanOrNull(moment.evidence(), article.text(), points));
    return node;
  }

  /// As `figures` prints it.
  public static ObjectNode figure(Figure figure, Article article) {
    CodePoints points = new CodePoints(article.text());
    ObjectNode node = head(article);
    node.put("value", plain(figure.value()));
    node.put("low", plain(figure.low()));
    node.put("high", plain(figure.high()));
    node.put("unit", absentIfEmpty(figure.unit()));
    node.put("of", absentIfEmpty(figure.of()));
    node.set("by", mention("text", figure.by(), points));
    When date = figure.date();
    node.put("date", date == null ? null : date.value());
    node.setAll(spanWithText(figure.span(), article.text(), points));
    node.set("sentence", spanWithText(figure.sentence(), article.text(), points));
    node.put("rule", figure.rule());
    return node;
  }

  /// As `brief` prints it.
  public static ObjectNode brief(Brief brief, Map<ArticleId, Article> articles) {
    ObjectNode node = JSON.objectNode();
    node.put("story", brief.story().id().value());
    node.put("headline", brief.story().headline());
    node.put("first", text(brief.story().first()));
    node.put("last", text(brief.story().last()));
    node.put("reports", brief.reports());
    ArrayNode lacks = node.putArray("lacks");
    for (Lack lack : Lack.of(brief, articles, Languages::of)) {
      lacks
          .addObject()
          .put("lack", lower(lack.kind()))
          .put("reports", lack.reports())
          .put("of", lack.of())
          .put("language", lack.language())
          .put("text", lack.shown());
    }
    ArrayNode reports = node.putArray("articles");
    for (ArticleId id : brief.story().articles()) {
      Article article = require(articles, id);
      ObjectNode each = reports.addObject();
      each.put("key", article.from().key());
      each.put("article", id.value());
      each.put("outlet", absentIfEmpty(article.from().outlet()));
      each.put("headline", article.headline());
      each.put("published", text(article.times().published()));
      each.set(
          "estimated",
          brief
              .estimate(id)
              .<JsonNode>map(
                  estimate ->
                      JSON.objectNode()
                          .put("day", estimate.day().toString())
                          .put("rule", estimate.rule())
                          .put("why", estimate.why()))
              .orElse(JSON.nullNode()));
      each.put("url", article.from().url());
      each.put("rehost", article.from().rehost());
    }
    node.set("episodes", episodes(brief.story(), articles));
    ArrayNode origins = node.putArray("origins");
    for (Origin origin : brief.origins()) {
      ObjectNode each = origins.addObject();
      each.put("origin", origin.id());
      each.put("name", origin.name());
      ArrayNode keys = each.putArray("articles");
      origin.articles().stream()
          .filter(articles::containsKey)
          .forEach(id -> keys.add(require(articles, id).from().key()));
      each.set("why", strings(origin.why()));
      Root root = origin.root();
      each.set(
          "root",
          root == null
              ? JSON.nullNode()
              : JSON.objectNode()
                  .put("name", root.name())
                  .put("quote", root.quote())
                  .put("rule", root.rule()));
      ArrayNode lineage = each.putArray("lineage");
      origin.lineage().stream()
          .filter(
              descent ->
                  articles.containsKey(descent.article()) && articles.containsKey(descent.from()))
          .forEach(descent -> lineage.add(descent(descent, articles)));
      ArrayNode corrections = each.putArray("corrections");
      for (Correction correction : origin.corrections()) {
        Article article = articles.get(correction.article());
        if (article != null) {
          ObjectNode note = corrections.addObject();
          note.put("key", article.from().key());
          note.setAll(span(correction.span(), article));
          note.put("rule", correction.rule());
        }
      }
    }
    ArrayNode roots = node.putArray("roots");
    for (List<Origin> group : brief.roots()) {
      Root root = group.getFirst().root();
      ObjectNode each = roots.addObject();
      each.put("root", root == null ? null : root.name());
      ArrayNode ids = each.putArray("origins");
      group.forEach(origin -> ids.add(origin.id()));
    }
    ArrayNode lines = node.putArray("lines");
    for (Line line : brief.lines()) {
      lines.add(line(line, articles));
    }
    ArrayNode coverage = node.putArray("coverage");
    for (Coverage row : Coverage.of(brief)) {
      ObjectNode each = coverage.addObject();
      each.put("line", row.line());
      ObjectNode cells = each.putObject("origins");
      row.cells().forEach((origin, cell) -> cells.put(origin, lower(cell)));
    }
    ArrayNode dropped = node.putArray("dropped");
    Coverage.dropped(brief).forEach(line -> dropped.add(line.id()));
    ArrayNode timeline = node.putArray("timeline");
    for (Milestone milestone : brief.timeline()) {
      ObjectNode each = timeline.addObject();
      each.put("date", absentIfEmpty(milestone.date()));
      each.put("precision", milestone.precision());
      each.put("estimated", milestone.estimated());
      each.put("status", milestone.status());
      each.put("line", milestone.line());
      each.put("telling", milestone.telling());
    }
    return node;
  }

  private static ObjectNode line(Line line, Map<ArticleId, Article> articles) {
    ObjectNode node = JSON.objectNode();
    node.put("line", line.id());
    node.put("kind", lower(line.kind()));
    node.put("text", line.text());
    node.put("speaker", line.speaker());
    node.put("cue", line.cue());
    node.put("origins", line.origins());
    node.put("roots", line.roots());
    node.put("reports", line.reports());
    ArrayNode tellings = node.putArray("tellings");
    for (Telling telling : line.tellings()) {
      Article article = require(articles, telling.article());
      CodePoints points = new CodePoints(article.text());
      ObjectNode each = tellings.addObject();
      each.put("key", article.from().key());
      each.put("article", article.id().value());
      each.setAll(spanWithText(telling.span(), article.text(), points));
      each.put("origin", telling.origin());
      each.set("sentence", spanWithText(telling.sentence(), article.text(), points));
      String words = line.words(telling, article.text());
      each.put("link", TextFragment.link(article.from().url(), words));
    }
    ArrayNode differences = node.putArray("differences");
    for (Difference difference : line.differences()) {
      ObjectNode each = differences.addObject();
      each.put("slot", difference.slot());
      each.put("kind", difference.kind());
      ArrayNode values = each.putArray("values");
      for (Difference.Value value : difference.values()) {
        ObjectNode one = values.addObject();
        one.put("value", absentIfEmpty(value.value()));
        ArrayNode indices = one.putArray("tellings");
        value.tellings().forEach(indices::add);
      }
    }
    node.set("why", strings(line.why()));
    return node;
  }

  /// @param articles those of the desk, by id; of one that is gone its id stands for its key
  public static ObjectNode logEntry(LogEntry entry, Map<ArticleId, Article> articles) {
    ObjectNode node = JSON.objectNode();
    node.put("number", entry.number());
    node.put("made", entry.made().toString());
    node.put("by", entry.ruling() == null ? "program" : "reader");
    node.put("kind", lower(entry.change().kind()));
    node.put("from", entry.change().from().value());
    node.put("to", entry.change().to().value());
    ArrayNode keys = node.putArray("articles");
    for (ArticleId id : entry.change().articles()) {
      Article article = articles.get(id);
      keys.add(article == null ? id.value() : article.from().key());
    }
    node.put("undone", entry.undone());
    return node;
  }

  /// As `log` prints it.
  ///
  /// @param articles those of the desk, by id; of one that is gone its id stands for its key
  public static ObjectNode lineLogEntry(LineLogEntry entry, Map<ArticleId, Article> articles) {
    ObjectNode node = JSON.objectNode();
    node.put("number", entry.number());
    node.put("made", entry.made().toString());
    node.put("by", "reader");
    node.put("kind", lower(entry.ruling().kind()));
    node.set("one", words(entry.ruling().one(), articles));
    node.set("other", words(entry.ruling().other(), articles));
    node.put("undone", entry.undone());
    return node;
  }

  private static ArrayNode words(List<LineRuling.Words> told, Map<ArticleId, Article> articles) {
    ArrayNode node = JSON.arrayNode();
    for (LineRuling.Words words : told) {
      Article article = articles.get(words.article());
      node.add(
          article == null
              ? JSON.objectNode()
                  .put("key", words.article().value())
                  .put("article", words.article().value())
                  .putNull("start")
                  .putNull("end")
                  .putNull("text")
              : head(article).setAll(span(words.span(), article)));
    }
    return node;
  }

  /// As `search` prints it.
  public static ObjectNode hit(Hit hit) {
    Article article = hit.article();
    ObjectNode node = head(article);
    node.put("headline", article.headline());
    node.put("outlet", absentIfEmpty(article.from().outlet()));
    node.put("published", text(article.times().published()));
    node.set("passage", span(hit.passage(), article));
    node.put("copies", hit.copies());
    node.put("score", rounded(hit.score()));
    node.put("why", hit.why());
    return node;
  }

  /// As `verify` prints it; `article` is null where it is not on the desk.
  public static ObjectNode failedSpan(FailedSpan failed, @Nullable Article article) {
    JsonNode key = failed.key().isEmpty() ? JSON.nullNode() : JSON.textNode(failed.key());
    ObjectNode node = JSON.objectNode().set("key", key);
    node.put("article", failed.article().value());
    node.put("what", failed.what());
    node.setAll(
        article != null && failed.span().end() <= article.text().length()
            ? span(failed.span(), new CodePoints(article.text()))
            : JSON.objectNode().putNull("start").putNull("end"));
    node.put("text", failed.text());
    node.put("found", failed.found());
    node.put("reason", failed.reason());
    return node;
  }

  /// A span of an article's text, in code points, with its words.
  public static ObjectNode span(Span span, Article article) {
    return spanWithText(span, article.text(), new CodePoints(article.text()));
  }

  private static ObjectNode head(Article article) {
    return JSON.objectNode().put("key", article.from().key()).put("article", article.id().value());
  }

  private static ObjectNode dateline(Dateline dateline) {
    return JSON.objectNode()
        .put("place", dateline.place())
        .put("date", absentIfEmpty(dateline.date()));
  }

  private static ObjectNode evidence(Evidence evidence) {
    return JSON.objectNode()
        .put("value", evidence.value())
        .put("quote", evidence.quote())
        .put("rule", evidence.rule());
  }

  private static JsonNode actor(@Nullable Actor actor, CodePoints points) {
    if (actor == null) {
      return JSON.nullNode();
    }
    JsonNode node = mention("text", actor.mention(), points);
    if (node instanceof ObjectNode object) {
      object.put("country", absentIfEmpty(actor.country()));
      object.put("role", absentIfEmpty(actor.role()));
    }
    return node;
  }

  private static JsonNode mention(String nameField, @Nullable Mention mention, CodePoints points) {
    if (mention == null) {
      return JSON.nullNode();
    }
    ObjectNode node = JSON.objectNode();
    if (!nameField.equals("text")) {
      node.put(nameField, mention.entity());
    }
    return node.put("start", points.start(mention.span()))
        .put("end", points.end(mention.span()))
        .put("text", mention.text())
        .put("entity", mention.entity());
  }

  private static ObjectNode span(Span span, CodePoints points) {
    return JSON.objectNode().put("start", points.start(span)).put("end", points.end(span));
  }

  private static JsonNode spanOrNull(@Nullable Span span, String text, CodePoints points) {
    return span == null ? JSON.nullNode() : spanWithText(span, text, points);
  }

  private static ObjectNode spanWithText(Span span, String text, CodePoints points) {
    return span(span, points).put("text", span.of(text));
  }

  private static ArrayNode strings(List<String> values) {
    ArrayNode node = JSON.arrayNode();
    values.forEach(node::add);
    return node;
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /// Four decimals are enough for shares and scores, and print alike on every machine.
  public static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private static @Nullable String absentIfEmpty(String value) {
    return value.isEmpty() ? null : value;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Article require(Map<ArticleId, Article> articles, ArticleId id) {
    Article article = articles.get(id);
    if (article == null) {
      throw new IllegalArgumentException(
          "no article " + id + " among the " + articles.size() + " given");
    }
    return article;
  }

  /// The articles by id, for the methods above.
  public static Map<ArticleId, Article> byId(Collection<Article> articles) {
    return articles.stream()
        .collect(Collectors.toMap(Article::id, article -> article, (first, second) -> first));
  }
}
