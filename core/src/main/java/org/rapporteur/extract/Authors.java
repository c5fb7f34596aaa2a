package org.rapporteur.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Byline;

/// Finds who wrote a page's article.
///
/// Two witnesses are heard: what the page says in fields made for machines, and what it prints in
/// the place of a byline. Where both name somebody in common, the printed byline is taken: fields
/// add editors and helpers, and shorten names. Where they name nobody in common, the field is, but
/// for a `meta` element, which often names who made the site.
final class Authors {
  /// How far a byline stands from its headline, in characters of text.
  private static final int NEAR_AFTER = 1500;

  private static final int NEAR_BEFORE = 500;

  /// Two marks no further apart than this are one byline.
  private static final int SAME_BYLINE = 220;

  /// Right below the headline stands what belongs to it, whatever its class.
  private static final int BELOW = 250;

  private static final int LONGEST_MARK = 160;
  private static final int LONGEST_LINE = 140;

  private static final List<String> FIELDS = MetaNames.of("author");
  private static final Pattern WRITTEN_BY = Patterns.named("byline.written-by");

  /// One witness's word.
  private record Told(Byline byline, String quote, String rule) {
    boolean names() {
      return !byline.authors().isEmpty();
    }
  }

  private static final Told NOBODY = new Told(Byline.NONE, "", "");

  private final Landmarks landmarks;
  private final EmbeddedData data;
  private final String outlet;
  private final List<Block> blocks;
  private final Set<Element> around;
  private final int headlineAt;
  private final int proseAt;
  private final boolean placed;
  private final String publisher;

  Authors(
      Landmarks landmarks,
      EmbeddedData data,
      String outlet,
      List<Block> blocks,
      @Nullable Element headline) {
    this.landmarks = landmarks;
    this.data = data;
    this.outlet = outlet;
    this.blocks = blocks;
    this.around = Landmarks.around(headline);
    this.publisher = Prose.fold(data.publisher());
    this.headlineAt = landmarks.anchor(headline, blocks);
    this.placed = headlineAt >= 0;
    this.proseAt = landmarks.firstProseAfter(headlineAt, blocks);
  }

  void read(Draft draft) {
    Told field = embedded();
    Told meta = field.names() ? NOBODY : metas();
    Told printed = marks(draft.headline);
    Told line = printed.names() ? NOBODY : lines(draft.headline);
    if (line.names()) {
      printed = line;
    }
    Told first = field.names() ? field : meta;
    Told chosen = first;
    if (printed.names()) {
      boolean agree = shareSomebody(printed, first);
      if (agree) {
        chosen = spelled(printed, first);
      } else if (!first.names() || !field.names()) {
        chosen = printed;
      }
    }
    draft.by(chosen.byline, chosen.quote, chosen.rule);
    for (Told each : List.of(field, meta, printed, line)) {
      each.byline.agencies().forEach(agency -> draft.credit(agency, each.quote, each.rule));
      if (!each.equals(chosen)) {
        each.byline.authors().stream()
            .filter(name -> chosenLacks(draft, name))
            .forEach(name -> draft.because("authors-elsewhere", name, each.quote, each.rule));
      }
    }
  }

  private static boolean chosenLacks(Draft draft, String name) {
    return draft.authors.stream().noneMatch(author -> isSame(author, name));
  }

  // what the fields say

  private Told embedded() {
    List<String> names = data.authors();
    return told(names, "schema.org author");
  }

  private Told told(List<String> names, String rule) {
    List<String> authors = new ArrayList<>();
    List<String> agencies = new ArrayList<>();
    for (String name : names) {
      Byline byline = Bylines.parseField(name, outlet);
      byline.authors().stream()
          .filter(each -> lacks(authors, each) && !Prose.fold(each).equals(publisher))
          .forEach(authors::add);
      byline.agencies().stream().filter(each -> !agencies.contains(each)).forEach(agencies::add);
    }
    return new Told(new Byline(authors, agencies), String.join("; ", names), rule);
  }

