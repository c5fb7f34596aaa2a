package org.rapporteur.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.Times;
import org.rapporteur.reading.ArticleReader;

class StoryFinderTest {
  private static final ArticleReader READER = ArticleReader.load();

  static final Reading STRIKE =
      reading(
          "strike",
          LocalDate.of(2031, 3, 3),
          "Dock strike shuts Port Hallen",
          "Dock workers in Port Hallen walked out on Tuesday, leaving eleven freighters stranded and the grain terminal silent. Harbour master Tilda"
              + " Voss said the backlog would take a fortnight to clear. The dockers' union wants night shifts to end.");
  static final Reading STRIKE_AGAIN =
      reading(
          "again",
          LocalDate.of(2031, 3, 4),
          "Port Hallen dockers stay out over night shifts",
          "The strike by dock workers in Port Hallen entered its second day, with freighters waiting off the grain terminal. The union's dockers"
              + " refuse night shifts; Tilda Voss, the harbour master, spoke of a fortnight's backlog.");
  static final Reading QUAKE =
      reading(
          "quake",
          LocalDate.of(2031, 3, 4),
          "Earthquake of 6.1 shakes Corrin valley",
          "An earthquake of magnitude 6.1 struck near Lower Corrin on Wednesday, killing four people, seismologists said. Rescuers dug through the"
              + " rubble of a school in the village of Marl.");
  static final Reading OTHER_QUAKE =
      reading(
          "other",
          LocalDate.of(2031, 8, 19),
          "Earthquake of 5.4 hits Tessaly coast",
          "An earthquake of magnitude 5.4 struck off Tessaly on Monday, seismologists said. No one was hurt, but fishermen in Quill Bay lost"
              + " their boats to a wave.");

  static Reading reading(String key, @Nullable LocalDate published, String headline, String text) {
    return READER.read(
        new Article(
            Article.idOf(key, headline, text),
            new Provenance(key, true, null, "", "en", null, ""),
            headline,
            "",
            text,
            Byline.NONE,
            new Times(published == null ? null : Stamp.of(published), null, null),
            null,
            Layout.PLAIN,
            List.of()));
  }

  private static List<List<ArticleId>> groups(List<Story> stories) {
    return stories.stream().map(Story::articles).toList();
  }

  private static List<Story> findStories(List<Reading> readings, List<Copy> copies) {
    return StoryFinder.findStories(readings, copies, List.of(), change -> {});
  }

  static ArticleId id(Reading reading) {
    return reading.article().id();
  }

  @Test
  void reportsOfOneHappeningAreOneStory() {
    assertThat(groups(findStories(List.of(STRIKE_AGAIN, STRIKE), List.of())))
        .containsExactly(List.of(id(STRIKE), id(STRIKE_AGAIN)));
  }

  @Test
  void otherEarthquake_isAnotherStory() {
    assertThat(groups(findStories(List.of(QUAKE, OTHER_QUAKE), List.of())))
        .containsExactly(List.of(id(QUAKE)), List.of(id(OTHER_QUAKE)));
  }

  @Test
  void idStaysWhenTheStoryGrows() {
    Story before = findStories(List.of(STRIKE), List.of()).getFirst();
    Story after = findStories(List.of(STRIKE, STRIKE_AGAIN, QUAKE), List.of()).getFirst();

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.articles()).hasSize(2);
    assertThat(after.first()).isEqualTo(Stamp.of(LocalDate.of(2031, 3, 3)));
    assertThat(after.last()).isEqualTo(Stamp.of(LocalDate.of(2031, 3, 4)));
  }

  @Test
  void copiesJoinWhateverTheySay() {
    ArticleId a = id(QUAKE).compareTo(id(OTHER_QUAKE)) < 0 ? id(QUAKE) : id(OTHER_QUAKE);
    ArticleId b = a.equals(id(QUAKE)) ? id(OTHER_QUAKE) : id(QUAKE);
    Copy copy = new Copy(a, b, Copy.Kind.WHOLE, 90, 0.9, 0.9, null, List.of(), List.of());

    assertThat(findStories(List.of(QUAKE, OTHER_QUAKE), List.of(copy))).hasSize(1);
  }

  @Test
  void orderOfInputChangesNothing() {
    List<Reading> readings = new ArrayList<>(List.of(STRIKE, STRIKE_AGAIN, QUAKE, OTHER_QUAKE));
    List<Story> stories = findStories(readings, List.of());
    Random random = new Random(11);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(readings, random);
      assertThat(findStories(readings, List.of())).isEqualTo(stories);
    }
  }
}
