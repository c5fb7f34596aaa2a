package org.rapporteur.brief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2022-02-04, 2022-02-04, AGREE
          2022-02-04, 2022-02-05, CONFLICT
          2022-02-04, 2022-02, AGREE
          2022-02-04, 2021, CONFLICT
          2022-02-04T15:00, 2022-02-04, AGREE
          XXXX-WXX-5, 2022-02-04, AGREE
          XXXX-WXX-4, 2022-02-04, CONFLICT
          XXXX-WXX-5, XXXX-WXX-5, AGREE
          XXXX-12, 2022-02-04, CONFLICT
          2022-W05, 2022-02-04, AGREE
          2022-W06, 2022-02-04, CONFLICT
          PAST_REF, 2022-02-04, UNKNOWN
          XXXX-XX-XX, XXXX-XX-XX, UNKNOWN
          P2Y, P2Y, UNKNOWN
          2022-02-31, 2022-02-04, UNKNOWN
          """)
  void saysWhetherTwoTimesCanBeTheSame(String a, String b, Dates.Relation expected) {
    assertThat(Dates.relation(a, b)).isEqualTo(expected);
    assertThat(Dates.relation(b, a)).isEqualTo(expected);
  }
}
