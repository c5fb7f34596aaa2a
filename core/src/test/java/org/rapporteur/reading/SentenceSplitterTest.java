package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapporteur.model.Sentence;

class SentenceSplitterTest {
  private static List<String> sentences(String text) {
    return SentenceSplitter.split(text).stream().map(sentence -> sentence.span().of(text)).toList();
  }

  /// Each case is one text with `|` where it is to be cut.
  static Stream<String> marked() {
    return """
          The mayor left. | She took the train.
          The U.S. Secretary of Mining met Mr. Orlan on Tuesday. | He smiled.
          He has lived in the U.S. | The law protects him there.
          It cost $3.5 million. | Nobody paid.
          Tara J. R. Vey of No. 5 Mill Lane spoke at 5 p.m. Monday. | We left.
          The gates close at 5 p.m. | Guests go home.
          Gen. Orlan and Lt. Col. Vey arrived on Jan. 5. | It snowed.
          “We won. | We did it!” she said. | The crowd sang.
          "Stop it." | The man left.
          “Why?” Ms. Vey asked. | Nobody knew.
          “Why?” he asked. | Nobody knew.
          “Never again!” | The hall rose.
          (It rained.) | Then they met (in Orlan).
          „Wir gehen.“ | Er ging am 3. Oktober.
          « Il pleut. » | Elle part.
          »Wir gehen.« | Er ging.
          The answer was " No. " | She left.
          ‘We go.’ | They went.
          他说。 | “好的！” | 是。
          He waited… | Then he left... | She stayed.
          1. Orlan is dry. | 2. Vey is wet.
          It happened in 2015. | Then came the flood.
          Vey Corp. Chairman Orlan resigned. | Shares fell.
          See www.orlan.example for more. | Call now.
          She looked . . . her age.
          Is it true? | Yes! | Indeed?! | So be it.
          The plan (see p. 12) failed. | They wept.
          """
        .lines()
        .map(String::strip);
  }

  @ParameterizedTest
  @MethodSource("marked")
  void cutsAtTheEndsOfSentencesOnly(String marked) {
    assertThat(String.join(" | ", sentences(marked.replace(" |", "")))).isEqualTo(marked);
  }

  @Test
  void aSpaceLostAfterAStop_isFoundAgain() {
    assertThat(sentences("The levy was lifted.The mayor agreed. See Orlan.The for more."))
        .startsWith("The levy was lifted.", "The mayor agreed.");
  }

  static Stream<String> examples() {
    return WordList.lines(SentenceSplitter.class, "en/abbreviations.txt").stream()
        .map(line -> line.substring(line.indexOf('|') + 1));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anAbbreviationInsideASentence_doesNotEndIt(String example) {
    assertThat(sentences(example + " They slept.")).containsExactly(example, "They slept.");
  }

  @Test
  void aLineWithoutAStop_isASentenceAndAParagraph() {
    String text = "Mayor of Orlan resigns\n\nShe left. It rained.\r\n \nThe end";
    List<Sentence> split = SentenceSplitter.split(text);
    assertThat(split.stream().map(sentence -> sentence.span().of(text)))
        .containsExactly("Mayor of Orlan resigns", "She left.", "It rained.", "The end");
    assertThat(split.stream().map(Sentence::paragraph)).containsExactly(0, 1, 1, 2);
  }

  @Test
  void everyVisibleCharacterStandsInOneSentence() {
    String text = "  Odd\u00a0text… — „so“ … ( ! ) “ ” . . .  \n \t ¿Qué? 5.5.5 a.b. ”\n…\n«»";
    StringBuilder covered = new StringBuilder();
    int last = 0;
    for (Sentence sentence : SentenceSplitter.split(text)) {
      assertThat(sentence.span().start()).isGreaterThanOrEqualTo(last);
      last = sentence.span().end();
      covered.append(sentence.span().of(text));
    }
    assertThat(covered.toString().replaceAll("[\\s\u00a0]", ""))
        .isEqualTo(text.replaceAll("[\\s\u00a0]", ""));
  }

  @Test
  void blankTextHasNone() {
    assertThat(SentenceSplitter.split("")).isEmpty();
    assertThat(SentenceSplitter.split(" \n\t\n")).isEmpty();
  }

  @Test
  void wordsLieInTheirSentence() {
    String text = "Xana’s U.S. trip ended. Good.";
    Sentence first = SentenceSplitter.split(text).getFirst();
    assertThat(first.tokens().stream().map(token -> token.text()))
        .containsExactly("Xana", "’", "s", "U", ".", "S", ".", "trip", "ended", ".");
    assertThat(first.tokens())
        .allSatisfy(token -> assertThat(token.span().of(text)).isEqualTo(token.text()));
  }
}
