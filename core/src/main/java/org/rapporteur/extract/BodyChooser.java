package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Furniture.Action;

/// Chooses, among the blocks of a page, those of its article.
///
/// 1. Each block is worth something: prose adds, links and stray short lines take away, furniture
///    counts nothing.
/// 2. The root is the element whose blocks add up to most; from there down as long as one child
///    holds nearly all of it.
/// 3. Where the page's embedded data holds the article's text, it decides root and ends instead.
/// 4. Within the root, furniture lines, link lists and captions go.
final class BodyChooser {
  /// Going down from the best root, a child must hold this share of its prose.
  private static final double NEARLY_ALL = 0.8;

  /// An element marked as the text needs less.
  private static final double MARKED_SHARE = 0.85;

  /// Share of a block's word runs that must stand in the embedded text.
  private static final double SAME = 0.6;

  /// The embedded text is believed when at least this share of it is found in the markup.
  private static final double BELIEVED = 0.6;

  /// Shorter ones are credits alone.
  static final int SHORTEST_CAPTION = 15;

  private static final int FEWEST_ORACLE_WORDS = 60;
  private static final int RUN = 4;

  /// What links and stray lines take away, as a share of their worth: with more, pages full of
  /// links lose their root to a single paragraph. .1 and .3 gave body F1 .945 and .942 on
  /// extraction/naeb.
  private static final double BURDEN = 0.1;

  /// What was chosen.
  ///
  /// @param blocks the body's blocks in order
  /// @param captions of pictures inside the root
  /// @param root the element that was taken for the article's text
  /// @param way which way decided
  record Choice(List<Block> blocks, List<String> captions, Element root, String way) {}

  private final List<Block> blocks;
  private final ClassWords words;
  private final String headline;
  private final Set<Long> oracle;
  private final int oracleWords;
  private final IdentityHashMap<Block, Float> inOracle = new IdentityHashMap<>();

  BodyChooser(List<Block> blocks, ClassWords words, String headline, List<String> oracle) {
    this.blocks = blocks;
    this.words = words;
    this.headline = Prose.fold(headline);
    String folded = Prose.fold(String.join(" ", oracle));
    this.oracleWords = folded.isEmpty() ? 0 : folded.split(" ").length;
    this.oracle = runs(folded);
  }

  /// Each run of [#RUN] words as a number: two runs that differ share one about once in 10^19.
  private static Set<Long> runs(String folded) {
    Set<Long> runs = new HashSet<>();
    long[] words = new long[RUN];
    int count = 0;
    long word = FIRST;
    for (int i = 0; i <= folded.length(); i++) {
      char c = i < folded.length() ? folded.charAt(i) : ' ';
      if (c != ' ') {
        word = (word ^ c) * FACTOR;
        continue;
      }
      if (word != FIRST) {
        words[count++ % RUN] = word;
        word = FIRST;
        if (count >= RUN) {
          long run = FIRST;
          for (int k = 0; k < RUN; k++) {
            run = (run ^ words[(count + k) % RUN]) * FACTOR;
            run ^= run >>> 29;
          }
          runs.add(run);
        }
      }
    }
    return runs;
  }

  /// Of the hash of Fowler, Noll and Vo, 64 bits.
  private static final long FIRST = 0xCBF29CE484222325L;

  private static final long FACTOR = 0x100000001B3L;

  private boolean told(Block block) {
    return toldShare(block) >= SAME;
  }

  /// The share of a block's word runs that stand in the embedded text, 0 to 1.
  private float toldShare(Block block) {
    return inOracle.computeIfAbsent(
        block,
        key -> {
          Set<Long> own = runs(Prose.fold(key.text));
          if (own.isEmpty()) {
            return 0f;
          }
          int shared = 0;
          for (long run : own) {
            shared += oracle.contains(run) ? 1 : 0;
          }
          return (float) shared / own.size();
        });
  }

  /// The same for each block; empty when the page embeds no text, or another one.
  float[] toldShares(Choice choice) {
    if (!choice.way.equals(BY_DATA)) {
      return new float[0];
    }
    float[] shares = new float[blocks.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = toldShare(blocks.get(i));
    }
    return shares;
  }

  private static final String BY_DATA = "embedded-text-agrees";

  @Nullable Choice choose(Element body) {
    List<Block> told = new ArrayList<>();
    int toldWords = 0;
    if (oracleWords >= FEWEST_ORACLE_WORDS) {
      Set<String> seen = new HashSet<>();
      for (Block block : blocks) {
        if (told(block) && seen.add(block.text)) {
          told.add(block);
          toldWords += block.words();
        }
      }
    }
    boolean believed = oracleWords >= FEWEST_ORACLE_WORDS && toldWords >= oracleWords * BELIEVED;
    if (believed) {
      massByFlag(told)
          .forEach(
              (flag, mass) ->
                  flag.lifted |=
                      !flag.firm && flag.prose > 0 && flag.prose >= mass && mass * 2 > flag.prose);
    }
    Element root = believed ? rootOf(told, body) : bestRoot(body);
    if (root == null) {
      return null;
    }
    List<Block> inside = new ArrayList<>();
    for (Block block : blocks) {
      if (block.element.equals(root) || within(block.element, root)) {
        inside.add(block);
      }
    }
    List<String> captions = new ArrayList<>();
    List<Block> kept = filter(inside, captions, believed);
    return new Choice(kept, captions, root, believed ? BY_DATA : "best-root");
  }

