package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The fourteen pages of `examples/summit` through the real `main`: what `examples/README.md` says
/// should come out of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummitTest {
  private static final String SUMMIT = Program.ROOT.resolve("examples/summit").toString();

  private final Map<String, JsonNode> articles = new TreeMap<>();
  private List<JsonNode> copies = List.of();
  private List<JsonNode> stories = List.of();
  private List<JsonNode> briefs = List.of();

  @BeforeAll
  void run() {
    for (JsonNode row : rows("extract")) {
      String number = number(row.path("page").asText());
      articles.put(
          number.equals("08") ? (row.path("main").asBoolean() ? "08a" : "08b") : number, row);
    }
    copies = rows("copies");
    stories = rows("stories");
    briefs = rows("brief");
  }

  @Test
  void fourteenPagesHoldFifteenArticles() {
    assertThat(articles.keySet())
        .containsExactly(
            "01", "02", "03", "04", "05", "06", "07", "08a", "08b", "09", "10", "11", "12", "13",
            "14");
    assertThat(articles.values().stream().filter(row -> !row.path("main").asBoolean())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01", "02", "03", "04", "05", "06", "07", "08a", "08b", "09", "10", "12", "13", "14"
      })
  void aBodyIsTheArticleAndNothingElse(String number) throws IOException {
    try (InputStream expected =
        Objects.requireNonNull(SummitTest.class.getResourceAsStream("summit/" + number + ".txt"))) {
      assertThat(article(number).path("body").asText())
          .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theLiveBlogIsOneArticleWithItsPosts() {
    assertThat(article("11").path("body").asText())
        .contains(
            "It was a good day for the river", "reporter Tilda Verrin recognised", "the blue salon")
        .doesNotContain("Mountain railway", "licence fee", "Newest first", "Share");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          01  | Norvania and Belmora sign water accord, ending six-year dispute | Northern Press Agency | 2025-03-14T19:40+01:00
          02  | Norvania, Belmora sign accord on Orin water | The Halvik Courier Online | 2025-03-14
          03  | Water accord signed: Norvania and Belmora end six-year dispute | Port Asher Online | 2025-03-14T21:02:33+02:00
          04  | Norvania and Belmora agree to share Orin waters | Lakeland Tribune | 2025-03-14T20:55Z
          05  | Norvania and Belmora have signed the water contract, finishing the six years' quarrel | WorldBriefly | 2025-03-15T04:31Z
          06  | After nine hours by the lake, a deal on the Orin | The Kestevan Post | 2025-03-14
          07  | Oreshan brings home a water deal, and a friendlier neighbour | Channel Nine | 2025-03-14
          08a | Summit leaves river towns waiting for details | The River Gazette | 2025-03-15
          08b | Eleven missing after ferry runs aground off Sarne | The River Gazette | 2025-03-15
          09  | Growers' union calls Orin accord a surrender | Norvanian Observer | -
          10  | Correction: size of the Orin fund | Channel Nine | 2025-03-15T13:30+02:00
          11  | Aldermere summit live: leaders sign Orin treaty after nine hours | Kestevan Broadcasting | 2025-03-14T08:30+01:00
          12  | Norvania und Belmora legen Streit um das Wasser des Orin bei | Der Grenzbote | 2025-03-14T21:02+01:00
          13  | Marsted and Oreshan to meet in Aldermere on Friday | Capital Notebook | 2025-03-13T11:20+01:00
          14  | Four dead as Sarne ferry capsizes in fog | Lakeland Today | 2025-03-15T10:45Z
          """)
  void headlineOutletAndDay(
      String number, String headline, String outlet, @Nullable String published) {
    JsonNode article = article(number);
    assertThat(article.path("headline").asText()).isEqualTo(headline);
    assertThat(article.path("outlet").asText()).isEqualTo(outlet);
    if (published == null) {
      assertThat(article.path("published").isNull()).isTrue();
    } else {
      // a page may give the moment in its script state and the day alone in print: either is right
      assertThat(article.path("published").asText()).startsWith(published);
      assertThat(article.path("evidence").path("published")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          01  | Marta Elgin | NPA
          02  | - | NPA
          03  | - | NPA
          06  | Petra Lindhagen | -
          07  | Samir Valdek | -
          08a | Oskar Brenn | -
          09  | Ingrid Falk | -
          12  | Ulrike Sandner | -
          13  | Agnes Thorsby | -
          14  | Bea Kallin, Rolf Amsted | -
          """)
  void authorsAndAgencies(String number, @Nullable String authors, @Nullable String agencies) {
    assertThat(String.join(", ", strings(article(number).path("authors"))))
        .isEqualTo(authors == null ? "" : authors);
    assertThat(String.join(", ", strings(article(number).path("agencies"))))
        .isEqualTo(agencies == null ? "" : agencies);
  }

  @Test
  void updatesAreKeptApart() {
    assertThat(article("04").path("updated").asText()).isEqualTo("2025-03-14T23:20Z");
    assertThat(article("14").path("updated").asText()).isEqualTo("2025-03-15T12:10Z");
    assertThat(article("06").path("updated").isNull()).isTrue();
  }

  @Test
  void onlyTheRehostSaysThatItIsOne() {
    assertThat(article("05").path("rehost").asText()).contains("translated automatically");
    assertThat(articles.values().stream().filter(row -> !row.path("rehost").isNull())).hasSize(1);
  }

  @Test
  void languagesAreTold() {
    articles.forEach(
        (number, row) ->
            assertThat(row.path("language").asText())
                .as(number)
                .isEqualTo(number.equals("12") ? "de" : "en"));
  }

  @Test
  void captionsAreNoText() {
    assertThat(strings(article("01").path("captions")))
        .singleElement()
        .asString()
        .contains("at the signing table");
    assertThat(strings(article("14").path("captions")))
        .singleElement()
        .asString()
        .contains("on its side off Sarne");
  }

  @Test
  void copiesAreToldByKind() {
    Map<String, String> kinds = new TreeMap<>();
    for (JsonNode pair : copies) {
      List<String> ends =
          Stream.of("a", "b").map(end -> number(pair.path(end).asText())).sorted().toList();
      kinds.put(String.join("+", ends), pair.path("kind").asText());
    }
    Set<String> sameText =
        kinds.entrySet().stream()
            .filter(entry -> Set.of("whole", "partial", "rewritten").contains(entry.getValue()))
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(sameText)
        .contains(
            "01+02 whole",
            "01+03 whole",
            "02+03 whole",
            "01+04 partial",
            "02+04 partial",
            "03+04 partial",
            "01+05 rewritten")
        .allSatisfy(pair -> assertThat(pair).containsPattern("^0[1-5]\\+0[1-5] "));
    assertThat(kinds).containsEntry("01+06", "quotes");
  }

  @Test
  void theAgencyIsTheLikelierOrigin() {
    for (JsonNode pair : copies) {
      boolean ofTheAgency =
          Stream.of("a", "b").anyMatch(end -> number(pair.path(end).asText()).equals("01"));
      if (ofTheAgency
          && Set.of("whole", "partial", "rewritten").contains(pair.path("kind").asText())) {
        assertThat(number(pair.path("from").asText())).as(pair.toString()).isEqualTo("01");
      }
    }
  }

  @Test
  void thereAreTwoStories_theGermanReportInTheFirstOrAlone() {
    assertThat(stories.stream().mapToInt(story -> story.path("articles").size()).sum())
        .isEqualTo(15);
    assertThat(
            stories.stream()
                .map(SummitTest::members)
                .map(members -> members.stream().filter(number -> !number.equals("12")).toList())
                .filter(members -> !members.isEmpty()))
        .containsExactlyInAnyOrder(
            List.of("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "13"),
            List.of("08", "14"));
    assertThat(stories.stream().map(SummitTest::members)).doesNotContain(List.of("08", "12", "14"));
  }

  @Test
  void theAgencyAndItsCopiesAreOneOrigin_allOthersTheirOwn() {
    JsonNode brief = summit();
    List<List<String>> origins =
        elements(brief.path("origins"))
            .map(
                origin ->
                    strings(origin.path("articles")).stream()
                        .map(SummitTest::number)
                        .sorted()
                        .toList())
            .toList();

    assertThat(origins).contains(List.of("01", "02", "03", "04", "05"));
    assertThat(origins.stream().filter(origin -> origin.size() > 1)).hasSize(1);
    boolean withGerman = memberKeys(brief).contains("12");
    assertThat(brief.path("reports").asInt()).isEqualTo(withGerman ? 13 : 12);
    assertThat(origins).hasSize(withGerman ? 9 : 8);
  }

  @Test
  void theRemarkIsOneLine_inTwoWordings() {
    List<JsonNode> remarks = lines("statement", "weapon");

    assertThat(remarks).hasSize(1);
    JsonNode remark = remarks.getFirst();
    assertThat(tellers(remark)).contains("01", "02", "03", "04", "06", "07");
    assertThat(remark.path("speaker").asText()).contains("Oreshan");
    assertThat(remark.path("origins").asInt())
        .as("the agency, the Post, Channel Nine, and at most the Grenzbote")
        .isBetween(3, 4);
    assertThat(slots(remark)).contains("wording");
  }

  @Test
  void theFundIsOneLine_withTheOtherNumberShown() {
    List<JsonNode> funds =
        elements(summit().path("lines"))
            .filter(line -> tellings(line).stream().anyMatch(text -> text.contains("2.4 billion")))
            .filter(line -> tellings(line).stream().anyMatch(text -> text.contains("2.1 billion")))
            .toList();

    assertThat(funds).isNotEmpty();
    JsonNode fund = funds.getFirst();
    assertThat(tellers(fund)).contains("01", "06", "07");
    assertThat(slots(fund)).contains("number");
  }

  @Test
  void theCountsOfTheDeadAreOneLine() {
    JsonNode ferry = ferry();
    assertThat(ferry.path("origins")).hasSize(2);
    assertThat(
            elements(ferry.path("lines"))
                .filter(
                    line ->
                        line.path("kind").asText().equals("figure")
                            && line.path("origins").asInt() == 2)
                .map(line -> line.path("text").asText().toLowerCase(Locale.ROOT)))
        .anySatisfy(text -> assertThat(text).containsAnyOf("eleven", "11"))
        .anySatisfy(text -> assertThat(text).containsAnyOf("four", "4"));
  }

  @Test
  void thePlannedAndTheHeldMeetingAreOneLine() {
    List<JsonNode> meetings =
        elements(summit().path("lines"))
            .filter(
                line -> line.path("kind").asText().equals("event") && tellers(line).contains("13"))
            .filter(line -> tellers(line).stream().anyMatch(teller -> !teller.equals("13")))
            .filter(line -> slots(line).contains("status"))
            .toList();

    assertThat(meetings).isNotEmpty();
  }

  @Test
  void everySpanHoldsItsWords() {
    for (JsonNode brief : briefs) {
      elements(brief.path("lines"))
          .flatMap(line -> elements(line.path("tellings")))
          .flatMap(
              telling ->
                  Stream.of(
                      Map.entry(telling, telling), Map.entry(telling, telling.path("sentence"))))
          .forEach(
              entry -> {
                int[] body = bodyOf(entry.getKey().path("article").asText()).codePoints().toArray();
                JsonNode span = entry.getValue();
                int start = span.path("start").asInt();
                assertThat(new String(body, start, span.path("end").asInt() - start))
                    .isEqualTo(span.path("text").asText());
              });
    }
    for (String command : List.of("statements", "names", "dates", "events", "figures")) {
      List<JsonNode> rows = rows(command);
      assertThat(rows).as(command).isNotEmpty();
      for (JsonNode row : rows) {
        int[] body = bodyOf(row.path("article").asText()).codePoints().toArray();
        Stream.of(
                row,
                row.path("speaker"),
                row.path("cue"),
                row.path("content").path(0),
                row.path("sentence"),
                row.path("source"))
            .filter(span -> span.path("start").isInt())
            .forEach(
                span -> {
                  int start = span.path("start").asInt();
                  assertThat(new String(body, start, span.path("end").asInt() - start))
                      .isEqualTo(span.path("text").asText());
                });
      }
    }
  }

  @Test
  void directQuotesHaveTheirSpeakers() {
    Map<String, String> speakers =
        rows("statements").stream()
            .filter(row -> !row.path("kind").asText().equals("indirect"))
            .collect(
                Collectors.toMap(
                    row ->
                        number(row.path("key").asText())
                            + " "
                            + row.path("content").path(0).path("text").asText(),
                    row -> row.path("speaker").path("name").asText(),
                    (first, second) -> first + " | " + second,
                    TreeMap::new));

    assertThat(speaker(speakers, "01", "Water knows no borders")).contains("Oreshan");
    assertThat(speaker(speakers, "01", "a planting season")).contains("Marsted");
    assertThat(speaker(speakers, "01", "We were not asked")).contains("Reikert");
    assertThat(speaker(speakers, "06", "I have a parliament to persuade")).contains("Marsted");
    assertThat(speaker(speakers, "06", "I am a mediator")).contains("Branow");
    assertThat(speaker(speakers, "07", "Water does not recognise frontiers")).contains("Oreshan");
    assertThat(speaker(speakers, "07", "Nothing has been dropped")).contains("Marek");
    assertThat(speaker(speakers, "08", "They have signed papers before")).contains("Kortes");
    assertThat(speaker(speakers, "14", "If the boats had left")).contains("Tessel");
    assertThat(speaker(speakers, "14", "The current is strong")).contains("Holm");
  }

  @Test
  void theOrderOfTheInputsChangesNothing() throws IOException {
    List<String> pages;
    try (Stream<Path> files = Files.list(Path.of(SUMMIT))) {
      pages = files.map(Path::toString).sorted().collect(Collectors.toCollection(ArrayList::new));
    }
    Collections.shuffle(pages, new Random(5));
    for (String command : List.of("copies", "stories", "brief")) {
      List<String> arguments = new ArrayList<>(List.of(command, "--json"));
      arguments.addAll(pages);
      Program.Outcome shuffled = Program.run(arguments.toArray(String[]::new));
      assertThat(shuffled.code()).isZero();
      assertThat(shuffled.rows()).as(command).isEqualTo(rows(command));
    }
  }

  @Test
  void peopleAreToldTheSame() {
    Program.Outcome outcome = Program.run("brief", SUMMIT);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains(
            "2.4 billion", "2.1 billion", "Water knows no borders", "translated automatically");
  }

  private static List<JsonNode> rows(String command) {
    Program.Outcome outcome = Program.run(command, "--json", SUMMIT);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    return outcome.rows();
  }

  private JsonNode article(String number) {
    JsonNode article = articles.get(number);
    assertThat(article).as(number).isNotNull();
    return Objects.requireNonNull(article);
  }

  private String bodyOf(String id) {
    return articles.values().stream()
        .filter(row -> row.path("article").asText().equals(id))
        .findFirst()
        .orElseThrow()
        .path("body")
        .asText();
  }

  private JsonNode summit() {
    return briefs.stream()
        .filter(brief -> memberKeys(brief).contains("01"))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode ferry() {
    return briefs.stream()
        .filter(brief -> memberKeys(brief).contains("14"))
        .findFirst()
        .orElseThrow();
  }

  /// The lines of the summit's brief of one kind of which every telling holds `word`.
  private List<JsonNode> lines(String kind, String word) {
    return elements(summit().path("lines"))
        .filter(line -> line.path("kind").asText().equals(kind))
        .filter(line -> tellings(line).stream().allMatch(text -> text.contains(word)))
        .toList();
  }

  private static Set<String> memberKeys(JsonNode brief) {
    return elements(brief.path("articles"))
        .map(article -> number(article.path("key").asText()))
        .collect(Collectors.toSet());
  }

  private static List<String> members(JsonNode story) {
    return elements(story.path("articles"))
        .map(article -> number(article.path("key").asText()))
        .sorted()
        .toList();
  }

  private static Set<String> tellers(JsonNode line) {
    return elements(line.path("tellings"))
        .map(telling -> number(telling.path("key").asText()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> tellings(JsonNode line) {
    return elements(line.path("tellings"))
        .map(telling -> telling.path("sentence").path("text").asText())
        .toList();
  }

  private static List<String> slots(JsonNode line) {
    return elements(line.path("differences"))
        .map(difference -> difference.path("slot").asText())
        .toList();
  }

  private static String speaker(Map<String, String> speakers, String number, String start) {
    return speakers.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(number) && entry.getKey().contains(start))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("(not found) " + start);
  }

  /// The two digits that a file's name starts with.
  private static String number(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return name.substring(0, 2);
  }

  private static List<String> strings(JsonNode array) {
    return elements(array).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
