package org.rapporteur.extract;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Stamp;

/// Finds when a page says that it was published and updated.
///
/// Every date that the page gives of itself is gathered with the rule that found it; the most
/// trusted rule wins, and within it the date nearest the headline. The others are kept as evidence:
/// `published-elsewhere`. A moment told in UTC whose day is not the one printed is given the
/// printed day: outlets date by their own clock.
final class PublishDates {
  private static final int NEAR_AFTER = 900;
  private static final int NEAR_BEFORE = 400;
  private static final int LONGEST_LINE = 120;
  private static final int LONGEST_MARK = 140;

  /// No more dates than these are kept beside the one chosen.
  private static final int MOST_KEPT = 6;

  private static final Pattern UPDATE_MARK = Patterns.named("date.update-mark");
  private static final Pattern PUBLISH_LABEL = Patterns.named("date.publish-label");
  private static final Pattern PUBLISHED_BESIDE = Patterns.named("date.published-beside");
  private static final Pattern NO_DATE_OF_OWN = Patterns.named("date.no-own");

  private static final int OPENING_PARAGRAPHS = 3;
  private static final Pattern PIECES = Pattern.compile("\\s*[|⋅·•]\\s*|\\s+[/–—-]\\s+");
  private static final Pattern ENTRY = Patterns.named("date.entry");
  private static final Pattern OPENING_DAY = Patterns.named("date.opening");

  private static final List<String> META_PUBLISHED = MetaNames.of("published");
  private static final List<String> META_DATE = MetaNames.of("date");
  private static final List<String> META_UPDATED = MetaNames.of("updated");

  /// Where a date was found, the most trusted first. The weights were set by hand on pages of news
  /// and blogs in many languages (docs/benchmarks/2026-11-21-metadata.md), that of schema.org by
  /// half of the sites and tried on the other half (2026-11-22-worst-pages.md): two witnesses
  /// outweigh one that is trusted more, and a day printed below the headline outweighs schema.org,
  /// where some publishing systems put the last change.
  private enum Rule {
    META("meta published", 3, 9, false),
    SCHEMA("schema.org datePublished", 1.4, 9, false),
    PUBLISHED_ELEMENT("published-element", 2.5, 9, false),
    ADDRESS("day-in-address", 2.5, 9, true),
    TIME_NEAR("time-element", 2, 4, true),
    LABELLED("labelled-date", 2, 2, true),
    LINE_NEAR("date-line", 1.6, 3, true),
    MARK_NEAR("date-mark", 0.4, 3, true),
    META_DATE("meta date", 1.5, 9, false),
    LINE_ABOVE("date-line-above", 1.3, 3, true),
    OPENING("day-opens-text", 1, 1, true),
    PAGE("schema.org page", 0.8, 9, false),
    TIME_FAR("lone-time-element", 0.3, 1, false),
    SCRIPT("day-in-script", 0.3, 1, false);

    private final String title;
    private final double weight;
    private final int mostDays;

    /// Whether it is in the outlet's own clock.
    private final boolean printed;

    /// @param mostDays more different days found by one rule are a list, and no date of the page
    Rule(String title, double weight, int mostDays, boolean printed) {
      this.title = title;
      this.weight = weight;
      this.mostDays = mostDays;
      this.printed = printed;
    }
  }

  private record Candidate(Stamp stamp, String quote, Rule rule, int distance) {}

  private final Landmarks landmarks;
  private final EmbeddedData data;
  private final List<Block> blocks;
  private final Set<Element> around;
  private final @Nullable Element headline;
  private final int headlineAt;
  private final int proseAt;
  private final boolean placed;
  private final Stamps.Order order;
  private final List<Candidate> candidates = new ArrayList<>();

  PublishDates(
      Landmarks landmarks,
      EmbeddedData data,
      List<Block> blocks,
      @Nullable Element headline,
      String language) {
    this.landmarks = landmarks;
    this.data = data;
    this.blocks = blocks;
    this.around = Landmarks.around(headline);
    this.headline = headline;
    int anchor = landmarks.anchor(headline, blocks);
    this.placed = anchor >= 0;
    this.headlineAt = anchor;
    this.proseAt = landmarks.firstProseAfter(anchor, blocks);
    this.order = Stamps.Order.of(language);
  }

