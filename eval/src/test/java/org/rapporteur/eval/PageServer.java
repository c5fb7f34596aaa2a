package org.rapporteur.eval;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Pages on this machine, at any free port.
final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<String, String> moved = new ConcurrentHashMap<>();

  private record Page(String type, String content) {}

  PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String to = moved.get(path);
            Page page = pages.get(path);
            if (to != null) {
              exchange.getResponseHeaders().set("Location", to);
              exchange.sendResponseHeaders(301, -1);
            } else if (page == null) {
              exchange.sendResponseHeaders(404, -1);
            } else {
              byte[] bytes = page.content().getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().set("Content-Type", page.type());
              exchange.sendResponseHeaders(200, bytes.length);
              exchange.getResponseBody().write(bytes);
            }
          }
        });
    server.start();
  }

  void put(String path, String type, String content) {
    pages.put(path, new Page(type, content));
  }

  void move(String path, String to) {
    moved.put(path, to);
  }

  /// The address of a path.
  String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
