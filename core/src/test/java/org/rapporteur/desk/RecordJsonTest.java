package org.rapporteur.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Byline;
import org.rapporteur.model.DayEstimate;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Times;

class RecordJsonTest {
  private static final Layout LAYOUT =
      new Layout(
          List.of(
              new Layout.Part(
                  Layout.Part.Kind.ENTRY, new Span(0, 9), Stamp.of(LocalDate.of(2031, 5, 6))),
              new Layout.Part(Layout.Part.Kind.HEADING, new Span(0, 4), null)),
          List.of("Traders leave the hall."),
          List.of(new Layout.Aside(Layout.Aside.Kind.POST, "We are closed.")));

  private static Article article(Layout layout) {
    return new Article(
        Article.idOf("k", "Lowmoor closes", "One. Two."),
        new Provenance("k", true, null, "Harrow Courier", "en", null, "cafe"),
        "Lowmoor closes",
        "",
        "One. Two.",
        Byline.NONE,
        new Times(null, null, Instant.parse("2031-05-06T07:08:09Z")),
        null,
        layout,
        List.of());
  }

  @Test
  void articleComesBackAsItWas() {
    Article article = article(LAYOUT);
    assertThat(RecordJson.read(RecordJson.write(article), Article.class)).isEqualTo(article);
  }

  @Test
  void articleStoredBeforeThereWereLayouts_keepsItsCaptions() {
    String older =
        RecordJson.write(article(Layout.PLAIN))
            .replace(
                "\"layout\":{\"parts\":[],\"captions\":[],\"asides\":[]}",
                "\"captions\":[\"Traders leave the hall.\"]")
            .replace(",\"fetched\":\"2031-05-06T07:08:09Z\"", "");
    Article read = RecordJson.read(older, Article.class);
    assertThat(read.layout())
        .isEqualTo(new Layout(List.of(), List.of("Traders leave the hall."), List.of()));
    assertThat(read.times().fetched()).isNull();
  }

  @Test
  void originStoredBeforeThereWasALineage_hasNone() {
    assertThat(
            RecordJson.read(
                "{\"id\":\"o\",\"name\":\"NPA\",\"articles\":[\"a\"],\"why\":[]}", Origin.class))
        .isEqualTo(
            new Origin(
                "o", "NPA", List.of(new ArticleId("a")), List.of(), List.of(), null, List.of()));
  }

  @Test
  void storyStoredBeforeThereWereEpisodes_hasNone() {
    Brief brief =
        new Brief(
            new Story(new StoryId("s"), "Strike", null, null, List.of(new ArticleId("a"))),
            List.of(),
            List.of(),
            List.of());
    String older =
        RecordJson.write(brief).replace(",\"episodes\":[]", "").replace(",\"estimates\":[]", "");
    assertThat(older).doesNotContain("episodes", "estimates");
    assertThat(RecordJson.read(older, Brief.class)).isEqualTo(brief);
  }

  @Test
  void briefWithAnEstimate_comesBackAsItWas() {
    Brief brief =
        new Brief(
            new Story(new StoryId("s"), "Strike", null, null, List.of(new ArticleId("a"))),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new DayEstimate(
                    new ArticleId("a"), LocalDate.of(2031, 3, 3), "same-story", "as told")));
    assertThat(RecordJson.read(RecordJson.write(brief), Brief.class)).isEqualTo(brief);
  }
}
