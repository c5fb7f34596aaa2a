package org.rapporteur.intake;

import java.util.ArrayList;
import java.util.List;

/// The characters of a feed, cut into its items and the shell around them. Looks at nothing but
/// tags, comments and CDATA sections; whether all is well-formed is for the parser to say.
///
/// @param rootName the first element's name without prefix, empty where there is none
/// @param hasDoctype whether a document type is declared before it
/// @param items in the order of the feed
/// @param shell what is left, with the line ends of the items in their place
record FeedText(String rootName, boolean hasDoctype, List<Slice> items, String shell) {
  /// @param line of the feed it begins in, from 1
  record Slice(String text, int line) {}

  static FeedText of(String decoded) {
    String text = decoded.stripLeading();
    int stripped = lines(decoded, 0, decoded.length() - text.length());
    String root = "";
    boolean doctype = false;
    String itemName = "item";
    List<Slice> items = new ArrayList<>();
    // an XML declaration must come first: the blank lines before it go behind it
    StringBuilder shell = new StringBuilder();
    int copied = 0;
    int start = -1;
    int depth = 0;
    int line = 1 + stripped;
    int counted = 0;
    int position = 0;
    while ((position = text.indexOf('<', position)) >= 0) {
      int end = end(text, position);
      if (end < 0) {
        break;
      }
      if (text.startsWith("<!DOCTYPE", position) || text.startsWith("<!doctype", position)) {
        doctype |= root.isEmpty();
      } else if (isName(text, position + 1) || text.startsWith("</", position)) {
        boolean closes = text.charAt(position + 1) == '/';
        String name = localName(text, position + (closes ? 2 : 1), end);
        if (root.isEmpty()) {
          root = name;
          itemName = root.equals("feed") ? "entry" : "item";
        } else if (name.equals(itemName)) {
          if (closes) {
            depth = Math.max(0, depth - 1);
          } else if (text.charAt(end - 2) != '/') {
            start = depth == 0 ? position : start;
            depth++;
          }
          if (closes && depth == 0 && start >= 0) {
            shell.append(text, copied, start);
            line += lines(text, counted, start);
            items.add(new Slice(text.substring(start, end), line));
            int inside = lines(text, start, end);
            shell.repeat('\n', inside);
            line += inside;
            counted = end;
            copied = end;
            start = -1;
          }
        }
      }
      position = end;
    }
    shell.append(text, copied, text.length());
    int declared = shell.indexOf("?>") + 2;
    shell.insert(text.startsWith("<?xml") && declared >= 2 ? declared : 0, "\n".repeat(stripped));
    return new FeedText(root, doctype, List.copyOf(items), shell.toString());
  }

  /// Behind the tag, comment or section that begins at `start`; -1 where it does not end.
  private static int end(String text, int start) {
    if (text.startsWith("<!--", start)) {
      return behind(text, "-->", start + 4);
    }
    if (text.startsWith("<![CDATA[", start)) {
      return behind(text, "]]>", start + 9);
    }
    if (text.startsWith("<?", start)) {
      return behind(text, "?>", start + 2);
    }
    char quote = 0;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return i + 1;
      } else if (c == '"' || c == '\'') {
        quote = c;
      }
    }
    return -1;
  }

  private static int behind(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? -1 : at + mark.length();
  }

  private static boolean isName(String text, int at) {
    return at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_');
  }

  private static String localName(String text, int from, int to) {
    int end = from;
    int start = from;
    while (end < to) {
      char c = text.charAt(end);
      if (c == ':') {
        start = end + 1;
      } else if (c == '>' || c == '/' || Character.isWhitespace(c)) {
        break;
      }
      end++;
    }
    return text.substring(start, end);
  }

  private static int lines(String text, int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
