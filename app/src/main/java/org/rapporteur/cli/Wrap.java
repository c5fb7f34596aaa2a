package org.rapporteur.cli;

import java.util.stream.Collectors;

/// Text set for a terminal.
final class Wrap {
  private static final int WIDTH = 100;

  private Wrap() {}

  /// Paragraphs broken at spaces, each line after `indent`.
  static String wrap(String text, String indent) {
    return text.lines().map(line -> wrapLine(line, indent)).collect(Collectors.joining("\n"));
  }

  private static String wrapLine(String line, String indent) {
    StringBuilder out = new StringBuilder(indent);
    int column = indent.length();
    for (String word : line.split(" ")) {
      if (column > indent.length() && column + 1 + word.length() > WIDTH) {
        out.append('\n').append(indent);
        column = indent.length();
      } else if (column > indent.length()) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }

  /// All on one line, cut to `width` characters with an ellipsis.
  static String oneLine(String text, int width) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= width ? line : line.substring(0, width - 1).stripTrailing() + "…";
  }

  /// *1 story*, *5 stories*.
  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
