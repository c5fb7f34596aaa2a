package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Edit;
import org.rapporteur.model.Edits;
import org.rapporteur.model.Run;
import org.rapporteur.model.Span;

class EditFinderTest {
  private static final EditFinder FINDER = new EditFinder();

  private static final String LOCK =
      "The lock at Arden Mill will stay shut until the spring, the canal board said on Monday.";
  private static final String BARGES =
      "Forty barges are waiting above the lock and the mills have sent their carters home.";
  private static final String HINGES = "The board has asked three foundries for new hinges.";
  private static final String THAW = "None of them could promise to cast any before the thaw.";

  private static Article article(String... sentences) {
    String text = String.join(" ", sentences);
    return Article.ofText(text, text, null);
  }

  private static Edits edits(Article original, Article copy) {
    return FINDER.findEdits(original, copy);
  }

  private static String kinds(Edits edits) {
    return edits.sentences().stream()
        .map(edit -> edit.kind().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  /// The changes of the only sentence: *left out>put in marks*.
  private static List<String> changes(String original, String copy) {
    Article a = article(original);
    Article b = article(copy);
    return edits(a, b).sentences().stream()
        .flatMap(edit -> edit.changes().stream())
        .map(
            change ->
                (change.original().of(a.text())
                        + ">"
                        + change.copy().of(b.text())
                        + " "
                        + change.marks().stream()
                            .map(Edit.Mark::toString)
                            .collect(Collectors.joining(",")))
                    .strip())
        .toList();
  }

  @Test
  void sameText_isKept() {
    Article article = article(LOCK, BARGES, HINGES);

    assertThat(kinds(edits(article, article))).isEqualTo("kept kept kept");
  }

  @Test
  void whatIsCutStandsWhereItStood_whatIsAddedWhereItStands() {
    Edits edits =
        edits(article(LOCK, BARGES, HINGES, THAW), article(LOCK, THAW, "We met a smith."));

    assertThat(kinds(edits)).isEqualTo("kept cut cut kept added");
    assertThat(edits.summary()).isEqualTo("kept 2 sentences, changed 0, cut 2, added 1");
    assertThat(edits.cutFromTheEnd()).isZero();
  }

  @Test
  void textCutAtItsEnd_isToldAsSuch() {
    assertThat(edits(article(LOCK, BARGES, HINGES, THAW), article(LOCK, BARGES)).cutFromTheEnd())
        .isEqualTo(2);
  }

  @Test
  void sentencesInAnotherOrder_areKept() {
    assertThat(kinds(edits(article(LOCK, BARGES, HINGES), article(HINGES, LOCK, BARGES))))
        .isEqualTo("kept kept kept");
  }

  @Test
  void otherSentencesOnTheSameMatter_areCutAndAdded() {
    assertThat(
            kinds(
                edits(
                    article(LOCK),
                    article("Nobody knows when the gates of Arden Mill will open again."))))
        .isEqualTo("cut added");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The U.S. envoy met 1,000 neighbours for two hours.   | The US envoy met 1000 neighbors for 2 hours.
          Prices rose 5 per cent in the centre of the city.    | PRICES rose 5% in the center of the city
          The mayor rose to speak at 11:20 on Friday.          | The mayor rose to speak at 11.20 on Friday.
          The face-to-face talks were organised by the mayor.  | The face to face talks were organized by the mayor.
          “We’re ready to go on,” the mayor of Hallen told us. | "We're ready to go on," the mayor of Hallen told us.
          """)
  void newsroomsStyles_areNoChange(String original, String copy) {
    assertThat(kinds(edits(article(original), article(copy)))).isEqualTo("kept");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Eleven men were reportedly hurt at the mill.   | Twelve men were hurt at the mill.              | Eleven>Twelve number; reportedly> hedge dropped
          The fund holds 2.4 billion crowns this year.   | The fund holds 2.1 billion crowns this year.   | 2.4>2.1 number
          The fund holds 2.4 billion crowns this year.   | The fund holds 2.4 million crowns this year.   | billion>million number
          The mayor will resign in May over the bridge.  | The mayor may resign in May over the bridge.   | will>may hedge added
          The mayor has signed the deed for the bridge.  | The mayor has not signed the deed for the bridge. | >not negation added
          The bridge is unsafe, the mayor said on Friday. | The bridge is unsafe since Friday. | the mayor said on>since attribution dropped
          The bridge will cost about 40 crowns to cross. | The bridge will cost 40 crowns to cross. | about> hedge dropped
          The strongmen will then open the bridge today. | The leaders will open the bridge today. | strongmen>leaders; then>
          """)
  void changesAreFoundAndMarked(String original, String copy, String expected) {
    assertThat(changes(original, copy)).isEqualTo(Arrays.asList(expected.split("; ")));
  }

  @Test
  void aNumberThatMovedInItsSentence_isNoOtherNumber() {
    assertThat(
            changes(
                "In all 40 barges were waiting above the lock at Arden Mill on Monday.",
                "Barges were waiting above the lock at Arden Mill on Monday, 40 in all."))
        .isNotEmpty()
        .noneMatch(change -> change.contains("number"));
  }

  @Test
  void splitSentence_meetsBothItsParts() {
    Article original =
        article(
            "The board has asked three foundries for new hinges, but none of them could promise to cast any before the thaw.");
    Article copy = article(HINGES, THAW);
    Edits edits = edits(original, copy);

    assertThat(kinds(edits)).isEqualTo("changed");
    assertThat(edits.sentences().getFirst().copy()).isEqualTo(new Span(0, copy.text().length()));
  }

  @Test
  void datelineAndCredit_areNoEditing() {
    Article original = article("PORT HALLEN (AP) — " + LOCK, BARGES);
    Article copy =
        Article.ofText("copy", LOCK + " " + BARGES + "\n\nCopyright 2031 The Norland Press.", null);

    assertThat(kinds(edits(original, copy))).isEqualTo("kept kept");
  }

  @Test
  void sentencesOfARewrittenCopy_meetAsTheyWerePaired() {
    Article original = article(HINGES, LOCK);
    Article copy = article("New iron was ordered at smithies by officials.", LOCK);
    Copy pair =
        new Copy(
            copy.id(),
            original.id(),
            Copy.Kind.REWRITTEN,
            9,
            1,
            1,
            null,
            List.of(),
            List.of(new Run(new Span(0, 46), new Span(0, HINGES.length()))));

    assertThat(kinds(FINDER.findEdits(original, copy, pair))).isEqualTo("changed kept");
  }

  @Test
  void bothSentencesCanBeSetIntoOne() {
    Article original = article("Eleven men were reportedly hurt.");
    Article copy = article("Twelve men were hurt.");
    Edit edit = edits(original, copy).sentences().getFirst();

    assertThat(edit.pieces(original.text(), copy.text()))
        .containsExactly(
            new Edit.Piece(Edit.Piece.Kind.LEFT_OUT, "Eleven", List.of()),
            new Edit.Piece(Edit.Piece.Kind.PUT_IN, "Twelve", List.of(Edit.Mark.NUMBER)),
            new Edit.Piece(Edit.Piece.Kind.SAME, " men were", List.of()),
            new Edit.Piece(
                Edit.Piece.Kind.LEFT_OUT, "reportedly", List.of(Edit.Mark.HEDGE_DROPPED)),
            new Edit.Piece(Edit.Piece.Kind.SAME, " hurt.", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "…", "- -", "a"})
  void oddTexts_doNoHarm(String odd) {
    Article text = Article.ofText("odd", odd, null);
    Article other = article(LOCK);

    assertThat(edits(text, text).count(Edit.Kind.CHANGED)).isZero();
    assertThat(edits(text, other).count(Edit.Kind.ADDED)).isEqualTo(1);
    assertThat(edits(other, text).count(Edit.Kind.CUT)).isEqualTo(1);
  }

  @Test
  void aTextWithoutStops_isTakenInPieces() {
    String words = "barge lock mill hinge gate board thaw canal ".repeat(400);
    Article endless = Article.ofText("endless", words, null);

    assertThat(edits(endless, endless).count(Edit.Kind.KEPT))
        .isEqualTo(edits(endless, endless).sentences().size())
        .isGreaterThan(9);
  }
}
