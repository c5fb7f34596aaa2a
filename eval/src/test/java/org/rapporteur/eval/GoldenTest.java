package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each case in `golden/STAGE/CASE` through the command of its stage: what it prints is what was
/// reviewed last.
///
/// `mvn test -pl eval -am -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=write`
/// writes what is printed now; the diff is reviewed as code is. Where `CI` is set the flag is
/// refused.
class GoldenTest {
  private static final Path GOLDEN = Program.ROOT.resolve("eval/src/test/resources/golden");
  private static final Set<String> STAGES =
      Set.of(
          "extract",
          "copies",
          "statements",
          "names",
          "dates",
          "events",
          "figures",
          "stories",
          "brief");
  private static final ObjectWriter PRETTY =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")))
          .without(SerializationFeature.FAIL_ON_EMPTY_BEANS);

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files
          .filter(file -> name(file).startsWith("input."))
          .map(file -> GOLDEN.relativize(file))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsWhatWasReviewed(Path input) throws IOException {
    Path file = GOLDEN.resolve(input);
    Path expected = file.resolveSibling("expected.json");
    String printed = print(input.getName(0).toString(), file);
    if ("write".equals(System.getProperty("golden"))) {
      assertThat(System.getenv("CI"))
          .as("golden files are not rewritten where changes are checked")
          .isNull();
      Files.writeString(expected, printed);
    }

    assertThat(printed).isEqualTo(Files.readString(expected));
  }

  @Test
  void everyStageHasACase_andEveryCaseItsSource() throws IOException {
    List<Path> cases = cases();

    assertThat(cases.stream().map(input -> input.getName(0).toString()).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(STAGES);
    assertThat(cases)
        .allSatisfy(
            input -> assertThat(GOLDEN.resolve(input).resolveSibling("SOURCE.md")).exists());
  }

  /// The rows as one indented array; the folder that the input lies in is left out, as it differs
  /// between machines.
  private static String print(String stage, Path input) throws JsonProcessingException {
    Program.Outcome outcome = Program.run(stage, "--json", input.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    return PRETTY.writeValueAsString(outcome.rows()).replace(input.toString(), name(input)) + "\n";
  }

  private static String name(Path file) {
    return Objects.requireNonNull(file.getFileName()).toString();
  }
}
