package org.rapporteur.statements;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// A log-linear choice among candidates: each scores the sum of its features' weights, and the
/// highest is taken. Public for the trainer.
public final class Ranker {
  /// Features share this many weights by their last bits.
  public static final int WIDTH = 1 << 17;

  private final float[] weights;

  /// @param weights [#WIDTH] of them, copied
  public Ranker(float[] weights) {
    if (weights.length != WIDTH) {
      throw new IllegalArgumentException(weights.length + " weights");
    }
    this.weights = weights.clone();
  }

  /// Which weight `feature` has.
  public static int indexOf(int feature) {
    return feature & (WIDTH - 1);
  }

  double score(int[] features) {
    double score = 0;
    for (int feature : features) {
      score += weights[indexOf(feature)];
    }
    return score;
  }

  /// The place of the best candidate, the first of equals; -1 when there is none.
  int best(List<int[]> candidates) {
    int best = -1;
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      double score = score(candidates.get(i));
      if (score > top) {
        top = score;
        best = i;
      }
    }
    return best;
  }

  void write(DataOutputStream out) throws IOException {
    int used = 0;
    for (float weight : weights) {
      used += weight != 0 ? 1 : 0;
    }
    out.writeInt(used);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        out.writeInt(i);
        out.writeShort(Float.floatToFloat16(weights[i]));
      }
    }
  }

  static Ranker read(DataInputStream in) throws IOException {
    float[] weights = new float[WIDTH];
    int used = in.readInt();
    for (int i = 0; i < used; i++) {
      int index = in.readInt();
      weights[index] = Float.float16ToFloat(in.readShort());
    }
    return new Ranker(weights);
  }
}
