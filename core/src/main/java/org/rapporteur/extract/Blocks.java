package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// Cuts a page in markup into blocks. The tree is only read.
final class Blocks {
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em",
          "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small",
          "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr");
  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "iframe",
          "object",
          "embed",
          "video",
          "audio",
          "canvas",
          "select",
          "option",
          "textarea",
          "input",
          "button",
          "map",
          "head",
          "math",
          "link",
          "meta",
          "img",
          "picture",
          "source",
          "hr",
          "datalist",
          "progress",
          "dialog");
  private static final Set<String> IMAGES = Set.of("img", "picture", "video", "iframe");
  private static final Set<String> FURNITURE_TAGS =
      Set.of("nav", "footer", "aside", "menu", "form");
  private static final Set<String> FURNITURE_ROLES =
      Set.of(
          "navigation",
          "complementary",
          "contentinfo",
          "banner",
          "dialog",
          "alertdialog",
          "search",
          "menu",
          "menubar",
          "toolbar",
          "alert",
          "tablist");

  /// Regions that may hold more prose than the article and are furniture still.
  private static final List<String> FIRM =
      List.of(
          "comment",
          "disqus",
          "cookie",
          "consent",
          "onetrust",
          "gdpr",
          "privacy",
          " ot-",
          "trustarc",
          "tag footer",
          "tag nav");

  private static Block.Flag flagOf(String rule) {
    String lower = rule.toLowerCase(Locale.ROOT);
    boolean firm = false;
    for (String word : FIRM) {
      firm |= lower.contains(word);
    }
    return new Block.Flag(rule, firm);
  }

  /// A flagged region that holds more than this share of the page's prose is no furniture, whatever
  /// its class says.
  private static final double MOST_PROSE = 0.45;

  private final ClassWords words;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Block.Flag> flags = new HashMap<>();
  private final Set<Element> aroundHeadline = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> pictured = new HashSet<>();
  private StringBuilder run = new StringBuilder();
  private int linkChars;
  private int strongChars;
  private int captionChars;

  private final String headline;

  private Blocks(ClassWords words, String headline) {
    this.words = words;
    this.headline = headline;
  }

  /// @param headline the element of the headline: what it stands in is no furniture
  static List<Block> of(Element body, ClassWords words, @Nullable Element headline) {
    Blocks blocks = new Blocks(words, headline == null ? "" : Prose.fold(headline.text()));
    for (Element up = headline; up != null; up = up.parent()) {
      blocks.aroundHeadline.add(up);
    }
    Context whole =
        new Context(
            body,
            new Region(null, body, Set.of(), false),
            List.of(),
            Block.Kind.PARAGRAPH,
            false,
            false,
            false,
            false,
            false);
    blocks.walk(body, whole, 0);
    blocks.flush(whole);
    blocks.liftFlags();
    for (Block block : blocks.blocks) {
      block.pictured = opening(block.text).filter(blocks.pictured::contains).isPresent();
    }
    return blocks.blocks;
  }

  private record Context(
      Element element,
      Region region,
      List<Block.Flag> flags,
      Block.Kind kind,
      boolean link,
      boolean strong,
      boolean standfirst,
      boolean byline,
      boolean date) {
    Context with(boolean insideLink, boolean insideStrong) {
      return new Context(
          element,
          region,
          flags,
          kind,
          link || insideLink,
          strong || insideStrong,
          standfirst,
          byline,
          date);
    }
  }

  private void openings(String alt, String title) {
    opening(alt).ifPresent(pictured::add);
    opening(title).ifPresent(pictured::add);
  }

  /// How a text opens, empty when it is shorter than that.
  private static Optional<String> opening(String text) {
    return text.length() < OPENING ? Optional.empty() : Optional.of(text.substring(0, OPENING));
  }

  /// So many characters of a caption stand in the picture's own words too.
  private static final int OPENING = 30;

  private static final int DEEPEST = 400;

  private void walk(Node node, Context context, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      if (child instanceof TextNode text) {
        String whole = text.getWholeText();
        int before = run.length();
        run.append(whole);
        if (context.link) {
          linkChars += run.length() - before;
        }
        if (context.strong) {
          strongChars += run.length() - before;
        }
      } else if (child instanceof Element element) {
        visit(element, context, depth + 1);
      }
    }
  }

  private void visit(Element element, Context context, int depth) {
    String tag = element.normalName();
    if (SKIPPED.contains(tag)) {
      if (IMAGES.contains(tag)) {
        for (Region up = context.region; up != null; up = up.parent) {
          up.images++;
        }
        openings(element.attr("alt"), element.attr("title"));
      }
      return;
    }
    if (tag.equals("br")) {
      lineBreak(element, context);
      return;
    }
    if (INLINE.contains(tag) && !holdsBlocks(element)) {
      if (tag.equals("a") || tag.equals("span") || tag.equals("small") || tag.equals("time")) {
        if (hidden(ClassWords.attributesOf(element)) || inlineFurniture(element)) {
          return;
        }
      }
      boolean caption =
          tag.equals("span")
              && context.kind != Block.Kind.CAPTION
              && words.of(element).contains(ClassWords.Kind.CAPTION);
      int before = run.length();
      walk(element, context.with(tag.equals("a"), tag.equals("strong") || tag.equals("b")), depth);
      captionChars += caption ? run.length() - before : 0;
      return;
    }
    flush(context);
    Context inner = enter(element, tag, context);
    if (tag.equals("tr") && isRow(element)) {
      for (Element cell : element.children()) {
        run.append(run.isEmpty() ? "" : " | ");
        int before = run.length();
        run.append(Prose.clean(cell.text()));
        for (Element link : cell.select("a")) {
          linkChars += Math.min(link.text().length(), run.length() - before);
        }
      }
    } else {
      walk(element, inner, depth);
    }
    flush(inner);
  }

  /// Whether a table's row holds data: a few short cells, no paragraphs and no table inside.
  private static boolean isRow(Element row) {
    int cells = row.childrenSize();
    return cells > 1
        && cells <= 14
        && row.selectFirst("table, p ~ p, form, ul, h1") == null
        && Prose.text(row).length() < 700;
  }

  /// Hidden labels for screen readers and the like inside a line.
  private boolean inlineFurniture(Element element) {
    String marks = ClassWords.attributesOf(element).get("class");
    return marks.contains("screen-reader")
        || marks.contains("sr-only")
        || marks.contains("visually")
        || (marks.contains("hidden") && !marks.contains("overflow"));
  }

  private static boolean holdsBlocks(Element element) {
    for (Element child = element.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      String tag = child.normalName();
      if (!SKIPPED.contains(tag)
          && !tag.equals("br")
          && (!INLINE.contains(tag) || holdsBlocks(child))) {
        return true;
      }
    }
    return false;
  }

  /// How much of a line's end is looked at for the end of a sentence, with quotes and blanks.
  private static final int TAIL = 200;

  /// Two breaks part paragraphs; so does one after the end of a sentence. Any other is a space.
  private void lineBreak(Element br, Context context) {
    Node next = br.nextSibling();
    while (next instanceof TextNode text && text.isBlank()) {
      next = next.nextSibling();
    }
    boolean head =
        run.length() > 5 && run.length() < 300 && isHeadLine(Prose.clean(run.toString()));
    boolean second = next instanceof Element element && element.normalName().equals("br");
    if (second
        || head
        || Prose.endsSentence(run.substring(Math.max(0, run.length() - TAIL)).stripTrailing())) {
      flush(context);
    } else {
      run.append(' ');
    }
  }

  /// Headline, date and byline are lines of their own.
  private boolean isHeadLine(String line) {
    return Prose.fold(line).equals(headline) || Stamps.isDateLine(line) || Bylines.isByline(line);
  }

  private Context enter(Element element, String tag, Context context) {
    Block.Kind kind =
        switch (tag) {
          case "h1", "h2", "h3", "h4", "h5", "h6" -> Block.Kind.HEADING;
          case "li", "dd", "dt" -> Block.Kind.ITEM;
          case "figcaption", "figure", "caption" -> Block.Kind.CAPTION;
          case "blockquote", "pre" -> Block.Kind.QUOTE;
          case "td", "th", "tr" -> Block.Kind.CELL;
          case "p", "div", "section", "article" ->
              context.kind == Block.Kind.HEADING
                  ? Block.Kind.HEADING
                  : context.kind == Block.Kind.CELL && tag.equals("p")
                      ? Block.Kind.PARAGRAPH
                      : context.kind;
          default -> context.kind;
        };
    if (context.kind == Block.Kind.CAPTION) {
      kind = Block.Kind.CAPTION;
    }
    boolean root =
        tag.equals("body")
            || tag.equals("html")
            || tag.equals("main")
            || aroundHeadline.contains(element);
    Set<ClassWords.Kind> marks = root ? Set.of() : words.of(element);
    if (marks.contains(ClassWords.Kind.CAPTION) && !marks.contains(ClassWords.Kind.BODY)) {
      kind = Block.Kind.CAPTION;
    }
    List<Block.Flag> inner = context.flags;
    String rule = furnitureRule(element, tag, marks, root);
    if (rule != null) {
      inner = new ArrayList<>(context.flags);
      inner.add(flags.computeIfAbsent(rule, Blocks::flagOf));
    }
    return new Context(
        element,
        new Region(context.region, element, marks, rule != null),
        inner,
        kind,
        context.link,
        context.strong,
        context.standfirst || marks.contains(ClassWords.Kind.STANDFIRST),
        context.byline || marks.contains(ClassWords.Kind.BYLINE),
        context.date || marks.contains(ClassWords.Kind.DATE));
  }

  private static @Nullable String furnitureRule(
      Element element, String tag, Set<ClassWords.Kind> marks, boolean root) {
    if (root) {
      return null;
    }
    if (FURNITURE_TAGS.contains(tag)) {
      return "tag " + tag;
    }
    Attributes attributes = ClassWords.attributesOf(element);
    if (attributes.isEmpty()) {
      return null;
    }
    String role = attributes.get("role");
    if (!role.isEmpty() && FURNITURE_ROLES.contains(role)) {
      return "role " + role;
    }
    if (hidden(attributes)) {
      return "hidden " + ClassWords.marks(element);
    }
    if (marks.contains(ClassWords.Kind.FURNITURE)) {
      return "class " + ClassWords.marks(element);
    }
    return null;
  }

  private static boolean hidden(Attributes attributes) {
    if (attributes.hasKey("hidden") || attributes.get("aria-hidden").equals("true")) {
      return true;
    }
    String style = attributes.get("style");
    if (style.isEmpty()) {
      return false;
    }
    String plain = style.replace(" ", "").toLowerCase(Locale.ROOT);
    return plain.contains("display:none") || plain.contains("visibility:hidden");
  }

  private void flush(Context context) {
    if (run.isEmpty()) {
      return;
    }
    String raw = run.toString();
    int links = linkChars;
    int strong = strongChars;
    boolean caption = captionChars > raw.strip().length() * MOST_OF_LINE;
    run = new StringBuilder();
    linkChars = 0;
    strongChars = 0;
    captionChars = 0;
    String text = Prose.clean(raw);
    if (text.isEmpty()) {
      return;
    }
    Block block =
        new Block(
            context.element,
            context.region,
            caption ? Block.Kind.CAPTION : context.kind,
            text,
            Math.min(1, (double) links / raw.length()),
            strong >= raw.strip().length() * 0.9,
            context.flags);
    block.standfirst = context.standfirst;
    block.byline = context.byline;
    block.date = context.date;
    block.order = blocks.size();
    blocks.add(block);
  }

  /// A line of which so much is marked as a caption is one.
  private static final double MOST_OF_LINE = .6;

  private void liftFlags() {
    int all = 0;
    for (Block block : blocks) {
      if (block.prose()) {
        int mass = block.mass();
        all += mass;
        block.flags.stream().distinct().forEach(flag -> flag.prose += mass);
      }
    }
    for (Block.Flag flag : flags.values()) {
      flag.lifted = flag.prose > all * MOST_PROSE && (!flag.firm || flag.prose > all * 0.9);
    }
  }
}
