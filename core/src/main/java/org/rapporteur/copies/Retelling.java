package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.rapporteur.copies.Anchors.Anchor;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.reading.Encoder;
import org.rapporteur.reading.SentenceSplitter;

/// How one text tells another again: their sentences laid side by side in order, by what they mean.
///
/// 1. Each sentence is a vector of the [Encoder]. A sentence meets one of the other text, or two
///    that follow one another, where the vectors are near and the places in both texts too.
/// 2. Of all ways to let sentences meet without crossing, the one with most meaning in common.
/// 3. Names and numbers of sentences that meet are compared, and those of the whole texts: what a
///    text names that the other has nowhere is its own.
///
/// Sentences that stand mostly in quote marks meet others too, but count neither for nor against:
/// both texts may have heard the same speaker, and who rewords a text often takes marks away.
///
/// @param sentences how often prose of both meets
/// @param proseOfA how many sentences of prose the first text has; `metOfA` how many of them meet
/// @param agreeing how much of the names and numbers of sentences that meet stands in both; numbers
/// count twice; `anchors` is all of it
/// @param ownOfA the part of the first text's names and numbers that the other has nowhere, 0 to 1
record Retelling(
    List<Told> first,
    List<Told> second,
    List<Meeting> met,
    int sentences,
    int metOfA,
    int proseOfA,
    int metOfB,
    int proseOfB,
    int agreeing,
    int anchors,
    double ownOfA,
    double ownOfB) {
  /// Cosine from which two sentences may say the same.
  private static final double SAME_MEANING = 0.6;

  /// How much nearer two sentences read as one must come than either alone, as a cosine, before
  /// they count as one sentence that the other text split.
  private static final double JOINED = 0.03;

  /// What two sentences that meet one are worth beside one.
  private static final double TWO = 1.5;

  /// How much more it weighs against a retelling that both texts have something of their own.
  private static final int OWN_OF_BOTH = 2;

  /// How far apart two sentences that meet may stand, as parts of their texts.
  private static final double AWAY = 0.25;

  /// Words of the shortest sentence that counts.
  private static final int SHORTEST = 4;

  /// A sentence: where it stands, as a part of its text, and what it names.
  ///
  /// @param quoted whether most of it stands in quote marks
  record Told(
      Span span, String text, double place, int words, boolean quoted, List<Anchor> anchors) {}

  /// Sentences that meet: one of each text, or one with two of the other.
  ///
  /// @param a the first of the first text's, by its place among them
  record Meeting(int a, int countOfA, int b, int countOfB) {}

  List<Told> ofA(Meeting meeting) {
    return first.subList(meeting.a, meeting.a + meeting.countOfA);
  }

  List<Told> ofB(Meeting meeting) {
    return second.subList(meeting.b, meeting.b + meeting.countOfB);
  }

  /// The part of the first text's sentences of prose that meet, 0 to 1.
  double shareOfA() {
    return proseOfA == 0 ? 0 : (double) metOfA / proseOfA;
  }

  double shareOfB() {
    return proseOfB == 0 ? 0 : (double) metOfB / proseOfB;
  }

  /// How many of the names and numbers of sentences that meet stand in both, 0 to 1.
  double agreement() {
    return anchors == 0 ? 0 : (double) agreeing / anchors;
  }

  /// How far the two are one text in other words, 0 to 1: the part of their sentences that meet,
  /// times how far these agree, squared, times what remains when what each has of its own is taken
  /// away. Squared, since sentences of two newsrooms meet as well, but each with other details.
  ///
  /// Who rewords a text may cut it or add to it; who reports for another newsroom leaves out some
  /// of what the first one has and knows something else. So what both have of their own, the
  /// lesser of the two, is taken away [#OWN_OF_BOTH] times more.
  double likeness() {
    double own = ownOfA + ownOfB + OWN_OF_BOTH * Math.min(ownOfA, ownOfB);
    double met = (shareOfA() + shareOfB()) / 2;
    return met * agreement() * agreement() * Math.max(0, 1 - own);
  }

  /// Lays two texts' [#sentences] side by side.
  static Retelling of(List<Told> first, List<Told> second, Encoder encoder) {
    TreeSet<String> texts = new TreeSet<>();
    first.forEach(told -> texts.add(told.text));
    second.forEach(told -> texts.add(told.text));
    List<Meeting> met = align(first, second, encoder.encode(texts));
    int proseOfA = prose(first);
    int proseOfB = prose(second);
    int metOfA = 0;
    int metOfB = 0;
    int sentences = 0;
    int agreeing = 0;
    int anchors = 0;
    for (Meeting meeting : met) {
      List<Told> ofA = first.subList(meeting.a, meeting.a + meeting.countOfA);
      List<Told> ofB = second.subList(meeting.b, meeting.b + meeting.countOfB);
      int both = prose(ofA) * prose(ofB);
      sentences += both == 0 ? 0 : 1;
      metOfA += both == 0 ? 0 : prose(ofA);
      metOfB += both == 0 ? 0 : prose(ofB);
      proseOfA -= both == 0 ? prose(ofA) : 0;
      proseOfB -= both == 0 ? prose(ofB) : 0;
      List<Anchor> namesOfA = distinct(ofA);
      List<Anchor> namesOfB = distinct(ofB);
      agreeing += weight(namesOfA, isIn(namesOfB)) + weight(namesOfB, isIn(namesOfA));
      anchors += weight(namesOfA, name -> true) + weight(namesOfB, name -> true);
    }
    return new Retelling(
        first,
        second,
        met,
        sentences,
        metOfA,
        proseOfA,
        metOfB,
        proseOfB,
        agreeing,
        anchors,
        own(first, second),
        own(second, first));
  }

  private static int prose(List<Told> sentences) {
    return (int) sentences.stream().filter(told -> !told.quoted).count();
  }

  private static float[] vector(Map<String, float[]> vectors, Told told) {
    float[] vector = vectors.get(told.text);
    if (vector == null) {
      throw new IllegalStateException("no vector of a sentence that was encoded");
    }
    return vector;
  }

  /// The vectors of each sentence and the next read as one.
  private static float[][] joined(float[][] vectors) {
    float[][] joined = new float[Math.max(0, vectors.length - 1)][];
    for (int i = 0; i < joined.length; i++) {
      float[] sum = vectors[i].clone();
      for (int k = 0; k < sum.length; k++) {
        sum[k] += vectors[i + 1][k];
      }
      float length = (float) Math.sqrt(cosine(sum, sum));
      for (int k = 0; k < sum.length; k++) {
        sum[k] = length == 0 ? 0 : sum[k] / length;
      }
      joined[i] = sum;
    }
    return joined;
  }

  private static double cosine(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /// The sentences that say something; furniture is left out.
  static List<Told> sentences(WordText words) {
    String text = words.article().text();
    List<Told> told = new ArrayList<>();
    TreeMap<Integer, Anchor> anchors = new TreeMap<>();
    Anchors.find(words).forEach(anchor -> anchors.put(anchor.at(), anchor));
    for (Sentence sentence : SentenceSplitter.split(text)) {
      Span span = sentence.span();
      int from = words.wordAt(span.start());
      int to = words.wordAt(span.end());
      int prose = 0;
      int furniture = 0;
      for (int i = from; i < to; i++) {
        prose += words.isProse(i) ? 1 : 0;
        furniture += words.isFurniture(i) ? 1 : 0;
      }
      if (to - from < SHORTEST || furniture * 2 > to - from) {
        continue;
      }
      told.add(
          new Told(
              span,
              span.of(text),
              (double) span.start() / text.length(),
              to - from,
              prose * 2 < to - from,
              List.copyOf(anchors.subMap(span.start(), span.end()).values())));
    }
    return told;
  }

  private static List<Meeting> align(
      List<Told> first, List<Told> second, Map<String, float[]> vectors) {
    float[][] x = first.stream().map(told -> vector(vectors, told)).toArray(float[][]::new);
    float[][] y = second.stream().map(told -> vector(vectors, told)).toArray(float[][]::new);
    float[][] twoOfX = joined(x);
    float[][] twoOfY = joined(y);
    double[][] one = new double[x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        boolean near = Math.abs(first.get(i).place - second.get(j).place) <= AWAY;
        one[i][j] = near ? cosine(x[i], y[j]) : 0;
      }
    }
    double[][] twoOfA = new double[x.length][y.length];
    double[][] twoOfB = new double[x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        if (one[i][j] != 0 && i + 1 < x.length) {
          double joined = cosine(twoOfX[i], y[j]);
          boolean nearer = joined >= Math.max(one[i][j], one[i + 1][j]) + JOINED;
          twoOfA[i][j] = nearer ? joined : 0;
        }
        if (one[i][j] != 0 && j + 1 < y.length) {
          double joined = cosine(x[i], twoOfY[j]);
          boolean nearer = joined >= Math.max(one[i][j], one[i][j + 1]) + JOINED;
          twoOfB[i][j] = nearer ? joined : 0;
        }
      }
    }
    return align(one, twoOfA, twoOfB);
  }

  /// Pairs of sentences in the order of both texts, each at most once, with the most meaning in
  /// common; only pairs from [#SAME_MEANING] on.
  ///
  /// @param one how near each sentence of the first text is to each of the second
  /// @param twoOfA the same of each with the next one of the first text
  /// @param twoOfB the same of each with the next one of the second text
  static List<Meeting> align(double[][] one, double[][] twoOfA, double[][] twoOfB) {
    int rows = one.length;
    int columns = rows == 0 ? 0 : one[0].length;
    double[][] best = new double[rows + 2][columns + 2];
    Meeting[][] move = new Meeting[rows][columns];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        best[i][j] = Math.max(best[i + 1][j], best[i][j + 1]);
        if (one[i][j] >= SAME_MEANING && one[i][j] + best[i + 1][j + 1] > best[i][j]) {
          best[i][j] = one[i][j] + best[i + 1][j + 1];
          move[i][j] = new Meeting(i, 1, j, 1);
        }
        if (twoOfA[i][j] >= SAME_MEANING && TWO * twoOfA[i][j] + best[i + 2][j + 1] > best[i][j]) {
          best[i][j] = TWO * twoOfA[i][j] + best[i + 2][j + 1];
          move[i][j] = new Meeting(i, 2, j, 1);
        }
        if (twoOfB[i][j] >= SAME_MEANING && TWO * twoOfB[i][j] + best[i + 1][j + 2] > best[i][j]) {
          best[i][j] = TWO * twoOfB[i][j] + best[i + 1][j + 2];
          move[i][j] = new Meeting(i, 1, j, 2);
        }
      }
    }
    List<Meeting> met = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      Meeting meeting = move[i][j];
      if (meeting != null) {
        met.add(meeting);
        i += meeting.countOfA;
        j += meeting.countOfB;
      } else if (best[i][j] == best[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
    return met;
  }

  /// The part of the names and numbers of `told` that `other` has nowhere; numbers count twice.
  private static double own(List<Told> told, List<Told> other) {
    List<Anchor> all = distinct(told);
    int weight = weight(all, name -> true);
    return weight == 0 ? 0 : (double) weight(all, isIn(distinct(other)).negate()) / weight;
  }

  /// Whether a name or number is one of these, a name perhaps spelt otherwise.
  private static Predicate<Anchor> isIn(List<Anchor> anchors) {
    Set<String> spellings = new HashSet<>();
    anchors.forEach(anchor -> spellings.add(anchor.spelling()));
    return anchor ->
        spellings.contains(anchor.spelling()) || anchors.stream().anyMatch(anchor::isSame);
  }

  private static int weight(List<Anchor> anchors, Predicate<Anchor> counted) {
    return anchors.stream().filter(counted).mapToInt(anchor -> anchor.isNumber() ? 2 : 1).sum();
  }

  private static List<Anchor> distinct(List<Told> told) {
    Map<String, Anchor> distinct = new TreeMap<>();
    told.forEach(
        each -> each.anchors.forEach(anchor -> distinct.putIfAbsent(anchor.key(), anchor)));
    return List.copyOf(distinct.values());
  }
}
