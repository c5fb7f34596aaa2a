package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rapporteur.reading.SequenceTagger;
import org.rapporteur.reading.SequenceTagger.Sequence;
import org.rapporteur.reading.SequenceTagger.Weights;

/// Trains a [SequenceTagger]: maximum likelihood by AdaGrad, one sequence at a time, with features
/// dropped at random and a rate that falls in a line to almost nothing. The same examples in the
/// same order and the same settings give the same tagger. One thread.
public final class TaggerTrainer {
  /// Below this a token's error teaches nothing that is worth the time.
  private static final float SMALLEST_ERROR = 1e-3f;

  /// The learning rate never falls below this share of its first value.
  private static final float LAST_RATE = .02f;

  /// Added to the squared gradients' sum, so that the first steps are not the largest.
  private static final float ADAGRAD_START = 1f;

  /// A sequence and its right labels.
  ///
  /// @param labels places in the tagger's list of labels, one a token
  public record Example(Sequence sequence, int[] labels) {}

  /// How to train.
  ///
  /// @param epochs passes over the examples
  /// @param rate first learning rate
  /// @param dropout share of a token's features left out each time, 0 to 1
  /// @param atLeast features seen on fewer tokens are ignored
  /// @param rows so many features are kept in the end, those with the largest weights
  /// @param limit weights are cut off here, see [SequenceTagger#of]
  /// @param seed of the order of examples and of the dropping
  public record Settings(
      int epochs, float rate, float dropout, int atLeast, int rows, float limit, long seed) {
    public static Settings defaults() {
      return new Settings(8, .15f, .35f, 2, 450_000, 2.5f, 3);
    }
  }

  private final int width;
  private final List<String> labels;
  private final boolean[] legal;
  private final Settings settings;
  private final int[] features;
  private final int[] counts;
  private final float[] weights;
  private final float[] squares;
  private final float[] starts;
  private final float[] startSquares;
  private final float[][] transitions;
  private final float[][] transitionSquares;
  private final Random random;
  private float rate;

  private TaggerTrainer(
      List<String> labels, int transitionClasses, List<Example> examples, Settings settings) {
    this.labels = labels;
    this.width = labels.size();
    this.legal = SequenceTagger.legalSteps(labels);
    this.settings = settings;
    int[] seen =
        examples.stream()
            .flatMap(example -> Arrays.stream(example.sequence().features()))
            .flatMapToInt(Arrays::stream)
            .toArray();
    Arrays.parallelSort(seen);
    int[] distinct = new int[seen.length];
    int[] times = new int[seen.length];
    int size = 0;
    for (int i = 0; i < seen.length; ) {
      int end = i;
      while (end < seen.length && seen[end] == seen[i]) {
        end++;
      }
      if (end - i >= settings.atLeast()) {
        distinct[size] = seen[i];
        times[size++] = end - i;
      }
      i = end;
    }
    this.features = Arrays.copyOf(distinct, size);
    this.counts = Arrays.copyOf(times, size);
    this.weights = new float[size * width];
    this.squares = new float[size * width];
    this.starts = new float[width];
    this.startSquares = new float[width];
    this.transitions = new float[transitionClasses][width * width];
    this.transitionSquares = new float[transitionClasses][width * width];
    this.random = new Random(settings.seed());
    this.rate = settings.rate();
  }

