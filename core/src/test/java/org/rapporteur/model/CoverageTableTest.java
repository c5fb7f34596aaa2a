package org.rapporteur.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Coverage.Cell;

class CoverageTableTest {
  @Test
  void textsThatTellMostSharedLinesHaveColumns_inTheOrderOfTheBrief() {
    Brief brief =
        brief(
            4,
            line("one", 1, 3),
            line("two", 1, 2, 3),
            line("three", 0),
            line("four", 0),
            line("five", 2));
    CoverageTable table = CoverageTable.of(brief, 2, 9);
    assertThat(table.texts()).extracting(Origin::id).containsExactly("t1", "t3");
    assertThat(table.others()).isEqualTo(2);
    assertThat(table.rows()).extracting(row -> row.line().id()).containsExactly("one", "two");
    assertThat(table.rows()).extracting(CoverageTable.Row::others).containsExactly(0, 1);
    assertThat(table.rows())
        .allSatisfy(row -> assertThat(row.cells()).containsExactly(Cell.SAYS, Cell.SAYS));
    assertThat(table.alone()).containsExactly(0, 0);
    assertThat(table.othersAlone()).isEqualTo(3);
  }

  @Test
  void linesBeyondTheBoundAreCounted() {
    CoverageTable table =
        CoverageTable.of(brief(2, line("one", 0, 1), line("two", 0, 1), line("three", 0)), 9, 1);
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rest()).isEqualTo(1);
    assertThat(table.alone()).containsExactly(1, 0);
  }

  @Test
  void aSampleHasEachTextsWordingOnce_beforeAnyAgain() {
    Line line = line("one", 0, 0, 0, 1, 2);
    assertThat(line.sample(3)).containsExactly(0, 3, 4);
    assertThat(line.sample(4)).containsExactly(0, 1, 3, 4);
    assertThat(line.sample(9)).containsExactly(0, 1, 2, 3, 4);
  }

  private static Brief brief(int texts, Line... lines) {
    List<Origin> origins =
        IntStream.range(0, texts)
            .mapToObj(
                i ->
                    new Origin(
                        "t" + i,
                        "t" + i,
                        List.of(new ArticleId("a" + i)),
                        List.of(),
                        List.of(),
                        null,
                        List.of()))
            .toList();
    Story story =
        new Story(
            new StoryId("s"),
            "",
            null,
            null,
            origins.stream().map(origin -> origin.articles().getFirst()).toList());
    return new Brief(story, origins, List.of(lines), List.of());
  }

  private static Line line(String id, int... texts) {
    Span span = new Span(0, 4);
    List<Telling> tellings =
        Arrays.stream(texts)
            .mapToObj(i -> new Telling(new ArticleId("a" + i), span, "told", span, "t" + i))
            .toList();
    return new Line(
        id, Line.Kind.EVENT, "told", null, null, 1, 1, 1, tellings, List.of(), List.of());
  }
}
