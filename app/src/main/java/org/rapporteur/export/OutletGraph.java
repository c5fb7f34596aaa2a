package org.rapporteur.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Stamp;

/// Who prints whose text: outlets and their reports as nodes, an edge for each report an outlet
/// publishes and for each pair that shares text.
///
/// A copy leads from the likelier origin to its print; where nothing tells which was first its edge
/// has no direction.
final class OutletGraph {
  private static final List<Graph.Attribute> OF_NODES =
      List.of(
          Graph.Attribute.text("what"),
          Graph.Attribute.text("outlet"),
          Graph.Attribute.text("published"),
          Graph.Attribute.text("key"),
          Graph.Attribute.text("url"),
          Graph.Attribute.text("agencies"));

  private static final List<Graph.Attribute> OF_EDGES =
      List.of(
          Graph.Attribute.text("type"),
          Graph.Attribute.share("share"),
          Graph.Attribute.share("share_of_original"),
          Graph.Attribute.count("words"),
          Graph.Attribute.text("date"),
          Graph.Attribute.text("evidence"));

  /// The weight of an edge without a share, such as that of quotes: Gephi takes none of 0.
  private static final double LIGHTEST = 0.0001;

  private OutletGraph() {}

  static Graph of(Iterable<Article> articles, Collection<Copy> copies) {
    Map<String, Graph.Node> nodes = new TreeMap<>();
    Map<ArticleId, @Nullable LocalDate> days = new HashMap<>();
    List<Graph.Edge> published = new ArrayList<>();
    for (Article article : articles) {
      LocalDate day = day(article);
      days.put(article.id(), day);
      nodes.put(article.id().value(), report(article, day));
      String outlet = article.from().outlet();
      if (!outlet.isEmpty()) {
        String id = Hash.ofParts("outlet", outlet);
        nodes.put(id, outlet(id, outlet));
        published.add(publishes(id, article, day));
      }
    }
    List<Graph.Edge> copied =
        copies.stream()
            .filter(copy -> days.containsKey(copy.a()) && days.containsKey(copy.b()))
            .map(copy -> copied(copy, days.get(copy.print())))
            .toList();
    published.addAll(copied);
    return new Graph(
        "Who prints whose text, in a pile of news reports",
        OF_NODES,
        OF_EDGES,
        List.copyOf(nodes.values()),
        List.copyOf(published));
  }

  private static @Nullable LocalDate day(Article article) {
    Stamp stamp = article.times().published();
    return stamp == null ? null : stamp.day();
  }

  private static Graph.Node outlet(String id, String name) {
    return new Graph.Node(id, name, null, List.of("outlet", name, "", "", "", ""));
  }

  private static Graph.Node report(Article article, @Nullable LocalDate day) {
    String headline = article.headline();
    String url = article.from().url();
    return new Graph.Node(
        article.id().value(),
        headline.isEmpty() ? article.from().key() : headline,
        day,
        List.of(
            "report",
            article.from().outlet(),
            text(article.times().published()),
            article.from().key(),
            url == null ? "" : url,
            String.join("; ", article.byline().agencies())));
  }

  private static Graph.Edge publishes(String outlet, Article article, @Nullable LocalDate day) {
    return new Graph.Edge(
        Hash.ofParts("publishes", outlet, article.id().value()),
        outlet,
        article.id().value(),
        true,
        "publishes",
        1,
        day,
        List.of("publishes", "", "", "", text(day), ""));
  }

  private static Graph.Edge copied(Copy copy, @Nullable LocalDate day) {
    ArticleId original = copy.original();
    boolean fromA = original.equals(copy.a());
    double share = fromA ? copy.shareOfB() : copy.shareOfA();
    double shareOfOriginal = fromA ? copy.shareOfA() : copy.shareOfB();
    String kind = copy.kind().name().toLowerCase(Locale.ROOT);
    return new Graph.Edge(
        Hash.ofParts("copy", copy.a().value(), copy.b().value()),
        original.value(),
        copy.print().value(),
        copy.from() != null,
        kind,
        Math.max(LIGHTEST, ContractJson.rounded(share)),
        day,
        List.of(
            kind,
            Double.toString(ContractJson.rounded(share)),
            Double.toString(ContractJson.rounded(shareOfOriginal)),
            Integer.toString(copy.words()),
            text(day),
            copy.evidence().stream()
                .map(each -> each.of() + ": " + each.quote())
                .collect(Collectors.joining("; "))));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
