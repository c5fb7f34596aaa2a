package org.rapporteur.export;

import java.io.IOException;
import java.util.List;

/// Graphs in GraphML (graphml.graphdrawing.org). A node's name and an edge's kind and weight are
/// data as the rest is: `label`, `kind`, `weight`.
final class GraphMl {
  private GraphMl() {}

  static void write(Graph graph, Appendable out) throws IOException {
    Xml xml = new Xml(out);
    xml.open("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns");
    key("label", "node", "label", "string", xml);
    keys("n", "node", graph.ofNodes(), xml);
    key("kind", "edge", "kind", "string", xml);
    key("weight", "edge", "weight", "double", xml);
    keys("e", "edge", graph.ofEdges(), xml);
    xml.open("graph", "edgedefault", "directed");
    for (Graph.Node node : graph.nodes()) {
      xml.open("node", "id", node.id());
      xml.leaf("data", node.label(), "key", "label");
      values("n", node.values(), xml);
      xml.close();
    }
    for (Graph.Edge edge : graph.edges()) {
      xml.open(
          "edge",
          "id",
          edge.id(),
          "source",
          edge.source(),
          "target",
          edge.target(),
          "directed",
          Boolean.toString(edge.directed()));
      xml.leaf("data", edge.kind(), "key", "kind");
      xml.leaf("data", Double.toString(edge.weight()), "key", "weight");
      values("e", edge.values(), xml);
      xml.close();
    }
    xml.close();
    xml.close();
  }

  private static void keys(String prefix, String of, List<Graph.Attribute> attributes, Xml xml)
      throws IOException {
    int id = 0;
    for (Graph.Attribute attribute : attributes) {
      String type =
          switch (attribute.type()) {
            case STRING -> "string";
            case INTEGER -> "int";
            case DOUBLE -> "double";
          };
      key(prefix + id++, of, attribute.name(), type, xml);
    }
  }

  private static void key(String id, String of, String name, String type, Xml xml)
      throws IOException {
    xml.empty("key", "id", id, "for", of, "attr.name", name, "attr.type", type);
  }

  private static void values(String prefix, List<String> values, Xml xml) throws IOException {
    int id = 0;
    for (String value : values) {
      if (!value.isEmpty()) {
        xml.leaf("data", value, "key", prefix + id);
      }
      id++;
    }
  }
}
