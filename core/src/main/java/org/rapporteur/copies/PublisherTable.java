package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rapporteur.model.Article;
import org.rapporteur.model.Evidence;
import org.rapporteur.reading.WordList;

/// Which outlets belong to one publisher: a table, and after it what a page says of its publisher.
/// Immutable.
///
/// A line of the table is a publisher, a colon, and its outlets with commas between. An outlet is
/// named as it names itself, whatever case and marks, with *The* or without, or by its site: a word
/// with a dot, which holds
/// for all hosts that end in it. Lines that open with `#` say nothing. An outlet that stands in two
/// lines belongs to the later one, so a reader's own lines prevail over those that are shipped; a
/// line that names an outlet alone takes it out of the publisher it stood under.
///
/// ```
/// Herald Group: Port Herald, portherald.example, Eastmere Post
/// ```
public final class PublisherTable {
  private static final Pattern ARTICLE = Pattern.compile("(?i)^the\\s+");

  private final Map<String, String> byOutlet;
  private final Map<String, String> bySite;

  private PublisherTable(Map<String, String> byOutlet, Map<String, String> bySite) {
    this.byOutlet = Map.copyOf(byOutlet);
    this.bySite = Map.copyOf(bySite);
  }

  /// The table that comes with the program.
  public static PublisherTable shipped() {
    return new PublisherTable(Map.of(), Map.of())
        .with(WordList.lines(PublisherTable.class, "publishers.txt"));
  }

  /// This table with `lines` after its own. Throws [IllegalArgumentException] with the line where
  /// one has no colon or no outlet.
  public PublisherTable with(List<String> lines) {
    Map<String, String> outlets = new LinkedHashMap<>(byOutlet);
    Map<String, String> sites = new LinkedHashMap<>(bySite);
    for (String line : lines) {
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      String publisher = colon < 0 ? "" : line.substring(0, colon).strip();
      List<String> named = outlets(line.substring(colon + 1));
      if (publisher.isEmpty() || named.isEmpty()) {
        throw new IllegalArgumentException("no publisher, colon and outlets: " + line.strip());
      }
      for (String outlet : named) {
        if (isSite(outlet)) {
          sites.put(outlet.toLowerCase(Locale.ROOT), publisher);
        } else {
          outlets.put(key(outlet), publisher);
        }
      }
    }
    return new PublisherTable(outlets, sites);
  }

  private static List<String> outlets(String text) {
    List<String> outlets = new ArrayList<>();
    for (String outlet : text.split(",")) {
      if (!Publisher.squeeze(outlet).isEmpty()) {
        outlets.add(outlet.strip());
      }
    }
    return outlets;
  }

  private static String key(String outlet) {
    return Publisher.squeeze(ARTICLE.matcher(outlet.strip()).replaceFirst(""));
  }

  private static boolean isSite(String outlet) {
    return outlet.indexOf('.') > 0 && outlet.indexOf(' ') < 0;
  }

  /// The publisher of an outlet that goes by `name`.
  Optional<String> publisherOf(String name) {
    return Optional.ofNullable(byOutlet.get(key(name)));
  }

  /// The publisher an article comes from: by the site it stands on, by its outlet's name, or as the
  /// page names it in its metadata.
  Optional<String> publisherOf(Article article) {
    return bySite(PageAddress.host(article.from().url()))
        .or(() -> publisherOf(article.from().outlet()))
        .or(
            () ->
                article.evidence().stream()
                    .filter(each -> each.of().equals("publisher") && !each.value().isBlank())
                    .findFirst()
                    .map(Evidence::value)
                    .map(name -> publisherOf(name).orElse(name)));
  }

  /// The longest site that `host` ends in decides.
  private Optional<String> bySite(String host) {
    String rest = host;
    while (!rest.isEmpty()) {
      String publisher = bySite.get(rest);
      if (publisher != null) {
        return Optional.of(publisher);
      }
      rest = rest.indexOf('.') < 0 ? "" : rest.substring(rest.indexOf('.') + 1);
    }
    return Optional.empty();
  }
}
