package org.rapporteur.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.intake.web.Fetched;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// A feed, or a list of feeds, as it was fetched: what it names, without fetching any of it.
///
/// @param rhythm when the feed wants to be asked again
/// @param items in the feed's order
/// @param listed the addresses of the feeds that a list (OPML) names, in its order, each once
/// @param refused what could not be read of it
public record Feed(
    Rhythm rhythm, List<Item> items, List<String> listed, List<Input.Refused> refused) {
  public Feed {
    items = List.copyOf(items);
    listed = List.copyOf(listed);
    refused = List.copyOf(refused);
  }

  /// One item of a feed.
  ///
  /// @param at where it stands: `https://gazette.example/rss:3`, counted from 1
  /// @param id what stays the same when the item is updated: the feed's own name for it, else its
  /// address, else a hash of what it says
  /// @param url where its page is to be fetched, null where it has none
  /// @param mark another one means that the feed says something else of the item
  /// @param page the page that the item itself makes, with the time the feed came; null where it
  /// does not hold the full text
  public record Item(
      String at, String id, @Nullable String url, String mark, Input.@Nullable OfPage page) {}

  /// Whether this is no feed and no list of feeds: nothing of it could be read.
  public boolean isNone() {
    return items.isEmpty()
        && listed.isEmpty()
        && refused.stream().anyMatch(each -> each.reason() != Rejection.NOTHING_INSIDE);
  }

  /// Reads RSS, Atom, JSON Feed or OPML.
  ///
  /// @param key what messages call it
  public static Feed read(String key, Fetched.Content content) {
    return read(key, content, Limits.DEFAULT);
  }

  static Feed read(String key, Fetched.Content content, Limits limits) {
    Collector collector = new Collector(key, content);
    Feeds feeds = new Feeds(limits, collector);
    try (InputStream in = Addresses.unpacked(content.bytes(), limits)) {
      byte[] bytes = in.readNBytes(limits.page() + 1);
      if (bytes.length <= limits.page() && beginsObject(bytes)) {
        readJson(key, bytes, limits, feeds, collector);
      } else {
        feeds.readXml(key, new ByteArrayInputStream(bytes));
      }
    } catch (IOException e) {
      collector.other(Pages.refusal(key, e));
    }
    return collector.feed();
  }

  /// The feeds that a list in a file names, and what could not be read; `items` of a feed in a file
  /// cannot be asked for again and are left out.
  ///
  /// @param key what messages call it
  public static Feed readList(String key, InputStream in) throws IOException {
    Collector collector = new Collector(key, null);
    new Feeds(Limits.DEFAULT, collector).readXml(key, in);
    return collector.feed();
  }

  private static boolean beginsObject(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      boolean mark = i < 3 && bytes[i] < 0;
      if (!mark && !Character.isWhitespace(bytes[i])) {
        return bytes[i] == '{';
      }
    }
    return false;
  }

  private static void readJson(
      String key, byte[] bytes, Limits limits, Feeds feeds, Collector collector)
      throws IOException {
    ObjectMapper mapper = Rows.mapper(limits);
    try {
      JsonNode node = mapper.readTree(bytes);
      if (Feeds.isJsonFeed(node)) {
        feeds.readJson(key, node, mapper);
      } else {
        collector.other(new Input.Refused(key, Rejection.UNKNOWN_TYPE, "JSON that is no feed"));
      }
    } catch (JsonProcessingException e) {
      collector.other(
          new Input.Refused(
              key,
              Rejection.BROKEN_JSON,
              e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr()));
    }
  }

  private static final class Collector implements Feeds.Reader {
    private final String key;
    private final Fetched.@Nullable Content content;
    private final List<Item> items = new ArrayList<>();
    private final List<String> listed = new ArrayList<>();
    private final List<Input.Refused> refused = new ArrayList<>();
    private Rhythm rhythm = Rhythm.UNSAID;

    Collector(String key, Fetched.@Nullable Content content) {
      this.key = key;
      this.content = content;
    }

    Feed feed() {
      return new Feed(rhythm, named(), listed.stream().distinct().toList(), refused);
    }

    /// A name that several items share is none; what is listed twice counts once.
    private List<Item> named() {
      Map<String, Long> uses =
          items.stream().collect(Collectors.groupingBy(Item::id, Collectors.counting()));
      Map<String, Item> byName = new LinkedHashMap<>();
      for (Item item : items) {
        String url = item.url();
        String id =
            uses.getOrDefault(item.id(), 0L) < 2 ? item.id() : url != null ? url : item.mark();
        byName.putIfAbsent(id, new Item(item.at(), id, url, item.mark(), item.page()));
      }
      return List.copyOf(byName.values());
    }

    @Override
    public void rhythm(Rhythm rhythm) {
      this.rhythm = rhythm;
    }

    @Override
    public void item(FeedItem item) {
      if (content == null) {
        return;
      }
      String url = item.url();
      String mark = item.mark();
      String id = !item.id().isEmpty() ? item.id() : url != null ? url : mark;
      Input.OfPage full = item.fullText();
      items.add(new Item(item.at(), id, url, mark, full == null ? null : page(full, url, id)));
    }

    /// The item's place in the feed is not its name: the next items move it on.
    private Input.OfPage page(Input.OfPage full, @Nullable String url, String id) {
      Page page = full.page();
      return new Input.OfPage(
          new Page(
              url != null ? page.key() : id,
              page.kind(),
              page.url(),
              page.content(),
              page.hash(),
              content == null ? null : content.at()),
          full.original());
    }

    @Override
    public void other(Input input) {
      switch (input) {
        case Input.ToFetch toFetch -> listed.add(toFetch.address());
        case Input.Refused why -> refused.add(why);
        case Input.OfPage page ->
            refused.add(new Input.Refused(key, Rejection.UNKNOWN_TYPE, "a page, no feed"));
        case Input.OfArticle article ->
            throw new IllegalStateException("a feed gives no article: " + article.key());
      }
    }
  }
}
