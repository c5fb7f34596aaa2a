package org.rapporteur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stories that a brief can tell little of, through the real `main`: it says what it lacks.
class BriefLacksTest {
  private static final String LOCK =
      """
      The lock at Arden Mill will stay shut until the spring, the canal board said on Monday, after a barge tore two of its gates from their hinges.

      “We cannot cast new hinges before the thaw,” board chair Mara Tolling said. Forty barges are waiting above the lock, and the mills of Upper Arden have sent their carters home.

      The board has asked three foundries for new hinges. None of them could promise to cast any before the thaw.""";

  /// As short as a text may be whose prints are known as copies.
  private static final String BARGES =
      """
      A barge tore two gates of the lock at Arden Mill from their hinges, the canal board said. Forty barges are waiting above the lock, and the mills of Upper Arden have sent their carters home because no grain reaches them by water any more, while the farmers further down the valley drive their carts over the hills to the market at Lower Tarn.""";

  private static final String SCHLEUSE =
      """
      Die Schleuse an der Arden-Mühle bleibt bis zum Frühjahr geschlossen, teilte die Kanalbehörde am Montag mit, nachdem ein Kahn zwei ihrer Tore aus den Angeln gerissen hatte.

      „Wir können vor dem Tauwetter keine neuen Angeln gießen“, sagte die Vorsitzende Mara Tolling. Oberhalb der Schleuse warten 40 Kähne.""";

  private static final String ECLUSE =
      """
      L’écluse du moulin d’Arden restera fermée jusqu’au printemps, a annoncé lundi l’office du canal, après qu’une péniche eut arraché deux de ses portes à leurs gonds.

      « Nous ne pouvons pas couler de nouveaux gonds avant le dégel », a déclaré la présidente Mara Tolling. En amont de l’écluse, 40 péniches attendent.""";

  @TempDir private Path folder;

  @Test
  void oneReportHasNoneToCompareItWith() throws IOException {
    Path rows = rows(row("a", "The lock stays shut", LOCK).put("published", "2031-02-03"));
    assertThat(brief(rows))
        .startsWith(
            """
            The lock stays shut
            ===================
            1 report, 1 text, 1 root, 2031-02-03

            What this brief lacks
              This is one report alone: there is no other to compare it with.

              [1] 2031-02-03  The lock stays shut
            """)
        .contains("“We cannot cast new hinges before the thaw,”")
        .doesNotContain("Which text tells what", "In the first print");
    JsonNode lacks = json(rows).path("lacks");
    assertThat(lacks).hasSize(1);
    assertThat(lacks.path(0).path("lack").asText()).isEqualTo("one_report");
  }

  @Test
  void fiveThousandCopiesOfOneText_areOneText_onAPageOrTwo() throws IOException {
    List<ObjectNode> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      rows.add(
          row("p" + i, "The lock stays shut", BARGES)
              .put("outlet", "Gazette " + i)
              .put("published", "2031-02-" + (10 + i % 18)));
    }
    String brief = brief(rows(rows.toArray(ObjectNode[]::new)));
    assertThat(brief)
        .contains(
            "5000 reports, 1 text, 1 root, 2031-02-10 to 2031-02-27",
            "  All 5000 reports print one text: they count as one, and there is no other text to",
            "  … and 4940 more reports (--all)",
            " and 4984 more Gazette ",
            "      … and 4979 more prints (--all)",
            "statement; 5000 reports, at most 1 independent origin",
            "        … and 4984 more tellings (--all)");
    assertThat(brief.lines()).hasSizeBetween(100, 400);
  }

  @Test
  void reportsInThreeLanguages_areToldAsFarAsTheyAreRead() throws IOException {
    Path rows =
        rows(
            row("en", "The lock at Arden Mill stays shut", LOCK),
            row("de", "Schleuse Arden Mill bleibt geschlossen, Mara Tolling", SCHLEUSE),
            row("fr", "L’écluse d’Arden Mill reste fermée, Mara Tolling", ECLUSE));
    String text = brief(rows);
    assertThat(text)
        .contains(
            "3 reports, 3 texts",
            "  1 of 3 reports is in German: only words in quote marks, and numbers, are read of it.",
            "  1 of 3 reports is in French: only words in quote marks, and numbers, are read of it.",
            "Wir können vor dem Tauwetter keine neuen Angeln gießen",
            "Nous ne pouvons pas couler de nouveaux gonds avant le dégel")
        .doesNotContain("is in English");
  }

  @Test
  void undatedReportsAreCounted_inEveryForm() throws IOException {
    Path rows =
        rows(
            row("a", "The lock at Arden Mill stays shut", LOCK),
            row("b", "Lock at Arden Mill shut until spring", LOCK.replace("Forty", "Fifty")),
            row("c", "Lock at Arden Mill stays shut for now", LOCK.substring(0, LOCK.length() / 2))
                .put("published", "2031-02-03"));
    String undated = "2 of 3 reports are undated: without a day they do not show which telling";
    assertThat(brief(rows)).contains("  " + undated);
    JsonNode lacks = json(rows).path("lacks");
    JsonNode lack = lacks.path(lacks.size() - 1);
    assertThat(lack.path("lack").asText()).isEqualTo("undated");
    assertThat(lack.path("reports").asInt()).isEqualTo(2);
    assertThat(lack.path("of").asInt()).isEqualTo(3);
    assertThat(lack.path("text").asText()).startsWith(undated);

    String desk = folder.resolve("desk").toString();
    run("add", rows.toString(), "--desk", desk);
    assertThat(run("export", "--format", "markdown", "--desk", desk))
        .contains("## What this brief lacks\n", "- " + undated);
    assertThat(run("export", "--format", "html", "--desk", desk))
        .contains("<h2>What this brief lacks</h2>", "<li>" + undated);
    assertThat(brief(rows, "--as-of", "2031-02-03")).contains("1 report, 1 text");
  }

  private static ObjectNode row(String id, String headline, String text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("headline", headline)
        .put("text", text);
  }

  private Path rows(ObjectNode... rows) throws IOException {
    return Files.write(
        folder.resolve("rows.jsonl"), List.of(rows).stream().map(ObjectNode::toString).toList());
  }

  private static String brief(Path rows, String... more) {
    List<String> arguments = new ArrayList<>(List.of("brief", rows.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static JsonNode json(Path rows) throws IOException {
    return new ObjectMapper().readTree(run("brief", "--json", rows.toString()));
  }

  private static String run(String... arguments) {
    Run run = Run.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }
}
