package org.rapporteur.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapporteur.stories.StoryFinderTest.id;
import static org.rapporteur.stories.StoryFinderTest.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.StoryRuling;

class StoryStreamTest {
  private static final LocalDate DAY = LocalDate.of(2031, 3, 3);

  private static Copy copy(ArticleId one, ArticleId other, double share) {
    boolean ordered = one.compareTo(other) < 0;
    return new Copy(
        ordered ? one : other,
        ordered ? other : one,
        Copy.Kind.WHOLE,
        100,
        share,
        share,
        null,
        List.of(),
        List.of());
  }

  private static StoryRuling ruling(StoryRuling.Kind kind, Reading one, Reading other) {
    return new StoryRuling(kind, Set.of(id(one)), Set.of(id(other)));
  }

  @Test
  void storyIsKnownAtOnce_andKeepsItsIdAsItGrows() {
    StoryStream stream = new StoryStream(List.of());

    stream.add(StoryFinderTest.STRIKE, List.of());
    StoryId opened = stream.storyOf(id(StoryFinderTest.STRIKE)).orElseThrow();
    stream.add(StoryFinderTest.QUAKE, List.of());
    List<StoryChange> changes = stream.add(StoryFinderTest.STRIKE_AGAIN, List.of());

    assertThat(stream.storyOf(id(StoryFinderTest.STRIKE_AGAIN))).contains(opened);
    assertThat(stream.storyOf(id(StoryFinderTest.STRIKE))).contains(opened);
    assertThat(changes).isEmpty();
  }

  @Test
  void addingAnArticleAgain_changesNothing() {
    StoryStream stream = new StoryStream(List.of());
    stream.add(StoryFinderTest.STRIKE, List.of());
    stream.add(StoryFinderTest.STRIKE, List.of());

    assertThat(stream.stories()).hasSize(1);
    assertThat(stream.stories().getFirst().articles()).hasSize(1);
  }

  @Test
  void rulingApart_keepsReportsOfOneHappeningApart() {
    StoryStream stream =
        new StoryStream(
            List.of(
                ruling(
                    StoryRuling.Kind.APART, StoryFinderTest.STRIKE, StoryFinderTest.STRIKE_AGAIN)));
    stream.add(StoryFinderTest.STRIKE, List.of());
    stream.add(StoryFinderTest.STRIKE_AGAIN, List.of());

    assertThat(stream.stories()).hasSize(2);
  }

  @Test
  void rulingTogether_bringsTheUnlikeTogether_andTheLaterOneStands() {
    StoryRuling together =
        ruling(StoryRuling.Kind.TOGETHER, StoryFinderTest.STRIKE, StoryFinderTest.QUAKE);
    StoryRuling apart =
        ruling(StoryRuling.Kind.APART, StoryFinderTest.STRIKE, StoryFinderTest.QUAKE);

    assertThat(stories(List.of(together))).isEqualTo(1);
    assertThat(stories(List.of(together, apart))).isEqualTo(2);
    assertThat(stories(List.of(apart, together))).isEqualTo(1);
  }

  private static int stories(List<StoryRuling> rulings) {
    StoryStream stream = new StoryStream(rulings);
    stream.add(StoryFinderTest.STRIKE, List.of());
    stream.add(StoryFinderTest.QUAKE, List.of());
    return stream.stories().size();
  }

  @Test
  void whatAReaderJoins_standsAsEpisodesOfOneStory() {
    StoryStream stream =
        new StoryStream(
            List.of(
                ruling(StoryRuling.Kind.TOGETHER, StoryFinderTest.STRIKE, StoryFinderTest.QUAKE)));
    for (Reading reading :
        List.of(StoryFinderTest.STRIKE, StoryFinderTest.QUAKE, StoryFinderTest.STRIKE_AGAIN)) {
      stream.add(reading, List.of());
    }

    Story story = stream.stories().getFirst();
    assertThat(stream.stories()).hasSize(1);
    assertThat(story.episodes())
        .extracting(episode -> Set.copyOf(episode.articles()))
        .containsExactlyInAnyOrder(
            Set.of(id(StoryFinderTest.STRIKE), id(StoryFinderTest.STRIKE_AGAIN)),
            Set.of(id(StoryFinderTest.QUAKE)));
  }

  @Test
  void oneHappening_hasNoEpisodes() {
    StoryStream stream = new StoryStream(List.of());
    stream.add(StoryFinderTest.STRIKE, List.of());
    stream.add(StoryFinderTest.STRIKE_AGAIN, List.of());

    assertThat(stream.stories().getFirst().episodes()).isEmpty();
  }

