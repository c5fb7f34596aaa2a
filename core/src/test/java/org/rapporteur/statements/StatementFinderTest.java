package org.rapporteur.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.model.When;
import org.rapporteur.reading.SentenceSplitter;

/// About people and places that do not exist; names are given, so that the names room has no part
/// in it.
class StatementFinderTest {
  private static final StatementFinder FINDER = StatementFinder.load();

  private static final List<Name> KNOWN =
      List.of(
          name("Anna Rossi", Name.Kind.PERSON, "Anna Rossi"),
          name("Rossi", Name.Kind.PERSON, "Anna Rossi"),
          name("Viktor Brandt", Name.Kind.PERSON, "Viktor Brandt"),
          name("Brandt", Name.Kind.PERSON, "Viktor Brandt"),
          name("Oleg Marsh", Name.Kind.PERSON, "Oleg Marsh"),
          name("Marsh", Name.Kind.PERSON, "Oleg Marsh"),
          name("Norland", Name.Kind.PLACE, "Norland"),
          name("Arlovia", Name.Kind.PLACE, "Arlovia"),
          name("BBC", Name.Kind.ORGANISATION, "BBC"),
          name("Reuters", Name.Kind.ORGANISATION, "Reuters"),
          name("Harbour Authority", Name.Kind.ORGANISATION, "Harbour Authority"));

  private static Name name(String text, Name.Kind kind, String entity) {
    return new Name(new Span(0, text.length()), text, kind, entity, "given", Gear.FAST);
  }

  private static Reading reading(String text) {
    List<Name> names = new ArrayList<>();
    for (Name known : KNOWN) {
      int at = text.indexOf(known.text());
      while (at >= 0) {
        Span span = new Span(at, at + known.text().length());
        if (names.stream().noneMatch(name -> name.span().overlaps(span))) {
          names.add(
              new Name(
                  span, known.text(), known.kind(), known.entity(), known.rule(), known.gear()));
        }
        at = text.indexOf(known.text(), at + 1);
      }
    }
    names.sort((a, b) -> a.span().compareTo(b.span()));
    return new Reading(Article.ofText("test", text, null), SentenceSplitter.split(text), names);
  }

  private static List<Statement> statements(String text) {
    return FINDER.findStatements(reading(text), List.of());
  }

  /// Kind, speaker, addressee, through, first words of the content, for each statement.
  private static String told(String text) {
    return statements(text).stream()
        .map(
            statement ->
                String.join(
                    ";",
                    statement.kind().name(),
                    entity(statement.speaker()),
                    entity(statement.addressee()),
                    entity(statement.through()),
                    firstWords(statement.content().getFirst().of(text))))
        .collect(Collectors.joining(" | "));
  }

  private static String entity(@Nullable Mention mention) {
    return Optional.ofNullable(mention).map(Mention::entity).orElse("-");
  }

