package org.rapporteur.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.rapporteur.desk.Invented.CONTRACT;
import static org.rapporteur.desk.Invented.FERRY;
import static org.rapporteur.desk.Invented.UNDATED;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.Progress;
import org.rapporteur.Rapporteur;
import org.rapporteur.intake.Original;
import org.rapporteur.model.Article;
import org.rapporteur.model.StoryId;

/// A desk's check, index, size, copies, and what it forgets; and the states it must refuse.
final class UpkeepTest {
  private static final Rapporteur RAPPORTEUR = new Rapporteur();

  @TempDir private Path outside;
  private Path folder;

  @BeforeEach
  void fill() throws IOException {
    folder = outside.resolve("desk");
    try (Desk desk = Desk.open(folder)) {
      for (Invented.Deposit deposit : List.of(FERRY, CONTRACT, UNDATED)) {
        add(desk, deposit);
      }
      desk.update(RAPPORTEUR, Progress.NONE);
    }
  }

  @Test
  void aWholeDeskHasNoFaults_andIsNotChangedByLooking() throws IOException {
    TreeMap<String, String> before = contents(folder);
    assertThat(check()).isEmpty();
    assertThat(contents(folder)).isEqualTo(before);
  }

  @Test
  void eachFaultIsNamed() throws IOException, SQLException {
    Files.delete(bytes(FERRY));
    Files.writeString(bytes(CONTRACT), "something else");
    sql("UPDATE article SET seal = 'x' WHERE id = '%s'".formatted(UNDATED.id()));
    sql("DELETE FROM told WHERE article = '%s'".formatted(FERRY.id()));
    sql("INSERT INTO told (article, story) VALUES ('none', 'nowhere')");
    sql("DELETE FROM account WHERE article = '%s'".formatted(UNDATED.id()));
    assertThat(check())
        .extracting(Fault::what, Fault::reason)
        .containsExactlyInAnyOrder(
            tuple("bytes", "the bytes it came from are missing"),
            tuple("bytes", "the bytes it came from were changed"),
            tuple("article", "the article was changed after it was stored"),
            tuple("told", "article " + FERRY.id() + " is not noted as one of its own"),
            tuple("told", "there is no brief of its story nowhere"),
            tuple("index", "holds 3 articles where 2 were read"));
    assertThat(check())
        .extracting(Fault::where)
        .contains(bytes(FERRY) + " of article " + FERRY.id() + " (ferry.txt)");
  }

  @Test
  void rowsThatReferToNothingAreFaults() throws IOException, SQLException {
    sql("INSERT INTO account (article, readers, json) VALUES ('none', 'r', '{}')");
    assertThat(check())
        .containsExactly(
            new Fault("record", record().toString(), "a row of account refers to no article"));
  }

  @Test
  void anIndexThatLagsIsAFault_andRebuildingItMakesItTheSame() throws IOException, SQLException {
    sql("INSERT OR REPLACE INTO change (article) VALUES ('%s')".formatted(FERRY.id()));
    assertThat(check()).extracting(Fault::reason).containsExactly("has seen change 3 of 4");
    try (Desk desk = Desk.open(folder)) {
      desk.rebuildIndex();
      assertThat(search(desk, "ferry")).containsExactly("ferry.txt");
    }
    assertThat(check()).isEmpty();
  }

