package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;

class ResolverTest {
  private static final Resolver RESOLVER = new Resolver(Gazetteer.shared());
  private static final Pattern MARKED = Pattern.compile("\\[(P|O|L) ([^]]+)]");

  /// A reading of a text with its names in square brackets: `[P Tara Vey]` a person, `[O …]` an
  /// organisation, `[L …]` a place.
  static Reading reading(String key, String marked) {
    StringBuilder text = new StringBuilder();
    List<Name> names = new ArrayList<>();
    Matcher matcher = MARKED.matcher(marked);
    int last = 0;
    while (matcher.find()) {
      text.append(marked, last, matcher.start());
      Name.Kind kind =
          switch (matcher.group(1)) {
            case "P" -> Name.Kind.PERSON;
            case "O" -> Name.Kind.ORGANISATION;
            default -> Name.Kind.PLACE;
          };
      Span span = new Span(text.length(), text.length() + matcher.group(2).length());
      text.append(matcher.group(2));
      names.add(new Name(span, matcher.group(2), kind, matcher.group(2), "tagger", Gear.FAST));
      last = matcher.end();
    }
    text.append(marked.substring(last));
    Article article = Article.ofText(key, text.toString(), null);
    return new Reading(
        article, SentenceSplitter.split(article.text()), RESOLVER.resolve(article.text(), names));
  }

  private static List<String> entities(String marked) {
    return reading("a", marked).names().stream().map(Name::entity).toList();
  }

  @Test
  void aSurnameIsTheFullName_alsoBeforeIt() {
    assertThat(entities("[P Vey] resigned. Mayor [P Tara Vey] left. [P Ms. Vey] wept."))
        .containsOnly("Tara Vey")
        .hasSize(3);
  }

  @Test
  void nicknamesAreTheirNames_otherNamesAreNot() {
    assertThat(
            entities(
                "[P William Vey] met [P Robert Oro]. [P Bill Vey] spoke, [P Bob Oro] did not. [P Ron Oro] left."))
        .containsExactly("William Vey", "Robert Oro", "William Vey", "Robert Oro", "Ron Oro");
  }

  @Test
  void familyNamesThatStandFirst() {
    assertThat(
            entities(
                "[P Wang Orlin] met [P Kim Jo-un]. [P Wang] bowed to [P Kim]. [P Orlin] did not."))
        .containsExactly("Wang Orlin", "Kim Jo-un", "Wang Orlin", "Kim Jo-un", "Wang Orlin");
  }

  @Test
  void ofTwoPeopleWithOneSurname_theOneNamedLastBefore() {
    assertThat(
            entities(
                "[P Wang Oro] and [P Wang Ubin] met. [P Wang Oro] spoke. [P Wang] smiled. [P Wang Ubin] left, and [P Wang] sang."))
        .containsExactly("Wang Oro", "Wang Ubin", "Wang Oro", "Wang Oro", "Wang Ubin", "Wang Ubin");
  }

  @Test
  void beforeEitherOfTwoIsNamed_aSurnameStaysItself() {
    assertThat(entities("[P Vey] won. [P Tara Vey] and [P Olo Vey] ran."))
        .containsExactly("Vey", "Tara Vey", "Olo Vey");
  }

  @Test
  void differentPeopleStayApart() {
    assertThat(entities("[P Tara Vey] met [P Tara Orlan], [P Olo Vey] and [P Veylin]."))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "Olo Zarensky, Olo Zarenskyy, true",
    "Olo Zarensky, Olo Zarenskiy, true",
    "J. Vey, John Vey, true",
    "Tara Vey, Tara M. Vey, true",
    "Dr. Tara Vey, Tara Vey, true",
    "Tara Vey Jr., Tara Vey, true",
    "Mohamed al-Orlani, Mohamed Al Orlani, true",
    "Wang Li, Wang Min Li, false",
    "Tara Vey, Tora Vey, false",
    "Olo Orlan, Olo Orland, false",
    "Wang Oro, Wang Ubin, false"
  })
  void spellingsOfOneNameAreOnePerson(String a, String b, boolean same) {
    Gazetteer gazetteer = Gazetteer.shared();
    assertThat(PersonName.of(a, gazetteer).isVariantOf(PersonName.of(b, gazetteer)))
        .isEqualTo(same);
    assertThat(PersonName.of(b, gazetteer).isVariantOf(PersonName.of(a, gazetteer)))
        .isEqualTo(same);
  }

  @Test
  void lettersInBracketsStandForTheWordsBefore() {
    assertThat(entities("The [O Orlan Mining Board] ([O OMB]) met. The [O OMB] shut [L Vey]."))
        .containsExactly("Orlan Mining Board", "Orlan Mining Board", "Orlan Mining Board", "Vey");
  }

  @Test
  void lettersStandForTheOnlyNameTheyBegin() {
    assertThat(entities("[O OMB] met. The [O Orlan Mining Board] is old."))
        .containsExactly("Orlan Mining Board", "Orlan Mining Board");
    assertThat(entities("[O OMB] met. [O Orlan Mining Board] sued [O Old Mill Bank].").getFirst())
        .isEqualTo("OMB");
  }

  @Test
  void anAgencyInBracketsStandsForNoPlace() {
    assertThat(entities("[L Port Orlan] ([O XYZ]) - It rained."))
        .containsExactly("Port Orlan", "XYZ");
  }

  @Test
  void formsOfOneCountryAreOne() {
    assertThat(
            entities("The [L U.S.], the [L US] and the [L United States] of [L America].")
                .subList(0, 3))
        .containsOnly("United States");
    assertThat(entities("The [L People’s Republic of China].")).containsExactly("China");
  }

  @Test
  void aCompanyWithoutItsEnding() {
    assertThat(entities("[O Orlan Mills Inc.] fell. [O Orlan Mills] rose."))
        .containsOnly("Orlan Mills Inc.");
  }
}
