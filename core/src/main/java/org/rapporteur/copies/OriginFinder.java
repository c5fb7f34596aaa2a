package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Stamp;

/// Groups articles by the text they print.
public final class OriginFinder {
  private OriginFinder() {}

  /// Every article stands in exactly one origin; sorted by id.
  ///
  /// Articles joined by copies that count as one origin ([Copy.Kind#sameOrigin]) stand together, directly or through others. The likeliest original comes
  /// first: the one that most copies come from, then the one published first, then the longest.
  public static List<Origin> findOrigins(List<Article> articles, List<Copy> copies) {
    Map<ArticleId, Article> byId = new TreeMap<>();
    articles.forEach(article -> byId.putIfAbsent(article.id(), article));
    List<Copy> joining =
        copies.stream()
            .filter(copy -> copy.kind().sameOrigin() && byId.containsKey(copy.a()) && byId.containsKey(copy.b()))
            .toList();
    Map<ArticleId, ArticleId> parent = new HashMap<>();
    joining.forEach(copy -> {
      ArticleId a = root(parent, copy.a());
      ArticleId b = root(parent, copy.b());
      if (!a.equals(b)) {
        parent.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
      }
    });
    Map<ArticleId, List<Article>> groups = new TreeMap<>();
    byId.values().forEach(article ->
        groups.computeIfAbsent(root(parent, article.id()), id -> new ArrayList<>()).add(article));
    Agencies agencies = Agencies.load();
    return groups.values().stream()
        .map(group -> origin(group, joining, agencies))
        .sorted(Comparator.comparing(Origin::id))
        .toList();
  }

  private static ArticleId root(Map<ArticleId, ArticleId> parent, ArticleId id) {
    ArticleId root = id;
    while (parent.containsKey(root)) {
      root = parent.get(root);
    }
    return root;
  }

  private static Origin origin(List<Article> group, List<Copy> joining, Agencies agencies) {
    Map<ArticleId, Article> members = new TreeMap<>();
    group.forEach(article -> members.put(article.id(), article));
    List<Copy> inside = joining.stream().filter(copy -> members.containsKey(copy.a())).toList();
    Map<ArticleId, Integer> votes = new HashMap<>();
    for (Copy copy : inside) {
      ArticleId from = copy.from();
      if (from != null) {
        votes.merge(from, 1, Integer::sum);
        votes.merge(from.equals(copy.a()) ? copy.b() : copy.a(), -1, Integer::sum);
      }
    }
    List<Article> ordered = new ArrayList<>(group);
    ordered.sort(
        Comparator.<Article>comparingInt(article -> -votes.getOrDefault(article.id(), 0))
            .thenComparing(article -> article.times().published(), Comparator.nullsLast(Comparator.<Stamp>naturalOrder()))
            .thenComparing(article -> -article.text().length())
            .thenComparing(Article::id));
    Article first = ordered.getFirst();
    List<String> why =
        inside.stream()
            .sorted(Comparator.comparing(Copy::a).thenComparing(Copy::b))
            .map(copy -> why(copy, members))
            .toList();
    return new Origin(
        first.id().value(), name(ordered, agencies), ordered.stream().map(Article::id).toList(), why);
  }

  /// The agency whose page comes first or that most of the prints credit, else the first one's outlet, else its key.
  private static String name(List<Article> ordered, Agencies agencies) {
    Article first = ordered.getFirst();
    String own = Publisher.of(first, agencies).agency();
    if (!own.isEmpty()) {
      return own;
    }
    Map<String, Integer> credits = new TreeMap<>();
    ordered.forEach(article -> agencies.credited(article).forEach(agency -> credits.merge(agency, 1, Integer::sum)));
    return credits.entrySet().stream()
        .filter(entry -> entry.getValue() * 2 > ordered.size())
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(title(first));
  }

  /// A sentence for people: *Port Herald prints 82% of the words of Norland Times, credited to AFP; it came out later*.
  private static String why(Copy copy, Map<ArticleId, Article> members) {
    boolean aFirst = copy.from() == null ? copy.shareOfA() < copy.shareOfB() : copy.from().equals(copy.a());
    Article original = Objects.requireNonNull(members.get(aFirst ? copy.a() : copy.b()));
    Article print = Objects.requireNonNull(members.get(aFirst ? copy.b() : copy.a()));
    StringBuilder why = new StringBuilder();
    double share = aFirst ? copy.shareOfA() : copy.shareOfB();
    why.append(title(print))
        .append(copy.kind() == Copy.Kind.REWRITTEN ? " retells in other words " : " prints ")
        .append(Math.round(100 * share))
        .append(copy.kind() == Copy.Kind.REWRITTEN ? "% of the sentences of " : "% of the words of ")
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
    String publisher = site(print);
    if (!publisher.isEmpty() && publisher.equals(site(original))) {
      why.append("; both stand on one publisher's pages");
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

  private static String title(Article article) {
    return article.from().outlet().isEmpty() ? article.from().key() : article.from().outlet();
  }
}
