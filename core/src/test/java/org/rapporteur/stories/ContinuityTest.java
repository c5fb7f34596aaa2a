package org.rapporteur.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryId;

class ContinuityTest {
  private static Story story(String id, String... articles) {
    return new Story(
        new StoryId(id), "", null, null, Arrays.stream(articles).map(ArticleId::new).toList());
  }

  private static Map<ArticleId, StoryId> before(Story... stories) {
    Map<ArticleId, StoryId> before = new HashMap<>();
    for (Story story : stories) {
      story.articles().forEach(article -> before.put(article, story.id()));
    }
    return before;
  }

  private static List<ArticleId> ids(String... ids) {
    return Arrays.stream(ids).map(ArticleId::new).toList();
  }

  @Test
  void storyFoundAnewKeepsTheIdOfWhatMostOfItWas() {
    Continuity continuity =
        Continuity.of(before(story("b", "b", "c")), List.of(story("a", "a", "b", "c")));

    assertThat(continuity.stories()).extracting(Story::id).containsExactly(new StoryId("b"));
    assertThat(continuity.changes()).isEmpty();
  }

  @Test
  void twoThatBecomeOneAreAMerge() {
    Continuity continuity =
        Continuity.of(
            before(story("a", "a", "b"), story("c", "c")), List.of(story("a", "a", "b", "c")));

    assertThat(continuity.changes())
        .containsExactly(
            new StoryChange(StoryChange.Kind.MERGE, new StoryId("c"), new StoryId("a"), ids("c")));
  }

  @Test
  void oneThatBecomesTwoIsASplit_theLargerPartGoesOn_andNoIdIsGivenTwice() {
    Continuity continuity =
        Continuity.of(
            before(story("a", "a", "b", "c")), List.of(story("a", "a"), story("b", "b", "c")));

    StoryId fresh = continuity.stories().getFirst().id();
    assertThat(fresh).isNotEqualTo(new StoryId("a")).isNotEqualTo(new StoryId("b"));
    assertThat(continuity.stories().getLast().id()).isEqualTo(new StoryId("a"));
    assertThat(continuity.changes())
        .containsExactly(
            new StoryChange(StoryChange.Kind.SPLIT, new StoryId("a"), fresh, ids("a")));
  }

  @Test
  void aPartThatGoesOverToAnotherStoryIsAMove() {
    Continuity continuity =
        Continuity.of(
            before(story("a", "a", "b", "c"), story("d", "d", "e")),
            List.of(story("a", "a", "b"), story("c", "c", "d", "e")));

    assertThat(continuity.changes())
        .containsExactly(
            new StoryChange(StoryChange.Kind.MOVE, new StoryId("a"), new StoryId("d"), ids("c")));
  }
}
