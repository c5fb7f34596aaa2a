package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Times;

class NumberWordsTest {
  static WordText words(String text) {
    Article article =
        new Article(
            Article.idOf("", "", text),
            new Provenance("", true, null, "", "en", null, ""),
            "",
            "",
            text,
            Byline.NONE,
            new Times(null, null, null),
            null,
            Layout.PLAIN,
            List.of());
    return WordText.of(article, FurnitureRules.load());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          seven,                                7
          Seventy-one of them,                  71
          one hundred and eighty seats,         180
          twelve hundred people,                1200
          fifteen thousand flats,               15000
          two thousand three hundred and four,  2304
          six point eight on the scale,         6.8
          nine and a half percent,              9.5
          eleventh of May,                      11
          """)
  void aNumberInWordsIsReadAsDigits(String text, String digits) {
    assertThat(NumberWords.at(words(text), 0).map(NumberWords.Number::digits)).contains(digits);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          one of them
          first of all
          and a half
          hours later
          often
          """)
  void noOtherWordIsANumber(String text) {
    assertThat(NumberWords.at(words(text), 0)).isEmpty();
  }

  @Test
  void twoNumbersInARowStayTwo() {
    WordText words = words("twenty, thirty or five six");

    assertThat(NumberWords.at(words, 0)).contains(new NumberWords.Number("20", 1));
    assertThat(NumberWords.at(words, 1)).contains(new NumberWords.Number("30", 2));
    assertThat(NumberWords.at(words, 3)).contains(new NumberWords.Number("5", 4));
  }

  @Test
  void digitsAndWordsAreOneNumber() {
    assertThat(keys("In May 1,200 men left at 09.05 on the 11th with 6,2 tonnes."))
        .containsExactly("mai", "1200", "9.05", "11", "6.2");
    assertThat(keys("Then, in May, twelve hundred men left on the eleventh."))
        .containsExactly("mai", "1200", "11");
  }

  private static List<String> keys(String text) {
    return Anchors.find(words(text)).stream().map(Anchors.Anchor::key).toList();
  }
}
