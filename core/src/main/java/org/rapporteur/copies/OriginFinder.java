package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
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
    return new Origin(first.id().value(), name(first, agencies), ordered.stream().map(Article::id).toList(), why);
  }

  private static String name(Article article, Agencies agencies) {
    List<String> credited = agencies.credited(article);
    if (!credited.isEmpty()) {
      return credited.getFirst();
    }
    return article.from().outlet().isEmpty() ? article.from().key() : article.from().outlet();
  }

  private static String why(Copy copy, Map<ArticleId, Article> members) {
    boolean aFirst = copy.a().equals(copy.from()) || (copy.from() == null && copy.shareOfA() < copy.shareOfB());
    Article original = members.get(aFirst ? copy.a() : copy.b());
    Article print = members.get(aFirst ? copy.b() : copy.a());
    return String.format(
        Locale.ROOT,
        "%s shares %d words with %s: %.0f%% of its own, %.0f%% of the other's",
        title(print),
        copy.words(),
        title(original),
        100 * (aFirst ? copy.shareOfB() : copy.shareOfA()),
        100 * (aFirst ? copy.shareOfA() : copy.shareOfB()));
  }

  private static String title(@org.jspecify.annotations.Nullable Article article) {
    if (article == null) {
      return "?";
    }
    return article.from().outlet().isEmpty() ? article.from().key() : article.from().outlet();
  }
}
