package org.rapporteur.brief;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rapporteur.dates.DateFinder;
import org.rapporteur.model.Account;
import org.rapporteur.model.Actor;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Circumstances;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Coverage;
import org.rapporteur.model.Descent;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Edits;
import org.rapporteur.model.Event;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Line;
import org.rapporteur.model.LineRuling;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Statement;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Voice;
import org.rapporteur.model.When;
import org.rapporteur.reading.Encoder;
import org.rapporteur.reading.SentenceSplitter;

class BriefWriterTest {
  private static final DateFinder DATES = DateFinder.load();

  private static Encoder encoder;

  @BeforeAll
  static void load() {
    encoder = Encoder.load();
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void twoTranslationsOfOneRemark_areOneLineInTwoWordings() {
    Report one =
        new Report(
            "one",
            "\"The river has no owner and nobody may turn it into a weapon,\" Davit Oreshan said.");
    Report other =
        new Report(
            "other",
            "Oreshan said \"the river belongs to no one, and no one should make a weapon of it\".");
    one.said("Davit Oreshan", "\"The river has no owner and nobody may turn it into a weapon,\"");
    other.said("Oreshan", "\"the river belongs to no one, and no one should make a weapon of it\"");
    Brief brief = brief(one, other);
    assertThat(brief.lines()).hasSize(1);
    Line line = brief.lines().getFirst();
    assertThat(line.origins()).isEqualTo(2);
    assertThat(line.speaker()).isEqualTo("Davit Oreshan");
    assertThat(line.differences()).extracting(Difference::slot).containsExactly("wording");
  }

  @Test
  void twoRemarksOfOneSpeech_areTwoLines() {
    Report one =
        new Report(
            "one",
            "\"The dam will be built,\" Davit Oreshan said. \"My mother was a teacher,\" he said.");
    Report other = new Report("other", "\"My mother was a teacher,\" Davit Oreshan said.");
    one.said("Davit Oreshan", "\"The dam will be built,\"")
        .said("Davit Oreshan", "\"My mother was a teacher,\"");
    other.said("Davit Oreshan", "\"My mother was a teacher,\"");
    assertThat(brief(one, other).lines())
        .extracting(line -> line.tellings().size())
        .containsExactly(2, 1);
  }

  @Test
  void sameWordsOfOtherSpeakers_areTwoLines() {
    Report one = new Report("one", "\"We will not give up the harbour,\" Davit Oreshan said.");
    Report other = new Report("other", "\"We will not give up the harbour,\" Helga Marsted said.");
    one.said("Davit Oreshan", "\"We will not give up the harbour,\"");
    other.said("Helga Marsted", "\"We will not give up the harbour,\"");
    assertThat(brief(one, other).lines()).hasSize(2);
  }

  @Test
  void copiesOfOneText_countAsOneOrigin() {
    Report one = new Report("one", "\"The dam will be built,\" Davit Oreshan said.");
    Report copy = new Report("copy", "\"The dam will be built,\" Davit Oreshan said.");
    one.said("Davit Oreshan", "\"The dam will be built,\"");
    copy.said("Davit Oreshan", "\"The dam will be built,\"");
    Brief brief = brief(List.of(origin(one, copy, Descent.Relation.COPY)), one, copy);
    assertThat(brief.lines()).hasSize(1);
    assertThat(brief.lines().getFirst().origins()).isEqualTo(1);
    assertThat(brief.lines().getFirst().reports()).isEqualTo(2);
    assertThat(brief.reports()).isEqualTo(2);
  }

  @Test
  void revisionsOfOneReport_countAsOneReport() {
    Report one = new Report("one", "\"The dam will be built,\" Davit Oreshan said.");
    Report later = new Report("later", "\"The dam will be built,\" Davit Oreshan said.");
    one.said("Davit Oreshan", "\"The dam will be built,\"");
    later.said("Davit Oreshan", "\"The dam will be built,\"");
    Brief brief = brief(List.of(origin(one, later, Descent.Relation.REVISION)), one, later);
    assertThat(brief.lines()).hasSize(1);
    assertThat(brief.lines().getFirst().tellings()).hasSize(2);
    assertThat(brief.lines().getFirst().reports()).isEqualTo(1);
    assertThat(brief.reports()).isEqualTo(1);
  }

  private static Origin origin(Report one, Report other, Descent.Relation relation) {
    Descent descent =
        new Descent(
            other.id(),
            one.id(),
            relation,
            true,
            Copy.Kind.WHOLE,
            "same words",
            List.of(),
            new Edits(List.of()));
    return new Origin(
        "o",
        "Agency",
        List.of(one.id(), other.id()),
        List.of(descent),
        List.of(),
        null,
        List.of("same words"));
  }

  @Test
  void plannedAndHeldMeeting_areOneEventWithAHistory() {
    Report before =
        new Report("before", "Helga Marsted will meet Davit Oreshan in Aldermere on Friday.");
    Report after = new Report("after", "Helga Marsted met Davit Oreshan in Aldermere on Friday.");
    before.met(Event.Status.PLANNED, "will meet", "XXXX-WXX-5", "Friday");
    after.met(Event.Status.HELD, "met", "2025-03-14", "Friday");
    Brief brief = brief(before, after);
    assertThat(brief.lines()).hasSize(1);
    assertThat(brief.lines().getFirst().differences())
        .extracting(Difference::slot)
        .contains("status");
    assertThat(brief.timeline())
        .extracting(milestone -> milestone.date() + " " + milestone.status())
        .containsExactlyInAnyOrder("XXXX-WXX-5 planned", "2025-03-14 held");
  }

  @Test
  void meetingsOnOtherDays_stayApart() {
    Report one = new Report("one", "Helga Marsted met Davit Oreshan in Aldermere on Friday.");
    Report other = new Report("other", "Helga Marsted met Davit Oreshan in Aldermere on Monday.");
    one.met(Event.Status.HELD, "met", "2025-03-14", "Friday");
    other.met(Event.Status.HELD, "met", "2024-06-03", "Monday");
    assertThat(brief(one, other).lines()).hasSize(2);
  }

  @Test
  void aRate_isADifferenceOfUnitAndTheNumberStandsOnce() {
    Report one =
        new Report(
            "one",
            "Norvania will release 400 million cubic metres of water from the Harrow dam, Davit Oreshan said.");
    Report other =
        new Report(
            "other",
            "Davit Oreshan praised a deal to release 400 million cubic metres of water a year from the Harrow dam.");
    one.said(
        "Davit Oreshan",
        "Norvania will release 400 million cubic metres of water from the Harrow dam");
    one.counted("400 million cubic metres", "400000000", "m3", "water");
    other.counted("400 million cubic metres of water a year", "400000000", "m3/year", "water");
    Brief brief = brief(one, other);
    assertThat(brief.lines()).hasSize(1);
    assertThat(brief.lines().getFirst().kind()).isEqualTo(Line.Kind.STATEMENT);
    assertThat(brief.lines().getFirst().differences())
        .filteredOn(difference -> difference.slot().equals("unit"))
        .singleElement()
        .satisfies(
            unit ->
                assertThat(unit.values())
                    .extracting(Difference.Value::value)
                    .containsExactlyInAnyOrder("400000000 m3", "400000000 m3/year"));
  }

  @Test
  void aTollThatRises_isASeries_andOneThatFalls_aDifference() {
    LocalDate day = LocalDate.of(2031, 3, 3);
    assertThat(tolls(day, "36", day.plusDays(1), "41")).containsExactly("number over time: 36, 41");
    assertThat(tolls(day, "41", day.plusDays(1), "36"))
        .singleElement()
        .asString()
        .startsWith("differs in number: ");
    assertThat(tolls(day, "36", day, "41"))
        .singleElement()
        .asString()
        .startsWith("differs in number: ");
  }

  private static List<String> tolls(LocalDate day, String toll, LocalDate later, String more) {
    Report one =
        new Report("one", "The quake on Tessaly killed " + toll + " people, officials said.", day)
            .counted(toll + " people", toll, "", "people killed");
    Report other =
        new Report(
                "other",
                "The quake on Tessaly killed at least " + more + " people, officials said.",
                later)
            .counted(more + " people", more, "", "people killed");
    Brief brief = brief(one, other);
    assertThat(brief.lines()).hasSize(1);
    return brief.lines().getFirst().differences().stream()
        .map(
            difference ->
                difference.shown()
                    + ": "
                    + String.join(
                        ", ", difference.values().stream().map(Difference.Value::value).toList()))
        .toList();
  }

  @Test
  void anUndatedReport_isEstimated_byItsText_whatHappened_orItsStory() {
    LocalDate day = LocalDate.of(2031, 3, 3);
    Report dated = new Report("dated", "The dam will be built.", day);
    Report print = new Report("print", "The dam will be built.");
    Report met = new Report("met", "Helga Marsted met Davit Oreshan in Aldermere on 2 March 2031.");
    met.met(Event.Status.HELD, "met", "2031-03-02", "2 March 2031");
    Report other = new Report("other", "Nobody spoke of the dam.");
    List<Origin> origins =
        List.of(
            new Origin(
                "o",
                "The Record",
                List.of(dated.id(), print.id()),
                List.of(),
                List.of(),
                null,
                List.of()));

    assertThat(brief(origins, dated, print, met, other).estimates())
        .extracting(estimate -> estimate.rule() + " " + estimate.day())
        .containsExactly(
            "same-text 2031-03-03", "what-happened 2031-03-02", "same-story 2031-03-03");
    assertThat(brief(other).estimates()).isEmpty();
  }

  @Test
  void aWeekdayOfAnUndatedArticle_isReckonedFromItsEstimatedDayAndMarked() {
    Report dated = new Report("dated", "The dam will be built.", LocalDate.of(2031, 3, 3));
    Report undated =
        new Report("undated", "Davit Oreshan was met by Helga Marsted in Aldermere on Sunday.")
            .met(Event.Status.HELD, "met", "XXXX-WXX-7", "Sunday");
    assertThat(brief(dated, undated).timeline())
        .extracting(milestone -> milestone.shown() + " " + milestone.precision())
        .containsExactly("about 2031-03-02 day");
    assertThat(brief(undated).timeline())
        .extracting(milestone -> milestone.shown() + " " + milestone.precision())
        .containsExactly("XXXX-WXX-7 unknown");
  }

  @Test
  void aTellingThatAReaderParted_staysApart() {
    Report one = spring("one", "in spring");
    Report other = spring("other", "in the spring");
    assertThat(keysByLine(List.of(), one, other)).containsExactly("one other");
    assertThat(keysByLine(List.of(parted(List.of(one), List.of(other))), one, other))
        .containsExactly("one", "other");
  }

  @Test
  void linesThatAReaderJoined_areOne_whateverTheRulesSay_andSayWhy() {
    Report one = spring("one", "in spring");
    Report other = fish("other");
    assertThat(keysByLine(List.of(), one, other)).containsExactly("one", "other");
    Brief brief = ruled(List.of(joined(List.of(one), List.of(other))), one, other);
    assertThat(brief.lines()).hasSize(1);
    assertThat(brief.lines().getFirst().why()).containsExactly("joined by a reader");
  }

  @Test
  void whatAReaderJoins_bringsItsLineWithIt_inEachPrint() {
    Report one = spring("one", "in spring");
    Report print = spring("print", "in spring");
    Report near = spring("near", "in the spring");
    Report other = fish("other");
    assertThat(keysByLine(List.of(joined(List.of(print), List.of(other))), one, print, near, other))
        .containsExactly("one print near other");
    assertThat(keysByLine(List.of(parted(List.of(near), List.of(print))), one, print, near, other))
        .containsExactlyInAnyOrder("one print", "near", "other");
  }

  @Test
  void ofRulingsThatContradictOneAnother_theLaterStands() {
    Report one = spring("one", "in spring");
    Report near = spring("near", "in the spring");
    Report other = fish("other");
    LineRuling parted = parted(List.of(one), List.of(near, other));
    LineRuling joined = joined(List.of(one), List.of(near, other));
    assertThat(keysByLine(List.of(parted, joined), one, near, other))
        .containsExactly("one near other");
    assertThat(keysByLine(List.of(joined, parted), one, near, other))
        .containsExactlyInAnyOrder("one", "near other");
  }

  @Test
  void whatAReaderParted_doesNotComeBackThroughALineThatIsJoined() {
    Report one = spring("one", "in spring");
    Report near = spring("near", "in the spring");
    Report other = fish("other");
    assertThat(
            keysByLine(
                List.of(
                    parted(List.of(near), List.of(other)), joined(List.of(one), List.of(other))),
                one,
                near,
                other))
        .containsExactlyInAnyOrder("one other", "near");
  }

  @Test
  void joinedStatements_leaveTheNumbersInThemApart() {
    Report one =
        new Report("one", "\"The dam will cost 40 million dollars,\" Davit Oreshan said.")
            .said("Davit Oreshan", "\"The dam will cost 40 million dollars,\"")
            .counted("40 million dollars", "40000000", "USD", "dam");
    Report other =
        new Report("other", "\"We shall hire 300 men,\" Helga Marsted said.")
            .said("Helga Marsted", "\"We shall hire 300 men,\"")
            .counted("300 men", "300", "", "men");
    Brief brief = ruled(List.of(joined(List.of(one), List.of(other))), one, other);
    assertThat(brief.lines()).extracting(Line::kind).containsExactly(Line.Kind.STATEMENT);
  }

  @Test
  void aRulingOnWordsThatAreNotInTheStory_changesNothing() {
    Report one = spring("one", "in spring");
    Report other = fish("other");
    assertThat(keysByLine(List.of(joined(List.of(one), List.of(other))), one))
        .containsExactly("one");
  }

  private static Report spring(String key, String when) {
    String words = "\"The dam will be built " + when + ",\"";
    return new Report(key, words + " Davit Oreshan said at " + key + ".")
        .said("Davit Oreshan", words);
  }

  private static Report fish(String key) {
    String words = "\"Our fishermen will lose their nets and boats,\"";
    return new Report(key, words + " Helga Marsted said.").said("Helga Marsted", words);
  }

  private static LineRuling joined(List<Report> one, List<Report> other) {
    return new LineRuling(LineRuling.Kind.JOINED, said(one), said(other));
  }

  private static LineRuling parted(List<Report> one, List<Report> other) {
    return new LineRuling(LineRuling.Kind.PARTED, said(one), said(other));
  }

  private static List<LineRuling.Words> said(List<Report> reports) {
    return reports.stream()
        .flatMap(report -> report.statements.stream())
        .map(statement -> new LineRuling.Words(statement.article(), statement.content().getFirst()))
        .toList();
  }

  /// Of each line the keys of the reports that tell it.
  private static List<String> keysByLine(List<LineRuling> rulings, Report... reports) {
    return ruled(rulings, reports).lines().stream()
        .map(
            line ->
                line.tellings().stream()
                    .map(telling -> key(telling.article(), reports))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static String key(ArticleId id, Report... reports) {
    return Arrays.stream(reports)
        .filter(report -> report.id().equals(id))
        .map(report -> report.article.from().key())
        .findFirst()
        .orElseThrow();
  }

  private static Brief ruled(List<LineRuling> rulings, Report... reports) {
    return new BriefWriter(encoder, DATES::findDates)
        .write(
            story(reports),
            Arrays.stream(reports).map(Report::account).toList(),
            List.of(),
            rulings);
  }

  @Test
  void hundredsOfPrintsOfOneText_areOneLineOfOneOriginEach() {
    List<Report> prints = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      prints.add(
          new Report("print" + i, "\"The dam will be built in spring,\" Davit Oreshan said.")
              .said("Davit Oreshan", "\"The dam will be built in spring,\""));
    }
    Origin origin =
        new Origin(
            "o",
            "The Record",
            prints.stream().map(Report::id).toList(),
            List.of(),
            List.of(),
            null,
            List.of());
    Brief brief = brief(List.of(origin), prints.toArray(Report[]::new));
    assertThat(brief.lines()).hasSize(1);
    assertThat(brief.lines().getFirst().origins()).isEqualTo(1);
    assertThat(brief.lines().getFirst().reports()).isEqualTo(300);
    assertThat(Coverage.of(brief).getFirst().cells())
        .containsExactly(entry("o", Coverage.Cell.SAYS));
  }

  @Test
  void orderOfAccounts_changesNothing() {
    Report one =
        new Report("one", "\"The dam will be built,\" Davit Oreshan said.")
            .said("Davit Oreshan", "\"The dam will be built,\"");
    Report other =
        new Report("other", "\"The dam will be built soon,\" Oreshan said.")
            .said("Oreshan", "\"The dam will be built soon,\"");
    Story story = story(one, other);
    BriefWriter writer = new BriefWriter(encoder, DATES::findDates);
    assertThat(writer.write(story, List.of(one.account(), other.account()), List.of()))
        .isEqualTo(writer.write(story, List.of(other.account(), one.account()), List.of()));
  }

  @Test
  void noAccounts_giveAnEmptyBrief() {
    Brief brief =
        new BriefWriter(encoder, DATES::findDates)
            .write(new Story(new StoryId("s"), "", null, null, List.of()), List.of(), List.of());
    assertThat(brief.lines()).isEmpty();
    assertThat(brief.timeline()).isEmpty();
  }

  private static Brief brief(Report... reports) {
    return brief(List.of(), reports);
  }

  private static Brief brief(List<Origin> origins, Report... reports) {
    List<Account> accounts = new ArrayList<>();
    for (Report report : reports) {
      accounts.add(report.account());
    }
    return new BriefWriter(encoder, DATES::findDates).write(story(reports), accounts, origins);
  }

  private static Story story(Report... reports) {
    List<ArticleId> ids = new ArrayList<>();
    for (Report report : reports) {
      ids.add(report.id());
    }
    return new Story(new StoryId("s"), "A story", null, null, ids);
  }

  /// A report, and what a reader found in it.
  private static final class Report {
    private final Article article;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    Report(String key, String text) {
      this(key, text, null);
    }

    Report(String key, String text, @Nullable LocalDate published) {
      article = Article.ofText(key, text, published == null ? null : Stamp.of(published));
    }

    Report said(String speaker, String words) {
      boolean direct = words.startsWith("\"");
      statements.add(
          new Statement(
              article.id(),
              direct ? Statement.Kind.DIRECT : Statement.Kind.INDIRECT,
              List.of(span(words)),
              mention(speaker),
              new Voice(Voice.Kind.PERSON, "name"),
              null,
              null,
              null,
              Circumstances.NONE,
              "test",
              1,
              Gear.FAST));
      return this;
    }

    private Actor actor(String name) {
      return new Actor(requireNonNull(mention(name)), "", "");
    }

    Report met(Event.Status status, String cue, String value, String day) {
      When when = new When(span(day), day, When.Kind.DATE, value, "test");
      events.add(
          new Event(
              article.id(),
              "CONSULT",
              "",
              List.of(),
              status,
              null,
              false,
              actor("Helga Marsted"),
              actor("Davit Oreshan"),
              mention("Aldermere"),
              null,
              when,
              span(cue),
              all(),
              "test"));
      return this;
    }

    Report counted(String words, String value, String unit, String of) {
      BigDecimal number = new BigDecimal(value);
      figures.add(
          new Figure(
              article.id(),
              number,
              number,
              number,
              unit,
              of,
              null,
              null,
              span(words),
              all(),
              "test"));
      return this;
    }

    ArticleId id() {
      return article.id();
    }

    Account account() {
      return new Account(
          new Reading(article, SentenceSplitter.split(article.text()), List.of()),
          statements,
          events,
          figures,
          List.of());
    }

    private Span all() {
      return new Span(0, article.text().length());
    }

    private Span span(String words) {
      int start = article.text().indexOf(words);
      assertThat(start).as(words).isNotNegative();
      return new Span(start, start + words.length());
    }

    private @Nullable Mention mention(String name) {
      int start = article.text().indexOf(name);
      return start < 0 ? null : new Mention(new Span(start, start + name.length()), name, name);
    }
  }
}
