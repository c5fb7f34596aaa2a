package org.rapporteur.eval;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An ONNX file taken apart into nodes and named tensors, so that both can be replaced, and put
/// together again. Everything else in it is kept as it stands. Knows of the format (onnx.proto)
/// what a BERT exported by PyTorch needs.
final class OnnxGraph {
  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int INT8 = 3;
  static final int INT64 = 7;

  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_TENSOR = 5;
  private static final int GRAPH_OUTPUT = 12;

  /// A field as it stands in the file: a number, or bytes.
  private record Field(int tag, long number, byte @Nullable [] bytes) {
    private static final int BYTES = 2;

    static Field of(int number, long value) {
      return new Field(number << 3, value, null);
    }

    static Field of(int number, byte[] bytes) {
      return new Field(number << 3 | BYTES, 0, bytes);
    }

    static Field of(int number, String text) {
      return of(number, text.getBytes(StandardCharsets.UTF_8));
    }

    int field() {
      return tag >>> 3;
    }

    byte[] content() {
      if (bytes == null) {
        throw new IllegalStateException("field " + field() + " holds a number");
      }
      return bytes;
    }

    String text() {
      return new String(content(), StandardCharsets.UTF_8);
    }
  }

  /// A tensor with its values, little-endian.
  record Tensor(String name, long[] shape, int type, byte[] values) {
    static Tensor of(String name, long[] shape, float... values) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      return new Tensor(name, shape, FLOAT, bytes.array());
    }

    float[] floats() {
      if (type != FLOAT) {
        throw new IllegalStateException(name + " holds no floats");
      }
      FloatBuffer buffer = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      float[] floats = new float[buffer.remaining()];
      buffer.get(floats);
      return floats;
    }

    private byte[] written() {
      List<Field> fields = new ArrayList<>();
      for (long size : shape) {
        fields.add(Field.of(1, size));
      }
      fields.add(Field.of(2, type));
      fields.add(Field.of(8, name));
      fields.add(Field.of(9, values));
      return write(fields);
    }

    private static Tensor read(byte[] bytes) {
      String name = "";
      int type = 0;
      byte[] values = {};
      List<Long> shape = new ArrayList<>();
      ByteArrayOutputStream loose = new ByteArrayOutputStream();
      for (Field field : OnnxGraph.read(bytes)) {
        switch (field.field()) {
          case 1 -> shape.addAll(field.bytes() == null ? List.of(field.number()) : varints(field));
          case 2 -> type = (int) field.number();
          case 4 -> loose.writeBytes(field.bytes() == null ? fourBytes(field) : field.content());
          case 5 -> varints(field).forEach(value -> loose.write(value.intValue()));
          case 8 -> name = field.text();
          case 9 -> values = field.content();
          default -> {}
        }
      }
      return new Tensor(
          name,
          shape.stream().mapToLong(Long::longValue).toArray(),
          type,
          values.length > 0 ? values : loose.toByteArray());
    }

    private static byte[] fourBytes(Field field) {
      return ByteBuffer.allocate(4)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt((int) field.number())
          .array();
    }

