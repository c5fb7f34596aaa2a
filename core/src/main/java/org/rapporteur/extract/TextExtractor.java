package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Furniture.Action;
import org.rapporteur.model.Article;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Layout.Aside;
import org.rapporteur.model.Layout.Part;
import org.rapporteur.model.Page;

/// Finds the articles in a page that was saved as plain text.
///
/// 1. Lines become units; a sentence broken over two lines, or over two paragraphs, is put together
///    again.
/// 2. Each unit is told by itself: prose, short line, byline, date, furniture, repeated line.
/// 3. A headline that comes after prose, and is repeated or has a byline, date, dateline or
///    captions below it, opens another article.
/// 4. In each article the lines above the first paragraph are its head; then prose and subheadings
///    are kept up to the first line that says that the article is over.
final class TextExtractor {
  private static final Furniture FURNITURE = Furniture.shared();

  /// A paragraph of at least this many characters is prose even if it does not end as a sentence.
  private static final int LONG = 160;

  /// A shorter one is prose from this many characters on, if it ends as a sentence.
  private static final int FULL = 50;

  private static final int LONGEST_HEADLINE = 220;

  /// How many units below a headline its repetition, byline, date or dateline may stand.
  private static final int HEAD_UNITS = 8;

  /// Fewer words of body are no article.
  private static final int FEWEST_WORDS = 30;

  /// An article that hangs on the page and has nothing but its place to show for it needs this much
  /// text.
  private static final int FEWEST_WORDS_OF_SECOND = 80;

  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
  private static final Pattern BULLET = Pattern.compile("^(?:[-–—•*·▪►‣]|\\d{1,2}[.)])\\s.*");
  private static final Pattern SEPARATOR =
      Pattern.compile("[=_*#~-]{3,}|\\f+|-{2,}\\s*\\d*\\s*-{2,}");

  private static final class Unit {
    String text;
    final int gap;
    @Nullable Action action;
    boolean byline;
    boolean date;
    boolean repeated;

    Unit(String text, int gap) {
      this.text = text;
      this.gap = gap;
    }

    boolean furniture() {
      return action != null;
    }

    boolean prose() {
      return action == null
          && !byline
          && !date
          && (text.length() >= LONG
              || (text.length() >= FULL && Prose.endsSentence(text) && !text.endsWith(":")));
    }

    boolean headlineLike() {
      int words = Prose.words(text);
      return action == null
          && !byline
          && !date
          && words >= 3
          && text.length() <= LONGEST_HEADLINE
          && !text.endsWith(".")
          && !text.endsWith(":")
          && !ADDRESS.matcher(text).find()
          && !BULLET.matcher(text).matches()
          && !Character.isLowerCase(text.charAt(0));
    }
  }

  private TextExtractor() {}

