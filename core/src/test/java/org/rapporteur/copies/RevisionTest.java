package org.rapporteur.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Descent;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;
import org.rapporteur.reading.Encoder;

class RevisionTest {
  private static final Encoder ENCODER = Encoder.load();
  private static final CopyFinder FINDER = new CopyFinder(ENCODER);
  private static final String URL =
      "https://www.ardenmail.example/canal/lock?id=7&utm_source=letter";
  private static final String SAME_URL = "http://ardenmail.example/canal/lock/?id=7#top";

  private static final String TEXT =
      """
      The lock at Arden Mill will stay shut until the spring, the canal board said on Monday, after a barge tore two of its gates from their hinges.

      Forty barges are waiting above the lock, and the mills of Upper Arden have sent their carters home because no grain reaches them by water any more.

      The board has asked three foundries for new hinges. None of them could promise to cast any before the thaw, and the last of the old moulds was broken up years ago.""";

  private static final String CORRECTED =
      TEXT.replace("Forty", "Fourteen")
          + "\n\nAn earlier version of this article misstated the number of barges above the lock.";

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  private static Article article(
      String key, String url, @Nullable String updated, @Nullable Instant fetched, String text) {
    return new Article(
        Article.idOf(url, "", text),
        new Provenance(key, true, url, "Arden Mail", "en", null, "hash of " + key),
        "",
        "",
        text,
        Byline.NONE,
        new Times(
            Stamp.of(OffsetDateTime.parse("2031-02-03T08:00:00Z")),
            updated == null ? null : Stamp.of(OffsetDateTime.parse(updated)),
            fetched),
        null,
        Layout.PLAIN,
        List.of());
  }

  private static Optional<Evidence> revision(Copy copy) {
    return copy.evidence().stream().filter(each -> each.rule().equals("revision-of")).findFirst();
  }

