package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.reading.WordList;

/// The lines of a page that belong to the page and not to the article: share bars, prompts, related
/// links, credits. The rules are data (`lines.txt`) and the same for markup and plain text.
/// Immutable, shared between threads.
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
  ///
  /// @param hints one of which the line holds in lower case; none when any line may match
  /// @param cased whether capitals count
  record Rule(Action action, Pattern pattern, String example, List<String> hints, boolean cased) {
    /// Whether a line that opens so may match.
    boolean mayOpen(String opening) {
      Matcher matcher = pattern.matcher(opening);
      return matcher.matches() || matcher.hitEnd();
    }

    boolean mayMatch(String lower) {
      if (hints.isEmpty()) {
        return true;
      }
      for (String hint : hints) {
        if (lower.contains(hint)) {
          return true;
        }
      }
      return false;
    }
  }

  /// A description that ends in the credit of a picture.
  private static final Pattern CAPTION_TAIL = Patterns.named("caption.tail");

  private static final Furniture SHARED =
      new Furniture(WordList.lines(Furniture.class, "lines.txt"));

  private final List<Rule> rules = new ArrayList<>();

  /// The rules that may match a line, by its first letters in lower case; filled as openings are
  /// met. What is filled in depends on the rules alone, so that two threads that fill one place at
  /// once fill in the same.
  private final AtomicReferenceArray<@Nullable List<Rule>> byOpening =
      new AtomicReferenceArray<>(LETTERS * LETTERS * LETTERS);

  /// For lines that open with other than three letters.
  private final AtomicReferenceArray<@Nullable List<Rule>> byFirst =
      new AtomicReferenceArray<>(Character.MAX_VALUE + 1);

  private Furniture(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split("\t");
      if (parts.length < 3) {
        throw new IllegalArgumentException("a rule needs action, pattern and example: " + line);
      }
      List<String> hints = parts.length > 3 ? hints(parts[3]) : List.of();
      rules.add(
          new Rule(
              Action.valueOf(parts[0].toUpperCase(Locale.ROOT)),
              Pattern.compile(parts[1]),
              parts[2],
              hints,
              parts[1].contains("\\p{Lu}")));
    }
  }

  private static final int LETTERS = 26;
  private static final int OPENING = 3;

  /// A credit is read in so many characters at a line's end.
  private static final int CREDIT_TAIL = 200;

  /// Whether a line ends in the credit of a picture: *…, March 3. Photo: Mara Lindqvist*.
  static boolean isCreditedCaption(String line) {
    String tail = line.substring(Math.max(0, line.length() - CREDIT_TAIL));
    // what each of the pattern's alternatives cannot do without
    boolean hinted =
        tail.endsWith(")")
            || tail.endsWith(").")
            || tail.contains("hoto")
            || tail.contains("mage")
            || tail.contains("via ")
            || tail.contains("Getty")
            || tail.contains("Shutterstock")
            || tail.contains("AFP")
            || tail.contains("EPA")
            || tail.contains("AP/")
            || tail.contains("TASS/")
            || tail.contains("Reuters/")
            || tail.contains("REUTERS");
    return hinted && CAPTION_TAIL.matcher(tail).matches();
  }

  static Furniture shared() {
    return SHARED;
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }

  /// A bar that is itself a hint is written after a backslash.
  private static List<String> hints(String field) {
    return Stream.of(field.split("(?<!\\\\)\\|")).map(hint -> hint.replace("\\|", "|")).toList();
  }

  /// The rules that may match a line, by how it opens.
  private List<Rule> candidates(String lower) {
    char first = lower.charAt(0);
    if (Character.isSurrogate(first)) {
      return rules;
    }
    int place = 0;
    for (int i = 0; i < OPENING; i++) {
      char c = i < lower.length() ? lower.charAt(i) : 0;
      if (c < 'a' || c > 'z') {
        return filled(byFirst, first, lower.substring(0, 1));
      }
      place = place * LETTERS + c - 'a';
    }
    return filled(byOpening, place, lower.substring(0, OPENING));
  }

  private List<Rule> filled(
      AtomicReferenceArray<@Nullable List<Rule>> table, int place, String opening) {
    List<Rule> known = table.get(place);
    if (known != null) {
      return known;
    }
    List<Rule> candidates =
        rules.stream().filter(rule -> rule.mayOpen(opening) || rule.cased()).toList();
    table.set(place, candidates);
    return candidates;
  }

  /// The action of the first rule that matches the whole line, or null when it is not furniture.
  @Nullable Action actionOf(String line) {
    if (line.isEmpty() || line.length() > LONGEST_LINE) {
      return null;
    }
    String lower = line.toLowerCase(Locale.ROOT).replace('’', '\'');
    for (Rule rule : candidates(lower)) {
      if (rule.mayMatch(lower) && rule.pattern().matcher(rule.cased() ? line : lower).matches()) {
        return rule.action();
      }
    }
    return null;
  }
}
