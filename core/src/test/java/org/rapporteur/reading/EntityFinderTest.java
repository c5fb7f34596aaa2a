package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Entity;
import org.rapporteur.model.Reading;

class EntityFinderTest {
  private static final Reading ORE =
      ResolverTest.reading("ore", "[P Tara Zarensky] met the [O Orlan Mining Board] ([O OMB]).");
  private static final Reading ORE_AGAIN =
      ResolverTest.reading("ore-again", "[P Zarenskyy] spoke to the [O OMB].");
  private static final Reading FERRY =
      ResolverTest.reading("ferry", "[P Tara Zarenskiy] waited with [P Marsh] in [L Vey].");
  private static final Reading MATCH =
      ResolverTest.reading("match", "[P Zarensky] scored; [P Ada Marsh] and [P T. Zarensky] too.");

  private static List<String> told(List<Entity.Told> told) {
    return told.stream().map(each -> each.text() + " " + each.times()).toList();
  }

  @Test
  void fullNamesComeTogetherOverStories_withTheirAliases() {
    List<Entity> entities = EntityFinder.across(Stream.of(List.of(ORE, ORE_AGAIN), List.of(FERRY)));
    Entity first = entities.getFirst();
    assertThat(first.name()).isEqualTo("Tara Zarensky");
    assertThat(told(first.aliases()))
        .containsExactly("Tara Zarenskiy 1", "Tara Zarensky 1", "Zarenskyy 1");
    assertThat(first.articles()).hasSize(3);
    assertThat(entities)
        .filteredOn(entity -> entity.name().equals("Orlan Mining Board"))
        .singleElement()
        .satisfies(board -> assertThat(told(board.aliases())).contains("OMB 2"));
  }

  @Test
  void aSurnameOrAnInitialOfAnotherStoryIsNobodyOfThisOne() {
    List<Entity> entities = EntityFinder.across(Stream.of(List.of(ORE), List.of(MATCH)));
    assertThat(entities)
        .filteredOn(entity -> entity.name().equals("Tara Zarensky"))
        .singleElement()
        .satisfies(entity -> assertThat(entity.articles()).hasSize(1));
    List<Entity> marshes =
        EntityFinder.across(Stream.of(List.of(FERRY), List.of(MATCH))).stream()
            .filter(entity -> entity.name().endsWith("Marsh"))
            .toList();
    assertThat(marshes).extracting(Entity::name).containsExactly("Ada Marsh", "Marsh");
  }

  @Test
  void anyOrderTellsTheSame() {
    assertThat(
            EntityFinder.across(Stream.of(List.of(MATCH), List.of(FERRY), List.of(ORE_AGAIN, ORE))))
        .isEqualTo(
            EntityFinder.across(
                Stream.of(List.of(ORE, ORE_AGAIN), List.of(FERRY), List.of(MATCH))));
  }
}
