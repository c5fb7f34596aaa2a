package org.rapporteur.brief;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.DayEstimate;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Line;
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
  /// Words told by more than this many tellings of a story bring no two of them together: in a
  /// large story every telling has them.
  private static final int COMMON_WORD = 200;

  /// How near a sentence that tells a figure must be to a line that holds the same figure, to be a
  /// telling of that line.
  private static final double FIGURE_IN_LINE = 0.5;

  /// How near two short answers to one question must be to say the same; 0 to 1. The middle of the
  /// plateau on NAnCo's four development questions (balanced accuracy .84 to .87 from .25 to .40);
  /// lower than between lines, since the question already holds the answers together.
  private static final double SAME_ANSWER = 0.35;

  private final Encoder encoder;
  private final BiFunction<Reading, LocalDate, List<When>> dates;

  /// @param dates finds the dates of a reading, reckoned from a day
  public BriefWriter(Encoder encoder, BiFunction<Reading, LocalDate, List<When>> dates) {
    this.encoder = encoder;
    this.dates = dates;
  }

  /// The brief of `story`. `accounts` are those of its articles, `origins` those that hold them;
  /// both in any order.
  public Brief write(Story story, List<Account> accounts, List<Origin> origins) {
    DraftMaker maker = new DraftMaker(accounts, origins);
    List<Draft> drafts =
        accounts.stream()
            .sorted(
                Comparator.comparingInt(
                    (Account account) -> story.articles().indexOf(account.article().id())))
            .flatMap(account -> maker.drafts(account).stream())
            .toList();
    List<List<Draft>> groups = foldFigures(group(drafts));
    List<Line> lines = groups.stream().map(BriefWriter::line).sorted(order(story)).toList();
    Map<String, List<Draft>> draftsOf = new HashMap<>();
    groups.forEach(group -> draftsOf.put(line(group).id(), group));
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
                    vectorOf(wordings.get(a), vectors),
                    vectorOf(wordings.get(b), vectors))));
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

  private List<List<Draft>> group(List<Draft> drafts) {
    List<int[]> candidates = candidates(drafts);
    Set<String> texts = new LinkedHashSet<>();
    for (int[] pair : candidates) {
      texts.add(drafts.get(pair[0]).passage().wording().text());
      texts.add(drafts.get(pair[1]).passage().wording().text());
    }
    Map<String, float[]> vectors = encoder.encode(texts);
    List<Grouping.Pair> pairs = new ArrayList<>();
    for (int[] pair : candidates) {
      Draft a = drafts.get(pair[0]);
      Draft b = drafts.get(pair[1]);
      double near =
          Sameness.of(
                  a.passage().wording(),
                  b.passage().wording(),
                  vectorOf(a, vectors),
                  vectorOf(b, vectors))
              + Joining.bonus(a, b);
      pairs.add(new Grouping.Pair(pair[0], pair[1], Math.min(1, near)));
    }
    return Grouping.group(
            drafts.size(),
            pairs,
            Joining.ENOUGH,
            (a, b) -> Joining.allows(drafts.get(a), drafts.get(b)))
        .stream()
        .map(group -> group.stream().map(drafts::get).toList())
        .toList();
  }

  private static float[] vectorOf(Draft draft, Map<String, float[]> vectors) {
    return vectorOf(draft.passage().wording(), vectors);
  }

  private static float[] vectorOf(Wording wording, Map<String, float[]> vectors) {
    float[] vector = vectors.get(wording.text());
    if (vector == null) {
      throw new IllegalStateException("the encoder gave no vector for a text it was given");
    }
    return vector;
  }

  /// Pairs of one kind that share a telling word and may join.
  private static List<int[]> candidates(List<Draft> drafts) {
    Map<String, List<Integer>> byWord = new TreeMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      for (String word : drafts.get(i).passage().wording().words()) {
        byWord
            .computeIfAbsent(drafts.get(i).kind() + " " + word, unused -> new ArrayList<>())
            .add(i);
      }
    }
    Set<Long> seen = new HashSet<>();
    List<int[]> pairs = new ArrayList<>();
    for (List<Integer> holders : byWord.values()) {
      if (holders.size() > COMMON_WORD) {
        continue;
      }
      for (int i = 0; i < holders.size(); i++) {
        for (int j = i + 1; j < holders.size(); j++) {
          int a = holders.get(i);
          int b = holders.get(j);
          if (seen.add((long) a << 32 | b) && worthComparing(drafts.get(a), drafts.get(b))) {
            pairs.add(new int[] {a, b});
          }
        }
      }
    }
    return pairs;
  }

  /// Whether two tellings share words enough that their vectors could make them one line: what is
  /// not compared is not encoded.
  private static boolean worthComparing(Draft a, Draft b) {
    double overlap = Sameness.overlap(a.passage().wording().words(), b.passage().wording().words());
    return Sameness.atMost(overlap) + Joining.bonus(a, b) >= Joining.ENOUGH && Joining.allows(a, b);
  }

  /// A number told inside a statement or an event is part of that line. Where other tellings give
  /// the same number outside of one, and their sentence is near, they are tellings of that line
  /// too. Where two numbers are told of one thing, or several origins count the same people, that
  /// is a line of its own.
  private List<List<Draft>> foldFigures(List<List<Draft>> groups) {
    List<List<Draft>> lines = new ArrayList<>();
    groups.stream()
        .filter(group -> group.getFirst().kind() != Line.Kind.FIGURE)
        .forEach(group -> lines.add(new ArrayList<>(group)));
    for (List<Draft> figures : groups) {
      if (figures.getFirst().kind() == Line.Kind.FIGURE) {
        List<Draft> outside =
            figures.stream()
                .filter(figure -> lines.stream().noneMatch(line -> tells(line, figure)))
                .toList();
        boolean differ =
            figures.stream()
                    .map(figure -> ((Draft.Counted) figure).figure().value().stripTrailingZeros())
                    .distinct()
                    .count()
                > 1;
        boolean toll =
            Joining.people(((Draft.Counted) figures.getFirst()).figure())
                && figures.stream().map(figure -> figure.passage().origin()).distinct().count() > 1;
        if (outside.size() == figures.size() || differ || toll) {
          lines.add(new ArrayList<>(figures));
        } else if (!outside.isEmpty()) {
          List<Draft> line =
              lines.stream()
                  .filter(each -> figures.stream().anyMatch(figure -> tells(each, figure)))
                  .findFirst()
                  .orElseThrow();
          List<Draft> apart = new ArrayList<>();
          for (Draft figure : outside) {
            (nearLine(figure, line) ? line : apart).add(figure);
          }
          if (!apart.isEmpty()) {
            lines.add(apart);
          }
        }
      }
    }
    return lines;
  }

  private static boolean tells(List<Draft> line, Draft figure) {
    return line.stream()
        .anyMatch(
            draft ->
                draft.passage().sameArticle(figure.passage())
                    && draft.passage().span().contains(figure.passage().span()));
  }

  private boolean nearLine(Draft figure, List<Draft> line) {
    for (Draft draft : line) {
      String sentence = figure.passage().wording().text();
      String told = draft.passage().wording().text();
      Map<String, float[]> vectors = encoder.encode(List.of(sentence, told));
      if (Sameness.of(
              figure.passage().wording(),
              draft.passage().wording(),
              vectorOf(figure, vectors),
              vectorOf(draft, vectors))
          >= FIGURE_IN_LINE) {
        return true;
      }
    }
    return false;
  }

  private static Line line(List<Draft> group) {
    List<Draft> drafts = onePerPlace(group);
    Draft clearest =
        drafts.stream().min(Comparator.comparingInt(BriefWriter::clarity)).orElseThrow();
    Draft first = drafts.getFirst();
    Set<ArticleId> reports = new HashSet<>();
    Set<String> origins = new HashSet<>();
    List<Telling> tellings = new ArrayList<>();
    for (Draft draft : drafts) {
      Passage passage = draft.passage();
      Span span = spanIn(draft, first.kind());
      reports.add(passage.report());
      origins.add(passage.origin());
      tellings.add(
          new Telling(
              passage.account().article().id(),
              span,
              span.of(passage.account().reading().text()),
              passage.sentence(),
              passage.origin()));
    }
    Passage words = clearest.passage();
    String text =
        (clearest.kind() == Line.Kind.FIGURE ? words.sentence() : words.span())
            .of(words.account().reading().text());
    return new Line(
        Hash.ofParts(
            first.kind().name(),
            first.passage().account().article().id().value(),
            first.passage().span().toString(),
            first instanceof Draft.Done done ? done.event().type() + done.event().cue() : ""),
        first.kind(),
        text,
        speaker(drafts),
        cue(clearest),
        origins.size(),
        reports.size(),
        tellings,
        drafts.size() > 1 ? DifferenceFinder.find(drafts) : List.of(),
        why(drafts));
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
              "same kind of event (" + done.event().type() + ")",
              "participants and times agree",
              "near in meaning");
      case Draft.Counted counted -> List.of("same unit", "the same is counted", "near in meaning");
    };
  }

  /// The most independently told first; among equals in the order of the text.
  private static Comparator<Line> order(Story story) {
    return Comparator.comparingInt((Line line) -> -line.origins())
        .thenComparingInt(line -> -line.reports())
        .thenComparingInt(line -> line.tellings().getFirst().span().start())
        .thenComparingInt(line -> story.articles().indexOf(line.tellings().getFirst().article()))
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
          When date = done.event().date();
          String printed = date == null ? "" : date.value();
          String value = date == null ? "" : estimated.value(done.event().article(), date);
          String status = done.event().status().name().toLowerCase(Locale.ROOT);
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
