package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Run;
import org.rapporteur.model.Span;

/// Says what kind of copy an alignment shows.
///
/// A shared word is *furniture* when it is that in one of the two texts, *quoted* when it stands in
/// quote marks (or in a block set out after a colon, or in an embedded post) in both, *lifted* when
/// it is quoted in one and running prose in the other, else *prose*. Passages of few words do not
/// count: independent reports of one happening share phrases. A passage full of *I* and *we* is
/// someone's statement printed without marks.
final class PairJudge {
  // The numbers below were set together on the labelled development pairs (9 whole, 23 partial, 17
  // excerpts, 76 quotes, 182 none); raising them
  // finds fewer copies and fewer false ones.

  /// Part of the shorter text's prose that must stand in the other for a whole copy: the middle
  /// between the labelled whole copies, which share 0.87 and more, and the partial ones, which
  /// share 0.65 and less. A shortened print with a quarter of its own is partial.
  private static final double WHOLE = 0.76;

  /// The same where the copier names the outlet it has the text from: below, it is an excerpt.
  private static final double WHOLE_NAMED = 0.95;

  /// Fewest shared words of prose of a whole or partial copy.
  private static final int COPY_WORDS = 60;

  /// Smallest part of the shorter text's prose for a partial copy.
  private static final double PARTIAL = 0.12;

  /// Fewest words of prose in a passage that counts.
  private static final int PASSAGE = 10;

  /// Fewest words of prose in the longest passage of an excerpt.
  private static final int EXCERPT_PROSE = 25;

  /// Fewest words of an excerpt that stands in quote marks or is set out as a block.
  private static final int EXCERPT_LIFTED = 40;

  /// Fewest words that stand in quote marks in both texts.
  private static final int QUOTE = 5;

  /// Fewest words of furniture worth telling of: below, any two pages of an outlet would make a
  /// pair.
  private static final int BOILERPLATE = 15;

  /// Words of *I*, *we* and *my* in a passage, by all its words, that make it a statement.
  private static final double STATEMENT = 0.03;

  /// Words before or after an excerpt among which its source is named.
  private static final int NEAR = 60;

  private static final Set<String> FIRST_PERSON =
      Set.of("i", "me", "my", "we", "us", "our", "ours", "mine", "myself", "ourselves");

  private PairJudge() {}

  /// What kind of words a passage shares.
  ///
  /// @param prose running prose in both
  /// @param lifted quoted in one of them alone; `byA` when that is the first text
  /// @param setOut whether it is a block after a colon in one of them alone
  /// @param statement whether it is someone's statement
  record Part(
      Alignment.Passage passage,
      int prose,
      int lifted,
      boolean byA,
      boolean setOut,
      boolean statement,
      int quoted,
      int furniture) {}

  /// The words of prose of each text that could have been copied: without those that stand in the
  /// other as quote or furniture.
  record Size(int ofA, int ofB) {}

  /// What was decided, and on what.
  ///
  /// @param namedByA where the first text names the other's outlet beside what they share
  /// @param namedByB the same of the second text
  /// @param liftedByA shared words that stand in quote marks in the first text alone, less those in
  /// the second alone
  record Verdict(
      Copy.Kind kind,
      List<Part> parts,
      int words,
      Size size,
      String rule,
      @Nullable Span namedByA,
      @Nullable Span namedByB,
      int liftedByA) {}

  static Optional<Copy> judge(Alignment alignment, Publisher publisherA, Publisher publisherB) {
    return kind(alignment, publisherA, publisherB)
        .map(
            verdict ->
                copy(
                    alignment,
                    verdict,
                    Direction.find(alignment, verdict, publisherA, publisherB)));
  }

  /// The copy of two texts that tell the same in other words.
  static Copy rewritten(
      Alignment alignment,
      RewriteFinder.Rewriting rewriting,
      Publisher publisherA,
      Publisher publisherB) {
    Verdict verdict =
        new Verdict(
            Copy.Kind.REWRITTEN,
            List.of(),
            rewriting.words(),
            new Size(0, 0),
            "same-sentences-in-other-words",
            null,
            null,
            0);
    List<Evidence> evidence = new ArrayList<>(rewriting.evidence());
    Direction direction = Direction.find(alignment, verdict, publisherA, publisherB);
    evidence.addAll(direction.evidence());
    return new Copy(
        alignment.a().article().id(),
        alignment.b().article().id(),
        Copy.Kind.REWRITTEN,
        rewriting.words(),
        rewriting.shareOfA(),
        rewriting.shareOfB(),
        direction.from(),
        evidence,
        rewriting.runs());
  }

