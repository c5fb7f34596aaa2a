package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;

/// Cuts a text into paragraphs (at line ends) and sentences.
///
/// A sentence ends at `.`, `!`, `?`, `…` or their kin in other scripts, with all closing quote
/// marks and brackets that follow, when what comes next can open a sentence. Inside a quotation of
/// several sentences each is one; the closing mark stays with the last. Full stops of
/// abbreviations, initials and numbers do not end a sentence unless the next word says so. A line
/// without any stop, as a heading, is one sentence.
///
/// Rules, not a model: about 100,000 sentences a second, the same on every machine, safe to share
/// between threads. English abbreviations; other languages are cut at their stops, and may be cut
/// once too often after an abbreviation of theirs.
public final class SentenceSplitter {
  private static final String STOPS = ".!?…‽";

  /// Stops that need no space after them.
  private static final String FULL_WIDTH_STOPS = "。！？｡";

  private static final String OTHER_STOPS = "؟۔।॥።";
  private static final String CLOSERS = "\"'”’“»«›‹)]}」』）";
  private static final String OPENERS = "\"'“”„‘’«»‹›([{「『（¿¡*•–—-";
  private static final int INITIALS = 1;

  /// How many words after a closing quote mark may come before *said*; more is a sentence of its
  /// own.
  private static final int WORDS_BEFORE_SAID = 5;

  private enum Abbreviation {
    BEFORE,
    NUMBER,
    MONTH,
    EITHER,
    TIME
  }

  private static final Map<String, Abbreviation> ABBREVIATIONS = abbreviations();
  private static final Set<String> SENTENCE_OPENERS =
      WordList.words(SentenceSplitter.class, "en/openers.txt");
  private static final Set<String> TIMES_AFTER =
      WordList.words(SentenceSplitter.class, "en/times-after.txt");
  private static final Set<String> SPEECH =
      WordList.words(SentenceSplitter.class, "en/speech-after-quote.txt");

  private SentenceSplitter() {}

