package org.rapporteur.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.gexf.SimpleGEXFImporter;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.util.SupplierUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class GraphsTest {
  @Test
  void gexfDrawsWhoDidWhat_withTheDayItBegan() throws Exception {
    Document gexf = parse(written(ActorGraph.of(HostilePile.stories()), GraphFormat.GEXF));
    Element graph = (Element) gexf.getElementsByTagName("graph").item(0);
    assertThat(gexf.getDocumentElement().getAttribute("version")).isEqualTo("1.3");
    assertThat(graph.getAttribute("mode")).isEqualTo("dynamic");
    assertThat(graph.getAttribute("timeformat")).isEqualTo("date");
    List<Element> nodes = elements(gexf, "node");
    assertThat(nodes.stream().map(node -> node.getAttribute("label")))
        .containsExactlyInAnyOrder(HostilePile.PERSON, "Harbour\u202E Board\uFFFD]]>");
    List<Element> edges = elements(gexf, "edge");
    assertThat(edges.stream().map(edge -> edge.getAttribute("kind")))
        .containsExactly("CONSULT", "said to");
    Element met = edges.getFirst();
    assertThat(met.getAttribute("start")).isEqualTo("2031-03-02");
    assertThat(values(met))
        .containsEntry("type", "CONSULT")
        .containsEntry("date", "2031-03-02")
        .containsEntry("precision", "day")
        .containsEntry("status", "held")
        .containsEntry("origins", "1")
        .containsEntry("reports", "2")
        .containsEntry("line", "met");
    assertThat(values(met).get("sentence")).contains("😀 " + HostilePile.PERSON + " met ");
    assertThat(values(edges.getLast()).get("sentence"))
        .startsWith("“A < B,\n\"quoted\" \uFFFD &amp;”");
  }

  @Test
  void gexfDrawsWhoPrintsWhom_withShareAndDirection() throws Exception {
    Document gexf =
        parse(
            written(
                OutletGraph.of(HostilePile.articles(), HostilePile.copies()), GraphFormat.GEXF));
    assertThat(elements(gexf, "node").stream().map(node -> values(node).get("what")))
        .containsExactlyInAnyOrder("outlet", "report", "report");
    Element undated =
        elements(gexf, "node").stream()
            .filter(node -> node.getAttribute("id").equals("undated"))
            .findFirst()
            .orElseThrow();
    assertThat(undated.hasAttribute("start")).isFalse();
    Element copy = elements(gexf, "edge").getLast();
    assertThat(copy.getAttribute("source")).isEqualTo("dated");
    assertThat(copy.getAttribute("target")).isEqualTo("undated");
    assertThat(copy.getAttribute("type")).isEqualTo("directed");
    assertThat(copy.hasAttribute("start")).isFalse();
    assertThat(values(copy))
        .containsEntry("type", "whole")
        .containsEntry("share", "1.0")
        .containsEntry("share_of_original", "0.5")
        .containsEntry("words", "12")
        .containsEntry("evidence", "kind: <same> & \uFFFD");
  }

  @Test
  void jgraphtReadsBothGraphsFromGexf() throws IOException {
    for (Graph graph : graphs()) {
      DirectedPseudograph<String, DefaultEdge> read = empty();
      Map<String, String> labels = new HashMap<>();
      SimpleGEXFImporter<String, DefaultEdge> importer = new SimpleGEXFImporter<>();
      importer.setSchemaValidation(false); // its schema is that of 1.2
      importer.addVertexAttributeConsumer(
          (of, value) -> {
            if (of.getSecond().equals("label")) {
              labels.put(of.getFirst(), value.getValue());
            }
          });
      importer.importGraph(read, new StringReader(written(graph, GraphFormat.GEXF)));
      assertThat(read.vertexSet()).hasSize(count(graph.nodes()));
      assertThat(read.edgeSet()).hasSize(count(graph.edges()));
      assertThat(labels).hasSize(count(graph.nodes()));
    }
  }

  @Test
  void jgraphtReadsBothGraphsFromGraphMl_byItsSchema() throws IOException {
    for (Graph graph : graphs()) {
      DirectedPseudograph<String, DefaultEdge> read = empty();
      List<String> sentences = new ArrayList<>();
      GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
      importer.setSchemaValidation(true);
      importer.addEdgeAttributeConsumer(
          (of, value) -> {
            if (of.getSecond().equals("type")) {
              sentences.add(value.getValue());
            }
          });
      importer.importGraph(read, new StringReader(written(graph, GraphFormat.GRAPHML)));
      assertThat(read.vertexSet()).hasSize(count(graph.nodes()));
      assertThat(read.edgeSet()).hasSize(count(graph.edges()));
      assertThat(sentences).hasSize(count(graph.edges()));
    }
  }

  @ParameterizedTest
  @EnumSource(GraphFormat.class)
  void nothingIsAGraphWithoutNodes(GraphFormat format) throws Exception {
    assertThat(elements(parse(written(ActorGraph.of(List.of()), format)), "node")).isEmpty();
    assertThat(elements(parse(written(OutletGraph.of(List.of(), List.of()), format)), "node"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(GraphFormat.class)
  void theSamePileGivesTheSameGraph(GraphFormat format) throws IOException {
    assertThat(written(ActorGraph.of(HostilePile.stories()), format))
        .isEqualTo(written(ActorGraph.of(HostilePile.stories()), format));
  }

  private static List<Graph> graphs() {
    return List.of(
        ActorGraph.of(HostilePile.stories()),
        OutletGraph.of(HostilePile.articles(), HostilePile.copies()));
  }

  private static DirectedPseudograph<String, DefaultEdge> empty() {
    return new DirectedPseudograph<>(
        SupplierUtil.createStringSupplier(), SupplierUtil.createDefaultEdgeSupplier(), false);
  }

  private static int count(Iterable<?> all) {
    int count = 0;
    for (Object _ : all) {
      count++;
    }
    return count;
  }

  private static String written(Graph graph, GraphFormat format) throws IOException {
    StringBuilder out = new StringBuilder();
    format.write(graph, out);
    return out.toString();
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newNSInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList list = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < list.getLength(); i++) {
      elements.add((Element) list.item(i));
    }
    return elements;
  }

  /// The values of a node or edge by the titles of their attributes.
  private static Map<String, String> values(Element element) {
    Map<String, String> titles = new HashMap<>();
    for (Element attributes : elements(element.getOwnerDocument(), "attributes")) {
      if (attributes.getAttribute("class").equals(element.getTagName())) {
        NodeList each = attributes.getElementsByTagName("attribute");
        for (int i = 0; i < each.getLength(); i++) {
          Element attribute = (Element) each.item(i);
          titles.put(attribute.getAttribute("id"), attribute.getAttribute("title"));
        }
      }
    }
    Map<String, String> values = new HashMap<>();
    NodeList each = element.getElementsByTagName("attvalue");
    for (int i = 0; i < each.getLength(); i++) {
      Element value = (Element) each.item(i);
      values.put(titles.get(value.getAttribute("for")), value.getAttribute("value"));
    }
    return values;
  }
}