    private static List<Long> varints(Field field) {
      byte[] bytes = field.bytes();
      if (bytes == null) {
        return List.of(field.number());
      }
      List<Long> values = new ArrayList<>();
      ByteBuffer in = ByteBuffer.wrap(bytes);
      while (in.hasRemaining()) {
        values.add(varint(in));
      }
      return values;
    }
  }

  /// A step of the computation: what it does, to which values, into which.
  static final class Node {
    final String operation;
    final List<String> inputs;
    final List<String> outputs;
    private final List<Field> rest;

    Node(String operation, List<String> inputs, List<String> outputs) {
      this(operation, new ArrayList<>(inputs), new ArrayList<>(outputs), new ArrayList<>());
      rest.add(Field.of(3, outputs.getFirst()));
    }

    private Node(String operation, List<String> inputs, List<String> outputs, List<Field> rest) {
      this.operation = operation;
      this.inputs = inputs;
      this.outputs = outputs;
      this.rest = rest;
    }

    Node with(String attribute, long value) {
      rest.add(
          Field.of(5, write(List.of(Field.of(1, attribute), Field.of(3, value), Field.of(20, 2)))));
      return this;
    }

    Node withList(String attribute, long value) {
      rest.add(
          Field.of(5, write(List.of(Field.of(1, attribute), Field.of(8, value), Field.of(20, 7)))));
      return this;
    }

    private byte[] written() {
      List<Field> fields = new ArrayList<>();
      inputs.forEach(name -> fields.add(Field.of(1, name)));
      outputs.forEach(name -> fields.add(Field.of(2, name)));
      fields.add(Field.of(4, operation));
      fields.addAll(rest);
      return write(fields);
    }

    private static Node read(byte[] bytes) {
      String operation = "";
      List<String> inputs = new ArrayList<>();
      List<String> outputs = new ArrayList<>();
      List<Field> rest = new ArrayList<>();
      for (Field field : OnnxGraph.read(bytes)) {
        switch (field.field()) {
          case 1 -> inputs.add(field.text());
          case 2 -> outputs.add(field.text());
          case 4 -> operation = field.text();
          default -> rest.add(field);
        }
      }
      return new Node(operation, inputs, outputs, rest);
    }
  }

  private final List<Field> model;
  private final List<Field> graph;
  final Map<String, Tensor> tensors = new LinkedHashMap<>();
  final List<Node> nodes = new ArrayList<>();

  private OnnxGraph(List<Field> model) {
    this.model = model;
    this.graph =
        read(
            model.stream()
                .filter(field -> field.field() == MODEL_GRAPH)
                .findFirst()
                .orElseThrow()
                .content());
    for (Field field : graph) {
      if (field.field() == GRAPH_TENSOR) {
        put(Tensor.read(field.content()));
      } else if (field.field() == GRAPH_NODE) {
        nodes.add(Node.read(field.content()));
      }
    }
  }

  static OnnxGraph read(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  static OnnxGraph of(byte[] file) {
    return new OnnxGraph(new ArrayList<>(read(file)));
  }

  Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the graph has no tensor " + name);
    }
    return tensor;
  }

  void put(Tensor tensor) {
    tensors.put(tensor.name(), tensor);
  }

  /// Gives out `name`, a value of type float, of as many dimensions as `shape` has parts: a number,
  /// or a name for one that is known only at run time.
  void addOutput(String name, Object... shape) {
    List<Field> dimensions = new ArrayList<>();
    for (Object size : shape) {
      Field dimension =
          size instanceof Integer number ? Field.of(1, number) : Field.of(2, size.toString());
      dimensions.add(Field.of(1, write(List.of(dimension))));
    }
    byte[] tensor = write(List.of(Field.of(1, FLOAT), Field.of(2, write(dimensions))));
    byte[] type = write(List.of(Field.of(1, tensor)));
    graph.add(Field.of(GRAPH_OUTPUT, write(List.of(Field.of(1, name), Field.of(2, type)))));
  }

  void write(Path file) throws IOException {
    List<Field> parts = new ArrayList<>();
    nodes.forEach(node -> parts.add(Field.of(GRAPH_NODE, node.written())));
    graph.stream()
        .filter(field -> field.field() != GRAPH_NODE && field.field() != GRAPH_TENSOR)
        .forEach(parts::add);
    tensors.values().forEach(tensor -> parts.add(Field.of(GRAPH_TENSOR, tensor.written())));
    byte[] written = write(parts);
    Files.write(
        file,
        write(
            model.stream()
                .map(field -> field.field() == MODEL_GRAPH ? Field.of(MODEL_GRAPH, written) : field)
                .toList()));
  }

  private static List<Field> read(byte[] bytes) {
    List<Field> fields = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      int tag = (int) varint(in);
      switch (tag & 7) {
        case 0 -> fields.add(new Field(tag, varint(in), null));
        case 1 -> fields.add(new Field(tag, in.getLong(), null));
        case 2 -> {
          byte[] content = new byte[(int) varint(in)];
          in.get(content);
          fields.add(new Field(tag, 0, content));
        }
        case 5 -> fields.add(new Field(tag, in.getInt(), null));
        default -> throw new IllegalArgumentException("not an ONNX file: wire type " + (tag & 7));
      }
    }
    return fields;
  }

  private static byte[] write(List<Field> fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Field field : fields) {
      writeVarint(out, field.tag());
      switch (field.tag() & 7) {
        case 0 -> writeVarint(out, field.number());
        case 1 -> writeLittleEndian(out, field.number(), 8);
        case 2 -> {
          writeVarint(out, field.content().length);
          out.writeBytes(field.content());
        }
        default -> writeLittleEndian(out, field.number(), 4);
      }
    }
    return out.toByteArray();
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = in.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
  }

  private static void writeVarint(ByteArrayOutputStream out, long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }

  private static void writeLittleEndian(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * i)));
    }
  }
}
