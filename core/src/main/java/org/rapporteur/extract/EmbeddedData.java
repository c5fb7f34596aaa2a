package org.rapporteur.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Stamp;

/// What a page says of its article in JSON: schema.org data, and the state that scripts build the
/// page from. Broken JSON says nothing.
///
/// @param articles the schema.org objects of articles, in the order of the page
/// @param all every schema.org object
/// @param ofScripts the article in the state of the scripts, once that was read: empty when there
/// is none, null when nobody needed it yet
record EmbeddedData(
    List<JsonNode> articles, List<JsonNode> all, @Nullable List<JsonNode> ofScripts) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private static final int DEEPEST = 6;

  /// Objects of a page that are looked at. They are searched for one another's names: with more of
  /// them that takes seconds.
  private static final int MOST_OBJECTS = 2000;

  private static final Set<String> NESTED =
      Set.of("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart");

  static EmbeddedData of(Landmarks landmarks) {
    List<JsonNode> all = new ArrayList<>();
    for (Element script : landmarks.scripts) {
      String type = script.attr("type").toLowerCase(Locale.ROOT);
      if (!type.contains("ld+json") && !type.isEmpty()) {
        continue;
      }
      String data = script.data().strip();
      if (type.isEmpty() && !UNTYPED.matcher(data).lookingAt()) {
        continue;
      }
      if (data.startsWith("<!--") || data.startsWith("//")) {
        data =
            data.replaceFirst("^(//)?\\s*<!(--|\\[CDATA\\[)", "")
                .replaceFirst("(//)?\\s*(-->|]]>)$", "");
      }
      try {
        collect(JSON.readTree(data), all, 0);
      } catch (JsonProcessingException e) {
        // the page's own mistake: it goes without
      }
    }
    List<JsonNode> articles = new ArrayList<>();
    for (JsonNode node : all) {
      if (isArticle(node)) {
        articles.add(node);
      }
    }
    if (articles.stream().noneMatch(node -> TOLD.stream().allMatch(node::hasNonNull))) {
      List<JsonNode> ofScripts = stateOfScripts(landmarks);
      articles.addAll(ofScripts);
      return new EmbeddedData(articles, all, ofScripts);
    }
    return new EmbeddedData(articles, all, null);
  }

  private static List<JsonNode> stateOfScripts(Landmarks landmarks) {
    return ScriptState.find(landmarks.scripts, JSON, titles(landmarks)).stream().toList();
  }

  /// An object of schema.org in a script that does not say what it is.
  private static final Pattern UNTYPED =
      Pattern.compile("[\\[{]\\s{0,20}(?:\\{\\s{0,20})?\"@context\"");

  /// The article's text in the state of the scripts, where the page's schema.org data made reading
  /// that state needless; empty when it holds none.
  List<String> bodyOfScripts(Landmarks landmarks) {
    List<JsonNode> found = ofScripts == null ? stateOfScripts(landmarks) : ofScripts;
    return found.isEmpty() ? List.of() : paragraphs(found.getFirst().path("articleBody").asText());
  }

  /// Fields that make the state of the scripts needless.
  private static final List<String> TOLD = List.of("headline", "datePublished", "author");

  private static final int MOST_TITLES = 20;

  /// What the page says its headline is.
  private static List<String> titles(Landmarks landmarks) {
    List<String> titles = new ArrayList<>();
    String title = landmarks.title();
    titles.add(title);
    titles.add(Headlines.withoutOutlet(title, ""));
    titles.addAll(landmarks.metas.getOrDefault("og:title", List.of()));
    landmarks.headings.stream()
        .limit(MOST_TITLES)
        .forEach(heading -> titles.add(Prose.text(heading.element())));
    titles.removeIf(each -> Prose.words(each) < 3);
    return titles;
  }

  private static void collect(JsonNode node, List<JsonNode> into, int depth) {
    if (node == null || depth > DEEPEST || into.size() >= MOST_OBJECTS) {
      return;
    }
    if (node.isArray()) {
      node.forEach(child -> collect(child, into, depth + 1));
    } else if (node.isObject()) {
      if (node.has("@type")) {
        into.add(node);
      }
      for (String field : NESTED) {
        if (node.has(field) && node.get(field).isContainerNode()) {
          collect(node.get(field), into, depth + 1);
        }
      }
    }
  }

  private static boolean isArticle(JsonNode node) {
    String type = typeOf(node);
    return type.contains("article")
        || type.contains("posting")
        || type.contains("report")
        || (type.contains("review") && node.has("articleBody"))
        || type.contains("liveblog");
  }

  static String typeOf(JsonNode node) {
    JsonNode type = node.path("@type");
    return (type.isTextual() ? type.asText() : type.toString()).toLowerCase(Locale.ROOT);
  }

  boolean isLive() {
    return articles.stream().anyMatch(node -> typeOf(node).contains("liveblog"));
  }

  /// The text of a field as people read it, empty when there is none.
  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isArray() && !value.isEmpty()) {
      value = value.get(0);
    }
    return value.isTextual() ? Prose.clean(Parser.unescapeEntities(value.asText(), false)) : "";
  }

  /// The articles, else the recipes, pages and the like.
  List<JsonNode> works() {
    return articles.isEmpty() ? all.stream().filter(EmbeddedData::isWork).toList() : articles;
  }

  private static boolean isWork(JsonNode node) {
    String type = typeOf(node);
    return type.contains("recipe")
        || type.contains("webpage")
        || type.contains("howto")
        || type.contains("creativework")
        || type.contains("videoobject");
  }

  /// The first article that holds a field.
  String first(String field) {
    for (JsonNode node : articles) {
      String text = text(node, field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /// A field of the first page, recipe and the like that holds it.
  Optional<String> firstOfPages(String field) {
    return all.stream()
        .filter(EmbeddedData::isWork)
        .map(node -> text(node, field))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /// The names of the authors of the first article that names some; where the page has no article,
  /// of the first recipe or page.
  List<String> authors() {
    for (JsonNode node : works()) {
      List<String> names = new ArrayList<>();
      for (String field : List.of("author", "creator")) {
        addNames(node.path(field), names);
        if (!names.isEmpty()) {
          return names;
        }
      }
    }
    return List.of();
  }

  /// No report is signed by more.
  private static final int MOST_AUTHORS = 50;

  private void addNames(JsonNode node, List<String> names) {
    if (names.size() >= MOST_AUTHORS) {
      return;
    }
    if (node.isArray()) {
      node.forEach(child -> addNames(child, names));
    } else if (node.isTextual()) {
      names.add(Prose.clean(Parser.unescapeEntities(node.asText(), false)));
    } else if (node.isObject()) {
      if (node.has("name")) {
        addNames(node.get("name"), names);
      } else if (node.has("@id")) {
        String id = node.get("@id").asText();
        all.stream()
            .filter(other -> other.has("name") && other.path("@id").asText().equals(id))
            .findFirst()
            .ifPresent(other -> addNames(other.get("name"), names));
      }
    }
  }

  String publisher() {
    for (JsonNode node : articles) {
      JsonNode publisher = node.path("publisher");
      if (publisher.isArray() && !publisher.isEmpty()) {
        publisher = publisher.get(0);
      }
      String name = publisher.isTextual() ? publisher.asText() : text(publisher, "name");
      if (!name.isBlank() && !name.startsWith("http")) {
        return Prose.clean(name);
      }
      String id = publisher.path("@id").asText();
      for (JsonNode other : all) {
        if (!id.isEmpty() && other.path("@id").asText().equals(id) && other.has("name")) {
          return text(other, "name");
        }
      }
    }
    return "";
  }

  /// One entry of a live blog, as schema.org data tell it.
  record Update(String headline, List<String> paragraphs, @Nullable Stamp published) {}

  /// The entries of a live blog, in the order of the data.
  List<Update> updates() {
    List<Update> found = new ArrayList<>();
    for (JsonNode node : articles) {
      for (JsonNode update : node.path("liveBlogUpdate")) {
        found.add(
            new Update(
                text(update, "headline"),
                paragraphs(update.path("articleBody").asText()),
                Stamps.parse(text(update, "datePublished")).orElse(null)));
      }
    }
    return found;
  }

  /// The paragraphs of the longest `articleBody`; one long paragraph when it keeps none.
  List<String> body() {
    String longest = "";
    for (JsonNode node : articles) {
      for (String field : List.of("articleBody", "text")) {
        JsonNode value = node.path(field);
        if (value.isTextual() && value.asText().length() > longest.length()) {
          longest = value.asText();
        }
      }
      JsonNode updates = node.path("liveBlogUpdate");
      if (updates.isArray()) {
        StringBuilder all = new StringBuilder();
        for (JsonNode update : updates) {
          all.append(update.path("headline").asText())
              .append('\n')
              .append(update.path("articleBody").asText())
              .append("\n\n");
        }
        if (all.length() > longest.length()) {
          longest = all.toString();
        }
      }
    }
    return paragraphs(longest);
  }

  private static Document parsed(String markup) {
    return Jsoup.parse(markup, "", Parser.htmlParser().setMaxDepth(HtmlExtractor.DEEPEST));
  }

  /// Text that may be markup, escaped once or twice, as paragraphs.
  static List<String> paragraphs(String raw) {
    String text = raw;
    for (int i = 0; i < 2 && text.contains("&"); i++) {
      text = Parser.unescapeEntities(text, false);
    }
    List<String> paragraphs = new ArrayList<>();
    if (text.contains("</") || text.contains("<p>") || text.contains("<br")) {
      for (Block block : Blocks.of(parsed(text).body(), new ClassWords(), null)) {
        paragraphs.add(block.text);
      }
    } else {
      text.lines().map(Prose::clean).filter(line -> !line.isEmpty()).forEach(paragraphs::add);
    }
    return paragraphs;
  }
}
