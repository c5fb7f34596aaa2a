package org.rapporteur.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;

class NewsPleaseTest {
  private static final String ROW =
      """
      {"authors": ["Ana Brel", "Tom Ruk"], "date_download": "2031-02-06 08:00:00", "date_modify": "2031-02-05 10:00:00", \
      "date_publish": "2031-02-04 09:30:00", "description": "Ministers share the river.", "filename": "x.json", \
      "image_url": "https://gazette.example/a.jpg", "language": "en", "localpath": null, \
      "maintext": "Ministers of Vastria met in Lorn.\\nThey agreed.", "source_domain": "gazette.example", \
      "title": "Talks in Lorn", "title_page": null, "title_rss": null, "url": "https://gazette.example/a"}""";

  @TempDir Path folder;

  @Test
  void aRow_isAnArticleWithAllItTells() throws IOException {
    Article article = Readings.of(write("a.json", ROW)).articles().getFirst();

    assertThat(article.from().key()).isEqualTo("https://gazette.example/a");
    assertThat(article.from().url()).isEqualTo("https://gazette.example/a");
    assertThat(article.from().outlet()).isEqualTo("gazette.example");
    assertThat(article.from().language()).isEqualTo("en");
    assertThat(article.from().hash()).isEqualTo(Hash.of(WarcFile.utf8(ROW)));
    assertThat(article.headline()).isEqualTo("Talks in Lorn");
    assertThat(article.standfirst()).isEqualTo("Ministers share the river.");
    assertThat(article.text()).isEqualTo("Ministers of Vastria met in Lorn.\nThey agreed.");
    assertThat(article.byline().authors()).containsExactly("Ana Brel", "Tom Ruk");
    assertThat(article.times())
        .isEqualTo(
            new Times(
                Stamp.of(LocalDate.of(2031, 2, 4)), Stamp.of(LocalDate.of(2031, 2, 5)), null));
    assertThat(article.evidence())
        .containsExactly(
            new Evidence("published", "2031-02-04", "2031-02-04 09:30:00", "published-by-input"),
            new Evidence("updated", "2031-02-05", "2031-02-05 10:00:00", "updated-by-input"),
            new Evidence("fetched", "2031-02-06", "2031-02-06 08:00:00", "fetched-by-input"));
  }

  @Test
  void linesHoldARowEach() throws IOException {
    Path file = write("a.jsonl", ROW + "\n" + ROW.replace("/a\"", "/b\"") + "\n");

    assertThat(Readings.of(file).keys(folder))
        .containsExactly("https://gazette.example/a", "https://gazette.example/b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ministers of Vastria met in Lorn.      | ''
          Ministers of  Vastria met in …         | ''
          Ministers of Vastria met...            | ''
          Ministers of Vastria shook hands.      | Ministers of Vastria shook hands.
          None                                   | ''
          """)
  void aDescription_isAStandfirstUnlessTheTextHoldsIt(String description, String standfirst)
      throws IOException {
    Path file = write("a.json", ROW.replace("Ministers share the river.", description));

    assertThat(Readings.of(file).articles().getFirst().standfirst()).isEqualTo(standfirst);
  }

  @Test
  void withoutAText_itIsNamed() throws IOException {
    String empty = ROW.replaceFirst("\"maintext\": \"[^\"]*\"", "\"maintext\": null");

    assertThat(Readings.of(write("a.jsonl", empty + "\n" + ROW)).messages(folder))
        .isEqualTo(List.of("a.jsonl:1: empty (maintext)"));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