  /// How much of the told text stands in regions with each flag.
  private static Map<Block.Flag, Integer> massByFlag(List<Block> told) {
    Map<Block.Flag, Integer> masses = new IdentityHashMap<>();
    for (Block block : told) {
      int mass = block.mass();
      block.flags.stream().distinct().forEach(flag -> masses.merge(flag, mass, Integer::sum));
    }
    return masses;
  }

  /// Whether an element is the root or stands inside it.
  static boolean within(Element element, Element root) {
    for (Element up = element; up != null; up = up.parent()) {
      if (up.equals(root)) {
        return true;
      }
    }
    return false;
  }

  /// The deepest element that holds nearly all told blocks.
  private static @Nullable Element rootOf(List<Block> told, Element body) {
    Map<Element, Integer> mass = new HashMap<>();
    int all = 0;
    for (Block block : told) {
      if (block.furniture()) {
        continue;
      }
      all += block.mass();
      for (Element up = block.element; up != null; up = up.parent()) {
        mass.merge(up, block.mass(), Integer::sum);
      }
    }
    if (all == 0) {
      return null;
    }
    return descend(body, mass, all, 0.93);
  }

  private static Element descend(Element from, Map<Element, Integer> mass, int all, double share) {
    Element root = from;
    boolean deeper = true;
    while (deeper) {
      deeper = false;
      for (Element child : root.children()) {
        if (mass.getOrDefault(child, 0) >= all * share) {
          root = child;
          deeper = true;
          break;
        }
      }
    }
    return root;
  }

  private static double worth(Block block) {
    if (block.furniture() || block.kind == Block.Kind.CAPTION) {
      return 0;
    }
    int mass = block.mass();
    if (block.linkShare > 0.5) {
      return -0.3 - Math.min(mass, 200) / 200.0;
    }
    if (block.kind == Block.Kind.HEADING) {
      return -0.05;
    }
    if (block.prose()) {
      return (Math.min(mass, 500) / 100.0 + Math.min(Prose.sentenceMarks(block.text), 6) * 0.15)
          * (1 - block.linkShare);
    }
    return Prose.endsSentence(block.text) && mass >= 25 ? 0.3 : -0.15;
  }

  private @Nullable Element bestRoot(Element body) {
    for (Block block : blocks) {
      for (Region up = block.region; up != null; up = up.parent) {
        up.worth = 0;
      }
    }
    Map<Element, Integer> prose = new HashMap<>();
    double best = 0;
    for (Block block : blocks) {
      double worth = worth(block);
      worth = worth < 0 ? worth * BURDEN : worth;
      for (Region up = block.region; up != null; up = up.parent) {
        up.worth += worth;
        if (worth > 0.3) {
          prose.merge(up.element, block.mass(), Integer::sum);
        }
      }
    }
    Element root = null;
    for (Block block : blocks) {
      for (Region up = block.region; up != null; up = up.parent) {
        Element element = up.element;
        if (up.worth > best + 1e-9
            || (root != null
                && up.worth > best - 1e-9
                && within(element, root)
                && !element.equals(root))) {
          best = Math.max(best, up.worth);
          root = element;
        }
        if (element.equals(body)) {
          break;
        }
      }
    }
    if (root == null) {
      return null;
    }
    int all = prose.getOrDefault(root, 0);
    Element lower = descend(root, prose, all, NEARLY_ALL);
    Element marked = marked(lower, prose, prose.getOrDefault(lower, 0));
    return marked != null ? marked : lower;
  }

  /// The outermost element with nearly all the prose that is marked as the text; of such elements
  /// with the same prose the innermost. Only one child of an element can hold nearly all.
  private @Nullable Element marked(Element root, Map<Element, Integer> prose, int all) {
    Element best = null;
    Element at = root;
    while (at != null) {
      at = heaviest(at, prose);
      int mass = at == null ? 0 : prose.getOrDefault(at, 0);
      if (at == null || mass < all * MARKED_SHARE) {
        return best;
      }
      if (words.of(at).contains(ClassWords.Kind.BODY)
          && (best == null || mass >= prose.getOrDefault(best, 0))) {
        best = at;
      }
    }
    return best;
  }

  private static @Nullable Element heaviest(Element parent, Map<Element, Integer> prose) {
    Element heaviest = null;
    for (Element child = parent.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (prose.getOrDefault(child, 0) > (heaviest == null ? 0 : prose.getOrDefault(heaviest, 0))) {
        heaviest = child;
      }
    }
    return heaviest;
  }

