package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Edit;
import org.rapporteur.model.Edits;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Stamp;

/// Finds from which print each print of one text descends: a tree over the articles of an origin.
///
/// 1. Each pair of copies offers two edges. An edge weighs the more, the more of the descendant
///    stands in the other, and whether something tells the direction; one against the direction
///    told weighs least ([#weight]).
/// 2. From the likeliest original the heaviest edge to a further article is taken until all are in
///    (Prim 1957); among equals the likelier original is the nearer parent.
/// 3. An article that came in before its own parent did is then moved below it, as long as an edge
///    gets heavier.
///
/// The tree is the likeliest one, not the only one: two newspapers that each printed an agency's
/// text stand side by side below it even where one had it from the other and left no trace.
final class LineageFinder {
  /// What a direction that is told adds to the part shared.
  private static final double DIRECTED = 0.15;

  /// What it adds that the copy gives the other's address: that is said, not inferred.
  private static final double GIVES_ADDRESS = 1;

  /// What it adds that the two are versions of one report: those stand together.
  private static final double REVISION = 3;

  /// What an edge against the direction told loses.
  private static final double AGAINST = 1;

  /// Parts shared that differ by less are alike: the same print cut in another way.
  private static final double STEP = 0.05;

  private final Map<ArticleId, Article> byId;
  private final Map<ArticleId, Integer> place = new HashMap<>();
  private final Map<ArticleId, List<Edge>> from = new HashMap<>();
  private final Comparator<Edge> heaviestFirst =
      Comparator.comparingDouble((Edge edge) -> -edge.weight)
          .thenComparingInt(edge -> placeOf(edge.parent))
          .thenComparingDouble(edge -> -edge.share)
          .thenComparingInt(edge -> placeOf(edge.child));

  /// @param share part of the child's words that stand in the parent
  private record Edge(ArticleId parent, ArticleId child, Copy copy, double share, double weight) {}

  /// @param ordered the articles of the origin, the likeliest original first
  private LineageFinder(List<Article> ordered, List<Copy> copies) {
    this.byId = new HashMap<>();
    for (Article article : ordered) {
      byId.put(article.id(), article);
      place.put(article.id(), place.size());
    }
    for (Copy copy : copies) {
      addEdge(copy, copy.a(), copy.b(), copy.shareOfB());
      addEdge(copy, copy.b(), copy.a(), copy.shareOfA());
    }
  }

  private void addEdge(Copy copy, ArticleId parent, ArticleId child, double share) {
    from.computeIfAbsent(parent, absent -> new ArrayList<>())
        .add(new Edge(parent, child, copy, share, weight(copy, parent, share)));
  }

  private static double weight(Copy copy, ArticleId parent, double share) {
    double weight = Math.floor(share / STEP) * STEP;
    if (parent.equals(copy.from())) {
      weight += DIRECTED;
      if (copy.evidence().stream().anyMatch(each -> each.rule().equals("gives-its-address"))) {
        weight += GIVES_ADDRESS;
      }
    } else if (copy.from() != null) {
      weight -= AGAINST;
    }
    if (Direction.isRevision(copy)) {
      weight += REVISION;
    }
    return weight;
  }

  private int placeOf(ArticleId id) {
    return place.getOrDefault(id, Integer.MAX_VALUE);
  }

  /// An edge of the tree.
  record Link(Article article, Article from, Copy copy) {}

  /// The edges of the tree over `ordered`, each below its own parent's; `copies` join these
  /// articles, all of them directly or through others.
  static List<Link> findLinks(List<Article> ordered, List<Copy> copies) {
    return new LineageFinder(ordered, copies).links(ordered);
  }

