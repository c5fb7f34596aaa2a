package org.rapporteur.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Coverage;
import org.rapporteur.model.CoverageTable;
import org.rapporteur.model.Descent;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Edit;
import org.rapporteur.model.Episode;
import org.rapporteur.model.Lack;
import org.rapporteur.model.Line;
import org.rapporteur.model.Milestone;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Root;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Telling;
import org.rapporteur.reading.Languages;

/// A brief set for a terminal. Every word is a quotation or part of a fixed form; each quotation
/// names its report and the place in it.
final class BriefText {
  /// Lines that one text alone tells are many: so many are shown, the rest counted.
  private static final int LONE_LINES = 8;

  /// So many reports, texts, prints of one text, tellings of one line and numbers in a row are
  /// shown, the rest counted.
  private static final int REPORTS = 60;

  private static final int PRINTS = 20;
  private static final int TELLINGS = 16;
  private static final int NUMBERS = 16;

  /// So many texts stand side by side, so many lines below one another.
  private static final int TEXTS_ACROSS = 12;

  private static final int LINES_DOWN = 20;

  private static final int WIDTH = 100;

  /// Of what a copy changed, so many sentences are shown, the rest counted.
  private static final int MARKED_EDITS = 3;

  private final Brief brief;
  private final Map<ArticleId, Article> articles;
  private final boolean all;
  private final Map<ArticleId, Integer> number = new HashMap<>();

  /// @param all whether to show also what is beyond [#LONE_LINES] and the other bounds
  BriefText(Brief brief, Map<ArticleId, Article> articles, boolean all) {
    this.brief = brief;
    this.articles = articles;
    this.all = all;
    brief.story().articles().forEach(id -> number.put(id, number.size() + 1));
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append(brief.story().headline()).append('\n');
    out.append("=".repeat(Math.min(100, brief.story().headline().length()))).append('\n');
    out.append(plural(brief.reports(), "report"))
        .append(", ")
        .append(plural(brief.origins().size(), "text"))
        .append(", ")
        .append(plural(brief.roots().size(), "root"))
        .append(days(brief.story().first(), brief.story().last()))
        .append("\n\n");
    lacks(out);
    reports(out);
    episodes(out);
    origins(out);
    coverage(out);
    lines(out);
    dropped(out);
    timeline(out);
    return out.toString();
  }

  private void lacks(StringBuilder out) {
    List<Lack> lacks = Lack.of(brief, articles, Languages::of);
    if (!lacks.isEmpty()) {
      out.append("What this brief lacks\n");
      lacks.forEach(lack -> out.append(Wrap.wrap(lack.shown(), "  ")).append('\n'));
      out.append('\n');
    }
  }

  private void reports(StringBuilder out) {
    List<ArticleId> shown = bounded(brief.story().articles(), REPORTS);
    for (ArticleId id : shown) {
      Article article = article(id);
      Stamp published = article.times().published();
      out.append(
          String.format(
              Locale.ROOT,
              "  [%d] %s  %s%n",
              number.get(id),
              published == null ? "undated   " : published.day(),
              article.headline()));
      out.append("      ")
          .append(article.from().outlet().isEmpty() ? "" : article.from().outlet() + ", ")
          .append(article.from().key())
          .append('\n');
      brief
          .estimate(id)
          .ifPresent(
              estimate ->
                  out.append("      about ")
                      .append(estimate.day())
                      .append(": ")
                      .append(estimate.why())
                      .append('\n'));
      String rehost = article.from().rehost();
      if (rehost != null) {
        out.append("      says of itself: “").append(Wrap.oneLine(rehost, 200)).append("”\n");
      }
      notes(out, id);
    }
    more(out, "  ", brief.story().articles().size() - shown.size(), "report");
    out.append('\n');
  }

  private void episodes(StringBuilder out) {
    List<Episode> episodes = brief.story().episodes();
    if (episodes.isEmpty()) {
      return;
    }
    out.append("Episodes\n");
    for (Episode episode : episodes) {
      out.append(
              Wrap.wrap(
                  texts(episode.articles())
                      + " "
                      + episode.headline()
                      + days(episode.first(), episode.last()),
                  "  "))
          .append('\n');
    }
    out.append('\n');
  }

