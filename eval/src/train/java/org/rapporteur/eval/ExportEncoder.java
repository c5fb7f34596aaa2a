package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Brings a trained encoder to weights of one byte: `ExportEncoder WORK/epoch-3.onnx
/// core/src/main/resources/org/rapporteur/reading/encoder.onnx`.
///
/// The graph is that of MiniLM's quantised release, with three changes. Its scales of activations
/// are taken over one piece's numbers, not over the whole batch, so that a sentence reads the same
/// in any company. The word pieces' input vectors have a scale each. Weights of the layers use 7 of
/// 8 bits: with all 8, sums overflow on processors without VNNI. Heads and small tables keep four
/// bytes.
public final class ExportEncoder {
  private static final String QUANTISED = "_quantized";
  private static final String SCALE = "_scale";
  private static final String ZERO = "_zero_point";
  private static final String WORDS = "embeddings.word_embeddings.weight";
  private static final List<String> TABLES =
      List.of("embeddings.position_embeddings.weight", "embeddings.token_type_embeddings.weight");
  private static final int LARGEST_WEIGHT = 64;
  private static final int MIDDLE = 128;

  public static void main(String[] args) throws IOException {
    OnnxGraph trained = OnnxGraph.read(Path.of(args[0]));
    OnnxGraph graph = TrainEncoder.resource("/all-minilm-l6-v2-q.onnx");
    fill(graph, trained);
    TABLES.forEach(table -> unquantise(graph, trained, table));
    scaleWords(graph, trained);
    scaleActivations(graph);
    for (String head : TrainableEncoder.OUTPUTS) {
      TrainableEncoder.attach(
          graph, head, trained.tensor(head + ".weight"), trained.tensor(head + ".bias"));
    }
    graph.write(Path.of(args[1]));
    System.out.printf("%d bytes%n", Files.size(Path.of(args[1])));
  }

  /// Replaces the weights of `graph` by those of `trained`: matrices rounded a column, all else as
  /// it is.
  private static void fill(OnnxGraph graph, OnnxGraph trained) {
    for (String name : List.copyOf(graph.tensors.keySet())) {
      if (name.endsWith(QUANTISED)) {
        String base = name.substring(0, name.length() - QUANTISED.length());
        if (graph.tensor(name).type() == OnnxGraph.INT8) {
          roundColumns(graph, trained.tensor(base), base);
        }
      } else if (trained.tensors.containsKey(name)) {
        graph.put(trained.tensor(name));
      }
    }
  }

