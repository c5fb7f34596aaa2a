package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Byline;

class BylinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          By Mara Lindqvist                                     | Mara Lindqvist
          BY MARA LINDQVIST                                     | Mara Lindqvist
          By Mara Lindqvist and Tomas van der Hoek              | Mara Lindqvist;Tomas van der Hoek
          Mara Lindqvist, Staff Writer                          | Mara Lindqvist
          By Mara Lindqvist in Harrow, Ilse Brandt in Lowmoor   | Mara Lindqvist;Ilse Brandt
          Von Mara Lindqvist und Ilse Brandt                    | Mara Lindqvist;Ilse Brandt
          Par Mara Lindqvist et Élodie N'Diaye                  | Mara Lindqvist;Élodie N'Diaye
          By Mara Lindqvist mara.lindqvist@courier.example      | Mara Lindqvist
          By Mara Lindqvist – Harrow Courier                    | Mara Lindqvist
          """)
  void peopleAreNamedWithoutRolesPlacesAndAddresses(String line, String names) {
    assertThat(Bylines.parse(line, "Harrow Courier").authors())
        .isEqualTo(List.of(names.split(";")));
  }

  @Test
  void anAgencyIsNoAuthor() {
    assertThat(Bylines.parse("By Mara Lindqvist and Tomas Hoek for AFP", ""))
        .isEqualTo(new Byline(List.of("Mara Lindqvist", "Tomas Hoek"), List.of("AFP")));
    assertThat(Bylines.parse("The Associated Press", ""))
        .isEqualTo(new Byline(List.of(), List.of("AP")));
    assertThat(Bylines.parse("Ilse Brandt, dpa", ""))
        .isEqualTo(new Byline(List.of("Ilse Brandt"), List.of("dpa")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Harrow Courier",
        "Staff Writer",
        "admin",
        "News Desk",
        "https://courier.example/staff",
        "Courier editorial team"
      })
  void outletsAndRolesAreNobody(String line) {
    assertThat(Bylines.parse(line, "Harrow Courier").authors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "By the time the ferry docked, the crowd had gone.",
        "By Friday the harbour was empty",
        "Von hier an wurde es still."
      })
  void sentencesAreNoBylines(String line) {
    assertThat(Bylines.isByline(line)).isFalse();
  }

  @Test
  void whoIsWithTheReportersIsAReporter() {
    assertThat(
            Bylines.parse("With Mara Lindqvist in Lowmoor and Oskar Venn in the studio", "")
                .authors())
        .containsExactly("Mara Lindqvist", "Oskar Venn");
  }
}
