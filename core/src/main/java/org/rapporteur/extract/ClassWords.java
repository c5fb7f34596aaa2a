package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.rapporteur.reading.WordList;

/// What the words in an element's class, id and role say of it (`classes.txt`). One for each page:
/// remembers what it has looked up.
final class ClassWords {
  /// What an element may be marked as.
  enum Kind {
    FURNITURE,
    CAPTION,
    STANDFIRST,
    BYLINE,
    DATE,
    BODY,
    PULL_QUOTE,
    POST
  }

  private record Part(Kind kind, String text) {}

  /// @param parts by a number made of their first four characters
  /// @param words each with what it may mark
  private record Vocabulary(Part[][] parts, Map<String, Set<Kind>> words) {
    static final Vocabulary SHARED = load();
    private static final int SLOTS = 1 << 12;

    private static Vocabulary load() {
      List<List<Part>> parts = new ArrayList<>();
      for (int i = 0; i < SLOTS; i++) {
        parts.add(List.of());
      }
      Map<String, Set<Kind>> words = new HashMap<>();
      for (String line : WordList.lines(ClassWords.class, "classes.txt")) {
        String[] fields = line.split(" ");
        Kind kind = Kind.valueOf(fields[0].toUpperCase(Locale.ROOT));
        for (int i = 2; i < fields.length; i++) {
          String word = fields[i];
          if (fields[1].equals("part")) {
            List<Part> longer = new ArrayList<>(parts.get(slot(word, 0)));
            longer.add(new Part(kind, word));
            parts.set(slot(word, 0), longer);
          } else {
            words.computeIfAbsent(word, key -> EnumSet.noneOf(Kind.class)).add(kind);
          }
        }
      }
      return new Vocabulary(
          parts.stream().map(list -> list.toArray(new Part[0])).toArray(Part[][]::new), words);
    }

    static int slot(String text, int at) {
      int number = 0;
      for (int i = at; i < at + PREFIX; i++) {
        number = number * 37 + text.charAt(i);
      }
      return number & (SLOTS - 1);
    }
  }

  /// No part is shorter.
  private static final int PREFIX = 4;

  /// Names that say what a page has or does not have, not what an element is.
  private static final Pattern STATE =
      Pattern.compile(
          "^(?:has|no|with|without|is|not|single|page|postid|body|tag|category|type|status|format|node|elementor|hs_cos"
              + "|widget-type|overflow|lg|md|sm|xl)[-_:]|comments?-(?:open|closed|enabled)|commentary|-enabled$|-active$");

  /// Longer names are made by programs and say nothing.
  private static final int LONGEST_MARK = 80;

  private final Map<String, Set<Kind>> known = new HashMap<>();
  private static final Remembered<Set<Kind>> KNOWN_MARKS =
      new Remembered<>(ClassWords::kindsOfMark);

  /// The marks of an element; a body mark overrides a furniture mark in another of its classes.
  Set<Kind> of(Element element) {
    String marks = marks(element);
    return marks.isEmpty() ? Set.of() : known.computeIfAbsent(marks, this::kinds);
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

  private Set<Kind> kinds(String marks) {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    int start = 0;
    for (int i = 0; i <= marks.length(); i++) {
      if (i == marks.length() || marks.charAt(i) <= ' ') {
        if (i > start && i - start < LONGEST_MARK) {
          String mark = marks.substring(start, i);
          kinds.addAll(KNOWN_MARKS.of(mark));
        }
        start = i + 1;
      }
    }
    if (kinds.contains(Kind.BODY)) {
      kinds.remove(Kind.FURNITURE);
    }
    return kinds;
  }

  private static Set<Kind> kindsOfMark(String mark) {
    String lower = mark.toLowerCase(Locale.ROOT);
    EnumSet<Kind> found = EnumSet.noneOf(Kind.class);
    for (int i = 0; i + PREFIX <= lower.length(); i++) {
      Part[] parts = Vocabulary.SHARED.parts[Vocabulary.slot(lower, i)];
      for (Part part : parts) {
        if (lower.startsWith(part.text, i)) {
          found.add(part.kind);
        }
      }
    }
    addWords(mark, lower, found);
    if (found.isEmpty() || STATE.matcher(mark).find()) {
      return Set.of();
    }
    if (found.contains(Kind.FURNITURE)) {
      found.remove(Kind.BODY);
      if (found.contains(Kind.STANDFIRST) || found.contains(Kind.CAPTION)) {
        found.remove(Kind.FURNITURE);
      }
    }
    return Collections.unmodifiableSet(found);
  }

  /// Words end where the letters do, and before a capital.
  private static void addWords(String mark, String lower, Set<Kind> found) {
    boolean aligned = mark.length() == lower.length();
    int start = 0;
    for (int i = 0; i <= lower.length(); i++) {
      boolean letter = i < lower.length() && lower.charAt(i) >= 'a' && lower.charAt(i) <= 'z';
      boolean capital =
          letter && aligned && i > start && mark.charAt(i) < 'a' && mark.charAt(i - 1) >= 'a';
      if (!letter || capital) {
        if (i > start) {
          found.addAll(Vocabulary.SHARED.words.getOrDefault(lower.substring(start, i), Set.of()));
        }
        start = capital ? i : i + 1;
      }
    }
  }
}
