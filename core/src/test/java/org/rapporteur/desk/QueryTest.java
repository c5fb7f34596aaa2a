package org.rapporteur.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.desk.Query.Clause;
import org.rapporteur.model.StoryId;

final class QueryTest {
  @Test
  void readsWordsPhrasesAndFields() {
    assertThat(
            Query.parse(
                " gas \"long-term contract\" speaker:petrov outlet:\"Harbour Times\" after:2031-02 before:2031-03-15 -oil "))
        .isEqualTo(
            new Query.Wanted(
                List.of(
                    new Clause.Words("gas"),
                    new Clause.Words("long-term contract"),
                    new Clause.Speaker("petrov"),
                    new Clause.Outlet("Harbour Times"),
                    new Clause.After(LocalDate.of(2031, 2, 1)),
                    new Clause.Before(LocalDate.of(2031, 3, 15)),
                    new Clause.Without("oil"))));
  }

  @Test
  void readsTypesActorsStoriesAndOrigins() {
    assertThat(Query.parse("actor:lind type:Consult story:s-1 origins:>2 origins:<=4 origins:3"))
        .isEqualTo(
            new Query.Wanted(
                List.of(
                    new Clause.Actor("lind"),
                    new Clause.Type("CONSULT"),
                    new Clause.Story(new StoryId("s-1")),
                    new Clause.Origins(3, Integer.MAX_VALUE),
                    new Clause.Origins(0, 4),
                    new Clause.Origins(3, 3))));
  }

  @Test
  void whatIsTooLongIsNotRead() {
    assertThat(Query.parse("gas ".repeat(2_500)))
        .isEqualTo(new Query.Mistake(2_000, "a query of 10000 characters; at most 2000 are read"));
  }

  @Test
  void curlyMarksHoldAPhraseToo() {
    assertThat(Query.parse("“the price is fair”"))
        .isEqualTo(new Query.Wanted(List.of(new Clause.Words("the price is fair"))));
  }

  @Test
  void marksThatStandAloneAndColonsAfterDigitsAreNoMistake() {
    assertThat(Query.parse("bread & butter 12:30"))
        .isEqualTo(
            new Query.Wanted(
                List.of(
                    new Clause.Words("bread"),
                    new Clause.Words("butter"),
                    new Clause.Words("12:30"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                  | 0  | nothing to search for
          ` & `               | 0  | nothing to search for
          `-oil`              | 0  | only words to keep out: name something to search for as well
          `gas "long term`    | 4  | this quote mark is not closed
          `gas speaker:`      | 4  | no word stands here after speaker:
          `gas speaker: lind` | 4  | no word stands here after speaker:
          `gas author:lind`   | 4  | no field is called author; there are outlet:, speaker:, actor:, type:, story:, origins:, before: and after: (or put it in quote marks)
          `gas type:war`      | 9  | type: takes one of agree, consult, support, cooperate, aid, yield, request, accuse, reject, threaten, protest, sanction, mobilize, coerce, assault, election, court, disaster, death, appointment, deal, launch
          `gas origins:many`  | 12 | origins: takes a number, or one behind >, >=, < or <=: >2
          `gas story:`        | 4  | no word stands here after story:
          `gas after:soon`    | 10 | after: takes a day, a month or a year: 2031-03-15, 2031-03, 2031
          `before:2031-02-30` | 7  | there is no such day: 2031-02-30
          `gas ""`            | 4  | no word stands here between the quote marks
          """)
  void mistakesPointAtTheCharacter(String typed, int position, String message) {
    assertThat(Query.parse(typed)).isEqualTo(new Query.Mistake(position, message));
  }
}
