package org.rapporteur.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Page;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Rejection;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;

/// JSON Lines and JSON: rows that are pages `{"id"?, "url"?, "file" or "html"}` or articles
/// `{"id"?, "url"?, "outlet"?, "headline"?, "authors"?, "published"?, "language"?, "text"}`; also
/// JSON feeds and the rows of news-please.
final class Rows {
  private static final String DATED = "published-by-input";
  private static final String UNREADABLE_DATE = "published-unreadable";

  private final Limits limits;
  private final ObjectMapper mapper;

  /// For a line that must be one row and no more.
  private final ObjectReader whole;

  private final Consumer<Input> out;
  private final Feeds feeds;

  Rows(Limits limits, Feeds feeds, Consumer<Input> out) {
    this.feeds = feeds;
    this.limits = limits;
    this.out = out;
    this.mapper = mapper(limits);
    this.whole = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /// Reads strings as long as a page may be.
  static ObjectMapper mapper(Limits limits) {
    return new ObjectMapper(
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(limits.page()).build())
            .build());
  }

  /// One row a line; empty lines are passed over.
  ///
  /// @param key the manifest
  /// @param place where the files lie that page rows name
  void readLines(String key, InputStream in, Place place) throws IOException {
    LineReader lines = new LineReader(in, limits.page());
    boolean any = false;
    for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
      String at = key + ":" + line.number();
      if (line.tooLong()) {
        any = true;
        out.accept(
            new Input.Refused(
                at, Rejection.TOO_LARGE, "a line of more than " + (limits.page() >> 20) + " MB"));
      } else if (!isBlank(line.bytes().shared())) {
        any = true;
        readLine(key, at, line.bytes(), place);
      }
    }
    if (!any) {
      out.accept(new Input.Refused(key, Rejection.EMPTY, ""));
    }
  }

  /// One row, or an array of rows, or JSON Lines by another name.
  void readJson(String key, InputStream in, Place place) throws IOException {
    byte[] head = in.readNBytes(limits.page() + 1);
    if (isBlank(head)) {
      out.accept(new Input.Refused(key, Rejection.EMPTY, ""));
    } else if (firstByte(head) == '[') {
      readArray(key, new SequenceInputStream(new ByteArrayInputStream(head), in), place);
    } else if (firstLineIsRow(head)) {
      readLines(key, new SequenceInputStream(new ByteArrayInputStream(head), in), place);
    } else if (head.length > limits.page()) {
      out.accept(
          new Input.Refused(
              key,
              Rejection.TOO_LARGE,
              "one record of more than " + (limits.page() >> 20) + " MB"));
    } else {
      readLine(key, key, Original.owning(head), place);
    }
  }

  private void readArray(String key, InputStream in, Place place) throws IOException {
    int number = 0;
    try (JsonParser parser = mapper.getFactory().createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        number++;
        JsonNode row = parser.readValueAsTree();
        readRow(
            key, key + ":" + number, row, Original.owning(mapper.writeValueAsBytes(row)), place);
      }
    } catch (JsonProcessingException | CharConversionException e) {
      out.accept(
          new Input.Refused(key + ":" + Math.max(1, number), Rejection.BROKEN_JSON, reason(e)));
      return;
    }
    if (number == 0) {
      out.accept(new Input.Refused(key, Rejection.EMPTY, ""));
    }
  }

  private boolean firstLineIsRow(byte[] head) throws IOException {
    LineReader lines = new LineReader(new ByteArrayInputStream(head), limits.page());
    for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
      if (!isBlank(line.bytes().shared())) {
        try {
          return whole.readTree(line.bytes().shared()).isObject();
        } catch (JsonProcessingException | CharConversionException e) {
          return false;
        }
      }
    }
    return false;
  }

  private void readLine(String key, String at, Original original, Place place) throws IOException {
    JsonNode row;
    try {
      row = whole.readTree(original.shared());
    } catch (JsonProcessingException | CharConversionException e) {
      out.accept(new Input.Refused(at, Rejection.BROKEN_JSON, reason(e)));
      return;
    }
    readRow(key, at, row, original, place);
  }

  private void readRow(String key, String at, JsonNode row, Original original, Place place)
      throws IOException {
    if (!row.isObject()) {
      out.accept(new Input.Refused(at, Rejection.INCOMPLETE_RECORD, "no object"));
    } else if (Feeds.isJsonFeed(row)) {
      feeds.readJson(at, row, mapper);
    } else if (NewsPlease.isRow(row)) {
      out.accept(NewsPlease.article(at, row, original));
    } else if (row.path("text").isTextual()) {
      out.accept(article(key, at, row, original));
    } else if (row.path("html").isTextual()) {
      out.accept(inlinePage(at, row, original));
    } else if (row.path("file").isTextual()) {
      String file = row.path("file").textValue();
      String pageKey = string(row, "id").orElse(file);
      out.accept(Pages.read(pageKey, at, file, string(row, "url").orElse(null), place, limits));
    } else {
      out.accept(new Input.Refused(at, Rejection.INCOMPLETE_RECORD, "none of text, html, file"));
    }
  }

  private static Input inlinePage(String at, JsonNode row, Original original) {
    String html = row.path("html").textValue();
    if (html.isBlank()) {
      return new Input.Refused(at, Rejection.EMPTY, "html");
    }
    Optional<String> url = string(row, "url");
    String key = string(row, "id").or(() -> url).orElse(at);
    return new Input.OfPage(
        new Page(key, Page.Kind.HTML, url.orElse(null), html, original.hash(), null), original);
  }

  private static Input article(String key, String at, JsonNode row, Original original) {
    String text = row.path("text").textValue();
    if (text.isBlank()) {
      return new Input.Refused(at, Rejection.EMPTY, "text");
    }
    Optional<String> id = string(row, "id");
    Optional<String> url = string(row, "url");
    String headline = string(row, "headline").orElse("");
    Provenance from =
        new Provenance(
            id.or(() -> url).orElse(at),
            true,
            url.orElse(null),
            string(row, "outlet").orElse(""),
            string(row, "language").map(Rows::primarySubtag).orElse(""),
            null,
            original.hash());
    Optional<String> printed = string(row, "published");
    Optional<Stamp> published = printed.flatMap(IsoStamp::parse);
    List<Evidence> evidence = new ArrayList<>();
    printed.ifPresent(
        value ->
            evidence.add(
                published
                    .map(stamp -> new Evidence("published", stamp.toString(), value, DATED))
                    .orElseGet(() -> new Evidence("published", "", value, UNREADABLE_DATE))));
    return new Input.OfArticle(
        new Article(
            Article.idOf(url.or(() -> id).orElse(fileName(key)), headline, text),
            from,
            headline,
            "",
            text,
            new Byline(authors(row.path("authors")), List.of()),
            new Times(published.orElse(null), null, null),
            null,
            Layout.PLAIN,
            evidence),
        original);
  }

  /// A list of names, or one name.
  static List<String> authors(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue().isBlank() ? List.of() : List.of(node.textValue().strip());
    }
    List<String> authors = new ArrayList<>();
    node.forEach(
        author -> {
          if (author.isTextual() && !author.textValue().isBlank()) {
            authors.add(author.textValue().strip());
          }
        });
    return authors;
  }

  /// A text or a number that is there and not blank.
  static Optional<String> string(JsonNode row, String field) {
    JsonNode value = row.path(field);
    return Optional.of(value)
        .filter(JsonNode::isValueNode)
        .filter(node -> !node.isNull())
        .map(JsonNode::asText)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  static String primarySubtag(String language) {
    return language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static String fileName(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static String reason(IOException e) {
    @Nullable String message =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    if (line.startsWith("Unexpected end-of-input")) {
      return "cut short";
    }
    // the parser goes on to list its own settings and every token it would have taken
    String brief = line.replaceAll("(?: within/between .*|: expected .*| \\(start marker.*)$", "");
    return brief.length() > 120 ? brief.substring(0, 120) : brief;
  }

  private static boolean isBlank(byte[] bytes) {
    return firstByte(bytes) < 0;
  }

  /// The first byte that is no white space or byte order mark, or -1.
  private static int firstByte(byte[] bytes) {
    int start =
        bytes.length >= 3
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF
            ? 3
            : 0;
    for (int i = start; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b & 0xFF;
      }
    }
    return -1;
  }
}
