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
  /// length.
  static String text(Element element, int limit) {
    StringBuilder out = new StringBuilder();
    append(element, out, limit + 80);
    return Prose.clean(out.toString());
  }

  /// The same with `|` wherever an element begins or ends: the pieces of a byline.
  static String pieces(Element element, int limit) {
    StringBuilder out = new StringBuilder();
    appendPieces(element, out, limit + 80);
    return Prose.clean(out.toString());
  }

  private static void appendPieces(Node node, StringBuilder into, int limit) {
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      if (into.length() > limit) {
        return;
      }
      if (child instanceof TextNode text) {
        append(text, into, limit);
      } else if (child instanceof Element element && !SILENT.contains(element.normalName())) {
        part(into);
        appendPieces(element, into, limit);
        part(into);
      }
    }
  }

  private static void part(StringBuilder into) {
    int end = into.length() - 1;
    while (end >= 0 && Character.isWhitespace(into.charAt(end))) {
      end--;
    }
    if (end >= 0 && into.charAt(end) != '|') {
      into.append(" | ");
    }
  }

  /// Up to so many characters of the text that stands right before an element, near by in the tree.
  static String before(Element element, int limit) {
    String found = "";
    Element up = element;
    for (int level = 0; level < 3 && up != null && found.length() < limit; level++) {
      Node previous = up.previousSibling();
      while (previous != null && found.length() < limit) {
        if (previous instanceof TextNode text) {
          found = text.getWholeText() + found;
        } else if (previous instanceof Element sibling && !SILENT.contains(sibling.normalName())) {
          found = text(sibling, limit) + " " + found;
        }
        previous = previous.previousSibling();
      }
      up = up.parent();
    }
    String line = Prose.clean(found);
    return line.length() <= limit ? line : line.substring(line.length() - limit);
  }

  private static void append(TextNode text, StringBuilder into, int limit) {
    String whole = text.getWholeText();
    into.append(whole, 0, Math.min(whole.length(), limit + INDENTED));
  }

  /// Characters of one run of text beyond the limit that are still read: white space that markup is
  /// indented with is among them, and goes.
  private static final int INDENTED = 1000;

  private static void append(Node node, StringBuilder into, int limit) {
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      if (into.length() > limit) {
        return;
      }
      if (child instanceof TextNode text) {
        append(text, into, limit);
      } else if (child instanceof Element element && !SILENT.contains(element.normalName())) {
        boolean apart = element.isBlock() || element.normalName().equals("br");
        into.append(apart ? "\n" : "");
        append(element, into, limit);
        into.append(apart ? "\n" : "");
      }
    }
  }
}
