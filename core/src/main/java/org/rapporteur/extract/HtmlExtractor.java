package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Layout.Aside;
import org.rapporteur.model.Layout.Part;
import org.rapporteur.model.Page;
import org.rapporteur.model.Stamp;

/// Finds the articles in a page in markup.
///
/// 1. The page's own words for headline, byline, times and address are read from its head, its
///    embedded data and its text, in that order of trust.
/// 2. A page with several headlines, each over a text of its own in an element of its own, holds
///    several articles. Entries of a live blog are one.
/// 3. The text of each is chosen among its blocks by rules ([BodyChooser]); those of the page's own
///    article are then weighed ([BlockModel]).
/// 4. Where next to nothing is found, blocks taken for furniture are let in and the choice is made
///    again; where markup then holds less than half of the embedded text, that is taken.
final class HtmlExtractor {
  /// Fewer words of body are no article.
  private static final int FEWEST_WORDS = 20;

  /// What hangs on a page as an article of its own has at least so many words, in at least so many
  /// paragraphs; less is a teaser.
  private static final int FEWEST_WORDS_OF_SECTION = 120;

  private static final int FEWEST_PARAGRAPHS_OF_SECTION = 3;

  /// Embedded text of fewer words is a summary.
  private static final int FEWEST_EMBEDDED_WORDS = 60;

  /// With fewer words of body in the markup, the state of the scripts is read for it.
  private static final int SHORT_ARTICLE = 300;

  private static final int LONGEST_STANDFIRST = 450;

  private static final int SHORTEST_DISCLAIMER = 25;

  /// Elements inside one another; what lies deeper is read as if it lay at this depth. Of 1,400
  /// news pages one goes to 138, the next to 46. Much here takes time by size times depth.
  static final int DEEPEST = 100;

  private HtmlExtractor() {}

  /// A part of the page with a headline and a text of its own.
  private record Section(Element root, Element heading, List<Block> blocks) {}

  /// A page cut into blocks, its head read.
  ///
  /// @param told the article's text in the embedded data, empty when they hold none
  private record Opened(
      Document document,
      EmbeddedData data,
      List<String> told,
      Metadata metadata,
      Draft draft,
      ClassWords words,
      List<Block> blocks,
      List<Section> sections,
      @Nullable Section own) {
    List<Block> ownBlocks() {
      return own == null ? blocks : own.blocks;
    }

    Element ownRoot() {
      return own == null ? document.body() : own.root;
    }
  }

  private static Opened open(Page page) {
    Document document =
        Jsoup.parse(
            page.content(),
            page.url() == null ? "" : page.url(),
            Parser.htmlParser().setMaxDepth(DEEPEST));
    Metadata metadata = new Metadata(document);
    EmbeddedData data = metadata.data();
    Draft draft = new Draft();
    metadata.readOutlet(draft, page.url());
    Accounts.read(metadata.landmarks(), draft);
    metadata.readHeadline(draft);
    metadata.readOutletOfTitle(draft);
    ClassWords words = new ClassWords();
    List<Block> blocks = Blocks.of(document.body(), words, metadata.headlineElement());
    List<Section> sections =
        isLive(data, draft) ? List.of() : sections(metadata.landmarks().heads, blocks);
    Section own =
        sections.size() < 2 ? null : ownSection(sections, draft, metadata.headlineElement());
    return new Opened(document, data, data.body(), metadata, draft, words, blocks, sections, own);
  }

  /// What the model is told of the page's blocks, null where no block may be text.
  static @Nullable BlockTable table(Page page) {
    Opened opened = open(page);
    opened.metadata.readByline(opened.draft, opened.ownBlocks());
    Chosen chosen = choose(opened);
    if (chosen == null) {
      return null;
    }
    List<Block> blocks = opened.ownBlocks();
    return new BlockTable(
        blocks.stream().map(block -> block.text).toList(),
        features(opened, chosen).rows(),
        blocks.stream().map(chosen::holds).toList(),
        blocks.stream().map(block -> ruledOut(block, chosen)).toList());
  }