  @Test
  void theSameAddressLater_isARevisionAndOneReport() {
    Article first = article("1", URL, null, null, TEXT);
    Article second = article("2", SAME_URL, "2031-02-03T09:30:00Z", null, CORRECTED);
    List<Copy> copies = FINDER.findCopies(List.of(second, first));

    assertThat(copies)
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.kind()).isEqualTo(Copy.Kind.WHOLE);
              assertThat(copy.from()).isEqualTo(first.id());
              assertThat(revision(copy)).isPresent();
            });
    List<Origin> origins = OriginFinder.findOrigins(List.of(second, first), copies);
    assertThat(origins).hasSize(1);
    Origin origin = origins.getFirst();
    assertThat(origin.reports().values()).containsOnly(first.id());
    assertThat(origin.lineage())
        .singleElement()
        .satisfies(
            descent -> {
              assertThat(descent.article()).isEqualTo(second.id());
              assertThat(descent.relation()).isEqualTo(Descent.Relation.REVISION);
              assertThat(descent.directed()).isTrue();
              assertThat(descent.edits().summary())
                  .isEqualTo("kept 3 sentences, changed 1, cut 0, added 1");
              assertThat(descent.evidence()).extracting(Evidence::rule).contains("correction-note");
            });
    assertThat(origin.corrections())
        .singleElement()
        .satisfies(
            correction -> {
              assertThat(correction.article()).isEqualTo(second.id());
              assertThat(correction.span().of(CORRECTED))
                  .isEqualTo(
                      "An earlier version of this article misstated the number of barges above the lock.");
            });
  }

  @Test
  void withoutTimesOfTheOutlet_theCaptureTells_thenTheCorrection() {
    Instant morning = Instant.parse("2031-02-03T09:00:00Z");
    Article first = article("1", URL, null, morning.plusSeconds(3_600), TEXT);
    Article second = article("2", SAME_URL, null, morning, CORRECTED);
    Article unknown = article("3", SAME_URL, null, null, CORRECTED);

    assertThat(FINDER.findCopies(List.of(first, second)).getFirst().from()).isEqualTo(second.id());
    assertThat(FINDER.findCopies(List.of(first, unknown)).getFirst().from()).isEqualTo(first.id());
  }

  @Test
  void whereNothingTells_theRevisionHasNoDirection() {
    Article first = article("1", URL, null, null, TEXT);
    Article second = article("2", URL, null, null, TEXT.replace("Forty", "Fourteen"));
    Copy copy = FINDER.findCopies(List.of(first, second)).getFirst();

    assertThat(copy.from()).isNull();
    assertThat(revision(copy)).isPresent();
  }

  @Test
  void anotherAddressOfTheSameOutlet_isACopy() {
    Article first = article("1", URL, null, null, TEXT);
    Article second =
        article("2", URL.replace("id=7", "id=8"), "2031-02-03T09:30:00Z", null, CORRECTED);
    Copy copy = FINDER.findCopies(List.of(first, second)).getFirst();

    assertThat(revision(copy)).isEmpty();
  }

  @Test
  void aRevisionThatKeptLittle_isStillOneReport() {
    String opening =
        """
        The lock at Arden Mill will stay shut until the spring, the canal board said on Monday, after a barge tore two of its gates from their hinges.

        Forty barges are waiting above the lock, and the mills of Upper Arden have sent their carters home because no grain reaches them by water any more since the frost of last week.

        """;
    String morning =
        """
        By evening the first smith had come over the hills with a cart of tools and a boy of nine who held the lantern for him.

        They found both gates lying in the mud under the weir, and beside them the rudder of the vessel that had done it.

        The vessel itself had gone down as far as the willows, where her skipper slept on a bench and would not be woken.

        Upper Arden has no other way to bring in its wheat, since the road over the ridge was washed out two summers ago.

        Old people in the village remember a winter when flour was carried up on sledges, and how little of it there was.

        Nobody at the inn would say who had been at the tiller; the landlord wiped his counter and looked at the ceiling.

        A heron that has fished below the weir for years stood on the fallen timber at dusk, as if the whole affair had been arranged to give it a better perch.""";
    String evening =
        """
        Divers went into the basin on Wednesday with ropes round their waists and came up shaking their heads at the engineer.

        She had hoped that one leaf might be hung again with straps, but its oak has split along the grain from top to bottom.

        Insurers from three towns stood on the towpath under umbrellas, each explaining to a clerk why another should pay.

        A committee of millers offers to lay a tramway round the broken chamber, if somebody will lend them rails and ponies.

        The chairman, asked about compensation, said only that letters would be answered in the order in which they arrived.

        Schoolchildren have been promised a visit to the dry basin on Saturday, provided that they stay behind the chain.

        One retired ferryman thinks that the cheapest remedy would be to dig round it, and has drawn his plan in chalk on the wall of the smithy for all to see.""";
    Article first = article("1", URL, null, null, opening + morning);
    Article second = article("2", URL, "2031-02-03T09:30:00Z", null, opening + evening);
    List<Copy> copies = FINDER.findCopies(List.of(first, second));

    assertThat(copies)
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.kind()).isEqualTo(Copy.Kind.PARTIAL);
              assertThat(Math.max(copy.shareOfA(), copy.shareOfB())).isLessThan(0.3);
            });
    assertThat(OriginFinder.findOrigins(List.of(first, second), copies)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.mail.example/a/b/?utm_medium=x#c | mail.example/a/b
          HTTP://Mail.example:80/a/index.html          | mail.example/a
          https://mail.example/story?b=2&a=1&fbclid=z  | mail.example/story?a=1&b=2
          https://mail.example/?p=7                    | mail.example?p=7
          https://mail.example/                        | ''
          https://mail.example                         | ''
          lock.html                                    | ''
          """)
  void addressesAreTakenInOneForm(String url, String canonical) {
    assertThat(PageAddress.canonical(url)).isEqualTo(canonical);
  }

  @Test
  void everyCorrectionRuleFindsItsExample() {
    assertThat(FurnitureRules.rules("en/corrections.txt"))
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.pattern().matcher(rule.example()).find()).as(rule.example()).isTrue();
              assertThat(rule.mayMatchIn(rule.example())).as(rule.example()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CORRECTION: The barge was built at Hallen, not at Sorn.",
        "Correction, Feb. 4, 2031: This article has been amended to give the right name of the lock.",
        "Clarification – The board met twice.",
        "A previous version of this story incorrectly said that the lock was built in 1820.",
        "The original version of the report gave the wrong number of barges.",
        "This piece was amended on 4 February 2031. The lock has two gates, not three.",
        "This article was updated on February 4 to correct the spelling of the skipper's name.",
        "This article originally misidentified the skipper.",
        "Due to an editing error, the name of the mill was wrong.",
        "We apologise for the error.",
        "(Corrects number of barges in second paragraph)",
        "In a report on Friday we wrongly gave the size of the fund."
      })
  void correctionsOfAllForms_areRecognised(String note) {
    Article article = Article.ofText("note", TEXT + "\n\n" + note, null);

    assertThat(CorrectionFinder.load().find(article))
        .singleElement()
        .extracting(correction -> correction.span().of(article.text()))
        .isEqualTo(note);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The minister apologised for the error and promised new gates.",
        "“An earlier version of this article misstated my age,” the skipper told us.",
        "The board corrected its figures on Tuesday after the mills complained.",
        "This story was updated at noon with words of the skipper.",
        "An earlier version of the lock had wooden gates.",
        "The Arden house of correction stands beside the lock.",
        "Shares fell on Friday in what brokers called a correction: the first since May.",
        "The report was widely read."
      })
  void otherSentences_areNoCorrections(String sentence) {
    assertThat(CorrectionFinder.load().find(Article.ofText("text", TEXT + "\n\n" + sentence, null)))
        .isEmpty();
  }

  @Test
  void aReportUnderTheHeadlineCorrection_isOne() {
    Article article = headed("The fund holds 2.4 crowns.\n\nThe Mail regrets it.");

    assertThat(CorrectionFinder.load().find(article))
        .containsExactly(new Correction(article.id(), new Span(0, 26), "correction-headline"));
  }

  @Test
  void aHeadlineOverNothing_doesNoHarm() {
    assertThat(CorrectionFinder.load().find(headed("\u00a0\n\u200b\n"))).hasSizeLessThan(2);
    assertThat(CorrectionFinder.load().find(headed(""))).isEmpty();
  }

  private static Article headed(String text) {
    Article plain = Article.ofText("k", text, null);
    return new Article(
        plain.id(),
        plain.from(),
        "Correction: size of the fund",
        "",
        plain.text(),
        Byline.NONE,
        Times.UNKNOWN,
        null,
        Layout.PLAIN,
        List.of());
  }
}
