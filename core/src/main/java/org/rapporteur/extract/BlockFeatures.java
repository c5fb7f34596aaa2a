package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.ClassWords.Kind;
import org.rapporteur.reading.WordList;

/// What [BlockModel] is told of each block of a page: its own text and marks, what [BodyChooser]
/// made of it, the elements it stands in, its neighbours, and where it stands between headline and
/// end. Of words only those of prompts to the reader are known (`prompts.txt`), in many languages.
///
/// Two passes over the blocks and their elements; one object for each page.
final class BlockFeatures {
  private static final int SLOTS = 1 << 13;

  /// Words told apart; [#SLOTS] of them where a page counts its own.
  private static final int STEMS = 1 << 16;

  private static final int SHORTEST_WORD = 5;
  private static final int STEM = 7;
  private static final int WINDOW = 6;

  /// How often, at most, a word's blocks are counted.
  private static final int FULL = 100;

  /// The words of `prompts.txt`.
  private static final boolean[] PROMPTS = new boolean[STEMS];

  static {
    for (String line : WordList.lines(BlockFeatures.class, "prompts.txt")) {
      for (int word : wordsOf(line)) {
        PROMPTS[word] = true;
      }
    }
  }

  private final List<Block> blocks;
  private final int size;
  private final Told told;
  private final boolean[] kept;
  private final int[] mass;

  /// The mass of the blocks before each that the rules keep.
  private final int[] passed;
  private final Row row = new Row(WIDEST, null);
  private final boolean[] earlier;
  private final int[][] words;
  private final boolean[] headlineWords = new boolean[SLOTS];
  private final boolean[] summaryWords = new boolean[SLOTS];
  private final boolean[] authorWords = new boolean[SLOTS];
  private final byte[] keptWords = new byte[SLOTS];
  private final int[] last = new int[SLOTS];
  private final Map<String, Region.Look> looks = new HashMap<>();
  private final Map<String, Integer> times = new HashMap<>();
  private int allMass;
  private int allProse;
  private int keptMass;
  private int keptBlocks;
  private int firstKept = -1;
  private int lastKept = -1;
  private int headlineAt = -1;
  private int titles;
  private @Nullable Region root;

  /// What the page says of its article besides its blocks.
  ///
  /// @param headline of the article
  /// @param summary what the page's head says the article is about, empty when it says nothing
  /// @param authors as far as they are known
  /// @param byData the share of each block that stands in the embedded text, empty when that is not
  /// believed
  record Told(String headline, String summary, List<String> authors, float[] byData) {}

  /// What is told of the blocks of a page, or of one of its articles.
  BlockFeatures(List<Block> blocks, BodyChooser.Choice choice, Told told) {
    this.blocks = blocks;
    this.size = blocks.size();
    this.told = told;
    this.kept = new boolean[size];
    this.mass = new int[size];
    this.passed = new int[size];
    this.earlier = new boolean[size];
    this.words = new int[size][];
    for (Block block : choice.blocks()) {
      kept[block.order - blocks.getFirst().order] = true;
    }
    markWords(told.headline, headlineWords);
    markWords(told.summary, summaryWords);
    told.authors.forEach(author -> markWords(author, authorWords));
    measure(choice.root());
  }

  /// One row for each block, in their order.
  float[][] rows() {
    float[][] rows = new float[size][];
    for (int i = 0; i < size; i++) {
      rows[i] = Arrays.copyOf(row(i), row.at);
    }
    return rows;
  }

  /// The row of one block; good until the next is asked for.
  float[] row(int i) {
    row.at = 0;
    fill(row, i, passed[i]);
    return row.values;
  }

