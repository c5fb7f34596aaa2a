package org.rapporteur.extract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Span;

/// Finds the place, and sometimes the day, that opens an agency report: *HARROW, March 3 (Reuters) - …*.
final class Datelines {
  private static final String MONTH =
      "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
  private static final String DAY = "(?:" + MONTH + "\\s\\d{1,2}(?:,\\s\\d{4})?|\\d{1,2}\\.?\\s" + MONTH + "(?:\\s\\d{4})?|\\d{1,2}\\.\\d{1,2}\\.?(?:\\d{4})?)";
  private static final String SHOUTED = "\\p{Lu}[\\p{Lu}.'’-]+(?:[ -](?:\\p{Lu}[\\p{Lu}.'’-]+|de|la|el|DC))*";
  private static final String PLAIN = "\\p{Lu}[\\p{L}.'’-]+(?:[ -]\\p{Lu}[\\p{L}.'’-]+){0,3}";
  private static final String BRACKET = "\\s*[(\\[][\\p{L}\\p{M} .&/-]{2,40}[)\\]]";
  private static final String REGION = "(?:,\\s\\p{Lu}[\\p{L}.]+(?:\\s\\p{Lu}[\\p{L}.]+){0,2})?";

  /// In capitals: the dash alone is enough. Otherwise a day or an agency in brackets must stand there too.
  private static final Pattern DATELINE =
      Pattern.compile(
          "^[\"“]?(?:(?<a>" + SHOUTED + "(?:/" + SHOUTED + ")?" + REGION + ")(?:,?\\s(?<da>" + DAY + "))?(?:" + BRACKET + ")?\\s*(?:[–—]|--?\\s|:\\s)"
              + "|(?<b>" + PLAIN + REGION + ")(?:,?\\s\\(?(?<db>" + DAY + ")\\)?)(?:,?" + BRACKET + "|\\s*/[\\p{L} ]{2,30}/)?\\s*(?:[–—.:]|--?\\s)"
              + "|(?<c>" + PLAIN + REGION + ")" + BRACKET + "\\s*(?:[–—:]|--?\\s))\\s*(?=\\S)");
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
        return Optional.of(new Dateline(place, day == null ? "" : day, new Span(matcher.start(group), end)));
      }
    }
    return Optional.empty();
  }
}
