package org.rapporteur.copies;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Root;

/// Which of some articles come from one publisher. The rules in order:
///
/// 1. the table, and after it what a page says of its publisher ([PublisherTable]);
/// 2. `same-account`: the pages of two outlets run under one account of an analytics service, a tag
///    manager or a social network (evidence of `account`);
/// 3. `same-numbers`: two outlets print at least [#NUMBERED] texts in common under addresses with
///    one long number, and credit no agency with them: one system published them both.
///
/// The last two bring outlets together that the first does not know as different publishers'.
final class Publishers {
  private static final int NUMBERED = 2;

  /// Digits of a number that no two systems give by chance; a day has eight.
  private static final Pattern NUMBER =
      Pattern.compile("(?<!\\d)(?!(?:19|20)\\d{6}(?!\\d))\\d{6,}(?!\\d)");

  /// Outlets that make the name of a publisher that is not known by any.
  private static final int NAMED = 3;

  private final PublisherTable table;

  /// By newsroom: the others that are known to be one with it, and it itself.
  private final Map<String, House> houses = new TreeMap<>();

  /// Newsrooms under one roof.
  private static final class House {
    final Set<String> newsrooms = new TreeSet<>();

    /// As the table or a page names its publisher, or null.
    @Nullable String publisher;

    /// By rule, what shows it.
    final Map<String, String> shown = new TreeMap<>();

    String name() {
      if (publisher != null) {
        return publisher;
      }
      List<String> outlets = newsrooms.stream().limit(NAMED).toList();
      int more = newsrooms.size() - outlets.size();
      return String.join(" / ", outlets) + (more > 0 ? " and " + more + " more" : "");
    }
  }

  private Publishers(PublisherTable table) {
    this.table = table;
  }

  /// @param copies pairs among the articles that print one text
  static Publishers of(PublisherTable table, Collection<Article> articles, List<Copy> copies) {
    Publishers publishers = new Publishers(table);
    Map<String, Set<String>> accounts = new TreeMap<>();
    Map<ArticleId, Article> byId = new HashMap<>();
    for (Article article : articles) {
      byId.put(article.id(), article);
      String newsroom = article.from().outlet();
      if (!newsroom.isEmpty()) {
        House house = publishers.houses.computeIfAbsent(newsroom, name -> new House());
        house.newsrooms.add(newsroom);
        table.publisherOf(article).ifPresent(name -> house.publisher = least(house, name));
        for (Evidence evidence : article.evidence()) {
          if (evidence.of().equals("account")) {
            accounts.computeIfAbsent(evidence.value(), each -> new TreeSet<>()).add(newsroom);
          }
        }
      }
    }
    accounts.forEach(
        (account, newsrooms) ->
            newsrooms.forEach(
                each ->
                    publishers.unite(newsrooms.iterator().next(), each, "same-account", account)));
    publishers.uniteByNumbers(byId, copies);
    return publishers;
  }

  private static String least(House house, String name) {
    String known = house.publisher;
    return known == null || name.compareTo(known) < 0 ? name : known;
  }

  private void uniteByNumbers(Map<ArticleId, Article> articles, List<Copy> copies) {
    Map<List<String>, TreeSet<String>> numbers = new HashMap<>();
    for (Copy copy : copies) {
      Article one = articles.get(copy.a());
      Article other = articles.get(copy.b());
      if (one != null
          && other != null
          && copy.kind() == Copy.Kind.WHOLE
          && one.byline().agencies().isEmpty()
          && other.byline().agencies().isEmpty()) {
        String first = one.from().outlet();
        String second = other.from().outlet();
        Set<String> common = numbers(one);
        common.retainAll(numbers(other));
        if (!common.isEmpty() && !first.isEmpty() && !second.isEmpty() && !first.equals(second)) {
          numbers
              .computeIfAbsent(
                  first.compareTo(second) < 0 ? List.of(first, second) : List.of(second, first),
                  pair -> new TreeSet<>())
              .addAll(common);
        }
      }
    }
    numbers.entrySet().stream()
        .filter(each -> each.getValue().size() >= NUMBERED)
        .sorted(
            Map.Entry.comparingByKey(
                (x, y) -> String.join("\n", x).compareTo(String.join("\n", y))))
        .forEach(
            each ->
                unite(
                    each.getKey().getFirst(),
                    each.getKey().getLast(),
                    "same-numbers",
                    each.getValue().getFirst()));
  }

  private static Set<String> numbers(Article article) {
    Set<String> numbers = new HashSet<>();
    Matcher matcher = NUMBER.matcher(PageAddress.canonical(article.from().url()));
    while (matcher.find()) {
      numbers.add(matcher.group());
    }
    return numbers;
  }

  private void unite(String one, String other, String rule, String quote) {
    House first = houses.get(one);
    House second = houses.get(other);
    if (first == null
        || second == null
        || first == second
        || first.publisher != null
            && second.publisher != null
            && !first.publisher.equals(second.publisher)) {
      return;
    }
    if (first.publisher == null) {
      first.publisher = second.publisher;
    }
    first.newsrooms.addAll(second.newsrooms);
    second.shown.forEach(first.shown::putIfAbsent);
    first.shown.putIfAbsent(rule, quote);
    second.newsrooms.forEach(each -> houses.put(each, first));
  }

  /// The publisher's newsroom an article comes from; empty where nobody knows.
  Optional<Root> newsroom(Article article) {
    String outlet = article.from().outlet();
    Optional<String> known = table.publisherOf(article);
    if (known.isPresent()) {
      return known.map(name -> new Root(name, outlet, "same-publisher"));
    }
    House house = houses.get(outlet);
    return house == null || house.shown.isEmpty()
        ? Optional.empty()
        : house.shown.entrySet().stream()
            .findFirst()
            .map(shown -> new Root(house.name(), shown.getValue(), shown.getKey()));
  }

  /// The publisher of an outlet that goes by `name`.
  Optional<String> publisherOf(String name) {
    Optional<String> known = table.publisherOf(name);
    House house = houses.get(name);
    return known.isPresent() || house == null || house.shown.isEmpty()
        ? known
        : Optional.of(house.name());
  }
}
