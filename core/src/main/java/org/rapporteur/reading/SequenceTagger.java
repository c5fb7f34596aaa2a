package org.rapporteur.reading;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A linear-chain conditional random field over sparse features: gives each token of a sequence one
/// of a few labels.
///
/// A token's score for a label is the sum of its features' weights; a step from label to label has
/// a weight too, which depends on the *transition class* of the token stepped to (a quote mark, the
/// start of a sentence, any word: whoever makes the sequences decides). Labels are `O`, `B-x`
/// (begins an x) and `I-x` (goes on with it); `I-x` stands only after `B-x` or `I-x`.
///
/// A weight is one byte, the root of its size (most weights are small, and it is those that must
/// not be rounded away), in a table found by the feature's hash; features without a row weigh
/// nothing. Immutable, safe to share between threads. Method: Lafferty, McCallum and Pereira,
/// *Conditional Random Fields* (ICML 2001).
public final class SequenceTagger {
  /// Bytes that count their weight's steps: written by earlier versions.
  private static final int FORMAT_OF_STEPS = 0x52544731;

  /// Bytes that are the roots of weights.
  private static final int FORMAT = 0x52544732;

  private static final int PRESENT_BITS = 23;
  private static final int NO_ROW = -1;
  private static final double IMPOSSIBLE = -1e9;

  /// So far below any sum of weights that no path goes through it.
  private static final float RULED_OUT = -1e4f;

  /// What is tagged.
  ///
  /// @param features of each token, as [Features] makes them; not copied
  /// @param transitionClasses of each token, from 0; not copied
  public record Sequence(int[][] features, byte[] transitionClasses) {
    public Sequence {
      if (features.length != transitionClasses.length) {
        throw new IllegalArgumentException(
            features.length + " tokens, " + transitionClasses.length + " transition classes");
      }
    }

    public int length() {
      return features.length;
    }
  }

  /// What a trainer has learnt, unrounded.
  ///
  /// @param labels all labels; the first is `O`
  /// @param starts the weight of each label on a sequence's first token
  /// @param transitions by transition class, then by `from * labels.size() + to`
  /// @param features each once, in rising order
  /// @param weights by feature's place in `features`, then by label
  public record Weights(
      List<String> labels,
      float[] starts,
      float[][] transitions,
      int[] features,
      float[][] weights) {}

  /// A stretch of tokens that labels say belong together.
  ///
  /// @param type what stands behind `B-` and `I-`
  /// @param start first token
  /// @param end one past the last token
  public record Segment(String type, int start, int end) {}

  private final List<String> labels;
  private final boolean[] legal;
  private final float[] starts;
  private final float[][] transitions;
  private final float scale;
  private final boolean roots;
  private final int rows;
  private final byte[] weights;
  private final int[] features;

  /// One bit for each feature by its first bits: most features of a token have no row, and this
  /// says so without a look into the table.
  private final long[] present;

  private final int mask;
  private final int[] keys;
  private final int[] rowAt;
  private final short[] table;

  private SequenceTagger(
      List<String> labels,
      float[] starts,
      float[][] transitions,
      float scale,
      int[] worth,
      int[] features,
      byte[] weights) {
    this.labels = List.copyOf(labels);
    this.legal = legalSteps(labels);
    this.starts = starts;
    this.transitions = transitions;
    this.scale = scale;
    this.roots = worth[Byte.MAX_VALUE] != Byte.MAX_VALUE;
    this.rows = features.length;
    this.features = features;
    this.weights = weights;
    int width = labels.size();
    this.present = new long[1 << (PRESENT_BITS - 6)];
    int slots = Integer.highestOneBit(Math.max(1, rows)) * 4;
    this.mask = slots - 1;
    this.keys = new int[slots];
    this.rowAt = new int[slots];
    Arrays.fill(rowAt, NO_ROW);
    this.table = new short[rows * width];
    for (int row = 0; row < rows; row++) {
      int bit = features[row] >>> (32 - PRESENT_BITS);
      present[bit >>> 6] |= 1L << bit;
      int slot = features[row] & mask;
      while (rowAt[slot] != NO_ROW) {
        slot = (slot + 1) & mask;
      }
      rowAt[slot] = row;
      keys[slot] = features[row];
    }
    for (int i = 0; i < table.length; i++) {
      table[i] = (short) worth[weights[i] & 0xff];
    }
  }

