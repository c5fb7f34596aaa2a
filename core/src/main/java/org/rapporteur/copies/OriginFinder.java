package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Descent;
import org.rapporteur.model.Edits;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Stamp;

/// Groups articles by the text they print.
public final class OriginFinder {
  /// Part of the shorter article's unquoted prose that must be copied for the two to count as one
  /// origin. Below it, most of either report is its own work: newsrooms take over paragraphs of
  /// background from an agency and report the rest themselves.
  private static final double ONE_ORIGIN = 0.3;

  private OriginFinder() {}

  /// What is loaded once for all origins.
  private record Rules(
      Agencies agencies, EditFinder edits, CorrectionFinder corrections, RootFinder roots) {}

  /// Whether a copy makes one origin of two articles.
  private static boolean joins(Copy copy) {
    return copy.kind().sameOrigin()
        && (copy.kind() != Copy.Kind.PARTIAL
            || Direction.isRevision(copy)
            || Math.max(copy.shareOfA(), copy.shareOfB()) >= ONE_ORIGIN);
  }

  /// Every article stands in exactly one origin; sorted by id.
  ///
  /// Articles joined by copies that count as one origin ([Copy.Kind#sameOrigin], and of partial
  /// ones those of [#ONE_ORIGIN]) stand together, directly or through others; what is copied across
  /// origins is told in `why` of both. The likeliest original comes first: the one that most copies
  /// come from, then the one published first, then the longest.
  public static List<Origin> findOrigins(List<Article> articles, List<Copy> copies) {
    return findOrigins(articles, copies, PublisherTable.shipped());
  }

  /// As [#findOrigins(List, List)]; `publishers` says which outlets are one publisher's.
  public static List<Origin> findOrigins(
      List<Article> articles, List<Copy> copies, PublisherTable publishers) {
    Map<ArticleId, Article> byId = new TreeMap<>();
    articles.forEach(article -> byId.putIfAbsent(article.id(), article));
    List<Copy> telling =
        copies.stream()
            .filter(
                copy ->
                    copy.kind().sameOrigin()
                        && byId.containsKey(copy.a())
                        && byId.containsKey(copy.b()))
            .sorted(Comparator.comparing(Copy::a).thenComparing(Copy::b))
            .toList();
    Map<ArticleId, ArticleId> parent = new HashMap<>();
    telling.stream()
        .filter(OriginFinder::joins)
        .forEach(
            copy -> {
              ArticleId a = root(parent, copy.a());
              ArticleId b = root(parent, copy.b());
              if (!a.equals(b)) {
                parent.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
              }
            });
    Map<ArticleId, List<Article>> groups = new TreeMap<>();
    byId.values()
        .forEach(
            article ->
                groups
                    .computeIfAbsent(root(parent, article.id()), id -> new ArrayList<>())
                    .add(article));
    Map<ArticleId, List<Copy>> copiesOf = new HashMap<>();
    for (Copy copy : telling) {
      copiesOf.computeIfAbsent(copy.a(), id -> new ArrayList<>()).add(copy);
      copiesOf.computeIfAbsent(copy.b(), id -> new ArrayList<>()).add(copy);
    }
    Agencies agencies = Agencies.load();
    Rules rules =
        new Rules(
            agencies,
            new EditFinder(),
            CorrectionFinder.load(),
            new RootFinder(
                agencies, Publishers.of(publishers, byId.values(), telling), byId.values()));
    return groups.values().parallelStream()
        .map(group -> origin(group, byId, copiesOf, rules))
        .sorted(Comparator.comparing(Origin::id))
        .toList();
  }

  /// The root of an article's tree; each on the way to it is hung higher, so that long ways are
  /// gone once.
  private static ArticleId root(Map<ArticleId, ArticleId> parent, ArticleId id) {
    ArticleId at = id;
    while (true) {
      ArticleId above = parent.get(at);
      if (above == null) {
        return at;
      }
      ArticleId next = parent.get(above);
      if (next == null) {
        return above;
      }
      parent.put(at, next);
      at = next;
    }
  }

  private static Origin origin(
      List<Article> group,
      Map<ArticleId, Article> byId,
      Map<ArticleId, List<Copy>> copiesOf,
      Rules rules) {
    Set<Copy> touching = new LinkedHashSet<>();
    group.forEach(article -> touching.addAll(copiesOf.getOrDefault(article.id(), List.of())));
    Map<ArticleId, Integer> votes = new HashMap<>();
    for (Copy copy : touching) {
      ArticleId from = copy.from();
      if (from != null && joins(copy)) {
        votes.merge(from, 1, Integer::sum);
        votes.merge(from.equals(copy.a()) ? copy.b() : copy.a(), -1, Integer::sum);
      }
    }
    List<Article> ordered = new ArrayList<>(group);
    ordered.sort(
        Comparator.<Article>comparingInt(article -> -votes.getOrDefault(article.id(), 0))
            .thenComparing(
                article -> article.times().published(),
                Comparator.nullsLast(Comparator.<Stamp>naturalOrder()))
            .thenComparing(article -> -article.text().length())
            .thenComparing(Article::id));
    Article first = ordered.getFirst();
    List<Copy> inside = touching.stream().filter(OriginFinder::joins).toList();
    List<Correction> corrections =
        ordered.stream().flatMap(article -> rules.corrections.find(article).stream()).toList();
    Map<ArticleId, Publisher> publishers = new HashMap<>();
    ordered.forEach(article -> publishers.put(article.id(), Publisher.of(article, rules.agencies)));
    Map<ArticleId, EditFinder.Sentences> sentences = new HashMap<>();
    List<Descent> lineage =
        LineageFinder.findLinks(ordered, inside).stream()
            .map(link -> descent(link, corrections, publishers, sentences, rules))
            .toList();
    List<String> why = new ArrayList<>();
    lineage.forEach(descent -> why.add(descent.why()));
    touching.stream()
        .filter(copy -> !joins(copy))
        .sorted(Comparator.comparing(Copy::a).thenComparing(Copy::b))
        .forEach(copy -> why.add(why(copy, byId)));
    List<Publisher> inOrder =
        ordered.stream()
            .map(article -> Objects.requireNonNull(publishers.get(article.id())))
            .toList();
    String agency = agency(inOrder);
    return new Origin(
        first.id().value(),
        agency.isEmpty() ? title(first) : agency,
        ordered.stream().map(Article::id).toList(),
        lineage,
        corrections,
        rules.roots.find(ordered, inOrder, lineage, agency),
        why);
  }

