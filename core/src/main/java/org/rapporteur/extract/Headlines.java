package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// Chooses the headline of a page in markup: as printed, where it is printed.
///
/// Every `h1` that is no logo is compared with what the page says its title is elsewhere; the one
/// that agrees best is it. Where none agrees, a lone one is it still: titles for search engines and
/// for social networks are often worded anew. Labels inside it (the section, a date, words for
/// screen readers) are left out when the page says the headline without them elsewhere.
final class Headlines {
  /// A choice: the element where it stands, null when it does not, the text and the rule.
  record Choice(@Nullable Element element, String text, String rule) {}

  private static final Pattern TITLE_PARTS =
      Pattern.compile(
          "\\s+[|│–—·•»«:/-]+\\s+|\\s*[|│]\\s*| :: |(?<=[。！？\\p{IsHan}])-(?=\\p{IsHan})");
  private static final Pattern EDGE = Pattern.compile("^[\\s|│–—·•:/>-]+|[\\s|│–—·•:/>-]+$");
  private static final Pattern LOGO = Patterns.named("mark.logo");
  private static final Pattern KICKER = Patterns.named("mark.kicker");
  private static final Pattern HIDDEN = Patterns.named("mark.hidden");
  private static final Pattern GENRE = Patterns.named("headline.genre");
  private static final Pattern MAIN_TITLE = Patterns.named("headline.main");
  private static final Set<String> SILENT =
      Set.of("script", "style", "svg", "button", "rt", "rp", "template", "noscript", "img");

  /// Two headlines are the same one when this share of their words is.
  private static final double SAME_HEADLINE = 0.6;

  /// So much for an element that is no `h1`.
  private static final double SAME_TITLE = 0.85;

  /// A lone heading of fewer words that no title agrees with may be the section's.
  private static final int FEWEST_WORDS_OF_LONE = 4;

  /// Of two that agree as well, the one in the better region is taken.
  private static final double WORSE_REGION = 0.02;

  /// A single part of a title of fewer words may be the section or the site.
  private static final int FEWEST_WORDS_OF_PART = 3;

  /// Parts of a title that are looked for as headings; what headlines have is a few.
  private static final int MOST_PARTS = 50;

  private static final int LONGEST = 300;

  /// Characters of a heading that are read, white space that markup is indented with among them:
  /// what has more is the text of a page.
  private static final int MOST_READ = 10_000;

  private final Document document;
  private final Landmarks landmarks;
  private final String outlet;
  private final String title;

  /// What the page says its headline is, most trusted first, outlet's name off.
  private final List<String> told = new ArrayList<>();

  /// The same and their parts: for finding the element, not for its wording.
  private final Set<String> hints = new LinkedHashSet<>();

  /// The hints' words, once they are asked for.
  private final List<Prose.Words> hintWords = new ArrayList<>();

  /// The parts of the title, folded: 2 the first, 1 another.
  private final Map<String, Integer> parts = new HashMap<>();

  Headlines(Document document, Landmarks landmarks, String outlet, String own, List<String> shown) {
    this.document = document;
    this.landmarks = landmarks;
    this.outlet = outlet;
    this.title = landmarks.title();
    for (String each : shown) {
      tell(each);
    }
    if (!own.isEmpty()) {
      told.addFirst(stripped(own));
      hints.add(own);
    }
    tell(title);
    if (!title.isEmpty()) {
      hints.add(beforeLastPart(title));
      hints.add(afterFirstPart(title));
      String[] pieces = TITLE_PARTS.split(title);
      for (int i = 0; i < pieces.length && pieces.length > 1; i++) {
        parts.putIfAbsent(Prose.fold(pieces[i]), i == 0 ? 2 : 1);
      }
      for (String part : List.of(pieces).subList(0, Math.min(pieces.length, MOST_PARTS))) {
        if (Prose.words(part) >= FEWEST_WORDS_OF_PART
            && !Prose.fold(part).equals(Prose.fold(outlet))) {
          hints.add(part);
        }
      }
    }
    hints.addAll(told);
    hints.removeIf(String::isBlank);
  }

  private void tell(String text) {
    if (!text.isEmpty()) {
      hints.add(text);
      told.add(withoutOutlet(text, outlet));
    }
  }

