package org.rapporteur.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Hit;
import org.rapporteur.desk.LogEntry;
import org.rapporteur.desk.Query;
import org.rapporteur.json.TextFragment;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Coverage;
import org.rapporteur.model.CoverageTable;
import org.rapporteur.model.DayEstimate;
import org.rapporteur.model.Descent;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Edit;
import org.rapporteur.model.Edits;
import org.rapporteur.model.Episode;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Lack;
import org.rapporteur.model.Line;
import org.rapporteur.model.Milestone;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Root;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Telling;
import org.rapporteur.reading.Languages;

/// Turns what stands on the desk into what the templates show.
final class Pages {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern ISO_MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern ISO_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}");
  private static final Pattern ISO_YEAR = Pattern.compile("\\d{4}");

  /// More outlets than this are counted, not named.
  private static final int OUTLETS_NAMED = 4;

  /// So many texts stand side by side, so many lines below one another.
  private static final int TEXTS_ACROSS = 12;

  private static final int LINES_DOWN = 40;

  /// So many prints of one text, tellings of one line and outlets of one value are listed, the rest
  /// counted.
  private static final int PRINTS = 100;

  private static final int TELLINGS = 24;
  private static final int OUTLETS_OF_VALUE = 12;

  private Pages() {}

  static View.StoryItem story(Brief brief, Map<ArticleId, Article> articles) {
    Story story = brief.story();
    int differing =
        (int) brief.lines().stream().filter(line -> !line.differences().isEmpty()).count();
    return new View.StoryItem(
        story.id().value(),
        headline(story.headline()),
        days(story),
        counts(brief),
        outlets(story, articles),
        differing);
  }

  private static String counts(Brief brief) {
    int reports = brief.reports();
    int roots = brief.roots().size();
    return reports == 1
        ? "1 report"
        : reports
            + " reports, "
            + atMost(brief.origins().size())
            + (roots < brief.origins().size() ? ", " + count(roots, "root") : "");
  }

  private static String atMost(int origins) {
    return "at most " + count(origins, "origin");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String days(Story story) {
    return days(story.first(), story.last());
  }

  private static String days(@Nullable Stamp first, @Nullable Stamp last) {
    if (first == null || last == null) {
      return first == null ? last == null ? "" : DAY.format(last.day()) : DAY.format(first.day());
    }
    LocalDate from = first.day();
    LocalDate to = last.day();
    if (from.equals(to)) {
      return DAY.format(from);
    }
    DateTimeFormatter opening =
        from.getYear() != to.getYear()
            ? DAY
            : DateTimeFormatter.ofPattern(
                from.getMonth() == to.getMonth() ? "d" : "d MMMM", Locale.ENGLISH);
    return opening.format(from) + " – " + DAY.format(to);
  }

  private static String outlets(Story story, Map<ArticleId, Article> articles) {
    Set<String> names = new LinkedHashSet<>();
    for (ArticleId id : story.articles()) {
      Article article = articles.get(id);
      if (article != null) {
        names.add(outlet(article));
      }
    }
    return named(List.copyOf(names), OUTLETS_NAMED);
  }

  private static String named(List<String> names, int most) {
    return names.size() <= most + 1
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " others";
  }

  /// The outlet's name, else what the input called the page.
  private static String outlet(Article article) {
    String outlet = article.from().outlet();
    return outlet.isEmpty() ? fileName(article.from().key()) : outlet;
  }

  /// The last part of a path; a name or address of a site stays as it is.
  private static String fileName(String key) {
    return key.substring(key.lastIndexOf('/', key.length() - 2) + 1);
  }

  private static String headline(String headline) {
    return headline.isBlank() ? "Without a headline" : headline;
  }

  /// @param changes what merges and splits the story has seen
  static View.BriefPage brief(
      Brief brief, Map<ArticleId, Article> articles, List<View.ChangeView> changes) {
    Map<String, Integer> numbers = new HashMap<>();
    Set<ArticleId> ofStory = Set.copyOf(brief.story().articles());
    List<View.OriginView> origins = new ArrayList<>();
    for (Origin origin : brief.origins()) {
      numbers.put(origin.id(), numbers.size() + 1);
      List<ArticleId> prints = origin.articles().stream().filter(ofStory::contains).toList();
      List<View.Report> reports =
          reports(
              prints.subList(0, Math.min(PRINTS, prints.size())),
              articles,
              origin.corrections(),
              brief.estimates());
      List<View.DescentView> lineage = new ArrayList<>();
      Set<String> told = new HashSet<>();
      for (Descent descent : origin.lineage()) {
        Article article = articles.get(descent.article());
        Article from = articles.get(descent.from());
        if (article != null && from != null) {
          told.add(descent.why());
          if (lineage.size() < PRINTS) {
            lineage.add(descent(descent, article, from));
          }
        }
      }
      origins.add(
          new View.OriginView(
              fileName(origin.name()),
              numbers.size(),
              reports,
              prints.size() - reports.size(),
              lineage,
              origin.why().stream().filter(why -> !told.contains(why)).toList()));
    }
    List<View.RootView> roots =
        brief.roots().stream()
            .filter(group -> group.size() > 1)
            .map(group -> root(group, numbers))
            .toList();
    Map<Line.Kind, List<Line>> byKind = new TreeMap<>();
    for (Line line : brief.lines()) {
      byKind.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line);
    }
    List<View.Section> sections = new ArrayList<>();
    byKind.forEach(
        (kind, lines) ->
            sections.add(
                new View.Section(
                    title(kind),
                    kind.name().toLowerCase(Locale.ROOT),
                    lines.stream()
                        .filter(line -> line.reports() > 1)
                        .map(line -> line(line, articles, numbers))
                        .toList(),
                    lines.stream()
                        .filter(line -> line.reports() <= 1)
                        .map(line -> line(line, articles, numbers))
                        .toList())));
    Map<String, Line> lines = new HashMap<>();
    brief.lines().forEach(line -> lines.put(line.id(), line));
    List<View.Moment> timeline = new ArrayList<>();
    for (Milestone milestone : brief.timeline()) {
      Line line = lines.get(milestone.line());
      timeline.add(
          new View.Moment(
              (milestone.estimated() ? "about " : "") + date(milestone.date()),
              milestone.estimated() ? null : machine(milestone.date()),
              milestone.status().replace('_', ' '),
              line == null ? "" : line.tellings().get(milestone.telling()).text(),
              milestone.line()));
    }
    return new View.BriefPage(
        brief.story().id().value(),
        headline(brief.story().headline()),
        days(brief.story()),
        counts(brief),
        Lack.of(brief, articles, Languages::of).stream().map(Lack::shown).toList(),
        brief.story().episodes().stream().map(Pages::episode).toList(),
        origins,
        roots,
        coverage(brief, numbers),
        dropped(brief, articles, numbers),
        timeline,
        sections,
        changes);
  }

  private static View.@Nullable CoverageView coverage(Brief brief, Map<String, Integer> numbers) {
    if (brief.origins().size() < 2 || brief.lines().isEmpty()) {
      return null;
    }
    CoverageTable table = CoverageTable.of(brief, TEXTS_ACROSS, LINES_DOWN);
    return new View.CoverageView(
        table.texts().stream()
            .map(
                text ->
                    new View.TextHead(numbers.getOrDefault(text.id(), 0), fileName(text.name())))
            .toList(),
        table.others(),
        table.rows().stream().map(Pages::row).toList(),
        table.rest(),
        table.alone(),
        table.othersAlone());
  }

  private static View.CoverageRow row(CoverageTable.Row row) {
    return new View.CoverageRow(
        row.line().id(),
        row.line().speaker(),
        row.line().text(),
        row.cells().stream().map(Pages::cell).toList(),
        row.others());
  }

  private static View.CellView cell(Coverage.Cell cell) {
    return new View.CellView(
        cell.name().toLowerCase(Locale.ROOT),
        switch (cell) {
          case SAYS -> "●";
          case DIFFERS -> "◐";
          case SILENT -> "·";
        });
  }

  private static List<View.DroppedView> dropped(
      Brief brief, Map<ArticleId, Article> articles, Map<String, Integer> numbers) {
    List<View.DroppedView> dropped = new ArrayList<>();
    for (Coverage.Dropped each : Coverage.droppedTellings(brief)) {
      Article article = articles.get(each.telling().article());
      if (article != null) {
        dropped.add(
            new View.DroppedView(
                each.line().words(each.telling(), article.text()),
                telling(each.line(), each.telling(), article, List.of(), numbers)));
      }
    }
    return dropped;
  }

  private static View.EpisodeView episode(Episode episode) {
    return new View.EpisodeView(
        headline(episode.headline()),
        days(episode.first(), episode.last()),
        count(episode.articles().size(), "report"));
  }

  /// @param stories by id, those of the desk
  static View.ChangeView change(
      LogEntry entry, Map<StoryId, Story> stories, Map<ArticleId, Article> articles) {
    return new View.ChangeView(
        entry.number(),
        MINUTE.format(entry.made().atOffset(ZoneOffset.UTC)),
        entry.change().kind().name().toLowerCase(Locale.ROOT),
        entry.ruling() == null ? "later articles" : "a reader",
        entry.undone(),
        link(stories.get(entry.change().from())),
        link(stories.get(entry.change().to())),
        reports(entry.change().articles(), articles, List.of(), List.of()).stream()
            .map(View.Report::headline)
            .toList());
  }

  private static View.@Nullable StoryLink link(@Nullable Story story) {
    return story == null
        ? null
        : new View.StoryLink(story.id().value(), headline(story.headline()));
  }

  private static View.RootView root(List<Origin> group, Map<String, Integer> numbers) {
    Root root = group.getFirst().root();
    return new View.RootView(
        root == null ? "" : root.name(),
        group.stream()
            .map(
                origin -> {
                  Root each = origin.root();
                  return new View.Rooted(
                      numbers.getOrDefault(origin.id(), 0),
                      fileName(origin.name()),
                      each == null ? "" : each.why());
                })
            .toList());
  }

  private static View.DescentView descent(Descent descent, Article article, Article from) {
    Edits edits = descent.edits();
    return new View.DescentView(
        outlet(article),
        outlet(from),
        descent.relation() == Descent.Relation.REVISION
            ? "revision of"
            : descent.directed() ? "from" : "beside",
        descent.why(),
        edits.summary(),
        edits.sentences().stream().map(edit -> edit(edit, from, article)).toList(),
        article.from().language());
  }

  private static View.EditView edit(Edit edit, Article original, Article copy) {
    List<Edit.Piece> pieces =
        switch (edit.kind()) {
          case KEPT, CHANGED -> edit.pieces(original.text(), copy.text());
          case CUT ->
              List.of(
                  new Edit.Piece(
                      Edit.Piece.Kind.LEFT_OUT, edit.original().of(original.text()), List.of()));
          case ADDED ->
              List.of(
                  new Edit.Piece(Edit.Piece.Kind.PUT_IN, edit.copy().of(copy.text()), List.of()));
        };
    return new View.EditView(
        edit.kind().name().toLowerCase(Locale.ROOT),
        pieces.stream()
            .map(
                piece ->
                    new View.EditPiece(
                        piece.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        piece.text(),
                        piece.marks().stream()
                            .map(Edit.Mark::toString)
                            .collect(Collectors.joining(", "))))
            .toList());
  }

  private static String title(Line.Kind kind) {
    return switch (kind) {
      case STATEMENT -> "What was said";
      case EVENT -> "What happened";
      case FIGURE -> "How many";
    };
  }

  private static List<View.Report> reports(
      List<ArticleId> ids,
      Map<ArticleId, Article> articles,
      List<Correction> corrections,
      List<DayEstimate> estimates) {
    return ids.stream()
        .map(articles::get)
        .filter(Objects::nonNull)
        .map(article -> report(article, corrections, estimates))
        .toList();
  }

  private static View.Report report(
      Article article, List<Correction> corrections, List<DayEstimate> estimates) {
    Stamp published = article.times().published();
    String undated =
        estimates.stream()
            .filter(estimate -> estimate.article().equals(article.id()))
            .findFirst()
            .map(estimate -> "undated; about " + DAY.format(estimate.day()) + ": " + estimate.why())
            .orElse("undated");
    return new View.Report(
        article.id().value(),
        outlet(article),
        headline(article.headline()),
        published == null ? undated : DAY.format(published.day()),
        article.from().language(),
        webAddress(article.from().url()),
        article.from().rehost(),
        corrections.stream()
            .filter(correction -> correction.article().equals(article.id()))
            .map(correction -> correction.span().of(article.text()))
            .toList());
  }

  private static View.LineView line(
      Line line, Map<ArticleId, Article> articles, Map<String, Integer> numbers) {
    List<View.TellingView> tellings = new ArrayList<>();
    Wordings wordings = Wordings.of(line);
    for (int place : line.sample(TELLINGS)) {
      Telling telling = line.tellings().get(place);
      List<String> values = valuesOf(line, place);
      tellings.add(
          telling(
              line,
              telling,
              articles.get(telling.article()),
              wordings.marked(place).orElseGet(() -> marked(telling.text(), values)),
              numbers));
    }
    List<View.DifferenceView> differences =
        line.differences().stream()
            // other words are marked in the tellings themselves
            .filter(difference -> !difference.slot().equals(Wordings.SLOT))
            .map(difference -> difference(difference, line, articles))
            .toList();
    String counts =
        line.reports() <= 1
            ? "one report"
            : count(line.reports(), "report") + ", " + atMost(line.origins());
    return new View.LineView(
        line.id(),
        line.speaker(),
        line.text(),
        counts,
        tellings,
        line.tellings().size() - tellings.size(),
        differences,
        line.why());
  }

  private static View.TellingView telling(
      Line line,
      Telling telling,
      @Nullable Article article,
      List<View.Piece> pieces,
      Map<String, Integer> numbers) {
    String at = article == null ? "" : at(telling.span(), article);
    return new View.TellingView(
        article == null ? "" : outlet(article),
        pieces,
        "/article/" + telling.article() + at + "#here",
        article == null
            ? null
            : TextFragment.link(article.from().url(), line.words(telling, article.text())),
        "/article/" + telling.article() + "/passage" + at,
        numbers.getOrDefault(telling.origin(), 0),
        article == null ? "" : article.from().language());
  }

  private static View.DifferenceView difference(
      Difference difference, Line line, Map<ArticleId, Article> articles) {
    return new View.DifferenceView(
        difference.shown(),
        difference.values().stream()
            .map(
                value ->
                    new View.ValueView(
                        value.value(),
                        named(
                            value.tellings().stream()
                                .map(index -> articles.get(line.tellings().get(index).article()))
                                .filter(Objects::nonNull)
                                .map(Pages::outlet)
                                .distinct()
                                .toList(),
                            OUTLETS_OF_VALUE)))
            .toList());
  }

  /// The values in which one telling of a line differs from others, wordings apart.
  private static List<String> valuesOf(Line line, int telling) {
    List<String> values = new ArrayList<>();
    for (Difference difference : line.differences()) {
      if (!difference.slot().equals(Wordings.SLOT)) {
        for (Difference.Value value : difference.values()) {
          if (value.tellings().contains(telling) && !value.value().isBlank()) {
            values.add(value.value());
          }
        }
      }
    }
    return values;
  }

  /// Cuts `text` where one of `values` stands in it, whatever its case.
  private static List<View.Piece> marked(String text, List<String> values) {
    List<View.Piece> pieces = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    int at = 0;
    while (lower.length() == text.length() && at < text.length()) {
      int next = text.length();
      int length = 0;
      for (String value : values) {
        int found = lower.indexOf(value.toLowerCase(Locale.ROOT), at);
        if (found >= 0 && (found < next || (found == next && value.length() > length))) {
          next = found;
          length = value.length();
        }
      }
      if (length == 0) {
        break;
      }
      if (next > at) {
        pieces.add(new View.Piece(text.substring(at, next), false));
      }
      pieces.add(new View.Piece(text.substring(next, next + length), true));
      at = next + length;
    }
    if (at < text.length()) {
      pieces.add(new View.Piece(text.substring(at), false));
    }
    return pieces;
  }

  /// As TIMEX3 has it, for people.
  private static String date(String value) {
    if (value.isEmpty()) {
      return "day unknown";
    }
    if (ISO_DAY.matcher(value).matches()) {
      return DAY.format(LocalDate.parse(value));
    }
    if (ISO_TIME.matcher(value).lookingAt()) {
      return DAY.format(LocalDate.parse(value.substring(0, 10))) + ", " + value.substring(11, 16);
    }
    if (ISO_MONTH.matcher(value).matches()) {
      return MONTH.format(LocalDate.parse(value + "-01"));
    }
    return value;
  }

  private static @Nullable String machine(String value) {
    return ISO_DAY.matcher(value).matches()
            || ISO_MONTH.matcher(value).matches()
            || ISO_YEAR.matcher(value).matches()
        ? value
        : null;
  }

  /// `passage` is marked; null marks nothing.
  static View.ArticlePage article(
      Article article, @Nullable Span passage, View.@Nullable StoryItem story) {
    List<View.Fact> facts = new ArrayList<>();
    fact(facts, article, "outlet", "Outlet", article.from().outlet());
    Stamp published = article.times().published();
    Stamp updated = article.times().updated();
    fact(facts, article, "published", "Published", published == null ? "" : stamp(published));
    if (updated != null) {
      fact(facts, article, "updated", "Updated", stamp(updated));
    }
    fact(facts, article, "authors", "By", String.join(", ", article.byline().authors()));
    fact(facts, article, "agencies", "Agency", String.join(", ", article.byline().agencies()));
    if (article.dateline() != null) {
      facts.add(
          new View.Fact(
              "Dateline",
              (article.dateline().place() + " " + article.dateline().date()).strip(),
              ""));
    }
    facts.add(new View.Fact("Handed in as", article.from().key(), ""));
    return new View.ArticlePage(
        article.id().value(),
        headline(article.headline()),
        article.standfirst(),
        article.from().language(),
        facts,
        article.from().rehost(),
        webAddress(article.from().url()),
        story,
        paragraphs(article.text(), passage));
  }

  private static void fact(
      List<View.Fact> facts, Article article, String of, String name, String value) {
    String evidence = "";
    for (Evidence each : article.evidence()) {
      if (each.of().equals(of) && evidence.isEmpty()) {
        evidence =
            each.quote().isEmpty() ? each.rule() : "“" + each.quote() + "” (" + each.rule() + ")";
      }
    }
    facts.add(
        new View.Fact(name, value.isEmpty() ? "unknown" : value, value.isEmpty() ? "" : evidence));
  }

  private static String stamp(Stamp stamp) {
    return stamp.time() == null
        ? DAY.format(stamp.day())
        : DAY.format(stamp.day())
            + stamp.time().format(DateTimeFormatter.ofPattern(", HH:mm xxx", Locale.ENGLISH));
  }

  /// Only addresses of the web become links: a page may say of itself that it stands at
  /// `javascript:…`.
  private static @Nullable String webAddress(@Nullable String url) {
    return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : null;
  }

  /// The paragraphs of `text`, with what stands in `passage` marked.
  static List<View.Paragraph> paragraphs(String text, @Nullable Span passage) {
    List<View.Paragraph> paragraphs = new ArrayList<>();
    boolean started = false;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      if (!text.substring(at, end).isBlank()) {
        List<View.Piece> pieces = new ArrayList<>();
        int from = passage == null ? end : Math.clamp(passage.start(), at, end);
        int to = passage == null ? end : Math.clamp(passage.end(), from, end);
        piece(pieces, text, at, from, false);
        piece(pieces, text, from, to, true);
        piece(pieces, text, to, end, false);
        boolean here = from < to && !started;
        started |= here;
        paragraphs.add(new View.Paragraph(pieces, here));
      }
      at = end + 1;
    }
    return paragraphs;
  }

  private static void piece(
      List<View.Piece> pieces, String text, int from, int to, boolean marked) {
    if (from < to) {
      pieces.add(new View.Piece(text.substring(from, to), marked));
    }
  }

  static View.SearchPage search(String typed, Query query, List<Hit> hits) {
    View.Mistake mistake =
        query instanceof Query.Mistake(int position, String message) && !typed.isBlank()
            ? new View.Mistake(message, typed.substring(0, position), typed.substring(position))
            : null;
    return new View.SearchPage(typed, mistake, hits.stream().map(Pages::hit).toList());
  }

  private static View.HitView hit(Hit hit) {
    Article article = hit.article();
    View.Report report = report(article, List.of(), List.of());
    return new View.HitView(
        report.headline(),
        report.outlet(),
        report.published(),
        hit.passage().of(article.text()),
        "/article/" + article.id() + at(hit.passage(), article) + "#here",
        hit.why(),
        article.from().language());
  }

  /// A passage as the query part of an address: positions in Unicode code points, as everywhere
  /// outside the program.
  private static String at(Span passage, Article article) {
    String text = article.text();
    return "?start="
        + text.codePointCount(0, passage.start())
        + "&end="
        + text.codePointCount(0, passage.end());
  }
}
