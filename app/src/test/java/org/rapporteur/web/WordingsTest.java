package org.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Line;
import org.rapporteur.model.Span;
import org.rapporteur.model.Telling;

final class WordingsTest {
  @Test
  void marksWordsThatTheMostToldWordingHasNot() {
    Line line = line("Water knows no borders, he said.", "Water does not know borders, he said.");
    Wordings wordings = Wordings.of(line);
    assertThat(wordings.marked(0)).isEmpty();
    assertThat(shown(wordings, 1)).isEqualTo("Water [does not know] borders, he said.");
  }

  @Test
  void marksNothingWhereWordingsAreNowhereAlike() {
    assertThat(Wordings.of(line("Water knows no borders.", "The river belongs to all.")).marked(1))
        .isEmpty();
  }

  private static String shown(Wordings wordings, int telling) {
    return wordings.marked(telling).orElseThrow().stream()
        .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }

  private static Line line(String first, String second) {
    Difference wording =
        new Difference(
            Wordings.SLOT,
            Difference.OTHER,
            List.of(
                new Difference.Value(first, List.of(0)), new Difference.Value(second, List.of(1))));
    return new Line(
        "line",
        Line.Kind.STATEMENT,
        first,
        null,
        null,
        2,
        2,
        2,
        List.of(telling("a", first), telling("b", second)),
        List.of(wording),
        List.of());
  }

  private static Telling telling(String article, String text) {
    Span span = new Span(0, text.length());
    return new Telling(new ArticleId(article), span, text, span, article);
  }
}
