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
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.rapporteur.reading.WordList;

/// What the words in an element's class, id and the like say of it (`classes.txt`). Each word is
/// looked up once for [Landmarks] too, which reads the same attributes with its own patterns.
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

  /// What a word, or all the words of an attribute, say: the bits of [Landmarks], and a bit for
  /// each [Kind].
  private record Meaning(int landmark, int kinds) {
    static final Meaning NOTHING = new Meaning(0, 0);

    Meaning and(Meaning other) {
      return new Meaning(landmark | other.landmark, kinds | other.kinds);
    }
  }

  private static final Remembered<Meaning> MEANING_OF_WORD = new Remembered<>(ClassWords::ofWord);

  /// Pages of one outlet share whole attributes, and both walks over a page read the same ones.
  private static final Remembered<Meaning> MEANING_OF_VALUE = new Remembered<>(ClassWords::ofValue);

  /// Longer words are read by nobody, longer attributes not remembered: what is remembered stays.
  private static final int LONGEST_REMEMBERED = 300;

  private static Meaning ofWord(String word) {
    int kinds = 0;
    if (word.length() < LONGEST_MARK) {
      for (Kind kind : kindsOfMark(word)) {
        kinds |= 1 << kind.ordinal();
      }
    }
    return new Meaning(Landmarks.kindOfWord(word), kinds);
  }

  private static final Attributes NO_ATTRIBUTES = new Attributes();

  /// Of an element's attributes, those that name what it is. For reading only: elements without any
  /// share one.
  static Attributes attributesOf(Element element) {
    return element.attributesSize() == 0 ? NO_ATTRIBUTES : element.attributes();
  }

  private static final String[] NAMING = {"class", "id", "itemprop", "data-testid"};

  private final Map<Integer, Set<Kind>> sets = new HashMap<>();

  /// The marks of an element; a body mark overrides a furniture mark in another of its classes.
  Set<Kind> of(Element element) {
    Attributes attributes = attributesOf(element);
    int kinds = 0;
    if (!attributes.isEmpty()) {
      for (String key : NAMING) {
        kinds |= meaning(attributes.get(key)).kinds;
      }
    }
    return kinds == 0 ? Set.of() : sets.computeIfAbsent(kinds, ClassWords::setOf);
  }

  /// What the words of an attribute say to [Landmarks], in its bits.
  static int landmark(String value) {
    return meaning(value).landmark;
  }

  private static Meaning meaning(String value) {
    if (value.isEmpty()) {
      return Meaning.NOTHING;
    }
    return value.length() < LONGEST_REMEMBERED ? MEANING_OF_VALUE.of(value) : ofValue(value);
  }

  private static Meaning ofValue(String value) {
    Meaning meaning = Meaning.NOTHING;
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) <= ' ') {
        if (i > start && i - start < LONGEST_REMEMBERED) {
          meaning = meaning.and(MEANING_OF_WORD.of(value.substring(start, i)));
        }
        start = i + 1;
      }
    }
    return meaning;
  }

  private static Set<Kind> setOf(int kinds) {
    EnumSet<Kind> set = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if ((kinds >> kind.ordinal() & 1) != 0) {
        set.add(kind);
      }
    }
    if (set.contains(Kind.BODY)) {
      set.remove(Kind.FURNITURE);
    }
    return set;
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
