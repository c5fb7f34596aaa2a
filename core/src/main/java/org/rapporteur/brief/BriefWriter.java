package org.rapporteur.brief;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.DayEstimate;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Line;
import org.rapporteur.model.LineRuling;
import org.rapporteur.model.Milestone;
import org.rapporteur.model.Moment;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Story;
import org.rapporteur.model.Telling;
import org.rapporteur.model.When;
import org.rapporteur.reading.Encoder;

/// Makes a story's brief out of what its articles tell.
public final class BriefWriter {
  /// How near two short answers to one question must be to say the same; 0 to 1. The middle of the
  /// plateau on NAnCo's four development questions (balanced accuracy .84 to .87 from .25 to .40);
  /// lower than between lines, since the question already holds the answers together.
  private static final double SAME_ANSWER = 0.35;

  private final Encoder encoder;
  private final BiFunction<Reading, LocalDate, List<When>> dates;
  private final LineLikeness likeness;
  private final Compared compared;

  /// Hears of each pair of tellings that is compared, as training needs it.
  @FunctionalInterface
  public interface Compared {
    /// @param values as [LineLikeness#FEATURES] has them
    void pair(Line.Kind kind, Telling one, Telling other, double[] values);
  }

  /// @param dates finds the dates of a reading, reckoned from a day
  public BriefWriter(Encoder encoder, BiFunction<Reading, LocalDate, List<When>> dates) {
    this(encoder, dates, LineLikeness.load(), (kind, one, other, values) -> {});
  }

  /// A writer with weights of one's own, as the trainer makes them.
  public BriefWriter(
      Encoder encoder,
      BiFunction<Reading, LocalDate, List<When>> dates,
      LineLikeness likeness,
      Compared compared) {
    this.encoder = encoder;
    this.dates = dates;
    this.likeness = likeness;
    this.compared = compared;
  }

  /// The brief of `story`. `accounts` are those of its articles, `origins` those that hold them;
  /// both in any order.
  public Brief write(Story story, List<Account> accounts, List<Origin> origins) {
    return write(story, accounts, origins, List.of());
  }

  /// As [#write(Story, List, List)]; what `rulings` join is one line and what they part is not,
  /// whatever else speaks for or against it.
  public Brief write(
      Story story, List<Account> accounts, List<Origin> origins, List<LineRuling> rulings) {
    DraftMaker maker = new DraftMaker(accounts, origins);
    Map<ArticleId, Integer> places = new HashMap<>();
    story.articles().forEach(article -> places.put(article, places.size()));
    List<Draft> drafts =
        accounts.stream()
            .sorted(
                Comparator.comparingInt(
                    (Account account) -> places.getOrDefault(account.article().id(), -1)))
            .flatMap(account -> maker.drafts(account).stream())
            .toList();
    DraftGrouper grouper = new DraftGrouper(encoder, likeness, compared, drafts, rulings);
    List<List<Draft>> groups =
        FigureFolding.fold(
            grouper.group().stream().filter(BriefWriter::stands).toList(),
            encoder,
            grouper.rulings());
    Map<String, String> rootOf = new HashMap<>();
    origins.forEach(origin -> rootOf.put(origin.id(), origin.base()));
    Map<String, List<Draft>> draftsOf = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (List<Draft> group : groups) {
      Line line = line(group, rootOf, grouper.rulings());
      lines.add(line);
      draftsOf.put(line.id(), group);
    }
    lines.sort(order(places));
    List<DayEstimate> estimates = DayEstimates.of(story, accounts, origins);
    return new Brief(
        story,
        origins,
        lines,
        timeline(lines, draftsOf, new EstimatedDates(dates, accounts, estimates)),
        estimates);
  }

  /// Which of `texts`, short answers to one question out of different reports, say the same: for
  /// each, the number of its group, from 0.
  public List<Integer> groupAnswers(List<String> texts) {
    List<Wording> wordings = texts.stream().map(text -> Wording.of(text, Set.of())).toList();
    Map<String, float[]> vectors = encoder.encode(wordings.stream().map(Wording::text).toList());
    List<Grouping.Pair> pairs = new ArrayList<>();
    for (int a = 0; a < texts.size(); a++) {
      for (int b = a + 1; b < texts.size(); b++) {
        pairs.add(
            new Grouping.Pair(
                a,
                b,
                Sameness.of(
                    wordings.get(a),
                    wordings.get(b),
                    wordings.get(a).vectorIn(vectors),
                    wordings.get(b).vectorIn(vectors))));
      }
    }
    List<List<Integer>> groups = Grouping.group(texts.size(), pairs, SAME_ANSWER, (a, b) -> true);
    Integer[] groupOf = new Integer[texts.size()];
    for (int group = 0; group < groups.size(); group++) {
      for (int member : groups.get(group)) {
        groupOf[member] = group;
      }
    }
    return List.of(groupOf);
  }

  /// Whether a group makes a line: clauses that tell of no known kind of event only where several
  /// texts tell the same.
  private static boolean stands(List<Draft> group) {
    return group.stream()
            .anyMatch(draft -> !(draft instanceof Draft.Done done) || done.event() != null)
        || group.stream().map(draft -> draft.passage().origin()).distinct().count() > 1;
  }

