package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;

class ArticleReaderTest {
  private static final ArticleReader READER = ArticleReader.load();
  private static final String TEXT =
      """
      GENEVA, March 3 - President Tomasz Orlanski met Mayor Amina Dubois in Berlin on Tuesday, the Ministry of Foreign Affairs said.

      "We will rebuild the harbour," Orlanski told reporters. German officials and the World Health Organization (WHO) welcomed the plan. \
      Ms. Dubois said the U.S. had asked the WHO for help.""";

  private static Reading read(String text) {
    return READER.read(Article.ofText("a", text, null));
  }

  private static List<String> names(Reading reading, Name.Kind kind) {
    return reading.names().stream().filter(name -> name.kind() == kind).map(Name::text).toList();
  }

  @Test
  void findsPeoplePlacesGroupsAndOrganisations() {
    Reading reading = read(TEXT);
    assertThat(names(reading, Name.Kind.PERSON))
        .containsExactly("Tomasz Orlanski", "Amina Dubois", "Orlanski", "Dubois");
    assertThat(names(reading, Name.Kind.PLACE)).contains("Berlin", "U.S.");
    assertThat(names(reading, Name.Kind.GROUP)).containsExactly("German");
    assertThat(names(reading, Name.Kind.ORGANISATION))
        .contains("World Health Organization", "WHO")
        .doesNotContain("President");
  }

  @Test
  void setsRoleAndCountryBesideAName() {
    Reading reading =
        read(
            "German Foreign Minister Amina Dubois met Kenya's new trade minister, Tomasz Orlanski, in Berlin.");
    assertThat(reading.names())
        .extracting(name -> name.text() + ";" + name.role() + ";" + name.country())
        .contains(
            "Amina Dubois;Foreign Minister;Germany",
            "Tomasz Orlanski;new trade minister;Kenya",
            "German;;Germany");
  }

  @Test
  void namesWhoIsMeant() {
    assertThat(read(TEXT).names().stream().map(Name::entity))
        .contains("United States", "World Health Organization")
        .doesNotContain("WHO", "Orlanski", "Dubois");
  }

  @Test
  void aNameStandsWhereItSays_insideOneSentence() {
    Reading reading =
        read("Émile Zolan 😀 met Núria Vey-Čapek in São Paulo.\nThen she went to Montréal.");
    assertThat(reading.names())
        .hasSizeGreaterThan(2)
        .allSatisfy(
            name -> {
              assertThat(name.span().of(reading.text())).isEqualTo(name.text());
              assertThat(reading.sentenceAt(name.span().start()).span().contains(name.span()))
                  .isTrue();
            });
    assertThat(reading.names()).isSortedAccordingTo((a, b) -> a.span().compareTo(b.span()));
  }

  @Test
  void threadsReadAlike() {
    Reading alone = read(TEXT);
    assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> read(TEXT)).toList())
        .allMatch(alone::equals);
  }

  @Test
  void otherLanguagesAndBlankTextDoNoHarm() {
    assertThat(read("").sentences()).isEmpty();
    assertThat(read(" \n ").names()).isEmpty();
    assertThat(read("Президент прибыл в город. Он сказал: «Да».").sentences()).hasSize(2);
    assertThat(read("市长说：“好的。”他走了。").sentences()).hasSize(2);
  }
}
