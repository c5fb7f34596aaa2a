package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.reading.WordList;

/// The news agencies (`agencies.txt`) and the ways in which a report credits one. Immutable, shared
/// between threads.
final class Agencies {
  private static final Agencies SHARED =
      new Agencies(WordList.lines(Agencies.class, "agencies.txt"));

  /// Names of up to this many letters are taken for an agency only when the case is the same.
  private static final int SHORT_NAME = 5;

  private final Map<String, String> exact = new HashMap<>();
  private final Map<String, String> folded = new HashMap<>();
  private final Pattern anywhere;
  private final Pattern saidTail;
  private final Pattern creditLine;
  private final Pattern inDateline;

  private Agencies(List<String> lines) {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" \\| ");
      for (String part : parts) {
        exact.putIfAbsent(part, parts[0]);
        exact.putIfAbsent(part.toUpperCase(Locale.ROOT), parts[0]);
        if (part.length() > SHORT_NAME) {
          folded.putIfAbsent(Prose.fold(part), parts[0]);
        }
        names.add(part);
      }
    }
    names.sort((a, b) -> b.length() != a.length() ? b.length() - a.length() : a.compareTo(b));
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(all.isEmpty() ? "" : "|").append(Pattern.quote(name));
      String upper = name.toUpperCase(Locale.ROOT);
      if (!upper.equals(name)) {
        all.append('|').append(Pattern.quote(upper));
      }
    }
    String alternatives = "(?:" + all + ")";
    Map<String, String> known = Map.of("agencies", alternatives);
    anywhere = Patterns.named("credit.anywhere", known);
    saidTail = Patterns.named("credit.said", known);
    creditLine = Patterns.named("credit.line", known);
    inDateline = Patterns.named("credit.bracketed", known);
  }

  /// Three to five capitals: the form of an agency's name in a credit.
  private static final Pattern LETTERS = Pattern.compile("\\p{Lu}{3,5}");

  private static final Pattern BRACKETED_LETTERS =
      Pattern.compile("[(\\[/]\\s?(\\p{Lu}{3,5})\\s?[)\\]/]");

  private static final Pattern LETTERS_CREDITED =
      Pattern.compile(
          "\\((\\p{Lu}{3,5})\\)|(?:Source|Quelle|Fuente" + "|Fonte)\\s?:\\s(\\p{Lu}{3,5})");

  /// Capitals that stand in brackets behind a place and name a country or nobody.
  private static final Set<String> NO_AGENCIES =
      Set.of(
          "USA", "UAE", "UK", "EU", "USSR", "LIVE", "VIDEO", "OPINION", "STAFF", "ADMIN", "NEWS");

  /// Whether these letters, in the place of a byline or a credit, are the abbreviation of an
  /// agency, listed or not.
  static boolean isAbbreviation(String letters) {
    return LETTERS.matcher(letters).matches() && !NO_AGENCIES.contains(letters);
  }

  /// The agencies that a dateline names in brackets: those known, else the letters themselves.
  /// *HARROW, March 3 (XNA) -*
  List<String> findInDateline(String dateline) {
    List<String> found = findBracketed(dateline);
    Matcher matcher = BRACKETED_LETTERS.matcher(dateline);
    while (matcher.find()) {
      String letters = matcher.group(1);
      if (found.isEmpty() && isAbbreviation(letters)) {
        found.add(letters);
      }
    }
    return found;
  }

  static Agencies shared() {
    return SHARED;
  }

  /// The agency that goes by exactly this name.
  Optional<String> named(String name) {
    String found = exact.get(name);
    return Optional.ofNullable(found != null ? found : folded.get(Prose.fold(name)));
  }

  /// Characters of *, the … news agency has reported.*
  private static final int LONGEST_CREDIT = 150;

  /// The agency that a passage credits at its end: *…, AFP said.*
  Optional<String> firstCreditedAtEnd(String paragraph) {
    String tail = paragraph.substring(Math.max(0, paragraph.length() - LONGEST_CREDIT));
    if (!tail.contains("said") && !tail.contains("report") && !tail.contains("according")) {
      return Optional.empty();
    }
    Matcher matcher = saidTail.matcher(tail);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return named(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
  }

  /// The agencies of a line that is a credit and nothing else: *(AFP)*, *Source: Xinhua*,
  /// *dpa/afp*; empty for any other line.
  List<String> findInCreditLine(String line) {
    if (line.length() > 120) {
      return List.of();
    }
    Matcher matcher = creditLine.matcher(line);
    if (matcher.matches()) {
      return findIn(matcher.group(1));
    }
    Matcher letters = LETTERS_CREDITED.matcher(line);
    if (!letters.matches()) {
      return List.of();
    }
    String name = letters.group(1) != null ? letters.group(1) : letters.group(2);
    return isAbbreviation(name) ? List.of(name) : List.of();
  }

  /// The agencies in brackets in the opening of a report: *PARIS (AP) —*.
  List<String> findBracketed(String opening) {
    Matcher matcher = inDateline.matcher(opening);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      for (int group = 1; group <= 2; group++) {
        if (matcher.group(group) != null) {
          named(matcher.group(group)).filter(name -> !found.contains(name)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /// A name without the agency behind it: *Mara Lindqvist The Associated Press*.
  String withoutAtEnd(String name) {
    Matcher matcher = anywhere.matcher(name);
    while (matcher.find()) {
      if (matcher.end() == name.length() && matcher.start() > 0) {
        return name.substring(0, matcher.start()).replaceFirst("\\s+(?:[Tt]he\\s+)?$", "").strip();
      }
    }
    return name;
  }

  /// All agencies among the parts of a short text.
  List<String> findIn(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = anywhere.matcher(text);
    while (matcher.find()) {
      named(matcher.group()).filter(name -> !found.contains(name)).ifPresent(found::add);
    }
    return found;
  }
}