  private static Line line(List<Draft> group, Map<String, String> rootOf, LineRulings rulings) {
    List<Draft> drafts = onePerPlace(group);
    Draft clearest =
        drafts.stream().min(Comparator.comparingInt(BriefWriter::clarity)).orElseThrow();
    Draft first = drafts.getFirst();
    Set<ArticleId> reports = new HashSet<>();
    Set<String> origins = new HashSet<>();
    List<Telling> tellings = new ArrayList<>();
    for (Draft draft : drafts) {
      reports.add(draft.passage().report());
      origins.add(draft.passage().origin());
      tellings.add(telling(draft, spanIn(draft, first.kind())));
    }
    Passage words = clearest.passage();
    String text =
        (clearest.kind() == Line.Kind.STATEMENT ? words.span() : words.sentence())
            .of(words.account().reading().text());
    return new Line(
        Hash.ofParts(
            first.kind().name(),
            first.passage().account().article().id().value(),
            first.passage().span().toString(),
            first instanceof Draft.Done done && done.event() != null
                ? done.type() + done.event().cue()
                : ""),
        first.kind(),
        text,
        speaker(drafts),
        cue(clearest),
        origins.size(),
        (int)
            origins.stream()
                .map(origin -> rootOf.getOrDefault(origin, "origin " + origin))
                .distinct()
                .count(),
        reports.size(),
        tellings,
        drafts.size() > 1 ? DifferenceFinder.find(drafts) : List.of(),
        rulings.joined(drafts) ? List.of("joined by a reader") : why(drafts));
  }

  static Telling telling(Draft draft) {
    return telling(draft, draft.passage().span());
  }

  private static Telling telling(Draft draft, Span span) {
    Passage passage = draft.passage();
    return new Telling(
        passage.account().article().id(),
        span,
        span.of(passage.account().reading().text()),
        passage.sentence(),
        passage.origin());
  }

  /// The words that tell: of a figure in a line of figures the number, in a line of another kind
  /// its sentence.
  private static Span spanIn(Draft draft, Line.Kind kind) {
    return draft.kind() == Line.Kind.FIGURE && kind != Line.Kind.FIGURE
        ? draft.passage().sentence()
        : draft.passage().span();
  }

  /// Tellings that stand in the same words of the same article are one.
  private static List<Draft> onePerPlace(List<Draft> group) {
    Set<String> places = new HashSet<>();
    return group.stream()
        .filter(
            draft ->
                places.add(draft.passage().account().article().id() + " " + draft.passage().span()))
        .toList();
  }

  private static int clarity(Draft draft) {
    return switch (draft) {
      case Draft.Said said ->
          switch (said.statement().kind()) {
            case DIRECT -> 0;
            case MIXED -> 1;
            case INDIRECT -> 2;
          };
      case Draft.Done done -> done.participants().size() == 2 ? 3 : 4;
      case Draft.Counted counted -> 5;
    };
  }

  private static @Nullable String speaker(Collection<Draft> drafts) {
    return drafts.stream()
        .filter(draft -> draft instanceof Draft.Said)
        .map(draft -> ((Draft.Said) draft).speaker())
        .filter(name -> !name.isEmpty())
        .max(Comparator.comparingInt(String::length).thenComparing(Comparator.reverseOrder()))
        .orElse(null);
  }

  private static @Nullable String cue(Draft draft) {
    Span cue = draft instanceof Draft.Said said ? said.statement().cue() : null;
    return cue == null ? null : cue.of(draft.passage().account().reading().text());
  }

  private static List<String> why(List<Draft> drafts) {
    if (drafts.size() < 2) {
      return List.of();
    }
    return switch (drafts.getFirst()) {
      case Draft.Said said -> List.of("same speaker or none named", "near in meaning");
      case Draft.Done done ->
          List.of(
              done.type().isEmpty() ? "told alike" : "same kind of event (" + done.type() + ")",
              "participants and times agree",
              "near in meaning");
      case Draft.Counted counted -> List.of("same unit", "the same is counted", "near in meaning");
    };
  }

  /// The most independently told first; among equals in the order of the text.
  private static Comparator<Line> order(Map<ArticleId, Integer> places) {
    return Comparator.comparingInt((Line line) -> -line.origins())
        .thenComparingInt(line -> -line.reports())
        .thenComparingInt(line -> line.tellings().getFirst().span().start())
        .thenComparingInt(line -> places.getOrDefault(line.tellings().getFirst().article(), -1))
        .thenComparing(Line::id);
  }

  /// Every event that is dated, or told by more than one report: once for each date and status told
  /// of it.
  private static List<Milestone> timeline(
      List<Line> lines, Map<String, List<Draft>> draftsOf, EstimatedDates estimated) {
    List<Milestone> milestones = new ArrayList<>();
    for (Line line : lines) {
      Set<String> told = new HashSet<>();
      List<Draft> drafts = onePerPlace(draftsOf.getOrDefault(line.id(), List.of()));
      for (int i = 0; i < drafts.size(); i++) {
        if (drafts.get(i) instanceof Draft.Done done) {
          When date = done.date();
          String printed = date == null ? "" : date.value();
          String value =
              date == null ? "" : estimated.value(done.passage().account().article().id(), date);
          String status = done.status().name().toLowerCase(Locale.ROOT);
          if ((date != null || line.reports() > 1) && told.add(value + " " + status)) {
            milestones.add(
                new Milestone(
                    value, Moment.precision(value), !value.equals(printed), status, line.id(), i));
          }
        }
      }
    }
    return milestones.stream()
        .sorted(
            Comparator.comparing((Milestone milestone) -> !milestone.date().matches("\\d.*"))
                .thenComparing(Milestone::date)
                .thenComparing(milestone -> !milestone.status().equals("planned"))
                .thenComparing(Milestone::line)
                .thenComparingInt(Milestone::telling))
        .toList();
  }
}