  /// Whether a report is another's later version, and what it corrects.
  private void notes(StringBuilder out, ArticleId id) {
    for (Origin origin : brief.origins()) {
      for (Descent descent : origin.lineage()) {
        if (descent.article().equals(id)
            && descent.relation() == Descent.Relation.REVISION
            && number.containsKey(descent.from())) {
          out.append("      revision")
              .append(descent.directed() ? " of [" : ", or the one before it, of [")
              .append(number.get(descent.from()))
              .append("]\n");
        }
      }
      for (Correction correction : origin.corrections()) {
        if (correction.article().equals(id)) {
          out.append("      corrects: “")
              .append(Wrap.oneLine(correction.span().of(article(id).text()), 200))
              .append("”\n");
        }
      }
    }
  }

  private void origins(StringBuilder out) {
    out.append("Texts: at most ")
        .append(plural(brief.origins().size(), "independent origin"))
        .append(" in this pile\n");
    List<Origin> origins = bounded(brief.origins(), REPORTS);
    for (Origin origin : origins) {
      out.append("  ").append(texts(origin)).append(' ').append(origin.name()).append('\n');
      List<Descent> lineage =
          origin.lineage().stream()
              .filter(
                  descent ->
                      number.containsKey(descent.article()) && number.containsKey(descent.from()))
              .toList();
      Set<String> told = new HashSet<>();
      lineage.forEach(descent -> told.add(descent.why()));
      List<Descent> shown = bounded(lineage, PRINTS);
      shown.forEach(descent -> descent(out, descent));
      more(out, "      ", lineage.size() - shown.size(), "print");
      origin.why().stream()
          .filter(why -> !told.contains(why))
          .forEach(why -> out.append(Wrap.wrap(why, "      ")).append('\n'));
    }
    more(out, "  ", brief.origins().size() - origins.size(), "text");
    roots(out);
    out.append('\n');
  }

  /// The roots that several texts rest on.
  private void roots(StringBuilder out) {
    for (List<Origin> group : brief.roots()) {
      if (group.size() > 1) {
        String texts =
            group.stream()
                .map(origin -> texts(origin) + why(origin))
                .collect(Collectors.joining("; "));
        out.append(Wrap.wrap("One root, " + rootName(group) + ": " + texts, "  ")).append('\n');
      }
    }
  }

  private static String rootName(List<Origin> group) {
    Root root = group.getFirst().root();
    return root == null ? "" : root.name();
  }

  private static String why(Origin origin) {
    Root root = origin.root();
    return root == null ? "" : " (" + root.why() + ")";
  }

  private String texts(Origin origin) {
    return texts(origin.articles());
  }

  private String texts(List<ArticleId> articles) {
    List<Integer> numbers = articles.stream().filter(number::containsKey).map(number::get).toList();
    return numbers(numbers, " ");
  }

  /// *[5] [6] [2]*, with how many more there are.
  private String numbers(List<Integer> numbers, String between) {
    List<Integer> shown = bounded(numbers, NUMBERS);
    return shown.stream().map(each -> "[" + each + "]").collect(Collectors.joining(between))
        + (shown.size() < numbers.size()
            ? " and " + (numbers.size() - shown.size()) + " more"
            : "");
  }

  private <T> List<T> bounded(List<T> list, int most) {
    return all ? list : list.subList(0, Math.min(most, list.size()));
  }

  private static void more(StringBuilder out, String indent, int rest, String noun) {
    if (rest > 0) {
      out.append(indent)
          .append("… and ")
          .append(rest)
          .append(" more ")
          .append(noun)
          .append(rest == 1 ? "" : "s")
          .append(" (--all)\n");
    }
  }

  /// An edge of the lineage with its reasons, and what the copy made of the text.
  private void descent(StringBuilder out, Descent descent) {
    String relation =
        descent.relation() == Descent.Relation.REVISION
            ? "] revision of ["
            : descent.directed() ? "] from [" : "] beside [";
    String edge =
        "[" + number.get(descent.article()) + relation + number.get(descent.from()) + "] ";
    out.append(Wrap.wrap(edge + descent.why(), "      ")).append('\n');
    out.append("          ").append(descent.edits().summary()).append('\n');
    List<Edit> marked = descent.edits().sentences().stream().filter(Edit::isMarked).toList();
    List<Edit> shown = all ? marked : marked.subList(0, Math.min(MARKED_EDITS, marked.size()));
    out.append(
        new EditsText(article(descent.from()), article(descent.article()), "          ")
            .sentences(shown));
    if (shown.size() < marked.size()) {
      out.append("          … and ")
          .append(marked.size() - shown.size())
          .append(" more with a number, hedge, negation or attribution changed (--all)\n");
    }
  }

