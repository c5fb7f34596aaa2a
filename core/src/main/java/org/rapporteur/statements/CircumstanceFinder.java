package org.rapporteur.statements;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Circumstances;
import org.rapporteur.model.Circumstances.Polarity;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.reading.CalendarWords;

/// Reads off the words around a cue whether something was said at all, where and on which day: *In
/// Orlan on Monday, Rossi denied that …*. Only words next to the speaker or the cue count: in
/// *Rossi, who went to Orlan on Monday, said …* nothing is told of where it was said.
final class CircumstanceFinder {
  private static final Set<String> DENYING =
      Set.of(
          "deny",
          "denies",
          "denied",
          "denying",
          "refute",
          "refutes",
          "refuted",
          "disavowed",
          "denial");
  private static final Set<String> DECLINING =
      Set.of("decline", "declines", "declined", "declining", "refuse", "refuses", "refused");
  private static final Set<String> NEGATING = Set.of("not", "never", "nor", "neither", "nobody");
  private static final Set<String> BEING = Set.of("is", "was", "are", "were", "be", "isn", "wasn");
  private static final Set<String> CLIPPED_NOT =
      Set.of("didn", "doesn", "don", "wouldn", "won", "couldn", "hasn", "haven", "isn", "wasn");
  private static final Set<String> LEADING = Set.of("in", "at", "from");
  private static final Set<String> NEAR_DAYS = Set.of("yesterday", "today", "tonight");
  private static final Set<String> SHORT_MONTHS =
      Set.of("jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec");

  /// What may stand between a cue and the words that say where and when.
  private static final Set<String> BETWEEN =
      Set.of(
          "on",
          "in",
          "at",
          "from",
          "the",
          "a",
          "an",
          "late",
          "early",
          "earlier",
          "last",
          "this",
          "morning",
          "afternoon",
          "evening",
          "night",
          "news",
          "press",
          "conference",
          "reporters",
          "interview",
          "statement",
          "speech",
          "briefing",
          "city",
          "capital",
          "of",
          "during",
          "journalists",
          "to");

  /// Words looked at beside the cue, at most.
  private static final int REACH = 12;

  private CircumstanceFinder() {}

  static Circumstances of(
      Reading reading,
      Paragraph paragraph,
      @Nullable Span cue,
      @Nullable Span source,
      List<Span> content) {
    if (cue == null) {
      return Circumstances.NONE;
    }
    int first = paragraph.tokenAt(cue.start());
    int last = Math.min(paragraph.length() - 1, paragraph.tokenAt(cue.end() - 1));
    int sentence = paragraph.sentenceOf(Math.min(first, paragraph.length() - 1));
    Polarity polarity = polarity(paragraph, first, last, source, content);
    Where where = new Where(reading, paragraph, content, cue);
    where.look(first, Math.min(paragraph.sentenceEnd(sentence), last + 1 + REACH));
    if (source != null && source.end() <= cue.start()) {
      where.look(paragraph.tokenAt(source.end()), first);
    }
    if (where.place == null || where.day == null) {
      int start = paragraph.sentenceStart(sentence);
      int end = source == null ? first : Math.min(first, paragraph.tokenAt(source.start()));
      where.look(start, Math.min(end, start + REACH));
    }
    return polarity == Polarity.SAID && where.place == null && where.day == null
        ? Circumstances.NONE
        : new Circumstances(polarity, where.place, where.day, null);
  }

  private static Polarity polarity(
      Paragraph paragraph, int first, int last, @Nullable Span source, List<Span> content) {
    int from = Math.max(paragraph.sentenceStart(paragraph.sentenceOf(first)), first - 3);
    if (source != null && source.end() <= paragraph.spanOf(first).start()) {
      from = Math.max(from, paragraph.tokenAt(source.end()));
    }
    boolean negated = false;
    for (int i = from; i <= last; i++) {
      String word = paragraph.word(i);
      Span span = paragraph.spanOf(i);
      if (paragraph.quoted(i) || content.stream().anyMatch(span::overlaps)) {
        continue;
      }
      if (DENYING.contains(word)) {
        return negated ? Polarity.NOT_SAID : Polarity.DENIED;
      }
      if (DECLINING.contains(word)) {
        return Polarity.DECLINED;
      }
      negated |= negates(paragraph, i);
    }
    return negated ? Polarity.NOT_SAID : Polarity.SAID;
  }

  /// Whether a word negates a verb of speech: not *was not optimistic*, which is said all the same.
  private static boolean negates(Paragraph paragraph, int i) {
    boolean clipped = paragraph.word(i).equals("t") && i > 1;
    if (!NEGATING.contains(paragraph.word(i))
        && !(clipped && CLIPPED_NOT.contains(paragraph.word(i - 2)))) {
      return false;
    }
    String before = i == 0 ? "" : paragraph.word(clipped ? i - 2 : i - 1);
    boolean going = i + 1 < paragraph.length() && paragraph.word(i + 1).endsWith("ing");
    return !BEING.contains(before) || going;
  }

  /// A walk over the words beside a cue.
  private static final class Where {
    private final Reading reading;
    private final Paragraph paragraph;
    private final List<Span> content;
    private final Span cue;
    private @Nullable Span place;
    private @Nullable Span day;

    Where(Reading reading, Paragraph paragraph, List<Span> content, Span cue) {
      this.reading = reading;
      this.paragraph = paragraph;
      this.content = content;
      this.cue = cue;
    }

    /// From `from` up to `to` while nothing but places, days and the words between them stands
    /// there.
    void look(int from, int to) {
      for (int i = from; i < to; i++) {
        Span word = paragraph.spanOf(i);
        if (paragraph.quoted(i) || content.stream().anyMatch(word::overlaps)) {
          return;
        }
        Optional<Name> name =
            reading.nameAt(word.start()).filter(found -> found.kind() != Name.Kind.OTHER);
        if (name.isPresent()) {
          boolean led = i > 0 && LEADING.contains(paragraph.word(i - 1));
          if (name.get().kind() == Name.Kind.PLACE && led && place == null) {
            place = name.get().span();
          }
          i = paragraph.tokenAt(name.get().span().end()) - 1;
          continue;
        }
        int end = day(i);
        if (end > i) {
          if (day == null) {
            day = paragraph.spanOf(i, end);
          }
          i = end - 1;
        } else if (!word.overlaps(cue)
            && !BETWEEN.contains(paragraph.word(i))
            && !paragraph.word(i).equals(",")) {
          return;
        }
      }
    }

    /// One past the day that begins at `i`; `i` where none does.
    private int day(int i) {
      String word = paragraph.word(i);
      if (CalendarWords.WEEKDAYS.contains(word) || NEAR_DAYS.contains(word)) {
        return i + 1;
      }
      boolean month = isMonth(word) && Character.isUpperCase(paragraph.printed(i).charAt(0));
      if (month && isDay(i + 1)) {
        return i + 2;
      }
      if (isDay(i) && i + 1 < paragraph.length() && isMonth(paragraph.word(i + 1))) {
        return i + 2;
      }
      return i;
    }

    private static boolean isMonth(String word) {
      return CalendarWords.MONTHS.contains(word) || SHORT_MONTHS.contains(word);
    }

    private boolean isDay(int i) {
      return i < paragraph.length()
          && (paragraph.word(i).equals("0") || paragraph.word(i).equals("00"));
    }
  }
}
