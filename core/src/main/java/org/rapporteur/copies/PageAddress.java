package org.rapporteur.copies;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.reading.WordList;

/// The address of a page in a form that all links to the page have in common.
final class PageAddress {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?i:https?)://(?<host>[^/?#:]+)(?::\\d*)?(?<path>/[^?#]*)?(?:\\?(?<query>[^#]*))?(?:#.*)?");

  private static final Pattern INDEX = Pattern.compile("/(?:index\\.(?:html?|php))?$");

  private static final List<Pattern> TRACKERS =
      WordList.lines(PageAddress.class, "trackers.txt").stream()
          .map(name -> Pattern.quote(name.replace("*", "")) + (name.endsWith("*") ? ".*" : ""))
          .map(name -> Pattern.compile(name, Pattern.CASE_INSENSITIVE))
          .toList();

  private PageAddress() {}

  /// Without scheme, *www.*, port, closing slash, fragment, and what says in the query how a reader
  /// came there; the rest of the query sorted. Empty for a site's front page, and where there is no
  /// address of the web: front pages hold another text every hour.
  static String canonical(@Nullable String url) {
    Matcher parts = PARTS.matcher(url == null ? "" : url.strip());
    if (!parts.matches()) {
      return "";
    }
    String path = parts.group("path") == null ? "" : parts.group("path");
    path = INDEX.matcher(path).replaceFirst("");
    String query = query(parts.group("query"));
    if (path.isEmpty() && query.isEmpty()) {
      return "";
    }
    return bare(parts.group("host")) + path + query;
  }

  /// The host of an address, without *www.*; empty where it is none of the web.
  static String host(@Nullable String url) {
    Matcher parts = PARTS.matcher(url == null ? "" : url.strip());
    return parts.matches() ? bare(parts.group("host")) : "";
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("www.") ? lower.substring(4) : lower;
  }

  private static String query(@Nullable String query) {
    if (query == null) {
      return "";
    }
    String telling =
        Arrays.stream(query.split("&"))
            .filter(part -> !part.isEmpty())
            .filter(
                part -> {
                  String name = part.replaceFirst("=.*", "");
                  return TRACKERS.stream().noneMatch(tracker -> tracker.matcher(name).matches());
                })
            .sorted()
            .collect(Collectors.joining("&"));
    return telling.isEmpty() ? "" : "?" + telling;
  }
}
