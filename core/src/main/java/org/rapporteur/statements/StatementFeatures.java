package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.List;
import org.rapporteur.reading.Features;
import org.rapporteur.reading.QuoteMarks;
import org.rapporteur.reading.SequenceTagger.Sequence;
import org.rapporteur.reading.WordGroups;

/// What the tagger is told about each word of a paragraph. Public for the trainer.
///
/// Words and their neighbours, beginnings, endings and shapes; where quote marks are; how often
/// words are cues, which is the likeliest cue of the sentence and on which side of the word it
/// stands; which word began the clause; what the sentences and paragraphs around are like.
public final class StatementFeatures {
  /// How many classes of transitions [#transitionClass] tells apart.
  public static final int TRANSITION_CLASSES = 9;

  /// Cue levels from here up count as a cue near by.
  private static final int LIKELY_CUE = 3;

  /// Shares below this are no candidate for a sentence's likeliest cue.
  private static final float LEAST_SHARE = .1f;

  /// The cue should have a comma or a closing mark at most so many words before it when its
  /// sentence is turned round: *…, said Rossi*.
  private static final int INVERSION_REACH = 8;

  private static final int FAR = 99;
  private static final int LONGEST_AFFIX = 4;

  private final Paragraph paragraph;
  private final int before;
  private final Features features = new Features();
  private final int length;
  private final int[] word;
  private final int[] shape;
  private final int[] level;
  private final int[] wide;
  private final int[] narrow;
  private final int[] lastMark;
  private final int[] nextMark;
  private final int[] lastCue;
  private final int[] nextCue;
  private final int[] bestCue;

  private StatementFeatures(Paragraph paragraph, int before, CueLexicon lexicon) {
    this.paragraph = paragraph;
    this.before = before;
    this.length = paragraph.length();
    this.word = new int[length];
    this.shape = new int[length];
    this.level = new int[length];
    this.wide = new int[length];
    this.narrow = new int[length];
    for (int i = 0; i < length; i++) {
      word[i] = Features.valueOf(paragraph.word(i));
      shape[i] = shapeOf(paragraph.printed(i));
      level[i] = lexicon.level(paragraph.word(i));
      boolean grouped = WordGroups.wide(paragraph.word(i)) != WordGroups.NONE;
      wide[i] = grouped ? WordGroups.wide(paragraph.word(i)) : shape[i];
      narrow[i] = grouped ? WordGroups.narrow(paragraph.word(i)) : shape[i];
    }
    this.lastMark = distancesToMarks(1);
    this.nextMark = distancesToMarks(-1);
    this.lastCue = cuesBeside(1);
    this.nextCue = cuesBeside(-1);
    this.bestCue = new int[paragraph.sentences()];
    for (int sentence = 0; sentence < bestCue.length; sentence++) {
      bestCue[sentence] = -1;
      float top = LEAST_SHARE;
      for (int i = paragraph.sentenceStart(sentence); i < paragraph.sentenceEnd(sentence); i++) {
        float share = lexicon.share(paragraph.word(i));
        if (share > top && paragraph.mark(i) != QuoteMarks.INSIDE) {
          top = share;
          bestCue[sentence] = i;
        }
      }
    }
  }

  /// One sequence a paragraph.
  public static List<Sequence> sequences(List<Paragraph> paragraphs, CueLexicon lexicon) {
    List<Sequence> sequences = new ArrayList<>();
    for (int i = 0; i < paragraphs.size(); i++) {
      int before = i == 0 ? 0 : contextOf(paragraphs.get(i - 1));
      sequences.add(
          new StatementFeatures(paragraphs.get(i), placeOf(i, paragraphs.get(i)), lexicon)
              .sequence(before));
    }
    return sequences;
  }

  /// 0 for a headline (a first paragraph without a stop), 1 for the paragraphs that open the
  /// article, 2 for the rest.
  private static int placeOf(int number, Paragraph paragraph) {
    int last = paragraph.length() - 1;
    boolean stopped =
        ".!?".contains(paragraph.word(last)) || paragraph.mark(last) == QuoteMarks.CLOSE;
    return number == 0 && !stopped ? 0 : number < 3 ? 1 : 2;
  }

  private static int contextOf(Paragraph paragraph) {
    int last = paragraph.length() - 1;
    return 1
        + paragraph.mark(last)
        + 4 * (paragraph.endsOpen() ? 1 : 0)
        + 8 * (paragraph.word(last).equals(":") ? 1 : 0);
  }

  private Sequence sequence(int context) {
    int[][] all = new int[length][];
    byte[] classes = new byte[length];
    for (int i = 0; i < length; i++) {
      addWords(i);
      addGroups(i);
      addMarks(i, context);
      addPlace(i);
      addCues(i);
      addClause(i);
      all[i] = features.take();
      classes[i] = (byte) transitionClass(i);
    }
    return new Sequence(all, classes);
  }

