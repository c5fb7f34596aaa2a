package org.rapporteur.copies;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapporteur.model.Article;
import org.rapporteur.model.Run;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.reading.Encoder;
import org.rapporteur.reading.SentenceSplitter;

/// Finds texts told again in other words: translated there and back, or spun.
///
/// 1. Only pairs that have most of their names and numbers in the same order are looked at
///    ([Anchors]); two newsrooms order one happening each in its way.
/// 2. Their sentences are laid side by side in order, by what they mean ([Encoder]).
/// 3. Most sentences of both must meet, near the same relative place, with the same names and
///    numbers. Quoted sentences count neither for nor against: both may have heard the same
///    speaker.
///
/// The encoder is slow, so before it reads anything the third step is asked without it: if no way
/// of laying the sentences side by side could bring enough names and numbers together, whatever the
/// sentences mean, the pair is dropped ([#couldAgree(int[][], int)]). That changes no result. Texts
// of more than
/// [#MOST_ANCHORS] names and numbers or [#MOST_SENTENCES] sentences are not looked at: the work on
/// two texts grows with the product of their lengths.
///
/// What a re-host says of itself lowers what is asked; it decides nothing alone.
final class RewriteFinder {
  // The numbers below were set on invented pairs (tests) and on the labelled independent reports in
  // ../shared/data/copies and all pairs in ../shared/data/stories,
  // none of which may become a rewriting.

  /// Fewest names and numbers two texts must share.
  private static final int SHARED_ANCHORS = 8;

  /// Part of the shorter sequence of names and numbers that must stand in the other in the same
  /// order.
  private static final double SAME_ORDER = 0.6;

  /// The same where one says that it re-posts others' text.
  private static final double SAME_ORDER_REHOST = 0.4;

  /// Days that may lie between two prints.
  private static final int DAYS = 5;

  /// Cosine from which two sentences may say the same.
  private static final double SAME_MEANING = 0.6;

  /// Fewest sentences of prose that must meet.
  private static final int LEAST_SENTENCES = 5;

  /// Part of the sentences of prose that must meet, of the text that has fewer, and of the other.
  private static final double MET = 0.7;

  private static final double MET_OF_OTHER = 0.5;

  /// The first of the two where one says that it re-posts others' text.
  private static final double MET_REHOST = 0.6;

  /// Part of the names and numbers of the sentences that meet that must agree: four of five.
  private static final int AGREE_PARTS = 4;

  private static final int AGREE_OF = 5;

  /// The gain of two sentences too far apart to meet.
  static final int NEVER = Integer.MIN_VALUE;

  /// How far apart two sentences that meet may stand, as parts of their texts.
  private static final double AWAY = 0.25;

  /// Words of the shortest sentence that counts.
  private static final int SHORTEST = 4;

  /// Names and numbers of the longest text that is looked at, about 20,000 words of news.
  private static final int MOST_ANCHORS = 2_000;

  /// Sentences of prose of the longest text that is looked at.
  private static final int MOST_SENTENCES = 1_000;

  /// How much a pair of sentences is worth in [#couldAgree(int[][], int)] beside its names and
  // numbers, in turns.
  private static final int[] WORTHS = {1, 2, 4, 8, 16, 32, 64};

  private final Encoder encoder;

  RewriteFinder(Encoder encoder) {
    this.encoder = encoder;
  }

  /// What two texts tell alike.
  ///
  /// @param shareOfA the part of the first text's sentences of prose that meet one of the other
  /// @param words words of the first text's sentences that do
  record Rewriting(double shareOfA, double shareOfB, int words, int sentences, List<Run> runs) {}

  /// A text made ready.
  record Text(WordText words, Publisher publisher, Anchors anchors) {}

  /// The pairs that tell the same in other words, in order; of those that are `known` to share one
  /// text anyway, none.
  SequencedMap<ShingleIndex.Pair, Rewriting> findRewritings(
      List<Text> texts, Predicate<ShingleIndex.Pair> known) {
    List<ShingleIndex.Pair> candidates =
        CopyStage.time("retellings: candidates", () -> findCandidates(texts, known));
    return CopyStage.time(
        "retellings: sentences",
        () -> {
          Map<Integer, List<Told>> told =
              candidates.stream()
                  .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                  .distinct()
                  .toList()
                  .parallelStream()
                  .collect(
                      Collectors.toConcurrentMap(
                          text -> text, text -> sentences(texts.get(text).words)));
          List<Sides> sides =
              candidates.parallelStream()
                  .map(
                      pair ->
                          new Sides(
                              pair,
                              Objects.requireNonNull(told.get(pair.first())),
                              Objects.requireNonNull(told.get(pair.second())),
                              isRehost(
                                      texts.get(pair.first()).words.article(),
                                      texts.get(pair.second()).words.article())
                                  ? MET_REHOST
                                  : MET))
                  .filter(each -> couldAgree(each))
                  .toList();
          SequencedMap<ShingleIndex.Pair, Rewriting> rewritings = new LinkedHashMap<>();
          for (Sides each : sides) {
            judge(each).ifPresent(rewriting -> rewritings.put(each.pair, rewriting));
          }
          return rewritings;
        });
  }