  /// The lines shown, with the numbers they are shown under, from 1.
  private Map<Line, Integer> shownLines() {
    Map<Line, Integer> shown = new LinkedHashMap<>();
    int lone = 0;
    for (Line line : brief.lines()) {
      if (line.reports() > 1 || all || lone < LONE_LINES) {
        lone += line.reports() > 1 ? 0 : 1;
        shown.put(line, shown.size() + 1);
      }
    }
    return shown;
  }

  /// A row a line that several texts tell, a column a text, under the number of its first print.
  private void coverage(StringBuilder out) {
    if (brief.origins().size() < 2 || brief.lines().isEmpty()) {
      return;
    }
    CoverageTable table =
        CoverageTable.of(brief, TEXTS_ACROSS, all ? brief.lines().size() : LINES_DOWN);
    List<String> heads = table.texts().stream().map(this::first).toList();
    String others = table.others() == 0 ? "" : "+" + table.others();
    List<String> alone = table.alone().stream().map(String::valueOf).toList();
    int column =
        1 + Stream.concat(heads.stream(), alone.stream()).mapToInt(String::length).max().orElse(1);
    out.append("Which text tells what: ● says it, ◐ differs, · is silent\n");
    if (table.rows().isEmpty()) {
      out.append("  No line is told by more than one text.\n");
    }
    out.append(row("", heads, others, column)).append('\n');
    Map<Line, Integer> numbers = shownLines();
    for (CoverageTable.Row row : table.rows()) {
      List<String> cells = row.cells().stream().map(BriefText::sign).toList();
      String told = others.isEmpty() ? "" : row.others() == 0 ? "·" : String.valueOf(row.others());
      String signs = row(numbers.get(row.line()) + ".", cells, told, column);
      out.append(signs)
          .append("  ")
          .append(Wrap.oneLine(named(row.line()), Math.max(30, WIDTH - 2 - signs.length())))
          .append('\n');
    }
    String rest = others.isEmpty() ? "" : String.valueOf(table.othersAlone());
    out.append(row("alone", alone, rest, column)).append("  lines that one text alone tells\n");
    more(out, "      ", table.rest(), "line");
    if (table.others() > 0) {
      String which =
          others + ": how many of the other " + table.others() + " texts tell it; --json has them";
      out.append(Wrap.wrap(which, "      ")).append('\n');
    }
    out.append('\n');
  }

  /// The number of a text's first print.
  private String first(Origin text) {
    return text.articles().stream()
        .filter(number::containsKey)
        .findFirst()
        .map(id -> String.valueOf(number.get(id)))
        .orElse("?");
  }

  private static String sign(Coverage.Cell cell) {
    return switch (cell) {
      case SAYS -> "●";
      case DIFFERS -> "◐";
      case SILENT -> "·";
    };
  }