  /// What no weight brings back: the headline again, lines of furniture, comments and consent
  /// notices, what follows the embedded text.
  private static boolean ruledOut(Block block, Chosen chosen) {
    return ruledOutByPlace(block) || ruledOutByWords(block, chosen);
  }

  private static boolean ruledOutByWords(Block block, Chosen chosen) {
    return block.action() != null && !chosen.holds(block);
  }

  private static boolean ruledOutByPlace(Block block) {
    if (block.dropped != null) {
      switch (block.dropped) {
        case "headline", "byline", "date", "below embedded text" -> {
          return true;
        }
        default -> {
          if (block.dropped.startsWith("line ")) {
            return true;
          }
        }
      }
    }
    for (Block.Flag flag : block.flags) {
      if (flag.firm && !flag.lifted) {
        return true;
      }
    }
    return false;
  }

  private static BlockFeatures features(Opened opened, Chosen chosen) {
    String summary = opened.metadata.meta("og:description", "description", "twitter:description");
    BlockFeatures.Told told =
        new BlockFeatures.Told(
            opened.draft.headline, summary, opened.draft.authors, chosen.toldShares);
    return new BlockFeatures(opened.ownBlocks(), chosen.choice, told);
  }

  static List<Article> findArticles(Page page, BlockModel model) {
    Opened opened = open(page);
    Draft draft = opened.draft;
    List<Block> blocks = opened.blocks;
    Section own = opened.own;
    opened.metadata.readByline(draft, opened.ownBlocks());
    opened.metadata.readTimes(draft, opened.ownBlocks());
    readBody(opened, model);
    for (Block block : blocks) {
      if (block.linkShare < 0.5
          && block.text.length() >= SHORTEST_DISCLAIMER
          && block.action() == Furniture.Action.REHOST) {
        draft.rehost(block.text, "disclaimer");
      }
    }
    List<Article> articles = new ArrayList<>();
    if (draft.words() >= FEWEST_WORDS) {
      articles.add(draft.finish(page, true));
    }
    if (own != null && !articles.isEmpty()) {
      for (Section section : opened.sections) {
        if (!section.equals(own)) {
          other(section, draft, opened.words, own.root)
              .ifPresent(found -> articles.add(found.finish(page, false)));
        }
      }
    }
    return articles;
  }

  private static boolean isLive(EmbeddedData data, Draft draft) {
    return data.isLive() || (draft.url != null && LIVE_ADDRESS.matcher(draft.url).find());
  }

  private static final Pattern LIVE_ADDRESS = Pattern.compile("[/_-]live(?:blog)?(?:[/_-]|$)");

  /// @param inside the choice's blocks
  /// @param kept told of furniture that was let in, empty when none was
  /// @param toldShares see [BodyChooser#toldShares]
  private record Chosen(
      BodyChooser.Choice choice, Set<Block> inside, String kept, float[] toldShares) {
    boolean holds(Block block) {
      return inside.contains(block);
    }
  }

  /// Blocks as they are, not by what they say.
  private static Set<Block> setOf(List<Block> blocks) {
    Set<Block> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.addAll(blocks);
    return set;
  }

  private static @Nullable Chosen choose(Opened opened) {
    List<Block> blocks = opened.ownBlocks();
    BodyChooser chooser = new BodyChooser(blocks, opened.words, opened.draft.headline, opened.told);
    BodyChooser.@Nullable Choice choice = chooser.choose(opened.ownRoot());
    String kept = "";
    if (wordsOf(choice) < FEWEST_EMBEDDED_WORDS && liftsFlags(blocks)) {
      BodyChooser.@Nullable Choice wider = chooser.choose(opened.ownRoot());
      if (wordsOf(wider) > 2 * wordsOf(choice)) {
        choice = wider;
        kept = ", furniture kept";
      }
    }
    if (choice == null) {
      return null;
    }
    dropHeadlines(blocks, opened.draft.headline);
    return new Chosen(choice, setOf(choice.blocks()), kept, chooser.toldShares(choice));
  }

