package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FurnitureRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"en/openings.txt", "en/furniture.txt", "en/embeds.txt", "en/disclaimers.txt"})
  void everyRuleFindsItsExample(String resource) {
    assertThat(FurnitureRules.rules(resource)).isNotEmpty();
    for (FurnitureRules.Rule rule : FurnitureRules.rules(resource)) {
      assertThat(rule.pattern().matcher(rule.example()).lookingAt()).as(rule.example()).isTrue();
      assertThat(rule.mayMatchIn(rule.example())).as(rule.example()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The commission contributed to this report by sending two experts to the site for a month, where they spoke to forty families.",
        "Watch out for ice on the road to Hallen.",
        "Minister Ann Lee said the bridge would open in May."
      })
  void proseIsNoFurniture(String prose) {
    assertThat(FurnitureRules.load().findFurniture(prose)).isEmpty();
  }
}
