package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// What one walk over a page finds for headline, byline and times: meta elements, headings, and the
/// elements marked as naming an author or a time, each with its place in the page's text. The words
/// that mark them are data (`patterns.txt`, `mark.…`).
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
  private static final int TIME = 1 << 1;
  private static final int TITLE = 1 << 2;
  private static final int SIDE = 1 << 3;
  private static final int OTHERS = 1 << 4;
  private static final int COMMENTS = 1 << 5;
  private static final int CAPTURE = 1 << 6;
  private static final int NO_AUTHOR = 1 << 7;

  /// The patterns of the kinds, in the order of their bits.
  private static final Sieve KINDS =
      new Sieve(
          List.of(
              Patterns.named("mark.author"),
              Patterns.named("mark.time"),
              Patterns.named("mark.title"),
              Patterns.named("mark.side"),
              Patterns.named("mark.others"),
              Patterns.named("mark.comments"),
              Patterns.named("mark.capture"),
              Patterns.named("mark.no-author")));

  private static final Sieve AUTHOR_ADDRESS =
      new Sieve(List.of(Patterns.named("mark.author-address")));

  /// Whether a link leads to a page about a person, by its address.
  static boolean leadsToAuthor(Element link) {
    return AUTHOR_ADDRESS.find(link.attr("href")) != 0;
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

  /// What may be the headline of an article: `h1` to `h3` and what is marked as one, in order.
  final List<Element> heads = new ArrayList<>();

  final List<Element> scripts = new ArrayList<>();

  final List<Mark> times = new ArrayList<>();
  String canonical = "";
  private String title = "";
  private final Map<Element, Integer> places = new IdentityHashMap<>();
  private final Map<Element, Region> regions = new IdentityHashMap<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private int at;

  Landmarks(Document document) {
    walk(document, 0);
  }

  /// The page's title, wherever broken markup put it.
  String title() {
    return title;
  }

  /// In characters; no outlet prints longer ones.
  private static final int LONGEST_TITLE = 2000;

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
        if (title.isEmpty()) {
          String text = Bounded.text(element, LONGEST_TITLE);
          title = text.substring(0, Math.min(text.length(), LONGEST_TITLE));
        }
        return;
      }
      default -> {
        if (SILENT.contains(tag)) {
          if (tag.equals("script")) {
            scripts.add(element);
          }
          return;
        }
      }
    }
    places.put(element, at);
    String marks = marksOf(element);
    int kind = marks.isEmpty() ? 0 : kinds.computeIfAbsent(marks, Landmarks::kind);
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
    if (tag.equals("h1")
        || tag.equals("h2")
        || tag.equals("h3")
        || prop.equalsIgnoreCase("headline")) {
      heads.add(element);
    }
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
    if (prop.equals("datePublished")
        || prop.equals("dateModified")
        || prop.equals("dateCreated")
        || isPublishedInHatom(element)) {
      times.add(new Mark(element, at, 3));
    } else if (tag.equals("time") || element.hasAttr("datetime")) {
      times.add(new Mark(element, at, 2));
    } else if ((kind & TIME) != 0) {
      times.add(new Mark(element, at, 1));
    }
  }

  /// The microformat hAtom: `<abbr class="published" title="2031-03-13T11:20:00+01:00">`.
  static boolean isPublishedInHatom(Element element) {
    return element.normalName().equals("abbr") && element.hasClass("published");
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

  private static int kind(String marks) {
    int kind = 0;
    int start = 0;
    for (int i = 0; i <= marks.length(); i++) {
      if (i == marks.length() || marks.charAt(i) <= ' ') {
        if (i - start >= 3) {
          kind |= KIND_OF_WORD.of(marks.substring(start, i));
        }
        start = i + 1;
      }
    }
    return kind;
  }

  private static final Remembered<Integer> KIND_OF_WORD = new Remembered<>(Landmarks::kindOfWord);

  private static int kindOfWord(String word) {
    int kind = KINDS.find(word);
    return (kind & NO_AUTHOR) != 0 ? kind & ~AUTHOR : kind;
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
