package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPiecesTest {
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
  private static WordPieces pieces;
  private static HuggingFaceTokenizer library;

  @BeforeAll
  static void load() throws IOException {
    try (InputStream in = WordPiecesTest.class.getResourceAsStream(TOKENIZER)) {
      pieces = WordPieces.read(in);
    }
    try (InputStream in = WordPiecesTest.class.getResourceAsStream(TOKENIZER)) {
      library =
          HuggingFaceTokenizer.newInstance(
              in, Map.of("padding", "false", "truncation", "true", "maxLength", "64"));
    }
  }

  @AfterAll
  static void close() {
    library.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "The mayor of Orlan resigned.",
        "Señora Muñoz, naïve Ångström & Œuvre — “déjà vu”… 3.5% of $1,000 in 2024!",
        "unbelievablyantidisestablishmentarianistically O'Neill's U.S.-led",
        "他说“好的”。Привет, мир! Ἀθήνα مرحبا שלום नमस्ते 日本語カタカナ 한국어",
        "tab\tnew\nline\u00a0nbsp\u200bzero\u00adsoft \ufeffbom \u0000nul \ufffd repl",
        "😀 emoji ½ ² ™ € £ `code` a_b <tag> x^y ~z |",
        "İstanbul Straße ﬁne ŁÓDŹ ʼtis ﹏ ‿ ΣΑΣ"
      })
  void readsAsTheLibraryDoes(String text) {
    assertThat(pieces.ids(text, 64)).isEqualTo(library.encode(text).getIds());
  }

  @Test
  void cutsLongTextAtTheLimitWithItsClosingMark() {
    String text = "mill lane house ".repeat(50);
    assertThat(pieces.ids(text, 64))
        .isEqualTo(library.encode(text).getIds())
        .hasSize(64)
        .endsWith(102);
  }

  @Test
  void aWordTooLongIsUnknown() {
    String text = "a".repeat(101) + " b";
    assertThat(pieces.ids(text, 64))
        .isEqualTo(library.encode(text).getIds())
        .containsExactly(101, 100, 1038, 102);
  }
}