  /// The headline wherever it stands, inside the chosen element or not.
  private static void dropHeadlines(List<Block> blocks, String headline) {
    String folded = Prose.fold(headline);
    for (Block block : blocks) {
      if (!folded.isEmpty()
          && Math.abs(block.text.length() - headline.length()) <= HEADLINE_MARKS
          && Prose.fold(block.text).equals(folded)) {
        block.dropped = "headline";
      }
    }
  }

  /// Two spellings of a headline differ by so many quotation marks and dashes at most.
  private static final int HEADLINE_MARKS = 12;

  /// What the model makes of the rules' choice; the rules' own where it leaves next to nothing.
  private static BodyChooser.Choice weighed(Opened opened, Chosen chosen, BlockModel model) {
    List<Block> blocks = opened.ownBlocks();
    BlockFeatures features = features(opened, chosen);
    List<Block> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int words = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (!ruledOutByPlace(block)
          && model.weigh(features.row(i)) > 0
          && !ruledOutByWords(block, chosen)
          && (block.text.length() <= SHORTEST_REPEATED || seen.add(block.text))) {
        kept.add(block);
        words += block.words();
      }
    }
    if (words < FEWEST_WORDS) {
      return chosen.choice;
    }
    for (Block block : blocks) {
      if (block.dropped == null) {
        block.dropped = "weighed";
      }
    }
    kept.forEach(block -> block.dropped = null);
    List<String> captions = new ArrayList<>(chosen.choice.captions());
    captions.removeIf(seen::contains);
    return new BodyChooser.Choice(
        kept, captions, chosen.choice.root(), chosen.choice.way() + ", blocks weighed");
  }

  /// Shorter lines may stand in a text twice.
  private static final int SHORTEST_REPEATED = 40;

  private static void readBody(Opened opened, BlockModel model) {
    Draft draft = opened.draft;
    List<Block> blocks = opened.ownBlocks();
    boolean split = opened.own != null;
    Chosen chosen = choose(opened);
    String way = "none";
    if (chosen != null) {
      BodyChooser.Choice choice = weighed(opened, chosen, model);
      way = choice.way() + chosen.kept + (split ? ", page split at its headlines" : "");
      dropRepeatedQuotes(choice.blocks());
      readStandfirst(draft, blocks, choice.blocks());
      Map<Block, Draft.Entry> entries =
          isLive(opened.data, draft)
              ? LiveBlog.entries(choice.blocks(), choice.root(), opened.data.updates())
              : Map.of();
      for (Block block : choice.blocks()) {
        Draft.@Nullable Entry entry = entries.get(block);
        if (block.dropped == null && (entry == null || !LiveBlog.isClockLine(block.text))) {
          draft.paragraph(block.text, partOf(block), entry);
        }
      }
      choice.captions().forEach(draft::caption);
      readCaptions(draft, blocks, choice);
      readAsides(draft, blocks, choice.blocks());
    }
    List<String> told = opened.told;
    if (told.isEmpty() && !split && draft.words() < SHORT_ARTICLE) {
      told = opened.data.bodyOfScripts(opened.metadata.landmarks());
    }
    int toldWords = Prose.words(String.join(" ", told));
    if (!split && toldWords >= FEWEST_EMBEDDED_WORDS && draft.words() * 2 < toldWords) {
      draft.paragraphs.clear();
      told.forEach(text -> draft.paragraph(text, null));
      way = "embedded-text";
    }
    draft.because("body", draft.words() + " words", "", way);
  }

  private static Part.@Nullable Kind partOf(Block block) {
    return switch (block.kind) {
      case HEADING -> Part.Kind.HEADING;
      case ITEM -> Part.Kind.ITEM;
      case QUOTE -> Part.Kind.QUOTE;
      case PARAGRAPH, CELL, CAPTION -> null;
    };
  }

  /// Words printed large that the text says too.
  private static void dropRepeatedQuotes(List<Block> body) {
    List<Block> quotes =
        body.stream()
            .filter(block -> block.region.marked(ClassWords.Kind.PULL_QUOTE) != null)
            .limit(MOST_QUOTES)
            .toList();
    if (quotes.isEmpty()) {
      return;
    }
    Set<Block> pulled = setOf(quotes);
    String others =
        Prose.fold(
            body.stream()
                .filter(block -> !pulled.contains(block))
                .map(block -> block.text)
                .collect(Collectors.joining(" ")));
    for (Block quote : quotes) {
      if (others.contains(Prose.fold(quote.text))) {
        quote.dropped = "repeated";
      }
    }
  }

  /// More of them are no pulled quotations.
  private static final int MOST_QUOTES = 20;

  /// Pulled quotations and embedded posts between the text's ends that are no part of it.
  private static void readAsides(Draft draft, List<Block> blocks, List<Block> body) {
    if (body.isEmpty()) {
      return;
    }
    int first = body.getFirst().order - FURTHEST_CAPTION;
    int last = body.getLast().order + FURTHEST_ASIDE;
    Map<Region, List<String>> texts = new LinkedHashMap<>();
    Map<Region, Aside.Kind> kinds = new HashMap<>();
    for (Block block : blocks) {
      if (block.dropped == null || block.order < first || block.order > last) {
        continue;
      }
      Region quote = block.region.marked(ClassWords.Kind.PULL_QUOTE);
      Region post = block.region.marked(ClassWords.Kind.POST);
      Region region = post != null ? post : quote;
      if (region != null) {
        kinds.put(region, post != null ? Aside.Kind.POST : Aside.Kind.PULL_QUOTE);
        texts.computeIfAbsent(region, key -> new ArrayList<>()).add(block.text);
      }
    }
    texts.forEach(
        (region, lines) ->
            draft.aside(kinds.getOrDefault(region, Aside.Kind.POST), String.join("\n", lines)));
  }

  /// How many blocks below the text one that is set apart may stand.
  private static final int FURTHEST_ASIDE = 5;

  /// Captions that stand beside the text's element: between the headline and the text's end.
  private static void readCaptions(Draft draft, List<Block> blocks, BodyChooser.Choice choice) {
    if (choice.blocks().isEmpty()) {
      return;
    }
    String headline = Prose.fold(draft.headline);
    int last = choice.blocks().getLast().order;
    int first = choice.blocks().getFirst().order;
    for (Block block : blocks) {
      if (block.order < first
          && (block.kind == Block.Kind.HEADING || block.text.length() < 300)
          && Prose.fold(block.text).equals(headline)) {
        first = block.order;
        break;
      }
    }
    first = Math.max(first, choice.blocks().getFirst().order - FURTHEST_CAPTION);
    Set<Block> inside = setOf(choice.blocks());
    for (Block block : blocks) {
      if (block.order > first
          && block.order < last
          && block.kind == Block.Kind.CAPTION
          && !inside.contains(block)
          && !block.furniture()
          && block.text.length() > BodyChooser.SHORTEST_CAPTION
          && block.linkShare < 0.5
          && block.action() == null) {
        draft.caption(block.text);
      }
    }
  }

  /// How many blocks above the text a caption may stand.
  private static final int FURTHEST_CAPTION = 15;

  private static int wordsOf(BodyChooser.@Nullable Choice choice) {
    return choice == null ? 0 : choice.blocks().stream().mapToInt(block -> block.words()).sum();
  }

  /// Where next to nothing is left, what looked like furniture is looked at again, but for comments
  /// and notices. Says whether anything changed.
  private static boolean liftsFlags(List<Block> blocks) {
    boolean changed = false;
    for (Block block : blocks) {
      for (Block.Flag flag : block.flags) {
        if (!flag.firm && !flag.lifted && flag.prose > 0) {
          flag.lifted = true;
          changed = true;
        }
      }
    }
    if (changed) {
      blocks.forEach(block -> block.dropped = null);
    }
    return changed;
  }

  /// A standfirst of so few words announces the text and is no part of it. Of shorter ones editors
  /// count three in five as text, of longer ones four in five (extraction/naeb, fundus, wcxb).
  private static final int ANNOUNCEMENT = 17;

  /// The paragraph between headline and text, where the page marks it as such.
  private static void readStandfirst(Draft draft, List<Block> blocks, List<Block> body) {
    if (body.isEmpty()) {
      return;
    }
    String headline = Prose.fold(draft.headline);
    int last = body.get(Math.min(1, body.size() - 1)).order;
    int firstProse =
        body.stream().filter(Block::prose).mapToInt(block -> block.order).findFirst().orElse(last);
    for (Block block : blocks) {
      if (block.order > Math.max(firstProse, body.getFirst().order)
          || block.text.length() > LONGEST_STANDFIRST) {
        continue;
      }
      boolean marked =
          block.standfirst
              && !block.furniture()
              && !block.byline
              && !block.date
              && block.kind != Block.Kind.CAPTION
              && block.words() >= 6
              && block.linkShare < 0.3
              && !Prose.fold(block.text).equals(headline)
              && !Bylines.isByline(block.text)
              && block.action() == null;
      if (marked) {
        draft.standfirst = block.text;
        draft.because(
            "standfirst", block.text, ClassWords.marks(block.element).strip(), "marked-in-page");
        if (block.words() <= ANNOUNCEMENT) {
          block.dropped = "standfirst";
        }
        return;
      }
    }
  }

  // several articles

  private static List<Section> sections(List<Element> heads, List<Block> blocks) {
    List<Element> headings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Element heading : heads) {
      if (mayHeadArticle(heading)) {
        String text = Prose.clean(Prose.text(heading));
        if (Prose.words(text) >= 3 && seen.add(Prose.fold(text))) {
          headings.add(heading);
        }
      }
    }
    if (headings.size() < 2) {
      return List.of();
    }
    Map<Element, Integer> headingsIn = new IdentityHashMap<>();
    for (Element heading : headings) {
      for (Element up = heading; up != null; up = up.parent()) {
        headingsIn.merge(up, 1, Integer::sum);
      }
    }
    Map<Element, Section> byRoot = new IdentityHashMap<>();
    List<Section> sections = new ArrayList<>();
    for (Element heading : headings) {
      Element root = heading;
      while (root.parent() != null
          && !root.parent().normalName().equals("body")
          && headingsIn.getOrDefault(root.parent(), 0) == 1) {
        root = root.parent();
      }
      Section section = new Section(root, heading, new ArrayList<>());
      sections.add(section);
      byRoot.put(root, section);
    }
    for (Block block : blocks) {
      for (Element up = block.element; up != null; up = up.parent()) {
        Section section = byRoot.get(up);
        if (section != null) {
          section.blocks.add(block);
        }
      }
    }
    sections.removeIf(section -> !holdsArticle(section.blocks));
    return sections;
  }

  private static boolean holdsArticle(List<Block> blocks) {
    int paragraphs = 0;
    int words = 0;
    for (Block block : blocks) {
      if (block.prose() && !block.furniture()) {
        paragraphs++;
        words += block.words();
      }
    }
    return paragraphs >= FEWEST_PARAGRAPHS_OF_SECTION && words >= FEWEST_WORDS_OF_SECTION;
  }

  private static boolean mayHeadArticle(Element heading) {
    if (heading.normalName().equals("h1")
        || heading.attr("itemprop").equalsIgnoreCase("headline")) {
      return true;
    }
    Element article = articleAround(heading);
    return article != null && (heading.hasAttr("itemprop") || opensArticle(heading, article));
  }

  private static @Nullable Element articleAround(Element heading) {
    for (Element up = heading; up != null; up = up.parent()) {
      if (up.normalName().equals("article")) {
        return up;
      }
    }
    return null;
  }

  /// The first heading of an `<article>` that has a date or a byline of its own.
  private static boolean opensArticle(Element heading, Element article) {
    return heading.equals(article.selectFirst(HEADINGS))
        && (article.selectFirst(DATE_OR_BYLINE) != null || bylineBelow(heading));
  }

  private static final Evaluator HEADINGS = Selector.evaluatorOf("h1, h2, h3");
  private static final Evaluator DATE_OR_BYLINE =
      Selector.evaluatorOf("time, [itemprop=datePublished], [rel=author], [class*=byline]");

  private static final int HEAD_ELEMENTS = 4;

  /// Whether one of the next elements after a heading is a byline.
  private static boolean bylineBelow(Element heading) {
    Element next = heading.nextElementSibling();
    for (int i = 0; i < HEAD_ELEMENTS && next != null; i++) {
      if (Bylines.isByline(Prose.clean(Prose.text(next)))) {
        return true;
      }
      next = next.nextElementSibling();
    }
    return false;
  }

  private static Section ownSection(
      List<Section> sections, Draft draft, @Nullable Element headline) {
    Section best = sections.getFirst();
    double bestScore = -1;
    for (Section section : sections) {
      double score =
          headline != null && BodyChooser.within(headline, section.root)
              ? 2
              : Prose.agreement(section.heading.text(), draft.headline);
      if (score > bestScore + 1e-9) {
        best = section;
        bestScore = score;
      }
    }
    return best;
  }

  private static Optional<Draft> other(
      Section section, Draft own, ClassWords words, Element ownRoot) {
    Draft draft = new Draft();
    draft.outlet = own.outlet;
    draft.declaredLanguage = own.declaredLanguage;
    draft.headline = Prose.clean(section.heading.text());
    draft.because("headline", draft.headline, draft.headline, "heading");
    BodyChooser.@Nullable Choice choice =
        new BodyChooser(section.blocks, words, draft.headline, List.of()).choose(section.root);
    if (choice == null) {
      return Optional.empty();
    }
    readStandfirst(draft, section.blocks, choice.blocks());
    choice.blocks().stream()
        .filter(block -> block.dropped == null)
        .forEach(block -> draft.paragraph(block.text, partOf(block)));
    choice.captions().forEach(draft::caption);
    String link = section.heading.select("a[href^=http]").attr("href");
    if (!link.isEmpty() && !link.equals(own.url)) {
      draft.url = link;
      draft.because("url", link, link, "link-on-headline");
    }
    for (Block block : section.blocks) {
      if (draft.authors.isEmpty()
          && ((block.byline && block.text.length() < 120) || Bylines.isByline(block.text))) {
        Byline byline = Bylines.parse(block.text, draft.outlet);
        draft.by(byline, block.text, "byline-line");
      }
    }
    for (Element time : section.root.select("time[datetime], [itemprop=datePublished]")) {
      String value = time.attr("datetime").isEmpty() ? time.attr("content") : time.attr("datetime");
      Stamps.parse(value).ifPresent(stamp -> draft.published(stamp, value, "time-element"));
    }
    if (!draft.hasPublished()) {
      section.blocks.stream()
          .filter(block -> Stamps.isDateLine(block.text))
          .findFirst()
          .flatMap(block -> Stamps.parse(block.text))
          .ifPresent(stamp -> draft.published(stamp, stamp.toString(), "date-line"));
    }
    if (!draft.hasPublished()
        && own.published() instanceof Stamp day
        && ownRoot.selectFirst("time, [itemprop=datePublished]") == null) {
      draft.published(Stamp.of(day.day()), day.toString(), "day-of-the-page");
    }
    draft.because("body", draft.words() + " words", "", "page split at its headlines");
    return draft.words() >= FEWEST_WORDS_OF_SECTION * 3 / 4 ? Optional.of(draft) : Optional.empty();
  }
}
