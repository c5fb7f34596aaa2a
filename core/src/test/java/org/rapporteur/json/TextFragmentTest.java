package org.rapporteur.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFragmentTest {
  @Test
  void aPageIsOpenedAtTheWords() {
    assertThat(TextFragment.link("https://a.example/x#top", "The well-known dam, “old”"))
        .isEqualTo(
            "https://a.example/x#:~:text=The%20well%2Dknown%20dam%2C%20%E2%80%9Cold%E2%80%9D");
  }

  @Test
  void ofManyWordsTheEndsAreGiven() {
    assertThat(TextFragment.link("https://a.example/", "a b c d e f g h i j k l m n"))
        .isEqualTo("https://a.example/#:~:text=a%20b%20c%20d%20e,j%20k%20l%20m%20n");
  }

  @Test
  void withoutAnAddressThereIsNoLink() {
    assertThat(TextFragment.link(null, "words")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://a.example/",
        "data:text/html,x",
        "file:///a",
        "https://a.example/\" onclick=\"x",
        "https://a.example/><script>",
        "//a.example/",
        ""
      })
  void onlyAddressesOfTheWebBecomeLinks(String address) {
    assertThat(TextFragment.link(address, "words")).isNull();
  }
}
