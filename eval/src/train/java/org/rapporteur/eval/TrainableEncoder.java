package org.rapporteur.eval;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// MiniLM as array operations that can be differentiated: six BERT layers (Devlin et al. 2019), a
/// linear head a task on the last, and a linear map from the mean of the last to the sentence's
/// vector. Trained by Adam with decay of weights (Loshchilov and Hutter 2019); the word pieces'
/// input vectors stay as they are.
final class TrainableEncoder {
  static final int WIDTH = 384;
  static final String STATEMENTS = "statements";
  static final String NAMES = "names";
  static final String VECTOR = "vector";

  /// What the exported graph gives out beside its last layer.
  static final List<String> OUTPUTS = List.of(STATEMENTS, NAMES, VECTOR);

  private static final String LAST = "last_hidden_state";

  private static final int HEADS = 12;
  private static final int LAYERS = 6;
  private static final float EPSILON = 1e-12f;
  private static final float DECAY = .01f;
  private static final double LARGEST_GRADIENT = 1;
  private static final float FIRST_MOMENT = .9f;
  private static final float SECOND_MOMENT = .999f;
  private static final String WORDS = "embeddings.word_embeddings.weight";
  private static final String POSITIONS = "embeddings.position_embeddings.weight";
  private static final String TYPES = "embeddings.token_type_embeddings.weight";

  private final NDManager manager;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();
  private final Map<String, String> onnxNames = new LinkedHashMap<>();
  private final List<String> heads = new ArrayList<>();
  private final Map<String, NDArray> firstMoments = new HashMap<>();
  private final Map<String, NDArray> secondMoments = new HashMap<>();
  private int steps;

  /// With the weights of `graph`, MiniLM as PyTorch exports it.
  TrainableEncoder(NDManager manager, OnnxGraph graph) {
    this.manager = manager;
    for (String name :
        List.of(
            WORDS, POSITIONS, TYPES, "embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias")) {
      take(name, graph, name, false);
    }
    markNothingYet();
    Map<String, String> matrices = matrices(graph);
    for (int layer = 0; layer < LAYERS; layer++) {
      String prefix = "encoder.layer." + layer + ".";
      for (String part :
          List.of(
              "attention.self.query",
              "attention.self.key",
              "attention.self.value",
              "attention.output.dense",
              "intermediate.dense",
              "output.dense")) {
        String matrix = matrices.get(prefix + part);
        if (matrix == null) {
          throw new IllegalArgumentException("the graph has no matrix for " + prefix + part);
        }
        take(prefix + part + ".weight", graph, matrix, true);
        take(prefix + part + ".bias", graph, prefix + part + ".bias", false);
      }
      for (String part : List.of("attention.output.LayerNorm", "output.LayerNorm")) {
        take(prefix + part + ".weight", graph, prefix + part + ".weight", false);
        take(prefix + part + ".bias", graph, prefix + part + ".bias", false);
      }
    }
  }

  /// Lets the second token type, which is to mark capital letters, begin as the first.
  private void markNothingYet() {
    float[] types = parameter(TYPES).toFloatArray();
    System.arraycopy(types, 0, types, WIDTH, WIDTH);
    parameter(TYPES).set(types);
  }

  /// Matrices have no names of their own in the file: they go by the node that multiplies with
  /// them.
  private static Map<String, String> matrices(OnnxGraph graph) {
    Map<String, String> matrices = new HashMap<>();
    for (OnnxGraph.Node node : graph.nodes) {
      if (node.operation.equals("MatMul") && graph.tensors.containsKey(node.inputs.get(1))) {
        String output = node.outputs.getFirst();
        matrices.put(
            output.substring(1, output.indexOf("/MatMul_output")).replace('/', '.'),
            node.inputs.get(1));
      }
    }
    return matrices;
  }

  private void take(String key, OnnxGraph graph, String name, boolean transposed) {
    OnnxGraph.Tensor tensor = graph.tensor(name);
    NDArray array = manager.create(tensor.floats(), new Shape(tensor.shape()));
    parameters.put(key, transposed ? array.transpose().duplicate() : array);
    onnxNames.put(key, name);
  }

  /// A head that gives each piece a score for each of `labels` labels.
  void addHead(String name, int labels) {
    heads.add(name);
    parameters.put(
        name + ".weight",
        manager.randomNormal(0f, .02f, new Shape(labels, WIDTH), DataType.FLOAT32));
    parameters.put(name + ".bias", manager.zeros(new Shape(labels)));
  }

