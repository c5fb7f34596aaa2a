package org.rapporteur.copies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Span;

/// Patterns of lines that newsrooms print under or over a report and that say nothing about who copied whom: datelines, credit lines, appeals. Read from
/// `en/furniture.txt`: a regular expression and an example a line. Immutable.
final class FurnitureRules {
  /// A pattern with the example that shows it at work.
  record Rule(Pattern pattern, String example) {}

  private final List<Rule> rules;

  private FurnitureRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  static FurnitureRules load() {
    List<Rule> rules = new ArrayList<>();
    for (String line : lines("en/furniture.txt")) {
      String[] fields = line.split("\t+", 2);
      rules.add(new Rule(Pattern.compile(fields[0].strip(), Pattern.MULTILINE), fields[1].strip()));
    }
    return new FurnitureRules(rules);
  }

  /// The rules of a resource of this package: lines that are neither empty nor comments.
  static List<String> lines(String resource) {
    try (InputStream stream = FurnitureRules.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  List<Rule> rules() {
    return rules;
  }

  /// The stretches of `text` that are furniture; they may overlap.
  List<Span> find(String text) {
    List<Span> spans = new ArrayList<>();
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(text);
      while (matcher.find()) {
        spans.add(new Span(matcher.start(), matcher.end()));
      }
    }
    return spans;
  }
}