  private static void roundColumns(OnnxGraph graph, OnnxGraph.Tensor matrix, String base) {
    int columns = (int) matrix.shape()[1];
    float[] weights = matrix.floats();
    float[] scales = new float[columns];
    for (int i = 0; i < weights.length; i++) {
      scales[i % columns] = Math.max(scales[i % columns], Math.abs(weights[i]) / LARGEST_WEIGHT);
    }
    byte[] rounded = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      float scale = scales[i % columns];
      rounded[i] = scale == 0 ? 0 : (byte) Math.rint(weights[i] / scale);
    }
    graph.put(new OnnxGraph.Tensor(base + QUANTISED, matrix.shape(), OnnxGraph.INT8, rounded));
    graph.put(OnnxGraph.Tensor.of(base + SCALE, graph.tensor(base + SCALE).shape(), scales));
    graph.put(
        new OnnxGraph.Tensor(
            base + ZERO, graph.tensor(base + ZERO).shape(), OnnxGraph.INT8, new byte[columns]));
  }

  /// The node that makes numbers of what `gather` has looked up.
  private static OnnxGraph.Node reader(OnnxGraph graph, OnnxGraph.Node gather) {
    return graph.nodes.stream()
        .filter(
            node ->
                node.operation.equals("DequantizeLinear")
                    && node.inputs.getFirst().equals(gather.outputs.getFirst()))
        .findFirst()
        .orElseThrow();
  }

  private static OnnxGraph.Node gather(OnnxGraph graph, String table) {
    return graph.nodes.stream()
        .filter(
            node ->
                node.operation.equals("Gather") && node.inputs.getFirst().equals(table + QUANTISED))
        .findFirst()
        .orElseThrow();
  }

  private static void unquantise(OnnxGraph graph, OnnxGraph trained, String table) {
    OnnxGraph.Node gather = gather(graph, table);
    OnnxGraph.Node reader = reader(graph, gather);
    graph.nodes.remove(reader);
    for (String suffix : List.of(QUANTISED, SCALE, ZERO)) {
      graph.tensors.remove(table + suffix);
    }
    graph.put(trained.tensor(table));
    gather.inputs.set(0, table);
    gather.outputs.set(0, reader.outputs.getFirst());
  }

  private static void scaleWords(OnnxGraph graph, OnnxGraph trained) {
    OnnxGraph.Tensor table = trained.tensor(WORDS);
    float[] weights = table.floats();
    int rows = (int) table.shape()[0];
    int columns = (int) table.shape()[1];
    byte[] rounded = new byte[weights.length];
    float[] scales = new float[rows];
    for (int row = 0; row < rows; row++) {
      float top = 1e-9f;
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        top = Math.max(top, Math.abs(weights[i]));
      }
      scales[row] = top / Byte.MAX_VALUE;
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        rounded[i] = (byte) Math.rint(weights[i] / scales[row]);
      }
    }
    OnnxGraph.Node gather = gather(graph, WORDS);
    OnnxGraph.Node reader = reader(graph, gather);
    String read = reader.outputs.getFirst();
    graph.nodes.remove(reader);
    graph.tensors.remove(WORDS + ZERO);
    graph.put(new OnnxGraph.Tensor(WORDS + QUANTISED, table.shape(), OnnxGraph.INT8, rounded));
    graph.put(OnnxGraph.Tensor.of(WORDS + SCALE, new long[] {rows, 1}, scales));
    graph.nodes.addAll(
        graph.nodes.indexOf(gather) + 1,
        List.of(
            new OnnxGraph.Node("Cast", List.of(gather.outputs.getFirst()), List.of("word_steps"))
                .with("to", OnnxGraph.FLOAT),
            new OnnxGraph.Node(
                "Gather", List.of(WORDS + SCALE, gather.inputs.get(1)), List.of("word_scale")),
            new OnnxGraph.Node("Mul", List.of("word_steps", "word_scale"), List.of(read))));
  }

  /// Each piece's activations are divided by their largest size; the middle is 0.
  private static void scaleActivations(OnnxGraph graph) {
    graph.put(OnnxGraph.Tensor.of("activation_step", new long[0], 1f / Byte.MAX_VALUE));
    graph.put(OnnxGraph.Tensor.of("activation_least", new long[0], 1e-8f));
    graph.put(OnnxGraph.Tensor.of("activation_one", new long[0], 1f));
    graph.put(
        new OnnxGraph.Tensor(
            "activation_zero", new long[0], OnnxGraph.UINT8, new byte[] {(byte) MIDDLE}));
    int number = 0;
    for (OnnxGraph.Node node : List.copyOf(graph.nodes)) {
      if (!node.operation.equals("DynamicQuantizeLinear")) {
        continue;
      }
      String values = node.inputs.getFirst();
      String scale = node.outputs.get(1);
      String zero = node.outputs.get(2);
      String name = "activation_" + number++;
      int place = graph.nodes.indexOf(node);
      graph.nodes.remove(node);
      graph.nodes.addAll(
          place,
          List.of(
              new OnnxGraph.Node("Abs", List.of(values), List.of(name + "_size")),
              new OnnxGraph.Node("ReduceMax", List.of(name + "_size"), List.of(name + "_top"))
                  .withList("axes", -1)
                  .with("keepdims", 1),
              new OnnxGraph.Node(
                  "Mul", List.of(name + "_top", "activation_step"), List.of(name + "_step")),
              new OnnxGraph.Node(
                  "Max", List.of(name + "_step", "activation_least"), List.of(scale)),
              new OnnxGraph.Node("Div", List.of(values, scale), List.of(name + "_share")),
              new OnnxGraph.Node(
                  "QuantizeLinear",
                  List.of(name + "_share", "activation_one", "activation_zero"),
                  List.of(node.outputs.getFirst()))));
      graph.nodes.forEach(
          user -> user.inputs.replaceAll(input -> input.equals(zero) ? "activation_zero" : input));
    }
  }

  private ExportEncoder() {}
}
