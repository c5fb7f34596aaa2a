package org.rapporteur.copies;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /// Part of the names and numbers of the sentences that meet that must agree.
  private static final double AGREE = 0.8;

  /// How far apart two sentences that meet may stand, as parts of their texts.
  private static final double AWAY = 0.25;

  /// Words of the shortest sentence that counts.
  private static final int SHORTEST = 4;

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

  /// The pairs that are worth laying side by side.
  static List<ShingleIndex.Pair> findCandidates(List<Text> texts) {
    return Anchors.findPairs(texts.stream().map(Text::anchors).toList(), SHARED_ANCHORS)
        .parallelStream()
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
    return a.anchors.sameOrder(b.anchors)
        >= (isRehost(first, second) ? SAME_ORDER_REHOST : SAME_ORDER);
  }

  private static boolean isRehost(Article a, Article b) {
    return a.from().rehost() != null || b.from().rehost() != null;
  }

  /// A sentence of prose: where it stands, as a part of its text, and what it names.
  private record Told(
      Span span, String text, double place, int words, Set<String> numbers, Set<String> names) {}

  Optional<Rewriting> judge(Text a, Text b) {
    List<Told> first = sentences(a.words);
    List<Told> second = sentences(b.words);
    int fewer = Math.min(first.size(), second.size());
    if (fewer < LEAST_SENTENCES || fewer < MET_OF_OTHER * Math.max(first.size(), second.size())) {
      return Optional.empty();
    }
    Set<String> texts = new TreeSet<>();
    first.forEach(told -> texts.add(told.text));
    second.forEach(told -> texts.add(told.text));
    Map<String, float[]> vectors = encoder.encode(texts);
    double[][] cosines = new double[first.size()][second.size()];
    for (int i = 0; i < first.size(); i++) {
      for (int j = 0; j < second.size(); j++) {
        boolean near = Math.abs(first.get(i).place - second.get(j).place) <= AWAY;
        cosines[i][j] =
            near ? cosine(vector(vectors, first.get(i)), vector(vectors, second.get(j))) : 0;
      }
    }
    List<int[]> met = align(cosines);
    double agree = agreement(first, second, met);
    double shareOfA = (double) met.size() / first.size();
    double shareOfB = (double) met.size() / second.size();
    double asked = isRehost(a.words.article(), b.words.article()) ? MET_REHOST : MET;
    boolean rewritten =
        met.size() >= LEAST_SENTENCES
            && Math.max(shareOfA, shareOfB) >= asked
            && Math.min(shareOfA, shareOfB) >= MET_OF_OTHER
            && agree >= AGREE;
    if (!rewritten) {
      return Optional.empty();
    }
    int words = met.stream().mapToInt(pair -> first.get(pair[0]).words).sum();
    List<Run> runs =
        met.stream()
            .map(pair -> new Run(first.get(pair[0]).span, second.get(pair[1]).span))
            .toList();
    return Optional.of(new Rewriting(shareOfA, shareOfB, words, met.size(), runs));
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

  /// How many of the names and numbers of the sentences that meet stand in both, 0 to 1; numbers
  /// count twice.
  private static double agreement(List<Told> first, List<Told> second, List<int[]> met) {
    double common = 0;
    double all = 0;
    for (int[] pair : met) {
      Told a = first.get(pair[0]);
      Told b = second.get(pair[1]);
      common += 2 * common(a.names, b.names) + 4 * common(a.numbers, b.numbers);
      all += a.names.size() + b.names.size() + 2 * (a.numbers.size() + b.numbers.size());
    }
    return all == 0 ? 0 : common / all;
  }

  private static int common(Set<String> x, Set<String> y) {
    return (int) x.stream().filter(y::contains).count();
  }
}
