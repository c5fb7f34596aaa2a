package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.Rapporteur;

/// The project's own set of labelled stories through the whole chain but for the finding of
/// stories: joins, differences, origins. Floors stand in `quality/floors.json`.
///
/// What went wrong in the stories for development, on which the weights were trained, is written to
/// `target/briefs-dev.txt`; the held ones tell their shares only.
class BriefsTest {
  private static final Path RESOURCES = Program.ROOT.resolve("eval/src/test/resources");
  private static final Rapporteur CHAIN = new Rapporteur();

  @ParameterizedTest
  @ValueSource(strings = {"dev", "held"})
  void briefsAreAsLabelled(String half) throws IOException {
    BriefMeasures measures = new BriefMeasures();
    for (LabelledStory story :
        LabelledStory.all(RESOURCES.resolve("briefs"), half.equals("held"))) {
      measures.add(story, CHAIN.brief(story.story(), story.accounts(CHAIN), story.origins(CHAIN)));
    }
    Path target = Files.createDirectories(Program.ROOT.resolve("eval/target"));
    Files.writeString(
        target.resolve("briefs-shares-" + half + ".txt"),
        measures.shares() + "\n" + measures.counts());
    if (half.equals("dev")) {
      Files.write(target.resolve("briefs-dev.txt"), measures.errors());
    }
    JsonNode floors =
        new ObjectMapper().readTree(RESOURCES.resolve("quality/floors.json").toFile());
    floors
        .path("briefs " + half)
        .properties()
        .forEach(
            floor ->
                assertThat(measures.shares().get(floor.getKey()))
                    .as("%s of %s; all: %s", floor.getKey(), half, measures.shares())
                    .isGreaterThanOrEqualTo(floor.getValue().asDouble()));
  }
}