  private String stripped(String text) {
    String shorter = withoutOutlet(text, outlet);
    return Prose.words(shorter) * 2 >= Prose.words(text) ? shorter : text;
  }

  private double agreement(String text) {
    if (hintWords.isEmpty()) {
      hints.forEach(each -> hintWords.add(Prose.Words.of(each)));
    }
    Prose.Words words = Prose.Words.of(text);
    double best = 0;
    for (Prose.Words each : hintWords) {
      best = Math.max(best, words.agreement(each));
    }
    return best;
  }

  /// Whether a heading is one part of the title and not the outlet: 2 the first, 1 another, 0 none.
  private int asPart(String text) {
    String folded = Prose.fold(text);
    if (folded.isEmpty() || folded.equals(Prose.fold(outlet))) {
      return 0;
    }
    return parts.getOrDefault(folded, 0);
  }

  Choice choose() {
    Element best = null;
    double bestScore = 0;
    Element part = null;
    int partScore = 0;
    List<Element> plausible = new ArrayList<>();
    List<Element> beside = new ArrayList<>();
    for (Landmarks.Mark mark : landmarks.headings) {
      String text = textOf(mark.element());
      if (text.length() < 2 || text.length() > LONGEST || isLogo(mark.element(), text)) {
        continue;
      }
      Landmarks.Region region = landmarks.region(mark.element(), Set.of());
      double score = agreement(text) - region.ordinal() * WORSE_REGION;
      if (score > bestScore + 1e-9) {
        best = mark.element();
        bestScore = score;
      }
      if (asPart(text) > partScore) {
        part = mark.element();
        partScore = asPart(text);
      }
      if (region == Landmarks.Region.PAGE) {
        plausible.add(mark.element());
      } else if (region == Landmarks.Region.SIDE && mark.element().closest("nav, footer") == null) {
        beside.add(mark.element());
      }
    }
    if (best != null && bestScore >= SAME_HEADLINE) {
      return printed(best);
    }
    Element lone = lone(plausible.isEmpty() ? beside : plausible);
    if (lone != null && Prose.words(lone.text()) >= FEWEST_WORDS_OF_LONE) {
      return printed(lone);
    }
    for (Element other : new Element[] {matching(bestScore), part, lone, firstPrinted()}) {
      if (other != null) {
        return printed(other);
      }
    }
    for (String text : told) {
      if (!text.isEmpty()) {
        return new Choice(null, text, text.equals(withoutOutlet(title, outlet)) ? "title" : "told");
      }
    }
    return plausible.size() == 1 ? printed(plausible.getFirst()) : new Choice(null, title, "title");
  }

  /// The one heading that is the headline though no title agrees: alone, or marked as such.
  private static @Nullable Element lone(List<Element> plausible) {
    for (Element heading : plausible) {
      if (MAIN_TITLE.matcher(Landmarks.marksOf(heading) + " " + heading.attr("itemprop")).find()) {
        return heading;
      }
    }
    Set<String> texts = new HashSet<>();
    plausible.forEach(heading -> texts.add(Prose.fold(heading.text())));
    if (texts.size() == 1 && Prose.words(plausible.getFirst().text()) >= 2) {
      return plausible.getFirst();
    }
    return null;
  }

  private @Nullable Element matching(double least) {
    Element best = null;
    double bestScore = Math.max(least, SAME_TITLE);
    for (Landmarks.Mark mark : landmarks.titles) {
      String text = Bounded.text(mark.element(), LONGEST);
      if (text.length() < 5
          || text.length() > 250
          || Prose.words(text) < 2
          || isLogo(mark.element(), text)) {
        continue;
      }
      double score =
          agreement(text) - landmarks.region(mark.element(), Set.of()).ordinal() * WORSE_REGION;
      if (score > bestScore) {
        best = mark.element();
        bestScore = score;
      }
    }
    return best;
  }