  private void addWords(int i) {
    features.add(0);
    for (int k = -3; k <= 3; k++) {
      features.add(4 + k, at(word, i + k));
    }
    for (int k = -2; k <= 2; k++) {
      features.add(10 + k, at(shape, i + k));
      features.add(15 + k, at(level, i + k));
    }
    features.add(18, Features.valueOf(paragraph.printed(i)));
    for (int k = -2; k <= 1; k++) {
      features.add(21 + k, at(word, i + k), at(word, i + k + 1));
    }
    features.add(23, at(word, i - 1), word[i], at(word, i + 1));
    features.add(24, at(word, i - 2), at(word, i - 1), word[i]);
    features.add(25, at(shape, i - 1), shape[i], at(shape, i + 1));
    String text = paragraph.word(i);
    for (int size = 1; size <= LONGEST_AFFIX && size < text.length(); size++) {
      features.add(25 + size, Features.valueOf(text, 0, size));
      features.add(30 + size, Features.valueOf(text, text.length() - size, text.length()));
    }
    for (int k = -1; k <= 1; k += 2) {
      String beside = paragraph.wordOrEdge(i + k);
      if (beside.length() > 3) {
        features.add(36 + k, Features.valueOf(beside, beside.length() - 3, beside.length()));
      }
    }
  }

  private void addGroups(int i) {
    for (int k = -2; k <= 2; k++) {
      features.add(92 + k, at(wide, i + k));
    }
    for (int k = -1; k <= 1; k++) {
      features.add(96 + k, at(narrow, i + k));
    }
    for (int k = -1; k <= 0; k++) {
      features.add(102 + k, at(wide, i + k), at(wide, i + k + 1));
      features.add(104 + k, at(narrow, i + k), at(word, i + k + 1));
      features.add(106 + k, at(word, i + k), at(narrow, i + k + 1));
    }
    features.add(107, at(wide, i - 1), wide[i], at(wide, i + 1));
    String text = paragraph.word(i);
    features.add(
        108, narrow[i], Features.valueOf(text, Math.max(0, text.length() - 2), text.length()));
  }

  private void addMarks(int i, int context) {
    int mark = paragraph.mark(i);
    int left = i > 0 ? paragraph.mark(i - 1) : 9;
    int right = i + 1 < length ? paragraph.mark(i + 1) : 9;
    features.add(40, mark, left, right);
    features.add(41, mark, word[i]);
    features.add(42, mark, level[i]);
    features.add(43, mark, near(lastMark[i]));
    features.add(44, mark, near(nextMark[i]));
    int sentence = paragraph.sentenceOf(i);
    features.add(
        45,
        mark,
        paragraph.mark(paragraph.sentenceStart(sentence)),
        paragraph.mark(paragraph.sentenceEnd(sentence) - 1));
    features.add(46, mark, context, Math.min(2, sentence));
    if (paragraph.opensQuoted()) {
      features.add(47, mark, paragraph.endsOpen() ? 1 : 0, context);
    }
  }

  private void addPlace(int i) {
    int sentence = paragraph.sentenceOf(i);
    int start = paragraph.sentenceStart(sentence);
    int last = paragraph.sentenceEnd(sentence) - 1;
    features.add(50, near(i - start));
    features.add(51, near(last - i));
    features.add(52, Math.min(3, sentence), Math.min(3, paragraph.sentences() - 1 - sentence));
    features.add(53, before);
    features.add(54, word[start]);
  }

  private void addCues(int i) {
    int mark = paragraph.mark(i);
    int next = nextCue[i];
    int last = lastCue[i];
    int nextWord = next < 0 ? 0 : word[next];
    int lastWord = last < 0 ? 0 : word[last];
    int nextLevel = next < 0 ? 0 : level[next];
    int lastLevel = last < 0 ? 0 : level[last];
    features.add(60, nextWord);
    features.add(61, lastWord);
    features.add(62, nextLevel, next < 0 ? FAR : near(next - i));
    features.add(63, lastLevel, last < 0 ? FAR : near(i - last));
    features.add(64, nextLevel, lastLevel, mark);
    features.add(65, nextWord, word[i]);
    features.add(66, lastWord, word[i]);
    int sentence = paragraph.sentenceOf(i);
    int start = paragraph.sentenceStart(sentence);
    int end = paragraph.sentenceEnd(sentence) - 1;
    int best = bestCue[sentence];
    if (best < 0) {
      features.add(67, mark);
    } else {
      int side = Integer.compare(i, best);
      features.add(68, word[best], side, mark);
      features.add(69, level[best], side, near(Math.abs(i - best)));
      features.add(70, word[best], side, at(word, best + 1));
      features.add(71, level[best], side, near(end - best));
      features.add(72, level[best], side, near(best - start));
      features.add(73, level[best], side, at(word, best - 1));
      features.add(77, narrow[best], side, mark);
      features.add(78, narrow[best], side, wide[i]);
      features.add(
          74,
          side,
          turnedRound(best, start) ? 1 : 0,
          end - best <= 2 ? 0 : end - best <= 6 ? 1 : 2);
    }
    int previous = sentence > 0 ? bestCue[sentence - 1] : -1;
    features.add(75, previous >= 0 ? word[previous] : sentence > 0 ? 1 : 0, mark);
    if (sentence + 1 < bestCue.length && bestCue[sentence + 1] >= 0) {
      features.add(76, level[bestCue[sentence + 1]], mark);
    }
  }

