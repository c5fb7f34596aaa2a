package org.rapporteur.export;

import java.io.IOException;

/// In what a graph is written.
public enum GraphFormat {
  /// GEXF 1.3, as Gephi reads it.
  GEXF,
  /// GraphML, as most programs for graphs read it.
  GRAPHML;

  void write(Graph graph, Appendable out) throws IOException {
    switch (this) {
      case GEXF -> Gexf.write(graph, out);
      case GRAPHML -> GraphMl.write(graph, out);
    }
  }
}
