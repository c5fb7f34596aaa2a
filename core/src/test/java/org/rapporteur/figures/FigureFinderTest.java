package org.rapporteur.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Circumstances;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Statement;
import org.rapporteur.model.When;
import org.rapporteur.reading.SentenceSplitter;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FigureFinderTest {
  private final FigureFinder finder = FigureFinder.load();

  private List<Figure> figures(String text, List<When> dates) {
    Article article = Article.ofText("test", text, Stamp.of(LocalDate.of(2024, 5, 15)));
    return finder.findFigures(
        new Reading(article, SentenceSplitter.split(text), List.of()), dates, List.of());
  }

  private List<Figure> figures(String text) {
    return figures(text, List.of());
  }

  @Test
  void saysByWhomAndForWhen() {
    String text =
        "The toll rose to 41 on Tuesday from 36 on Monday. “We have 300 tents,” Maria Stone said.";
    Article article = Article.ofText("test", text, Stamp.of(LocalDate.of(2024, 5, 15)));
    Reading reading = new Reading(article, SentenceSplitter.split(text), List.of());
    Statement statement =
        new Statement(
            article.id(),
            Statement.Kind.DIRECT,
            List.of(span(text, "We have 300 tents,")),
            new Mention(span(text, "Maria Stone"), "Maria Stone", "Maria Stone"),
            null,
            null,
            null,
            null,
            Circumstances.NONE,
            "test",
            1,
            Gear.FAST);
    List<When> dates =
        List.of(
            new When(span(text, "Tuesday"), "Tuesday", When.Kind.DATE, "2024-05-14", "test"),
            new When(span(text, "Monday"), "Monday", When.Kind.DATE, "2024-05-13", "test"));
    assertThat(finder.findFigures(reading, dates, List.of(statement)))
        .extracting(
            figure ->
                figure.value().toPlainString()
                    + " "
                    + (figure.by() == null ? "-" : figure.by().entity())
                    + " "
                    + (figure.date() == null ? "-" : figure.date().value()))
        .containsExactly("41 - 2024-05-14", "36 - 2024-05-13", "300 Maria Stone -");
  }

  private static Span span(String text, String words) {
    int start = text.indexOf(words);
    return new Span(start, start + words.length());
  }

  private static String shown(Figure figure) {
    return (figure.value().toPlainString() + " " + figure.unit() + " " + figure.of())
        .strip()
        .replaceAll(" +", " ");
  }

  List<Lists.Example> examples() {
    return finder.lists().examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachLineOfTheListsReadsItsExample(Lists.Example example) {
    String text = example.text().replace("[", "").replace("]", "");
    String expression =
        example.text().substring(example.text().indexOf('[') + 1, example.text().indexOf(']'));
    List<Figure> figures = figures(text);
    assertThat(figures).extracting(figure -> figure.span().of(text)).containsExactly(expression);
    Figure figure = figures.getFirst();
    String bounds =
        (figure.value().toPlainString()
                + " "
                + figure.low().toPlainString()
                + " "
                + figure.high().toPlainString()
                + " "
                + figure.unit())
            .strip();
    assertThat(List.of(shown(figure), bounds)).contains(example.expected());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          They will sell 10 billion cubic meters of gas per year to Marland.   | 10000000000 m3/year gas
          They will sell 10 billion cubic metres of natural gas.                | 10000000000 m3 natural gas
          The line carries 2 million barrels a day.                             | 2000000 bbl/day
          The line carries 2 million barrels of oil a day.                      | 2000000 bbl/day oil
          It costs $5m annually.                                                | 5000000 USD/year
          Some 100,000 Russian troops stand there.                              | 100000 Russian troops
          Twenty-four world leaders came.                                       | 24 world leaders
          They freed two hundred and six prisoners.                             | 206 prisoners
          It carried 5.5 million tonnes of wheat.                               | 5500000 t wheat
          They signed a $300 million deal.                                      | 300000000 USD deal
          It gave €2bn in aid.                                                  | 2000000000 EUR aid
          Over 60 percent of voters agreed.                                     | 60 % voters
          The 10-mile road is closed.                                           | 10 mi road
          Half a million people fled.                                           | 500000 people
          A dozen ships left.                                                   | 12 ships
          """)
  void figureHasValueUnitAndWhatItCounts(String text, String expected) {
    assertThat(figures(text)).extracting(FigureFinderTest::shown).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Between 10 and 12 million people fled.    | 10000000 12000000
          They sent 10–12 tanks.                    | 10 12
          They pay $10 to $12 million.              | 10000000 12000000
          Up to 20 people fled.                     | 0 20
          More than 20 people fled.                 | 20 20
          Dozens of people fled.                    | 24 100
          Tens of thousands of people fled.         | 20000 100000
          """)
  void boundsAndRangesSetLowAndHigh(String text, String expected) {
    assertThat(figures(text))
        .extracting(figure -> figure.low().toPlainString() + " " + figure.high().toPlainString())
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Two thirds of voters agreed.                     | 66.67 % voters
          A third of the city is without power.            | 33.33 % city
          Rents rose by a fifth.                           | 20 %
          Half the schools are shut.                       | 50 % schools
          One in five adults agreed.                       | 20 % adults
          Nine out of ten pupils passed.                   | 90 % pupils
          It strikes 12 in every 100,000 people.           | 0.012 % people
          Two and a half million people fled.              | 2500000 people
          """)
  void sharesAreHundredthsOfWhatTheyAreTakenFrom(String text, String expected) {
    assertThat(figures(text)).extracting(FigureFinderTest::shown).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          They paid 1.250.000 euros.        | 1250000 EUR
          They paid 1.000,5 million euros.  | 1000500000 EUR
          Prices rose 3,5 percent.          | 3.5 %
          They paid Rs 1,00,000.            | 100000 INR
          They freed 12,34,567 birds.       | 1234567 birds
          They paid 1 250 000 francs.       | 1250000 CHF
          They paid 1'250'000 francs.       | 1250000 CHF
          They sent 5.000 lorries.          | 5000 lorries
          Rates stand at 3 1/4 percent.     | 3.25 %
          They freed ٤١ soldiers.           | 41 soldiers
          """)
  void numbersAreGroupedAsInManyCountries(String text, String expected) {
    assertThat(figures(text)).extracting(FigureFinderTest::shown).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The death toll rose to 41.                       | 41 death toll
          The number of wolves fell to 340.                | 340 wolves
          The blast killed nine.                           | 9 killed
          Seven of the 30 hostages are free.               | 7 hostages; 30 hostages
          They lost 17 seats and kept 41.                  | 17 seats; 41 seats
          A 40-vehicle convoy left.                        | 40 vehicle
          Survivors: 21.                                   | 21 Survivors
          A crowd of 61,204 came.                          | 61204 crowd
          The toll climbed from 36 to 41.                  | 36 toll; 41 toll
          Rates rose from 3.1 to 3.9 percent.              | 3.1 %; 3.9 %
          It fell to 2.1 million tonnes from 2.2 million.  | 2100000 t; 2200000 t
          """)
  void whatIsCountedMayStandElsewhere(String text, String expected) {
    assertThat(String.join("; ", figures(text).stream().map(FigureFinderTest::shown).toList()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It was -24°C.                       | -24 °C
          It was 5 degrees below zero.        | -5 °
          A barrel cost 80 dollars a barrel.  | 80 USD/bbl
          They gave 30 tonnes per hectare.    | 30 t/ha
          They cost seven crowns a litre.     | 7 /L crowns
          They have 1.7m customers.           | 1700000 customers
          The wall is 3m high.                | 3 m
          """)
  void unitsHaveSignsRatesAndScales(String text, String expected) {
    assertThat(figures(text)).extracting(FigureFinderTest::shown).containsExactly(expected);
  }

  @Test
  void aNumberOfHundredsOfFiguresIsNone() {
    assertThat(figures("They paid " + "7".repeat(400) + " dollars.")).isEmpty();
    assertThat(figures("They paid 1" + ",000".repeat(200) + " dollars.")).isEmpty();
  }

  @Test
  void textFromRightToLeftIsReadInItsOrder() {
    String text = "قال إن 41 people died and ۱۲ ships left \u202e99\u202c.";
    assertThat(figures(text))
        .extracting(FigureFinderTest::shown)
        .startsWith("41 people", "12 ships");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Maria Stone, 43, was the first to leave.",
        "A 33-year-old baker fell.",
        "The F-16 and the COVID-19 ward stood empty.",
        "Call 555-123-4567 now.",
        "Version 2.15.3 is out.",
        "Article 5 says so.",
        "The Falcon 9 rocket flew.",
        "No one came, and one of them said so.",
        "The two leaders met on the 21st floor.",
      })
  void namesAgesAndAddressesAreNoFigures(String text) {
    assertThat(figures(text)).isEmpty();
  }

  @Test
  void numbersInDatesAreNoFigures() {
    String text = "On 3 May 2024 some 40 ships left.";
    When date = new When(new Span(3, 13), "3 May 2024", When.Kind.DATE, "2024-05-03", "test");
    assertThat(figures(text, List.of(date)))
        .extracting(FigureFinderTest::shown)
        .containsExactly("40 ships");
  }

  @Test
  void aVoteIsTwoFigures() {
    assertThat(figures("The chamber voted 52-48 to pass it."))
        .extracting(FigureFinderTest::shown)
        .containsExactly("52 votes for", "48 votes against");
  }

  @Test
  void valuesArePlainNumbers() {
    assertThat(figures("It cost 3 trillion dollars.").getFirst().value())
        .isEqualTo(new BigDecimal("3000000000000"));
  }
}