  private void measure(Element rootElement) {
    String headline = Prose.fold(told.headline);
    Arrays.fill(last, -1);
    for (int i = 0; i < size; i++) {
      Block block = blocks.get(i);
      mass[i] = block.mass();
      allMass += mass[i];
      boolean prose = block.prose();
      allProse += prose ? mass[i] : 0;
      times.merge(block.text, 1, Integer::sum);
      earlier[i] = times.getOrDefault(block.text, 1) > 1;
      words[i] = wordsOf(block.text);
      passed[i] = keptMass;
      if (kept[i]) {
        keptMass += mass[i];
        keptBlocks++;
        firstKept = firstKept < 0 ? i : firstKept;
        lastKept = i;
        for (int word : words[i]) {
          int slot = word & (SLOTS - 1);
          if (last[slot] != i && keptWords[slot] < FULL) {
            last[slot] = i;
            keptWords[slot]++;
          }
        }
      }
      boolean title =
          (block.kind == Block.Kind.HEADING || block.text.length() < 300)
              && Math.abs(block.text.length() - told.headline.length()) < 12
              && !headline.isEmpty()
              && Prose.fold(block.text).equals(headline);
      if (title) {
        titles++;
        if (headlineAt < 0 || firstKept < 0) {
          headlineAt = i;
        }
      }
      int linkMass = (int) (mass[i] * block.linkShare);
      for (Region up = block.region; up != null; up = up.parent) {
        up.blocks++;
        up.mass += mass[i];
        up.linkMass += linkMass;
        up.prose += prose ? mass[i] : 0;
        up.kept += kept[i] ? 1 : 0;
        up.keptMass += kept[i] ? mass[i] : 0;
        up.firstOrder = up.firstOrder < 0 ? i : up.firstOrder;
        if (root == null && up.element.equals(rootElement)) {
          root = up;
        }
      }
      Region.Look look = look(block.region);
      look.blocks++;
      look.mass += mass[i];
      look.linkMass += linkMass;
      look.kept += kept[i] ? 1 : 0;
      look.keptMass += kept[i] ? mass[i] : 0;
    }
    for (Region up = root; up != null; up = up.parent) {
      up.aroundRoot = true;
    }
  }

  private Region.Look look(Region region) {
    Region.Look look = region.look;
    if (look == null) {
      String name =
          region.parent == null ? region.name() : region.name() + '<' + region.parent.name();
      look = looks.computeIfAbsent(name, key -> new Region.Look());
      region.look = look;
    }
    return look;
  }

  private static void markWords(String text, boolean[] into) {
    for (int word : wordsOf(text)) {
      into[word & (SLOTS - 1)] = true;
    }
  }

