package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What the words in an element's class, id and role say of it (`classes.txt`). One for each page: remembers what it has looked up.
final class ClassWords {
  /// What an element may be marked as.
  enum Kind {
    FURNITURE,
    CAPTION,
    STANDFIRST,
    BYLINE,
    DATE,
    BODY
  }

  private record Part(Kind kind, String text) {}

  /// @param parts by their first four characters
  /// @param words each with what it may mark
  private record Vocabulary(Map<String, List<Part>> parts, Map<String, Set<Kind>> words) {
    static final Vocabulary SHARED = load();

    private static Vocabulary load() {
      Map<String, List<Part>> parts = new HashMap<>();
      Map<String, Set<Kind>> words = new HashMap<>();
      for (String line : Lines.of("classes.txt")) {
        String[] fields = line.split(" ");
        Kind kind = Kind.valueOf(fields[0].toUpperCase(Locale.ROOT));
        for (int i = 2; i < fields.length; i++) {
          String word = fields[i];
          if (fields[1].equals("part")) {
            parts.computeIfAbsent(fields[i].substring(0, PREFIX), prefix -> new ArrayList<>()).add(new Part(kind, word));
          } else {
            words.computeIfAbsent(word, key -> EnumSet.noneOf(Kind.class)).add(kind);
          }
        }
      }
      return new Vocabulary(parts, words);
    }
  }

  /// No part is shorter.
  private static final int PREFIX = 4;

  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  /// Names that say what a page has or does not have, not what an element is.
  private static final Pattern STATE =
      Pattern.compile("^(?:has|no|with|without|is|not|single|page|postid|body|tag|category|type|status|format|node|elementor|hs_cos|widget-type|overflow|lg|md|sm|xl)[-_:]|comments?-(?:open|closed|enabled)|commentary|-enabled$|-active$");
  private static final Pattern NO_WORD = Pattern.compile("[^a-z]+");

  private final Map<String, Set<Kind>> known = new HashMap<>();

  /// The marks of an element; a body mark overrides a furniture mark in another of its classes.
  Set<Kind> of(Element element) {
    String marks = marks(element);
    return marks.isEmpty() ? Set.of() : known.computeIfAbsent(marks, ClassWords::kinds);
  }

  static String marks(Element element) {
    String classes = element.attr("class");
    String id = element.id();
    String prop = element.attr("itemprop");
    String test = element.attr("data-testid");
    if (classes.isEmpty() && id.isEmpty() && prop.isEmpty() && test.isEmpty()) {
      return "";
    }
    return classes + " " + id + " " + prop + " " + test;
  }

  private static Set<Kind> kinds(String marks) {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String mark : marks.split("\\s+")) {
      if (!mark.isEmpty() && mark.length() < 80 && !STATE.matcher(mark).find()) {
        addKinds(mark, kinds);
      }
    }
    if (kinds.contains(Kind.BODY)) {
      kinds.remove(Kind.FURNITURE);
    }
    return kinds;
  }

  private static void addKinds(String mark, Set<Kind> kinds) {
    String lower = mark.toLowerCase(Locale.ROOT);
    String[] words = NO_WORD.split(CAPITAL.matcher(mark).replaceAll("-").toLowerCase(Locale.ROOT));
    EnumSet<Kind> found = EnumSet.noneOf(Kind.class);
    for (int i = 0; i + PREFIX <= lower.length(); i++) {
      for (Part part : Vocabulary.SHARED.parts.getOrDefault(lower.substring(i, i + PREFIX), List.of())) {
        if (lower.startsWith(part.text, i)) {
          found.add(part.kind);
        }
      }
    }
    for (String word : words) {
      found.addAll(Vocabulary.SHARED.words.getOrDefault(word, Set.of()));
    }
    if (found.contains(Kind.FURNITURE)) {
      found.remove(Kind.BODY);
      if (found.contains(Kind.STANDFIRST) || found.contains(Kind.CAPTION)) {
        found.remove(Kind.FURNITURE);
      }
    }
    kinds.addAll(found);
  }
}
