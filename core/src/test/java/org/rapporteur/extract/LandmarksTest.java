package org.rapporteur.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class LandmarksTest {
  @Test
  void aTitleWithoutEndIsCut() {
    Document page = Jsoup.parse("<title>" + "Council votes on bridge ".repeat(50_000) + "</title>");

    assertThat(new Landmarks(page).title()).hasSize(2000).startsWith("Council votes on bridge C");
  }

  @Test
  void aLongRunOfTextIsNotReadToItsEnd() {
    Document page = Jsoup.parse("<p>" + "x".repeat(100_000) + "</p>");

    assertThat(Bounded.text(page.body(), 100)).hasSizeBetween(101, 2000);
  }
}