  /// The map to the sentence's vector: at first it changes nothing.
  void addVector() {
    heads.add(VECTOR);
    parameters.put(VECTOR + ".weight", manager.eye(WIDTH));
    parameters.put(VECTOR + ".bias", manager.zeros(new Shape(WIDTH)));
  }

  /// The last layer, sentences x pieces x [#WIDTH].
  ///
  /// @param ids sentences x pieces
  /// @param types of the pieces, 0 or 1
  /// @param mask 1 for pieces, 0 for what fills up
  NDArray lastLayer(NDArray ids, NDArray types, NDArray mask, float dropout) {
    long sentences = ids.getShape().get(0);
    long pieces = ids.getShape().get(1);
    NDManager step = ids.getManager();
    NDArray words =
        ids.getNDArrayInternal()
            .embedding(ids, parameter(WORDS), SparseFormat.DENSE)
            .singletonOrThrow();
    NDArray positions = parameter(POSITIONS).get(new NDIndex("0:" + pieces));
    NDArray type =
        ids.getNDArrayInternal()
            .embedding(types, parameter(TYPES), SparseFormat.DENSE)
            .singletonOrThrow();
    positions.attach(step);
    NDArray x =
        dropped(
            normed(words.add(type).add(positions.expandDims(0)), "embeddings.LayerNorm"), dropout);
    NDArray hidden = mask.sub(1f).mul(3e38f).reshape(sentences, 1, 1, pieces);
    for (int layer = 0; layer < LAYERS; layer++) {
      String prefix = "encoder.layer." + layer + ".";
      NDArray query = split(linear(x, prefix + "attention.self.query")).transpose(0, 2, 1, 3);
      NDArray key = split(linear(x, prefix + "attention.self.key")).transpose(0, 2, 3, 1);
      NDArray value = split(linear(x, prefix + "attention.self.value")).transpose(0, 2, 1, 3);
      NDArray attention =
          query.mul((float) (1 / Math.sqrt(WIDTH / HEADS))).matMul(key).add(hidden).softmax(-1);
      NDArray seen =
          dropped(attention, dropout)
              .matMul(value)
              .transpose(0, 2, 1, 3)
              .reshape(sentences, pieces, WIDTH);
      x =
          normed(
              dropped(linear(seen, prefix + "attention.output.dense"), dropout).add(x),
              prefix + "attention.output.LayerNorm");
      NDArray inner = linear(x, prefix + "intermediate.dense").getNDArrayInternal().gelu();
      x =
          normed(
              dropped(linear(inner, prefix + "output.dense"), dropout).add(x),
              prefix + "output.LayerNorm");
    }
    return x;
  }

  /// `x` through the linear head or layer `name`.
  NDArray linear(NDArray x, String name) {
    return x.getNDArrayInternal()
        .linear(x, parameter(name + ".weight"), parameter(name + ".bias"))
        .singletonOrThrow();
  }

  private NDArray parameter(String name) {
    NDArray parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return parameter;
  }

  private static NDArray split(NDArray x) {
    return x.reshape(x.getShape().get(0), x.getShape().get(1), HEADS, WIDTH / HEADS);
  }

  private NDArray normed(NDArray x, String name) {
    return x.getNDArrayInternal()
        .layerNorm(
            x, new Shape(WIDTH), parameter(name + ".weight"), parameter(name + ".bias"), EPSILON)
        .singletonOrThrow();
  }

  private static NDArray dropped(NDArray x, float dropout) {
    return dropout > 0 ? x.getNDArrayInternal().dropout(x, dropout, true).singletonOrThrow() : x;
  }

  void startTraining() {
    for (Map.Entry<String, NDArray> entry : parameters.entrySet()) {
      if (!entry.getKey().equals(WORDS)) {
        entry.getValue().setRequiresGradient(true);
        firstMoments.put(entry.getKey(), entry.getValue().zerosLike());
        secondMoments.put(entry.getKey(), entry.getValue().zerosLike());
        firstMoments.get(entry.getKey()).attach(manager);
        secondMoments.get(entry.getKey()).attach(manager);
      }
    }
  }