  private List<Block> filter(List<Block> inside, List<String> captions, boolean believed) {
    int all = 0;
    int firstTold = -1;
    int lastTold = -1;
    for (int i = 0; i < inside.size(); i++) {
      Block block = inside.get(i);
      all += block.prose() && !block.furniture() ? block.mass() : 0;
      if (believed && told(block)) {
        firstTold = firstTold < 0 ? i : firstTold;
        lastTold = i;
      }
    }
    List<Block> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int passed = 0;
    boolean over = false;
    for (int i = 0; i < inside.size(); i++) {
      Block block = inside.get(i);
      if (block.kind == Block.Kind.CAPTION) {
        if (!block.furniture()
            && block.text.length() > SHORTEST_CAPTION
            && block.action() == null) {
          captions.add(block.text);
        }
        block.dropped = "caption";
        continue;
      }
      if (over || block.furniture()) {
        block.dropped = over ? "after the end" : "furniture";
        continue;
      }
      boolean told = believed && told(block);
      boolean listGoesOn =
          believed
              && i > 0
              && i > lastTold
              && (block.kind == Block.Kind.ITEM || block.kind == Block.Kind.CELL)
              && block.linkShare < 0.3
              && inside.get(i - 1).dropped == null;
      if (believed && !told && !listGoesOn && (i > lastTold || i < firstTold)) {
        block.dropped = i > lastTold ? "below embedded text" : "above embedded text";
        continue;
      }
      Action action = told && block.text.length() > 80 ? null : block.action();
      if (action != null) {
        block.dropped = "line " + action;
        switch (action) {
          case END -> over = passed > all * 0.5 && !believed;
          case SIGN -> {
            if (!kept.isEmpty() && kept.getLast().text.length() <= 400) {
              kept.removeLast().dropped = "embedded post";
            }
          }
          case LIST -> i = skipList(inside, i);
          case CREDIT -> captions.add(block.text);
          case DROP, NEXT, EMBED, REHOST, SOURCE -> {}
        }
        continue;
      }
      if (!told && dropsAlone(block, kept.isEmpty())) {
        if ("caption".equals(block.dropped)) {
          captions.add(block.text);
        }
        continue;
      }
      if (block.text.length() > 40 && !seen.add(block.text)) {
        block.dropped = "repeated";
        continue;
      }
      passed += block.prose() ? block.mass() : 0;
      kept.add(block);
    }
    trim(kept);
    return kept;
  }

  private boolean dropsAlone(Block block, boolean first) {
    if (!block.emphasised
        && block.text.length() < LONGEST_CAPTION
        && block.creditedCaption()
        && besideImage(block.element)) {
      block.dropped = "caption";
      return true;
    }
    String folded = Prose.fold(block.text);
    if (!headline.isEmpty() && folded.equals(headline)) {
      block.dropped = "headline";
    } else if (block.element.normalName().equals("h1") && first) {
      block.dropped = "headline";
    } else if (block.byline && block.text.length() < 200 && first) {
      block.dropped = "byline";
    } else if (first && (Bylines.isByline(block.text) || Stamps.isDateLine(block.text))) {
      block.dropped = "byline";
    } else if (block.date && block.text.length() < 80 && Stamps.parse(block.text).isPresent()) {
      block.dropped = "date";
    } else if (block.linkShare > 0.8 && block.text.length() < 200) {
      block.dropped = "link";
    } else if (block.kind == Block.Kind.ITEM && block.linkShare > 0.6) {
      block.dropped = "link list";
    } else if (first
        && block.text.length() < 60
        && !Prose.endsSentence(block.text)
        && block.kind != Block.Kind.HEADING) {
      block.dropped = "stray line";
    }
    return block.dropped != null;
  }

  private static final int LONGEST_CAPTION = 400;

  private static final Evaluator PICTURES = Selector.evaluatorOf("img, picture, amp-img");

  /// Whether an element around the text holds a picture and no other text.
  private static boolean besideImage(Element element) {
    int own = element.text().length();
    for (Element up = element; up != null && Prose.text(up).length() <= own + 2; up = up.parent()) {
      if (up.selectFirst(PICTURES) != null) {
        return true;
      }
    }
    return false;
  }

  private static int skipList(List<Block> inside, int at) {
    int i = at;
    while (i + 1 < inside.size()
        && !inside.get(i + 1).prose()
        && (inside.get(i + 1).linkShare > 0.5 || inside.get(i + 1).text.length() < 25)) {
      i++;
      inside.get(i).dropped = "list of links";
    }
    return i;
  }

  /// Headings and stray lines with nothing below them.
  private static void trim(List<Block> kept) {
    while (kept.size() > 1) {
      Block last = kept.getLast();
      boolean heading = last.kind == Block.Kind.HEADING;
      boolean stray =
          last.kind != Block.Kind.ITEM
              && last.text.length() < 40
              && !Prose.endsSentence(last.text)
              && Agencies.shared().findInCreditLine(last.text).isEmpty();
      if (!heading && !stray) {
        return;
      }
      last.dropped = "nothing below";
      kept.removeLast();
    }
  }
}
