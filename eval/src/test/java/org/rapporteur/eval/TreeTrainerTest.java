package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.BlockModel;

class TreeTrainerTest {
  private static final TreeTrainer.Settings SETTINGS =
      new TreeTrainer.Settings(30, 6, .3, 5, .1, 1, 1, .9, 7);

  /// Right when the first value is large and the second small; the third says nothing.
  private static BlockModel train(List<float[]> rows) {
    float[] target = new float[rows.size()];
    float[] weight = new float[rows.size()];
    for (int i = 0; i < target.length; i++) {
      target[i] = isRight(rows.get(i)) ? 1 : 0;
      weight[i] = 1;
    }
    return TreeTrainer.train(rows, target, weight, .5, SETTINGS);
  }

  private static boolean isRight(float[] row) {
    return row[0] > .5f && row[1] < .5f;
  }

  private static List<float[]> rows(long seed) {
    Random random = new Random(seed);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      rows.add(new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()});
    }
    return rows;
  }

  @Test
  void learnsWhatTwoValuesSayTogether() {
    BlockModel model = train(rows(1));
    long right = rows(2).stream().filter(row -> (model.weigh(row) > 0) == isRight(row)).count();
    assertThat(right).isGreaterThan(570);
  }

  @Test
  void sameRowsGiveTheSameBytes() throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    train(rows(1)).write(first);
    train(rows(1)).write(second);
    assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
  }
}
