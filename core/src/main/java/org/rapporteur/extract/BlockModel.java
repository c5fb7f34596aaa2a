package org.rapporteur.extract;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// Weighs each block of a page by a sum of small decision trees: above nothing it is body text. The
/// trees are data (`blocks.bin`), trained by `TrainBlocks` in `eval`. Leaves hold whole numbers, so
/// that every machine sums up the same. Immutable, shared between threads.
public final class BlockModel {
  /// One leaf unit, in the logarithm of the odds.
  public static final double UNIT = 1.0 / 1024;

  /// After so many trees most of a page's furniture is known for what it is.
  private static final int SURE_AFTER = 50;

  private static final int SURELY_NOT = (int) (-3 / UNIT);

  private static final int FORMAT = 0x426C6B31;

  private static final class Shared {
    static final BlockModel MODEL = load();
  }

  /// One tree. A child of 0 or more is an inner node; any other is the leaf `-1 - child`.
  ///
  /// @param features the value of a row that each inner node asks for
  /// @param thresholds up to which a row goes left
  /// @param leaves in [#UNIT]s
  public record Tree(int[] features, float[] thresholds, int[] left, int[] right, int[] leaves) {}

  private final Tree[] trees;
  private final int base;

  // The nodes of all trees one after another, and all leaves: nearer to one another in memory than
  // arrays of each tree's own.

  /// Where each tree begins; what is below 0 is a leaf, as in [Tree].
  private final int[] roots;

  private final byte[] features;
  private final float[] thresholds;
  private final short[] left;
  private final short[] right;
  private final int[] leaves;

  private BlockModel(Tree[] trees, int base) {
    this.trees = trees;
    this.base = base;
    int nodes = Stream.of(trees).mapToInt(tree -> tree.features.length).sum();
    this.roots = new int[trees.length];
    this.features = new byte[nodes];
    this.thresholds = new float[nodes];
    this.left = new short[nodes];
    this.right = new short[nodes];
    this.leaves = new int[nodes + trees.length];
    int node = 0;
    int leaf = 0;
    for (int k = 0; k < trees.length; k++) {
      Tree tree = trees[k];
      int size = tree.features.length;
      roots[k] = size == 0 ? -1 - leaf : node;
      for (int i = 0; i < size; i++) {
        features[node + i] = (byte) tree.features[i];
        thresholds[node + i] = tree.thresholds[i];
        left[node + i] = moved(tree.left[i], node, leaf);
        right[node + i] = moved(tree.right[i], node, leaf);
      }
      System.arraycopy(tree.leaves, 0, leaves, leaf, size + 1);
      node += size;
      leaf += size + 1;
    }
  }

  private static short moved(int child, int node, int leaf) {
    int place = child >= 0 ? child + node : child - leaf;
    if (place != (short) place) {
      throw new IllegalArgumentException("too many nodes: " + place);
    }
    return (short) place;
  }

  /// @param base what every block has before the trees are asked, in [#UNIT]s
  public static BlockModel of(List<Tree> trees, int base) {
    return new BlockModel(trees.toArray(new Tree[0]), base);
  }

  static BlockModel shared() {
    return Shared.MODEL;
  }

  /// The weight of a row of [BlockFeatures], in [#UNIT]s; above 0 it is body text.
  public int weigh(float[] row) {
    int sum = base;
    for (int k = 0; k < trees.length; k++) {
      if (k == SURE_AFTER && sum < SURELY_NOT) {
        return sum;
      }
      int at = roots[k];
      while (at >= 0) {
        at = row[features[at] & 0xFF] <= thresholds[at] ? left[at] : right[at];
      }
      sum += leaves[-1 - at];
    }
    return sum;
  }

  private static int features() {
    return String.join("\n", BlockFeatures.names()).hashCode();
  }

  /// Writes the trees with a mark of the features they were trained on.
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(FORMAT);
    out.writeInt(features());
    out.writeInt(base);
    out.writeShort(trees.length);
    for (Tree tree : trees) {
      out.writeByte(tree.features.length);
      for (int i = 0; i < tree.features.length; i++) {
        out.writeByte(tree.features[i]);
        out.writeFloat(tree.thresholds[i]);
        out.writeByte(tree.left[i]);
        out.writeByte(tree.right[i]);
      }
      for (int leaf : tree.leaves) {
        out.writeShort(leaf);
      }
    }
    out.flush();
  }

  private static BlockModel load() {
    try (InputStream stream = BlockModel.class.getResourceAsStream("blocks.bin")) {
      if (stream == null) {
        throw new IllegalStateException("missing resource blocks.bin");
      }
      DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
      if (in.readInt() != FORMAT || in.readInt() != features()) {
        throw new IllegalStateException("blocks.bin was trained on other features: train it again");
      }
      int base = in.readInt();
      Tree[] trees = new Tree[in.readUnsignedShort()];
      for (int k = 0; k < trees.length; k++) {
        int size = in.readUnsignedByte();
        Tree tree =
            new Tree(
                new int[size], new float[size], new int[size], new int[size], new int[size + 1]);
        for (int i = 0; i < size; i++) {
          tree.features[i] = in.readUnsignedByte();
          tree.thresholds[i] = in.readFloat();
          tree.left[i] = in.readByte();
          tree.right[i] = in.readByte();
        }
        for (int i = 0; i <= size; i++) {
          tree.leaves[i] = in.readShort();
        }
        trees[k] = tree;
      }
      return new BlockModel(trees, base);
    } catch (IOException e) {
      throw new UncheckedIOException("blocks.bin", e);
    }
  }
}