  private static String firstWords(String text) {
    String[] words = text.split(" ");
    return words.length < 2 ? text : words[0] + " " + words[1];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          “We will rebuild the bridge,” Anna Rossi said.                          ~ DIRECT;Anna Rossi;-;-;“We will
          'We will rebuild the bridge,' Anna Rossi said.                          ~ DIRECT;Anna Rossi;-;-;'We will
          „We will rebuild the bridge“, Anna Rossi said.                          ~ DIRECT;Anna Rossi;-;-;„We will
          Anna Rossi said the bridge would be rebuilt.                            ~ INDIRECT;Anna Rossi;-;-;the bridge
          Anna Rossi said the bridge was “a disgrace” to the town.                ~ MIXED;Anna Rossi;-;-;the bridge
          Anna Rossi told Viktor Brandt that the bridge would be rebuilt.         ~ INDIRECT;Anna Rossi;Viktor Brandt;-;that the
          Anna Rossi told reporters that the bridge would be rebuilt.             ~ INDIRECT;Anna Rossi;reporters;-;that the
          Anna Rossi told the BBC that the bridge would be rebuilt.               ~ INDIRECT;Anna Rossi;-;BBC;that the
          Anna Rossi said the bridge would be rebuilt, according to Reuters.      ~ INDIRECT;Anna Rossi;-;Reuters;the bridge
          “We will rebuild the bridge,” Reuters quoted Anna Rossi as saying.      ~ DIRECT;Anna Rossi;-;Reuters;“We will
          Secretary of State Anna Rossi said the bridge would be rebuilt.         ~ INDIRECT;Anna Rossi;-;-;the bridge
          According to the Harbour Authority, the bridge would be rebuilt.        ~ INDIRECT;Harbour Authority;-;-;the bridge
          Anna Rossi and Viktor Brandt said the bridge would be rebuilt.          ~ INDIRECT;Anna Rossi and Viktor Brandt;-;-;the bridge
          """)
  void tellsWhoSaidWhatToWhomAndThroughWhom(String text, String expected) {
    assertThat(told(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          Anna Rossi told reporters in Norland on Monday that the bridge would be rebuilt. ~ SAID;Norland;Monday;PERSON;name
          On 12 May, Anna Rossi said the bridge would be rebuilt.                    ~ SAID;-;12 May;PERSON;name
          Anna Rossi denied that the bridge would be rebuilt.                        ~ DENIED;-;-;PERSON;name
          Anna Rossi did not say whether the bridge would be rebuilt.                ~ NOT_SAID;-;-;PERSON;name
          Anna Rossi declined to comment.                                            ~ DECLINED;-;-;PERSON;name
          Western officials said the bridge would be rebuilt.                        ~ SAID;-;-;COLLECTIVE;as printed
          Two sources said the bridge would be rebuilt.                              ~ SAID;-;-;COLLECTIVE;as printed
          The ministry said the bridge would be rebuilt.                             ~ SAID;-;-;ORGANISATION;as printed
          A spokesman said the bridge would be rebuilt.                              ~ SAID;-;-;UNNAMED;as printed
          The report said the bridge would be rebuilt.                               ~ SAID;-;-;DOCUMENT;as printed
          Reuters said the bridge would be rebuilt.                                  ~ SAID;-;-;OUTLET;name
          Arlovia said the bridge would be rebuilt.                                  ~ SAID;-;-;GOVERNMENT;name
          Anna Rossi and Oleg Marsh said the bridge would be rebuilt.                ~ SAID;-;-;COLLECTIVE;names
          """)
  void tellsHowWhereWhenAndWhatKindOfSpeaker(String text, String expected) {
    Statement statement = statements(text).getFirst();
    assertThat(
            String.join(
                ";",
                statement.circumstances().polarity().name(),
                words(statement.circumstances().place(), text),
                words(statement.circumstances().day(), text),
                Objects.requireNonNull(statement.voice()).kind().name(),
                statement.voice().rule()))
        .isEqualTo(expected);
  }

  private static String words(@Nullable Span span, String text) {
    return span == null ? "-" : span.of(text);
  }

  @Test
  void whatAnOutletCarriedIsKnownThroughIt() {
    List<Statement> statements =
        statements(
            "The Lakeside Times carried an article from Anna Rossi on Thursday.\n\n“We will rebuild the bridge,” Rossi wrote.\n\n“We have the money,” Rossi said.");
    assertThat(statements)
        .extracting(statement -> entity(statement.through()))
        .containsExactly("Lakeside Times", "-");
    assertThat(
            told(
                "Anna Rossi wrote in an article published on Thursday by the news agency Reuters that the bridge would be rebuilt."))
        .contains(";-;Reuters;");
  }

  @Test
  void aClippedWordAtTheStartOfAParagraphDoesNoHarm() {
    assertThat(told("'T said Anna Rossi that the bridge would be rebuilt.")).isNotEmpty();
  }

