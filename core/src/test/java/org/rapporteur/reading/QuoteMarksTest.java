package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

class QuoteMarksTest {
  @Test
  void aSentenceBeginsInsideWhatAnEarlierOneOfItsParagraphOpened() {
    String text = "Rossi said: “We go. Now. At once.” So it was. “Yes.\n\nNo.";
    assertThat(QuoteMarks.openBefore(text, SentenceSplitter.split(text)))
        .containsExactly(false, true, true, false, false, false);
  }

  /// What is quoted is what the second column holds, quotations parted by a bar.
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          “We will go,” said Rossi.               ~ We will go,
          "We will go," said Rossi. "Soon."       ~ We will go,|Soon.
          ''We will go,'' said Rossi.             ~ We will go,
          ‘We’ll go to the Joneses’ house,’ he said. ~ We’ll go to the Joneses’ house,
          'We won't go,' said Rossi.              ~ We won't go,
          Rossi's sons' boat won't sail.          ~ -
          It was the best of the '90s, he said.   ~ -
          „Wir gehen“, sagte Rossi.               ~ Wir gehen
          « On y va », dit Rossi.                 ~ On y va
          »Wir gehen«, sagte Rossi.               ~ Wir gehen
          “He said ‘no’ to us,” said Rossi.       ~ He said ‘no’ to us,
          “We will go on                          ~ We will go on
          “We will go. “, said Rossi.             ~ We will go.
          The 6'2" sailor smiled.                 ~ -
          """)
  void insideIsWhatTheMarksHold(String text, String quoted) {
    List<Token> tokens = Tokenizer.tokens(text, new Span(0, text.length()));
    byte[] marks = QuoteMarks.of(text, tokens);
    StringBuilder inside = new StringBuilder();
    int end = -1;
    for (int i = 0; i < marks.length; i++) {
      if (marks[i] == QuoteMarks.INSIDE) {
        Span span = tokens.get(i).span();
        boolean goesOn = i > 0 && marks[i - 1] == QuoteMarks.INSIDE;
        inside
            .append(inside.isEmpty() ? "" : goesOn ? text.substring(end, span.start()) : "|")
            .append(tokens.get(i).text());
        end = span.end();
      }
    }
    assertThat(inside.isEmpty() ? "-" : inside.toString()).isEqualTo(quoted);
  }
}
