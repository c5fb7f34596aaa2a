package org.rapporteur.copies;

import java.util.Collection;
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
import org.rapporteur.model.Descent;
import org.rapporteur.model.Root;

/// Finds whom a text rests on. The rules in order; the first that applies decides:
///
/// 1. it is an agency's own, or most of its prints credit one agency;
/// 2. its opening names one other outlet as the one that has the news: *told Channel Nine*,
///    *according to a report in the Port Herald*, *the Herald reported*;
/// 3. it comes from one publisher's newsroom ([Publishers], else the outlet itself).
///
/// Where two are named, or several agencies are credited, or nobody knows which of several outlets
/// wrote the text, no root is told: what is not sure unites nothing. Only outlets that are known
/// are found: those of the other articles, and those of the lists.
final class RootFinder {
  /// Code units of the opening, and paragraphs: further down a report names others for background.
  private static final int OPENING = 800;

  private static final int PARAGRAPHS = 2;

  /// Words of the longest outlet's name.
  private static final int NAME_WORDS = 5;

  /// Letters of the shortest outlet's name that is taken from the articles.
  private static final int SHORTEST_NAME = 4;

  private static final String NAME =
      "(?:[Tt]he )?(?<name>\\p{Lu}[\\p{L}\\p{N}&'’.-]*(?: (?:\\p{Lu}[\\p{L}\\p{N}&'’.-]*|of|and|for|the)){0,4})";

  private static final List<Pattern> NAMED =
      List.of(
          Pattern.compile(
              "\\b(?:[Aa]ccording to|told|telling|[Rr]eported by|[Rr]eports? (?:by|in|from)"
                  + "|citing|cited by|[Ii]nterview(?:ed)? (?:with|by|on)|first published (?:by|in)|obtained by)"
                  + " (?:an? (?:\\p{Ll}+ ){0,2}report (?:by|in|from|on|of) )?"
                  + "(?:(?:the |its |a )?(?:\\p{Ll}+[- ]){0,2}(?:news agency|broadcaster|newspaper|daily|weekly|television|magazine) )?"
                  + NAME),
          Pattern.compile(
              NAME
                  + " (?:has |had |first |also |later )?report(?:ed|s)"
                  + "(?= that\\b|[.,;]| on (?:\\p{Lu}\\p{Ll}+day)\\b| \\p{Lu}\\p{Ll}+day\\b| earlier\\b| last\\b)"));

  private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");

  private final Agencies agencies;
  private final Publishers publishers;
  private final Map<String, String> outlets = new TreeMap<>();

  /// @param pile all articles, whose outlets can be named
  RootFinder(Agencies agencies, Publishers publishers, Collection<Article> pile) {
    this.agencies = agencies;
    this.publishers = publishers;
    for (Article article : pile) {
      String outlet = article.from().outlet();
      String name = Publisher.squeeze(outlet);
      if (name.length() >= SHORTEST_NAME) {
        outlets.merge(name, outlet, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        if (name.startsWith("the")) {
          outlets.putIfAbsent(name.substring("the".length()), outlet);
        }
      }
    }
  }

  /// @param ordered the articles that print the text, the likeliest original first
  /// @param publishersInOrder theirs
  /// @param agency the agency whose text it is, or empty
  @Nullable Root find(
      List<Article> ordered,
      List<Publisher> publishersInOrder,
      List<Descent> lineage,
      String agency) {
    Article first = ordered.getFirst();
    Publisher own = publishersInOrder.getFirst();
    if (!own.agency().isEmpty()) {
      return new Root(agency, first.from().outlet(), "agency-s-own-page");
    }
    if (!agency.isEmpty() && own.credits().size() <= 1) {
      return new Root(agency, agency, "credits-it");
    }
    if (publishersInOrder.stream().anyMatch(each -> !each.credits().isEmpty())) {
      return null;
    }
    Map<String, String> named = named(first, own);
    if (!named.isEmpty()) {
      return named.size() > 1
          ? null
          : named.entrySet().stream()
              .map(each -> new Root(each.getKey(), each.getValue(), "named-in-the-opening"))
              .findFirst()
              .orElseThrow();
    }
    boolean sure =
        lineage.stream().allMatch(Descent::directed)
            || ordered.stream().map(this::newsroom).distinct().count() == 1;
    return sure ? newsroom(first).orElse(null) : null;
  }

  private Optional<Root> newsroom(Article article) {
    String outlet = article.from().outlet();
    return publishers
        .newsroom(article)
        .or(
            () ->
                outlet.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Root(nameOf(outlet), outlet, "outlet")));
  }

  /// The outlets that the opening names as having the news, each with the words that do.
  private Map<String, String> named(Article article, Publisher own) {
    String opening = opening(article.text());
    Map<String, String> named = new TreeMap<>();
    for (Pattern pattern : NAMED) {
      Matcher matcher = pattern.matcher(opening);
      int at = 0;
      while (at < opening.length() && matcher.find(at)) {
        Set<String> names = outletsIn(matcher.group("name"));
        names.removeIf(name -> own.names().contains(Publisher.squeeze(name)));
        String quote = matcher.group();
        names.forEach(name -> named.putIfAbsent(nameOf(name), quote));
        at = matcher.start() + 1;
      }
    }
    newsroom(article).map(Root::name).ifPresent(named::remove);
    return named;
  }

  private static String opening(String text) {
    int end = 0;
    for (int paragraph = 0; paragraph < PARAGRAPHS && end >= 0; paragraph++) {
      while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      end = text.indexOf('\n', end);
    }
    return text.substring(0, Math.min(OPENING, end < 0 ? text.length() : end));
  }

  /// The known outlet that opens `words`, the longest. Where *and* follows, something else is named
  /// beside it: another outlet, or one that is not known and stands as an empty name.
  private Set<String> outletsIn(String words) {
    String[] all = words.split(" ");
    for (int length = Math.min(NAME_WORDS, all.length); length > 0; length--) {
      String printed = String.join(" ", List.of(all).subList(0, length));
      String name = Publisher.squeeze(POSSESSIVE.matcher(printed).replaceFirst(""));
      String known = outlets.getOrDefault(name, agencies.known(name));
      if (!known.isEmpty()) {
        Set<String> names = new TreeSet<>(Set.of(known));
        if (length < all.length && all[length].equals("and")) {
          Set<String> others =
              outletsIn(String.join(" ", List.of(all).subList(length + 1, all.length)));
          names.addAll(others.isEmpty() ? Set.of("") : others);
        }
        return names;
      }
    }
    return new TreeSet<>();
  }

  /// The one name of an outlet: of an agency its own, else its publisher's, else the one
  /// that the lists or the articles have for it.
  private String nameOf(String outlet) {
    String agency = agencies.named(Set.of(Publisher.squeeze(outlet)));
    if (!agency.isEmpty()) {
      return agency;
    }
    String squeezed = Publisher.squeeze(outlet);
    String known = agencies.known(squeezed);
    return publishers
        .publisherOf(outlet)
        .orElse(!known.isEmpty() ? known : outlets.getOrDefault(squeezed, outlet));
  }
}