  @Test
  void anIndexDamagedInItsTableOfContentsIsMadeAgain_andThatIsSaid() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().startsWith("segments")).toList()) {
        Files.writeString(file, "torn");
      }
    }
    assertThat(check())
        .singleElement()
        .satisfies(fault -> assertThat(fault.what()).isEqualTo("index"));
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(desk.indexDamage()).isPresent();
      assertThat(search(desk, "ferry")).containsExactly("ferry.txt");
    }
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(desk.indexDamage()).isEmpty();
    }
    assertThat(check()).isEmpty();
  }

  @Test
  void anIndexDamagedWithinIsFound_andMadeAgain() throws IOException {
    Path largest;
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      largest = files.max(Comparator.comparing(file -> file.toFile().length())).orElseThrow();
    }
    try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int was = file.read();
      file.seek(file.length() / 2);
      file.write(was ^ 0xff);
    }
    assertThat(check())
        .singleElement()
        .satisfies(fault -> assertThat(fault.reason()).startsWith("damaged: "));
    try (Desk desk = Desk.open(folder)) {
      desk.rebuildIndex();
    }
    assertThat(check()).isEmpty();
  }

  @Test
  void compactDropsWhatNoPageRefersTo_andLeavesTheRest() throws IOException {
    Path bytes = folder.resolve("bytes");
    Path loose = bytes.resolve("00").resolve("0".repeat(64));
    Files.createDirectories(loose.getParent());
    Files.writeString(loose, "x".repeat(5000));
    Path unfinished = Files.writeString(bytes(FERRY).resolveSibling("new123.part"), "half");
    Path foreign = Files.writeString(bytes.resolve("notes.txt"), "a reader's own");
    try (Desk desk = Desk.open(folder)) {
      Freed freed = desk.compact();
      assertThat(freed.files()).isEqualTo(2);
      assertThat(freed.bytes()).isGreaterThanOrEqualTo(5000);
    }
    assertThat(loose.getParent()).doesNotExist();
    assertThat(unfinished).doesNotExist();
    assertThat(foreign).exists();
    assertThat(check()).isEmpty();
  }

  @Test
  void aCopyIsADeskOfItsOwn_alsoWhileAnotherWrites() throws IOException {
    Path copy = outside.resolve("copy");
    Files.writeString(folder.resolve("publishers.txt"), "Skerry Press: Harbour Times\n");
    try (Desk writer = Desk.open(folder);
        Desk desk = Desk.openToRead(folder)) {
      Copied copied = desk.copyTo(copy);
      assertThat(copied.articles()).isEqualTo(3);
      assertThat(copied.missing()).isEmpty();
      assertThat(writer.articles()).hasSize(3);
    }
    assertThat(outside.resolve(".copy.unfinished")).doesNotExist();
    assertThat(copy.resolve("publishers.txt")).exists();
    try (Desk desk = Desk.openToRead(copy);
        Desk original = Desk.openToRead(folder)) {
      assertThat(desk.briefs()).isEqualTo(original.briefs());
      assertThat(search(desk, "ferry")).containsExactly("ferry.txt");
    }
    List<Fault> faults = new ArrayList<>();
    Desk.check(copy, faults::add);
    assertThat(faults).isEmpty();
  }

  @Test
  void aCopyOverwritesNothing_andTakesUpWhatAKilledOneLeft() throws IOException {
    Path unfinished = Files.createDirectories(outside.resolve(".copy.unfinished/bytes/00"));
    Files.writeString(unfinished.resolve("left"), "by a killed run");
    Files.writeString(outside.resolve(".copy.unfinished/record.sqlite"), "half");
    Path full = Files.createDirectory(outside.resolve("full"));
    Files.writeString(full.resolve("mine.txt"), "mine");
    try (Desk desk = Desk.openToRead(folder)) {
      assertThatThrownBy(() -> desk.copyTo(full))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("full is not empty");
      assertThatThrownBy(() -> desk.copyTo(full.resolve("mine.txt")))
          .hasMessageContaining("mine.txt is a file");
      assertThatThrownBy(() -> desk.copyTo(folder.resolve("inside")))
          .hasMessageContaining("lies inside the desk");
      desk.copyTo(Files.createDirectory(outside.resolve("copy")));
    }
    assertThat(outside.resolve("copy/bytes/00/left")).doesNotExist();
    assertThat(outside.resolve(".copy.unfinished")).doesNotExist();
    assertThat(contents(full)).hasSize(1);
  }

  @Test
  void ofAForgottenArticleNoByteIsLeft_andItCanBeAddedAgain() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      StoryId ferry = desk.storyOf(FERRY.id()).orElseThrow();
      StoryId contract = desk.storyOf(CONTRACT.id()).orElseThrow();
      desk.merge(List.of(ferry, contract), RAPPORTEUR, Progress.NONE);
      assertThat(desk.named("ferry.txt")).containsExactly(FERRY.id());

      desk.forget(Set.of(FERRY.id()), RAPPORTEUR, Progress.NONE);

      assertThat(desk.article(FERRY.id())).isEmpty();
      assertThat(desk.account(FERRY.id())).isEmpty();
      assertThat(desk.articleCount()).isEqualTo(2);
      assertThat(desk.storyLog()).noneSatisfy(e -> assertThat(e.ruling()).isNotNull());
      assertThat(desk.briefs())
          .allSatisfy(brief -> assertThat(brief.story().articles()).doesNotContain(FERRY.id()));
      assertThat(search(desk, "passengers")).isEmpty();
    }
    assertThat(check()).isEmpty();
    for (String trace : List.of("Skerry", "Petrova said. The new ship", "passengers", "ferry")) {
      assertThat(holding(trace)).as(trace).isEmpty();
    }
    assertThat(holding("Northland")).isNotEmpty();
    assertThat(bytes(FERRY)).doesNotExist();

    try (Desk desk = Desk.open(folder)) {
      assertThat(add(desk, FERRY)).isEqualTo(Added.NEW);
      desk.update(RAPPORTEUR, Progress.NONE);
      assertThat(search(desk, "passengers")).containsExactly("ferry.txt");
    }
    assertThat(check()).isEmpty();
  }

  @Test
  void allCapturesOfAForgottenArticleGo_andAPageWithAnotherArticleStays() throws IOException {
    Original other = Original.of("ferry, from another capture".getBytes(StandardCharsets.UTF_8));
    Article beside =
        Invented.deposit("ferry.txt", "Harbour Times", null, "Weather", "Rain is expected today.")
            .article();
    try (Desk desk = Desk.open(folder)) {
      assertThat(desk.add(FERRY.article(), other)).isEqualTo(Added.ALREADY_THERE);
      Invented.Deposit two =
          Invented.deposit("two.txt", "Harbour Times", null, "Two", "Two articles on one page.");
      desk.add(two.page(), two.original(), List.of(two.article(), beside));
      desk.update(RAPPORTEUR, Progress.NONE);

      desk.forget(Set.of(FERRY.id(), beside.id()), RAPPORTEUR, Progress.NONE);

      assertThat(desk.bytes(other.hash())).isEmpty();
      assertThat(desk.bytes(two.original().hash())).isPresent();
      assertThat(desk.article(two.id())).isPresent();
      assertThat(desk.add(two.page(), two.original(), List.of(two.article(), beside)))
          .isEqualTo(Added.EXTRACTED_AGAIN);
      assertThat(desk.article(beside.id())).isPresent();
    }
    assertThat(check()).isEmpty();
  }

  @Test
  void everythingCanBeForgotten_butNotWhatIsNotThere() throws IOException {
    try (Desk desk = Desk.open(folder)) {
      desk.forget(Set.of(FERRY.id(), CONTRACT.id(), UNDATED.id()), RAPPORTEUR, Progress.NONE);
      assertThat(desk.briefs()).isEmpty();
      assertThatThrownBy(() -> desk.forget(Set.of(FERRY.id()), RAPPORTEUR, Progress.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no article " + FERRY.id());
    }
    assertThat(check()).isEmpty();
    assertThat(holding("Northland")).isEmpty();
  }

  @Test
  void aRecordThatIsNoneIsRefused_andLeftAsItIs() throws IOException {
    Files.writeString(record(), "this is no database, whatever its name says ".repeat(50));
    refused("record.sqlite is no record of a desk");
    assertThat(record()).content().startsWith("this is no database");
    assertThat(check())
        .singleElement()
        .satisfies(fault -> assertThat(fault.reason()).contains("is no record of a desk"));
  }

  @Test
  void aRecordThatIsCutShortIsRefused_andLeftAsItIs() throws IOException {
    byte[] whole = Files.readAllBytes(record());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Files.write(record(), half);
    refused("record.sqlite is damaged: a part of it is missing");
    assertThat(record()).hasBinaryContent(half);
    assertThat(check())
        .allSatisfy(fault -> assertThat(fault.what()).isEqualTo("record"))
        .isNotEmpty();
  }

  @Test
  void anEmptyRecordIsRefused_whereThereArePages() throws IOException {
    Files.write(record(), new byte[0]);
    refused("record.sqlite is empty, although");
    assertThat(record()).isEmptyFile();
    assertThat(check()).extracting(Fault::what).containsExactly("record");
  }

  @Test
  void aDeskOfANewerVersionIsRefused_andLeftAsItIs() throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + record());
        Statement sql = connection.createStatement()) {
      sql.execute("PRAGMA user_version = 99");
    }
    refused("was made by a newer version of the program (schema 99; this one knows");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsSaid() throws IOException {
    // what an operating system answers where it is asked for a lock it cannot give
    Files.delete(folder.resolve("desk.lock"));
    Files.createDirectory(folder.resolve("desk.lock"));
    assertThatThrownBy(() -> Desk.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("desk.lock cannot be written")
        .hasMessageContaining("A desk needs a folder that can be written to");
    try (Desk desk = Desk.openToRead(folder)) {
      assertThat(desk.articleCount()).isEqualTo(3);
    }
  }

  @Test
  void aFullDiskIsSaid_andNothingIsHalfWritten() throws IOException {
    int pages = (int) (Files.size(record()) / 4096);
    RecordFile full = RecordFile.ofPages(record(), pages);
    Invented.Deposit large =
        Invented.deposit("large.txt", "", null, "Large", "word ".repeat(100_000));
    assertThatThrownBy(
            () -> full.add(large.page(), RecordFile.ROW, List.of(large.article()), "any"))
        .hasMessageContaining("record.sqlite: the disk is full")
        .hasMessageNotContaining("java.io");
    assertThat(full.articles()).hasSize(3);
    assertThat(check()).isEmpty();
  }

  @Test
  void aClockThatGoesBackwardsChangesNoOrder() throws IOException, SQLException {
    try (Desk desk = Desk.open(folder)) {
      StoryId ferry = desk.storyOf(FERRY.id()).orElseThrow();
      StoryId contract = desk.storyOf(CONTRACT.id()).orElseThrow();
      desk.merge(List.of(ferry, contract), RAPPORTEUR, Progress.NONE);
      desk.split(ferry, Set.of(CONTRACT.id()), RAPPORTEUR, Progress.NONE);
      // as if the clock had been set back by years between the two
      sql("UPDATE ruling SET made = '2099-01-01T00:00:00Z' WHERE number = 1");
      sql("UPDATE story_log SET made = '2099-01-01T00:00:00Z' WHERE number = 1");
      add(desk, Invented.deposit("new.txt", "", null, "Rain", "It rained in Northport."));
      desk.update(RAPPORTEUR, Progress.NONE);
      assertThat(desk.storyLog()).extracting(LogEntry::number).containsExactly(1L, 2L);
      assertThat(desk.storyOf(CONTRACT.id())).isPresent().isNotEqualTo(desk.storyOf(FERRY.id()));
      desk.undo(2, RAPPORTEUR, Progress.NONE);
      assertThat(desk.storyOf(CONTRACT.id())).isEqualTo(desk.storyOf(FERRY.id()));
    }
  }

  private void refused(String message) throws IOException {
    TreeMap<String, String> before = contents(folder);
    assertThatThrownBy(() -> Desk.open(folder).close()).hasMessageContaining(message);
    assertThatThrownBy(() -> Desk.openToRead(folder).close()).hasMessageContaining(message);
    assertThat(contents(folder)).isEqualTo(before);
  }

  private List<Fault> check() throws IOException {
    List<Fault> faults = new ArrayList<>();
    Desk.check(folder, faults::add);
    return faults;
  }

  private Path record() {
    return folder.resolve("record.sqlite");
  }

  private Path bytes(Invented.Deposit deposit) {
    String hash = deposit.page().hash();
    return folder.resolve("bytes").resolve(hash.substring(0, 2)).resolve(hash);
  }

  private static Added add(Desk desk, Invented.Deposit deposit) throws IOException {
    return desk.add(deposit.article(), deposit.original());
  }

  private static List<String> search(Desk desk, String typed) throws IOException {
    return desk.search((Query.Wanted) Query.parse(typed), 10).stream()
        .map(hit -> hit.article().from().key())
        .toList();
  }

  /// Every file by its path, but for those that SQLite and the lock keep beside.
  private static TreeMap<String, String> contents(Path folder) throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.startsWith("desk.") && !name.endsWith("-wal") && !name.endsWith("-shm")) {
          contents.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }

  /// The files that hold these words.
  private List<Path> holding(String words) throws IOException {
    String bytes = new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    List<Path> holding = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(bytes)) {
          holding.add(file);
        }
      }
    }
    return holding;
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + record());
        Statement sql = connection.createStatement()) {
      assertThat(sql.executeUpdate(statement)).isEqualTo(1);
    }
  }
}
