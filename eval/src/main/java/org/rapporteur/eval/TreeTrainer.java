package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.rapporteur.extract.BlockModel;
import org.rapporteur.extract.BlockModel.Tree;

/// Trains a [BlockModel]: gradient boosting on the logarithmic loss, each tree grown at the leaf
/// that gains most, on values put into bins. Friedman, *Greedy function approximation* (Annals of
/// Statistics 2001); the bins and the growing by leaves are LightGBM's (Ke et al., NIPS 2017). The
/// same rows in the same order and the same settings give the same bytes. One thread.
final class TreeTrainer {
  private static final int BINS = 64;

  /// How to train.
  ///
  /// @param trees how many
  /// @param leaves of each tree, at most
  /// @param rate what share of its best step a tree makes
  /// @param leastRows in a leaf
  /// @param leastWeight in a leaf: the sum of the second derivatives
  /// @param shrink added to that sum
  /// @param features share of the values a tree may ask for, 0 to 1
  /// @param rows share of the rows a tree sees, 0 to 1
  /// @param seed of both draws
  record Settings(
      int trees,
      int leaves,
      double rate,
      int leastRows,
      double leastWeight,
      double shrink,
      double features,
      double rows,
      long seed) {
    static Settings defaults() {
      return new Settings(200, 12, .08, 40, .3, 2, .5, .8, 1);
    }
  }

  private final Settings settings;
  private final int size;
  private final int width;
  private final float[][] edges;
  private final byte[][] bins;
  private final float[] target;
  private final float[] weight;
  private final double[] score;
  private final double[] first;
  private final double[] second;
  private final Random random;

  private TreeTrainer(List<float[]> rows, float[] target, float[] weight, Settings settings) {
    this.settings = settings;
    this.size = rows.size();
    this.width = rows.getFirst().length;
    this.target = target;
    this.weight = weight;
    this.score = new double[size];
    this.first = new double[size];
    this.second = new double[size];
    this.random = new Random(settings.seed);
    this.edges = new float[width][];
    this.bins = new byte[width][size];
    for (int f = 0; f < width; f++) {
      float[] column = new float[size];
      for (int i = 0; i < size; i++) {
        column[i] = rows.get(i)[f];
      }
      edges[f] = edges(column);
      for (int i = 0; i < size; i++) {
        int at = Arrays.binarySearch(edges[f], column[i]);
        bins[f][i] = (byte) (at >= 0 ? at : -1 - at);
      }
    }
  }

