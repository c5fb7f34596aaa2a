package org.rapporteur.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.reading.ArticleReader;
import org.rapporteur.reading.Encoder;

/// Texts that are no news: read in bounded time, every span where it says. The bound
/// is there to catch what grows with the square of a text, which takes hours; a slow machine is far
/// below it.
class OddTextTest {
  private static final Encoder ENCODER = Encoder.load();

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  /// Larger texts are read in the full gear alone, which does all that the fast one does.
  private static final int LARGE = 1_000_000;

  private enum Odd {
    ONE_SENTENCE_OF_TWO_MEGABYTES(
        "Anna Rossi told Marsh that the bridge in Norville was closed and ".repeat(31_000)),
    ONE_WORD_OF_TWO_MEGABYTES("a".repeat(2_000_000)),
    TEN_THOUSAND_QUOTE_MARKS("\" ".repeat(10_000)),
    TEN_THOUSAND_QUOTE_MARKS_GLUED("\"".repeat(10_000)),
    TEN_THOUSAND_OPENING_MARKS("« ".repeat(10_000)),
    TEN_THOUSAND_SINGLE_MARKS("‘well ".repeat(10_000)),
    MANY_SHORT_QUOTATIONS("\"Yes\" he said ".repeat(5_000)),
    A_QUOTATION_NEVER_CLOSED(
        "Rossi said: “We will stay. " + "The bridge is closed, and nobody says why. ".repeat(500)),
    PARAGRAPHS_NEVER_CLOSED(
        "Rossi said: “We stay.\n\n"
            + "“The bridge is closed, and nobody says why.\n\n".repeat(500)),
    NOTHING_BUT_CUES("said ".repeat(5_000)),
    A_LIST("- Anna Rossi, mayor\n- John Marsh, minister\n".repeat(500)),
    A_TRANSCRIPT("ROSSI: We stay. Nobody told us.\n\nMARSH: Why not?\n\n".repeat(200)),
    VERSE(
        "The bridge is down,\nthe river wide,\nand none has said\nwho waits beside.\n\n"
            .repeat(200)),
    DASHES("— ".repeat(20_000)),
    MIXED_SCRIPTS("Rossi сказала: «Мост» 桥已关闭。“مرحبا” said Marsh. ".repeat(200)),
    EMOJI_AND_COMBINING_MARKS(
        "👩‍👩‍👧 “e\u0301a\u0308 🏳️‍🌈 we stay here now 👍🏽,” Rossi said. ".repeat(200));

    private final String text;

    Odd(String text) {
      this.text = text;
    }
  }

  @ParameterizedTest
  @EnumSource(Odd.class)
  void isReadInBoundedTime(Odd odd) {
    Assertions.assertTimeout(
        Duration.ofMinutes(4),
        () -> {
          if (odd.text.length() < LARGE) {
            check(ArticleReader.load(), StatementFinder.load(), odd.text);
          }
          check(ArticleReader.load(ENCODER), StatementFinder.load(ENCODER), odd.text);
        });
  }

  private static void check(ArticleReader reader, StatementFinder finder, String text) {
    Reading reading = reader.read(Article.ofText("odd", text, null));
    assertThat(reading.names())
        .allMatch(name -> name.span().of(text).equals(name.text()))
        .isSortedAccordingTo((a, b) -> a.span().compareTo(b.span()));
    for (Statement statement : finder.findStatements(reading, List.of())) {
      for (Span span : statement.content()) {
        assertThat(span.start()).isBetween(0, span.end() - 1);
        assertThat(span.end()).isLessThanOrEqualTo(text.length());
        assertThat(Character.isLowSurrogate(text.charAt(span.start()))).isFalse();
      }
    }
  }

  @Test
  void aTranscriptTellsWhoSpeaks() {
    String text = "ROSSI: We stay. Nobody told us.\n\nMARSH: Why not?\n\n".repeat(2);
    List<Statement> statements =
        StatementFinder.load()
            .findStatements(ArticleReader.load().read(Article.ofText("a", text, null)), List.of());
    assertThat(statements)
        .hasSize(4)
        .allMatch(statement -> statement.kind() == Statement.Kind.DIRECT)
        .allMatch(statement -> statement.gear() == Gear.FAST)
        .extracting(statement -> statement.content().getFirst().of(text))
        .containsExactly(
            "We stay. Nobody told us.", "Why not?", "We stay. Nobody told us.", "Why not?");
  }
}