  /// The sentences of `text` in order; none for a blank text. Every character that is no white
  /// space stands in exactly one.
  public static List<Sentence> split(String text) {
    List<Sentence> sentences = new ArrayList<>();
    int paragraph = 0;
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !isLineEnd(text.charAt(end))) {
        end++;
      }
      int before = sentences.size();
      splitLine(text, start, end, paragraph, sentences);
      if (sentences.size() > before) {
        paragraph++;
      }
      start = end + 1;
    }
    return sentences;
  }

  private static void splitLine(
      String text, int from, int to, int paragraph, List<Sentence> sentences) {
    int start = from;
    int position = from;
    while (position < to) {
      char c = text.charAt(position);
      if (isStop(c)) {
        int end = endOfStop(text, position, from, to);
        if (isSentenceEnd(text, start, position, end, to)) {
          add(text, start, end, paragraph, sentences);
          start = end;
        }
        position = end;
      } else {
        position++;
      }
    }
    add(text, start, to, paragraph, sentences);
  }

  private static void add(String text, int from, int to, int paragraph, List<Sentence> sentences) {
    int start = from;
    int end = to;
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      Span span = new Span(start, end);
      sentences.add(new Sentence(span, paragraph, Tokenizer.tokens(text, span)));
    }
  }

  /// The place after a run of stops and the closing marks that belong to it.
  private static int endOfStop(String text, int at, int from, int to) {
    int end = at;
    while (end < to && isStop(text.charAt(end))) {
      end++;
    }
    while (end < to) {
      if (CLOSERS.indexOf(text.charAt(end)) >= 0) {
        end++;
        while (end < to && isStop(text.charAt(end))) {
          end++;
        }
        continue;
      }
      int mark = skipSpaces(text, end, to);
      if (mark > end && mark < to && closesAfterSpace(text, mark, from, to)) {
        end = mark + 1;
        continue;
      }
      break;
    }
    return end;
  }

  /// French sets a space before `»`; a straight mark between two spaces closes when an odd number
  /// stands before it in the line.
  private static boolean closesAfterSpace(String text, int mark, int from, int to) {
    boolean spaceAfter =
        mark + 1 >= to
            || isSpace(text.charAt(mark + 1))
            || ".,;".indexOf(text.charAt(mark + 1)) >= 0;
    if (!spaceAfter) {
      return false;
    }
    char c = text.charAt(mark);
    if (c == '»' || c == '”') {
      return true;
    }
    if (c != '"') {
      return false;
    }
    int before = 0;
    for (int i = from; i < mark; i++) {
      if (text.charAt(i) == '"') {
        before++;
      }
    }
    return before % 2 == 1;
  }

  private static boolean isSentenceEnd(String text, int start, int stop, int end, int to) {
    int next = skipSpaces(text, end, to);
    if (next >= to) {
      return true;
    }
    if (!hasWord(text, start, stop) || isStop(text.charAt(next))) {
      return false;
    }
    char mark = text.charAt(stop);
    boolean closed = CLOSERS.indexOf(text.charAt(end - 1)) >= 0;
    if (FULL_WIDTH_STOPS.indexOf(mark) >= 0 || OTHER_STOPS.indexOf(mark) >= 0) {
      return !closed || !Character.isLowerCase(text.charAt(next));
    }
    int opening = next;
    while (opening < to
        && (OPENERS.indexOf(text.charAt(opening)) >= 0 || isSpace(text.charAt(opening)))) {
      opening++;
    }
    if (opening >= to) {
      return false;
    }
    int first = text.codePointAt(opening);
    if (Character.isLowerCase(first) || ",;:".indexOf(first) >= 0) {
      return false;
    }
    String word = wordAt(text, opening, to);
    if (next == end) {
      return gluedEnd(text, start, stop, end, closed, word);
    }
    if (mark == '.' && stop + 1 == end && !afterFullStop(text, start, stop, first, word)) {
      return false;
    }
    return !(closed && mark != '.' && opening == next && saidFollows(text, next, to));
  }

  private static boolean hasWord(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// No space after the stop: a number, an address, or a space that was lost.
  private static boolean gluedEnd(
      String text, int start, int stop, int end, boolean closed, String word) {
    if (closed) {
      char last = text.charAt(end - 1);
      return word.length() > 1 && (last == '”' || last == '"') && SENTENCE_OPENERS.contains(word);
    }
    String before = wordBefore(text, start, stop);
    return stop + 1 == end
        && before.length() > INITIALS
        && before.indexOf('.') < 0
        && before.chars().skip(1).allMatch(Character::isLowerCase)
        && SENTENCE_OPENERS.contains(word)
        && word.length() > INITIALS;
  }

  /// Whether a single full stop after which a capital, number or other sign comes ends the
  /// sentence.
  private static boolean afterFullStop(String text, int start, int stop, int first, String word) {
    String before = wordBefore(text, start, stop);
    if (before.isEmpty()) {
      return stop > start;
    }
    boolean opens = SENTENCE_OPENERS.contains(word);
    Abbreviation kind = ABBREVIATIONS.get(before);
    if (kind != null) {
      return switch (kind) {
        case BEFORE -> false;
        case NUMBER -> !Character.isDigit(first);
        case MONTH -> !Character.isDigit(first) && opens;
        case EITHER -> opens;
        case TIME -> !TIMES_AFTER.contains(word) && !Character.isDigit(first);
      };
    }
    if (before.indexOf('.') >= 0) {
      return !isDotted(before) || opens;
    }
    if (before.codePointCount(0, before.length()) == INITIALS
        && Character.isUpperCase(before.codePointAt(0))) {
      return opens && !word.equals("I") && !word.equals("A");
    }
    if (before.chars().allMatch(Character::isDigit)) {
      // "1. Orlan" at the start of a line is an item's number; "3. Oktober" is a German day.
      boolean item =
          before.length() <= 2 && text.substring(start, stop).strip().length() == before.length();
      String opening = text.substring(start, stop);
      boolean germanDay =
          before.length() <= 2
              && (GERMAN_MONTHS.contains(word)
                  || (MONTHS_IN_BOTH.contains(word) && BEFORE_GERMAN_DAY.matcher(opening).find()));
      return !item && !germanDay;
    }
    return true;
  }

  /// Months that are spelt so in English too: there a sentence may open with them.
  private static final Set<String> MONTHS_IN_BOTH =
      Set.of("April", "August", "September", "November");

  private static final Pattern BEFORE_GERMAN_DAY =
      Pattern.compile("\\b(?:am|dem|den|vom|der|zum|bis|ab|seit|und) \\d{1,2}$");

  private static final Set<String> GERMAN_MONTHS =
      Set.of(
          "Januar",
          "Februar",
          "März",
          "Mai",
          "Juni",
          "Juli",
          "Oktober",
          "Dezember",
          "Jahrhundert",
          "Jahrhunderts");

  /// *U.S*, *D.C*, *J.R.R*: single letters with full stops between.
  private static boolean isDotted(String word) {
    String[] parts = word.split("\\.");
    for (String part : parts) {
      if (part.codePointCount(0, part.length()) > 2
          || part.isEmpty()
          || !Character.isLetter(part.codePointAt(0))) {
        return false;
      }
    }
    return true;
  }

  private static boolean saidFollows(String text, int from, int to) {
    int position = from;
    for (int i = 0; i < WORDS_BEFORE_SAID && position < to; i++) {
      String word = wordAt(text, position, to);
      if (word.isEmpty()) {
        return false;
      }
      if (SPEECH.contains(word)) {
        return true;
      }
      position = skipSpaces(text, position + word.length(), to);
    }
    return false;
  }

  /// The run of letters, digits, hyphens and apostrophes that opens at `from`; of a title with its
  /// full stop, with it.
  private static String wordAt(String text, int from, int to) {
    int end = from;
    while (end < to && isWordPart(text.charAt(end))) {
      end++;
    }
    if (end < to
        && text.charAt(end) == '.'
        && ABBREVIATIONS.get(text.substring(from, end)) == Abbreviation.BEFORE) {
      end++;
    }
    return text.substring(from, end);
  }

  /// The word that ends at `stop`, inner full stops with it: *U.S* of *the U.S.*
  private static String wordBefore(String text, int start, int stop) {
    int begin = stop;
    while (begin > start
        && (Character.isLetterOrDigit(text.charAt(begin - 1))
            || text.charAt(begin - 1) == '.'
                && begin < stop
                && begin - 1 > start
                && Character.isLetterOrDigit(text.charAt(begin - 2)))) {
      begin--;
    }
    return text.substring(begin, stop);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c)
        || c == '-'
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static int skipSpaces(String text, int from, int to) {
    int position = from;
    while (position < to && isSpace(text.charAt(position))) {
      position++;
    }
    return position;
  }

  private static boolean isStop(char c) {
    return STOPS.indexOf(c) >= 0
        || c > 0x500 && (FULL_WIDTH_STOPS.indexOf(c) >= 0 || OTHER_STOPS.indexOf(c) >= 0);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  private static Map<String, Abbreviation> abbreviations() {
    Map<String, Abbreviation> abbreviations = new HashMap<>();
    for (String line : WordList.lines(SentenceSplitter.class, "en/abbreviations.txt")) {
      String rule = line.substring(0, line.indexOf('|'));
      int space = rule.indexOf(' ');
      abbreviations.putIfAbsent(
          rule.substring(space + 1),
          Abbreviation.valueOf(rule.substring(0, space).toUpperCase(Locale.ROOT)));
    }
    return Map.copyOf(abbreviations);
  }
}
