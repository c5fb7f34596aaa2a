package org.rapporteur.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// What a feed tells of one item. Strings are empty where it tells nothing.
///
/// @param at where it stands: `feed.rss:3`, counted from 1
/// @param original the item as it came
/// @param id the feed's own name for it, empty where it has none
/// @param url null where it has none
/// @param outlet the name of the feed it stems from
/// @param content markup that may be its full text
/// @param summary markup that hardly is
record FeedItem(
    String at,
    Original original,
    String id,
    @Nullable String url,
    String headline,
    List<String> authors,
    String published,
    String updated,
    String outlet,
    String language,
    String content,
    String summary) {

  /// Words from which an item's content is held to be its text. A lede or standfirst has 15 to 60,
  /// the shortest agency item some 50. Not tuned: there are no labelled feeds.
  private static final int FULL_CONTENT = 50;

  /// The same for a description, which is a summary unless the feed has no other place for texts.
  private static final int FULL_DESCRIPTION = 150;

  /// How a text ends that goes on elsewhere.
  private static final Pattern CUT = Pattern.compile(".*(?:\u2026|\\.\\.\\.)[\\])\\s\u00BB>]*");

  /// What WordPress adds to every item.
  private static final Pattern ADDED =
      Pattern.compile("\\s*The post .{1,300} (?:appeared first on|first appeared on) .{1,100}$");

  /// The page it makes, or where its text is to be fetched, or why neither.
  Input toInput() {
    Input.OfPage full = fullText();
    if (full != null) {
      return full;
    }
    if (url != null) {
      return new Input.ToFetch(
          at, url, headline.isEmpty() ? null : headline, FeedDates.parse(published).orElse(null));
    }
    return new Input.Refused(at, Rejection.INCOMPLETE_RECORD, "neither a full text nor an address");
  }

  /// The page that the item itself makes; null where it does not hold the full text.
  Input.@Nullable OfPage fullText() {
    return isFull(content, FULL_CONTENT)
        ? page(content)
        : isFull(summary, FULL_DESCRIPTION) ? page(summary) : null;
  }

  /// A hash of what the feed tells of the item: another one means that it was updated. Addresses of
  /// pictures and the like play no part.
  String mark() {
    return Hash.ofParts(
        headline,
        published,
        updated,
        Jsoup.parseBodyFragment(content).text(),
        Jsoup.parseBodyFragment(summary).text());
  }

  private static boolean isFull(String markup, int words) {
    if (markup.length() < words) {
      return false;
    }
    String text = ADDED.matcher(Jsoup.parseBodyFragment(markup).text()).replaceFirst("").strip();
    String end = text.substring(Math.max(0, text.length() - 40));
    return Pattern.compile("\\s+").splitAsStream(text).limit(words).count() == words
        && !CUT.matcher(end).matches();
  }

  /// A document around the item's own markup, whose head says what the feed says of it, so that it
  /// goes through extraction as any page. Its hash is that of the item as it came.
  private Input.OfPage page(String body) {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    told.put("@context", "https://schema.org").put("@type", "NewsArticle");
    put(told, "headline", headline);
    put(told, "datePublished", stamp(published));
    put(told, "dateModified", stamp(updated));
    if (!authors.isEmpty()) {
      ArrayNode people = told.putArray("author");
      authors.forEach(name -> people.addObject().put("@type", "Person").put("name", name));
    }
    if (!outlet.isEmpty()) {
      told.putObject("publisher").put("@type", "Organization").put("name", outlet);
    }
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html");
    if (!language.isEmpty()) {
      html.append(" lang=\"").append(Entities.escape(language)).append('"');
    }
    html.append("><head><meta charset=\"utf-8\">");
    if (!headline.isEmpty()) {
      html.append("<title>").append(Entities.escape(headline)).append("</title>");
    }
    html.append("\n<script type=\"application/ld+json\">")
        .append(told.toString().replace("</", "<\\/").replace("<!--", "<\\u0021--"))
        .append("</script></head>\n<body><article>");
    if (!headline.isEmpty()) {
      html.append("<h1>").append(Entities.escape(headline)).append("</h1>\n");
    }
    html.append(body).append("\n</article></body></html>\n");
    return new Input.OfPage(
        new Page(
            url == null ? at : url, Page.Kind.HTML, url, html.toString(), original.hash(), null),
        original);
  }

  /// As ISO 8601 where it can be read, else as it stands.
  private static String stamp(String written) {
    return FeedDates.parse(written).map(Object::toString).orElse(written);
  }

  private static void put(ObjectNode node, String field, String value) {
    if (!value.isEmpty()) {
      node.put(field, value);
    }
  }
}