  /// The largest value of each bin but the last, which has no end.
  private static float[] edges(float[] column) {
    float[] sorted = column.clone();
    Arrays.sort(sorted);
    float[] distinct = new float[sorted.length];
    int[] upTo = new int[sorted.length];
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == sorted.length - 1 || sorted[i] != sorted[i + 1]) {
        distinct[count] = sorted[i];
        upTo[count++] = i + 1;
      }
    }
    if (count <= BINS) {
      return Arrays.copyOf(distinct, Math.max(0, count - 1));
    }
    float[] edges = new float[BINS - 1];
    int found = 0;
    int passed = 0;
    for (int k = 0; k < count - 1 && found < edges.length; k++) {
      int left = edges.length - found;
      if (upTo[k] - passed >= (sorted.length - passed) / (left + 1)) {
        edges[found++] = distinct[k];
        passed = upTo[k];
      }
    }
    return Arrays.copyOf(edges, found);
  }

  /// @param rows of equal length
  /// @param target of each row, 0 to 1
  /// @param weight of each row
  /// @param least probability of a row that the model is to weigh above 0
  static BlockModel train(
      List<float[]> rows, float[] target, float[] weight, double least, Settings settings) {
    return new TreeTrainer(rows, target, weight, settings).grow(least);
  }

  private BlockModel grow(double least) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < size; i++) {
      sum += target[i] * weight[i];
      all += weight[i];
    }
    double base = StrictMath.log(sum / (all - sum));
    double mean = all / size;
    Arrays.fill(score, base);
    List<Tree> trees = new ArrayList<>();
    for (int t = 0; t < settings.trees; t++) {
      for (int i = 0; i < size; i++) {
        double p = 1 / (1 + StrictMath.exp(-score[i]));
        first[i] = weight[i] / mean * (p - target[i]);
        second[i] = weight[i] / mean * p * (1 - p);
      }
      trees.add(tree());
    }
    double cut = StrictMath.log(least / (1 - least));
    return BlockModel.of(trees, (int) StrictMath.round((base - cut) / BlockModel.UNIT));
  }

  /// Rows that came to one place of the tree, and the best way to part them.
  private final class Leaf {
    final int[] rows;
    final double[] sums;
    double gain = 0;
    int feature = -1;
    int bin;
    int parent = -1;
    boolean right;

    Leaf(int[] rows, double[] sums) {
      this.rows = rows;
      this.sums = sums;
    }
  }

  private static final int CELL = 3;

  private double[] sums(int[] rows, int[] features) {
    double[] sums = new double[features.length * BINS * CELL];
    for (int k = 0; k < features.length; k++) {
      byte[] column = bins[features[k]];
      int from = k * BINS * CELL;
      for (int row : rows) {
        int at = from + column[row] * CELL;
        sums[at] += first[row];
        sums[at + 1] += second[row];
        sums[at + 2]++;
      }
    }
    return sums;
  }

  private void findSplit(Leaf leaf, int[] features) {
    double allFirst = 0;
    double allSecond = 0;
    for (int bin = 0; bin < BINS; bin++) {
      allFirst += leaf.sums[bin * CELL];
      allSecond += leaf.sums[bin * CELL + 1];
    }
    double whole = allFirst * allFirst / (allSecond + settings.shrink);
    for (int k = 0; k < features.length; k++) {
      double leftFirst = 0;
      double leftSecond = 0;
      double leftRows = 0;
      int from = k * BINS * CELL;
      for (int bin = 0; bin < edges[features[k]].length; bin++) {
        leftFirst += leaf.sums[from + bin * CELL];
        leftSecond += leaf.sums[from + bin * CELL + 1];
        leftRows += leaf.sums[from + bin * CELL + 2];
        double rightFirst = allFirst - leftFirst;
        double rightSecond = allSecond - leftSecond;
        if (leftRows < settings.leastRows || leftSecond < settings.leastWeight) {
          continue;
        }
        if (leaf.rows.length - leftRows < settings.leastRows
            || rightSecond < settings.leastWeight) {
          break;
        }
        double gain =
            leftFirst * leftFirst / (leftSecond + settings.shrink)
                + rightFirst * rightFirst / (rightSecond + settings.shrink)
                - whole;
        if (gain > leaf.gain + 1e-9) {
          leaf.gain = gain;
          leaf.feature = features[k];
          leaf.bin = bin;
        }
      }
    }
  }

  private Tree tree() {
    int[] features = draw(width, (int) (width * settings.features));
    int[] rows = draw(size, (int) (size * settings.rows));
    List<Leaf> leaves = new ArrayList<>();
    Leaf start = new Leaf(rows, sums(rows, features));
    findSplit(start, features);
    leaves.add(start);
    int[] asked = new int[settings.leaves - 1];
    float[] thresholds = new float[settings.leaves - 1];
    int[] left = new int[settings.leaves - 1];
    int[] right = new int[settings.leaves - 1];
    int nodes = 0;
    while (leaves.size() < settings.leaves) {
      Leaf best = leaves.getFirst();
      for (Leaf leaf : leaves) {
        best = leaf.gain > best.gain ? leaf : best;
      }
      if (best.feature < 0) {
        break;
      }
      int node = nodes++;
      asked[node] = best.feature;
      thresholds[node] = edges[best.feature][best.bin];
      link(left, right, best, node);
      int place = leaves.indexOf(best);
      Leaf[] halves = part(best, features);
      halves[0].parent = node;
      halves[1].parent = node;
      halves[1].right = true;
      leaves.set(place, halves[0]);
      leaves.add(halves[1]);
    }
    int[] values = new int[leaves.size()];
    for (int k = 0; k < values.length; k++) {
      Leaf leaf = leaves.get(k);
      link(left, right, leaf, -1 - k);
      double g = 0;
      double h = 0;
      for (int row : leaf.rows) {
        g += first[row];
        h += second[row];
      }
      values[k] =
          (int) StrictMath.round(-g / (h + settings.shrink) * settings.rate / BlockModel.UNIT);
    }
    Tree tree =
        new Tree(
            Arrays.copyOf(asked, nodes),
            Arrays.copyOf(thresholds, nodes),
            Arrays.copyOf(left, nodes),
            Arrays.copyOf(right, nodes),
            values);
    add(tree);
    return tree;
  }

  private static void link(int[] left, int[] right, Leaf leaf, int child) {
    if (leaf.parent >= 0) {
      (leaf.right ? right : left)[leaf.parent] = child;
    }
  }

  private Leaf[] part(Leaf leaf, int[] features) {
    byte[] column = bins[leaf.feature];
    int[] left = new int[leaf.rows.length];
    int[] right = new int[leaf.rows.length];
    int lefts = 0;
    int rights = 0;
    for (int row : leaf.rows) {
      if (column[row] <= leaf.bin) {
        left[lefts++] = row;
      } else {
        right[rights++] = row;
      }
    }
    int[] leftRows = Arrays.copyOf(left, lefts);
    int[] rightRows = Arrays.copyOf(right, rights);
    boolean leftSmaller = lefts < rights;
    double[] small = sums(leftSmaller ? leftRows : rightRows, features);
    double[] large = leaf.sums;
    for (int i = 0; i < large.length; i++) {
      large[i] -= small[i];
    }
    Leaf[] halves = {
      new Leaf(leftRows, leftSmaller ? small : large),
      new Leaf(rightRows, leftSmaller ? large : small)
    };
    findSplit(halves[0], features);
    findSplit(halves[1], features);
    return halves;
  }

  /// Adds the tree to the score of every row, seen or not.
  private void add(Tree tree) {
    int[] edge = new int[tree.features().length];
    for (int i = 0; i < edge.length; i++) {
      edge[i] = Arrays.binarySearch(edges[tree.features()[i]], tree.thresholds()[i]);
    }
    for (int row = 0; row < size; row++) {
      int at = edge.length == 0 ? -1 : 0;
      while (at >= 0) {
        at = bins[tree.features()[at]][row] <= edge[at] ? tree.left()[at] : tree.right()[at];
      }
      score[row] += tree.leaves()[-1 - at] * BlockModel.UNIT;
    }
  }

  /// So many different numbers below `of`, rising.
  private int[] draw(int of, int count) {
    int[] drawn = new int[count];
    int found = 0;
    for (int i = 0; i < of && found < count; i++) {
      if (random.nextInt(of - i) < count - found) {
        drawn[found++] = i;
      }
    }
    return drawn;
  }
}
