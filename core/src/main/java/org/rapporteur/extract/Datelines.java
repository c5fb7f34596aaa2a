package org.rapporteur.extract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Span;

/// Finds the place, and sometimes the day, that opens an agency report: *HARROW, March 3 (Reuters)
/// - …*.
final class Datelines {

  /// In capitals: the dash alone is enough. Otherwise a day or an agency in brackets must stand
  /// there too.
  private static final Pattern DATELINE = Patterns.named("dateline");
  private static final int LONGEST_PLACE = 60;

  private Datelines() {}

  static Optional<Dateline> first(String text) {
    Matcher matcher = DATELINE.matcher(text.substring(0, Math.min(text.length(), 200)));
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (String group : new String[] {"a", "b", "c"}) {
      String place = matcher.group(group);
      if (place != null) {
        if (place.length() > LONGEST_PLACE || place.length() < 3) {
          return Optional.empty();
        }
        String day = group.equals("c") ? null : matcher.group("d" + group);
        int end = matcher.end();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
          end--;
        }
        return Optional.of(
            new Dateline(place, day == null ? "" : day, new Span(matcher.start(group), end)));
      }
    }
    return Optional.empty();
  }
}
