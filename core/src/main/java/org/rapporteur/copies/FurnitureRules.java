package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Span;
import org.rapporteur.reading.WordList;

/// Patterns of lines that newsrooms print under or over a report and that say nothing about who
/// copied whom: datelines, credit lines, appeals. Read from `en/openings.txt` (what may open a
/// text) and `en/furniture.txt` (lines anywhere): a regular expression and an example a line.
/// Immutable.
final class FurnitureRules {
  /// A pattern with the example that shows it at work.
  ///
  /// @param anyOf strings of which one stands in all that the pattern matches; none where nothing
  /// is sure
  record Rule(Pattern pattern, String example, List<String> anyOf) {
    boolean mayMatchIn(String text) {
      return anyOf.isEmpty() || anyOf.stream().anyMatch(text::contains);
    }
  }

  /// Longest line that can be furniture as a whole.
  private static final int LONGEST = 300;

  private final List<Rule> openings;
  private final List<Rule> lines;
  private final List<Rule> embeds;

  private FurnitureRules(List<Rule> openings, List<Rule> lines, List<Rule> embeds) {
    this.openings = List.copyOf(openings);
    this.lines = List.copyOf(lines);
    this.embeds = List.copyOf(embeds);
  }

  static FurnitureRules load() {
    return new FurnitureRules(
        rules("en/openings.txt"), rules("en/furniture.txt"), rules("en/embeds.txt"));
  }

  static List<Rule> rules(String resource) {
    List<Rule> rules = new ArrayList<>();
    for (String line : WordList.lines(FurnitureRules.class, resource)) {
      String[] fields = line.split("\t+");
      List<String> anyOf = fields.length > 2 ? List.of(fields[2].split("\\|")) : List.of();
      rules.add(new Rule(Pattern.compile(fields[0].strip()), fields[1].strip(), anyOf));
    }
    return rules;
  }

  /// The stretches of `text` that are furniture, in order: the beginning of the text, or a whole
  /// line of no more than [#LONGEST] code units.
  List<Span> findFurniture(String text) {
    List<Span> spans = new ArrayList<>();
    linesOf(text).stream()
        .findFirst()
        .flatMap(line -> firstMatch(openings, text, line))
        .ifPresent(spans::add);
    List<Rule> possible = lines.stream().filter(rule -> rule.mayMatchIn(text)).toList();
    for (Span line : possible.isEmpty() ? List.<Span>of() : linesOf(text)) {
      if (line.length() <= LONGEST) {
        firstMatch(possible, text, line).ifPresent(spans::add);
      }
    }
    return spans;
  }

  /// The posts of others set into `text` without quote marks, in order.
  List<Span> findEmbeds(String text) {
    if (!text.contains("(@") && !text.contains("pic.")) {
      return List.of();
    }
    return linesOf(text).stream().flatMap(line -> firstMatch(embeds, text, line).stream()).toList();
  }

  /// The lines of `text` that are not blank.
  static List<Span> linesOf(String text) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      if (!text.substring(start, end).isBlank()) {
        spans.add(new Span(start, end));
      }
      start = end + 1;
    }
    return spans;
  }

  private static Optional<Span> firstMatch(List<Rule> rules, String text, Span line) {
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(text).region(line.start(), line.end());
      if (matcher.lookingAt()) {
        return Optional.of(new Span(matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }
}
