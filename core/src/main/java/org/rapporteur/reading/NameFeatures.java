package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Token;
import org.rapporteur.reading.SequenceTagger.Sequence;

/// What the name tagger looks at: for each word its spelling and shape, its neighbours, the run of
/// capitalised words it stands in, what word lists say, and how the same word is used elsewhere in
/// the text. Loaded once, immutable, shared between threads; trainer and finder use the same.
public final class NameFeatures {
  /// How many classes of steps there are: a word's kind of writing, and whether a space stands
  /// before it.
  public static final int TRANSITION_CLASSES = 8;

  private static final int LOWER = 0;
  private static final int CAPITAL = 1;
  private static final int NUMBER = 2;
  private static final int MARK = 3;

  /// Other uses of a word that are looked at, the first in the text.
  private static final int OTHER_USES = 4;

  private static final int NOTHING = Features.valueOf("<none>");

  private final Gazetteer gazetteer;

  NameFeatures(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  public static NameFeatures load() {
    return new NameFeatures(Gazetteer.shared());
  }

  /// One sequence a sentence, in order, each as long as the sentence has tokens.
  public List<Sequence> sequences(String text, List<Sentence> sentences) {
    return new Document(text, sentences).sequences();
  }

  /// A word as the features see it.
  private static final class Word {
    final Token token;
    final String text;
    final String folded;
    final int kind;
    final boolean glued;
    final int exact;
    final int lower;
    final int shape;
    final int shortShape;
    int bits;
    int wide = -1;
    int narrow = -1;
    boolean initial;
    int runStart = -1;
    int runEnd = -1;
    int wideStart = -1;
    int wideEnd = -1;
    Use use = Use.NONE;

    Word(Token token, boolean glued) {
      this.token = token;
      this.text = token.text();
      this.folded = Gazetteer.fold(text);
      this.glued = glued;
      this.kind = kindOf(text);
      this.exact = Features.valueOf(text);
      this.lower = Features.valueOf(text.toLowerCase(Locale.ROOT));
      String drawn = shapeOf(text);
      this.shape = Features.valueOf(drawn);
      this.shortShape = Features.valueOf(squeezed(drawn));
    }

    boolean isCapital() {
      return kind == CAPITAL;
    }
  }

  /// How a word is used over the whole text.
  private static final class Use {
    static final Use NONE = new Use();
    int capitalInside;
    int capitalFirst;
    int lower;
    final List<Place> places = new ArrayList<>(OTHER_USES);
  }

  private record Place(int sentence, int word) {}

  private static int kindOf(String text) {
    int first = text.codePointAt(0);
    if (Character.isUpperCase(first) || Character.isTitleCase(first)) {
      return CAPITAL;
    }
    if (Character.isDigit(first)) {
      return NUMBER;
    }
    if (Character.isLetter(first)) {
      // "eThekwini", "iPhone"
      for (int i = 1; i < text.length(); i++) {
        if (Character.isUpperCase(text.charAt(i))) {
          return CAPITAL;
        }
      }
      return LOWER;
    }
    return MARK;
  }

  private static String shapeOf(String text) {
    StringBuilder shape = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isUpperCase(c)) {
        shape.append('X');
      } else if (Character.isDigit(c)) {
        shape.append('9');
      } else if (Character.isLetter(c)) {
        shape.append(c < 0x250 ? 'x' : 'y');
      } else {
        shape.append(c);
      }
    }
    return shape.length() > 8 ? shape.substring(0, 8) : shape.toString();
  }

  private static String squeezed(String shape) {
    StringBuilder squeezed = new StringBuilder();
    for (int i = 0; i < shape.length(); i++) {
      if (i == 0 || shape.charAt(i) != shape.charAt(i - 1)) {
        squeezed.append(shape.charAt(i));
      }
    }
    return squeezed.toString();
  }

  /// One text while its features are made.
  private final class Document {
    private final List<Word[]> lines = new ArrayList<>();
    private final Map<String, Use> uses = new HashMap<>();
    private final Map<String, Place> longForms = new HashMap<>();
    private final Features features = new Features();

    Document(String text, List<Sentence> sentences) {
      for (Sentence sentence : sentences) {
        List<Token> tokens = sentence.tokens();
        Word[] line = new Word[tokens.size()];
        for (int i = 0; i < line.length; i++) {
          Token token = tokens.get(i);
          line[i] =
              new Word(token, i > 0 && tokens.get(i - 1).span().end() == token.span().start());
        }
        lines.add(line);
      }
      for (Word[] line : lines) {
        lookUp(line);
        findRuns(line);
      }
      for (int s = 0; s < lines.size(); s++) {
        Word[] line = lines.get(s);
        boolean heading = isHeading(line);
        for (int i = 0; i < line.length; i++) {
          count(line[i], s, i, heading);
        }
        findAcronyms(line, s);
      }
    }

    private void lookUp(Word[] line) {
      String[] folded = new String[line.length];
      boolean[] capital = new boolean[line.length];
      boolean initial = true;
      for (int i = 0; i < line.length; i++) {
        folded[i] = line[i].folded;
        capital[i] = line[i].isCapital();
        line[i].initial = initial;
        initial =
            initial && line[i].kind == MARK
                || line[i].kind == MARK && "“\"‘:".contains(line[i].text);
      }
      int[] phraseBits = gazetteer.phraseBits(folded, capital);
      for (int i = 0; i < line.length; i++) {
        line[i].bits = phraseBits[i] | gazetteer.bitsOf(folded[i]);
        int groups = gazetteer.groupsOf(folded[i]);
        if (groups >= 0) {
          line[i].wide = groups >> 16;
          line[i].narrow = groups & 0xffff;
        }
      }
    }

    private void findRuns(Word[] line) {
      int i = 0;
      while (i < line.length) {
        if (!line[i].isCapital()) {
          i++;
          continue;
        }
        int end = i + 1;
        while (end < line.length && (line[end].isCapital() || joins(line, end, i))) {
          end++;
        }
        while (!line[end - 1].isCapital()) {
          end--;
        }
        for (int j = i; j < end; j++) {
          line[j].runStart = i;
          line[j].runEnd = end;
        }
        i = end;
      }
      i = 0;
      while (i < line.length) {
        if (line[i].runStart < 0) {
          i++;
          continue;
        }
        int start = i;
        int end = line[i].runEnd;
        while (true) {
          int next = end;
          while (next < line.length && next < end + 3 && isLink(line[next])) {
            next++;
          }
          if (next == end || next >= line.length || line[next].runStart < 0) {
            break;
          }
          end = line[next].runEnd;
        }
        for (int j = start; j < end; j++) {
          line[j].wideStart = start;
          line[j].wideEnd = end;
        }
        i = end;
      }
    }

    /// A mark inside a word: *Al-Sudani*, *U.S.*, *O'Neill*, *J. Vey*.
    private boolean joins(Word[] line, int at, int start) {
      Word word = line[at];
      if (at + 1 >= line.length || !line[at + 1].isCapital()) {
        return false;
      }
      return switch (word.text) {
        case "-", "'", "’", "‘", "–" -> word.glued && line[at + 1].glued;
        case "." -> word.glued && line[at - 1].text.length() <= 2 && at > start;
        case "&" -> true;
        default -> false;
      };
    }

    private boolean isLink(Word word) {
      return switch (word.text) {
        case "of", "for", "and", "the", "on", "in" -> true;
        case "de",
            "del",
            "la",
            "al",
            "bin",
            "ibn",
            "van",
            "von",
            "der",
            "da",
            "do",
            "dos",
            "du",
            "y",
            "e" ->
            true;
        default -> false;
      };
    }

    private boolean isHeading(Word[] line) {
      int capital = 0;
      int lower = 0;
      for (Word word : line) {
        if (word.isCapital()) {
          capital++;
        } else if (word.kind == LOWER && word.text.length() > 3) {
          lower++;
        }
      }
      return capital > 2 && lower * 3 < capital;
    }

    private void count(Word word, int sentence, int at, boolean heading) {
      if (word.kind != LOWER && word.kind != CAPITAL) {
        return;
      }
      Use use = uses.computeIfAbsent(word.folded, key -> new Use());
      word.use = use;
      if (word.kind == LOWER) {
        use.lower++;
      } else if (heading) {
        return;
      } else if (word.initial) {
        use.capitalFirst++;
      } else {
        use.capitalInside++;
      }
      if (word.isCapital() && use.places.size() <= OTHER_USES) {
        use.places.add(new Place(sentence, at));
      }
    }

    /// *World Health Organization (WHO)*: the letters in brackets open the words before.
    private void findAcronyms(Word[] line, int sentence) {
      for (int i = 2; i + 1 < line.length; i++) {
        String letters = line[i].text;
        boolean acronym =
            letters.length() >= 2
                && letters.equals(letters.toUpperCase(Locale.ROOT))
                && line[i].isCapital();
        if (acronym && line[i - 1].text.equals("(") && line[i - 2].wideEnd == i - 1) {
          longForms.putIfAbsent(line[i].folded, new Place(sentence, i - 2));
        }
      }
    }

    List<Sequence> sequences() {
      List<Sequence> sequences = new ArrayList<>(lines.size());
      for (int s = 0; s < lines.size(); s++) {
        Word[] line = lines.get(s);
        boolean heading = isHeading(line);
        int[][] all = new int[line.length][];
        byte[] classes = new byte[line.length];
        for (int i = 0; i < line.length; i++) {
          all[i] = featuresOf(line, s, i, heading);
          classes[i] = (byte) (line[i].kind * 2 + (line[i].glued ? 1 : 0));
        }
        sequences.add(new Sequence(all, classes));
      }
      return sequences;
    }

    private int[] featuresOf(Word[] line, int sentence, int i, boolean heading) {
      Word word = line[i];
      Word before = i > 0 ? line[i - 1] : null;
      Word after = i + 1 < line.length ? line[i + 1] : null;
      int lowerBefore = before == null ? NOTHING : before.lower;
      int lowerAfter = after == null ? NOTHING : after.lower;
      int shapeBefore = before == null ? NOTHING : before.shortShape;
      int shapeAfter = after == null ? NOTHING : after.shortShape;
      features.add(0);
      features.add(1, word.lower);
      features.add(2, word.exact);
      features.add(3, word.shortShape, word.initial ? 1 : 0);
      features.add(4, lowerBefore);
      features.add(5, lowerAfter);
      features.add(6, shapeBefore, word.shortShape, shapeAfter);
      features.add(7, lowerBefore, word.shortShape);
      features.add(8, word.shortShape, lowerAfter);
      if (word.kind == MARK) {
        features.add(9, word.lower, lowerBefore);
        features.add(10, word.lower, lowerAfter);
        features.add(11, word.lower, shapeBefore, shapeAfter);
        if (word.runStart >= 0) {
          run(line, i);
        }
        return features.take();
      }
      features.add(9, lowerBefore, word.lower);
      features.add(10, word.lower, lowerAfter);
      features.add(12, i > 1 ? line[i - 2].lower : NOTHING, word.isCapital() ? 1 : 0);
      features.add(13, i + 2 < line.length ? line[i + 2].lower : NOTHING, word.isCapital() ? 1 : 0);
      features.add(14, word.shape);
      String folded = word.folded;
      int length = folded.length();
      for (int n = 2; n <= 4 && n < length; n++) {
        int suffix = Features.valueOf(folded, length - n, length);
        features.add(15 + n, suffix);
        if (n == 3) {
          features.add(14, suffix, word.shortShape);
        }
      }
      for (int n = 2; n <= 4 && n < length; n++) {
        features.add(20 + n, Features.valueOf(folded, 0, n));
      }
      features.add(26, Math.min(length, 12), word.kind);
      bits(30, word.bits, word.isCapital() ? 1 : 0);
      if (before != null) {
        bits(31, before.bits, before.isCapital() ? 1 : 0);
        features.add(34, before.bits, word.bits);
      }
      if (after != null) {
        bits(32, after.bits, after.isCapital() ? 1 : 0);
        features.add(35, word.bits, after.bits);
      }
      if (i > 1) {
        bits(33, line[i - 2].bits, 2);
      }
      features.add(36, word.bits, word.shortShape);
      features.add(80, word.narrow, word.kind);
      features.add(81, word.wide, word.shortShape);
      features.add(82, before == null ? -2 : before.narrow, word.kind);
      features.add(83, after == null ? -2 : after.narrow, word.kind);
      features.add(84, before == null ? -2 : before.wide, word.wide, word.kind);
      features.add(85, word.wide, after == null ? -2 : after.wide, word.kind);
      if (word.isCapital()) {
        features.add(86, i > 1 ? line[i - 2].narrow : -2);
        features.add(87, i + 2 < line.length ? line[i + 2].narrow : -2);
      }
      if (word.runStart >= 0) {
        run(line, i);
      }
      if (word.isCapital()) {
        use(word, sentence, i, heading);
      } else if (word.use.capitalInside > 0) {
        features.add(
            60,
            Math.min(3, word.use.capitalInside),
            word.use.lower > 2 * word.use.capitalInside ? 1 : 0);
      }
      return features.take();
    }

    private void bits(int template, int bits, int more) {
      for (int left = bits; left != 0; left &= left - 1) {
        features.add(template, Integer.numberOfTrailingZeros(left), more);
      }
    }

    /// The capitalised words around: how many, where among them, the first, the last, which lists
    /// know any of them.
    private void run(Word[] line, int i) {
      Word word = line[i];
      int length = word.runEnd - word.runStart;
      int place = Math.min(i - word.runStart, 4);
      int left = Math.min(word.runEnd - 1 - i, 4);
      features.add(40, place, left);
      features.add(41, line[word.runEnd - 1].lower, Math.min(left, 1));
      features.add(42, line[word.runStart].lower, Math.min(place, 1));
      features.add(
          43, word.runStart > 0 ? line[word.runStart - 1].lower : NOTHING, Math.min(length, 3));
      features.add(
          44, word.runEnd < line.length ? line[word.runEnd].lower : NOTHING, Math.min(length, 3));
      int any = 0;
      for (int j = word.runStart; j < word.runEnd; j++) {
        any |= line[j].bits;
      }
      bits(45, any, Math.min(length, 3));
      features.add(88, line[word.runEnd - 1].narrow, Math.min(left, 1));
      features.add(89, line[word.runStart].narrow, Math.min(place, 1));
      features.add(
          90, word.runStart > 0 ? line[word.runStart - 1].narrow : -2, Math.min(length, 3));
      features.add(
          91, word.runEnd < line.length ? line[word.runEnd].narrow : -2, Math.min(length, 3));
      features.add(46, line[word.runStart].bits, line[word.runEnd - 1].bits, place * 8 + left);
      if (word.wideEnd - word.wideStart > length) {
        features.add(47, line[word.wideStart].lower);
        features.add(48, line[word.wideEnd - 1].lower);
        features.add(
            49,
            line[word.wideStart].lower,
            word.runStart > 0 ? line[word.runStart - 1].lower : NOTHING);
        int wide = 0;
        for (int j = word.wideStart; j < word.wideEnd; j++) {
          wide |= line[j].bits;
        }
        bits(50, wide, i == word.wideStart ? 1 : 0);
      }
      if (word.runEnd + 1 < line.length) {
        features.add(51, line[word.runEnd].lower, line[word.runEnd + 1].lower);
      }
      if (word.runStart > 1) {
        features.add(52, line[word.runStart - 2].lower, line[word.runStart - 1].lower);
      }
    }

    /// The same word elsewhere: how often written small, which words stand around it, in which
    /// longer names it stands.
    private void use(Word word, int sentence, int i, boolean heading) {
      Use use = word.use;
      int small = use.lower == 0 ? 0 : use.lower > use.capitalInside ? 2 : 1;
      int inside = Math.min(3, use.capitalInside - (word.initial || heading ? 0 : 1));
      features.add(61, small, inside, (word.initial ? 1 : 0) + (heading ? 2 : 0));
      features.add(62, small, word.shortShape, word.initial ? 1 : 0);
      int seen = 0;
      for (Place place : use.places) {
        if (place.sentence() == sentence && place.word() == i) {
          continue;
        }
        if (seen++ == OTHER_USES) {
          break;
        }
        Word[] there = lines.get(place.sentence());
        int at = place.word();
        Word other = there[at];
        if (other.runStart > 0) {
          Word beforeRun = there[other.runStart - 1];
          features.add(63, beforeRun.lower);
          bits(64, beforeRun.bits, beforeRun.isCapital() ? 1 : 0);
        }
        if (at > 0) {
          bits(65, there[at - 1].bits, there[at - 1].isCapital() ? 1 : 0);
          features.add(66, there[at - 1].lower);
        }
        if (other.runEnd < there.length) {
          features.add(67, there[other.runEnd].lower);
        }
        features.add(92, other.runStart > 0 ? there[other.runStart - 1].narrow : -2);
        features.add(93, other.runEnd < there.length ? there[other.runEnd].narrow : -2);
        features.add(94, there[other.runEnd - 1].narrow);
        features.add(
            68, Math.min(3, other.runEnd - other.runStart), Math.min(2, at - other.runStart));
        features.add(69, there[other.runEnd - 1].lower);
        bits(70, there[other.runStart].bits, at == other.runStart ? 1 : 0);
      }
      Place form = longForms.get(word.folded);
      if (form != null) {
        Word[] there = lines.get(form.sentence());
        Word last = there[form.word()];
        features.add(71);
        features.add(72, last.lower);
        features.add(73, there[last.wideStart].lower);
        bits(74, last.bits | there[last.wideStart].bits, 0);
      }
    }
  }
}