  private static Optional<Verdict> kind(
      Alignment alignment, Publisher publisherA, Publisher publisherB) {
    WordText a = alignment.a();
    WordText b = alignment.b();
    int[] lost = new int[2];
    List<Part> parts =
        alignment.passages().stream().map(passage -> part(a, b, passage, lost)).toList();
    Size size = new Size(a.proseWords() - lost[0], b.proseWords() - lost[1]);
    List<Part> prose = parts.stream().filter(part -> part.prose >= PASSAGE).toList();
    int proseWords = prose.stream().mapToInt(Part::prose).sum();
    List<Part> own = prose.stream().filter(part -> !part.statement && !part.setOut).toList();
    int ownWords = own.stream().mapToInt(Part::prose).sum();
    boolean sameHouse = publisherA.id().equals(publisherB.id());
    boolean agency = !publisherA.agency().isEmpty() || !publisherB.agency().isEmpty();
    boolean mayName =
        !sameHouse
            && !agency
            && parts.stream().anyMatch(part -> part.prose + part.lifted >= PASSAGE);
    @Nullable Span namedByA = mayName ? namedNear(a, publisherB, alignment, true) : null;
    @Nullable Span namedByB = mayName ? namedNear(b, publisherA, alignment, false) : null;
    boolean named = namedByA != null || namedByB != null;

    if (proseWords >= COPY_WORDS && share(proseWords, size) >= (named ? WHOLE_NAMED : WHOLE)) {
      return Optional.of(
          new Verdict(
              Copy.Kind.WHOLE,
              prose,
              proseWords,
              size,
              "most-of-the-prose",
              namedByA,
              namedByB,
              0));
    }
    if (named && own.stream().anyMatch(part -> part.prose >= EXCERPT_PROSE)) {
      return Optional.of(
          new Verdict(
              Copy.Kind.EXCERPT,
              own,
              ownWords,
              size,
              "source-named-beside-it",
              namedByA,
              namedByB,
              0));
    }
    if (ownWords >= COPY_WORDS && share(ownWords, size) >= PARTIAL) {
      return Optional.of(
          new Verdict(
              Copy.Kind.PARTIAL, own, ownWords, size, "passages-of-prose", namedByA, namedByB, 0));
    }
    List<Part> lifted =
        parts.stream()
            .filter(part -> part.lifted >= PASSAGE && !part.statement && (named || part.setOut))
            .toList();
    int liftedWords = lifted.stream().mapToInt(part -> part.lifted).sum();
    if (liftedWords >= EXCERPT_LIFTED) {
      return Optional.of(
          new Verdict(
              Copy.Kind.EXCERPT,
              lifted,
              liftedWords,
              size,
              named ? "quoted-by-name" : "set-out-as-a-block",
              namedByA,
              namedByB,
              lifted.stream().mapToInt(part -> part.byA ? part.lifted : -part.lifted).sum()));
    }
    List<Part> quotes =
        parts.stream()
            .filter(
                part ->
                    part.quoted + part.lifted >= QUOTE || part.statement && part.prose >= PASSAGE)
            .toList();
    if (quotes.stream()
            .mapToInt(part -> part.quoted + part.lifted + (part.statement ? part.prose : 0))
            .sum()
        >= PASSAGE) {
      return Optional.of(
          new Verdict(
              Copy.Kind.QUOTES, quotes, ownWords, size, "only-quoted-words", null, null, 0));
    }
    List<Part> furniture = parts.stream().filter(part -> part.furniture >= PASSAGE).toList();
    if (furniture.stream().mapToInt(Part::furniture).sum() >= BOILERPLATE) {
      return Optional.of(
          new Verdict(
              Copy.Kind.BOILERPLATE, furniture, ownWords, size, "only-furniture", null, null, 0));
    }
    return Optional.empty();
  }

  private static double share(int words, Size size) {
    return (double) words / Math.max(1, Math.min(size.ofA, size.ofB));
  }

