package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapporteur.reading.SequenceTagger;
import org.rapporteur.reading.SequenceTagger.Sequence;

class TaggerTrainerTest {
  private static final List<String> LABELS = List.of("O", "B-run", "I-run");

  @Test
  void learnsWhatItsExamplesShow() {
    SequenceTagger tagger = train();
    int wrong = 0;
    for (TaggerTrainer.Example example : examples(100, 99)) {
      int[] path = tagger.tag(example.sequence(), 0);
      for (int i = 0; i < path.length; i++) {
        wrong += path[i] == example.labels()[i] ? 0 : 1;
      }
    }
    assertThat(wrong).isZero();
  }

  @Test
  void trainingTwiceGivesTheSame() {
    Sequence sequence = examples(1, 5).getFirst().sequence();
    assertThat(train().posteriors(sequence)).isDeepEqualTo(train().posteriors(sequence));
  }

  private static SequenceTagger train() {
    return TaggerTrainer.train(
        LABELS,
        1,
        examples(200, 1),
        new TaggerTrainer.Settings(6, .3f, .1f, 1, 1000, 4f, 3),
        epoch -> {});
  }

  /// Runs of the feature 1 among others; a run's tokens all carry 1 besides noise.
  private static List<TaggerTrainer.Example> examples(int count, long seed) {
    Random random = new Random(seed);
    List<TaggerTrainer.Example> examples = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int[][] features = new int[10][];
      int[] labels = new int[10];
      for (int i = 0; i < 10; i++) {
        boolean inside = random.nextInt(3) == 0;
        labels[i] = inside ? (i > 0 && labels[i - 1] > 0 ? 2 : 1) : 0;
        features[i] = new int[] {inside ? 1 : 2, 10 + random.nextInt(20)};
      }
      examples.add(new TaggerTrainer.Example(new Sequence(features, new byte[10]), labels));
    }
    return examples;
  }
}
