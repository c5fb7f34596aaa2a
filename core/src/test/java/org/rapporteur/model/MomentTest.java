package org.rapporteur.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2022-02-04, day
          2022-02, month
          2022, year
          202, decade
          2022-Q1, quarter
          2022-SU, season
          2022-H2, half
          2022-W05, week
          2022-02-04T15:00, time
          2022-02-04/2022-02-06, day
          XXXX-WXX-5, unknown
          FUTURE_REF, unknown
          """)
  void saysHowExactATimeIs(String value, String expected) {
    assertThat(Moment.precision(value)).isEqualTo(expected);
  }
}
