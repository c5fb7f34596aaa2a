package org.rapporteur.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// RSS, Atom, JSON Feed and OPML: items that hold their text become pages, the others and the feeds
/// of a list are named with the address they are to be fetched from.
///
/// A feed is cut into its items before it is parsed, so that a broken item costs only itself and
/// each keeps its own bytes. Document types are refused, whatever they declare.
final class Feeds {
  private static final String ATOM = "atom:";

  /// The elements of interest live in these namespaces; in all others they mean something else (a
  /// picture's title).
  private static final List<Namespace> NAMESPACES =
      List.of(
          new Namespace("http://purl.org/rss/1.0/modules/content/", "content:"),
          new Namespace("http://purl.org/rss/1.0/modules/syndication/", "syndication:"),
          new Namespace("http://purl.org/rss/1.0/modules/", "other:"),
          new Namespace("http://purl.org/rss/", ""),
          new Namespace("http://my.netscape.com/rdf/", ""),
          new Namespace("http://channel.netscape.com/rdf/", ""),
          new Namespace("http://backend.userland.com/", ""),
          new Namespace("http://www.w3.org/2005/Atom", ATOM),
          new Namespace("http://purl.org/atom/ns#", ATOM),
          new Namespace("http://purl.org/dc/elements/", "dc:"),
          new Namespace("http://purl.org/dc/terms/", "dcterms:"));

  /// @param start of its name
  private record Namespace(String start, String prefix) {}

  /// `desk@gazette.example (Ana Brel)`, as RSS writes authors.
  private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");

  private static final Pattern NAMESPACE_DECLARATION =
      Pattern.compile("\\s(xmlns(?::[\\w.-]+)?)\\s*=\\s*(\"[^\"<]*\"|'[^'<]*')");

  private static final int MOST_NAMESPACES = 100;
  private static final int LONGEST_AUTHOR = 200;

  private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

  /// Takes what stands in a feed.
  interface Reader {
    /// When the feed itself wants to be read again; comes before its items.
    void rhythm(Rhythm rhythm);

    void item(FeedItem item);

    /// A page, an address of a list, or a refusal.
    void other(Input input);
  }

  private final Limits limits;
  private final Reader out;

  Feeds(Limits limits, Consumer<Input> out) {
    this(limits, new Inputs(out));
  }

  Feeds(Limits limits, Reader out) {
    this.limits = limits;
    this.out = out;
  }

  /// Gives all on as inputs.
  private record Inputs(Consumer<Input> out) implements Reader {
    @Override
    public void rhythm(Rhythm rhythm) {
      // whoever reads a feed once does not ask
    }

    @Override
    public void item(FeedItem item) {
      out.accept(item.toInput());
    }

    @Override
    public void other(Input input) {
      out.accept(input);
    }
  }

  /// Reads what is written in XML: a feed, a list of feeds, or a page in XHTML.
  void readXml(String key, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(limits.page() + 1);
    if (bytes.length > limits.page()) {
      refuse(key, Rejection.TOO_LARGE, "more than " + (limits.page() >> 20) + " MB");
      return;
    }
    switch (Pages.ofBytes(key, key, Page.Kind.HTML, null, null, bytes, null)) {
      case Input.OfPage(Page page, Original original) -> readXml(page, original);
      case Input other -> out.other(other);
    }
  }

  private void readXml(Page page, Original original) {
    String key = page.key();
    FeedText feed = FeedText.of(page.content());
    switch (feed.rootName()) {
      case "html" -> out.other(new Input.OfPage(page, original));
      case "" -> refuse(key, Rejection.BROKEN_XML, "line 1: no element");
      case "rss", "RDF", "feed", "opml" -> {
        if (feed.hasDoctype()) {
          refuse(key, Rejection.DOCTYPE, "");
        } else if (feed.rootName().equals("opml")) {
          readOutlines(key, page.content());
        } else {
          readFeed(key, feed);
        }
      }
      default -> {
        if (feed.hasDoctype()) {
          refuse(key, Rejection.DOCTYPE, "");
        } else {
          refuse(key, Rejection.UNKNOWN_TYPE, "XML that is no feed: <" + feed.rootName() + ">");
        }
      }
    }
  }