  @Test
  void aQuotationMayBeSigned() {
    assertThat(told("“We will rebuild the bridge. It is ours.” ― Anna Rossi, teacher"))
        .isEqualTo("DIRECT;Anna Rossi;-;-;“We will");
  }

  @Test
  void surnameStandsForTheWholeName() {
    assertThat(
            told(
                "Anna Rossi visited the harbour on Monday.\n\n“We will rebuild the bridge,” Rossi said."))
        .isEqualTo("DIRECT;Anna Rossi;-;-;“We will");
  }

  @Test
  void pronounStandsForTheLastSpeaker() {
    List<Statement> statements =
        statements(
            "Viktor Brandt said the bridge was old. “We will rebuild it next year,” he added.");
    assertThat(statements)
        .hasSize(2)
        .allMatch(statement -> entity(statement.speaker()).equals("Viktor Brandt"));
  }

  @Test
  void pronounNeverStandsForTheOtherGender() {
    List<Statement> statements =
        statements("Anna Rossi met Viktor Brandt on Monday. He said the bridge would be rebuilt.");
    assertThat(statements)
        .extracting(statement -> entity(statement.speaker()))
        .containsExactly("Viktor Brandt");
  }

  @Test
  void descriptionStandsForWhoWasIntroducedSo() {
    List<Statement> statements =
        statements(
            "Foreign Minister Anna Rossi met President Viktor Brandt in Norland on Monday.\n\n"
                + "“We will rebuild the bridge,” the president said.\n\n“And we will pay for it,” the foreign minister said.");
    assertThat(statements)
        .extracting(statement -> entity(statement.speaker()))
        .containsExactly("Viktor Brandt", "Anna Rossi");
  }

  @Test
  void paragraphOfNothingButQuotationGoesOnWithItsSpeaker() {
    List<Statement> statements =
        statements(
            "“We will rebuild the bridge,” Anna Rossi said on Monday.\n\n“The town has waited for it long enough.”");
    assertThat(statements)
        .extracting(statement -> entity(statement.speaker()))
        .containsExactly("Anna Rossi", "Anna Rossi");
    assertThat(statements.getLast().rule()).isEqualTo("continued-quote");
    assertThat(statements.getLast().confidence()).isLessThan(statements.getFirst().confidence());
  }

  @Test
  void quotationAfterNarrativeIsNobodys() {
    assertThat(
            statements(
                "The bridge was closed on Monday.\n\n“The town has waited for it long enough.”"))
        .noneMatch(statement -> statement.speaker() != null);
  }

  @Test
  void secondQuotationOfAParagraphIsTheSameSpeakers() {
    List<Statement> statements =
        statements(
            "“We will rebuild the bridge,” Anna Rossi said. “The town has waited for it long enough.”");
    assertThat(statements).hasSize(1);
    assertThat(statements.getFirst().content()).hasSize(2);
  }

  @Test
  void plainNarrativeHoldsNoStatement() {
    assertThat(
            statements(
                "The bridge was built in 1911. It is 300 metres long and carries two roads."))
        .isEmpty();
  }

  @Test
  void emptyTextHoldsNoStatement() {
    assertThat(statements("")).isEmpty();
  }

  @Test
  void theWordsForTheDayGetTheirDate() {
    Reading reading = reading("“It is old,” Viktor Brandt said on Monday.");
    When monday = new When(new Span(35, 41), "Monday", When.Kind.DATE, "2024-05-13", "test");
    assertThat(FINDER.findStatements(reading, List.of(monday)))
        .extracting(statement -> statement.circumstances().date())
        .containsExactly(monday);
  }

  @Test
  void sameReadingGivesTheSameStatements() {
    Reading reading =
        reading("Anna Rossi said the bridge would be rebuilt. “It is old,” Viktor Brandt said.");
    assertThat(FINDER.findStatements(reading, List.of()))
        .isEqualTo(FINDER.findStatements(reading, List.of()))
        .isNotEmpty();
  }
}
