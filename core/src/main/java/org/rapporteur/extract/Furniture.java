package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines of a page that belong to the page and not to the article: share bars, prompts, related links, credits.
/// The rules are data (`lines.txt`) and the same for markup and plain text. Immutable, shared between threads.
final class Furniture {
  /// Longer lines are prose, whatever they open with.
  static final int LONGEST_LINE = 300;

  /// What a line means for itself and for the lines after it.
  enum Action {
    /// The line is no part of the article.
    DROP,
    /// Nor is anything after it.
    END,
    /// Nor is the line after it.
    NEXT,
    /// Nor are the short lines after it.
    LIST,
    /// Nor is what follows, up to a [#SIGN].
    EMBED,
    /// Signs an embedded post: the paragraph before is the post.
    SIGN,
    /// Who took a picture.
    CREDIT,
    /// What the page says of itself when it re-posts.
    REHOST,
    /// Holds, or stands above, the address the text was taken from.
    SOURCE
  }

  /// One line of `lines.txt`.
  record Rule(Action action, Pattern pattern, String example) {}

  private static final Furniture SHARED = new Furniture(Lines.of("lines.txt"));

  private final List<Rule> rules = new ArrayList<>();

  /// All patterns at once, in the order of the file: most lines match none, and this says so in one pass.
  private final Pattern any;

  private Furniture(List<String> lines) {
    StringBuilder all = new StringBuilder();
    for (String line : lines) {
      String[] parts = line.split("\t", 3);
      if (parts.length < 3) {
        throw new IllegalArgumentException("a rule needs action, pattern and example: " + line);
      }
      rules.add(new Rule(Action.valueOf(parts[0].toUpperCase(Locale.ROOT)), compile(parts[1]), parts[2]));
      all.append(all.isEmpty() ? "" : "|").append("(?:").append(parts[1]).append(')');
    }
    any = compile(all.toString());
  }

  static Furniture shared() {
    return SHARED;
  }

  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }

  /// The action of the first rule that matches the whole line, or null when it is not furniture.
  @Nullable Action actionOf(String line) {
    if (line.isEmpty() || line.length() > LONGEST_LINE || !any.matcher(line).matches()) {
      return null;
    }
    for (Rule rule : rules) {
      if (rule.pattern().matcher(line).matches()) {
        return rule.action();
      }
    }
    return null;
  }
}