  private static Copy copy(Alignment alignment, Verdict verdict, Direction direction) {
    int longest = verdict.parts.stream().mapToInt(part -> part.passage.words()).max().orElse(0);
    String text = verdict.words + " shared words of prose; longest passage " + longest + " words";
    List<Run> runs = new ArrayList<>();
    for (Part part : verdict.parts) {
      for (Alignment.Tile tile : part.passage.tiles()) {
        runs.add(
            new Run(
                alignment.a().span(tile.a(), tile.a() + tile.length()),
                alignment.b().span(tile.b(), tile.b() + tile.length())));
      }
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence("kind", verdict.kind.name().toLowerCase(Locale.ROOT), text, verdict.rule));
    evidence.addAll(direction.evidence());
    return new Copy(
        alignment.a().article().id(),
        alignment.b().article().id(),
        verdict.kind,
        verdict.words,
        Math.min(1, (double) verdict.words / Math.max(1, verdict.size.ofA)),
        Math.min(1, (double) verdict.words / Math.max(1, verdict.size.ofB)),
        direction.from(),
        evidence,
        runs);
  }

  /// Counts a passage; words of prose that stand in the other text as quote or furniture are added
  /// to `lost`.
  private static Part part(WordText a, WordText b, Alignment.Passage passage, int[] lost) {
    Alignment.Tile opening = passage.tiles().getFirst();
    boolean setOutByA = a.isSetOut(opening.a());
    boolean setOutByB = b.isSetOut(opening.b());
    int prose = 0;
    int liftedByA = 0;
    int liftedByB = 0;
    int quoted = 0;
    int furniture = 0;
    int first = 0;
    for (Alignment.Tile tile : passage.tiles()) {
      for (int i = 0; i < tile.length(); i++) {
        int atA = tile.a() + i;
        int atB = tile.b() + i;
        if (a.isFurniture(atA) || b.isFurniture(atB)) {
          furniture++;
          lost[0] += a.isProse(atA) ? 1 : 0;
          lost[1] += b.isProse(atB) ? 1 : 0;
          continue;
        }
        boolean quotedByA = a.isQuoted(atA);
        boolean quotedByB = b.isQuoted(atB);
        if (quotedByA && quotedByB) {
          quoted++;
          continue;
        }
        first += FIRST_PERSON.contains(a.word(atA).toLowerCase(Locale.ROOT)) ? 1 : 0;
        if (quotedByA) {
          liftedByA++;
          lost[1]++;
        } else if (quotedByB) {
          liftedByB++;
          lost[0]++;
        } else {
          prose++;
        }
      }
    }
    int lifted = liftedByA + liftedByB;
    boolean byA = liftedByA > liftedByB;
    boolean setOut = setOutByA != setOutByB;
    boolean statement = first > 0 && first >= STATEMENT * (prose + lifted);
    if (setOutByA && setOutByB) {
      return new Part(passage, 0, 0, false, false, true, prose + lifted + quoted, furniture);
    }
    if (setOut) {
      return new Part(
          passage, prose, prose + lifted, setOutByA, true, statement, quoted, furniture);
    }
    return new Part(passage, prose, lifted, byA, false, statement, quoted, furniture);
  }

  /// Where `words` names `other` outside what the two share and near to a shared passage, or null.
  private static @Nullable Span namedNear(
      WordText words, Publisher other, Alignment alignment, boolean isA) {
    boolean[] shared = new boolean[words.size()];
    boolean[] near = new boolean[words.size()];
    for (Alignment.Passage passage : alignment.passages()) {
      if (passage.words() < PASSAGE) {
        continue;
      }
      Alignment.Tile opening = passage.tiles().getFirst();
      Alignment.Tile closing = passage.tiles().getLast();
      int from = isA ? opening.a() : opening.b();
      int to = isA ? closing.a() + closing.length() : closing.b() + closing.length();
      Arrays.fill(near, Math.max(0, from - NEAR), Math.min(words.size(), to + NEAR), true);
      for (Alignment.Tile tile : passage.tiles()) {
        int at = isA ? tile.a() : tile.b();
        Arrays.fill(shared, at, at + tile.length(), true);
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (!near[i] || shared[i] || !Character.isUpperCase(words.word(i).codePointAt(0))) {
        continue;
      }
      StringBuilder name = new StringBuilder();
      for (int j = i; j < Math.min(i + 4, words.size()); j++) {
        name.append(Publisher.squeeze(words.word(j)));
        if (other.names().contains(name.toString())) {
          return words.span(i, j + 1);
        }
      }
    }
    return null;
  }
}
