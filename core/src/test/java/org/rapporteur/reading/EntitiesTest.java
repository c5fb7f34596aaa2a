package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Reading;

class EntitiesTest {
  private static final Reading FULL =
      ResolverTest.reading(
          "full",
          "[P Tara Zarensky] met [P Wang Oro] of the [O Orlan Mining Board] ([O OMB]) in [L Vey].");
  private static final Reading SHORT =
      ResolverTest.reading(
          "short", "[P Zarenskyy] and [P Wang] spoke to the [O OMB] and the [L US].");
  private static final Reading OTHER =
      ResolverTest.reading("other", "[P Tara Zarenskiy] left the [L U.S.]; [P Olo Vey] stayed.");

  private static String canonical(List<Reading> readings, Reading reading, String entity) {
    return Entities.over(readings).canonical(reading.article(), entity);
  }

  @Test
  void aSurnameInOneArticleIsTheFullNameInAnother() {
    List<Reading> readings = List.of(FULL, SHORT);
    assertThat(canonical(readings, SHORT, "Wang")).isEqualTo("Wang Oro");
    assertThat(canonical(readings, SHORT, "Zarenskyy")).isEqualTo("Tara Zarensky");
    assertThat(canonical(readings, FULL, "Wang Oro")).isEqualTo("Wang Oro");
  }

  @Test
  void aSurnameOfTwoPeopleStaysItself() {
    Reading second = ResolverTest.reading("second", "[P Wang Ubin] slept.");
    assertThat(canonical(List.of(FULL, SHORT, second), SHORT, "Wang")).isEqualTo("Wang");
  }

  @Test
  void lettersExplainedInOneArticleHoldInAll() {
    assertThat(canonical(List.of(FULL, SHORT), SHORT, "OMB")).isEqualTo("Orlan Mining Board");
    assertThat(canonical(List.of(FULL, SHORT), SHORT, "the OMB")).isEqualTo("Orlan Mining Board");
  }

  @Test
  void spellingsAndCountriesAreOne_inAnyOrder() {
    List<Reading> readings = List.of(FULL, SHORT, OTHER);
    assertThat(canonical(readings, OTHER, "Tara Zarenskiy"))
        .isEqualTo(canonical(readings, FULL, "Tara Zarensky"));
    assertThat(canonical(readings, OTHER, "U.S."))
        .isEqualTo("United States")
        .isEqualTo(canonical(readings, SHORT, "US"));
    for (Reading reading : readings) {
      reading
          .names()
          .forEach(
              name ->
                  assertThat(canonical(readings.reversed(), reading, name.entity()))
                      .isEqualTo(canonical(readings, reading, name.entity())));
    }
  }

  @Test
  void aPlaceAndAPersonOfOneNameStayApart() {
    assertThat(canonical(List.of(FULL, OTHER), FULL, "Vey")).isEqualTo("Vey");
  }

  @Test
  void whatIsNoNameStaysAsItIs() {
    assertThat(canonical(List.of(FULL), FULL, "the ministry")).isEqualTo("ministry");
    assertThat(canonical(List.of(), FULL, "Orlan")).isEqualTo("Orlan");
  }
}