  void read(Draft draft) {
    String told = data.first("datePublished");
    add(told, Rule.SCHEMA, 0);
    if (told.isEmpty()) {
      // else it is the same witness again
      data.firstOfPages("datePublished").ifPresent(page -> add(page, Rule.PAGE, 0));
    }
    for (String name : META_PUBLISHED) {
      metas(name).forEach(each -> add(each, Rule.META, 0));
    }
    for (String name : META_DATE) {
      metas(name).forEach(each -> add(each, Rule.META_DATE, 0));
    }
    updated(draft, data.first("dateModified"), "schema.org dateModified");
    for (String name : META_UPDATED) {
      metas(name).forEach(each -> updated(draft, each, "meta modified"));
    }
    String url = draft.url;
    if (url != null) {
      Stamps.ofUrl(url, order)
          .ifPresent(stamp -> candidates.add(new Candidate(stamp, url, Rule.ADDRESS, 0)));
    }
    marks(draft);
    lines(draft);
    if (candidates.isEmpty()) {
      ScriptState.daysTold(landmarks.scripts).forEach(each -> add(each, Rule.SCRIPT, 0));
    }
    choose(draft);
  }

  private List<String> metas(String name) {
    return landmarks.metas.getOrDefault(name, List.of());
  }

  private void add(String text, Rule rule, int distance) {
    if (!text.isEmpty()) {
      Stamps.parse(text, order)
          .ifPresent(stamp -> candidates.add(new Candidate(stamp, text, rule, distance)));
    }
  }

  private void updated(Draft draft, String text, String rule) {
    if (!text.isEmpty()) {
      Stamps.parse(text, order).ifPresent(stamp -> draft.updated(stamp, text, rule));
    }
  }

  // elements

  private void marks(Draft draft) {
    for (Landmarks.Mark mark : landmarks.times) {
      Element element = mark.element();
      int distance = mark.at() - headlineAt;
      boolean near = placed && distance <= NEAR_AFTER && distance >= -NEAR_BEFORE;
      if (mark.strength() == 1 && !near) {
        continue;
      }
      Landmarks.Region region = region(element, mark.at());
      if (region == Landmarks.Region.COMMENTS || region == Landmarks.Region.OTHERS) {
        continue;
      }
      String prop = element.attr("itemprop");
      String value = valueOf(element);
      if (value.isEmpty() || value.length() > LONGEST_MARK) {
        continue;
      }
      if (prop.equals("dateModified")
          || UPDATE_MARK.matcher(Landmarks.marksOf(element)).find()
          || Stamps.isUpdateLine(Bounded.text(element, LONGEST_MARK))
          || Stamps.isUpdateLine(Bounded.before(element, 25))) {
        updated(draft, value, "time-element");
        continue;
      }
      if (NO_DATE_OF_OWN.matcher(value).find()) {
        continue;
      }
      if (element.normalName().equals("meta")
          && metas(prop.toLowerCase(Locale.ROOT)).contains(value)) {
        continue; // heard as a meta element
      }
      if (prop.equals("datePublished")
          || element.hasAttr("pubdate")
          || Landmarks.isPublishedInHatom(element)) {
        add(value, Rule.PUBLISHED_ELEMENT, far(distance));
      } else if (mark.strength() >= 2) {
        if (region == Landmarks.Region.PAGE || near) {
          add(value, near ? Rule.TIME_NEAR : Rule.TIME_FAR, far(distance));
        }
      } else {
        if (Stamps.isDateLine(value, order) || value.length() < 60) {
          add(value, distance < 0 ? Rule.LINE_ABOVE : Rule.MARK_NEAR, far(distance));
        }
      }
    }
  }

  /// Right below the headline stands what belongs to it, whatever its class.
  private Landmarks.Region region(Element element, int at) {
    Landmarks.Region region = landmarks.region(element, around);
    return region == Landmarks.Region.OTHERS
            && placed
            && at >= headlineAt - ABOVE
            && at <= Math.min(headlineAt + BELOW, proseAt)
        ? Landmarks.Region.PAGE
        : region;
  }

  private static final int BELOW = 250;
  private static final int ABOVE = 60;

  /// A date above the headline may be today's, in the page's head.
  private static int far(int distance) {
    return distance < 0 ? -distance * 3 : distance;
  }

  private String valueOf(Element element) {
    for (String attribute :
        List.of("datetime", "content", "title", "data-datetime", "data-date", "data-published")) {
      String value = element.attr(attribute).strip();
      if (!value.isEmpty() && Stamps.parse(value, order).isPresent()) {
        return value;
      }
    }
    String text = Bounded.text(element, LONGEST_MARK);
    if (text.length() <= LONGEST_LEAF
        && element.childrenSize() > 1
        && Stamps.parse(text, order).isEmpty()) {
      // a leaf of a calendar, day, month and year each in an element of its own
      String leaf = Bounded.pieces(element, LONGEST_MARK).replace(" |", "");
      return Stamps.parse(leaf, order).isPresent() ? leaf : text;
    }
    return text;
  }

