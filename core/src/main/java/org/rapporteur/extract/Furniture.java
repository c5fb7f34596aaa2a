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
  record Rule(Action action, Pattern pattern, String example) {
    /// Whether capitals count.
    boolean cased() {
      return pattern.pattern().contains("\\p{Lu}");
    }
  }

  /// A description that ends in the credit of a picture.
  private static final Pattern CAPTION_TAIL =
      Pattern.compile(
          ".*(?:\\([^()]{2,60}(?:/|\\bvia\\b|\\bphoto\\b|\\bfile\\b)[^()]{0,60}\\)|\\((?:photo|file|image|picture|credit|foto)\\b[^()]{0,80}\\)|\\b(?:REUTERS|AFP|AP|EPA|TASS|Reuters)/\\p{Lu}[\\p{L} .'-]{2,40}"
              + "|\\bvia (?:REUTERS|Reuters|AFP|AP|Getty Images)|[./] ?(?:\\p{L}+ )?(?:Getty Images|Shutterstock|AFP|EPA|REUTERS)|\\b(?:File )?(?:[Pp]hoto|[Ii]mage)(?: [Cc]redit)?: .{2,60})\\.?$");

  private static final Furniture SHARED = new Furniture(Lines.of("lines.txt"));

  private final List<Rule> rules = new ArrayList<>();

  /// All patterns at once, in the order of the file: most lines match none, and these say so in one pass. Rules that ask for capitals see the
  /// line as it is, all others see it in lower case.
  private final Pattern anyLower;

  private final Pattern anyCased;
  private final Pattern rehostHint;

  private Furniture(List<String> lines) {
    StringBuilder lower = new StringBuilder();
    StringBuilder cased = new StringBuilder();
    for (String line : lines) {
      String[] parts = line.split("\t", 3);
      if (parts.length < 3) {
        throw new IllegalArgumentException("a rule needs action, pattern and example: " + line);
      }
      rules.add(new Rule(Action.valueOf(parts[0].toUpperCase(Locale.ROOT)), Pattern.compile(parts[1]), parts[2]));
      StringBuilder all = rules.getLast().cased() ? cased : lower;
      all.append(all.isEmpty() ? "" : "|").append("(?:").append(parts[1]).append(')');
    }
    anyLower = Pattern.compile(lower.toString());
    anyCased = Pattern.compile(cased.toString());
    rehostHint = Pattern.compile("translat|automat|publish|syndicat|views|opinion|point of view|feed|übersetzt|traduit|program|software|aggregat");
  }

  /// Whether a line ends in the credit of a picture: *…, March 3. Photo: Mara Lindqvist*.
  static boolean isCreditedCaption(String line) {
    return CAPTION_TAIL.matcher(line).matches();
  }

  static Furniture shared() {
    return SHARED;
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }

  /// The action of the first rule that matches the whole line, or null when it is not furniture.
  @Nullable Action actionOf(String line) {
    if (line.isEmpty() || line.length() > LONGEST_LINE) {
      return null;
    }
    String lower = line.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (!anyLower.matcher(lower).matches() && !anyCased.matcher(line).matches()) {
      return null;
    }
    for (Rule rule : rules) {
      if (rule.pattern().matcher(rule.cased() ? line : lower).matches()) {
        return rule.action();
      }
    }
    return null;
  }

  /// Whether a line is what a page says of itself when it re-posts; quick on lines that are not.
  boolean isRehost(String line) {
    return line.length() >= 25 && line.length() <= LONGEST_LINE && rehostHint.matcher(line.toLowerCase(Locale.ROOT)).find()
        && actionOf(line) == Action.REHOST;
  }
}