  /// Trains on `examples`; `afterEpoch` is told the number of each epoch done, from 1.
  ///
  /// @param transitionClasses how many there are
  public static SequenceTagger train(
      List<String> labels,
      int transitionClasses,
      List<Example> examples,
      Settings settings,
      IntConsumer afterEpoch) {
    TaggerTrainer trainer = new TaggerTrainer(labels, transitionClasses, examples, settings);
    List<Indexed> indexed =
        examples.stream().map(trainer::index).collect(Collectors.toCollection(ArrayList::new));
    int done = 0;
    int all = examples.size() * settings.epochs();
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      Collections.shuffle(indexed, trainer.random);
      for (Indexed example : indexed) {
        trainer.rate = settings.rate() * Math.max(LAST_RATE, 1 - (float) done++ / all);
        trainer.learn(example);
      }
      afterEpoch.accept(epoch);
    }
    return trainer.tagger();
  }

  private record Indexed(int[][] rows, byte[] transitionClasses, int[] labels) {}

  private Indexed index(Example example) {
    int[][] rows =
        Arrays.stream(example.sequence().features())
            .map(
                token ->
                    Arrays.stream(token)
                        .map(feature -> Arrays.binarySearch(features, feature))
                        .filter(row -> row >= 0)
                        .toArray())
            .toArray(int[][]::new);
    return new Indexed(rows, example.sequence().transitionClasses(), example.labels());
  }

  private void learn(Indexed example) {
    int length = example.rows().length;
    if (length == 0) {
      return;
    }
    int[][] kept = new int[length][];
    double[][] emissions = new double[length][width];
    for (int i = 0; i < length; i++) {
      kept[i] = dropSome(example.rows()[i]);
      float[] sums = new float[width];
      for (int row : kept[i]) {
        for (int label = 0; label < width; label++) {
          sums[label] += weights[row * width + label];
        }
      }
      float top = Float.NEGATIVE_INFINITY;
      for (float sum : sums) {
        top = Math.max(top, sum);
      }
      for (int label = 0; label < width; label++) {
        emissions[i][label] = Math.exp(sums[label] - top);
      }
    }
    byte[] classes = example.transitionClasses();
    int[] gold = example.labels();
    double[][] steps = new double[transitions.length][];
    for (int i = 1; i < length; i++) {
      if (steps[classes[i]] == null) {
        steps[classes[i]] = stepExponentials(transitions[classes[i]]);
      }
    }

    double[][] forward = new double[length][width];
    double[] scales = new double[length];
    for (int label = 0; label < width; label++) {
      forward[0][label] = legal[label] ? Math.exp(starts[label]) * emissions[0][label] : 0;
    }
    scales[0] = scale(forward[0]);
    for (int i = 1; i < length; i++) {
      double[] step = steps[classes[i]];
      for (int from = 0; from < width; from++) {
        for (int to = 0; to < width; to++) {
          forward[i][to] += forward[i - 1][from] * step[from * width + to];
        }
      }
      for (int to = 0; to < width; to++) {
        forward[i][to] *= emissions[i][to];
      }
      scales[i] = scale(forward[i]);
    }
    double[][] backward = new double[length][width];
    Arrays.fill(backward[length - 1], 1);
    float[][] stepErrors = new float[transitions.length][];
    for (int i = length - 1; i >= 1; i--) {
      double[] step = steps[classes[i]];
      float[] errors = stepErrors[classes[i]];
      if (errors == null) {
        errors = new float[width * width];
        stepErrors[classes[i]] = errors;
      }
      for (int to = 0; to < width; to++) {
        double after = emissions[i][to] * backward[i][to] / scales[i];
        for (int from = 0; from < width; from++) {
          double through = step[from * width + to] * after;
          backward[i - 1][from] += through;
          errors[from * width + to] += (float) (forward[i - 1][from] * through);
        }
      }
      errors[gold[i - 1] * width + gold[i]] -= 1;
    }

    float[] errors = new float[width];
    for (int i = 0; i < length; i++) {
      float largest = 0;
      for (int label = 0; label < width; label++) {
        errors[label] =
            (float) (forward[i][label] * backward[i][label]) - (label == gold[i] ? 1 : 0);
        largest = Math.max(largest, Math.abs(errors[label]));
      }
      if (i == 0) {
        step(starts, startSquares, 0, errors);
      }
      if (largest >= SMALLEST_ERROR) {
        for (int row : kept[i]) {
          step(weights, squares, row * width, errors);
        }
      }
    }
    for (int i = 0; i < transitions.length; i++) {
      if (stepErrors[i] != null) {
        step(transitions[i], transitionSquares[i], 0, stepErrors[i]);
      }
    }
  }

  private int[] dropSome(int[] rows) {
    int[] kept = new int[rows.length];
    int size = 0;
    for (int row : rows) {
      if (random.nextFloat() >= settings.dropout()) {
        kept[size++] = row;
      }
    }
    return Arrays.copyOf(kept, size);
  }

  private double[] stepExponentials(float[] scores) {
    double[] exponentials = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      exponentials[i] = legal[i] ? Math.exp(scores[i]) : 0;
    }
    return exponentials;
  }

  private static double scale(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return sum;
  }

  private void step(float[] parameters, float[] sums, int at, float[] errors) {
    for (int i = 0; i < errors.length; i++) {
      float error = errors[i];
      if (error != 0) {
        sums[at + i] += error * error;
        parameters[at + i] -= rate * error / (float) Math.sqrt(sums[at + i] + ADAGRAD_START);
      }
    }
  }

  /// Keeps the features that weigh most: the largest weight, times the root of how often the
  /// feature was seen. With no feature dropped, the sums are larger than in training by the share
  /// that was: the weights make up for it.
  private SequenceTagger tagger() {
    double[] importance = new double[features.length];
    for (int row = 0; row < features.length; row++) {
      float largest = 0;
      for (int label = 0; label < width; label++) {
        largest = Math.max(largest, Math.abs(weights[row * width + label]));
      }
      importance[row] = largest * Math.sqrt(counts[row]);
    }
    int[] kept =
        IntStream.range(0, features.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer row) -> -importance[row])
                    .thenComparing(Comparator.naturalOrder()))
            .limit(settings.rows())
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    float[][] table = new float[kept.length][width];
    for (int i = 0; i < kept.length; i++) {
      for (int label = 0; label < width; label++) {
        table[i][label] = weights[kept[i] * width + label] * (1 - settings.dropout());
      }
    }
    return SequenceTagger.of(
        new Weights(
            labels,
            starts,
            transitions,
            Arrays.stream(kept).map(row -> features[row]).toArray(),
            table),
        settings.limit());
  }
}
