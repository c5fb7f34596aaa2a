package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapporteur.model.Article;
import org.rapporteur.reading.WordList;

/// The news agencies and how prints credit them. Read from `en/agencies.txt`. Immutable.
final class Agencies {
  /// One agency.
  ///
  /// @param name as it is called: *AFP*
  /// @param aliases in small letters without spaces, its site among them
  /// @param printed the same as prints write them
  /// @param credit finds a credit of it in a text
  private record Agency(String name, Set<String> aliases, List<String> printed, Pattern credit) {
    boolean isCredited(String lines) {
      return printed.stream().anyMatch(lines::contains) && credit.matcher(lines).find();
    }
  }

  /// Longest line, in code units, that can be a credit as a whole.
  private static final int LONGEST_CREDIT = 60;

  private static final List<String> CREDIT_ENDS =
      List.of(")", ").", "said.", "reported.", "reports.");
  private static final List<String> CREDIT_WORDS = List.of("opyright", "©");

  private final List<Agency> agencies;
  private final Map<String, Set<String>> aliases;
  private final Map<String, String> known;

  private Agencies(
      List<Agency> agencies, Map<String, Set<String>> aliases, Map<String, String> known) {
    this.agencies = List.copyOf(agencies);
    this.aliases = Map.copyOf(aliases);
    this.known = Map.copyOf(known);
  }

  static Agencies load() {
    List<Agency> agencies = new ArrayList<>();
    Map<String, Set<String>> aliases = new TreeMap<>();
    Map<String, String> known = new TreeMap<>();
    for (String line : WordList.lines(Agencies.class, "en/agencies.txt")) {
      String[] fields = line.split("\t+");
      Set<String> all = new TreeSet<>();
      List<String> printed = new ArrayList<>();
      for (String alias : fields[1].split(",")) {
        printed.add(alias.strip());
        all.add(Publisher.squeeze(alias));
      }
      all.add(Publisher.squeeze(fields[0]));
      String either =
          printed.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
      agencies.add(new Agency(fields[0], Set.copyOf(all), List.copyOf(printed), credit(either)));
      all.forEach(alias -> aliases.put(alias, Set.copyOf(all)));
      all.forEach(alias -> known.put(alias, fields[0]));
    }
    for (String line : WordList.lines(Agencies.class, "en/outlets.txt")) {
      Set<String> all = new TreeSet<>();
      for (String alias : line.split(",")) {
        all.add(Publisher.squeeze(alias));
      }
      all.forEach(alias -> aliases.put(alias, Set.copyOf(all)));
      all.forEach(alias -> known.put(alias, line.substring(0, line.indexOf(','))));
    }
    return new Agencies(agencies, aliases, known);
  }

  /// The ways a print credits an agency with its text: in its dateline, on a line by itself, after
  /// a sentence. *AP contributed to this report* is no such credit: most of that text may be the
  /// outlet's own.
  private static Pattern credit(String agency) {
    return Pattern.compile(
        "\\A.{0,80}\\((?:The )?"
            + agency
            + "\\)"
            + "|^\\(?(?:[Ff]rom |[Ww]ith |[Bb]y |[Ss]ource: ?|[Vv]ia |[—–-]+ ?)?(?:[Tt]he )?"
            + agency
            + "\\)?[.]?$"
            + "|(?:[Cc]opyright|©)[^\\n]{0,30}"
            + agency
            + "|, (?:[Tt]he )?"
            + agency
            + " (?:said|reported|reports)\\.$"
            + "|\\("
            + agency
            + "\\)[.]?$",
        Pattern.MULTILINE);
  }

  /// Other names for a squeezed name, itself among them when it is known.
  Set<String> aliases(String name) {
    return aliases.getOrDefault(name, Set.of());
  }

  /// What an agency or outlet of the lists is called that goes by a squeezed name; empty for
  /// others.
  String known(String name) {
    return known.getOrDefault(name, "");
  }

  /// The agencies an article credits, in the order of the list.
  List<String> credited(Article article) {
    String lines = creditLines(article.text());
    Set<String> byline =
        article.byline().agencies().stream().map(Publisher::squeeze).collect(Collectors.toSet());
    List<String> found = new ArrayList<>();
    for (Agency agency : agencies) {
      boolean named =
          agency.aliases.stream().anyMatch(byline::contains) || agency.isCredited(lines);
      if (named) {
        found.add(agency.name);
      }
    }
    return found;
  }

  /// The lines of `text` in which a credit can stand: the first, short ones, and those that end or
  /// speak as credits do.
  private static String creditLines(String text) {
    StringBuilder lines = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end);
      if (start == 0
          || line.length() <= LONGEST_CREDIT
          || CREDIT_ENDS.stream().anyMatch(line::endsWith)
          || CREDIT_WORDS.stream().anyMatch(line::contains)) {
        lines.append(line).append('\n');
      }
      start = end + 1;
    }
    return lines.toString();
  }

  /// The agency that goes by one of these squeezed names, or an empty string.
  String named(Set<String> names) {
    for (Agency agency : agencies) {
      if (names.stream().anyMatch(agency.aliases::contains)) {
        return agency.name;
      }
    }
    return "";
  }
}
