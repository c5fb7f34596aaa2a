package org.rapporteur.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapporteur.desk.Invented.CONTRACT;
import static org.rapporteur.desk.Invented.FERRY;
import static org.rapporteur.desk.Invented.UNDATED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.model.Account;

final class SearchTest {
  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void fill() throws IOException {
    Desk.open(folder).close();
    RecordFile record = new RecordFile(folder.resolve("record.sqlite"));
    for (Invented.Deposit deposit : List.of(FERRY, CONTRACT, UNDATED)) {
      record.add(deposit.page(), RecordFile.ROW, List.of(deposit.article()), "any");
    }
    for (Account account :
        List.of(
            Invented.account(
                FERRY.article(), "“We have waited two winters for this,”", "Ana Petrova"),
            Invented.account(CONTRACT.article(), "called the contract a mistake", "Ana Petrova"),
            Invented.account(UNDATED.article(), "Ships pass", "Ships"))) {
      record.putAccount(account, "any", new byte[0]);
    }
    desk = Desk.open(folder);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ferry                          | ferry.txt
          FERRIES sail                   | ferry.txt
          gas                            | contract.txt undated.txt
          gas contract                   | contract.txt
          "ten million tonnes"           | contract.txt
          "million ten"                  |
          cafe                           | undated.txt
          outlet:northland               | contract.txt
          outlet:"Harbour Times" petrova | ferry.txt
          gas before:2031-03             | contract.txt
          petrova after:2031-03-02       | ferry.txt
          petrova before:2031-03-02      | contract.txt
          petrova -gas                   | ferry.txt
          speaker:petrova                | `contract.txt ferry.txt`
          speaker:petrova winters        | ferry.txt
          speaker:petrova gas            |
          speaker:lind                   |
          zebra                          |
          who has the gas                | contract.txt undated.txt
          "who has the gas"              |
          gas story:none                 |
          gas origins:>1                 |
          """)
  void finds(String typed, @Nullable String keys) throws IOException {
    List<String> expected = keys == null ? List.of() : List.of(keys.split(" "));
    assertThat(search(typed))
        .extracting(hit -> hit.article().from().key())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void showsTheSentenceThatAnswers() throws IOException {
    Hit hit = search("winters petrova").getFirst();
    assertThat(hit.passage().of(hit.article().text()))
        .isEqualTo("“We have waited two winters for this,” Mayor Ana Petrova said.");
    assertThat(hit.why()).isEqualTo("has “winters”, “petrova”");
  }

  @Test
  void saysWhoSpeaks() throws IOException {
    Hit hit = search("speaker:petrova contract").getFirst();
    assertThat(hit.passage().of(hit.article().text()))
        .isEqualTo("Ana Petrova called the contract a mistake.");
    assertThat(hit.why()).isEqualTo("has “contract”, in the headline; said by Ana Petrova");
  }

  @Test
  void whereNoArticleHasAllWords_thoseThatHaveMost() throws IOException {
    Hit hit = search("gas contract zebra").getFirst();
    assertThat(hit.article()).isEqualTo(CONTRACT.article());
    assertThat(hit.why()).isEqualTo("has “gas”, “contract”, in the headline; lacks “zebra”");
  }

  @Test
  void theSameListEachTime_atMostSoMany() throws IOException {
    assertThat(search("gas")).isEqualTo(search("gas")).hasSize(2);
    assertThat(desk.search((Query.Wanted) Query.parse("gas"), 1))
        .isEqualTo(search("gas").subList(0, 1));
  }

  private List<Hit> search(String typed) throws IOException {
    return desk.search((Query.Wanted) Query.parse(typed), 10);
  }
}