  /// @param sentences of the origin's articles that were cut already
  private static Descent descent(
      LineageFinder.Link link,
      List<Correction> corrections,
      Map<ArticleId, Publisher> publishers,
      Map<ArticleId, EditFinder.Sentences> sentences,
      Rules rules) {
    Edits edits =
        rules.edits.findEdits(
            sentences.computeIfAbsent(link.from().id(), id -> rules.edits.sentences(link.from())),
            sentences.computeIfAbsent(
                link.article().id(), id -> rules.edits.sentences(link.article())),
            link.copy());
    ArticleId first = link.copy().from();
    // the tree may have to stand an older print below a later one, through which alone it is joined
    boolean against = link.article().id().equals(first);
    return new Descent(
        link.article().id(),
        link.from().id(),
        Direction.isRevision(link.copy()) ? Descent.Relation.REVISION : Descent.Relation.COPY,
        link.from().id().equals(first),
        link.copy().kind(),
        against
            ? why(link.copy(), link.article(), link.from())
            : why(link.copy(), link.from(), link.article()),
        LineageFinder.evidence(
            link,
            edits,
            corrections.stream()
                .filter(each -> each.article().equals(link.article().id()))
                .toList(),
            publishers),
        edits);
  }

  /// The agency whose page comes first or that most of the prints credit, or empty.
  private static String agency(List<Publisher> ordered) {
    String own = ordered.getFirst().agency();
    if (!own.isEmpty()) {
      return own;
    }
    Map<String, Integer> credits = new TreeMap<>();
    ordered.forEach(
        publisher -> publisher.credits().forEach(agency -> credits.merge(agency, 1, Integer::sum)));
    return credits.entrySet().stream()
        .filter(entry -> entry.getValue() * 2 > ordered.size())
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /// A sentence for people: *Port Herald prints 82% of the words of Norland Times, credited to AFP;
  /// it came out later*.
  private static String why(Copy copy, Map<ArticleId, Article> byId) {
    boolean aFirst =
        copy.from() == null ? copy.shareOfA() < copy.shareOfB() : copy.from().equals(copy.a());
    return why(
        copy,
        Objects.requireNonNull(byId.get(aFirst ? copy.a() : copy.b())),
        Objects.requireNonNull(byId.get(aFirst ? copy.b() : copy.a())));
  }

  private static String why(Copy copy, Article original, Article print) {
    StringBuilder why = new StringBuilder();
    if (Direction.isRevision(copy)) {
      why.append(title(print)).append(" prints it at the same address as a later version");
      copy.evidence().stream()
          .filter(each -> each.rule().equals(Direction.REVISION_OF) && !each.quote().isEmpty())
          .forEach(each -> why.append(" (").append(each.quote()).append(')'));
      return why.append(copy.from() == null ? "; nothing tells which was first." : ".").toString();
    }
    double share = original.id().equals(copy.a()) ? copy.shareOfA() : copy.shareOfB();
    why.append(title(print))
        .append(copy.kind() == Copy.Kind.REWRITTEN ? " retells in other words " : " prints ")
        .append(Math.round(100 * share))
        .append(
            copy.kind() == Copy.Kind.REWRITTEN ? "% of the sentences of " : "% of the words of ")
        .append(title(original));
    if (title(print).equals(title(original))) {
      why.append(" once more");
    }
    for (Evidence evidence : copy.evidence()) {
      String reason = reason(evidence);
      if (!reason.isEmpty()) {
        why.append(reason);
      }
    }
    if (copy.from() == null) {
      why.append("; nothing tells which was first");
    }
    String publisher = site(print);
    if (!publisher.isEmpty() && publisher.equals(site(original))) {
      why.append("; both stand on one publisher's pages");
    }
    if (!joins(copy)) {
      why.append("; too little to make one origin of the two");
    }
    return why.append('.').toString();
  }

  private static String reason(Evidence evidence) {
    return switch (evidence.rule()) {
      case "both-credit-it" -> ", credited to " + evidence.value();
      case "gives-its-address" -> "; it gives its address, " + evidence.quote();
      case "agency-s-own-page" -> "; the text is " + evidence.quote() + "'s own";
      case "says-it-re-posts" -> "; it says of itself that it re-posts: “" + evidence.quote() + "”";
      case "published-first" -> "; it came out later (" + evidence.quote() + ")";
      case "cut-from-the-end" -> "; it breaks off where the other goes on";
      default -> "";
    };
  }

  private static String site(Article article) {
    return Publisher.site(article.from().url());
  }

  /// How a reader would call an article: by its outlet, else its headline, else the name of its
  /// file.
  private static String title(Article article) {
    if (!article.from().outlet().isEmpty()) {
      return article.from().outlet();
    }
    String key = article.from().key();
    return article.headline().isEmpty()
        ? key.substring(key.lastIndexOf('/') + 1)
        : "“" + article.headline() + "”";
  }
}
