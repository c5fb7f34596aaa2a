package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;

class CopyIndexTest {
  /// Postings in memory: small, so that files are written and merged.
  private static final int ROOM = 1 << 11;

  private static final List<Article> PILE = new InventedTexts(3).pile(400, 3);

  @TempDir Path folder;

  private static List<WordText> words(List<Article> articles) {
    FurnitureRules rules = FurnitureRules.load();
    return articles.stream().map(article -> WordText.of(article, rules)).toList();
  }

  /// What the batch pairs, told as the stream does.
  private static List<List<ArticleId>> batch(List<Article> articles, List<WordText> words) {
    List<List<ArticleId>> named = new ArrayList<>();
    articles.forEach(article -> named.add(new ArrayList<>()));
    for (ShingleIndex.Pair pair : ShingleIndex.of(words).findPairs()) {
      named.get(pair.second()).add(articles.get(pair.first()).id());
    }
    return named;
  }

  private static List<List<ArticleId>> add(CopyIndex index, List<Article> articles)
      throws IOException {
    List<List<ArticleId>> named = new ArrayList<>();
    for (Article article : articles) {
      named.add(index.add(article));
    }
    return named;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> !name.equals("lock"))
          .sorted()
          .toList();
    }
  }

  @Test
  void streamNamesWhatTheBatchPairs() throws IOException {
    List<List<ArticleId>> expected = batch(PILE, words(PILE));

    assertThat(expected).filteredOn(List::isEmpty).hasSizeLessThan(200);
    try (CopyIndex index = CopyIndex.open(folder, ROOM)) {
      assertThat(add(index, PILE)).isEqualTo(expected);
      assertThat(files()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void linesMarkedAsFurnitureGatherSmallerCrowdsInBoth() throws IOException {
    List<WordText> words = words(PILE);
    List<Publisher> publishers =
        PILE.stream().map(article -> Publisher.of(article, Agencies.load())).toList();
    int unmarked = ShingleIndex.of(words).findPairs().size();
    PageFurniture.mark(words, publishers);
    List<List<ArticleId>> expected = batch(PILE, words);

    assertThat(expected.stream().mapToInt(List::size).sum()).isLessThan(unmarked / 2);
    try (CopyIndex index = CopyIndex.open(folder, ROOM)) {
      for (int i = 0; i < words.size(); i++) {
        assertThat(index.add(PILE.get(i).id(), words.get(i))).isEqualTo(expected.get(i));
      }
    }
  }

  @Test
  void closedAndOpenedAgain_itGoesOn() throws IOException {
    List<List<ArticleId>> named = new ArrayList<>();
    for (int from = 0; from < PILE.size(); from += 20) {
      try (CopyIndex index = CopyIndex.open(folder, ROOM)) {
        assertThat(index.size()).isEqualTo(from);
        named.addAll(add(index, PILE.subList(from, from + 20)));
      }
    }
    assertThat(named).isEqualTo(batch(PILE, words(PILE)));
    assertThat(files()).as("merged").hasSizeLessThan(20);
  }

  @Test
  void killed_itHoldsWhatWasWritten_andTheRunBeginsAgain(@TempDir Path left) throws IOException {
    try (CopyIndex index = CopyIndex.open(folder, ROOM)) {
      add(index, PILE.subList(0, 300));
      for (String file : files()) {
        Files.copy(folder.resolve(file), left.resolve(file));
      }
    }
    Files.writeString(left.resolve("00000290-00000300.postings.tmp"), "half of it");
    try (CopyIndex index = CopyIndex.open(left, ROOM)) {
      assertThat(index.size()).isBetween(200, 299);
      assertThat(add(index, PILE)).isEqualTo(batch(PILE, words(PILE)));
      assertThat(index.size()).isEqualTo(PILE.size());
    }
  }

  @Test
  void killedBetweenMergingAndDeleting_theMergedFileCounts() throws IOException {
    try (CopyIndex index = CopyIndex.open(folder, 1 << 20)) {
      add(index, PILE.subList(0, 100));
    }
    try (CopyIndex index = CopyIndex.open(folder, 1 << 20)) {
      add(index, PILE.subList(100, 200));
    }
    List<String> parts = files();
    List<Postings> open = new ArrayList<>();
    for (String part : parts) {
      Files.copy(folder.resolve(part), folder.resolve(part + ".kept"));
      open.add(Postings.open(folder.resolve(part)));
    }
    Postings.merge(folder, open).close();
    for (String part : parts) {
      Files.move(folder.resolve(part + ".kept"), folder.resolve(part));
    }
    assertThat(files()).hasSize(3);
    try (CopyIndex index = CopyIndex.open(folder, 1 << 20)) {
      assertThat(files()).containsExactly("00000000-00000200.postings");
      assertThat(add(index, PILE)).isEqualTo(batch(PILE, words(PILE)));
    }
  }

  @Test
  void damagedOrMissingFile_isNamed() throws IOException {
    try (CopyIndex index = CopyIndex.open(folder, 1 << 20)) {
      add(index, PILE.subList(0, 10));
    }
    try (CopyIndex index = CopyIndex.open(folder, 1 << 20)) {
      add(index, PILE.subList(10, 20));
    }
    Path first = folder.resolve(files().getFirst());
    try (FileChannel channel = FileChannel.open(first, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 8);
    }
    assertThatThrownBy(() -> CopyIndex.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(first.toString());

    Files.delete(first);
    assertThatThrownBy(() -> CopyIndex.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nothing stands before it from article 0 on");
  }

  @Test
  void openElsewhere_isRefused() throws IOException {
    try (CopyIndex index = CopyIndex.open(folder)) {
      assertThat(index.size()).isZero();
      assertThatThrownBy(() -> CopyIndex.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("open elsewhere");
    }
    CopyIndex.open(folder).close();
  }

  @Test
  void thousandPrintsOfOneText_eachIsNamedTheFirst() throws IOException {
    String text = new InventedTexts(5).sentences(10);
    try (CopyIndex index = CopyIndex.open(folder, ROOM)) {
      List<ArticleId> given = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        Article article = InventedTexts.article("outlet" + i, "", null, text);
        assertThat(index.add(article)).isEqualTo(i < 256 ? given : List.of(given.getFirst()));
        given.add(article.id());
      }
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.mapToLong(path -> path.toFile().length()).sum())
          .as("a crowd's postings and the ids alone")
          .isLessThan(8 * (1_000 + 256 * 100 + 1_000));
    }
  }

  @Test
  void emptyTextsAreHeldAndShareNothing() throws IOException {
    try (CopyIndex index = CopyIndex.open(folder)) {
      assertThat(index.add(Article.ofText("a", "", null))).isEmpty();
      assertThat(index.add(Article.ofText("b", "", null))).isEmpty();
      assertThat(index.add(Article.ofText("c", "Word", null))).isEmpty();
    }
    try (CopyIndex index = CopyIndex.open(folder)) {
      assertThat(index.size()).isEqualTo(3);
    }
  }
}
