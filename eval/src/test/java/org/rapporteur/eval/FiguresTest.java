package org.rapporteur.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.Rapporteur;
import org.rapporteur.model.Article;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;

/// The project's own set of sentences with figures through `figures`.
///
/// A labelled figure is found by a figure that overlaps it. *Precision* and *recall* count these;
/// *value* is the share of all labelled figures with exactly the right number; *of*, *unit* and
/// *bounds* are shares of those found. What is counted is right where the words are the same but
/// for case and article, or their head noun is. Scores of matches may be told or not. Floors stand
/// in `quality/floors.json`, a little under what was reached, beside a hash of the set.
/// `docs/benchmarks/2026-11-30-figures.md` says how the set was made.
///
/// What went wrong in the dev half is written to `target/figures-dev.txt`; the held half tells its
/// shares only.
class FiguresTest {
  private static final Path RESOURCES = Program.ROOT.resolve("eval/src/test/resources");
  private static final Path SENTENCES = RESOURCES.resolve("figures/sentences.jsonl");
  private static final Path FLOORS = RESOURCES.resolve("quality/floors.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Rapporteur CHAIN = new Rapporteur(Gear.FAST);

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"dev", "held"})
  void figuresAreToldAsLabelled(String half) throws IOException {
    for (String line : Files.readAllLines(SENTENCES)) {
      JsonNode sentence = JSON.readTree(line);
      if (sentence.path("half").asText().equals(half)) {
        compare(sentence);
      }
    }
    Map<String, Double> reached = new TreeMap<>();
    reached.put("precision", share("told right", "told"));
    reached.put("recall", share("found", "labelled"));
    reached.put("value", share("value", "labelled"));
    for (String part : List.of("of", "unit", "bounds")) {
      reached.put(part, share(part, "found"));
    }
    Path target = Files.createDirectories(Program.ROOT.resolve("eval/target"));
    Files.writeString(target.resolve("figures-shares-" + half + ".txt"), reached + "\n" + counts);
    if (half.equals("dev")) {
      Files.write(target.resolve("figures-dev.txt"), errors);
    }
    JsonNode entry = JSON.readTree(FLOORS.toFile()).path("figures " + half);
    assertThat(entry.path("data").asText())
        .as("the floors were taken on another set")
        .isEqualTo(Hash.ofParts(Hash.of(Files.readAllBytes(SENTENCES))));
    reached.forEach(
        (part, share) ->
            assertThat(share)
                .as("%s of %s; all: %s", part, half, reached)
                .isGreaterThanOrEqualTo(floor(entry, part)));
  }

  private static double floor(JsonNode entry, String part) {
    double floor = entry.path("floors").path(part).asDouble();
    assertThat(floor).as("floor of %s", part).isPositive();
    return floor;
  }

  private double share(String part, String whole) {
    return counts.getOrDefault(part, 0) / (double) counts.getOrDefault(whole, 1);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void compare(JsonNode sentence) {
    String text = sentence.path("text").asText();
    Reading reading = CHAIN.read(Article.ofText("test", text, Stamp.of(LocalDate.of(2031, 6, 16))));
    List<Figure> found = new ArrayList<>(CHAIN.figures(reading, CHAIN.dates(reading), List.of()));
    int from = 0;
    for (JsonNode label : sentence.path("figures")) {
      int start = text.indexOf(label.path("text").asText(), from);
      assertThat(start).as("%s in: %s", label, text).isNotNegative();
      Span span = new Span(start, start + label.path("text").asText().length());
      from = span.end();
      if (label.path("optional").asBoolean()) {
        found.removeIf(figure -> figure.span().overlaps(span));
        continue;
      }
      count("labelled");
      Figure best = best(found, span, label);
      if (best == null) {
        errors.add("missed | " + label + " | " + text);
        continue;
      }
      found.remove(best);
      count("found");
      count("told");
      count("told right");
      judge("value", equal(best.value(), label.path("value")), best, label, text);
      judge("of", sameCounted(best.of(), label.path("of").asText()), best, label, text);
      judge("unit", best.unit().equals(label.path("unit").asText()), best, label, text);
      judge("bounds", bounds(best, label), best, label, text);
    }
    for (Figure figure : found) {
      count("told");
      errors.add("too many | " + shown(figure) + " | " + text);
    }
  }

  private static @Nullable Figure best(List<Figure> found, Span span, JsonNode label) {
    Figure best = null;
    for (Figure figure : found) {
      if (figure.span().overlaps(span)
          && (best == null || equal(figure.value(), label.path("value")))) {
        best = figure;
      }
    }
    return best;
  }

  private void judge(String part, boolean right, Figure found, JsonNode label, String text) {
    if (right) {
      count(part);
    } else {
      errors.add(part + " | " + shown(found) + " | " + label + " | " + text);
    }
  }

  private static String shown(Figure figure) {
    return String.join(
        " ; ",
        figure.value().toPlainString(),
        figure.low().toPlainString() + ".." + figure.high().toPlainString(),
        figure.unit(),
        figure.of(),
        figure.rule());
  }

  private static boolean equal(BigDecimal value, JsonNode label) {
    return value.compareTo(new BigDecimal(label.asText())) == 0;
  }

  /// An open end is told by the rule's name above, and as 0 below.
  private static boolean bounds(Figure figure, JsonNode label) {
    boolean open = figure.rule().endsWith("or more");
    boolean low =
        label.path("low").isNull()
            ? figure.low().signum() == 0
            : equal(figure.low(), label.path("low"));
    boolean high =
        label.path("high").isNull() ? open : !open && equal(figure.high(), label.path("high"));
    return low && high;
  }

  private static boolean sameCounted(String found, String label) {
    return bare(found).equals(bare(label)) || head(found).equals(head(label));
  }

  private static String bare(String phrase) {
    return phrase.toLowerCase(Locale.ROOT).replaceAll("^(the|a|an|its|their|his|her) ", "");
  }

  /// The last word before *of*.
  private static String head(String phrase) {
    String[] words = bare(phrase).replaceAll(" (of|in|under) .*", "").split(" ");
    return words[words.length - 1];
  }
}