  /// One step against the gradients, which are cleared (DJL adds them up otherwise). Together they
  /// count no more than [#LARGEST_GRADIENT]; where one is not a number the step is left out.
  ///
  /// @return whether the step was taken
  boolean step(NDManager step, float rate, float headRate) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    double square = 0;
    for (String name : firstMoments.keySet()) {
      NDArray gradient = parameter(name).getGradient();
      gradient.attach(step);
      gradients.put(name, gradient);
      try (NDArray sum = gradient.square().sum()) {
        square += sum.getFloat();
      }
    }
    boolean sound = Double.isFinite(square);
    if (sound) {
      steps++;
      float scale = (float) Math.min(1, LARGEST_GRADIENT / Math.sqrt(square));
      gradients.forEach(
          (name, gradient) -> {
            gradient.muli(scale);
            update(name, gradient, rate, headRate);
          });
    }
    for (NDArray gradient : gradients.values()) {
      if (sound) {
        gradient.subi(gradient);
      } else {
        gradient.set(new float[(int) gradient.size()]);
      }
      gradient.close();
    }
    return sound;
  }

  private void update(String name, NDArray gradient, float rate, float headRate) {
    float firstBias = (float) (1 - Math.pow(FIRST_MOMENT, steps));
    float secondBias = (float) (1 - Math.pow(SECOND_MOMENT, steps));
    NDArray parameter = parameter(name);
    NDArray first = Objects.requireNonNull(firstMoments.get(name));
    NDArray second = Objects.requireNonNull(secondMoments.get(name));
    float own = heads.contains(name.substring(0, name.lastIndexOf('.'))) ? headRate : rate;
    try (NDArray part = gradient.mul(1 - FIRST_MOMENT);
        NDArray square = gradient.square()) {
      first.muli(FIRST_MOMENT).addi(part);
      second.muli(SECOND_MOMENT).addi(square.muli(1 - SECOND_MOMENT));
    }
    try (NDArray scaled = second.div(secondBias);
        NDArray root = scaled.sqrt();
        NDArray update = first.div(root.addi(1e-8f))) {
      if (name.endsWith(".weight") && !name.contains("LayerNorm") && !name.startsWith(VECTOR)) {
        parameter.muli(1 - own * DECAY);
      }
      parameter.subi(update.muli(own / firstBias));
    }
  }

  /// Puts the weights into `graph`, the file they came from, with an output for each head: scores
  /// a piece, or the sentence's vector (not yet of length one).
  void export(OnnxGraph graph) {
    onnxNames.forEach(
        (key, name) -> {
          NDArray array = parameter(key);
          boolean transposed =
              key.startsWith("encoder.") && key.endsWith(".weight") && !key.contains("LayerNorm");
          graph.put(
              OnnxGraph.Tensor.of(
                  name,
                  graph.tensor(name).shape(),
                  transposed
                      ? array.transpose().duplicate().toFloatArray()
                      : array.toFloatArray()));
        });
    for (String head : heads) {
      NDArray weight = parameter(head + ".weight").transpose().duplicate();
      attach(
          graph,
          head,
          OnnxGraph.Tensor.of(
              head + ".weight", weight.getShape().getShape(), weight.toFloatArray()),
          OnnxGraph.Tensor.of(
              head + ".bias",
              parameter(head + ".bias").getShape().getShape(),
              parameter(head + ".bias").toFloatArray()));
    }
  }

  /// Adds a head to `graph`, and gives its scores out under its name.
  static void attach(OnnxGraph graph, String head, OnnxGraph.Tensor weight, OnnxGraph.Tensor bias) {
    graph.put(weight);
    graph.put(bias);
    int width = (int) weight.shape()[1];
    String from = LAST;
    if (head.equals(VECTOR)) {
      from = "mean";
      graph.nodes.add(
          new OnnxGraph.Node("ReduceMean", List.of(LAST), List.of(from))
              .withList("axes", 1)
              .with("keepdims", 0));
      graph.addOutput(head, "batch_size", width);
    } else {
      graph.addOutput(head, "batch_size", "sequence_length", width);
    }
    graph.nodes.add(
        new OnnxGraph.Node("MatMul", List.of(from, weight.name()), List.of(head + "_product")));
    graph.nodes.add(
        new OnnxGraph.Node("Add", List.of(head + "_product", bias.name()), List.of(head)));
  }
}