  private static final int LONGEST_LEAF = 24;

  /// A label alone in its line.
  private static final int LONGEST_LABEL = 40;

  // lines

  private void lines(Draft draft) {
    boolean prose = false;
    int paragraphs = 0;
    if (headline != null) {
      // a date among the labels of the headline
      String whole = Bounded.text(headline, 2 * LONGEST_LINE);
      if (!whole.equals(draft.headline) && Stamps.parse(draft.headline, order).isEmpty()) {
        add(whole.replace(draft.headline, " "), Rule.LINE_NEAR, 0);
      }
    }
    String before = "";
    for (Block block : blocks) {
      String label = before;
      before = block.text.length() <= LONGEST_LABEL ? block.text : "";
      boolean running = block.prose() && !block.furniture();
      prose |= running;
      paragraphs += running ? 1 : 0;
      String text = block.text;
      if (running && paragraphs <= OPENING_PARAGRAPHS && placed) {
        Matcher opening = OPENING_DAY.matcher(text);
        if (opening.find() && !NO_DATE_OF_OWN.matcher(opening.group(1)).find()) {
          add(opening.group(1), Rule.OPENING, 0);
        }
      }
      if (text.length() > 2 * LONGEST_LINE || !Stamps.mayHoldDay(text)) {
        continue;
      }
      Matcher entry = ENTRY.matcher(text);
      if (entry.find()) {
        add(entry.group(1), Rule.LABELLED, 0);
      }
      if (text.length() > LONGEST_LINE) {
        continue;
      }
      Landmarks.Region region = region(block.element, landmarks.at(block.element));
      if (region == Landmarks.Region.COMMENTS || region == Landmarks.Region.OTHERS) {
        continue;
      }
      int distance = landmarks.at(block.element) - headlineAt;
      boolean near = placed && distance <= NEAR_AFTER && distance >= -NEAR_BEFORE;
      if (NO_DATE_OF_OWN.matcher(text).find()) {
        continue;
      }
      if (!prose && near && !block.furniture()) {
        String told = Stamps.updatePart(text);
        if (!told.isEmpty()) {
          updated(draft, told, "date-line");
        }
      }
      if (!label.isEmpty() && Stamps.isDateLine(text, order) && !Stamps.mayHoldDay(label)) {
        // the label stands in a line of its own
        if (PUBLISH_LABEL.matcher(label).find() && (near || region == Landmarks.Region.PAGE)) {
          add(text, Rule.LABELLED, far(distance));
        }
      }
      String line = Stamps.withoutUpdate(text);
      Matcher created = PUBLISHED_BESIDE.matcher(text);
      if (line.length() < text.length() && created.find(line.length())) {
        add(text.substring(created.end()), Rule.LABELLED, far(distance));
      }
      if ((PUBLISH_LABEL.matcher(line).find()
              || (Bylines.opens(line) && Stamps.isDateLine(line, order)))
          && (near || region == Landmarks.Region.PAGE)) {
        add(line, Rule.LABELLED, far(distance));
      }
      if (near
          && (block.date
              || Stamps.isDateLine(line, order)
              || Bylines.besideDay(line).isPresent())) {
        add(line, distance < 0 ? Rule.LINE_ABOVE : Rule.LINE_NEAR, far(distance));
      } else if (near) {
        for (String piece : PIECES.split(line)) {
          if (Stamps.isDateLine(piece, order)) {
            add(piece, distance < 0 ? Rule.LINE_ABOVE : Rule.LINE_NEAR, far(distance));
            break;
          }
        }
      }
    }
  }

  // choice

  /// The day with the most weight, each rule counted once for it; of days as heavy, the one of the
  /// most trusted rule.
  private void choose(Draft draft) {
    leaveOutUpdates(draft);
    Map<LocalDate, Double> weights = new HashMap<>();
    for (Rule rule : Rule.values()) {
      List<Candidate> these = of(rule);
      Set<LocalDate> days = new HashSet<>();
      these.forEach(each -> days.add(each.stamp.day()));
      if (days.isEmpty() || (days.size() > rule.mostDays)) {
        continue;
      }
      LocalDate first = these.getFirst().stamp.day();
      weights.merge(first, rule.weight, Double::sum);
    }
    Candidate best = null;
    double bestWeight = 0;
    for (Rule rule : Rule.values()) {
      for (Candidate candidate : of(rule)) {
        double weight = weights.getOrDefault(candidate.stamp.day(), 0.0);
        if (weight > bestWeight + SAME_WEIGHT) {
          best = candidate;
          bestWeight = weight;
        }
      }
    }
    if (best == null) {
      return;
    }
    Stamp stamp = local(best);
    if (stamp.time() == null) {
      Candidate timed = timedOn(stamp.day());
      if (timed != null) {
        best = timed;
        stamp = timed.stamp;
      }
    }
    draft.published(stamp, best.quote, best.rule.title);
    LocalDate day = stamp.day();
    candidates.stream()
        .filter(each -> !each.stamp.day().equals(day))
        .limit(MOST_KEPT)
        .forEach(
            each ->
                draft.because(
                    "published-elsewhere", each.stamp.toString(), each.quote, each.rule.title));
  }

