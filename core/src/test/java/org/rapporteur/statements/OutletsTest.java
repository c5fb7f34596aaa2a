package org.rapporteur.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutletsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "the BBC",
        "Reuters",
        "The Lakeside Times",
        "Arlovia's state-run Xinhua",
        "state television",
        "the newspaper",
        "Radio Free Arlovia News"
      })
  void outletsAreKnownByNameOrLook(String text) {
    assertThat(Outlets.isOutlet(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rossi",
        "reporters",
        "the ministry",
        "time",
        "the hill",
        "the intelligence agency",
        "a crowd of supporters"
      })
  void othersAreNot(String text) {
    assertThat(Outlets.isOutlet(text)).isFalse();
  }
}