  private static String row(String head, List<String> cells, String others, int column) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%7s", head));
    cells.forEach(cell -> row.append(" ".repeat(column - cell.length())).append(cell));
    return others.isEmpty() ? row.toString() : row + String.format(Locale.ROOT, "%6s", others);
  }

  private static String named(Line line) {
    return line.speaker() == null ? line.text() : line.speaker() + ": " + line.text();
  }

  private void lines(StringBuilder out) {
    if (brief.lines().isEmpty()) {
      return;
    }
    out.append("What stands\n");
    Map<Line, Integer> shown = shownLines();
    shown.forEach((line, at) -> line(out, at, line));
    int rest = brief.lines().size() - shown.size();
    if (rest > 0) {
      out.append("      … and ")
          .append(plural(rest, "line"))
          .append(" that one report alone tells (--all shows them)\n");
    }
    out.append(rest > 0 ? "\n" : "");
  }

  /// What every copy left out.
  private void dropped(StringBuilder out) {
    List<Coverage.Dropped> dropped = Coverage.droppedTellings(brief);
    if (dropped.isEmpty()) {
      return;
    }
    out.append("In the first print and in no copy of it\n");
    List<Coverage.Dropped> shown = bounded(dropped, LONE_LINES);
    for (Coverage.Dropped each : shown) {
      Telling telling = each.telling();
      String words = each.line().words(telling, article(telling.article()).text());
      String quoted = label(telling) + " “" + Wrap.oneLine(words, 400) + "”";
      out.append(Wrap.wrap(quoted, "  ")).append('\n');
    }
    more(out, "  ", dropped.size() - shown.size(), "line");
    out.append('\n');
  }

  private void line(StringBuilder out, int at, Line line) {
    String cue = line.cue() == null ? "" : "(" + line.cue() + ") ";
    String who = line.speaker() == null ? cue : line.speaker() + " " + (cue.isEmpty() ? ": " : cue);
    String text = Wrap.wrap(who + line.text().replaceAll("\\s+", " "), "      ").strip();
    out.append(String.format(Locale.ROOT, "%4d. %s%n", at, text));
    out.append("      ")
        .append(line.kind().name().toLowerCase(Locale.ROOT))
        .append("; ")
        .append(plural(line.reports(), "report"));
    out.append(
        line.reports() > 1
            ? ", at most "
                + plural(line.origins(), "independent origin")
                + (line.roots() < line.origins() ? ", " + plural(line.roots(), "root") : "")
                + "\n"
            : "\n");
    List<Integer> sample = line.sample(all ? line.tellings().size() : TELLINGS);
    for (int place : sample) {
      Telling telling = line.tellings().get(place);
      String label = "        " + label(telling) + " ";
      if (line.tellings().size() > 1) {
        Span shown = line.kind() == Line.Kind.STATEMENT ? telling.span() : telling.sentence();
        out.append(label)
            .append(Wrap.oneLine(shown.of(article(telling.article()).text()), 140))
            .append('\n');
      } else {
        out.append(label).append('\n');
      }
    }
    more(out, "        ", line.tellings().size() - sample.size(), "telling");
    for (Difference difference : line.differences()) {
      List<String> values = new ArrayList<>();
      for (Difference.Value value : difference.values()) {
        List<Integer> tellers =
            value.tellings().stream()
                .map(i -> number.getOrDefault(line.tellings().get(i).article(), 0))
                .distinct()
                .toList();
        values.add(
            (value.value().isEmpty() ? "(silent)" : Wrap.oneLine(value.value(), 90))
                + " "
                + numbers(tellers, ""));
      }
      out.append("        ")
          .append(difference.shown())
          .append(": ")
          .append(String.join(" | ", values))
          .append('\n');
    }
    out.append('\n');
  }

  private String label(Telling telling) {
    return "["
        + number.get(telling.article())
        + " @"
        + telling.span().start()
        + "–"
        + telling.span().end()
        + "]";
  }

  private void timeline(StringBuilder out) {
    if (brief.timeline().isEmpty()) {
      return;
    }
    Map<String, Line> byId =
        brief.lines().stream().collect(Collectors.toMap(Line::id, line -> line));
    out.append("How it unfolded\n");
    for (Milestone milestone : brief.timeline()) {
      Line line = byId.get(milestone.line());
      if (line != null && (line.reports() > 1 || all || !milestone.date().isEmpty())) {
        Telling telling = line.tellings().get(milestone.telling());
        out.append(
            String.format(
                Locale.ROOT,
                "  %-12s %-10s %s %s%n",
                milestone.date().isEmpty() ? "date unknown" : milestone.shown(),
                milestone.status().replace('_', ' '),
                label(telling),
                Wrap.oneLine(telling.text(), 100)));
      }
    }
  }

  private static String days(@Nullable Stamp first, @Nullable Stamp last) {
    return first == null || last == null
        ? ", undated"
        : first.day().equals(last.day())
            ? ", " + first.day()
            : ", " + first.day() + " to " + last.day();
  }

  private Article article(ArticleId id) {
    @Nullable Article article = articles.get(id);
    if (article == null) {
      throw new IllegalArgumentException("the brief tells of an article that was not given: " + id);
    }
    return article;
  }

  private static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
