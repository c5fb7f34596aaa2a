package org.rapporteur.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rapporteur.model.When;

/// One line of rules.txt, compiled: each way its optional parts and alternatives can be written out
/// is a variant. Immutable.
///
/// @param name as printed in [When#rule]
/// @param group the part of the name before the dot
/// @param hidden whether it is used only inside other rules
/// @param variants longest first
/// @param example a sentence with the expression in brackets
/// @param expected the value of the example
record Rule(
    String name,
    String group,
    boolean hidden,
    List<Variant> variants,
    When.Kind kind,
    Template template,
    String example,
    String expected) {

  /// What must stand in the text, in order.
  record Variant(List<Element> elements) {}

  /// One step of a pattern.
  sealed interface Piece {
    /// One of these words, in lower case.
    record Literal(Set<String> words) implements Piece {}

    /// A word of a class of words.txt.
    record Member(String className) implements Piece {}

    /// A number of a kind [Numbers] reads.
    record Numeral(String kind) implements Piece {}

    /// An expression of another group.
    record Inner(String group) implements Piece {}

    /// No space here.
    record Joint() implements Piece {}

    /// Other steps: any of these sequences.
    record Choice(List<List<Element>> sequences) implements Piece {}
  }

  /// A piece with how it is used.
  ///
  /// @param keep the name its value is kept under, empty for none
  /// @param role inside the expression, or beside it
  record Element(Piece piece, String keep, boolean optional, Role role) {}

  /// Whether an element is part of the expression.
  enum Role {
    INSIDE,
    /// Must stand beside the expression.
    BESIDE,
    /// Must not stand beside the expression.
    NOT_BESIDE
  }

  /// Compiles one line `name | pattern | type | value | example => value`.
  static Rule of(String line) {
    String[] fields = line.split(" \\| ");
    if (fields.length != 5) {
      throw new IllegalArgumentException("a rule has five fields: " + line);
    }
    boolean hidden = fields[0].startsWith("~");
    String name = hidden ? fields[0].substring(1).strip() : fields[0].strip();
    int dot = name.indexOf('.');
    int arrow = fields[4].lastIndexOf("=>");
    List<Variant> variants = new ArrayList<>();
    for (List<Element> flat : flatten(new PatternReader(fields[1].strip()).read())) {
      variants.add(new Variant(List.copyOf(flat)));
    }
    return new Rule(
        name,
        name.substring(0, dot),
        hidden,
        List.copyOf(variants),
        When.Kind.valueOf(fields[2].strip()),
        Template.of(fields[3].strip()),
        arrow < 0 ? fields[4].strip() : fields[4].substring(0, arrow).strip(),
        arrow < 0 ? "" : fields[4].substring(arrow + 2).strip());
  }

  /// All ways to write a pattern out without optional parts and alternatives, those with the
  /// optional parts first.
  private static List<List<Element>> flatten(List<Element> elements) {
    List<List<Element>> ways = new ArrayList<>();
    ways.add(List.of());
    for (Element element : elements) {
      List<List<Element>> tails = new ArrayList<>();
      if (element.piece() instanceof Piece.Choice choice) {
        for (List<Element> sequence : choice.sequences()) {
          tails.addAll(flatten(sequence));
        }
      } else {
        tails.add(List.of(new Element(element.piece(), element.keep(), false, element.role())));
      }
      if (element.optional()) {
        tails.add(List.of());
      }
      List<List<Element>> longer = new ArrayList<>();
      for (List<Element> way : ways) {
        for (List<Element> tail : tails) {
          List<Element> both = new ArrayList<>(way);
          both.addAll(tail);
          longer.add(both);
        }
      }
      ways = longer;
    }
    return ways;
  }
}