  /// A day that is printed without a label is that of the last change, where the page's fields say
  /// so and tell an earlier day of publication; the day before may be the same one by another
  /// clock.
  private void leaveOutUpdates(Draft draft) {
    LocalDate updated = draft.updatedDay();
    if (updated != null
        && candidates.stream()
            .anyMatch(
                each ->
                    (each.rule == Rule.META || each.rule == Rule.SCHEMA)
                        && each.stamp.day().plusDays(1).isBefore(updated))) {
      candidates.removeIf(
          each -> UNLABELLED.contains(each.rule) && each.stamp.day().equals(updated));
    }
  }

  private static final Set<Rule> UNLABELLED =
      EnumSet.of(Rule.TIME_NEAR, Rule.LINE_NEAR, Rule.MARK_NEAR, Rule.LINE_ABOVE);

  /// The most trusted date that gives the hour of this day, too.
  private @Nullable Candidate timedOn(LocalDate day) {
    for (Rule rule : Rule.values()) {
      for (Candidate candidate : of(rule)) {
        if (candidate.stamp.time() != null && candidate.stamp.day().equals(day)) {
          return candidate;
        }
      }
    }
    return null;
  }

  private static final double SAME_WEIGHT = 0.01;

  private List<Candidate> of(Rule rule) {
    return candidates.stream()
        .filter(each -> each.rule == rule)
        .sorted(Comparator.comparingInt(Candidate::distance))
        .toList();
  }

  /// The same moment by the outlet's clock, where the page prints the day before or after and
  /// nowhere the same.
  private Stamp local(Candidate best) {
    OffsetDateTime time = best.stamp.time();
    if (time == null || !time.getOffset().equals(ZoneOffset.UTC)) {
      return best.stamp;
    }
    List<Candidate> printed = candidates.stream().filter(each -> each.rule.printed).toList();
    if (printed.stream()
        .anyMatch(
            each -> each.stamp.time() == null && each.stamp.day().equals(time.toLocalDate()))) {
      return best.stamp;
    }
    for (Candidate other : printed) {
      long days = ChronoUnit.DAYS.between(best.stamp.day(), other.stamp.day());
      if (Math.abs(days) == 1) {
        OffsetDateTime there = other.stamp.time();
        if (there != null && there.toInstant().equals(time.toInstant())) {
          return other.stamp;
        }
        if (mayBeLocal(time, other.stamp.day())) {
          return offset(time, other);
        }
      }
    }
    return best.stamp;
  }

  private static boolean mayBeLocal(OffsetDateTime utc, LocalDate day) {
    return day.isAfter(utc.toLocalDate()) ? utc.getHour() >= 10 : utc.getHour() < 12;
  }

  /// With the offset that the printed clock tells, or midnight where the moment is one; else the
  /// day alone.
  private static Stamp offset(OffsetDateTime utc, Candidate printed) {
    Optional<LocalTime> clock = Stamps.clock(printed.quote);
    if (clock.isEmpty() && utc.getMinute() == 0 && utc.getSecond() == 0) {
      clock = Optional.of(LocalTime.MIDNIGHT);
    }
    if (clock.isPresent()) {
      OffsetDateTime there = printed.stamp.day().atTime(clock.get()).atOffset(ZoneOffset.UTC);
      long minutes = ChronoUnit.MINUTES.between(utc.truncatedTo(ChronoUnit.MINUTES), there);
      if (Math.abs(minutes) <= FURTHEST_ZONE && minutes % 15 == 0) {
        return Stamp.of(utc.withOffsetSameInstant(ZoneOffset.ofTotalSeconds((int) minutes * 60)));
      }
    }
    return Stamp.of(printed.stamp.day());
  }

  /// In minutes before or after UTC.
  private static final int FURTHEST_ZONE = 14 * 60;
}
