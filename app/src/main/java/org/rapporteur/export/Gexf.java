package org.rapporteur.export;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Graphs in GEXF 1.3 (gexf.net). Nodes and edges that are dated begin on their day, so that
/// Gephi's timeline shows a graph as it came to be; the undated are always there.
final class Gexf {
  private Gexf() {}

  static void write(Graph graph, Appendable out) throws IOException {
    Xml xml = new Xml(out);
    xml.open("gexf", "xmlns", "http://gexf.net/1.3", "version", "1.3");
    xml.open("meta");
    xml.leaf("creator", "Rapporteur");
    xml.leaf("description", graph.title());
    xml.close();
    xml.open(
        "graph",
        "defaultedgetype",
        "directed",
        "mode",
        "dynamic",
        "timeformat",
        "date",
        "timerepresentation",
        "interval");
    attributes("node", graph.ofNodes(), xml);
    attributes("edge", graph.ofEdges(), xml);
    xml.open("nodes");
    for (Graph.Node node : graph.nodes()) {
      xml.open("node", "id", node.id(), "label", node.label(), "start", text(node.start()));
      values(node.values(), xml);
      xml.close();
    }
    xml.close();
    xml.open("edges");
    for (Graph.Edge edge : graph.edges()) {
      xml.open(
          "edge",
          "id",
          edge.id(),
          "source",
          edge.source(),
          "target",
          edge.target(),
          "type",
          edge.directed() ? "directed" : "undirected",
          "kind",
          edge.kind(),
          "label",
          edge.kind(),
          "weight",
          Double.toString(edge.weight()),
          "start",
          text(edge.start()));
      values(edge.values(), xml);
      xml.close();
    }
    xml.close();
    xml.close();
    xml.close();
  }

  private static void attributes(String of, List<Graph.Attribute> attributes, Xml xml)
      throws IOException {
    xml.open("attributes", "class", of, "mode", "static");
    int id = 0;
    for (Graph.Attribute attribute : attributes) {
      String type =
          switch (attribute.type()) {
            case STRING -> "string";
            case INTEGER -> "integer";
            case DOUBLE -> "double";
          };
      xml.empty("attribute", "id", Integer.toString(id++), "title", attribute.name(), "type", type);
    }
    xml.close();
  }

  private static void values(List<String> values, Xml xml) throws IOException {
    xml.open("attvalues");
    int id = 0;
    for (String value : values) {
      if (!value.isEmpty()) {
        xml.empty("attvalue", "for", Integer.toString(id), "value", value);
      }
      id++;
    }
    xml.close();
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
