package org.rapporteur.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Groups the words of the encoder's vocabulary by how they are used: spherical k-means over the
/// input vectors of all-MiniLM-L6-v2. `WordClusters FILE` writes `word wide narrow` a line. The
/// same file every time.
public final class WordClusters {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
  private static final String TABLE = "embeddings.word_embeddings.weight_quantized";
  private static final int WIDTH = 384;
  private static final int WIDE = 100;
  private static final int NARROW = 1000;
  private static final int ROUNDS = 15;

  private WordClusters() {}

  public static void main(String[] args) throws IOException {
    byte[] model = resource(MODEL);
    ByteBuffer table = find(model);
    JsonNode vocabulary =
        new ObjectMapper().readTree(resource(TOKENIZER)).get("model").get("vocab");
    List<String> words = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    vocabulary
        .properties()
        .forEach(
            entry -> {
              String word = entry.getKey();
              if (word.length() > 1 && word.chars().allMatch(Character::isLetter)) {
                float[] vector = new float[WIDTH];
                for (int i = 0; i < WIDTH; i++) {
                  vector[i] = table.get(entry.getValue().asInt() * WIDTH + i) & 0xff;
                }
                words.add(word);
                vectors.add(vector);
              }
            });
    float[][] points = vectors.toArray(float[][]::new);
    center(points);
    int[] wide = cluster(points, WIDE);
    int[] narrow = cluster(points, NARROW);
    StringBuilder lines =
        new StringBuilder(
            "# Words with the numbers of two groups of words used alike (of 100 and of 1000), by k-means over the input vectors of\n"
                + "# all-MiniLM-L6-v2 (Apache-2.0); made by org.rapporteur.eval.WordClusters.\n");
    IntStream.range(0, points.length)
        .boxed()
        .sorted((a, b) -> words.get(a).compareTo(words.get(b)))
        .forEach(
            i ->
                lines
                    .append(words.get(i))
                    .append(' ')
                    .append(wide[i])
                    .append(' ')
                    .append(narrow[i])
                    .append('\n'));
    Files.writeString(Path.of(args[0]), lines);
  }

  private static byte[] resource(String path) throws IOException {
    try (InputStream in = WordClusters.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("not on the class path: " + path);
      }
      return in.readAllBytes();
    }
  }

  private static void center(float[][] points) {
    float[] mean = new float[WIDTH];
    for (float[] point : points) {
      for (int i = 0; i < WIDTH; i++) {
        mean[i] += point[i] / points.length;
      }
    }
    for (float[] point : points) {
      for (int i = 0; i < WIDTH; i++) {
        point[i] -= mean[i];
      }
      scaleToOne(point);
    }
  }

  private static void scaleToOne(float[] point) {
    double square = 1e-12;
    for (float x : point) {
      square += (double) x * x;
    }
    float scale = (float) (1 / Math.sqrt(square));
    for (int i = 0; i < WIDTH; i++) {
      point[i] *= scale;
    }
  }

  private static int[] cluster(float[][] points, int groups) {
    Random random = new Random(1);
    float[][] centers = new float[groups][];
    for (int k = 0; k < groups; k++) {
      centers[k] = points[random.nextInt(points.length)].clone();
    }
    int[] group = new int[points.length];
    for (int round = 0; round < ROUNDS; round++) {
      IntStream.range(0, points.length)
          .parallel()
          .forEach(i -> group[i] = nearest(points[i], centers));
      for (float[] center : centers) {
        Arrays.fill(center, 0);
      }
      for (int i = 0; i < points.length; i++) {
        for (int j = 0; j < WIDTH; j++) {
          centers[group[i]][j] += points[i][j];
        }
      }
      for (float[] center : centers) {
        scaleToOne(center);
      }
    }
    return group;
  }

  private static int nearest(float[] point, float[][] centers) {
    int nearest = 0;
    float best = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < centers.length; k++) {
      float dot = 0;
      for (int i = 0; i < WIDTH; i++) {
        dot += point[i] * centers[k][i];
      }
      if (dot > best) {
        best = dot;
        nearest = k;
      }
    }
    return nearest;
  }

  /// The bytes of the word vectors in the ONNX file (protocol buffers: ModelProto.graph is field 7,
  /// GraphProto.initializer 5, TensorProto.name 8 and raw_data 9).
  private static ByteBuffer find(byte[] model) throws IOException {
    for (ByteBuffer graph : fields(ByteBuffer.wrap(model), 7)) {
      for (ByteBuffer tensor : fields(graph, 5)) {
        List<ByteBuffer> names = fields(tensor.duplicate(), 8);
        if (!names.isEmpty()
            && StandardCharsets.UTF_8.decode(names.getFirst()).toString().equals(TABLE)) {
          return fields(tensor, 9).getFirst();
        }
      }
    }
    throw new IOException("no " + TABLE);
  }

  private static List<ByteBuffer> fields(ByteBuffer message, int wanted) throws IOException {
    List<ByteBuffer> found = new ArrayList<>();
    while (message.hasRemaining()) {
      long key = variable(message);
      switch ((int) (key & 7)) {
        case 0 -> variable(message);
        case 1 -> message.position(message.position() + 8);
        case 2 -> {
          int length = (int) variable(message);
          if (key >>> 3 == wanted) {
            found.add(message.slice(message.position(), length));
          }
          message.position(message.position() + length);
        }
        case 5 -> message.position(message.position() + 4);
        default -> throw new IOException("not a protocol buffer");
      }
    }
    return found;
  }

  private static long variable(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    while (true) {
      byte read = in.get();
      value |= (long) (read & 0x7f) << shift;
      if (read >= 0) {
        return value;
      }
      shift += 7;
    }
  }
}
