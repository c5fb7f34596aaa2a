package org.rapporteur.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rapporteur.desk.Invented.CONTRACT;
import static org.rapporteur.desk.Invented.FERRY;
import static org.rapporteur.desk.Invented.UNDATED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.Progress;
import org.rapporteur.Rapporteur;
import org.rapporteur.intake.Original;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Line;
import org.rapporteur.model.LineRuling;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Page;
import org.rapporteur.model.Root;
import org.rapporteur.model.Span;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Telling;

final class DeskTest {
  @TempDir private Path folder;

  @Test
  void addingTheSamePageTwiceChangesNothing() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      assertThat(add(desk, FERRY)).isEqualTo(Added.NEW);
      assertThat(desk.holds(FERRY.page())).isTrue();
      assertThat(add(desk, FERRY)).isEqualTo(Added.ALREADY_THERE);
      assertThat(desk.articles()).containsExactly(FERRY.article());
    }
  }

  @Test
  void theSameArticleFromAnotherCaptureIsAlreadyThere() throws IOException {
    Original other =
        Original.of("the same article among other furniture".getBytes(StandardCharsets.UTF_8));
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      assertThat(desk.add(FERRY.article(), other)).isEqualTo(Added.ALREADY_THERE);
      assertThat(desk.articles()).containsExactly(FERRY.article());
    }
  }

  @Test
  void everythingIsThereAfterReopening() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      add(desk, UNDATED);
      desk.update(new Rapporteur(), Progress.NONE);
    }
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(desk.article(UNDATED.id())).contains(UNDATED.article());
      assertThat(desk.bytes(FERRY.page().hash()))
          .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(FERRY.original().bytes()));
      Rapporteur rapporteur = new Rapporteur();
      assertThat(desk.account(FERRY.id()))
          .contains(rapporteur.account(rapporteur.read(FERRY.article())));
      assertThat(search(desk, "ferry")).containsExactly("ferry.txt");
    }
  }

  @Test
  void readsAnArticleOnce() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      desk.update(new Rapporteur(), Progress.NONE);
      long read = record().lastChange();
      add(desk, CONTRACT);
      desk.update(new Rapporteur(), Progress.NONE);
      assertThat(record().lastChange()).isEqualTo(read + 1);
      desk.update(new Rapporteur(), Progress.NONE);
      assertThat(record().lastChange()).isEqualTo(read + 1);
    }
  }

  @Test
  void theDesksOwnTableOfPublishersPrevails_fromWhenItIsThere() throws IOException {
    Path table = folder.resolve("publishers.txt");
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      desk.update(new Rapporteur(), Progress.NONE);
      assertThat(roots(desk)).containsExactly("Harbour Times");
      Files.writeString(table, "Skerry Press: Harbour Times, Northland Post\n");
      desk.update(new Rapporteur(), Progress.NONE);
      assertThat(roots(desk)).containsExactly("Skerry Press");
      Files.writeString(table, "Skerry Press\n");
      assertThatThrownBy(() -> desk.update(new Rapporteur(), Progress.NONE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("publishers.txt: no publisher, colon and outlets: Skerry Press");
    }
  }

  private static List<String> roots(Desk desk) {
    return desk.origins().stream()
        .map(Origin::root)
        .filter(Objects::nonNull)
        .map(Root::name)
        .toList();
  }

  @Test
  void aReadersMergeOutlivesLaterRuns_isLogged_andCanBeUndoneAndRedone() throws IOException {
    Rapporteur rapporteur = new Rapporteur();
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      add(desk, CONTRACT);
      desk.update(rapporteur, Progress.NONE);
      StoryId ferry = desk.storyOf(FERRY.id()).orElseThrow();
      StoryId contract = desk.storyOf(CONTRACT.id()).orElseThrow();
      assertThat(desk.storyLog()).isEmpty();

      desk.merge(List.of(ferry, contract), rapporteur, Progress.NONE);
      add(desk, UNDATED);
      desk.update(rapporteur, Progress.NONE);

      assertThat(desk.storyOf(CONTRACT.id())).contains(ferry);
      assertThat(desk.storyLog())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.ruling()).isNotNull();
                assertThat(entry.change())
                    .isEqualTo(
                        new StoryChange(
                            StoryChange.Kind.MERGE, contract, ferry, List.of(CONTRACT.id())));
              });

      desk.undo(1, rapporteur, Progress.NONE);
      assertThat(desk.storyOf(CONTRACT.id())).contains(contract);
      assertThat(desk.storyLog()).extracting(LogEntry::undone).containsExactly(true, false);

      desk.undo(2, rapporteur, Progress.NONE);
      assertThat(desk.storyOf(CONTRACT.id())).isEqualTo(desk.storyOf(FERRY.id()));
    }
  }

  @Test
  void aSplitTakesArticlesOutOfAStory_andTheRestKeepsItsId() throws IOException {
    Rapporteur rapporteur = new Rapporteur();
    Article again =
        Invented.deposit(
                "again.txt",
                "Skerry Daily",
                LocalDate.of(2031, 3, 3),
                FERRY.article().headline(),
                FERRY.article().text())
            .article();
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      desk.update(rapporteur, Progress.NONE);
      StoryId story = desk.storyOf(FERRY.id()).orElseThrow();
      desk.add(again, Original.of("a row".getBytes(StandardCharsets.UTF_8)));
      desk.update(rapporteur, Progress.NONE);
      assertThat(desk.storyOf(again.id())).contains(story);

      desk.split(story, Set.of(again.id()), rapporteur, Progress.NONE);

      assertThat(desk.storyOf(FERRY.id())).contains(story);
      assertThat(desk.storyOf(again.id())).isPresent().isNotEqualTo(Optional.of(story));
      assertThatThrownBy(() -> desk.split(story, Set.of(again.id()), rapporteur, Progress.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is not in story");
      assertThatThrownBy(() -> desk.split(story, Set.of(FERRY.id()), rapporteur, Progress.NONE))
          .hasMessageContaining("a part of the story's articles");
      assertThatThrownBy(() -> desk.undo(99, rapporteur, Progress.NONE))
          .hasMessageContaining("no entry 99");
    }
  }

  @Test
  void aStoryThatStaysAsItIsKeepsItsBrief() throws IOException, SQLException {
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      desk.update(new Rapporteur(), Progress.NONE);
      sql("UPDATE brief SET json = replace(json, 'Ferry line', 'Ferries')");
      add(desk, CONTRACT);
      desk.update(new Rapporteur(), Progress.NONE);
      assertThat(desk.briefs())
          .extracting(brief -> brief.story().headline())
          .contains("Ferries to Skerry Isle reopens");
    }
  }

  @Test
  void articlesOfAnOlderExtractorAreReplaced() throws IOException {
    Article better =
        Invented.deposit("ferry.txt", "", null, "Ferry line reopens", "The ferry sails again.")
            .article();
    RecordFile record = new RecordFile(folder.resolve("record.sqlite"));
    record.migrate();
    record.add(FERRY.page(), RecordFile.ROW, List.of(FERRY.article()), "older");
    assertThat(record.add(FERRY.page(), RecordFile.ROW, List.of(better), "newer"))
        .isEqualTo(Added.EXTRACTED_AGAIN);
    assertThat(record.articles()).containsExactly(better);
    assertThat(record.article(FERRY.id())).as("until no brief speaks of it").isPresent();
    record.replace(
        resultOf(better),
        List.of(),
        RecordFile.Edit.NONE,
        (story, origins) -> "seal",
        "made",
        "now");
    assertThat(record.article(FERRY.id())).isEmpty();
  }

  @Test
  void anIndexThatLagsBehindFollowsAtTheNextOpening() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      desk.update(new Rapporteur(), Progress.NONE);
    }
    // as a run leaves it that was killed between the record and the index
    record().add(CONTRACT.page(), RecordFile.ROW, List.of(CONTRACT.article()), "any");
    record()
        .putAccount(
            Invented.account(CONTRACT.article(), "The price is fair", "Bo Lind"),
            "any",
            new byte[0]);
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(search(desk, "contract speaker:lind -ferry price"))
          .containsExactly("contract.txt");
    }
  }

  @Test
  void anIndexThatIsBrokenOrMissingIsMadeAgain() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      desk.update(new Rapporteur(), Progress.NONE);
    }
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("segments")).toList()) {
        Files.writeString(file, "torn");
      }
    }
    try (Desk desk = Desk.open(folder)) {
      assertThat(search(desk, "ferry")).containsExactly("ferry.txt");
    }
  }

  @Test
  void aSecondWriterIsToldWhoHoldsTheDesk_andReadersGoOn() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      add(desk, FERRY);
      assertThatThrownBy(() -> Desk.open(folder, Duration.ofMillis(100)))
          .isInstanceOf(DeskHeldException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      try (Desk reader = Desk.openToRead(folder)) {
        assertThat(reader.articles()).containsExactly(FERRY.article());
        assertThatThrownBy(() -> add(reader, CONTRACT)).isInstanceOf(IllegalStateException.class);
      }
    }
    try (Desk desk = Desk.open(folder)) {
      assertThat(add(desk, CONTRACT)).isEqualTo(Added.NEW);
    }
  }

  @Test
  void aDeskThatIsNotThereCannotBeRead() {
    assertThatThrownBy(() -> Desk.openToRead(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void bytesThatAreNotThePagesOwnAreRefused() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      assertThatThrownBy(
              () -> desk.add(FERRY.page(), CONTRACT.original(), List.of(FERRY.article())))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(desk.articles()).isEmpty();
    }
  }

  @Test
  void verifyIsSilentWhileEverythingMatches() throws IOException {
    writeContractWithBrief();
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(verify(desk)).isEmpty();
    }
  }

  @Test
  void verifyFindsAStatementThatWasMoved() throws IOException, SQLException {
    writeContractWithBrief();
    Span said = Invented.find(CONTRACT.article(), "The price is fair");
    sql(
        "UPDATE account SET json = replace(json, '[%d,%d,', '[%d,%d,')"
            .formatted(said.start(), said.end(), said.start() + 1, said.end() + 1));
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(verify(desk))
          .containsExactly(
              new FailedSpan(
                  "contract.txt",
                  CONTRACT.id(),
                  "statements/0/content/0",
                  said.shift(1),
                  "The price is fair",
                  "he price is fair,",
                  "other words stand there"));
    }
  }

  @Test
  void verifyFindsATellingThatSaysSomethingElse() throws IOException, SQLException {
    writeContractWithBrief();
    sql("UPDATE brief SET json = replace(json, 'price is fair', 'price is foul')");
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(verify(desk))
          .singleElement()
          .satisfies(
              failed -> {
                assertThat(failed.what()).endsWith("/lines/line/tellings/0");
                assertThat(failed.text()).isEqualTo("The price is foul");
                assertThat(failed.found()).isEqualTo("The price is fair");
              });
    }
  }

  @Test
  void verifyFindsAnArticleAndBytesThatWereChanged() throws IOException, SQLException {
    writeContractWithBrief();
    sql("UPDATE article SET json = replace(json, 'Bo Lind said', 'Al Lind said')");
    String hash = CONTRACT.page().hash();
    Files.writeString(
        folder.resolve("bytes").resolve(hash.substring(0, 2)).resolve(hash), "something else");
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(verify(desk))
          .extracting(FailedSpan::what)
          .containsExactly("bytes", "article", "statements/0/speaker/span");
    }
  }

  @Test
  void verifyExtractsAgain_soASealThatWasForgedHelpsNobody() throws IOException, SQLException {
    Page page = FERRY.page();
    List<Article> articles = ((Extraction.Found) new Rapporteur().extract(page)).articles();
    try (Desk desk = Desk.open(folder)) {
      desk.add(page, FERRY.original(), articles);
      assertThat(verify(desk)).isEmpty();
      String forged =
          RecordJson.write(articles.getFirst()).replace("140 passengers", "240 passengers");
      sql("UPDATE article SET json = '%s', seal = '%s'".formatted(forged, Hash.ofParts(forged)));
      assertThat(verify(desk))
          .extracting(FailedSpan::reason)
          .containsExactly("the bytes it came from give another article");
    }
  }

  @Test
  void theRecordKnowsAllItsMigrations() throws IOException {
    Path migrations =
        Path.of(
            System.getProperty("rapporteur.root", ".."),
            "core/src/main/resources/org/rapporteur/desk/migration");
    try (Stream<Path> files = Files.list(migrations)) {
      assertThat(files).hasSize(RecordFile.SCHEMA);
    }
  }

  @Test
  void whatAReaderPartedBeforeLinesCouldBeJoined_isPartedStill() throws IOException, SQLException {
    Flyway.configure(RecordFile.class.getClassLoader())
        .dataSource("jdbc:sqlite:" + folder.resolve("record.sqlite"), null, null)
        .locations("classpath:org/rapporteur/desk/migration")
        .target("3")
        .load()
        .migrate();
    sql(
        "INSERT INTO line_ruling (made, json) VALUES ('2031-03-02T09:30:00Z', '%s')"
            .formatted(
                """
                {"telling":{"article":"a","span":[1,9]},
                 "others":[{"article":"b","span":[2,9]},{"article":"c","span":[3,9]}]}"""));
    try (Desk desk = Desk.open(folder)) {
      assertThat(desk.lineLog())
          .containsExactly(
              new LineLogEntry(
                  1,
                  Instant.parse("2031-03-02T09:30:00Z"),
                  new LineRuling(
                      LineRuling.Kind.PARTED,
                      List.of(words("a", 1)),
                      List.of(words("b", 2), words("c", 3))),
                  false));
    }
  }

  private static LineRuling.Words words(String article, int start) {
    return new LineRuling.Words(new ArticleId(article), new Span(start, 9));
  }

  private static Added add(Desk desk, Invented.Deposit deposit) throws IOException {
    return desk.add(deposit.page(), deposit.original(), List.of(deposit.article()));
  }

  private static List<String> search(Desk desk, String typed) throws IOException {
    return desk.search((Query.Wanted) Query.parse(typed), 10).stream()
        .map(hit -> hit.article().from().key())
        .toList();
  }

  private static List<FailedSpan> verify(Desk desk) throws IOException {
    List<FailedSpan> failed = new ArrayList<>();
    desk.verify(new Rapporteur(), failed::add);
    return failed;
  }

  private RecordFile record() {
    return new RecordFile(folder.resolve("record.sqlite"));
  }

  private void writeContractWithBrief() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      // as a row: the article is made by hand, and no extractor finds it just so
      desk.add(CONTRACT.article(), CONTRACT.original());
    }
    record()
        .putAccount(
            Invented.account(CONTRACT.article(), "The price is fair", "Bo Lind"),
            "any",
            new byte[0]);
    record()
        .replace(
            resultOf(CONTRACT.article()),
            List.of(),
            RecordFile.Edit.NONE,
            (story, origins) -> "seal",
            "made",
            "now");
  }

  /// One story with one line: that the price is fair.
  private static Rapporteur.Result resultOf(Article article) {
    Story story =
        new Story(new StoryId("story"), article.headline(), null, null, List.of(article.id()));
    List<Line> lines = new ArrayList<>();
    if (article.text().contains("The price is fair")) {
      Span said = Invented.find(article, "The price is fair");
      Telling telling = new Telling(article.id(), said, said.of(article.text()), said, "origin");
      lines.add(
          new Line(
              "line",
              Line.Kind.STATEMENT,
              telling.text(),
              "Bo Lind",
              "said",
              1,
              1,
              1,
              List.of(telling),
              List.of(),
              List.of()));
    }
    List<Account> none = List.of();
    return new Rapporteur.Result(
        List.of(article),
        List.of(),
        List.of(),
        none,
        List.of(story),
        List.of(new Brief(story, List.of(), lines, List.of())));
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("record.sqlite"));
        Statement sql = connection.createStatement()) {
      assertThat(sql.executeUpdate(statement)).isEqualTo(1);
    }
  }
}