  private List<Link> links(List<Article> ordered) {
    ArticleId root = ordered.getFirst().id();
    Map<ArticleId, Edge> above = grow(root);
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Article article : ordered) {
        moved |= moveUp(article.id(), above);
      }
    }
    return inOrder(root, above).stream()
        .map(edge -> new Link(require(edge.child), require(edge.parent), edge.copy))
        .toList();
  }

  private Map<ArticleId, Edge> grow(ArticleId root) {
    Map<ArticleId, Edge> above = new HashMap<>();
    Set<ArticleId> inside = new HashSet<>(Set.of(root));
    PriorityQueue<Edge> waiting = new PriorityQueue<>(heaviestFirst);
    waiting.addAll(from.getOrDefault(root, List.of()));
    while (!waiting.isEmpty()) {
      Edge edge = waiting.remove();
      if (inside.add(edge.child)) {
        above.put(edge.child, edge);
        waiting.addAll(from.getOrDefault(edge.child, List.of()));
      }
    }
    return above;
  }

  /// Hangs an article below a better parent that is none of its own descendants.
  private boolean moveUp(ArticleId id, Map<ArticleId, Edge> above) {
    Edge now = above.get(id);
    if (now == null) {
      return false;
    }
    Edge best = now;
    for (Edge back : from.getOrDefault(id, List.of())) {
      Edge edge = edge(back.child, id);
      if (edge != null
          && heaviestFirst.compare(edge, best) < 0
          && !descends(edge.parent, id, above)) {
        best = edge;
      }
    }
    above.put(id, best);
    return best != now;
  }

  private @Nullable Edge edge(ArticleId parent, ArticleId child) {
    return from.getOrDefault(parent, List.of()).stream()
        .filter(edge -> edge.child.equals(child))
        .findFirst()
        .orElse(null);
  }

  private static boolean descends(ArticleId id, ArticleId from, Map<ArticleId, Edge> above) {
    ArticleId at = id;
    while (!at.equals(from)) {
      Edge edge = above.get(at);
      if (edge == null) {
        return false;
      }
      at = edge.parent;
    }
    return true;
  }

  /// From the root down, the children of one article in the order of their places.
  private List<Edge> inOrder(ArticleId root, Map<ArticleId, Edge> above) {
    Map<ArticleId, List<Edge>> below = new HashMap<>();
    above.values().stream()
        .sorted(Comparator.comparingInt(edge -> placeOf(edge.child)))
        .forEach(edge -> below.computeIfAbsent(edge.parent, absent -> new ArrayList<>()).add(edge));
    List<Edge> ordered = new ArrayList<>(below.getOrDefault(root, List.of()));
    for (int i = 0; i < ordered.size(); i++) {
      ordered.addAll(below.getOrDefault(ordered.get(i).child, List.of()));
    }
    return ordered;
  }

  private Article require(ArticleId id) {
    Article article = byId.get(id);
    if (article == null) {
      throw new IllegalStateException("a copy of an article that is none of the origin's: " + id);
    }
    return article;
  }

  /// What speaks for a link: what its copy rests on, and what else the two articles show.
  ///
  /// @param corrections the notes of `link.article` in which it corrects itself
  /// @param publishers of both
  static List<Evidence> evidence(
      Link link, Edits edits, List<Correction> corrections, Map<ArticleId, Publisher> publishers) {
    Article article = link.article;
    Article other = link.from;
    List<Evidence> evidence = new ArrayList<>(link.copy.evidence());
    evidence.add(containment(link));
    for (Correction correction : corrections) {
      String note = correction.span().of(article.text());
      if (!other.text().contains(note)) {
        evidence.add(new Evidence("correction", "", note, correction.rule()));
      }
    }
    int cut = edits.cutFromTheEnd();
    if (cut > 0) {
      evidence.add(
          new Evidence("cut", Integer.toString(cut), lastCut(edits, other), "cut-from-the-end"));
    }
    Stamp published = article.times().published();
    Stamp before = other.times().published();
    if (published != null
        && before != null
        && !rules(link).contains("published-first")
        && !rules(link).contains(Direction.REVISION_OF)) {
      int order = before.compareTo(published);
      evidence.add(
          new Evidence(
              "time",
              before.toString(),
              before + (order == 0 ? " as " : order < 0 ? " before " : " after ") + published,
              order == 0
                  ? "published-together"
                  : order < 0 ? "published-before" : "published-after"));
    }
    Dateline dateline = article.dateline();
    Dateline otherDateline = other.dateline();
    if (dateline != null
        && otherDateline != null
        && dateline.place().equalsIgnoreCase(otherDateline.place())) {
      evidence.add(
          new Evidence(
              "dateline", dateline.place(), dateline.span().of(article.text()), "same-dateline"));
    }
    Publisher publisher = publishers.get(article.id());
    Publisher otherPublisher = publishers.get(other.id());
    String own = otherPublisher == null ? "" : otherPublisher.agency();
    if (!own.isEmpty() && publisher != null && publisher.credits().contains(own)) {
      evidence.add(new Evidence("credit", own, own, "credits-the-other"));
    }
    String rehost = article.from().rehost();
    if (rehost != null && !rules(link).contains("says-it-re-posts")) {
      evidence.add(new Evidence("rehost", rehost, rehost, "says-it-re-posts"));
    }
    return evidence;
  }

  private static List<String> rules(Link link) {
    return link.copy.evidence().stream().map(Evidence::rule).toList();
  }

  private static Evidence containment(Link link) {
    boolean isA = link.copy.a().equals(link.article.id());
    double share = isA ? link.copy.shareOfA() : link.copy.shareOfB();
    double back = isA ? link.copy.shareOfB() : link.copy.shareOfA();
    boolean rewritten = link.copy.kind() == Copy.Kind.REWRITTEN;
    return new Evidence(
        "containment",
        String.format(Locale.ROOT, "%.2f", share),
        String.format(
            Locale.ROOT,
            "%.0f%% of its %s in the other, %.0f%% of the other's in it",
            100 * share,
            rewritten ? "sentences" : "words",
            100 * back),
        rewritten ? "shared-sentences" : "shared-words");
  }

  /// The sentence after which the original goes on and the copy does not: the first of those cut.
  private static String lastCut(Edits edits, Article original) {
    List<String> cut =
        edits.sentences().stream()
            .filter(edit -> edit.kind() == Edit.Kind.CUT)
            .map(edit -> edit.original().of(original.text()))
            .toList();
    return cut.get(cut.size() - edits.cutFromTheEnd());
  }
}
