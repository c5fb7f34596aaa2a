package org.rapporteur.extract;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The text of an element that is expected to be short.
final class Bounded {
  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "template", "svg");

  private Bounded() {}

  /// One line; reading stops a little after the limit, so that a longer text is known by its
  // length.
  static String text(Element element, int limit) {
    StringBuilder out = new StringBuilder();
    append(element, out, limit + 80);
    return Prose.clean(out.toString());
  }

  private static void append(Node node, StringBuilder into, int limit) {
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      if (into.length() > limit) {
        return;
      }
      if (child instanceof TextNode text) {
        into.append(text.getWholeText());
      } else if (child instanceof Element element && !SILENT.contains(element.normalName())) {
        boolean apart = element.isBlock() || element.normalName().equals("br");
        into.append(apart ? "\n" : "");
        append(element, into, limit);
        into.append(apart ? "\n" : "");
      }
    }
  }
}
