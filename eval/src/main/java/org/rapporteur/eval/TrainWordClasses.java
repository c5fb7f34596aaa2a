package org.rapporteur.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/// Makes the classes of words: `TrainWordClasses core/src/main/resources/org/rapporteur/reading/en/word-classes.txt.gz`.
///
/// K-means by cosine over the word vectors that stand in the encoder's first layer, for words of two and more small letters. The file that
/// is shipped was made so with other first centres; making it again gives classes that are alike but numbered and cut otherwise, and every
/// tagger that reads them must then be trained again.
public final class TrainWordClasses {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
  private static final String TENSOR = "embeddings.word_embeddings.weight_quantized";
  private static final int WIDTH = 384;

  /// What counts as 0 in the tensor; its scale does not matter to a cosine.
  private static final int ZERO_POINT = 128;

  private static final int[] GRAINS = {64, 400, 1500};
  private static final int[] ROUNDS = {15, 12, 8};

  // Fields of ONNX messages: ModelProto.graph, GraphProto.initializer, TensorProto.name and raw_data.
  private static final int GRAPH = 7;
  private static final int INITIALIZER = 5;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;

  public static void main(String[] args) throws IOException {
    byte[] tensor = tensor(resource(MODEL));
    JsonNode vocabulary = new ObjectMapper().readTree(resource(TOKENIZER)).path("model").path("vocab");
    TreeMap<String, Integer> rows = new TreeMap<>();
    vocabulary
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().matches("[a-z]{2,}")) {
                rows.put(entry.getKey(), entry.getValue().asInt());
              }
            });
    List<String> words = new ArrayList<>(rows.keySet());
    float[][] vectors = new float[words.size()][WIDTH];
    for (int i = 0; i < vectors.length; i++) {
      int at = rows.get(words.get(i)) * WIDTH;
      for (int k = 0; k < WIDTH; k++) {
        vectors[i][k] = (tensor[at + k] & 0xff) - ZERO_POINT;
      }
    }
    centre(vectors);
    int[][] classes = new int[GRAINS.length][];
    for (int grain = 0; grain < GRAINS.length; grain++) {
      classes[grain] = classes(vectors, GRAINS[grain], ROUNDS[grain], new Random(grain + 1));
      System.out.printf("%d classes of %d words%n", GRAINS[grain], words.size());
    }
    try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(Path.of(args[0]))), StandardCharsets.UTF_8)) {
      for (int i = 0; i < vectors.length; i++) {
        out.write(words.get(i) + " " + classes[0][i] + " " + classes[1][i] + " " + classes[2][i] + "\n");
      }
    }
  }

  private static byte[] resource(String path) throws IOException {
    try (InputStream in = TrainWordClasses.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("not on the class path: " + path);
      }
      return in.readAllBytes();
    }
  }

  /// Takes the mean from every vector and makes each of length one.
  private static void centre(float[][] vectors) {
    float[] mean = new float[WIDTH];
    for (float[] vector : vectors) {
      for (int k = 0; k < WIDTH; k++) {
        mean[k] += vector[k] / vectors.length;
      }
    }
    for (float[] vector : vectors) {
      for (int k = 0; k < WIDTH; k++) {
        vector[k] -= mean[k];
      }
      scaleToOne(vector);
    }
  }

  private static void scaleToOne(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    float length = (float) Math.sqrt(squares);
    for (int k = 0; k < WIDTH && length > 0; k++) {
      vector[k] /= length;
    }
  }

  private static int[] classes(float[][] vectors, int count, int rounds, Random random) {
    float[][] centres = new float[count][];
    int[] first = random.ints(0, vectors.length).distinct().limit(count).toArray();
    Arrays.setAll(centres, i -> vectors[first[i]].clone());
    int[] nearest = new int[vectors.length];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < vectors.length; i++) {
        nearest[i] = nearest(vectors[i], centres);
      }
      float[][] sums = new float[count][WIDTH];
      for (int i = 0; i < vectors.length; i++) {
        for (int k = 0; k < WIDTH; k++) {
          sums[nearest[i]][k] += vectors[i][k];
        }
      }
      for (float[] sum : sums) {
        scaleToOne(sum);
      }
      centres = sums;
    }
    return nearest;
  }

  private static int nearest(float[] vector, float[][] centres) {
    int best = 0;
    float top = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      float product = 0;
      for (int k = 0; k < WIDTH; k++) {
        product += vector[k] * centres[c][k];
      }
      if (product > top) {
        top = product;
        best = c;
      }
    }
    return best;
  }

  /// The bytes of the tensor of word vectors in an ONNX file.
  private static byte[] tensor(byte[] file) throws IOException {
    for (Field graph : fields(file, 0, file.length, GRAPH)) {
      for (Field tensor : fields(file, graph.start(), graph.end(), INITIALIZER)) {
        for (Field name : fields(file, tensor.start(), tensor.end(), NAME)) {
          if (new String(file, name.start(), name.end() - name.start(), StandardCharsets.UTF_8).equals(TENSOR)) {
            Field data = fields(file, tensor.start(), tensor.end(), RAW_DATA).getFirst();
            return Arrays.copyOfRange(file, data.start(), data.end());
          }
        }
      }
    }
    throw new IOException("no tensor " + TENSOR);
  }

  private record Field(int start, int end) {}

  /// The fields of one number, all with a length, of the protocol-buffer message that stands from `start` to `end`.
  private static List<Field> fields(byte[] bytes, int start, int end, int number) {
    List<Field> fields = new ArrayList<>();
    int[] at = {start};
    while (at[0] < end) {
      long tag = variable(bytes, at);
      switch ((int) (tag & 7)) {
        case 0 -> variable(bytes, at);
        case 1 -> at[0] += 8;
        case 5 -> at[0] += 4;
        default -> {
          int length = (int) variable(bytes, at);
          if (tag >>> 3 == number) {
            fields.add(new Field(at[0], at[0] + length));
          }
          at[0] += length;
        }
      }
    }
    return fields;
  }

  private static long variable(byte[] bytes, int[] at) {
    long value = 0;
    int shift = 0;
    while (true) {
      byte next = bytes[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
      shift += 7;
    }
  }

  private TrainWordClasses() {}
}