  /// The pairs that are worth laying side by side, in order.
  private static List<ShingleIndex.Pair> findCandidates(
      List<Text> texts, Predicate<ShingleIndex.Pair> known) {
    return Anchors.findPairs(texts.stream().map(Text::anchors).toList(), SHARED_ANCHORS)
        .parallelStream()
        .filter(Predicate.not(known))
        .filter(pair -> isCandidate(texts.get(pair.first()), texts.get(pair.second())))
        .toList();
  }

  private static boolean isCandidate(Text a, Text b) {
    Article first = a.words.article();
    Article second = b.words.article();
    String language = first.from().language();
    String other = second.from().language();
    if (!language.isEmpty() && !other.isEmpty() && !language.equals(other)) {
      return false;
    }
    if (!a.publisher.id().isEmpty() && a.publisher.id().equals(b.publisher.id())) {
      return false;
    }
    Stamp published = first.times().published();
    Stamp publishedOther = second.times().published();
    if (published != null
        && publishedOther != null
        && Math.abs(ChronoUnit.DAYS.between(published.day(), publishedOther.day())) > DAYS) {
      return false;
    }
    return Math.max(a.anchors.sequence().length, b.anchors.sequence().length) <= MOST_ANCHORS
        && a.anchors.sameOrder(b.anchors)
            >= (isRehost(first, second) ? SAME_ORDER_REHOST : SAME_ORDER);
  }

  private static boolean isRehost(Article a, Article b) {
    return a.from().rehost() != null || b.from().rehost() != null;
  }

  /// A sentence of prose: where it stands, as a part of its text, and what it names.
  private record Told(
      Span span, String text, double place, int words, Set<String> numbers, Set<String> names) {}

  /// The sentences of two texts.
  ///
  /// @param asked part of the sentences of the shorter one that must meet
  private record Sides(ShingleIndex.Pair pair, List<Told> first, List<Told> second, double asked) {
    /// Whether so many pairs of sentences are enough.
    boolean isEnough(int met) {
      double shareOfA = (double) met / first.size();
      double shareOfB = (double) met / second.size();
      return met >= LEAST_SENTENCES
          && Math.max(shareOfA, shareOfB) >= asked
          && Math.min(shareOfA, shareOfB) >= MET_OF_OTHER;
    }

    /// How many must meet at least; more than can where the texts differ too much in length.
    int least() {
      int most = Math.min(first.size(), second.size());
      int met = LEAST_SENTENCES;
      while (met <= most && !isEnough(met)) {
        met++;
      }
      return met;
    }

    boolean areNear(int i, int j) {
      return Math.abs(first.get(i).place - second.get(j).place) <= AWAY;
    }
  }

