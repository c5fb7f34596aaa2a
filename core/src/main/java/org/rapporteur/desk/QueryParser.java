package org.rapporteur.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Event;
import org.rapporteur.model.StoryId;

/// Reads a query from left to right, one clause at a time.
final class QueryParser {
  private static final Pattern FIELD = Pattern.compile("(\\p{L}+):");
  private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?");
  private static final Pattern COUNT = Pattern.compile("(>=|<=|>|<|=)?(\\d{1,6})");
  private static final String OPENING = "\"“„«";
  private static final String CLOSING = "\"”“»";

  private final String typed;
  private int at;

  QueryParser(String typed) {
    this.typed = typed;
  }

  Query parse() {
    if (typed.length() > Query.LONGEST) {
      return new Query.Mistake(
          Query.LONGEST,
          "a query of " + typed.length() + " characters; at most " + Query.LONGEST + " are read");
    }
    List<Query.Clause> clauses = new ArrayList<>();
    try {
      skipSpace();
      while (at < typed.length()) {
        Query.Clause clause = clause();
        if (clause != null) {
          clauses.add(clause);
        }
        skipSpace();
      }
      if (clauses.isEmpty()) {
        throw new Wrong(0, "nothing to search for");
      }
      if (clauses.stream().allMatch(clause -> clause instanceof Query.Clause.Without)) {
        throw new Wrong(0, "only words to keep out: name something to search for as well");
      }
      return new Query.Wanted(clauses);
    } catch (Wrong wrong) {
      return new Query.Mistake(wrong.position, wrong.message);
    }
  }

  /// The next clause; null for marks that stand alone, as in *bread & butter*.
  private Query.@Nullable Clause clause() throws Wrong {
    int start = at;
    if (typed.charAt(at) == '-') {
      at++;
      return new Query.Clause.Without(words(start, "after the minus sign"));
    }
    Matcher field = FIELD.matcher(typed).region(at, typed.length());
    if (field.lookingAt()) {
      at = field.end();
      String name = field.group(1).toLowerCase(Locale.ROOT);
      return switch (name) {
        case "outlet" -> new Query.Clause.Outlet(words(start, "after outlet:"));
        case "speaker" -> new Query.Clause.Speaker(words(start, "after speaker:"));
        case "actor" -> new Query.Clause.Actor(words(start, "after actor:"));
        case "type" -> new Query.Clause.Type(type());
        case "story" -> new Query.Clause.Story(new StoryId(words(start, "after story:")));
        case "origins" -> origins();
        case "before" -> new Query.Clause.Before(day("before:"));
        case "after" -> new Query.Clause.After(day("after:"));
        default ->
            throw new Wrong(
                start,
                "no field is called "
                    + name
                    + "; there are outlet:, speaker:, actor:, type:, story:, origins:, before: and after: (or put it in quote marks)");
      };
    }
    if (OPENING.indexOf(typed.charAt(at)) < 0) {
      String word = toSpace();
      return saysSomething(word) ? new Query.Clause.Words(word) : null;
    }
    return new Query.Clause.Words(words(start, ""));
  }

  /// A phrase in quote marks, or all up to the next space.
  private String words(int start, String where) throws Wrong {
    if (at < typed.length() && OPENING.indexOf(typed.charAt(at)) >= 0) {
      int open = at++;
      int from = at;
      while (at < typed.length() && CLOSING.indexOf(typed.charAt(at)) < 0) {
        at++;
      }
      if (at == typed.length()) {
        throw new Wrong(open, "this quote mark is not closed");
      }
      return sayingSomething(typed.substring(from, at++), open, "between the quote marks");
    }
    return sayingSomething(toSpace(), start, where);
  }

  private String toSpace() {
    int from = at;
    while (at < typed.length() && !Character.isWhitespace(typed.charAt(at))) {
      at++;
    }
    return typed.substring(from, at);
  }

  private static boolean saysSomething(String words) {
    return words.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static String sayingSomething(String words, int position, String where) throws Wrong {
    if (!saysSomething(words)) {
      throw new Wrong(position, ("no word stands here " + where).strip());
    }
    return words.strip();
  }

  private String type() throws Wrong {
    int from = at;
    String type = toSpace().toUpperCase(Locale.ROOT);
    if (!Event.TYPES.contains(type)) {
      throw new Wrong(
          from, "type: takes one of " + String.join(", ", Event.TYPES).toLowerCase(Locale.ROOT));
    }
    return type;
  }

  private Query.Clause origins() throws Wrong {
    int from = at;
    Matcher parts = COUNT.matcher(toSpace());
    if (!parts.matches()) {
      throw new Wrong(from, "origins: takes a number, or one behind >, >=, < or <=: >2");
    }
    int number = Integer.parseInt(parts.group(2));
    return switch (parts.group(1) == null ? "" : parts.group(1)) {
      case ">" -> new Query.Clause.Origins(number + 1, Integer.MAX_VALUE);
      case ">=" -> new Query.Clause.Origins(number, Integer.MAX_VALUE);
      case "<" -> new Query.Clause.Origins(0, number - 1);
      case "<=" -> new Query.Clause.Origins(0, number);
      default -> new Query.Clause.Origins(number, number);
    };
  }

  private LocalDate day(String field) throws Wrong {
    int from = at;
    String value = toSpace();
    Matcher parts = DAY.matcher(value);
    if (!parts.matches()) {
      throw new Wrong(from, field + " takes a day, a month or a year: 2031-03-15, 2031-03, 2031");
    }
    try {
      return LocalDate.of(
          Integer.parseInt(parts.group(1)), numberOr1(parts.group(2)), numberOr1(parts.group(3)));
    } catch (DateTimeException e) {
      throw new Wrong(from, "there is no such day: " + value);
    }
  }

  private static int numberOr1(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  private void skipSpace() {
    while (at < typed.length() && Character.isWhitespace(typed.charAt(at))) {
      at++;
    }
  }

  /// Leaves the parser from any depth; never leaves this class.
  private static final class Wrong extends Exception {
    private final int position;
    private final String message;

    Wrong(int position, String message) {
      super(message, null, false, false);
      this.position = position;
      this.message = message;
    }
  }
}
