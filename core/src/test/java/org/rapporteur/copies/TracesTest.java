package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Evidence;
import org.rapporteur.reading.Encoder;

class TracesTest {
  private static final Encoder ENCODER = Encoder.load();
  private static final Traces TRACES = Traces.load();
  private static final String REPORT =
      """
      Ministers Andrej Zhuravski and Mirela Codrin met in Bel Arden on Monday to open the bridge.

      "We are late, and I will not pretend otherwise," said Codrin after the talks in Bel Arden.""";

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  private static List<Evidence> traces(String other) {
    WordText a = NumberWordsTest.words(REPORT);
    WordText b = NumberWordsTest.words(other);
    return TRACES.find(a, b, Retelling.of(Retelling.sentences(a), Retelling.sentences(b), ENCODER));
  }

  @Test
  void theSameWordsHaveNoTrace() {
    assertThat(traces(REPORT)).isEmpty();
  }

  @Test
  void marksSpellingsAndQuotationsAreShown() {
    List<Evidence> traces =
        traces(
            """
            The ministers Andrej Juravsky and Mirela Kodrin met Monday in Bel Arden to open the bridge.

            «We are delayed, and I do not make the appearance that it is otherwise», said Kodrin after the talks in Bel Arden.""");

    assertThat(traces)
        .extracting(Evidence::value)
        .containsExactly("quote-marks", "names", "quotations");
    assertThat(traces.get(1).quote()).isEqualTo("Codrin / Kodrin; Zhuravski / Juravsky");
    assertThat(traces.get(2).quote()).contains("We are late").contains("We are delayed");
  }

  @Test
  void aQuotationCutShortIsNotReworded() {
    assertThat(
            traces(
                """
                Ministers Andrej Zhuravski and Mirela Codrin met on Monday in Bel Arden to open the bridge.

                "We are late, and I will not pretend," said Codrin after the talks in Bel Arden."""))
        .isEmpty();
  }

  @Test
  void aDisclaimerInTheTextIsShown() {
    String disclaimer = "This article was translated automatically and may contain mistakes.";

    assertThat(traces(disclaimer + "\n\n" + REPORT))
        .containsExactly(
            new Evidence("trace", "disclaimer", disclaimer, "says-it-was-made-of-another"));
  }
}
