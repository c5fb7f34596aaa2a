package org.rapporteur.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.When;
import org.rapporteur.reading.SentenceSplitter;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DateFinderTest {
  private final DateFinder finder = DateFinder.load();

  private List<When> dates(String text, @Nullable String published) {
    Article article =
        Article.ofText(
            "test", text, published == null ? null : Stamp.of(LocalDate.parse(published)));
    return finder.findDates(new Reading(article, SentenceSplitter.split(text), List.of()));
  }

  private List<String> found(String text, @Nullable String published) {
    return dates(text, published).stream().map(date -> date.text() + " = " + date.value()).toList();
  }

  List<Arguments> rules() {
    return DateFinder.LANGUAGES.stream()
        .flatMap(
            language ->
                finder.grammar(language).rules().stream()
                    .filter(rule -> !rule.expected().isEmpty())
                    .map(rule -> Arguments.of(language, rule)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void eachRuleReadsItsExample(String language, Rule rule) {
    int open = rule.example().indexOf('[');
    int close = rule.example().indexOf(']');
    String expression = rule.example().substring(open + 1, close);
    String text = rule.example().replace("[", "").replace("]", "");
    Article article = Article.ofText("test", text, Stamp.of(LocalDate.of(2024, 5, 15)));
    List<When> dates =
        DateFinder.findDates(
            new Reading(article, SentenceSplitter.split(text), List.of()),
            finder.grammar(language));
    assertThat(dates)
        .extracting(date -> date.text() + " = " + date.value())
        .contains(expression + " = " + rule.expected());
    assertThat(dates)
        .filteredOn(date -> date.text().equals(expression))
        .extracting(When::kind)
        .containsExactly(rule.kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The minister said Thursday that talks had ended.            | 2024-05-15 | Thursday = 2024-05-09
          The two leaders will meet on Thursday.                      | 2024-05-15 | Thursday = 2024-05-16
          He said the two leaders are to meet on Thursday.            | 2024-05-15 | Thursday = 2024-05-16
          He arrived on Wednesday.                                    | 2024-05-15 | Wednesday = 2024-05-15
          The treaty was signed in December.                          | 2024-05-15 | December = 2023-12
          The treaty will be signed in December.                      | 2024-05-15 | December = 2024-12
          It was signed on Dec. 28.                                   | 2024-01-03 | Dec. 28 = 2023-12-28
          Voters will go to the polls on January 9.                   | 2024-12-20 | January 9 = 2025-01-09
          """)
  void tenseDecidesWhichWay(String text, String published, String expected) {
    assertThat(found(text, published)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          He left on Friday.        | Friday = XXXX-WXX-5
          He left on April 3.       | April 3 = XXXX-04-03
          He left last month.       | last month = XXXX-XX
          He left on 3 April 2021.  | 3 April 2021 = 2021-04-03
          """)
  void withoutDayOfPublicationValuesStayRelative(String text, String expected) {
    assertThat(found(text, null)).containsExactly(expected);
  }

  @Test
  void ruleSaysThatTheAnchorIsUnknown() {
    assertThat(dates("He left on Friday.", null))
        .extracting(When::rule)
        .containsExactly("day.bare, day of publication unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A 33-year-old baker and her 6-year-old son sold 2000 loaves for $1.45 each.
          The army may march on the town, officials fear.
          Jan Marek and April Stone agreed on version 2.15 of the text.
          About 2010 people signed; 12.30 percent did not.
          """)
  void agesPricesAndNamesAreNoDates(String text) {
    assertThat(found(text, "2024-05-15")).isEmpty();
  }

  @Test
  void expressionsStandInOrderAndDoNotOverlap() {
    String text =
        "On Friday, 3 May 2024, at 10:30 p.m. they met; two days later, on Sunday morning, they parted for nearly two years.";
    List<When> dates = dates(text, "2024-05-15");
    assertThat(dates)
        .extracting(When::value)
        .containsExactly("2024-05-03T22:30", "2024-05-05", "2024-05-12TMO", "P2Y");
    for (int i = 1; i < dates.size(); i++) {
      assertThat(dates.get(i).span().start()).isGreaterThanOrEqualTo(dates.get(i - 1).span().end());
    }
    assertThat(dates).allSatisfy(date -> assertThat(date.span().of(text)).isEqualTo(date.text()));
  }

  @Test
  void emptyTextHasNoDates() {
    assertThat(dates("", "2024-05-15")).isEmpty();
  }

  @Test
  void whatNarrowsAValue_andTheClockItIsToldBy_areKept() {
    assertThat(
            dates(
                "In late March, about two years on, they met at 5 p.m. EST on Friday.",
                "2024-05-15"))
        .extracting(date -> date.value() + " " + date.mod() + " " + date.zone())
        .containsExactly("2024-03 END null", "P2Y APPROX null", "2024-05-10T17:00 null -05:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          They met on 30 February 2022.                    | 2022-02
          They met on 2022-13-45, in the year 0.           | 2022
          They paid 1,00,000 times, 1.000,5 in all.        |
          They met ב-3 on 3 May 2022, 25:99 by the clock.  | 2022-05-03
          """)
  void daysThatDoNotExist_areNotMadeUp(String text, @Nullable String values) {
    assertThat(String.join(" ", dates(text, "2024-05-15").stream().map(When::value).toList()))
        .isEqualTo(values == null ? "" : values);
  }

  @ParameterizedTest
  @CsvSource({
    "2024, 2024-03-31, 2024-05-05",
    "2025, 2025-04-20, 2025-04-20",
    "1961, 1961-04-02, 1961-04-09"
  })
  void easterFallsOnItsDay(int year, String west, String east) {
    assertThat(Holidays.day("EA+0", year)).isEqualTo(west);
    assertThat(Holidays.day("OE+0", year)).isEqualTo(east);
  }

  @Test
  void aDayOfTheIslamicCalendar_isUnknownBeyondItsTables() {
    assertThat(Holidays.day("H10-01", 2024)).isEqualTo("2024-04-10");
    assertThat(Holidays.day("H10-01", 1500)).isNull();
  }
}