  static List<Article> findArticles(Page page) {
    List<Unit> units = units(page.content());
    List<Integer> starts = starts(units);
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : units.size();
      Draft draft = draft(units.subList(starts.get(i), end));
      if (draft.words() >= (drafts.isEmpty() ? FEWEST_WORDS : FEWEST_WORDS_OF_SECOND)) {
        drafts.add(draft);
      }
    }
    List<Article> articles = new ArrayList<>();
    for (Draft draft : drafts) {
      boolean main = articles.isEmpty();
      if (main && page.url() != null) {
        if (draft.url != null) {
          draft.because("rehost", draft.url, draft.url, "original-address");
        }
        draft.url = page.url();
        draft.because("url", page.url(), page.url(), "input");
      }
      draft.evidence.add(
          new Evidence(
              "body",
              draft.words() + " words",
              "",
              drafts.size() > 1 ? "text-lines-split" : "text-lines"));
      articles.add(draft.finish(page, main));
    }
    return articles;
  }

  // 1. units

  private static List<Unit> units(String content) {
    List<String> lines = content.lines().map(Prose::clean).toList();
    int width = wrapWidth(lines);
    List<Unit> units = new ArrayList<>();
    int gap = 0;
    for (String line : lines) {
      if (line.isEmpty()) {
        gap++;
        continue;
      }
      Unit last = units.isEmpty() ? null : units.getLast();
      if (last != null && runsOn(last.text, line, gap, width)) {
        last.text = last.text + " " + line;
      } else {
        units.add(new Unit(line, gap));
      }
      gap = 0;
    }
    Map<String, Integer> count = new HashMap<>();
    for (Unit unit : units) {
      count.merge(Prose.fold(unit.text), 1, Integer::sum);
    }
    for (Unit unit : units) {
      unit.action = FURNITURE.actionOf(unit.text);
      unit.byline = unit.action == null && Bylines.isByline(unit.text);
      unit.date = unit.action == null && Stamps.isDateLine(unit.text);
      unit.repeated = count.getOrDefault(Prose.fold(unit.text), 0) > 1 && unit.text.length() > 12;
    }
    return units;
  }

  /// The width at which the page breaks its lines, or 0 when a line is a paragraph.
  private static int wrapWidth(List<String> lines) {
    List<Integer> inner = new ArrayList<>();
    int full = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isEmpty()) {
        continue;
      }
      full++;
      if (i + 1 < lines.size() && !lines.get(i + 1).isEmpty()) {
        inner.add(lines.get(i).length());
      }
    }
    if (inner.size() < 8 || inner.size() * 2 < full) {
      return 0;
    }
    inner.sort(null);
    int median = inner.get(inner.size() / 2);
    int high = inner.get(inner.size() * 9 / 10);
    return high <= 110 && median >= 40 && median * 1.35 >= high ? high : 0;
  }

  /// Whether a line carries on the sentence of the one before it.
  private static boolean runsOn(String before, String line, int gap, int width) {
    if (gap > 1
        || ADDRESS.matcher(line).lookingAt()
        || BULLET.matcher(line).matches()
        || FURNITURE.actionOf(before) != null
        || FURNITURE.actionOf(line) != null
        || Stamps.isDateLine(before)) {
      return false;
    }
    if (gap == 0 && width > 0 && before.length() >= width / 2 && lastLineIsFull(before, width)) {
      return true;
    }
    if (Prose.endsSentence(before) || before.length() < (gap == 0 ? 20 : 40)) {
      return false;
    }
    return Character.isLowerCase(line.charAt(0))
        || (gap == 0 && before.endsWith(",") && before.length() > 40);
  }

  private static boolean lastLineIsFull(String text, int width) {
    // a joined text forgets its lines: what is left after whole lines tells how full the last one
    // was
    int rest = text.length() % (width + 1);
    return text.length() > width || rest >= width * 6 / 10 || !Prose.endsSentence(text);
  }

  // 2. where articles open

  private static List<Integer> starts(List<Unit> units) {
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    int prose = 0;
    boolean ended = false;
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (prose >= 2 && unit.headlineLike() && opens(units, i, ended)) {
        starts.add(i);
        prose = 0;
        ended = false;
      }
      ended |=
          unit.action == Action.END || unit.action == Action.SOURCE || unit.action == Action.REHOST;
      if (unit.prose() && !unit.repeated) {
        prose++;
      }
    }
    return starts;
  }

  private static boolean opens(List<Unit> units, int at, boolean ended) {
    Unit headline = units.get(at);
    String folded = Prose.fold(headline.text);
    int words = Prose.words(headline.text);
    boolean wideGap = headline.gap >= 2 + usualGap(units);
    boolean parted = at > 0 && SEPARATOR.matcher(units.get(at - 1).text).matches();
    int proseBelow = 0;
    int wordsBelow = 0;
    boolean head = false;
    for (int i = at + 1; i < units.size() && proseBelow < 4; i++) {
      Unit unit = units.get(i);
      if (unit.action == Action.END) {
        break;
      }
      if (i - at <= HEAD_UNITS && proseBelow == 0) {
        if (Prose.fold(unit.text).equals(folded) && !earlier(units, at, folded)) {
          return true;
        }
        head |=
            unit.byline
                || unit.date
                || (i == at + 2 && unit.repeated && units.get(i - 1).text.equals(unit.text));
        head |= unit.prose() && Datelines.first(unit.text).isPresent();
      }
      if (unit.prose() && !(unit.repeated && i - at <= HEAD_UNITS)) {
        proseBelow++;
        wordsBelow += Prose.words(unit.text);
      } else if (unit.headlineLike() && proseBelow == 0 && i - at > HEAD_UNITS) {
        return false;
      }
    }
    if (proseBelow < 2 || wordsBelow < FEWEST_WORDS_OF_SECOND || words < 4) {
      return false;
    }
    return (head && (wideGap || parted || ended))
        || (wideGap && words >= 5 && proseBelow >= 3)
        || (parted && units.get(at - 1).text.startsWith("="));
  }

  /// Whether the headline stood above already: then it is the page's own once more, not another's.
  private static boolean earlier(List<Unit> units, int at, String folded) {
    return units.subList(0, at).stream().anyMatch(unit -> Prose.fold(unit.text).equals(folded));
  }

  private static int usualGap(List<Unit> units) {
    List<Integer> gaps = units.stream().skip(1).map(unit -> unit.gap).sorted().toList();
    return gaps.isEmpty() ? 0 : gaps.get(gaps.size() / 2);
  }

  // 3. one article

  private static Draft draft(List<Unit> units) {
    Draft draft = new Draft();
    int headlineAt = headlineAt(units);
    if (headlineAt >= 0) {
      draft.headline = units.get(headlineAt).text;
      draft.because(
          "headline",
          draft.headline,
          draft.headline,
          units.get(headlineAt).repeated ? "repeated-line" : "first-line");
    }
    String folded = Prose.fold(draft.headline);
    int bodyAt = bodyAt(units, headlineAt, folded);
    readHead(draft, units, headlineAt, bodyAt, folded);
    readBody(draft, units, bodyAt, folded);
    return draft;
  }

  private static int headlineAt(List<Unit> units) {
    int best = -1;
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.headlineLike() && !isCaption(units, i)) {
        boolean again =
            unit.repeated
                && units.stream()
                    .skip(i + 2L)
                    .limit(20)
                    .anyMatch(other -> other.text.equals(unit.text));
        if (again) {
          return i;
        }
        if (best < 0
            || (Prose.words(units.get(best).text) < 4
                && Prose.words(unit.text) >= 4
                && !units.get(best).repeated)) {
          best = i;
        }
      }
      if (unit.prose() && !unit.repeated) {
        break;
      }
    }
    return best;
  }

  /// A line printed twice in a row is a picture's description and its caption; a line that ends in
  /// a picture credit is one as well.
  private static boolean isCaption(List<Unit> units, int i) {
    Unit unit = units.get(i);
    return unit.text.length() > 25
        && ((i + 1 < units.size() && units.get(i + 1).text.equals(unit.text))
            || (i > 0 && units.get(i - 1).text.equals(unit.text))
            || Furniture.isCreditedCaption(unit.text));
  }

  private static int bodyAt(List<Unit> units, int headlineAt, String headline) {
    int from = headlineAt + 1;
    for (int i = from; i < units.size() && i < from + 3 * HEAD_UNITS; i++) {
      if (Prose.fold(units.get(i).text).equals(headline)) {
        from = i + 1;
      } else if (units.get(i).prose() && !units.get(i).repeated) {
        break;
      }
    }
    for (int i = from; i < units.size(); i++) {
      if (units.get(i).prose() && !isCaption(units, i) && !isStandfirst(units, i)) {
        return i;
      }
    }
    return units.size();
  }

  /// A paragraph with the byline or the date below it, and the text below those, stands between
  /// headline and text.
  private static boolean isStandfirst(List<Unit> units, int at) {
    if (units.get(at).text.length() > 400) {
      return false;
    }
    boolean head = false;
    for (int i = at + 1; i < units.size() && i <= at + 6; i++) {
      Unit unit = units.get(i);
      if (unit.prose() && !isCaption(units, i)) {
        return head;
      }
      head |= unit.byline || unit.date;
    }
    return false;
  }

  private static void readHead(
      Draft draft, List<Unit> units, int headlineAt, int bodyAt, String headline) {
    for (int i = 0; i < bodyAt; i++) {
      Unit unit = units.get(i);
      if (i == headlineAt || Prose.fold(unit.text).equals(headline)) {
        continue;
      }
      if (unit.action == Action.SOURCE) {
        source(draft, units, i);
      } else if (unit.action == Action.REHOST) {
        draft.rehost(unit.text, "disclaimer");
      } else if (unit.byline) {
        draft.by(Bylines.parse(unit.text, draft.outlet), unit.text, "byline-line");
      } else if (unit.date && i > headlineAt - 4) {
        stamp(draft, unit.text);
      } else if (unit.action == Action.CREDIT || isCaption(units, i)) {
        draft.caption(unit.text);
      } else if (!unit.furniture()
          && i > headlineAt
          && unit.text.length() < 120
          && !Agencies.shared().findInCreditLine(unit.text).isEmpty()) {
        Agencies.shared()
            .findInCreditLine(unit.text)
            .forEach(agency -> draft.credit(agency, unit.text, "byline-line"));
      } else if (unit.prose()
          && i > headlineAt
          && draft.standfirst.isEmpty()
          && isStandfirst(units, i)) {
        draft.standfirst = unit.text;
      }
    }
  }

  private static void stamp(Draft draft, String line) {
    Stamps.parse(line)
        .ifPresent(
            stamp -> {
              if (Stamps.isUpdateLine(line)) {
                draft.updated(stamp, line, "date-line");
              } else {
                draft.published(stamp, line, "date-line");
              }
            });
  }

  private static int source(Draft draft, List<Unit> units, int at) {
    String line = units.get(at).text;
    Matcher here = ADDRESS.matcher(line);
    int last = at;
    Optional<String> address = here.find() ? Optional.of(here.group()) : Optional.empty();
    if (address.isEmpty() && at + 1 < units.size()) {
      Matcher below = ADDRESS.matcher(units.get(at + 1).text);
      if (below.lookingAt()) {
        address = Optional.of(below.group());
        last = at + 1;
      }
    }
    if (address.isPresent()) {
      String url = address.get();
      draft.rehost(last == at ? line : line + " " + url, "original-address");
      if (draft.url == null) {
        draft.url = url;
        draft.because("url", url, last == at ? line : line + " " + url, "original-address");
      }
    }
    return last;
  }

  private static void readBody(Draft draft, List<Unit> units, int bodyAt, String headline) {
    boolean over = false;
    for (int i = bodyAt; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.action == Action.SOURCE) {
        i = source(draft, units, i);
        over |= i >= units.size() - 1;
        continue;
      }
      if (unit.action == Action.REHOST) {
        draft.rehost(unit.text, "disclaimer");
        continue;
      }
      if (over) {
        continue;
      }
      if (unit.furniture()) {
        switch (unit.action) {
          case END -> over = true;
          case NEXT -> i++;
          case LIST -> i = skipList(units, i);
          case EMBED -> i = skipEmbed(units, i);
          case SIGN -> dropPost(draft);
          case CREDIT -> draft.caption(unit.text);
          case DROP, REHOST, SOURCE -> {}
          case null -> {}
        }
        continue;
      }
      if (Prose.fold(unit.text).equals(headline) || ADDRESS.matcher(unit.text).matches()) {
        continue;
      }
      if (isCaption(units, i)
          && !(unit.prose()
              && Furniture.isCreditedCaption(unit.text)
              && unit.text.length() > 500)) {
        draft.caption(unit.text);
        continue;
      }
      if (unit.byline) {
        draft.by(Bylines.parse(unit.text, draft.outlet), unit.text, "byline-line");
        continue;
      }
      if (unit.date && !unit.text.endsWith(".")) {
        if (i <= bodyAt + 1) {
          stamp(draft, unit.text);
        }
        continue;
      }
      draft.paragraph(unit.text, BULLET.matcher(unit.text).matches() ? Part.Kind.ITEM : null);
    }
    trimEnd(draft);
  }

  private static int skipList(List<Unit> units, int at) {
    int i = at;
    while (i + 1 < units.size() && !units.get(i + 1).prose() && units.get(i + 1).action == null) {
      i++;
    }
    return i;
  }

  /// From the label of an embed to its signature; without one, to the paragraph below the label.
  private static int skipEmbed(List<Unit> units, int at) {
    for (int i = at + 1; i < units.size() && i <= at + HEAD_UNITS; i++) {
      if (units.get(i).action == Action.SIGN) {
        return i;
      }
    }
    return Math.min(at + 1, units.size() - 1);
  }

  private static void dropPost(Draft draft) {
    if (!draft.paragraphs.isEmpty() && draft.paragraphs.getLast().text().length() <= 400) {
      draft.aside(Aside.Kind.POST, draft.paragraphs.removeLast().text());
    }
  }

  /// A heading with nothing below it is no subheading.
  private static void trimEnd(Draft draft) {
    List<Draft.Paragraph> paragraphs = draft.paragraphs;
    while (paragraphs.size() > 1) {
      String last = paragraphs.getLast().text();
      if (Prose.endsSentence(last)
          || last.length() > 90
          || BULLET.matcher(last).matches()
          || !Agencies.shared().findInCreditLine(last).isEmpty()) {
        return;
      }
      paragraphs.removeLast();
    }
  }
}
