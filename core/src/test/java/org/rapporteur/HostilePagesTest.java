package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Rejection;

/// Whatever a page is made of, it ends in articles or in a reason, in bounded time and memory.
class HostilePagesTest {
  /// Processor time that a page may take.
  private static final Duration PAGE = Duration.ofSeconds(2);

  /// The same where other programs share the cores: with eighteen of them on two cores a page took
  /// up to twice the processor time that it took alone.
  private static final Duration SHARED = PAGE.multipliedBy(2);

  /// Opening brackets that are still read ([ArticleExtractor]).
  private static final int MOST_TAGS = 100_000;

  private static final Map<String, IntFunction<String>> PAGES = HostilePages.all();

  /// All of them in small: what grows faster than by the square shows by itself, and short runs get
  /// past what guards against long ones.
  @Test
  void smallOnesEnd() {
    List<String> slow = new ArrayList<>();
    PAGES.forEach((name, page) -> check(name, bytes(page.apply(4_000)), PAGE, slow));

    assertThat(slow).isEmpty();
  }

  static Stream<String> names() {
    return PAGES.keySet().stream().filter(name -> !name.matches("(titled )?deep .*|all .*"));
  }

  /// Of the deep ones those alone that were slowest: all of them would take ten minutes.
  static Stream<String> namesOfTheLargest() {
    return Stream.concat(
        names(),
        PAGES.keySet().stream().filter(name -> name.matches("(titled )?deep <div><h1>\\s.*")));
  }

  @Tag("quality")
  @ParameterizedTest
  @MethodSource("names")
  void pagesOfTwoMegabytesEnd(String name) {
    List<String> slow = new ArrayList<>();
    check(name, bytes(cut(page(name, 2_000_000))), SHARED, slow);

    assertThat(slow).isEmpty();
  }

  @Tag("quality")
  @ParameterizedTest
  @MethodSource("namesOfTheLargest")
  void theLargestEnd(String name) {
    List<String> slow = new ArrayList<>();
    check(name, bytes(cut(page(name, 7_500_000))), SHARED, slow);

    assertThat(slow).isEmpty();
  }

  @Tag("quality")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nested div",
        "one line",
        "attributes of one",
        "attributes of many",
        "scripts",
        "links",
        "comment unclosed",
        "script unclosed",
        "paragraphs",
        "one word",
        "table of tables",
        "entities"
      })
  void pagesOf60Megabytes_areRefusedAsTooLarge(String name) {
    assertThat(read(bytes(page(name, 60_000_000))))
        .isInstanceOfSatisfying(
            Extraction.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Rejection.TOO_LARGE));
  }

  @Test
  void tooManyTagsLinesOrAttributes_areRefused() {
    assertThat(read(bytes("<p " + "a=1 ".repeat(500_001) + ">x")))
        .isEqualTo(
            new Extraction.Rejected(
                "-", Rejection.TOO_LARGE, "more than 500000 attributes or assignments"));
    assertThat(read(bytes("<p>x".repeat(100_001))))
        .isEqualTo(new Extraction.Rejected("-", Rejection.TOO_LARGE, "more than 100000 tags"));
    assertThat(read(bytes("x\n".repeat(100_001))))
        .isEqualTo(new Extraction.Rejected("-", Rejection.TOO_LARGE, "more than 100000 lines"));
    assertThat(read(bytes("<p>" + "x".repeat(8 << 20))))
        .isEqualTo(
            new Extraction.Rejected("-", Rejection.TOO_LARGE, "more than 8388608 characters"));
  }

  /// What stands before the attack is found as if there were none.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nested div",
        "nested b",
        "nested table",
        "attributes of one",
        "attributes of many",
        "script unclosed",
        "comment unclosed",
        "scripts",
        "empty paragraphs",
        "ld deep",
        "ld many",
        "script json deep",
        "title long",
        "metas",
        "links"
      })
  void theArticleIsFoundAllTheSame(String name) {
    String article = "The council of Sorn voted on Tuesday to close the old bridge";
    String page = page(name, 100_000);

    if (page.contains(article)) {
      assertThat(read(bytes(page)))
          .isInstanceOfSatisfying(
              Extraction.Found.class,
              found -> assertThat(found.articles().getFirst().text()).startsWith(article));
    } else {
      assertThat(read(bytes(page))).isInstanceOf(Extraction.Rejected.class);
    }
  }

  @Test
  void aGzipBombIsRefused() {
    byte[] bomb = gzip(new byte[70_000_000]);

    assertThat(read(bomb))
        .isInstanceOfSatisfying(
            Extraction.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Rejection.TOO_LARGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32", "windows-1252", "Shift_JIS", "GB18030"})
  void charsetsThatLie_end(String actual) {
    List<String> slow = new ArrayList<>();
    String words = "<p>Die Minister von Krün trafen sich in Lörn. 漢字 в Москве</p>".repeat(500);
    for (String told :
        List.of("utf-8", "utf-16", "utf-32", "utf-7", "shift_jis", "x", "iso-2022-kr")) {
      byte[] page = ("<meta charset=\"" + told + "\">" + words).getBytes(Charset.forName(actual));
      check(actual + " as " + told, page, PAGE, slow);
    }

    assertThat(slow).isEmpty();
  }

  /// A page with no more tags than are read: whole, most kinds would be refused at once.
  private static String cut(String page) {
    int at = -1;
    for (int tags = 0; tags <= MOST_TAGS; tags++) {
      at = page.indexOf('<', at + 1);
      if (at < 0) {
        return page;
      }
    }
    return page.substring(0, at);
  }

  private static String page(String name, int size) {
    IntFunction<String> page = PAGES.get(name);
    if (page == null) {
      throw new IllegalArgumentException("no such page: " + name);
    }
    return page.apply(size);
  }

  /// Reads a page, and notes it where that took longer than it may.
  private static void check(String name, byte[] page, Duration limit, List<String> slow) {
    long start = processorTime();
    read(page);
    Duration taken = Duration.ofNanos(processorTime() - start);
    if (taken.compareTo(limit) > 0) {
      slow.add(name + ": " + taken.toMillis() + " ms");
    }
  }

  private static Extraction read(byte[] page) {
    List<Extraction> read = new ArrayList<>();
    Intake.read(
        List.of("-"),
        new ByteArrayInputStream(page),
        input ->
            read.add(
                switch (input) {
                  case Input.OfPage of -> new ArticleExtractor().extract(of.page());
                  case Input.OfArticle of -> new Extraction.Found(List.of(of.article()));
                  case Input.ToFetch listed ->
                      throw new AssertionError("no page lists an address: " + listed);
                  case Input.Refused refused ->
                      new Extraction.Rejected(refused.key(), refused.reason(), refused.detail());
                }));
    return read.getFirst();
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static byte[] bytes(String page) {
    return page.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