  private boolean turnedRound(int cue, int sentenceStart) {
    for (int i = cue - 1; i >= Math.max(sentenceStart, cue - INVERSION_REACH); i--) {
      if (paragraph.word(i).equals(",") || paragraph.mark(i) == QuoteMarks.CLOSE) {
        return true;
      }
    }
    return false;
  }

  private void addClause(int i) {
    int start = paragraph.sentenceStart(paragraph.sentenceOf(i));
    int opener = -1;
    for (int k = i - 1; k >= start && opener < 0; k--) {
      if (opensClause(paragraph.word(k))) {
        opener = k;
      }
    }
    int openerWord = opener < 0 ? 0 : word[opener];
    features.add(80, openerWord, near(i - Math.max(opener, start)));
    features.add(81, openerWord, lastCue[i] < 0 ? 0 : word[lastCue[i]]);
  }

  private static boolean opensClause(String word) {
    return switch (word) {
      case ",", "that", "-", "—", "–", ";", ":" -> true;
      default -> false;
    };
  }

  /// Quote marks, the words beside them, sentence starts, commas, the words after commas, and stops
  /// step differently from other words.
  private int transitionClass(int i) {
    int sentence = paragraph.sentenceOf(i);
    String text = paragraph.word(i);
    String left = paragraph.wordOrEdge(i - 1);
    if (paragraph.mark(i) == QuoteMarks.OPEN) {
      return 1;
    }
    if (paragraph.mark(i) == QuoteMarks.CLOSE) {
      return 2;
    }
    if (i > 0 && paragraph.mark(i - 1) == QuoteMarks.OPEN) {
      return 3;
    }
    if (i > 0 && paragraph.mark(i - 1) == QuoteMarks.CLOSE) {
      return 4;
    }
    if (i == paragraph.sentenceStart(sentence)) {
      return 5;
    }
    if (text.equals(",")) {
      return 6;
    }
    if (left.equals(",")) {
      return 7;
    }
    return i == paragraph.sentenceEnd(sentence) - 1
            && (text.equals(".") || text.equals("!") || text.equals("?"))
        ? 8
        : 0;
  }

  private static int at(int[] values, int i) {
    return i < 0 ? -1 - i : i >= values.length ? -11 : values[i];
  }

  /// Distances in steps that grow.
  static int near(int distance) {
    return distance <= 5
        ? distance
        : distance <= 8 ? 6 : distance <= 12 ? 7 : distance <= 20 ? 8 : distance <= 40 ? 9 : 10;
  }

  /// Capitals, small letters and digits as one sign each, runs of three and more cut to two.
  private static int shapeOf(String printed) {
    int hash = 17;
    char previous = 0;
    int size = 0;
    for (int i = 0; i < printed.length(); i++) {
      char character = printed.charAt(i);
      boolean letter = Character.isLetter(character);
      char sign =
          Character.isUpperCase(character)
              ? 'X'
              : letter ? 'x' : Character.isDigit(character) ? 'd' : character;
      if (sign != previous || size < 2) {
        hash = 31 * hash + sign;
        size++;
      }
      previous = sign;
    }
    return hash;
  }

  private int[] distancesToMarks(int step) {
    int[] distances = new int[length];
    int mark = -1;
    for (int i = step > 0 ? 0 : length - 1; i >= 0 && i < length; i += step) {
      if (paragraph.mark(i) >= QuoteMarks.OPEN) {
        mark = i;
      }
      distances[i] = mark < 0 ? FAR : Math.abs(i - mark);
    }
    return distances;
  }

  /// The nearest likely cue in the same sentence, not the word itself, on the side `step` comes
  /// from; -1 when there is none.
  private int[] cuesBeside(int step) {
    int[] cues = new int[length];
    int cue = -1;
    for (int i = step > 0 ? 0 : length - 1; i >= 0 && i < length; i += step) {
      if (cue >= 0 && paragraph.sentenceOf(cue) != paragraph.sentenceOf(i)) {
        cue = -1;
      }
      cues[i] = cue;
      if (level[i] >= LIKELY_CUE) {
        cue = i;
      }
    }
    return cues;
  }
}
