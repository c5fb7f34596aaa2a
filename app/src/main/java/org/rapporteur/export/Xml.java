package org.rapporteur.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Writes XML 1.0, an element a line. What XML cannot hold (control characters, halves of
/// surrogate pairs) becomes U+FFFD.
final class Xml {
  private final Appendable out;
  private final Deque<String> open = new ArrayDeque<>();

  Xml(Appendable out) throws IOException {
    this.out = out;
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /// @param attributes names and values by turns; one without a value is left out
  void open(String element, @Nullable String... attributes) throws IOException {
    start(element, attributes);
    out.append(">\n");
    open.push(element);
  }

  void close() throws IOException {
    String element = open.pop();
    indent();
    out.append("</").append(element).append(">\n");
  }

  /// An element with nothing in it.
  void empty(String element, @Nullable String... attributes) throws IOException {
    start(element, attributes);
    out.append("/>\n");
  }

  /// An element with text in it.
  void leaf(String element, String text, @Nullable String... attributes) throws IOException {
    start(element, attributes);
    out.append('>').append(escaped(text)).append("</").append(element).append(">\n");
  }

  private void start(String element, @Nullable String... attributes) throws IOException {
    indent();
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        out.append(' ').append(attributes[i]).append("=\"").append(escaped(value)).append('"');
      }
    }
  }

  private void indent() throws IOException {
    out.append("  ".repeat(open.size()));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, escaped));
    return escaped.toString();
  }

  private static void append(int c, StringBuilder out) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      // left as they are, a reader would make spaces of them
      case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
      default -> out.appendCodePoint(isLegal(c) ? c : 0xFFFD);
    }
  }

  private static boolean isLegal(int c) {
    return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }
}