  /// Rounds what was learnt: a weight beyond `limit` counts as `limit`.
  public static SequenceTagger of(Weights learnt, float limit) {
    int width = learnt.labels().size();
    byte[] rounded = new byte[learnt.features().length * width];
    int[] kept = new int[learnt.features().length];
    int rows = 0;
    for (int row = 0; row < kept.length; row++) {
      boolean counts = false;
      for (int label = 0; label < width; label++) {
        float share = Math.clamp(learnt.weights()[row][label] / limit, -1f, 1f);
        byte root =
            (byte) Math.round(Math.signum(share) * Math.sqrt(Math.abs(share)) * Byte.MAX_VALUE);
        rounded[rows * width + label] = root;
        counts |= root != 0;
      }
      if (counts) {
        kept[rows++] = learnt.features()[row];
      }
    }
    return new SequenceTagger(
        learnt.labels(),
        learnt.starts(),
        learnt.transitions(),
        limit / (Byte.MAX_VALUE * Byte.MAX_VALUE),
        worthOfRoots(),
        Arrays.copyOf(kept, rows),
        rounded);
  }

  /// What each byte, read without its sign, is worth in units of the scale.
  private static int[] worthOfRoots() {
    int[] worth = new int[256];
    for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
      worth[value & 0xff] = value * Math.abs(value);
    }
    return worth;
  }

  private static int[] worthOfSteps() {
    int[] worth = new int[256];
    for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
      worth[value & 0xff] = value;
    }
    return worth;
  }

  /// Which label may follow which, by `from * labels.size() + to`.
  public static boolean[] legalSteps(List<String> labels) {
    int width = labels.size();
    boolean[] legal = new boolean[width * width];
    for (int from = 0; from < width; from++) {
      for (int to = 0; to < width; to++) {
        String target = labels.get(to);
        legal[from * width + to] =
            !target.startsWith("I-")
                || (labels.get(from).length() > 2
                    && labels.get(from).substring(2).equals(target.substring(2)));
      }
    }
    return legal;
  }

  public List<String> labels() {
    return labels;
  }

  /// The likeliest labels of `sequence`, as places in [#labels]. `beginBonus` is added to the score
  /// of every `B-` label: above 0 finds more, below 0 is stricter.
  public int[] tag(Sequence sequence, float beginBonus) {
    float[] bonus = new float[labels.size()];
    for (int label = 0; label < bonus.length; label++) {
      bonus[label] = labels.get(label).startsWith("B-") ? beginBonus : 0;
    }
    return tag(sequence, bonus);
  }

  /// As [#tag(Sequence, float)], with what is added to each label's score, by its place in
  /// [#labels].
  public int[] tag(Sequence sequence, float[] bonus) {
    return score(sequence).tag(bonus);
  }

  /// How likely each label is at each token, 0 to 1: by token, then by place in [#labels] (forward
  /// and backward over the whole sequence).
  public double[][] posteriors(Sequence sequence) {
    return score(sequence).posteriors();
  }

  /// Looks up what the features of `sequence` weigh: the costly part, to be done once where it is
  /// tagged more than once.
  public Scored score(Sequence sequence) {
    return new Scored(sequence, emissions(sequence));
  }

  /// A sequence whose features have been weighed. Immutable.
  public final class Scored {
    private final Sequence sequence;
    private final float[][] emissions;

    private Scored(Sequence sequence, float[][] emissions) {
      this.sequence = sequence;
      this.emissions = emissions;
    }

    /// The likeliest labels, with nothing added to their scores.
    public int[] tag() {
      return tag(new float[labels.size()]);
    }

    /// As [SequenceTagger#tag(Sequence, float[])].
    public int[] tag(float[] bonus) {
      return bestPath(sequence, emissions, bonus);
    }

    /// As [SequenceTagger#posteriors].
    public double[][] posteriors() {
      return marginals(sequence, emissions);
    }

    /// The same sequence where another reader of it has a say: each score becomes `own` times what
    /// it was, and `share` times what the other gives that label. Tokens from `scores.length` on
    /// and those with an empty row are left as they are.
    public Scored with(float own, float[][] scores, float share) {
      float[][] together = emissions.clone();
      for (int i = 0; i < Math.min(together.length, scores.length); i++) {
        float[] other = scores[i];
        if (other.length > 0) {
          together[i] = new float[other.length];
          for (int label = 0; label < other.length; label++) {
            together[i][label] = own * emissions[i][label] + share * other[label];
          }
        }
      }
      return new Scored(sequence, together);
    }

    /// The same sequence where `token` is known to be labelled `label`.
    public Scored given(int token, int label) {
      float[][] known = emissions.clone();
      known[token] = new float[labels.size()];
      Arrays.fill(known[token], RULED_OUT);
      known[token][label] = 0;
      return new Scored(sequence, known);
    }
  }

  private int[] bestPath(Sequence sequence, float[][] emissions, float[] bonus) {
    int length = sequence.length();
    if (length == 0) {
      return new int[0];
    }
    int width = labels.size();
    byte[][] cameFrom = new byte[length][width];
    double[] best = new double[width];
    double[] next = new double[width];
    for (int label = 0; label < width; label++) {
      best[label] = legal[label] ? starts[label] + emissions[0][label] + bonus[label] : IMPOSSIBLE;
    }
    for (int i = 1; i < length; i++) {
      float[] steps = transitions[sequence.transitionClasses()[i]];
      for (int to = 0; to < width; to++) {
        double top = Double.NEGATIVE_INFINITY;
        int from = 0;
        for (int label = 0; label < width; label++) {
          if (legal[label * width + to]) {
            double score = best[label] + steps[label * width + to];
            if (score > top) {
              top = score;
              from = label;
            }
          }
        }
        next[to] = top + emissions[i][to] + bonus[to];
        cameFrom[i][to] = (byte) from;
      }
      double[] swap = best;
      best = next;
      next = swap;
    }
    int label = 0;
    for (int other = 1; other < width; other++) {
      if (best[other] > best[label]) {
        label = other;
      }
    }
    int[] path = new int[length];
    for (int i = length - 1; i >= 0; i--) {
      path[i] = label;
      label = cameFrom[i][label];
    }
    return path;
  }

  private double[][] marginals(Sequence sequence, float[][] weighed) {
    int length = sequence.length();
    int width = labels.size();
    if (length == 0) {
      return new double[0][0];
    }
    double[][] emissions = exponentials(weighed);
    double[][] steps = new double[transitions.length][];
    for (int i = 1; i < length; i++) {
      int transitionClass = sequence.transitionClasses()[i];
      if (steps[transitionClass] == null) {
        steps[transitionClass] = exponentials(transitions[transitionClass], legal);
      }
    }
    double[][] forward = new double[length][width];
    for (int label = 0; label < width; label++) {
      forward[0][label] = legal[label] ? Math.exp(starts[label]) * emissions[0][label] : 0;
    }
    scaleToOne(forward[0]);
    for (int i = 1; i < length; i++) {
      double[] step = steps[sequence.transitionClasses()[i]];
      for (int from = 0; from < width; from++) {
        for (int to = 0; to < width; to++) {
          forward[i][to] += forward[i - 1][from] * step[from * width + to];
        }
      }
      for (int to = 0; to < width; to++) {
        forward[i][to] *= emissions[i][to];
      }
      scaleToOne(forward[i]);
    }
    double[] backward = new double[width];
    Arrays.fill(backward, 1);
    for (int i = length - 2; i >= 0; i--) {
      double[] step = steps[sequence.transitionClasses()[i + 1]];
      double[] before = new double[width];
      for (int from = 0; from < width; from++) {
        for (int to = 0; to < width; to++) {
          before[from] += step[from * width + to] * emissions[i + 1][to] * backward[to];
        }
      }
      scaleToOne(before);
      backward = before;
      for (int label = 0; label < width; label++) {
        forward[i][label] *= backward[label];
      }
      scaleToOne(forward[i]);
    }
    return forward;
  }

  /// The stretches that labels stand for, in order.
  public List<Segment> segments(int[] path) {
    List<Segment> segments = new ArrayList<>();
    int i = 0;
    while (i < path.length) {
      if (path[i] == 0) {
        i++;
        continue;
      }
      String type = labels.get(path[i]).substring(2);
      int end = i + 1;
      while (end < path.length && labels.get(path[end]).equals("I-" + type)) {
        end++;
      }
      segments.add(new Segment(type, i, end));
      i = end;
    }
    return segments;
  }

  private float[][] emissions(Sequence sequence) {
    int width = labels.size();
    float[][] emissions = new float[sequence.length()][width];
    int[] sums = new int[width];
    for (int i = 0; i < emissions.length; i++) {
      Arrays.fill(sums, 0);
      for (int feature : sequence.features()[i]) {
        int bit = feature >>> (32 - PRESENT_BITS);
        if ((present[bit >>> 6] & (1L << bit)) == 0) {
          continue;
        }
        int slot = feature & mask;
        while (rowAt[slot] != NO_ROW && keys[slot] != feature) {
          slot = (slot + 1) & mask;
        }
        if (rowAt[slot] != NO_ROW) {
          int at = rowAt[slot] * width;
          for (int label = 0; label < width; label++) {
            sums[label] += table[at + label];
          }
        }
      }
      for (int label = 0; label < width; label++) {
        emissions[i][label] = sums[label] * scale;
      }
    }
    return emissions;
  }

  private static double[][] exponentials(float[][] scores) {
    double[][] exponentials = new double[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      float top = Float.NEGATIVE_INFINITY;
      for (float score : scores[i]) {
        top = Math.max(top, score);
      }
      exponentials[i] = new double[scores[i].length];
      for (int label = 0; label < scores[i].length; label++) {
        exponentials[i][label] = Math.exp(scores[i][label] - top);
      }
    }
    return exponentials;
  }

  private static double[] exponentials(float[] steps, boolean[] legal) {
    double[] exponentials = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      exponentials[i] = legal[i] ? Math.exp(steps[i]) : 0;
    }
    return exponentials;
  }

  private static void scaleToOne(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
  }

  /// Writes the tagger so that [#read] brings back one that tags alike.
  public void write(OutputStream to) throws IOException {
    int width = labels.size();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(to, deflater))) {
      out.writeInt(roots ? FORMAT : FORMAT_OF_STEPS);
      out.writeInt(width);
      for (String label : labels) {
        out.writeUTF(label);
      }
      writeFloats(out, starts);
      out.writeInt(transitions.length);
      for (float[] steps : transitions) {
        writeFloats(out, steps);
      }
      out.writeFloat(scale);
      out.writeInt(rows);
      int previous = Integer.MIN_VALUE;
      for (int feature : features) {
        writeVariable(out, feature - previous);
        previous = feature;
      }
      for (int label = 0; label < width; label++) {
        for (int row = 0; row < rows; row++) {
          out.writeByte(weights[row * width + label]);
        }
      }
    } finally {
      deflater.end();
    }
  }

  /// The tagger whose weights lie beside the classes of a room.
  ///
  /// @param room any class of the room
  public static SequenceTagger load(Class<?> room, String path) {
    try (InputStream in = room.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no weights " + path + " beside " + room.getName());
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("weights " + path, e);
    }
  }

  /// Reads what [#write] wrote. Throws [IOException] on anything else.
  public static SequenceTagger read(InputStream from) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new InflaterInputStream(from), 1 << 16))) {
      int format = in.readInt();
      if (format != FORMAT && format != FORMAT_OF_STEPS) {
        throw new IOException("not the weights of a sequence tagger");
      }
      int width = in.readInt();
      List<String> labels = new ArrayList<>();
      for (int label = 0; label < width; label++) {
        labels.add(in.readUTF());
      }
      float[] starts = readFloats(in, width);
      float[][] transitions = new float[in.readInt()][];
      for (int i = 0; i < transitions.length; i++) {
        transitions[i] = readFloats(in, width * width);
      }
      float scale = in.readFloat();
      int[] features = new int[in.readInt()];
      int previous = Integer.MIN_VALUE;
      for (int row = 0; row < features.length; row++) {
        features[row] = previous + readVariable(in);
        previous = features[row];
      }
      byte[] weights = new byte[features.length * width];
      byte[] column = new byte[features.length];
      for (int label = 0; label < width; label++) {
        in.readFully(column);
        for (int row = 0; row < features.length; row++) {
          weights[row * width + label] = column[row];
        }
      }
      int[] worth = format == FORMAT ? worthOfRoots() : worthOfSteps();
      return new SequenceTagger(labels, starts, transitions, scale, worth, features, weights);
    }
  }

  private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] readFloats(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static void writeVariable(DataOutputStream out, int value) throws IOException {
    int left = value;
    while ((left & ~0x7f) != 0) {
      out.writeByte((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.writeByte(left);
  }

  private static int readVariable(DataInputStream in) throws IOException {
    int value = 0;
    int shift = 0;
    while (true) {
      byte read = in.readByte();
      value |= (read & 0x7f) << shift;
      if (read >= 0) {
        return value;
      }
      shift += 7;
    }
  }
}
