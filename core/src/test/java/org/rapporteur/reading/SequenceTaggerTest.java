package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapporteur.reading.SequenceTagger.Segment;
import org.rapporteur.reading.SequenceTagger.Sequence;
import org.rapporteur.reading.SequenceTagger.Weights;

class SequenceTaggerTest {
  private static final List<String> LABELS = List.of("O", "B-cue", "I-cue", "B-source", "I-source");
  private static final int WIDTH = LABELS.size();
  private static final int FEATURES = 40;

  private final SequenceTagger tagger = randomTagger(7);

  @Test
  void insideLabelStandsOnlyAfterItsOwnKind() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      int[] path = tagger.tag(randomSequence(random, 12), 0);
      String previous = "O";
      for (int label : path) {
        String name = LABELS.get(label);
        if (name.startsWith("I-")) {
          assertThat(previous).endsWith(name.substring(1));
        }
        previous = name;
      }
    }
  }

  @Test
  void tagsAreTheBestOfAllPaths() {
    Random random = new Random(2);
    for (int round = 0; round < 30; round++) {
      Sequence sequence = randomSequence(random, 4);
      double[][] ignored = new double[4][WIDTH];
      int[] best = everyPath(tagger, sequence, ignored);
      assertThat(tagger.tag(sequence, 0)).isEqualTo(best);
    }
  }

  @Test
  void posteriorsAreTheSharesOfAllPaths() {
    Random random = new Random(3);
    for (int round = 0; round < 30; round++) {
      Sequence sequence = randomSequence(random, 4);
      double[][] shares = new double[4][WIDTH];
      everyPath(tagger, sequence, shares);
      double[][] posteriors = tagger.posteriors(sequence);
      for (int i = 0; i < 4; i++) {
        assertThat(posteriors[i]).containsExactly(shares[i], within(1e-6));
      }
    }
  }

  @Test
  void bonusFindsMore() {
    Random random = new Random(4);
    Sequence sequence = randomSequence(random, 200);
    assertThat(tagger.segments(tagger.tag(sequence, 2)).size())
        .isGreaterThan(tagger.segments(tagger.tag(sequence, -2)).size());
  }

  @Test
  void tagsAlikeAfterWritingAndReading() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tagger.write(bytes);
    SequenceTagger read = SequenceTagger.read(new ByteArrayInputStream(bytes.toByteArray()));
    Sequence sequence = randomSequence(new Random(5), 100);
    assertThat(read.labels()).isEqualTo(LABELS);
    assertThat(read.tag(sequence, 0)).isEqualTo(tagger.tag(sequence, 0));
    assertThat(read.posteriors(sequence)).isDeepEqualTo(tagger.posteriors(sequence));
  }

  @Test
  void foreignBytesAreRefused() {
    assertThatThrownBy(() -> SequenceTagger.read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
        .isInstanceOf(IOException.class);
  }

  @Test
  void segmentsEndWhereAnotherBegins() {
    assertThat(tagger.segments(new int[] {3, 4, 3, 0, 1, 2}))
        .containsExactly(
            new Segment("source", 0, 2), new Segment("source", 2, 3), new Segment("cue", 4, 6));
  }

  @Test
  void emptySequenceHasNoTags() {
    Sequence empty = new Sequence(new int[0][], new byte[0]);
    assertThat(tagger.tag(empty, 0)).isEmpty();
    assertThat(tagger.posteriors(empty)).isEmpty();
  }

  /// The best path; adds each label's share of all paths' weight to `shares`. Sums what the tagger
  /// sums, but path by path: through taggings of one token at a time it cannot, so it asks a tagger
  /// of the same seed for its unrounded scores.
  private static int[] everyPath(SequenceTagger tagger, Sequence sequence, double[][] shares) {
    RandomWeights weights = new RandomWeights(7);
    int length = sequence.length();
    boolean[] legal = SequenceTagger.legalSteps(tagger.labels());
    int[] path = new int[length];
    int[] best = new int[0];
    double bestScore = Double.NEGATIVE_INFINITY;
    double all = 0;
    long paths = Math.round(Math.pow(WIDTH, length));
    for (long number = 0; number < paths; number++) {
      long left = number;
      for (int i = 0; i < length; i++) {
        path[i] = (int) (left % WIDTH);
        left /= WIDTH;
      }
      double score = legal[path[0]] ? weights.starts[path[0]] : Double.NEGATIVE_INFINITY;
      for (int i = 0; i < length; i++) {
        for (int feature : sequence.features()[i]) {
          score += weights.table[feature][path[i]];
        }
        if (i > 0) {
          int step = path[i - 1] * WIDTH + path[i];
          score +=
              legal[step]
                  ? weights.transitions[sequence.transitionClasses()[i]][step]
                  : Double.NEGATIVE_INFINITY;
        }
      }
      if (score > bestScore) {
        bestScore = score;
        best = path.clone();
      }
      all += Math.exp(score);
      for (int i = 0; i < length; i++) {
        shares[i][path[i]] += Math.exp(score);
      }
    }
    for (double[] token : shares) {
      for (int label = 0; label < WIDTH; label++) {
        token[label] /= all;
      }
    }
    return best;
  }

  private static SequenceTagger randomTagger(long seed) {
    RandomWeights weights = new RandomWeights(seed);
    int[] features = new int[FEATURES];
    Arrays.setAll(features, i -> i);
    return SequenceTagger.of(
        new Weights(LABELS, weights.starts, weights.transitions, features, weights.table),
        127 * 127 / 64f);
  }

  /// Weights that are squares of sixty-fourths of the limit, so that rounding loses nothing.
  private static final class RandomWeights {
    final float[] starts = new float[WIDTH];
    final float[][] transitions = new float[2][WIDTH * WIDTH];
    final float[][] table = new float[FEATURES][WIDTH];

    RandomWeights(long seed) {
      Random random = new Random(seed);
      fill(starts, random);
      for (float[] steps : transitions) {
        fill(steps, random);
      }
      for (float[] row : table) {
        fill(row, random);
      }
    }

    private static void fill(float[] values, Random random) {
      for (int i = 0; i < values.length; i++) {
        int root = random.nextInt(17) - 8;
        values[i] = root * Math.abs(root) / 64f;
      }
    }
  }

  private static Sequence randomSequence(Random random, int length) {
    int[][] features = new int[length][];
    byte[] classes = new byte[length];
    for (int i = 0; i < length; i++) {
      features[i] = random.ints(3, 0, FEATURES).toArray();
      classes[i] = (byte) random.nextInt(2);
    }
    return new Sequence(features, classes);
  }
}
