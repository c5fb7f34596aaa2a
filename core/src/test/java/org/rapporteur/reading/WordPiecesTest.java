package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

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
        "tab\tnew\nline\u00a0nbsp \u200b zero \u00ad \ufeffbom \u0000nul \ufffd repl",
        "😀 emoji ½ ² ™ € £ `code` a_b <tag> x^y ~z |",
        "İstanbul Straße ﬁne ŁÓDŹ ʼtis ﹏ ‿ ΣΑΣ"
      })
  void readsAsTheLibraryDoes(String text) {
    assertThat(read(text, 64).ids()).isEqualTo(library.encode(text).getIds());
  }

  private static WordPieces.Pieces read(String text, int longest) {
    return pieces.pieces(words(text), 0, longest);
  }

  private static List<Token> words(String text) {
    return Tokenizer.tokens(text, new Span(0, text.length()));
  }

  @Test
  void saysWhereEachWordBegins() {
    WordPieces.Pieces read = read("Unbelievably, \u0000 yes", 64);
    assertThat(read.ids()).hasSize(2 + 5 + 1 + 1);
    assertThat(read.firsts()).containsExactly(1, 6, 6, 7);
  }

  @Test
  void takesAsManyWholeWordsAsFitAndTheRestNextTime() {
    List<Token> words = words("mill lane house ".repeat(50));
    WordPieces.Pieces first = pieces.pieces(words, 0, 64);
    assertThat(first.ids()).hasSizeBetween(60, 64).endsWith(102);
    int read = first.firsts().length;
    assertThat(read).isBetween(60, 62);
    WordPieces.Pieces second = pieces.pieces(words, read, 64);
    assertThat(second.ids()[1]).isEqualTo(pieces.pieces(words, read, 3).ids()[1]);
  }

  @Test
  void aWordTooLongForTheRoomIsReadInPart() {
    WordPieces.Pieces read = read("antidisestablishmentarianistically so", 4);
    assertThat(read.ids()).hasSize(4).endsWith(102);
    assertThat(read.firsts()).containsExactly(1);
  }

  @Test
  void aWordTooLongIsUnknown() {
    String text = "a".repeat(101) + " b";
    assertThat(read(text, 64).ids())
        .isEqualTo(library.encode(text).getIds())
        .containsExactly(101, 100, 1038, 102);
  }
}
