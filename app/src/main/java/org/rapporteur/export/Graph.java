package org.rapporteur.export;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Nodes with edges between them, both taken one by one.
///
/// @param title what the graph shows
/// @param ofNodes what is told of each node, in the order of its values
/// @param ofEdges what is told of each edge, in the order of its values
record Graph(
    String title,
    List<Attribute> ofNodes,
    List<Attribute> ofEdges,
    Iterable<Node> nodes,
    Iterable<Edge> edges) {
  Graph {
    ofNodes = List.copyOf(ofNodes);
    ofEdges = List.copyOf(ofEdges);
  }

  /// Something told of each node, or of each edge.
  record Attribute(String name, Type type) {
    static Attribute text(String name) {
      return new Attribute(name, Type.STRING);
    }

    static Attribute count(String name) {
      return new Attribute(name, Type.INTEGER);
    }

    static Attribute share(String name) {
      return new Attribute(name, Type.DOUBLE);
    }
  }

  /// What an attribute's values are.
  enum Type {
    STRING,
    INTEGER,
    DOUBLE
  }

  /// Somebody or something.
  ///
  /// @param start from when on it is there, null where that is unknown
  /// @param values as text, empty where unknown
  record Node(String id, String label, @Nullable LocalDate start, List<String> values) {
    Node {
      values = List.copyOf(values);
    }
  }

  /// What two nodes have to do with one another.
  ///
  /// @param directed whether it leads from `source` to `target` and not back
  /// @param kind edges of different kinds may join the same two nodes
  /// @param start when it came to be, null where that is unknown
  /// @param values as text, empty where unknown
  record Edge(
      String id,
      String source,
      String target,
      boolean directed,
      String kind,
      double weight,
      @Nullable LocalDate start,
      List<String> values) {
    Edge {
      values = List.copyOf(values);
    }
  }
}
