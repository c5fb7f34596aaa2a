package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Stamp;

class StampsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2021-03-03T14:05:00+02:00              | 2021-03-03T14:05+02:00
          2021-03-03T14:05:00Z                   | 2021-03-03T14:05Z
          2021-03-03                             | 2021-03-03
          20210303                               | 2021-03-03
          March 03, 2021                         | 2021-03-03
          Wednesday, 3 March 2021                | 2021-03-03
          Published: Mar 3, 2021 2:05 PM EST     | 2021-03-03T14:05-05:00
          3rd March 2021 10:30                   | 2021-03-03
          3. März 2021                           | 2021-03-03
          3 марта 2021                           | 2021-03-03
          le 3 février 2021 à 10h30              | 2021-02-03
          03.04.2021                             | 2021-04-03
          13/04/2021                             | 2021-04-13
          04/13/2021                             | 2021-04-13
          2021年3月3日                            | 2021-03-03
          """)
  void aDayIsReadAsItIsPrinted(String text, String stamp) {
    assertThat(Stamps.parse(text).map(Stamp::toString)).contains(stamp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03/04/2021",
        "© 2021 The Harrow Courier",
        "March 2021",
        "2021",
        "February 30, 2021",
        "3 Smarch 2021",
        "call 2021-555-0199"
      })
  void whatIsNoDayStaysUnknown(String text) {
    assertThat(Stamps.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://courier.example/2021/03/04/strike, 2021-03-04",
    "https://courier.example/news/2021-03-04-strike, 2021-03-04",
    "https://courier.example/20210304/strike.html, 2021-03-04",
    "https://courier.example/2021/mar/04/strike, 2021-03-04",
    "https://courier.example/news/29-10-2021, 2021-10-29",
    "https://courier.example/report_of_22.04.2020_strike, 2020-04-22"
  })
  void anAddressDatesAPageByItsFullDay(String url, String stamp) {
    assertThat(Stamps.ofUrl(url).map(Stamp::toString)).contains(stamp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://courier.example/2021/03/strike",
        "https://courier.example/2021/strike",
        "https://courier.example/news/03-04-2021",
        "https://courier.example/article/202103",
        "https://courier.example/id/2021034567"
      })
  void anAddressWithoutDayDatesNothing(String url) {
    assertThat(Stamps.ofUrl(url)).isEmpty();
  }
}
