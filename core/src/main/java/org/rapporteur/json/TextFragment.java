package org.rapporteur.json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Links that open a page at some words of it (`#:~:text=`, the text fragments of the W3C's
/// Web Incubator Community Group).
public final class TextFragment {
  /// Words beyond which only the first and last are given.
  private static final int LONG = 12;

  private static final int ENDS = 5;

  /// A page may say of itself that it stands at `javascript:…`.
  private static final Pattern OF_THE_WEB = Pattern.compile("(?i)https?://[^\\s<>\"]+");

  private TextFragment() {}

  /// Null without an address of the web. `words` are those of one paragraph.
  public static @Nullable String link(@Nullable String url, String words) {
    if (url == null || words.isBlank() || !OF_THE_WEB.matcher(url).matches()) {
      return null;
    }
    int hash = url.indexOf('#');
    String page = hash < 0 ? url : url.substring(0, hash);
    List<String> each = List.of(words.strip().split("\\s+"));
    String fragment =
        each.size() <= LONG
            ? encoded(each)
            : encoded(each.subList(0, ENDS))
                + ","
                + encoded(each.subList(each.size() - ENDS, each.size()));
    return page + "#:~:text=" + fragment;
  }

  /// Per cent signs for all but letters and digits; `-`, `,` and `&` have a meaning of their own.
  private static String encoded(List<String> words) {
    return URLEncoder.encode(String.join(" ", words), StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("-", "%2D");
  }
}
