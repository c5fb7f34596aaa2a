package org.rapporteur.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Event;
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

  private static String text(@Nullable Mention mention) {
    return mention == null ? "-" : mention.text();
  }

  private static String shown(Event event) {
    return event.type() + " " + event.status() + ": " + text(event.source()) + " > " + text(event.target());
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
            new Name(find(text, "Stone"), "Stone", Name.Kind.PERSON, "Maria Stone", "test"),
            new Name(find(text, "Marsh"), "Marsh", Name.Kind.PERSON, "John Marsh", "test"),
            new Name(find(text, "Norville"), "Norville", Name.Kind.PLACE, "Norville", "test"));
    When friday = new When(find(text, "Friday"), "Friday", When.Kind.DATE, "2024-05-17", "test");
    Event event = finder.findEvents(reading(text, names), List.of(friday)).getFirst();
    assertThat(event.source()).isEqualTo(new Mention(find(text, "Stone"), "Stone", "Maria Stone"));
    assertThat(event.target()).isEqualTo(new Mention(find(text, "Marsh"), "Marsh", "John Marsh"));
    assertThat(event.place()).isEqualTo(new Mention(find(text, "Norville"), "Norville", "Norville"));
    assertThat(event.date()).isEqualTo(friday);
    assertThat(event.cue().of(text)).isEqualTo("meet");
    assertThat(event.sentence().of(text)).isEqualTo(text);
  }

  @Test
  void aHostOnADayAheadIsPlanned() {
    String text = "Stone hosts Marsh on Friday.";
    When friday = new When(find(text, "Friday"), "Friday", When.Kind.DATE, "2024-05-17", "test");
    assertThat(finder.findEvents(reading(text, List.of()), List.of(friday)).getFirst().status()).isEqualTo(Event.Status.PLANNED);
  }

  @Test
  void emptyTextHasNoEvents() {
    assertThat(events("")).isEmpty();
  }
}
