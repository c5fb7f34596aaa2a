package org.rapporteur.copies;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;

/// Whose page an article stands on, and how other reports would name it.
///
/// @param id what is the same for all pages of one publisher: the site's name, else the outlet's;
/// empty when neither is known
/// @param names as other reports print them, in small letters without spaces: `portherald`
/// @param agency the agency whose own page this is, or empty
/// @param credits the agencies the article credits with its text
record Publisher(String id, Set<String> names, String agency, List<String> credits) {
  /// Second-level labels under which countries register sites: `co.uk`.
  private static final Set<String> REGISTRY_LABELS =
      Set.of("co", "com", "org", "net", "gov", "edu", "ac", "gob", "go", "or", "ne");

  /// What follows or surrounds an outlet's name: *(Web News)*, *- World*, *Online*.
  private static final Pattern NOT_THE_NAME =
      Pattern.compile("\\(.*?\\)|\\s[-–|]\\s.*$|\\bonline\\b", Pattern.CASE_INSENSITIVE);

  static Publisher of(Article article, Agencies agencies) {
    Set<String> names = new TreeSet<>();
    String outlet = NOT_THE_NAME.matcher(article.from().outlet()).replaceAll(" ");
    addName(names, squeeze(outlet));
    String site = site(article.from().url());
    addName(names, site);
    Set<String> all = new TreeSet<>(names);
    names.forEach(name -> all.addAll(agencies.aliases(name)));
    String id = !site.isEmpty() ? site : squeeze(outlet);
    return new Publisher(id, all, agency(article, all, agencies), agencies.credited(article));
  }

  /// The agency whose page this is: one that is known, or one that the report is signed with and
  /// that the outlet bears the name or the initials of. The *Northern Press Agency* signs *(NPA)*.
  private static String agency(Article article, Set<String> names, Agencies agencies) {
    String known = agencies.named(names);
    if (!known.isEmpty()) {
      return known;
    }
    StringBuilder initials = new StringBuilder();
    for (String word :
        NOT_THE_NAME.matcher(article.from().outlet()).replaceAll(" ").strip().split("[\\s-]+")) {
      if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
        initials.append(Character.toLowerCase(word.charAt(0)));
      }
    }
    String letters = initials.toString();
    return article.byline().agencies().stream()
        .filter(agency -> isOwn(squeeze(agency), letters, names))
        .findFirst()
        .orElse("");
  }

  private static boolean isOwn(String agency, String initials, Set<String> names) {
    return names.contains(agency)
        || agency.length() > 2 && (initials.equals(agency) || initials.equals("t" + agency));
  }

  private static void addName(Set<String> names, String name) {
    if (name.length() > 2) {
      names.add(name);
      if (name.startsWith("the") && name.length() > 7) {
        names.add(name.substring(3));
      }
    }
  }

  /// Small letters and digits alone.
  static String squeeze(String name) {
    StringBuilder squeezed = new StringBuilder(name.length());
    name.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(squeezed::appendCodePoint);
    return squeezed.toString();
  }

  /// The label an address is registered under: `portherald` of `www.portherald.co.uk`; empty when
  /// there is none.
  static String site(@Nullable String url) {
    if (url == null) {
      return "";
    }
    String host;
    try {
      host = new URI(url.strip()).getHost();
    } catch (URISyntaxException e) {
      return "";
    }
    if (host == null) {
      return "";
    }
    String[] labels = host.toLowerCase(Locale.ROOT).split("\\.");
    int at = labels.length - 2;
    if (at > 0 && REGISTRY_LABELS.contains(labels[at])) {
      at--;
    }
    return at < 0 ? "" : squeeze(labels[at]);
  }
}
