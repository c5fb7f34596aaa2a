package org.rapporteur.dates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.dates.Rule.Element;
import org.rapporteur.dates.Rule.Piece;
import org.rapporteur.dates.Rule.Role;

/// Reads the pattern of a rule; the notation is told at the head of rules.txt.
final class PatternReader {
  private final List<String> symbols;
  private int at;

  PatternReader(String pattern) {
    symbols = List.of(pattern.split(" +"));
  }

  List<Element> read() {
    List<Element> elements = sequence();
    if (at < symbols.size()) {
      throw new IllegalArgumentException("stray " + symbols.get(at) + " in " + symbols);
    }
    return elements;
  }

  /// Up to the end, or to a bracket or bar that closes it.
  private List<Element> sequence() {
    List<Element> elements = new ArrayList<>();
    while (at < symbols.size() && !symbols.get(at).equals("/") && !closes(symbols.get(at))) {
      elements.add(element());
    }
    return elements;
  }

  private static boolean closes(String symbol) {
    return symbol.startsWith(")");
  }

  private Element element() {
    String symbol = symbols.get(at++);
    if (symbol.equals("~")) {
      return new Element(new Piece.Joint(), "", false, Role.INSIDE);
    }
    if (symbol.equals("(")) {
      return group();
    }
    boolean optional = symbol.length() > 1 && symbol.endsWith("?");
    String body = optional ? symbol.substring(0, symbol.length() - 1) : symbol;
    if (body.startsWith("[")) {
      boolean not = body.startsWith("[!");
      Piece piece = piece(body.substring(not ? 2 : 1, body.length() - 1));
      return new Element(piece, "", optional, not ? Role.NOT_BESIDE : Role.BESIDE);
    }
    String keep = "";
    int equals = body.indexOf('=');
    if (equals > 0) {
      keep = body.substring(0, equals);
      body = body.substring(equals + 1);
    }
    return new Element(piece(body), keep, optional, Role.INSIDE);
  }

  private Element group() {
    List<List<Element>> sequences = new ArrayList<>();
    sequences.add(sequence());
    while (at < symbols.size() && symbols.get(at).equals("/")) {
      at++;
      sequences.add(sequence());
    }
    if (at >= symbols.size()) {
      throw new IllegalArgumentException("open bracket in " + symbols);
    }
    boolean optional = symbols.get(at++).equals(")?");
    return new Element(new Piece.Choice(sequences), "", optional, Role.INSIDE);
  }

  private static Piece piece(String body) {
    if (body.startsWith("@")) {
      return new Piece.Inner(body.substring(1));
    }
    if (body.startsWith("<#")) {
      String kind = body.substring(2, body.length() - 1);
      if (!Numbers.known(kind)) {
        throw new IllegalArgumentException("no such number: " + body);
      }
      return new Piece.Numeral(kind);
    }
    if (body.startsWith("<")) {
      return new Piece.Member(body.substring(1, body.length() - 1));
    }
    Set<String> words =
        new HashSet<>(Arrays.asList(body.equals("\\/") ? new String[] {"/"} : body.split("/")));
    return new Piece.Literal(words);
  }
}
