package org.rapporteur.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.reading.WordList;

/// Finds the page's article in the state that its scripts build it from: `application/json` scripts
/// and `window.… = {…}`. The object that carries the page's title, and most of author, time and
/// text beside it, is told again in the words of schema.org. What each field may be called is data
/// (`fields.txt`).
final class ScriptState {
  /// A title in the state and one of the page are the same when this share of their words is.
  private static final double SAME_TITLE = 0.6;

  private static final int SHORTEST_SCRIPT = 150;
  private static final int LONGEST_SCRIPT = 3_000_000;
  private static final int DEEPEST = 16;
  private static final int SHORTEST_BODY = 200;

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "^\\s*(?:var |let |const )?"
              + "[\\w$.\\[\\]\"']{3,80}\\s*=\\s*(JSON\\.parse\\(\\s*)?(?=[{\"\\[])");
  private static final Pattern NO_TEXT =
      Pattern.compile("image|video|embed|gallery|related|newsletter|advert|^ad$|audio|caption");
  private static final Pattern RUN = Pattern.compile("^(p|paragraph|text|heading|h\\d)$");
  private static final Map<String, String> FIELDS = fields();

  private final ObjectMapper json;
  private final List<String> titles;
  private final Map<String, String> roles = new HashMap<>();
  private @Nullable ObjectNode best;
  private int bestScore;

  private ScriptState(ObjectMapper json, List<String> titles) {
    this.json = json;
    this.titles = titles;
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    for (String line : WordList.lines(ScriptState.class, "fields.txt")) {
      String[] words = line.split(" ");
      for (int i = 1; i < words.length; i++) {
        fields.put(words[i], words[0]);
      }
    }
    return Map.copyOf(fields);
  }

  /// @param titles what the page says its headline is, in several places
  static Optional<JsonNode> find(List<Element> scripts, ObjectMapper json, List<String> titles) {
    ScriptState state = new ScriptState(json, titles);
    for (Element script : scripts) {
      if (!script.hasAttr("src")) {
        state.read(script.attr("type").toLowerCase(Locale.ROOT), script.data());
      }
    }
    return Optional.ofNullable(state.best);
  }

  private static final Pattern FIELD =
      Pattern.compile(
          "[\"']([\\w-]{5,30})\\\\?[\"']\\s{0,4}:\\s{0,4}\\\\?[\"']([^\"'\\\\]{8,40})\\\\?[\"']");
  private static final int MOST_DAYS = 50;

  /// What fields of any script say is a day of publication, whatever object they stand in: a last
  /// resort, for pages that tell no day otherwise.
  static List<String> daysTold(List<Element> scripts) {
    List<String> days = new ArrayList<>();
    int left = LONGEST_SCRIPT;
    for (Element script : scripts) {
      String data = script.hasAttr("src") ? "" : script.data();
      left -= data.length();
      if (left < 0) {
        break;
      }
      if (!data.contains("ubli")) {
        continue;
      }
      Matcher field = FIELD.matcher(data);
      while (field.find() && days.size() < MOST_DAYS) {
        if (roleOf(field.group(1)).equals("datePublished")) {
          days.add(field.group(2));
        }
      }
    }
    return days;
  }

  private static String roleOf(String name) {
    return FIELDS.getOrDefault(name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""), "");
  }

  private void read(String type, String data) {
    if (data.length() < SHORTEST_SCRIPT
        || data.length() > LONGEST_SCRIPT
        || type.contains("ld+json")) {
      return;
    }
    int start = 0;
    if (!type.contains("json")) {
      Matcher assignment = ASSIGNMENT.matcher(data.substring(0, Math.min(data.length(), 200)));
      if (!assignment.find() || !data.contains("ublish")) {
        return;
      }
      start = assignment.end();
    }
    try {
      JsonNode root = json.readTree(start == 0 ? data : data.substring(start));
      if (root.isTextual()) {
        root = json.readTree(root.asText());
      }
      walk(root, 0);
    } catch (JsonProcessingException e) {
      // a script and not JSON, or the page's own mistake
    }
  }

  private void walk(JsonNode node, int depth) {
    if (depth > DEEPEST || !node.isContainerNode()) {
      return;
    }
    if (node.isObject()) {
      look(node);
    }
    for (JsonNode child : node) {
      walk(child, depth + 1);
    }
  }

  private String role(String name) {
    return roles.computeIfAbsent(name, ScriptState::roleOf);
  }

  private void look(JsonNode node) {
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String role = role(field.getKey());
      if (!role.isEmpty()) {
        put(found, role, field.getValue());
      }
    }
    if (found.size() < 2 || !found.has("headline")) {
      return;
    }
    String headline = found.path("headline").asText();
    if (titles.stream().mapToDouble(title -> Prose.agreement(headline, title)).max().orElse(0)
        < SAME_TITLE) {
      return;
    }
    int score = found.size() + (found.has("articleBody") ? 2 : 0);
    if (score > bestScore) {
      bestScore = score;
      best = found.put("@type", "article");
    }
  }

  private static void put(ObjectNode found, String role, JsonNode value) {
    if (found.has(role)) {
      return;
    }
    switch (role) {
      case "headline" -> {
        if (value.isTextual() && value.asText().length() > 8) {
          found.put(role, value.asText());
        }
      }
      case "author" -> {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        addNames(value, names);
        if (!names.isEmpty()) {
          found.set(role, names);
        }
      }
      case "datePublished", "dateModified" ->
          moment(value).ifPresent(moment -> found.put(role, moment));
      case "articleBody" -> {
        List<String> pieces = new ArrayList<>();
        addText(value, pieces, 0);
        boolean markup = pieces.stream().anyMatch(piece -> piece.contains("</"));
        StringBuilder body = new StringBuilder();
        for (String piece : pieces) {
          body.append(
                  markup && !piece.stripLeading().startsWith("<") ? "<p>" + piece + "</p>" : piece)
              .append('\n');
        }
        if (body.length() >= SHORTEST_BODY) {
          found.put(role, body.toString());
        }
      }
      default -> throw new IllegalStateException("no such field in fields.txt: " + role);
    }
  }

  private static void addNames(JsonNode value, ArrayNode names) {
    if (value.isTextual() && !value.asText().isBlank() && !value.asText().startsWith("http")) {
      names.add(value.asText());
    } else if (value.isArray()) {
      value.forEach(each -> addNames(each, names));
    } else if (value.isObject()) {
      for (String field : List.of("name", "fullName", "displayName", "byline", "title")) {
        if (value.path(field).isTextual()) {
          names.add(value.path(field).asText());
          return;
        }
      }
      String both = value.path("firstName").asText("") + " " + value.path("lastName").asText("");
      if (!both.isBlank()) {
        names.add(both.strip());
      }
    }
  }

  /// As it is written, or counted in seconds or milliseconds since 1970.
  private static Optional<String> moment(JsonNode value) {
    if (value.isTextual()) {
      return Optional.of(value.asText()).filter(text -> Stamps.parse(text).isPresent());
    }
    if (!value.isIntegralNumber()) {
      return Optional.empty();
    }
    long count = value.asLong();
    long seconds = count > 100_000_000_000L ? count / 1000 : count;
    try {
      return seconds < 631_152_000L
          ? Optional.empty()
          : Optional.of(Instant.ofEpochSecond(seconds).toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The text of a list of blocks, a tree of rich text, or a string.
  private static void addText(JsonNode value, List<String> pieces, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (value.isTextual()) {
      pieces.add(value.asText());
    } else if (value.isArray()) {
      value.forEach(each -> addText(each, pieces, depth + 1));
    } else if (value.isObject()) {
      String type =
          value.path("type").asText(value.path("nodeType").asText("")).toLowerCase(Locale.ROOT);
      if (NO_TEXT.matcher(type).find()) {
        return;
      }
      for (String field :
          List.of(
              "html",
              "text",
              "content",
              "value",
              "body",
              "children",
              "blocks",
              "paragraphs",
              "items",
              "data")) {
        JsonNode inner = value.path(field);
        if (inner.isContainerNode() || (inner.isTextual() && !inner.asText().isBlank())) {
          List<String> own = new ArrayList<>();
          addText(inner, own, depth + 1);
          if (RUN.matcher(type).matches() && inner.isArray()) {
            pieces.add(String.join("", own));
          } else {
            pieces.addAll(own);
          }
          return;
        }
      }
    }
  }
}
