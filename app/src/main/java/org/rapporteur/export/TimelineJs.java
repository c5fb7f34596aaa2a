package org.rapporteur.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.json.TextFragment;
import org.rapporteur.model.Article;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Line;
import org.rapporteur.model.Milestone;
import org.rapporteur.model.Telling;

/// Timelines as Knight Lab's TimelineJS reads them: one slide a milestone, stories as groups.
///
/// A slide's date is as exact as what is known: no day is made of a month. What has no place on a
/// calendar has no slide, as TimelineJS has none without a year. Texts are escaped: TimelineJS sets
/// them as HTML.
final class TimelineJs {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern OUTER_MARKS = Pattern.compile("^[“\"„«‘']+|[”\"“»’']+$");

  /// The clock of a TIMEX3 value: `2031-03-02T09:30`.
  private static final Pattern CLOCK = Pattern.compile(".{10}T(\\d\\d):(\\d\\d).*");

  private TimelineJs() {}

  static void write(Iterable<Dossier> stories, Appendable out) throws IOException {
    out.append("{\"events\":[");
    String between = "\n";
    for (Dossier dossier : stories) {
      for (Milestone milestone : dossier.brief().timeline()) {
        Optional<ObjectNode> slide = slide(milestone, dossier);
        if (slide.isPresent()) {
          out.append(between).append(slide.get().toString());
          between = ",\n";
        }
      }
    }
    out.append("\n]}\n");
  }

  private static Optional<ObjectNode> slide(Milestone milestone, Dossier dossier) {
    Brief brief = dossier.brief();
    Optional<Period> period = Period.of(milestone.date());
    Optional<Line> line =
        brief.lines().stream().filter(each -> each.id().equals(milestone.line())).findFirst();
    if (period.isEmpty() || line.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(slide(milestone, period.get(), line.get(), dossier));
  }

  private static ObjectNode slide(Milestone milestone, Period period, Line line, Dossier dossier) {
    Telling telling = line.tellings().get(milestone.telling());
    Article article = dossier.articles().get(telling.article());
    String words = article == null ? telling.text() : line.words(telling, article.text());
    ObjectNode node = JSON.objectNode();
    node.put(
        "unique_id",
        Hash.ofParts(
            line.id(),
            Integer.toString(milestone.telling()),
            milestone.status(),
            milestone.date()));
    node.set("start_date", date(period.first(), period.precision(), milestone.date()));
    if (isLonger(period)) {
      node.set("end_date", date(period.last(), "day", ""));
    }
    String shown = shown(milestone, period);
    if (shown != null) {
      node.put("display_date", shown);
    }
    node.put("group", dossier.brief().story().headline());
    node.put("autolink", false);
    ObjectNode text = node.putObject("text");
    String speaker = line.speaker();
    text.put("headline", html("“" + OUTER_MARKS.matcher(oneLine(words)).replaceAll("") + "”"));
    text.put(
        "text",
        "<p>"
            + html(
                (speaker == null ? "" : speaker + ". ")
                    + milestone.status().replace('_', ' ')
                    + "; told by "
                    + line.reports()
                    + (line.reports() == 1 ? " report" : " reports")
                    + ", at most "
                    + line.origins()
                    + (line.origins() == 1 ? " independent origin" : " independent origins")
                    + " in this pile")
            + "</p>");
    String link = article == null ? null : TextFragment.link(article.from().url(), words);
    if (article != null && link != null) {
      ObjectNode media = node.putObject("media");
      media.put("url", link);
      media.put("link", link);
      media.put("caption", html(oneLine(article.headline())));
      media.put("credit", html(oneLine(article.from().outlet())));
    }
    return node;
  }

  private static ObjectNode date(LocalDate day, String precision, String value) {
    ObjectNode node = JSON.objectNode().put("year", day.getYear());
    switch (precision) {
      case "year", "season", "decade" -> {}
      case "month", "quarter", "half" -> node.put("month", day.getMonthValue());
      default -> node.put("month", day.getMonthValue()).put("day", day.getDayOfMonth());
    }
    Matcher clock = CLOCK.matcher(value);
    if (precision.equals("time") && clock.matches()) {
      node.put("hour", Integer.parseInt(clock.group(1)));
      node.put("minute", Integer.parseInt(clock.group(2)));
    }
    return node;
  }

  /// Whether the date of the beginning alone would not tell how long it was.
  private static boolean isLonger(Period period) {
    return switch (period.precision()) {
      case "year", "season", "month" -> false;
      default -> !period.first().equals(period.last());
    };
  }

  /// The date in words where TimelineJS would not set it as it is known; else null.
  private static @Nullable String shown(Milestone milestone, Period period) {
    if (milestone.estimated()) {
      return milestone.shown();
    }
    return switch (milestone.precision()) {
      case "not-later" -> "no later than " + milestone.date();
      case "not-earlier" -> "no earlier than " + milestone.date();
      case "week" -> "week of " + period.first();
      case "season", "quarter", "half" -> milestone.date();
      case "decade" -> period.first().getYear() + "s";
      default -> null;
    };
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