  @Test
  void longStory_keepsAnEpisodeTogether_overAllThatComesBetween() {
    List<StoryRuling> together = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean strike = i % 2 == 0;
      readings.add(
          strike
              ? reading(
                  "strike " + i,
                  DAY,
                  "Dock strike shuts Port Hallen",
                  "Dock workers walked out at Port Hallen on Monday over pay, union leader Mara Vint said.")
              : reading(
                  "quake " + i,
                  DAY,
                  "Quake shakes Tessaly",
                  "An earthquake of magnitude 5.6 shook the island of Tessaly on Monday, cracking walls."));
      if (i > 0) {
        together.add(ruling(StoryRuling.Kind.TOGETHER, readings.getFirst(), readings.get(i)));
      }
    }
    StoryStream stream = new StoryStream(together);
    readings.forEach(reading -> stream.add(reading, List.of()));

    assertThat(stream.stories()).hasSize(1);
    assertThat(stream.stories().getFirst().episodes())
        .hasSize(2)
        .allSatisfy(episode -> assertThat(episode.articles()).hasSize(30));
  }

  @Test
  void rulingOutweighsACopy() {
    Copy copy = copy(id(StoryFinderTest.QUAKE), id(StoryFinderTest.OTHER_QUAKE), 0.9);
    StoryStream stream =
        new StoryStream(
            List.of(
                ruling(
                    StoryRuling.Kind.APART, StoryFinderTest.QUAKE, StoryFinderTest.OTHER_QUAKE)));
    stream.add(StoryFinderTest.QUAKE, List.of(copy));
    stream.add(StoryFinderTest.OTHER_QUAKE, List.of(copy));

    assertThat(stream.stories()).hasSize(2);
  }

  @Test
  void laterArticleThatTellsBoth_mergesStories_andSaysSo() {
    Reading first =
        reading(
            "a",
            DAY,
            "Ferry aground off Quill Bay",
            "The ferry Marlin ran aground off Quill Bay on Monday with ninety aboard.");
    Reading second =
        reading(
            "b",
            DAY,
            "Ninety rescued at sea",
            "Lifeboats from Tessaly brought ninety people ashore on Monday, the coastguard said.");
    StoryStream stream =
        new StoryStream(
            List.of(
                ruling(StoryRuling.Kind.TOGETHER, first, StoryFinderTest.STRIKE),
                ruling(StoryRuling.Kind.TOGETHER, second, StoryFinderTest.STRIKE)));
    stream.add(first, List.of());
    stream.add(second, List.of());
    StoryId a = stream.storyOf(id(first)).orElseThrow();
    StoryId b = stream.storyOf(id(second)).orElseThrow();
    assertThat(a).isNotEqualTo(b);

    List<StoryChange> changes = stream.add(StoryFinderTest.STRIKE, List.of());

    assertThat(stream.storyOf(id(second))).contains(a);
    assertThat(changes)
        .containsExactly(new StoryChange(StoryChange.Kind.MERGE, b, a, List.of(id(second))));
  }

  @Test
  void tenThousandCopies_areOneStory_andHardlyCost() {
    StoryStream stream = new StoryStream(List.of());
    stream.add(StoryFinderTest.STRIKE, List.of());
    for (int i = 0; i < 10_000; i++) {
      Reading again =
          reading("copy " + i, DAY, "Dock strike shuts Port Hallen", "Dock workers walked out.");
      stream.add(again, List.of(copy(id(StoryFinderTest.STRIKE), id(again), 1)));
    }

    assertThat(stream.stories()).hasSize(1);
    assertThat(stream.stories().getFirst().articles()).hasSize(10_001);
  }

  @Test
  void thousandAlikeThatAreNoCopies_areOneStory() {
    StoryStream stream = new StoryStream(List.of());
    for (int i = 0; i < 1_000; i++) {
      stream.add(
          reading(
              "report " + i,
              DAY,
              "Dock strike shuts Port Hallen",
              "Dock workers in Port Hallen walked out on Tuesday over night shifts."),
          List.of());
    }

    assertThat(stream.stories()).hasSize(1);
  }

  @Test
  void emptyAndOneWordTexts_futureAndMissingDates_areStoriesOfTheirOwn() {
    List<Reading> odd = new ArrayList<>();
    odd.add(reading("empty", null, "", ""));
    odd.add(reading("empty too", null, "", ""));
    odd.add(reading("one", DAY, "", "Strike"));
    odd.add(reading("one again", DAY, "", "Strike"));
    odd.add(reading("future", LocalDate.of(2999, 1, 1), "Much later", "Nothing yet happened."));
    StoryStream stream = new StoryStream(List.of());
    odd.forEach(each -> stream.add(each, List.of()));

    assertThat(stream.stories()).hasSize(odd.size());
  }

  @Test
  void articleOfMegabytes_isComparedLikeAnother() {
    StringBuilder text = new StringBuilder(StoryFinderTest.STRIKE.article().text());
    for (int i = 0; text.length() < 2_000_000; i++) {
      text.append(" Item ").append(i).append(" of the register was read out and noted.");
    }
    StoryStream stream = new StoryStream(List.of());
    stream.add(StoryFinderTest.QUAKE, List.of());
    stream.add(reading("large", DAY, "Dock strike shuts Port Hallen", text.toString()), List.of());

    assertThat(stream.stories()).hasSize(2);
  }
}