  /// The longer words by their openings, as numbers; in scripts without spaces, pairs of
  /// characters.
  private static int[] wordsOf(String text) {
    int[] found = new int[text.length() / 2 + 1];
    int count = 0;
    int hash = 0;
    int length = 0;
    char before = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c >= 0x2E80 && c < 0xAC00) {
        if (before != 0 && count < found.length) {
          found[count++] = slot(before * 31 + c);
        }
        before = c;
        length = 0;
        hash = 0;
        continue;
      }
      before = 0;
      if (c < 128 ? (c | 32) >= 'a' && (c | 32) <= 'z' : Character.isLetterOrDigit(c)) {
        if (length < STEM) {
          hash = hash * 31 + (c < 128 ? c | 32 : Character.toLowerCase(c));
        }
        length++;
      } else if (length > 0) {
        if (length >= SHORTEST_WORD && count < found.length) {
          found[count++] = slot(hash);
        }
        length = 0;
        hash = 0;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 13) ^ (hash >>> 19)) & (STEMS - 1);
  }

  /// Fills one row; keeps the names when asked.
  private static final class Row {
    final float[] values;
    final @Nullable List<String> names;
    int at;

    Row(int width, @Nullable List<String> names) {
      this.values = new float[width];
      this.names = names;
    }

    void put(String name, double value) {
      if (names != null) {
        names.add(name);
      } else {
        values[at++] = (float) value;
      }
    }

    void put(String name, boolean value) {
      put(name, value ? 1 : 0);
    }

    /// Puts the two names together only when they are asked for: this is called for every block.
    void put(String of, String name, double value) {
      if (names != null) {
        names.add(of + name);
      } else {
        values[at++] = (float) value;
      }
    }

    void put(String of, String name, boolean value) {
      put(of, name, value ? 1 : 0);
    }
  }

  private static final int WIDEST = 160;

  /// The names of the values of a row, in order.
  static List<String> names() {
    List<Block> blocks = Blocks.of(Jsoup.parse("<p>a").body(), new ClassWords(), null);
    List<String> names = new ArrayList<>();
    BodyChooser.Choice choice =
        new BodyChooser.Choice(blocks, List.of(), blocks.getFirst().element, "");
    new BlockFeatures(blocks, choice, new Told("", "", List.of(), new float[0]))
        .fill(new Row(0, names), 0, 0);
    return names;
  }

  private static final double[] LOGS = new double[4096];

  static {
    for (int i = 0; i < LOGS.length; i++) {
      LOGS[i] = Math.floor(StrictMath.log(1 + i) * 16) / 16;
    }
  }

  /// In steps of a sixteenth.
  private static double log(double value) {
    int whole = (int) value;
    if (whole <= 0) {
      return 0;
    }
    return whole < LOGS.length ? LOGS[whole] : Math.floor(StrictMath.log(1.0 + whole) * 16) / 16;
  }

  private static double share(double part, double whole) {
    return whole <= 0 ? -1 : part / whole;
  }

  private void fill(Row row, int i, int passed) {
    Block block = blocks.get(i);
    text(row, block, i);
    row.put("kept", kept[i]);
    row.put("dropped", dropCode(block, kept[i]));
    row.put("action", actionOf(i));
    int flags = 0;
    int lifted = 0;
    for (Block.Flag flag : block.flags) {
      flags += flag.lifted ? 0 : 1;
      lifted += flag.lifted ? 1 : 0;
    }
    row.put("flags", flags);
    row.put("lifted", lifted);
    row.put("marked standfirst", block.standfirst);
    row.put("marked byline", block.byline);
    place(row, i, passed);
    around(row, block);
    neighbours(row, i);
    row.put("page blocks", log(size));
    row.put("page prose", log(allProse));
    row.put("page kept mass", log(keptMass));
    row.put("page kept share", share(keptMass, allProse));
    row.put("page kept mean", log(share(keptMass, keptBlocks)));
    row.put("page titles", titles);
    row.put("page told", told.byData.length > 0);
    row.put("told", told.byData.length > 0 ? told.byData[i] : -1);
  }

  /// What a line is by itself; asked only near the text, as asking costs.
  private int actionOf(int i) {
    if (i < firstKept - REACH || i > lastKept + REACH) {
      return -2;
    }
    Furniture.Action action = blocks.get(i).action();
    return action == null ? -1 : action.ordinal();
  }

  private static final int REACH = 10;

  private void text(Row row, Block block, int i) {
    String text = block.text;
    int letters = 0;
    int upper = 0;
    int digits = 0;
    int marks = 0;
    int commas = 0;
    int others = 0;
    int spaces = 0;
    int shorts = 0;
    int length = 0;
    int capitals = 0;
    boolean at = false;
    boolean clock = false;
    boolean wasSpace = true;
    int digitRun = 0;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (c >= '0' && c <= '9') {
        digits++;
        digitRun++;
        length++;
        wasSpace = false;
        continue;
      }
      if (c == ':'
          && digitRun > 0
          && k + 1 < text.length()
          && Character.isDigit(text.charAt(k + 1))) {
        clock = true;
      }
      digitRun = 0;
      if (c == ' ') {
        spaces++;
        shorts += length > 0 && length <= 3 ? 1 : 0;
        length = 0;
        wasSpace = true;
        continue;
      }
      if (Character.isLetter(c)) {
        letters++;
        length++;
        if (Character.isUpperCase(c)) {
          upper++;
          capitals += wasSpace ? 1 : 0;
        }
      } else {
        switch (c) {
          case '.', '!', '?', '。', '！', '？' -> marks++;
          case ',', ';', '，', '、' -> commas++;
          case '@' -> at = true;
          default -> others++;
        }
      }
      wasSpace = false;
    }
    int chars = text.length();
    int count = spaces + 1;
    row.put("mass", log(mass[i]));
    row.put("links", block.linkShare);
    row.put("words", log(count));
    row.put("word length", (double) (chars - spaces) / count);
    row.put("short words", (double) shorts / count);
    row.put("capitals", (double) capitals / count);
    row.put("upper", share(upper, letters));
    row.put("digits", (double) digits / chars);
    row.put("marks", marks);
    row.put("marks a word", (double) marks / count);
    row.put("commas a word", (double) commas / count);
    row.put("others", (double) others / chars);
    row.put("ends sentence", Prose.endsSentence(text));
    char end = text.charAt(chars - 1);
    row.put("ends with colon", end == ':' || end == '：');
    row.put("ends cut", end == '…' || text.endsWith("...") || text.endsWith("[…]"));
    char first = text.charAt(0);
    row.put(
        "opens",
        Character.isUpperCase(first)
            ? 0
            : Character.isLetter(first) ? 1 : Character.isDigit(first) ? 2 : opener(first));
    row.put("at", at);
    row.put("clock", clock);
    row.put("address", text.contains("http") || text.contains("www."));
    row.put("copyright", text.indexOf('©') >= 0);
    row.put("kind", block.kind.ordinal());
    row.put("tag", tagCode(block.element.normalName()));
    row.put("emphasised", block.emphasised);
    row.put("prose", block.prose());
    row.put("times", times.getOrDefault(text, 1));
    row.put("seen before", earlier[i]);
    int inHeadline = 0;
    int inSummary = 0;
    int inKept = 0;
    int inAuthors = 0;
    double often = 0;
    int own = kept[i] ? 1 : 0;
    int prompts = 0;
    for (int stem : words[i]) {
      prompts += PROMPTS[stem] ? 1 : 0;
      int word = stem & (SLOTS - 1);
      inHeadline += headlineWords[word] ? 1 : 0;
      inSummary += summaryWords[word] ? 1 : 0;
      inAuthors += authorWords[word] ? 1 : 0;
      inKept += keptWords[word] > own ? 1 : 0;
      often += Math.min(keptWords[word] - own, 5);
    }
    row.put("in headline", share(inHeadline, words[i].length));
    row.put("in summary", share(inSummary, words[i].length));
    row.put("in kept", share(inKept, words[i].length));
    row.put("often in kept", share(often, words[i].length));
    row.put("prompting", share(prompts, words[i].length));
    row.put("prompts", prompts);
    row.put("pictured", block.pictured);
    row.put("in authors", inAuthors);
    row.put("opens with author", opensWithAuthor(text));
    row.put(
        "credited",
        block.region.images + parentOf(block.region).images > 0
            && chars < LONGEST_CAPTION
            && block.creditedCaption());
  }

  private static final int LONGEST_CAPTION = 400;

  private boolean opensWithAuthor(String text) {
    for (String author : told.authors) {
      int at = text.indexOf(author);
      if (at >= 0 && at < 25) {
        return true;
      }
    }
    return false;
  }

  private static Region parentOf(Region region) {
    return region.parent == null ? region : region.parent;
  }

  private static int opener(char first) {
    return switch (first) {
      case '"', '“', '„', '«', '»', '‘', '\'', '「' -> 3;
      case '-', '–', '—', '•', '*', '·', '▪' -> 4;
      case '(', '[' -> 5;
      default -> 6;
    };
  }

  private static int tagCode(String tag) {
    return switch (tag) {
      case "p" -> 0;
      case "div" -> 1;
      case "li" -> 2;
      case "h1" -> 3;
      case "h2" -> 4;
      case "h3" -> 5;
      case "h4" -> 6;
      case "h5", "h6" -> 7;
      case "span", "a" -> 8;
      case "td", "th", "tr" -> 9;
      case "blockquote" -> 10;
      case "pre" -> 11;
      case "section", "article", "main" -> 12;
      case "figcaption", "figure", "caption" -> 13;
      case "dd", "dt" -> 14;
      case "body" -> 15;
      case "footer", "header", "aside", "nav" -> 16;
      default -> 17;
    };
  }

  private static int dropCode(Block block, boolean kept) {
    if (kept) {
      return 0;
    }
    String why = block.dropped;
    if (why == null) {
      return 1;
    }
    return switch (why) {
      case "furniture" -> 2;
      case "caption" -> 3;
      case "after the end" -> 4;
      case "above embedded text", "below embedded text" -> 5;
      case "embedded post" -> 6;
      case "repeated" -> 7;
      case "headline" -> 8;
      case "byline", "date" -> 9;
      case "link", "link list", "list of links" -> 10;
      case "stray line" -> 11;
      case "nothing below" -> 12;
      default -> 13;
    };
  }

  private void place(Row row, int i, int passed) {
    row.put("place", (double) i / size);
    row.put("from headline", headlineAt < 0 ? -99 : clamp(i - headlineAt));
    row.put("from first kept", firstKept < 0 ? -99 : clamp(i - firstKept));
    row.put("from last kept", lastKept < 0 ? -99 : clamp(i - lastKept));
    row.put("passed", share(passed, keptMass));
    row.put("passed mass", log(passed));
    row.put("between headline and text", headlineAt >= 0 && i > headlineAt && i < firstKept);
    int near = 0;
    int nearMass = 0;
    int nearKept = 0;
    int nearLinks = 0;
    for (int k = Math.max(0, i - WINDOW); k <= Math.min(size - 1, i + WINDOW); k++) {
      if (k != i) {
        near += kept[k] ? 1 : 0;
        nearMass += mass[k];
        nearKept += kept[k] ? mass[k] : 0;
        nearLinks += (int) (mass[k] * blocks.get(k).linkShare);
      }
    }
    row.put("near kept", near);
    row.put("near kept share", share(nearKept, nearMass));
    row.put("near mass", log(nearMass));
    row.put("near links", share(nearLinks, nearMass));
  }

  private static int clamp(int distance) {
    return Math.max(-60, Math.min(60, distance));
  }

  private void around(Row row, Block block) {
    Region own = block.region;
    Region meeting = own;
    int up = 0;
    int marks = 0;
    int flagged = 0;
    int list = -1;
    int article = -1;
    int body = -1;
    int aside = -1;
    int header = -1;
    int link = 0;
    boolean met = false;
    int level = 0;
    for (Region region = own; region != null; region = region.parent) {
      if (region.aroundRoot && !met) {
        meeting = region;
        met = true;
        up = level;
      }
      flagged += region.furniture && !region.aroundRoot ? 1 : 0;
      if (!region.marks.isEmpty() && !region.aroundRoot) {
        for (Kind kind : region.marks) {
          marks |= 1 << kind.ordinal();
        }
      }
      if (body < 0 && region.marks.contains(Kind.BODY)) {
        body = level;
      }
      switch (region.element.normalName()) {
        case "ul", "ol", "dl", "table" -> list = list < 0 ? level : list;
        case "article", "main" -> article = article < 0 ? level : article;
        case "aside", "footer", "nav", "form" -> aside = aside < 0 ? level : aside;
        case "header" -> header = header < 0 ? level : header;
        case "a" -> link = 1;
        default -> {}
      }
      level++;
    }
    int rootDepth = root == null ? 0 : root.depth;
    row.put("depth", own.depth);
    row.put("root up", up);
    row.put("root down", met ? rootDepth - meeting.depth : -1);
    row.put("is caption", (marks >> Kind.CAPTION.ordinal()) & 1);
    row.put("is standfirst", (marks >> Kind.STANDFIRST.ordinal()) & 1);
    row.put("is byline", (marks >> Kind.BYLINE.ordinal()) & 1);
    row.put("is furniture", (marks >> Kind.FURNITURE.ordinal()) & 1);
    row.put("flagged", flagged);
    row.put("list level", list);
    row.put("article level", article);
    row.put("body level", body);
    row.put("aside level", aside);
    row.put("header level", header);
    row.put("in link", link);
    Region parent = parentOf(own);
    Region grand = parentOf(parent);
    sums(row, "own ", own);
    sums(row, "parent ", parent);
    sums(row, "grand ", grand);
    // the outermost element that hangs beside the root, or inside it
    Region branch = own;
    while (branch.parent != null && !branch.parent.aroundRoot) {
      branch = branch.parent;
    }
    sums(row, "branch ", branch);
    row.put("branch kept of page", share(branch.keptMass, keptMass));
    row.put("branch prose of page", share(branch.prose, allProse));
    row.put(
        "place in branch",
        share(block.order - blocks.getFirst().order - branch.firstOrder, branch.blocks));
    row.put("meeting prose of page", share(meeting.prose, allProse));
    Region.Look look = look(own);
    row.put("look blocks", log(look.blocks));
    row.put("look mean", log(share(look.mass, look.blocks)));
    row.put("look links", share(look.linkMass, look.mass));
    row.put("look kept", share(look.keptMass, look.mass));
    row.put("look kept of page", share(look.keptMass, keptMass));
    row.put(
        "look others kept",
        share(look.kept - (kept[block.order - blocks.getFirst().order] ? 1 : 0), look.blocks - 1));
  }

  private static void sums(Row row, String name, Region region) {
    row.put(name, "blocks", log(region.blocks));
    row.put(name, "mass", log(region.mass));
    row.put(name, "links", share(region.linkMass, region.mass));
    row.put(name, "prose", share(region.prose, region.mass));
    row.put(name, "kept", share(region.keptMass, region.mass));
    row.put(name, "images", Math.min(region.images, 20));
  }

  private void neighbours(Row row, int i) {
    Block block = blocks.get(i);
    for (int k = 0; k < STEPS.length; k++) {
      int step = STEPS[k];
      String name = STEP_NAMES[k];
      int at = i + step;
      boolean there = at >= 0 && at < size;
      Block other = there ? blocks.get(at) : block;
      row.put(name, "mass", there ? log(mass[at]) : -1);
      row.put(name, "links", there ? other.linkShare : -1);
      row.put(name, "kept", there ? (kept[at] ? 1 : 0) : -1);
      row.put(name, "kind", there ? other.kind.ordinal() : -1);
      row.put(name, "same parent", there && other.region.parent == block.region.parent);
      row.put(name, "same look", there && other.region.look == block.region.look);
      row.put(name, "action", there && actionOf(at) >= 0);
      row.put(name, "furniture", there && other.furniture());
    }
  }

  private static final int[] STEPS = {-2, -1, 1, 2};
  private static final String[] STEP_NAMES = {"before2 ", "before1 ", "after1 ", "after2 "};
}
