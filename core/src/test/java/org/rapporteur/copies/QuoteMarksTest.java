package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteMarksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
      “We stay,” he said. “All of us.”            | We stay, / All of us.
      He said "we stay" and left.                 | we stay
      ‘We stay,’ he said, as the workers’ leader. | We stay,
      'Stay,' he said. It's late.                 | Stay,
      The workers' leader doesn't quote.          | ~~
      «Restons», dit-il.                          | Restons
      „Wir bleiben“, sagte er.                    | Wir bleiben
      “This quote goes on                         | This quote goes on
      """)
  void findsWhatStandsInMarks(String text, String quoted) {
    String found =
        String.join(
            "/", QuoteMarks.quoted(text).stream().map(span -> span.of(text).strip()).toList());

    assertThat(found).isEqualTo(quoted.replace(" / ", "/"));
  }
}
