package org.rapporteur.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeriodTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2031-03-02            | 2031-03-02 | 2031-03-02 | day
          2031-03-02T09:30      | 2031-03-02 | 2031-03-02 | time
          2031-W01              | 2030-12-30 | 2031-01-05 | week
          2031-W01-WE           | 2030-12-30 | 2031-01-05 | week
          2031-02               | 2031-02-01 | 2031-02-28 | month
          2031-Q4               | 2031-10-01 | 2031-12-31 | quarter
          2031-H2               | 2031-07-01 | 2031-12-31 | half
          2031-WI               | 2031-01-01 | 2031-12-31 | season
          2031                  | 2031-01-01 | 2031-12-31 | year
          203                   | 2030-01-01 | 2039-12-31 | decade
          2031-03-02/2031-04    | 2031-03-02 | 2031-04-30 | day
          """,
      delimiter = '|')
  void spansItsDays(String value, String first, String last, String precision) {
    assertThat(Period.of(value))
        .hasValueSatisfying(
            period -> {
              assertThat(period.first()).hasToString(first);
              assertThat(period.last()).hasToString(last);
              assertThat(period.precision()).isEqualTo(precision);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "XXXX-WXX-5",
        "P2Y",
        "PAST_REF",
        "2031-02-31",
        "2031-13",
        "2031-W60",
        "2031-W00",
        "2031-03-02/2031-03-01",
        "2031-03-02/P1D",
        "/",
        "2031/"
      })
  void whatHasNoPlaceOnACalendarIsNone(String value) {
    assertThat(Period.of(value)).isEmpty();
  }
}
