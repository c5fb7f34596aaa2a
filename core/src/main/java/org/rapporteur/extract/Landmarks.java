package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// What one walk over a page finds for headline, byline and times: meta elements, headings, and the
/// elements marked as naming an author or a time, each with its place in the page's text. The words
/// that mark them are data (`patterns.txt`, `mark.…`; `marks.txt`).
final class Landmarks {
  /// Where on the page something stands, the worse the later.
  enum Region {
    PAGE,
    /// Navigation, footers, asides, side columns.
    SIDE,
    /// Other articles: related, most read, teasers.
    OTHERS,
    /// What readers wrote.
    COMMENTS
  }

  /// @param at the characters of text before it
  /// @param strength 3 an attribute made for it, 2 a word in the class, 1 a hint
  record Mark(Element element, int at, int strength) {}

  private static final int AUTHOR = 1;
  private static final int TIME = 2;
  private static final int TITLE = 4;
  private static final int SIDE = 8;
  private static final int OTHERS = 16;
  private static final int COMMENTS = 32;
  private static final int CAPTURE = 64;

  private record Rule(int kind, Pattern pattern) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(AUTHOR, Patterns.named("mark.author")),
          new Rule(TIME, Patterns.named("mark.time")),
          new Rule(TITLE, Patterns.named("mark.title")),
          new Rule(SIDE, Patterns.named("mark.side")),
          new Rule(OTHERS, Patterns.named("mark.others")),
          new Rule(COMMENTS, Patterns.named("mark.comments")),
          new Rule(CAPTURE, Patterns.named("mark.capture")));

  /// By three characters, the kinds that a word which holds them may be of: patterns cost much, and
  /// most words of a class need none.
  private static final int[] GATE = gate();

  private static final int SLOTS = 1 << 13;

  private static int[] gate() {
    Map<String, Integer> kinds =
        Map.of(
            "author", AUTHOR,
            "time", TIME,
            "title", TITLE,
            "side", SIDE,
            "others", OTHERS,
            "comments", COMMENTS,
            "capture", CAPTURE);
    int[] gate = new int[1 << 13];
    for (String line : Lines.of("marks.txt")) {
      String[] fields = line.split(" ");
      int kind = kinds.getOrDefault(fields[0], 0);
      for (int i = 1; i < fields.length; i++) {
        gate[slot(fields[i], 0)] |= kind;
      }
    }
    return gate;
  }

  private static int slot(String text, int at) {
    int number = 0;
    for (int i = at; i < at + 3; i++) {
      number = number * 37 + Character.toLowerCase(text.charAt(i));
    }
    return number & (SLOTS - 1);
  }

  private static final Pattern NO_AUTHOR = Patterns.named("mark.no-author");
  private static final Pattern AUTHOR_ADDRESS = Patterns.named("mark.author-address");

  /// Whether a link leads to a page about a person, by its address.
  static boolean leadsToAuthor(Element link) {
    return AUTHOR_ADDRESS.matcher(link.attr("href")).find();
  }

  private static final Set<String> SIDE_TAGS = Set.of("nav", "footer", "aside");
  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "template", "svg", "option", "textarea");
  private static final String[] NAMING = {
    "class", "id", "data-testid", "data-qa", "data-cy", "role"
  };
  private static final String[] META_KEYS = {"property", "name", "itemprop"};
  private static final int LONGEST_MARKS = 300;
  private static final int DEEPEST = 400;

  final Map<String, List<String>> metas = new HashMap<>();
  final List<Mark> headings = new ArrayList<>();

  /// Smaller headings and elements whose class calls them a title.
  final List<Mark> titles = new ArrayList<>();

  /// Marked elements, and every link with strength 1.
  final List<Mark> authors = new ArrayList<>();

  final List<Mark> times = new ArrayList<>();
  String canonical = "";
  private String title = "";
  private final Map<Element, Integer> places = new IdentityHashMap<>();
  private final Map<Element, Region> regions = new IdentityHashMap<>();
  private final Map<String, Integer> words = new HashMap<>();
  private int at;

  Landmarks(Document document) {
    walk(document, 0);
  }

  /// The page's title, wherever broken markup put it.
  String title(Document document) {
    String told = Prose.clean(document.title());
    return told.isEmpty() ? title : told;
  }

  /// The characters of text before an element, by its nearest known parent.
  int at(@Nullable Element element) {
    for (Element up = element; up != null; up = up.parent()) {
      Integer place = places.get(up);
      if (place != null) {
        return place;
      }
    }
    return 0;
  }

  /// Where the article begins: at its headline, else a little before its first prose; -1 when there
  /// is neither.
  int anchor(@Nullable Element headline, List<Block> blocks) {
    if (headline != null) {
      return at(headline);
    }
    for (Block block : blocks) {
      if (block.prose() && !block.furniture()) {
        return Math.max(0, at(block.element) - HEAD_OF_ARTICLE);
      }
    }
    return -1;
  }

  private static final int HEAD_OF_ARTICLE = 200;

  /// Where the first running text after a place begins.
  int firstProseAfter(int place, List<Block> blocks) {
    for (Block block : blocks) {
      if (block.prose() && !block.furniture() && at(block.element) >= place) {
        return at(block.element);
      }
    }
    return Integer.MAX_VALUE;
  }

  /// The headline's element and all it stands in.
  static Set<Element> around(@Nullable Element headline) {
    Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Element up = headline; up != null; up = up.parent()) {
      around.add(up);
    }
    return around;
  }

  /// The region an element stands in. What holds the headline too is none.
  Region region(Element element, Set<Element> aroundHeadline) {
    Region worst = Region.PAGE;
    for (Element up = element; up != null && !aroundHeadline.contains(up); up = up.parent()) {
      Region region = regions.get(up);
      if (region != null && region.compareTo(worst) > 0) {
        worst = region;
      }
    }
    return worst;
  }

  private void walk(Element element, int depth) {
    for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
      if (child instanceof TextNode text) {
        if (!text.isBlank()) {
          at += text.getWholeText().length();
        }
      } else if (child instanceof Element inner && depth < DEEPEST) {
        enter(inner, depth);
      }
    }
  }

  private void enter(Element element, int depth) {
    String tag = element.normalName();
    switch (tag) {
      case "meta" -> {
        meta(element);
        if (element.hasAttr("itemprop")) {
          gather(element, tag, "", 0);
        }
        return;
      }
      case "link" -> {
        if (canonical.isEmpty() && element.attr("rel").equalsIgnoreCase("canonical")) {
          canonical = element.attr("href").strip();
        }
        return;
      }
      case "title" -> {
        title = title.isEmpty() ? Prose.clean(element.text()) : title;
        return;
      }
      default -> {
        if (SILENT.contains(tag)) {
          return;
        }
      }
    }
    places.put(element, at);
    String marks = marksOf(element);
    int kind = marks.isEmpty() ? 0 : kind(marks);
    if ((kind & CAPTURE) != 0) {
      return;
    }
    if (!tag.equals("body") && !tag.equals("html") && !tag.equals("main")) {
      if ((kind & COMMENTS) != 0) {
        regions.put(element, Region.COMMENTS);
      } else if ((kind & OTHERS) != 0) {
        regions.put(element, Region.OTHERS);
      } else if ((kind & SIDE) != 0 || SIDE_TAGS.contains(tag)) {
        regions.put(element, Region.SIDE);
      }
      gather(element, tag, marks, kind);
    }
    walk(element, depth + 1);
  }

  private void gather(Element element, String tag, String marks, int kind) {
    if (tag.equals("h1")) {
      headings.add(new Mark(element, at, 3));
    } else if (tag.equals("h2") || tag.equals("h3")) {
      titles.add(new Mark(element, at, 2));
    } else if ((kind & TITLE) != 0) {
      titles.add(new Mark(element, at, 1));
    }
    String prop = element.attr("itemprop");
    if (prop.equals("author")
        || prop.equals("creator")
        || element.attr("rel").contains("author")
        || (!marks.isEmpty() && element.hasClass("fn"))) {
      authors.add(new Mark(element, at, 3));
    } else if ((kind & AUTHOR) != 0) {
      authors.add(new Mark(element, at, 2));
    } else if (tag.equals("a")) {
      authors.add(new Mark(element, at, 1));
    }
    if (prop.equals("datePublished") || prop.equals("dateModified") || prop.equals("dateCreated")) {
      times.add(new Mark(element, at, 3));
    } else if (tag.equals("time") || element.hasAttr("datetime")) {
      times.add(new Mark(element, at, 2));
    } else if ((kind & TIME) != 0) {
      times.add(new Mark(element, at, 1));
    }
  }

  /// Class, id and the attributes that name parts for tests.
  static String marksOf(Element element) {
    if (element.attributesSize() == 0) {
      return "";
    }
    StringBuilder marks = new StringBuilder();
    for (String key : NAMING) {
      String value = element.attr(key);
      if (!value.isEmpty() && value.length() < LONGEST_MARKS) {
        marks.append(marks.isEmpty() ? "" : " ").append(value);
      }
    }
    return marks.toString();
  }

  private int kind(String marks) {
    int kind = 0;
    int start = 0;
    for (int i = 0; i <= marks.length(); i++) {
      if (i == marks.length() || marks.charAt(i) <= ' ') {
        if (i - start >= 3) {
          String word = marks.substring(start, i);
          Integer known = words.get(word);
          if (known == null) {
            known = kindOfWord(word);
            words.put(word, known);
          }
          kind |= known;
        }
        start = i + 1;
      }
    }
    return kind;
  }

  private static int kindOfWord(String word) {
    int may = 0;
    for (int i = 0; i + 3 <= word.length(); i++) {
      may |= GATE[slot(word, i)];
    }
    int kind = 0;
    if (may != 0) {
      for (Rule rule : RULES) {
        if ((may & rule.kind) != 0 && rule.pattern.matcher(word).find()) {
          kind |= rule.kind;
        }
      }
    }
    return (kind & AUTHOR) != 0 && NO_AUTHOR.matcher(word).find() ? kind & ~AUTHOR : kind;
  }

  private void meta(Element element) {
    String content = Prose.clean(element.attr("content"));
    if (content.isEmpty()) {
      return;
    }
    for (String key : META_KEYS) {
      String name = element.attr(key);
      if (!name.isEmpty()) {
        metas
            .computeIfAbsent(name.toLowerCase(Locale.ROOT), each -> new ArrayList<>(2))
            .add(content);
      }
    }
  }
}