  /// Whether a heading is the site's own name: marked so, a link to the front page, or what stands
  /// in the title beside the headline.
  private boolean isLogo(Element heading, String text) {
    Element up = heading;
    for (int i = 0; i < 2 && up != null; i++) {
      if (LOGO.matcher(Landmarks.marksOf(up)).find()) {
        return true;
      }
      up = up.parent();
    }
    for (Element link : heading.getElementsByTag("a")) {
      if (link.text().length() * 2 >= text.length() && isFront(link.attr("href"))) {
        return true;
      }
    }
    String folded = Prose.fold(text);
    return (heading.parent() != null
            && heading.parent().normalName().equals("a")
            && isFront(heading.parent().attr("href")))
        || (!outlet.isEmpty()
            && folded.equals(Prose.fold(outlet))
            && Prose.words(title) > Prose.words(text));
  }

  private static final Pattern FRONT =
      Pattern.compile(
          "(?:/?web/\\d+/|https?://web\\.archive\\.org/web/\\d+/)?(?:https?:)?(?://)?[^/\\s]*/?(?:index\\.\\w+|\\?.*)?|\\.\\.?/?|/\\w\\w/?");

  private static boolean isFront(String href) {
    String address = href.strip();
    return !address.isEmpty()
        && !address.startsWith("#")
        && !address.startsWith("javascript")
        && FRONT.matcher(address).matches();
  }

  /// The text of a heading without what is there for screen readers, and readings of signs.
  private static String textOf(Element element) {
    StringBuilder text = new StringBuilder();
    append(element, text);
    return Prose.clean(text.toString());
  }

  private static void append(Node node, StringBuilder into) {
    for (Node child = node.firstChild();
        child != null && into.length() < MOST_READ;
        child = child.nextSibling()) {
      if (child instanceof TextNode text) {
        String whole = text.getWholeText();
        into.append(whole, 0, Math.min(whole.length(), MOST_READ));
      } else if (child instanceof Element element
          && !SILENT.contains(element.normalName())
          && !(isHidden(element))) {
        boolean block = element.isBlock() || element.normalName().equals("br");
        into.append(block ? " " : "");
        append(element, into);
        into.append(block ? " " : "");
      }
    }
  }

  private static boolean isHidden(Element element) {
    return HIDDEN.matcher(element.className()).find();
  }

  /// The headline as the element prints it, without labels.
  private Choice printed(Element heading) {
    String full = textOf(heading);
    List<String> segments = new ArrayList<>();
    List<Boolean> marked = new ArrayList<>();
    segments(heading, segments, marked, 0);
    String text = full;
    if (segments.size() > 1) {
      String unmarked = join(segments, marked);
      String same = among(full);
      String shorter = marked.contains(true) && Prose.words(unmarked) > 0 ? unmarked : "";
      String sub = "";
      for (int from = 0; from < segments.size() && sub.isEmpty(); from++) {
        for (int to = segments.size(); to > from && sub.isEmpty(); to--) {
          if (to - from < segments.size()) {
            String part = edges(String.join("", segments.subList(from, to)));
            if (Prose.words(part) >= 2 && !among(part).isEmpty()) {
              sub = part;
            }
          }
        }
      }
      if (!shorter.isEmpty() && !among(shorter).isEmpty()) {
        text = shorter;
      } else if (!same.isEmpty()) {
        text = same;
      } else if (!sub.isEmpty()) {
        text = sub;
      } else if (!shorter.isEmpty() && Prose.words(shorter) >= 2) {
        text = shorter;
      }
    }
    text = withoutGenre(text);
    return new Choice(heading, text.isEmpty() ? full : text, "heading");
  }

  /// The page's own wording elsewhere of the same letters, empty when there is none.
  private String among(String text) {
    String letters = Prose.fold(text).replace(" ", "");
    for (String each : told) {
      if (Prose.fold(each).replace(" ", "").equals(letters)) {
        return each;
      }
    }
    return "";
  }

