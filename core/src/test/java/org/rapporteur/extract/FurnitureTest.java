package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FurnitureTest {
  static Stream<Furniture.Rule> rules() {
    return Furniture.shared().rules().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleDecidesItsExample(Furniture.Rule rule) {
    assertThat(Furniture.shared().actionOf(rule.example())).isEqualTo(rule.action());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tags were found on all nine sheep, the council said.",
        "More people than ever followed the trial.",
        "Comments by the minister angered the harbour workers.",
        "Related parties must disclose such payments, the court held.",
        "Read the room, she told the board.",
        "The governor will share the stage with his rival.",
        "Photographers were kept away from the pier.",
        "Follow the money, the auditor said.",
        "Olympic host",
        "- Article by the premier -"
      })
  void linesOfAnArticleAreNoFurniture(String line) {
    assertThat(Furniture.shared().actionOf(line)).isNull();
  }

  @Test
  void longParagraphsAreNeverFurniture() {
    assertThat(Furniture.shared().actionOf("Read also: " + "the harbour ".repeat(40))).isNull();
  }
}
