package org.rapporteur.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

final class CsvExportTest {
  @Test
  void aRowATelling_whateverItHolds() throws IOException {
    StringBuilder out = new StringBuilder();
    CsvExport.briefs(HostilePile.stories(), out);
    List<CSVRecord> rows = rows(out);
    assertThat(rows).hasSize(4);
    assertThat(rows).allMatch(CSVRecord::isConsistent);
    CSVRecord said = rows.get(2);
    assertThat(said.get("line")).isEqualTo("said");
    assertThat(said.get("speaker")).isEqualTo(HostilePile.PERSON);
    assertThat(said.get("outlet")).isEqualTo(HostilePile.OUTLET);
    assertThat(said.get("text")).startsWith("“A < B,\n\"quoted\" \u0000 &amp;”");
    assertThat(rows.getFirst().get("end"))
        .as("in code points")
        .isEqualTo(
            String.valueOf(
                rows.getFirst()
                    .get("text")
                    .codePointCount(0, rows.getFirst().get("text").length())));
  }

  @Test
  void whatStartsLikeAFormulaIsText() throws IOException {
    StringBuilder out = new StringBuilder();
    CsvExport.articles(HostilePile.articles(), out);
    CSVRecord first = rows(out).getFirst();
    assertThat(first.get("headline")).isEqualTo("'" + HostilePile.HEADLINE);
    assertThat(first.get("key")).isEqualTo("'@dated");
    assertThat(first.get("authors")).isEqualTo("'\tTab, \"T.\"");
    assertThat(first.get("text")).isEqualTo(HostilePile.TEXT);
  }

  @Test
  void nothingIsATableWithItsHead() throws IOException {
    StringBuilder out = new StringBuilder();
    CsvExport.briefs(List.of(), out);
    assertThat(out).startsWith("story,").endsWith(",text\r\n").hasLineCount(1);
  }

  private static List<CSVRecord> rows(CharSequence csv) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(new StringReader(csv.toString())).getRecords();
  }
}