  private void readOutlines(String key, String content) {
    XmlElement list;
    try {
      list = XmlElement.parse(content);
    } catch (XmlElement.Malformed e) {
      malformed(key, e, 0);
      return;
    }
    List<Input> listed = new ArrayList<>();
    outlines(key, list, listed);
    listed.forEach(out::other);
    if (listed.isEmpty()) {
      refuse(key, Rejection.NOTHING_INSIDE, "");
    }
  }

  private static void outlines(String key, XmlElement element, List<Input> into) {
    for (XmlElement child : element.children()) {
      child
          .attribute("xmlUrl")
          .filter(Feeds::isAddress)
          .ifPresent(
              address ->
                  into.add(
                      new Input.ToFetch(
                          key + ":" + (into.size() + 1),
                          address,
                          child.attribute("title").or(() -> child.attribute("text")).orElse(null),
                          null)));
      outlines(key, child, into);
    }
  }

  private void readFeed(String key, FeedText feed) {
    Fields channel = new Fields(List.of());
    XmlElement.Malformed broken = null;
    try {
      channel = Fields.ofChannel(XmlElement.parse(feed.shell()));
    } catch (XmlElement.Malformed e) {
      broken = e;
    }
    out.rhythm(channel.rhythm());
    // an item parsed alone knows the prefixes that were declared around it
    String opened = "<items" + namespaces(feed.shell()) + ">";
    int number = 0;
    for (FeedText.Slice slice : feed.items()) {
      number++;
      String at = key + ":" + number;
      try {
        XmlElement item =
            XmlElement.parse(opened + slice.text() + "</items>").children().getFirst();
        Original original = Original.owning(slice.text().getBytes(StandardCharsets.UTF_8));
        out.item(item(at, original, Fields.of(item), item, channel));
      } catch (XmlElement.Malformed e) {
        malformed(at, e, slice.line() - 1);
      }
    }
    if (broken != null) {
      malformed(key, broken, 0);
    } else if (number == 0) {
      refuse(key, Rejection.NOTHING_INSIDE, "");
    }
  }