  /// Whether enough sentences could meet and agree in their names and numbers, if each meant the
  /// same as any other near its place.
  private static boolean couldAgree(Sides sides) {
    int rows = sides.first.size();
    int columns = sides.second.size();
    int least = sides.least();
    if (least > Math.min(rows, columns) || Math.max(rows, columns) > MOST_SENTENCES) {
      return false;
    }
    int[][] gains = new int[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        Told a = sides.first.get(i);
        Told b = sides.second.get(j);
        gains[i][j] =
            sides.areNear(i, j) ? AGREE_OF * inCommon(a, b) - AGREE_PARTS * inAll(a, b) : NEVER;
      }
    }
    return couldAgree(gains, least);
  }

  /// Whether `least` sentences or more might be paired in order so that their gains come to nothing
  /// or more: how far their names and numbers agree, less how far they must. No means no; yes may
  /// be wrong.
  ///
  /// Let each pair be worth something beside its gain. Pairs that do what is asked are then worth
  /// at least what the fewest of them are; so when the best of all ways to pair comes to less for
  /// one such worth, there is no way (Lagrange's relaxation). Whole numbers, so nothing is rounded.
  static boolean couldAgree(int[][] gains, int least) {
    for (int worth : WORTHS) {
      if (mostGained(gains, worth) < (long) worth * least) {
        return false;
      }
    }
    return true;
  }

  /// The most that sentences paired in order can gain when each pair is worth `worth` more.
  private static long mostGained(int[][] gains, int worth) {
    long[] row = new long[gains[0].length + 1];
    for (int[] gain : gains) {
      long diagonal = 0;
      for (int j = 1; j < row.length; j++) {
        long above = row[j];
        long met = gain[j - 1] == NEVER ? 0 : diagonal + gain[j - 1] + worth;
        row[j] = Math.max(met, Math.max(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[row.length - 1];
  }

  private Optional<Rewriting> judge(Sides sides) {
    List<Told> first = sides.first;
    List<Told> second = sides.second;
    Set<String> texts = new TreeSet<>();
    first.forEach(told -> texts.add(told.text));
    second.forEach(told -> texts.add(told.text));
    Map<String, float[]> vectors = encoder.encode(texts);
    double[][] cosines = new double[first.size()][second.size()];
    for (int i = 0; i < first.size(); i++) {
      for (int j = 0; j < second.size(); j++) {
        cosines[i][j] =
            sides.areNear(i, j)
                ? cosine(vector(vectors, first.get(i)), vector(vectors, second.get(j)))
                : 0;
      }
    }
    List<int[]> met = align(cosines);
    if (!sides.isEnough(met.size()) || !agree(first, second, met)) {
      return Optional.empty();
    }
    int words = met.stream().mapToInt(pair -> first.get(pair[0]).words).sum();
    List<Run> runs =
        met.stream()
            .map(pair -> new Run(first.get(pair[0]).span, second.get(pair[1]).span))
            .toList();
    return Optional.of(
        new Rewriting(
            (double) met.size() / first.size(),
            (double) met.size() / second.size(),
            words,
            met.size(),
            runs));
  }

  private static float[] vector(Map<String, float[]> vectors, Told told) {
    float[] vector = vectors.get(told.text);
    if (vector == null) {
      throw new IllegalStateException("no vector of a sentence that was encoded");
    }
    return vector;
  }

  private static double cosine(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /// The sentences of prose; those mostly in quote marks and furniture are left out.
  private static List<Told> sentences(WordText words) {
    String text = words.article().text();
    List<Told> told = new ArrayList<>();
    Map<Integer, Anchors.Anchor> anchors = new TreeMap<>();
    Anchors.find(words).forEach(anchor -> anchors.put(anchor.at(), anchor));
    for (Sentence sentence : SentenceSplitter.split(text)) {
      Span span = sentence.span();
      int from = words.wordAt(span.start());
      int to = words.wordAt(span.end());
      int prose = 0;
      for (int i = from; i < to; i++) {
        prose += words.isProse(i) ? 1 : 0;
      }
      if (to - from < SHORTEST || prose * 2 < to - from) {
        continue;
      }
      Set<String> numbers = new HashSet<>();
      Set<String> names = new HashSet<>();
      for (int i = from; i < to; i++) {
        Anchors.Anchor anchor = anchors.get(words.start(i));
        if (anchor != null) {
          (anchor.isNumber() ? numbers : names).add(anchor.key());
        }
      }
      told.add(
          new Told(
              span,
              span.of(text),
              (double) span.start() / text.length(),
              to - from,
              numbers,
              names));
    }
    return told;
  }

  /// Pairs of sentences in the order of both texts, each at most once, with the most meaning in
  /// common; only pairs from [#SAME_MEANING] on.
  static List<int[]> align(double[][] cosines) {
    int rows = cosines.length;
    int columns = rows == 0 ? 0 : cosines[0].length;
    double[][] best = new double[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        double meet = cosines[i][j] >= SAME_MEANING ? cosines[i][j] + best[i + 1][j + 1] : 0;
        best[i][j] = Math.max(meet, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    List<int[]> met = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      if (best[i][j] == best[i + 1][j]) {
        i++;
      } else if (best[i][j] == best[i][j + 1]) {
        j++;
      } else {
        met.add(new int[] {i++, j++});
      }
    }
    return met;
  }

  /// Whether the names and numbers of the sentences that meet agree by [#AGREE_PARTS] of
  // [#AGREE_OF]; where there are
  /// none, nothing does.
  private static boolean agree(List<Told> first, List<Told> second, List<int[]> met) {
    long common = 0;
    long all = 0;
    for (int[] pair : met) {
      common += inCommon(first.get(pair[0]), second.get(pair[1]));
      all += inAll(first.get(pair[0]), second.get(pair[1]));
    }
    return all > 0 && AGREE_OF * common >= AGREE_PARTS * all;
  }

  /// Of the names and numbers of two sentences, those that stand in both, counted in both; numbers
  /// count twice.
  private static int inCommon(Told a, Told b) {
    return 2 * common(a.names, b.names) + 4 * common(a.numbers, b.numbers);
  }

  /// All names and numbers of two sentences; numbers count twice.
  private static int inAll(Told a, Told b) {
    return a.names.size() + b.names.size() + 2 * (a.numbers.size() + b.numbers.size());
  }

  private static int common(Set<String> x, Set<String> y) {
    int common = 0;
    for (String each : x) {
      common += y.contains(each) ? 1 : 0;
    }
    return common;
  }
}
