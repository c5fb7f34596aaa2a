package org.rapporteur.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Actor;
import org.rapporteur.model.Article;
import org.rapporteur.model.Event;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.When;
import org.rapporteur.reading.SentenceSplitter;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventFinderTest {
  private static final LocalDate PUBLISHED = LocalDate.of(2024, 5, 15);

  private final EventFinder finder = EventFinder.load();

  private List<Event> events(String text) {
    return finder.findEvents(reading(text, List.of()), List.of());
  }

  private static Reading reading(String text, List<Name> names) {
    Article article = Article.ofText("test", text, Stamp.of(PUBLISHED));
    return new Reading(article, SentenceSplitter.split(text), names);
  }

  private static Span find(String text, String words) {
    int start = text.indexOf(words);
    return new Span(start, start + words.length());
  }

  private static String text(@Nullable Actor actor) {
    return actor == null ? "-" : actor.mention().text();
  }

  private static String shown(Event event) {
    return event.type()
        + " "
        + event.status()
        + ": "
        + text(event.source())
        + " > "
        + text(event.target());
  }

  List<Cues.Example> examples() {
    return finder.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachLineOfTheCuesTellsItsExample(Cues.Example example) {
    assertThat(events(example.text()))
        .extracting(event -> event.type() + ": " + text(event.source()))
        .containsExactly(example.type() + ": " + example.source());
  }

  /// With the invented countries marked as places.
  private static Reading ofCountries(String text) {
    return reading(
        text,
        Pattern.compile("Norland|Sudland|Estland")
            .matcher(text)
            .results()
            .map(
                found ->
                    new Name(
                        new Span(found.start(), found.end()),
                        found.group(),
                        Name.Kind.PLACE,
                        found.group(),
                        "test",
                        Gear.FAST))
            .toList());
  }

  @Test
  void aDayBehindWhoSaidItIsNotTheEvents() {
    String text = "Stone will meet Marsh in Norville, an aide said at a Wednesday briefing.";
    When wednesday =
        new When(find(text, "Wednesday"), "Wednesday", When.Kind.DATE, "2024-05-15", "test");
    assertThat(finder.findEvents(reading(text, List.of()), List.of(wednesday)))
        .extracting(Event::date)
        .containsOnlyNulls();
  }

  List<Manner.Example> manners() {
    return finder.manners();
  }

  @ParameterizedTest
  @MethodSource("manners")
  void eachLineOfTheModesAndContextsTellsItsExample(Manner.Example example) {
    List<Event> events = finder.findEvents(ofCountries(example.text()), List.of());
    if (example.type().isEmpty()) {
      assertThat(events).flatExtracting(Event::contexts).contains(example.name());
    } else {
      assertThat(events)
          .extracting(event -> event.type() + " " + event.mode())
          .containsExactly(example.type() + " " + example.name());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A man stabbed two Norland soldiers with a kitchen knife.           | a kitchen knife
          Norland attacked three villages in Sudland using drones.           | drones
          A car bomb killed two Norland soldiers.                            | A car bomb
          The Norland president spoke with the Sudland envoy by telephone.   | telephone
          Norland attacked Sudland with the help of its neighbours.          | -
          Norland police arrested nine students from Sudland.                | -
          """)
  void anInstrumentStandsBehindWithOrDoesIt(String sentence, String expected) {
    assertThat(finder.findEvents(ofCountries(sentence), List.of()))
        .extracting(event -> event.instrument() == null ? "-" : event.instrument().of(sentence))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Norland President Maria Stone will meet Sudland leader John Marsh in Norville. | CONSULT PLANNED: Norland President Maria Stone > Sudland leader John Marsh
          Norland President Maria Stone met Sudland leader John Marsh in Norville.       | CONSULT HELD: Norland President Maria Stone > Sudland leader John Marsh
          Stone is to host Marsh for talks in Norville, her office said.                 | CONSULT PLANNED: Stone > Marsh
          Stone held talks with Marsh at the palace.                                     | CONSULT HELD: Stone > Marsh
          Talks between Norland and Sudland were cancelled.                              | CONSULT CALLED_OFF: Norland > Sudland
          The two leaders met in Norville.                                               | CONSULT HELD: The two leaders > -
          Marsh, the Sudland leader, met Stone on the sidelines of the games.            | CONSULT HELD: Marsh > Stone
          Stone and Marsh met for three hours in the capital.                            | CONSULT HELD: Stone > Marsh
          """)
  void aMeetingIsToldTheSameWayWhetherPlannedHeldOrCalledOff(String sentence, String expected) {
    assertThat(events(sentence)).extracting(EventFinderTest::shown).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The law meets all requirements, and the plant met its target.",
        "It was a warm evening with a light wind from the sea.",
        "She grew up in a small house with a large garden.",
      })
  void sentencesWithoutEventsTellNone(String sentence) {
    assertThat(events(sentence)).isEmpty();
  }

  @Test
  void aPassiveSwapsSourceAndTarget() {
    Event event = events("Three villages in Sudland were shelled by Norland troops.").getFirst();
    assertThat(event.type()).isEqualTo("ASSAULT");
    assertThat(text(event.source())).contains("Norland troops");
  }

  @Test
  void placeDateAndEntitiesComeFromNamesAndDates() {
    String text = "Stone will meet Marsh in Norville on Friday.";
    List<Name> names =
        List.of(
            new Name(
                find(text, "Stone"), "Stone", Name.Kind.PERSON, "Maria Stone", "test", Gear.FAST),
            new Name(
                find(text, "Marsh"), "Marsh", Name.Kind.PERSON, "John Marsh", "test", Gear.FAST),
            new Name(
                find(text, "Norville"),
                "Norville",
                Name.Kind.PLACE,
                "Norville",
                "test",
                Gear.FAST));
    When friday = new When(find(text, "Friday"), "Friday", When.Kind.DATE, "2024-05-17", "test");
    Event event = finder.findEvents(reading(text, names), List.of(friday)).getFirst();
    assertThat(event.source())
        .isEqualTo(new Actor(new Mention(find(text, "Stone"), "Stone", "Maria Stone"), "", ""));
    assertThat(event.target())
        .isEqualTo(new Actor(new Mention(find(text, "Marsh"), "Marsh", "John Marsh"), "", ""));
    assertThat(event.place())
        .isEqualTo(new Mention(find(text, "Norville"), "Norville", "Norville"));
    assertThat(event.date()).isEqualTo(friday);
    assertThat(event.cue().of(text)).isEqualTo("meet");
    assertThat(event.sentence().of(text)).isEqualTo(text);
  }

  @Test
  void aHostOnADayAheadIsPlanned() {
    String text = "Stone hosts Marsh on Friday.";
    When friday = new When(find(text, "Friday"), "Friday", When.Kind.DATE, "2024-05-17", "test");
    assertThat(finder.findEvents(reading(text, List.of()), List.of(friday)).getFirst().status())
        .isEqualTo(Event.Status.PLANNED);
  }

  /// The sentence with its persons named, as the reading stage would: every part of a full name
  /// alone stands for the person.
  private List<Event> eventsOfPersons(String text) {
    List<Name> names = new ArrayList<>();
    Matcher matcher = PERSONS.matcher(text);
    while (matcher.find()) {
      String surname = matcher.group().replaceFirst("^\\w+ ", "");
      String entity = FULL_NAMES.getOrDefault(surname, surname);
      names.add(
          new Name(
              new Span(matcher.start(), matcher.end()),
              matcher.group(),
              Name.Kind.PERSON,
              entity,
              "test",
              Gear.FAST));
    }
    Matcher place = PLACES.matcher(text);
    while (place.find()) {
      names.add(
          new Name(
              new Span(place.start(), place.end()),
              place.group(),
              Name.Kind.PLACE,
              place.group(),
              "test",
              Gear.FAST));
    }
    names.sort(Comparator.comparingInt(name -> name.span().start()));
    return finder.findEvents(reading(text, names), List.of());
  }

  private static final Map<String, String> FULL_NAMES =
      Map.of("Stone", "Maria Stone", "Marsh", "John Marsh", "Reed", "Paul Reed");
  private static final Pattern PERSONS =
      Pattern.compile("(?:(?:Maria|John|Paul) )?(?:Stone|Marsh|Reed)");
  private static final Pattern PLACES = Pattern.compile("Norland|Sudland|Norville");

  private static String entity(@Nullable Actor actor) {
    return actor == null ? "-" : actor.mention().entity();
  }

  private static List<String> meetings(List<Event> events) {
    return events.stream()
        .filter(event -> event.type().equals("CONSULT"))
        .map(
            event ->
                event.status() + ": " + entity(event.source()) + " > " + entity(event.target()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stone to meet Marsh.",
        "Stone and Marsh will meet in Norville.",
        "Stone is set to meet Marsh.",
        "Stone is due to meet Marsh.",
        "Stone is to meet Marsh on Friday.",
        "Stone is expected to hold talks with Marsh.",
        "Stone plans to visit Marsh in Norville.",
        "Stone is now readying to meet Marsh.",
        "Stone is poised for her first long meeting with Marsh.",
        "Stone meets Marsh next week.",
        "Stone hosts Marsh later this month.",
        "The office said Stone and Marsh would hold talks on Tuesday.",
        "Ahead of talks with Marsh, Stone praised the farmers.",
        "Talks between Stone and Marsh will take place next week.",
        "Talks between Stone and Marsh are scheduled for Friday.",
        "Stone will travel to Norville for a meeting with Marsh.",
        "Stone's upcoming meeting with Marsh worries traders.",
      })
  void aMeetingToComeIsPlanned(String sentence) {
    assertThat(meetings(eventsOfPersons(sentence)))
        .containsExactly("PLANNED: Maria Stone > John Marsh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stone met Marsh.",
        "Stone held talks with Marsh hours ahead of the games.",
        "Stone praised close ties on Friday, as she met with Marsh in Norville.",
        "Stone opened the palace on Friday, meeting Marsh at the gate.",
        "Stone has met Marsh many times.",
        "Stone, who will leave office in June, met Marsh.",
        "Stone flew to Norville to meet Marsh.",
        "Stone spoke after a meeting with Marsh.",
      })
  void aMeetingInThePastIsHeld(String sentence) {
    assertThat(meetings(eventsOfPersons(sentence)))
        .containsExactly("HELD: Maria Stone > John Marsh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Stone called off her meeting with Marsh.               | CALLED_OFF
          Talks between Stone and Marsh were postponed.          | POSTPONED
          Talks between Stone and Marsh were cancelled.          | CALLED_OFF
          Stone has not met Marsh.                               | DENIED
          Stone denied that she met Marsh.                       | DENIED
          Stone refused to meet Marsh.                           | DENIED
          Stone has not had a single phone call with Marsh.      | DENIED
          Stone should meet Marsh.                               | CALLED_FOR
          """)
  void whatDidNotHappenIsNotHeld(String sentence, String status) {
    assertThat(meetings(eventsOfPersons(sentence)))
        .containsExactly(status + ": Maria Stone > John Marsh");
  }

  @Test
  void aDoubtAboutAVisitDoesNotDenyIt() {
    assertThat(eventsOfPersons("Reed was not optimistic about Stone's visit to Sudland."))
        .noneMatch(event -> event.status() == Event.Status.DENIED);
  }

  @Test
  void aVisitWithoutATenseIsAsFarOnAsWhenLastTold() {
    assertThat(
            meetings(
                eventsOfPersons(
                    "Stone will visit Marsh. Stone's visit to Sudland was on all front pages.")))
        .containsExactly("PLANNED: Maria Stone > John Marsh", "PLANNED: Maria Stone > Sudland");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Norland President Maria Stone met her Sudland counterpart John Marsh in Norville.                              | HELD: Maria Stone > John Marsh
          Norland's foreign minister Maria Stone hosted Sudland's top diplomat, John Marsh.                              | HELD: Maria Stone > John Marsh
          Maria Stone held her first talks with a world leader in years on Friday, meeting Sudland's John Marsh.         | HELD: Maria Stone > John Marsh
          Stone is poised for her first meeting with a world leader in two years when she hosts Sudland's John Marsh.    | PLANNED: Maria Stone > John Marsh
          The ministry confirmed that the visit of Maria Stone to Sudland for a meeting with John Marsh will take place. | PLANNED: Maria Stone > John Marsh
          The ministry suggested that Stone could prove her will by holding talks with Marsh.                            | PLANNED: Maria Stone > John Marsh
          Maria Stone will fly to Norville on Monday to meet President John Marsh.                                       | PLANNED: Maria Stone > John Marsh
          Reed said Stone and Marsh, along with their aides, would hold talks.                                           | PLANNED: Maria Stone > John Marsh
          Marsh said on Sunday that Stone wanted to meet with him.                                                       | PLANNED: Maria Stone > John Marsh
          Reed urged Stone to meet Marsh.                                                                                | CALLED_FOR: Maria Stone > John Marsh
          The paper reported the two leaders met in Norville.                                                            | HELD: the two leaders > -
          """)
  void whoMeetsIsThePersonAndNotWhoTellsOfIt(String sentence, String expected) {
    assertThat(meetings(eventsOfPersons(sentence))).containsExactly(expected);
  }

  @Test
  void aPronounWithoutASurePersonIsNobody() {
    assertThat(meetings(eventsOfPersons("Reed and Stone spoke. He met Marsh in Norville.")))
        .containsExactly("HELD: - > John Marsh");
    assertThat(meetings(eventsOfPersons("Reed spoke. He met Marsh in Norville.")))
        .containsExactly("HELD: Paul Reed > John Marsh");
  }

  @Test
  void anOfficeStandsForItsOnlyHolder() {
    assertThat(
            meetings(
                eventsOfPersons(
                    "Norland President Maria Stone arrived. The Norland leader met Marsh.")))
        .contains("HELD: Maria Stone > John Marsh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Norland farmers welcomed the step.",
        "The vote was met with mixed reactions."
      })
  void whatIsMetOrWelcomedMustBeSomebody(String sentence) {
    assertThat(meetings(eventsOfPersons(sentence))).isEmpty();
  }

  @Test
  void emptyTextHasNoEvents() {
    assertThat(events("")).isEmpty();
  }

  /// Events of a sentence in running text, where it does not go without saying that it tells of
  /// one.
  private List<Event> told(String sentence) {
    String text = "It had been a quiet week by the sea. " + sentence;
    List<Name> names = new ArrayList<>();
    Matcher matcher = Pattern.compile("Stone|Marsh|Norland|Sudland").matcher(text);
    while (matcher.find()) {
      boolean person = matcher.group().equals("Stone") || matcher.group().equals("Marsh");
      names.add(
          new Name(
              new Span(matcher.start(), matcher.end()),
              matcher.group(),
              person ? Name.Kind.PERSON : Name.Kind.PLACE,
              matcher.group(),
              "test",
              Gear.FAST));
    }
    return finder.findEvents(reading(text, names), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Stone accused Marsh of lying to the council.                | ACCUSE HELD: Stone > Marsh
          Marsh, a former mayor, denounced the decision.              | ACCUSE HELD: Marsh > the decision
          A spokesman for Norland rejected the offer.                 | REJECT HELD: A spokesman for Norland > the offer
          Marsh was arrested by Norland police.                       | COERCE HELD: Norland police > Marsh
          The protesters who besieged the hall condemned Stone.       | ACCUSE HELD: The protesters > Stone
          Stone will ask the court to free Marsh.                     | REQUEST PLANNED: Stone > the court
          Norland said it has freed the rebels.                       | YIELD HELD: Norland > the rebels
          """)
  void runningText_tellsWhatAClauseTells(String sentence, String expected) {
    assertThat(told(sentence)).extracting(EventFinderTest::shown).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Would Norland attack Sudland?",
        "Stone could accuse Marsh of lying.",
        "If Stone accuses Marsh, the council will fall.",
        "Had Stone accused Marsh, the council would have fallen.",
        "STONE SLAMS MARSH OVER DEBTS OF THE HARBOUR COMPANY",
        "“Norland has accused us of everything,” the paper wrote.",
        "Stone released a long statement on the matter.",
        "Stone pleaded guilty to nothing.",
        "The mayors of other towns allow the sale of fish on Sundays.",
      })
  void runningText_tellsNoEvent_whereNoClauseTellsOne(String sentence) {
    assertThat(told(sentence)).filteredOn(event -> !event.type().equals("COURT")).isEmpty();
  }

  @Test
  void whatSomebodyClaims_isAlleged_byThem() {
    Event event = told("Marsh claimed that Stone attacked the rebels.").getFirst();
    assertThat(event.status()).isEqualTo(Event.Status.ALLEGED);
    assertThat(event.by()).isNotNull().extracting(Mention::text).isEqualTo("Marsh");
  }

  @Test
  void whatGoesOn_isUnderWay_andWhatIsLongPast_isBackground() {
    assertThat(told("Workers are protesting against Stone.").getFirst().status())
        .isEqualTo(Event.Status.UNDER_WAY);
    assertThat(told("Stone had accused Marsh of lying.").getFirst().background()).isTrue();
    assertThat(told("Stone accused Marsh of lying.").getFirst().background()).isFalse();
  }

  @Test
  void actorsHaveRoles() {
    Event event = told("Marsh was arrested by Norland police.").getFirst();
    assertThat(event.source()).isNotNull().extracting(Actor::role).isEqualTo("police");
  }
}
