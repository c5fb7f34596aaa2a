package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSpellingTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Zhuravski, Juravsky
          Codrin,    Kodrin
          Qadirabad, Kadirabad
          Yezdar,    Ezdar
          Khevan,    Hevan
          Ghazir,    Gazir
          Tajiyev,   Tadjiev
          Shirzad,   Shirzod
          Teodor,    Theodor
          Dvořan,    Dvoran
          Norland,   Norlandic
          """)
  void oneNameSpeltByTwoTranslators(String name, String other) {
    assertThat(isSame(name, other)).isTrue();
    assertThat(isSame(other, name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Tolmar,  Kellmar
          Marta,   Greta
          Lunt,    Lind
          Sool,    Soot
          Zemlin,  Harlin
          Ann,     Ana
          """)
  void twoNames(String name, String other) {
    assertThat(isSame(name, other)).isFalse();
  }

  private static boolean isSame(String name, String other) {
    return NameSpelling.isSame(NameSpelling.fold(name), NameSpelling.fold(other));
  }
}