  private Told metas() {
    Told credits = NOBODY;
    for (String field : FIELDS) {
      List<String> contents = landmarks.metas.getOrDefault(field, List.of());
      Told told = told(contents.stream().limit(12).toList(), "meta author");
      if (told.names()) {
        return told;
      }
      if (!told.byline.agencies().isEmpty() && credits.equals(NOBODY)) {
        credits = told;
      }
    }
    for (int i = 1; i <= 2; i++) {
      List<String> label = landmarks.metas.getOrDefault("twitter:label" + i, List.of());
      if (!label.isEmpty() && WRITTEN_BY.matcher(label.getFirst()).find()) {
        Told told =
            told(landmarks.metas.getOrDefault("twitter:data" + i, List.of()), "meta author");
        if (told.names()) {
          return told;
        }
      }
    }
    return credits;
  }

  // what is printed

  /// A place that is marked as a byline, by how likely it is this article's, 0 the likeliest.
  private record Place(Landmarks.Mark mark, int tier, String text, Byline byline, boolean joined) {}

  private Told marks(String headline) {
    List<Place> places = new ArrayList<>();
    // innermost first: a container of a mark that names somebody is heard only as a whole line
    Set<Element> containers = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Landmarks.Mark mark : landmarks.authors.reversed()) {
      int tier = tier(mark);
      if (tier < 0) {
        continue;
      }
      String text = textOf(mark.element());
      if (text.isEmpty() || text.length() > LONGEST_MARK) {
        continue;
      }
      boolean container = containers.contains(mark.element());
      if ((container && !Bylines.opens(text)) || (!headline.isEmpty() && text.contains(headline))) {
        continue;
      }
      Byline byline = Bylines.parsePieces(text, outlet, isField(mark) && !container);
      if (byline.authors().isEmpty() && byline.agencies().isEmpty()) {
        continue;
      }
      String before = Bounded.before(mark.element(), BEFORE_MARK);
      if (Bylines.isHelperLabel(before)) {
        continue;
      }
      for (Element up = mark.element().parent(); up != null; up = up.parent()) {
        if (!containers.add(up)) {
          break;
        }
      }
      places.add(new Place(mark, tier, text, byline, Bylines.endsJoined(before)));
    }
    Collections.reverse(places);
    for (int tier = 0; tier < TIERS; tier++) {
      Told told = first(places, tier);
      if (told.names()) {
        return told;
      }
    }
    return NOBODY;
  }

  /// Made for nothing but the author: an attribute, or a link that is marked.
  private static boolean isField(Landmarks.Mark mark) {
    return mark.strength() == 3
        || (mark.strength() == 2 && mark.element().normalName().equals("a"));
  }

  private static final int BEFORE_MARK = 50;

  private static final int TIERS = 4;

  private int tier(Landmarks.Mark mark) {
    int distance = mark.at() - headlineAt;
    if (mark.strength() == 1
        && (!placed
            || distance > NEAR_AFTER
            || distance < -NEAR_BEFORE
            || !Landmarks.leadsToAuthor(mark.element()))) {
      return -1;
    }
    Landmarks.Region region = landmarks.region(mark.element(), around);
    if (region == Landmarks.Region.OTHERS
        && placed
        && distance >= 0
        && distance <= BELOW
        && mark.at() <= proseAt) {
      region = Landmarks.Region.PAGE;
    }
    if (region == Landmarks.Region.COMMENTS || region == Landmarks.Region.OTHERS) {
      return -1;
    }
    boolean near = placed && distance <= NEAR_AFTER && distance >= -NEAR_BEFORE;
    if (region == Landmarks.Region.SIDE) {
      return near && mark.strength() == 3 ? 3 : -1;
    }
    if (near) {
      return mark.strength() >= 2 ? 0 : 1;
    }
    return mark.strength() == 3 ? 2 : mark.strength() == 2 ? 3 : -1;
  }

  /// The first byline of this tier that names people, with those right beside it. Far from the
  /// headline it must be the only one.
  private Told first(List<Place> places, int tier) {
    List<String> authors = new ArrayList<>();
    List<String> agencies = new ArrayList<>();
    List<String> quotes = new ArrayList<>();
    int last = -1;
    Set<String> like = new HashSet<>();
    for (Place place : places) {
      if (place.tier != tier) {
        continue;
      }
      if (last >= 0 && place.mark.at() - last > SAME_BYLINE) {
        if (tier >= 2 && place.byline.authors().stream().anyMatch(name -> lacks(authors, name))) {
          return NOBODY;
        }
        continue;
      }
      String marks = Landmarks.marksOf(place.mark.element());
      if (authors.isEmpty()
          || place.byline.authors().stream().anyMatch(name -> !lacks(authors, name))) {
        like.add(marks);
      } else if (!place.joined && (marks.isEmpty() || !like.contains(marks))) {
        continue;
      }
      boolean news = false;
      for (String name : place.byline.authors()) {
        int known = indexOf(authors, name);
        if (known < 0) {
          authors.add(name);
          news = true;
        } else if (authors.get(known).indexOf(' ') < 0) {
          authors.set(known, name);
        }
      }
      for (String agency : place.byline.agencies()) {
        if (!agencies.contains(agency)) {
          agencies.add(agency);
        }
      }
      if (news) {
        quotes.add(place.text);
      }
      if (!authors.isEmpty()) {
        last = place.mark.at();
      }
    }
    return new Told(new Byline(authors, agencies), String.join("; ", quotes), "author-mark");
  }

  private static String textOf(Element element) {
    if (element.normalName().equals("meta")) {
      return Prose.clean(element.attr("content"));
    }
    if (element.attr("itemprop").equals("author")) {
      Element name = element.selectFirst("[itemprop=name]");
      if (name != null) {
        return name.hasAttr("content")
            ? Prose.clean(name.attr("content"))
            : Bounded.pieces(name, LONGEST_MARK);
      }
    }
    return Bounded.pieces(element, LONGEST_MARK);
  }

  private Told lines(String headline) {
    Told credits = NOBODY;
    for (Block block : blocks) {
      if (block.text.length() > LONGEST_LINE || block.text.equals(headline)) {
        continue;
      }
      int distance = landmarks.at(block.element) - headlineAt;
      if (placed && (distance < -NEAR_BEFORE || distance > NEAR_AFTER)) {
        continue;
      }
      Optional<String> beside =
          Stamps.mayHoldDay(block.text)
              ? Bylines.besideDay(withoutUpdate(block.text))
              : Optional.empty();
      if (beside.isPresent() && placed && !headline.contains(beside.get())) {
        return new Told(
            new Byline(List.of(beside.get()), List.of()), block.text, "name-beside-day");
      }
      boolean marked = block.byline && !block.furniture() && block.text.length() < 120;
      if (!marked && !Bylines.isByline(block.text)) {
        continue;
      }
      Byline byline = Bylines.parse(block.text, outlet);
      boolean named = byline.authors().stream().anyMatch(name -> name.indexOf(' ') > 0);
      if (named) {
        return new Told(byline, block.text, "byline-line");
      }
      if (!byline.agencies().isEmpty() && credits.equals(NOBODY)) {
        credits = new Told(byline, block.text, "byline-line");
      }
    }
    return credits;
  }

  /// A name beside a day, and not the label of another.
  private static String withoutUpdate(String line) {
    return LABEL_OF_UPDATE.matcher(line).replaceFirst("");
  }

  private static final Pattern LABEL_OF_UPDATE = Patterns.named("date.update-label");

  // who is who

  private static boolean shareSomebody(Told a, Told b) {
    return a.byline.authors().stream().anyMatch(name -> indexOf(b.byline.authors(), name) >= 0);
  }

  /// The printed names, in the fuller spelling of the two.
  private static Told spelled(Told printed, Told field) {
    List<String> authors = new ArrayList<>();
    for (String name : printed.byline.authors()) {
      int at = indexOf(field.byline.authors(), name);
      String other = at < 0 ? name : field.byline.authors().get(at);
      authors.add(other.indexOf(' ') > 0 || name.indexOf(' ') < 0 ? other : name);
    }
    return new Told(new Byline(authors, printed.byline.agencies()), printed.quote, printed.rule);
  }

  private static boolean lacks(List<String> names, String name) {
    return indexOf(names, name) < 0;
  }

  private static int indexOf(List<String> names, String name) {
    for (int i = 0; i < names.size(); i++) {
      if (isSame(names.get(i), name)) {
        return i;
      }
    }
    return -1;
  }

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  /// The same words, or all the words of the shorter name; accents do not count.
  static boolean isSame(String a, String b) {
    List<String> left = wordsOf(a);
    List<String> right = wordsOf(b);
    return left.containsAll(right) || right.containsAll(left);
  }

  private static List<String> wordsOf(String name) {
    String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return List.of(Prose.fold(plain).split(" "));
  }
}
