package org.rapporteur.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// An outlet in Sorn on this machine: a feed and its pages, each with an ETag that goes with its
/// content. Notes what it was asked.
final class FeedServer implements AutoCloseable {
  /// @param status other than 200: nothing else is sent but the headers
  record Answer(int status, Map<String, String> headers, String content) {}

  /// One item of a feed.
  record Item(String guid, String link, String title, String description) {
    String xml() {
      return "<item>"
          + element("guid", guid)
          + element("link", link)
          + element("title", title)
          + element("description", description)
          + "</item>\n";
    }

    private static String element(String name, String text) {
      return text.isEmpty() ? "" : "<" + name + "><![CDATA[" + text + "]]></" + name + ">";
    }
  }

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  FeedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      if (!path.equals("/robots.txt")) {
        asked.add(path);
      }
      Answer answer = answers.getOrDefault(path, new Answer(404, Map.of(), ""));
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      String etag = "\"" + Integer.toHexString(answer.content().hashCode()) + "\"";
      if (answer.status() != 200) {
        exchange.sendResponseHeaders(answer.status(), -1);
      } else if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        byte[] bytes = answer.content().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  void on(String path, String type, String content) {
    answers.put(path, new Answer(200, Map.of("Content-Type", type), content));
  }

  void on(String path, int status, Map<String, String> headers) {
    answers.put(path, new Answer(status, headers, ""));
  }

  void feed(String path, Item... items) {
    feed(path, "", items);
  }

  /// @param channel what stands in the channel before the items
  void feed(String path, String channel, Item... items) {
    StringBuilder xml =
        new StringBuilder("<rss version=\"2.0\"><channel><title>The Sorn Gazette</title>\n");
    xml.append(channel);
    for (Item item : items) {
      xml.append(item.xml());
    }
    on(path, "application/rss+xml", xml.append("</channel></rss>").toString());
  }

  void page(String path, String headline, String... paragraphs) {
    StringBuilder html =
        new StringBuilder("<html lang=\"en\"><head><title>")
            .append(headline)
            .append("</title></head><body><article><h1>")
            .append(headline)
            .append("</h1>\n");
    for (String paragraph : paragraphs) {
      html.append("<p>").append(paragraph).append("</p>\n");
    }
    on(path, "text/html; charset=utf-8", html.append("</article></body></html>").toString());
  }

  /// What was asked since this was called last, in order.
  List<String> asked() {
    List<String> since = new ArrayList<>(asked);
    asked.clear();
    return since;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