  private static String join(List<String> segments, List<Boolean> marked) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      if (!marked.get(i)) {
        out.append(segments.get(i));
      }
    }
    return edges(out.toString());
  }

  private static String edges(String text) {
    return EDGE.matcher(Prose.clean(text)).replaceAll("").strip();
  }

  private static String gap(Element element) {
    return element.isBlock() ? " " : "";
  }

  /// *… | Opinion*, *VIDEO: …* say what kind of piece it is.
  private static String withoutGenre(String text) {
    String out = GENRE.matcher(text).replaceAll("").strip();
    return Prose.words(out) >= 2 ? out : text;
  }

  /// The pieces of a heading: its child elements and the text between them.
  private static void segments(
      Element element, List<String> segments, List<Boolean> marked, int depth) {
    if (element.childrenSize() == 1 && element.ownText().isBlank() && depth < 4) {
      segments(element.child(0), segments, marked, depth + 1);
      return;
    }
    for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
      String text = "";
      boolean label = false;
      if (child instanceof TextNode own) {
        text = own.getWholeText();
      } else if (child instanceof Element inner && !SILENT.contains(inner.normalName())) {
        if (isHidden(inner)) {
          continue;
        }
        text = gap(inner) + textOf(inner) + gap(inner);
        label =
            KICKER.matcher(Landmarks.marksOf(inner)).find()
                || inner.normalName().equals("time")
                || inner.normalName().equals("small");
      }
      if (!text.isBlank()) {
        segments.add(label ? " " + text + " " : text);
        marked.add(label);
      }
    }
  }

  /// The first element outside links and lists that prints the title, or the title without its
  /// first or last part, and nothing else.
  private @Nullable Element firstPrinted() {
    Set<String> wanted = new HashSet<>();
    for (String each : hints) {
      if (Prose.words(each) >= 3) {
        wanted.add(Prose.fold(each));
      }
    }
    if (wanted.isEmpty()) {
      return null;
    }
    for (Node node : document.body().nodeStream(TextNode.class).toList()) {
      String text = ((TextNode) node).getWholeText();
      if (text.length() >= 12
          && text.length() <= 300
          && node.parent() instanceof Element parent
          && wanted.contains(Prose.fold(text))
          && parent.closest("a, nav, li, option, button, aside, footer, [class*=breadcrumb]")
              == null) {
        return parent;
      }
    }
    return null;
  }

  static String afterFirstPart(String title) {
    Matcher parts = TITLE_PARTS.matcher(title);
    return parts.find() ? title.substring(parts.end()) : title;
  }

  static String beforeLastPart(String title) {
    Matcher parts = TITLE_PARTS.matcher(title);
    int cut = title.length();
    while (parts.find()) {
      cut = parts.start();
    }
    return title.substring(0, cut);
  }

  private static final Pattern SUFFIX_PARTS =
      Pattern.compile("\\s+[|│–—·•»«-]+\\s+|\\s*[|│]\\s*| :: |(?<=[。！？\\p{IsHan}])-(?=\\p{IsHan})");

  /// A title without the outlet's name at its end or start.
  static String withoutOutlet(String title, String outlet) {
    if (title.length() > LONGEST_TITLE) {
      return title;
    }
    if (!outlet.isEmpty()
        && title.length() > outlet.length() + 2
        && title.regionMatches(true, 0, outlet, 0, outlet.length())
        && title.startsWith(": ", outlet.length())) {
      return title.substring(outlet.length() + 2);
    }
    Matcher parts = SUFFIX_PARTS.matcher(title);
    List<Integer> cuts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    while (parts.find()) {
      cuts.add(parts.start());
      ends.add(parts.end());
    }
    if (cuts.isEmpty()) {
      return title;
    }
    String last = title.substring(ends.getLast());
    String first = title.substring(0, cuts.getFirst());
    if (isOutlet(last, outlet)
        || (Prose.words(last) <= 4
            && Prose.words(title.substring(0, cuts.getLast())) > Prose.words(last))) {
      return withoutOutlet(title.substring(0, cuts.getLast()).strip(), outlet);
    }
    return isOutlet(first, outlet) ? title.substring(ends.getFirst()) : title;
  }

  /// No outlet prints longer ones; what parts a longer one has takes time by the square of their
  /// number.
  private static final int LONGEST_TITLE = 1000;

  private static final Pattern DOMAIN = Pattern.compile("\\.[a-z]{2,6}(?:\\.[a-z]{2})?$");

  private static boolean isOutlet(String part, String outlet) {
    String folded = Prose.fold(part).replace(" ", "");
    String name = Prose.fold(DOMAIN.matcher(outlet).replaceFirst("")).replace(" ", "");
    return name.length() > 2
        && !folded.isEmpty()
        && (folded.equals(name)
            || folded.contains(name)
            || (folded.length() > 4 && name.contains(folded)));
  }
}