  private static String namespaces(String shell) {
    Map<String, String> declarations = new LinkedHashMap<>();
    Matcher matcher = NAMESPACE_DECLARATION.matcher(shell);
    while (matcher.find() && declarations.size() < MOST_NAMESPACES) {
      declarations.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    StringBuilder written = new StringBuilder();
    declarations.forEach(
        (name, value) -> written.append(' ').append(name).append('=').append(value));
    return written.toString();
  }

  private FeedItem item(
      String at, Original original, Fields fields, XmlElement item, Fields channel) {
    String home = channel.first("link", ATOM + "link");
    String permalink =
        fields
            .element("guid")
            .filter(guid -> !guid.attribute("isPermaLink").orElse("true").equals("false"))
            .map(guid -> guid.text().strip())
            .filter(Feeds::isAddress)
            .orElse("");
    return new FeedItem(
        at,
        original,
        fields.first("guid", ATOM + "id"),
        address(fields.firstOf(List.of(fields.first("link"), fields.link(), permalink)), home),
        plain(fields.first("title", ATOM + "title", "dc:title")),
        authors(fields, channel),
        fields.first("pubDate", ATOM + "published", ATOM + "issued", "dc:date", "dcterms:issued"),
        fields.first(ATOM + "updated", ATOM + "modified", "dcterms:modified"),
        plain(
            fields.firstOf(
                List.of(
                    fields.first(ATOM + "source/" + ATOM + "title", "source"),
                    channel.first("title", ATOM + "title")))),
        item.language()
            .orElseGet(
                () ->
                    fields.firstOf(
                        List.of(
                            fields.first("dc:language"),
                            channel.first("language", "dc:language", "xml:lang")))),
        fields.content("content:encoded", ATOM + "content"),
        fields.content("description", ATOM + "summary"));
  }

  private static List<String> authors(Fields fields, Fields channel) {
    for (List<String> names :
        List.of(
            fields.all("dc:creator"),
            fields.all(ATOM + "author/" + ATOM + "name"),
            fields.all("author"),
            channel.all(ATOM + "author/" + ATOM + "name"))) {
      List<String> authors =
          names.stream().map(Feeds::author).filter(name -> !name.isEmpty()).distinct().toList();
      if (!authors.isEmpty()) {
        return authors;
      }
    }
    return List.of();
  }

  private static String author(String written) {
    if (written.length() > LONGEST_AUTHOR) {
      return "";
    }
    Matcher named = MAIL_AND_NAME.matcher(written.strip());
    String name = named.matches() ? named.group(1) : written;
    return name.contains("@") ? "" : plain(name);
  }

  /// What an item or a channel holds, by name and place.
  private record Fields(List<Field> list) {
    private record Field(String path, XmlElement element) {}

    static Fields of(XmlElement item) {
      List<Field> list = new ArrayList<>();
      for (XmlElement child : item.children()) {
        String path = name(child);
        list.add(new Field(path, child));
        for (XmlElement inner : child.children()) {
          list.add(new Field(path + "/" + name(inner), inner));
        }
      }
      return new Fields(list);
    }

    /// RSS tells of itself in a `channel`, Atom in the root.
    static Fields ofChannel(XmlElement root) {
      XmlElement channel =
          root.children().stream()
              .filter(child -> child.name().equals("channel"))
              .findFirst()
              .orElse(root);
      List<Field> list = new ArrayList<>(of(channel).list());
      channel
          .language()
          .or(root::language)
          .ifPresent(
              language -> list.add(new Field("xml:lang", XmlElement.ofText("lang", language))));
      return new Fields(list);
    }

    private static String name(XmlElement element) {
      if (element.namespace().isEmpty()) {
        return element.name();
      }
      for (Namespace each : NAMESPACES) {
        if (element.namespace().startsWith(each.start())) {
          return each.prefix() + element.name();
        }
      }
      return "other:" + element.name();
    }

    Optional<XmlElement> element(String path) {
      return list.stream()
          .filter(field -> field.path().equals(path))
          .map(Field::element)
          .findFirst();
    }

    List<String> all(String path) {
      return list.stream()
          .filter(field -> field.path().equals(path))
          .map(field -> field.element().text().strip())
          .filter(text -> !text.isEmpty())
          .toList();
    }

    /// The first text under one of these names that is not blank.
    String first(String... paths) {
      return firstOf(Stream.of(paths).flatMap(path -> all(path).stream()).toList());
    }

    String firstOf(List<String> texts) {
      return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /// The address of an Atom entry or feed.
    String link() {
      return list.stream()
          .filter(field -> field.path().equals(ATOM + "link"))
          .map(Field::element)
          .filter(link -> link.attribute("rel").orElse("alternate").equals("alternate"))
          .flatMap(link -> link.attribute("href").stream())
          .findFirst()
          .orElse("");
    }

    /// What RSS and its syndication module say of when to ask again.
    Rhythm rhythm() {
      return Rhythm.of(
          first("ttl"),
          first("syndication:updatePeriod"),
          first("syndication:updateFrequency"),
          all("skipHours/hour"),
          all("skipDays/day"));
    }

    /// The longest of these as markup.
    String content(String... paths) {
      String longest = "";
      for (String path : paths) {
        for (Field field : list) {
          if (field.path().equals(path)) {
            String markup = markup(field.element());
            longest = markup.length() > longest.length() ? markup : longest;
          }
        }
      }
      return longest;
    }

    /// Atom says what its content is; RSS writes markup.
    private static String markup(XmlElement content) {
      String type = content.attribute("type").orElse("").toLowerCase(Locale.ROOT);
      boolean atom = name(content).startsWith(ATOM);
      if (content.attribute("src").isPresent()) {
        return "";
      }
      if (type.equals("xhtml") || type.equals("application/xhtml+xml")) {
        return content.markup();
      }
      if (atom && (type.isEmpty() || type.equals("text") || type.equals("text/plain"))) {
        return paragraphs(content.text());
      }
      return content.children().isEmpty() ? content.text().strip() : content.markup();
    }
  }

  // JSON Feed

  static boolean isJsonFeed(JsonNode node) {
    return node.path("version").asText().contains("jsonfeed.org/version")
        && node.path("items").isArray();
  }

  void readJson(String key, JsonNode feed, ObjectMapper mapper) throws JsonProcessingException {
    int number = 0;
    for (JsonNode item : feed.path("items")) {
      number++;
      out.item(
          jsonItem(
              key + ":" + number, item, Original.owning(mapper.writeValueAsBytes(item)), feed));
    }
    if (number == 0) {
      refuse(key, Rejection.NOTHING_INSIDE, "");
    }
  }

  private static FeedItem jsonItem(String at, JsonNode item, Original original, JsonNode feed) {
    String html = text(item, "content_html");
    return new FeedItem(
        at,
        original,
        text(item, "id"),
        address(
            Stream.of(text(item, "url"), text(item, "id"), text(item, "external_url"))
                .filter(Feeds::isAddress)
                .findFirst()
                .orElse(""),
            text(feed, "home_page_url")),
        text(item, "title"),
        jsonAuthors(item).isEmpty() ? jsonAuthors(feed) : jsonAuthors(item),
        text(item, "date_published"),
        text(item, "date_modified"),
        text(feed, "title"),
        text(item, "language").isEmpty() ? text(feed, "language") : text(item, "language"),
        html.isEmpty() ? paragraphs(text(item, "content_text")) : html,
        Entities.escape(text(item, "summary")));
  }

  private static List<String> jsonAuthors(JsonNode node) {
    List<String> names = new ArrayList<>();
    for (JsonNode author : node.path("authors")) {
      names.add(text(author, "name"));
    }
    names.add(text(node.path("author"), "name"));
    names.removeIf(String::isEmpty);
    return names.stream().distinct().toList();
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.textValue().strip() : "";
  }

  // both

  /// Plain text as markup: a paragraph for each between empty lines.
  private static String paragraphs(String text) {
    StringBuilder markup = new StringBuilder();
    BLANK_LINE
        .splitAsStream(text.strip())
        .filter(paragraph -> !paragraph.isBlank())
        .forEach(
            paragraph ->
                markup.append("<p>").append(Entities.escape(paragraph.strip())).append("</p>\n"));
    return markup.toString();
  }

  /// Titles and names may hold markup.
  private static String plain(String text) {
    return text.indexOf('<') < 0 && text.indexOf('&') < 0
        ? text.replaceAll("\\s+", " ").strip()
        : Jsoup.parseBodyFragment(text).text().strip();
  }

  private static boolean isAddress(String text) {
    return text.regionMatches(true, 0, "http://", 0, 7)
        || text.regionMatches(true, 0, "https://", 0, 8);
  }

  /// The address as it stands, or as seen from the feed's own page.
  private static @Nullable String address(String written, String home) {
    if (isAddress(written)) {
      return written;
    }
    if (written.isEmpty() || !isAddress(home)) {
      return null;
    }
    try {
      String resolved = URI.create(home).resolve(written).toString();
      return isAddress(resolved) ? resolved : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void malformed(String at, XmlElement.Malformed e, int linesBefore) {
    refuse(at, Rejection.BROKEN_XML, "line " + (linesBefore + e.line()) + ": " + e.getMessage());
  }

  private void refuse(String key, Rejection reason, String detail) {
    out.other(new Input.Refused(key, reason, detail));
  }
}
