package org.rapporteur.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When something happened, as far as its article tells.
///
/// @param value as TIMEX3 has it; the day of publication where no words tell; empty where nothing
/// does
/// @param precision how exact: `time`, `day`, `week`, `month`, `quarter`, `season`, `half`, `year`,
/// `decade` or `unknown` as the words tell; `not-later` and `not-earlier` of a day of publication
/// @param evidence the words that tell, or null where the value is the day of publication
public record Moment(String value, String precision, @Nullable Span evidence) {
  /// The forms of values, the most exact first.
  private static final Map<String, Pattern> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("time", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*"));
    FORMS.put("day", Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
    FORMS.put("week", Pattern.compile("\\d{4}-W\\d\\d.*"));
    FORMS.put("month", Pattern.compile("\\d{4}-\\d\\d"));
    FORMS.put("quarter", Pattern.compile("\\d{4}-Q[1-4]"));
    FORMS.put("season", Pattern.compile("\\d{4}-(SP|SU|FA|WI)"));
    FORMS.put("half", Pattern.compile("\\d{4}-H[12]"));
    FORMS.put("year", Pattern.compile("\\d{4}"));
    FORMS.put("decade", Pattern.compile("\\d{3}"));
  }

  /// Of an event: by its date, else not later than its article; what is planned or called for not
  /// earlier.
  public static Moment of(Event event, Article article) {
    boolean ahead =
        switch (event.status()) {
          case PLANNED, CALLED_FOR, THREATENED, POSTPONED -> true;
          case UNDER_WAY, HELD, CALLED_OFF, DENIED, ALLEGED -> false;
        };
    return of(event.date(), article, ahead);
  }

  /// Of a statement: when it was made; not later than its article where nothing tells.
  public static Moment of(Statement statement, Article article) {
    return of(statement.circumstances().date(), article, false);
  }

  private static Moment of(@Nullable When date, Article article, boolean ahead) {
    if (date != null) {
      return new Moment(date.value(), precision(date.value()), date.span());
    }
    Stamp published = article.times().published();
    return published == null
        ? new Moment("", "unknown", null)
        : new Moment(published.day().toString(), ahead ? "not-earlier" : "not-later", null);
  }

  /// How exact a TIMEX3 value is, of a range how exact its beginning; `unknown` for all that is
  /// relative.
  public static String precision(String value) {
    int to = value.indexOf('/');
    String start = to < 0 ? value : value.substring(0, to);
    return FORMS.entrySet().stream()
        .filter(form -> form.getValue().matcher(start).matches())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("unknown");
  }
}
