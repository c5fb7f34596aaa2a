package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Run;
import org.rapporteur.model.Stamp;

/// Says what kind of copy an alignment shows, and which of the two the text comes from.
final class PairJudge {
  // The numbers below were set together on the labelled development pairs (9 whole, 23 partial, 17 excerpts, 76 quotes, 182 none); raising the first
  // three finds fewer copies and fewer false ones.

  /// Part of the shorter text's prose that must stand in the other for a whole copy.
  private static final double WHOLE = 0.7;

  /// Fewest shared words of prose of a partial copy.
  private static final int PARTIAL_WORDS = 60;

  /// Smallest part of the shorter text's prose for a partial copy.
  private static final double PARTIAL = 0.12;

  /// Fewest words of prose in a passage that counts. Independent reports of one happening share phrases up to this.
  private static final int PASSAGE = 10;

  /// Fewest words of prose for an excerpt.
  private static final int EXCERPT_WORDS = 25;

  /// Words of *I*, *we* and *my* in a passage, by all its words, that make it someone's statement, printed without marks.
  private static final double STATEMENT = 0.03;

  private static final Set<String> FIRST_PERSON = Set.of("i", "me", "my", "we", "us", "our", "ours", "mine", "myself", "ourselves");

  private final Agencies agencies;

  PairJudge(Agencies agencies) {
    this.agencies = agencies;
  }

  /// What is counted over an alignment.
  record Counts(int prose, int statement, int quoted, int furniture, int proseOfA, int proseOfB, int longest) {
    double shareOfA() {
      return proseOfA == 0 ? 0 : Math.min(1, (double) prose / proseOfA);
    }

    double shareOfB() {
      return proseOfB == 0 ? 0 : Math.min(1, (double) prose / proseOfB);
    }

    double share() {
      return Math.max(shareOfA(), shareOfB());
    }
  }

  Optional<Copy> judge(Alignment alignment, Publisher publisherA, Publisher publisherB) {
    Article a = alignment.a().article();
    Article b = alignment.b().article();
    List<Run> runs = new ArrayList<>();
    List<Run> quotedRuns = new ArrayList<>();
    List<Run> furnitureRuns = new ArrayList<>();
    Counts counts = count(alignment, runs, quotedRuns, furnitureRuns);
    boolean aNamesB = names(alignment.a(), publisherB, alignment, true);
    boolean bNamesA = names(alignment.b(), publisherA, alignment, false);
    boolean agency = !agencies.own(publisherA).isEmpty() || !agencies.own(publisherB).isEmpty();
    boolean attributed = (aNamesB || bNamesA) && !agency && !publisherA.id().equals(publisherB.id());
    int own = counts.prose - counts.statement;
    List<Evidence> evidence = new ArrayList<>();
    Copy.Kind kind;
    if (counts.share() >= WHOLE && counts.prose >= PARTIAL_WORDS && !(attributed && counts.share() < 0.95)) {
      kind = Copy.Kind.WHOLE;
    } else if (attributed && own >= EXCERPT_WORDS) {
      kind = Copy.Kind.EXCERPT;
    } else if (own >= PARTIAL_WORDS && (double) own / Math.min(counts.proseOfA, counts.proseOfB) >= PARTIAL) {
      kind = Copy.Kind.PARTIAL;
    } else if (counts.quoted + counts.statement >= PASSAGE) {
      kind = Copy.Kind.QUOTES;
      runs = quotedRuns;
    } else if (counts.furniture >= PASSAGE) {
      kind = Copy.Kind.BOILERPLATE;
      runs = furnitureRuns;
    } else {
      return Optional.empty();
    }
    evidence.add(
        new Evidence(
            "kind",
            kind.name().toLowerCase(java.util.Locale.ROOT),
            counts.prose + " words; longest passage " + counts.longest,
            "shared-prose"));
    ArticleId from = from(a, b, publisherA, publisherB, kind, aNamesB, bNamesA, evidence);
    return Optional.of(
        new Copy(a.id(), b.id(), kind, counts.prose, counts.shareOfA(), counts.shareOfB(), from, evidence, runs));
  }

  private @Nullable ArticleId from(
      Article a,
      Article b,
      Publisher publisherA,
      Publisher publisherB,
      Copy.Kind kind,
      boolean aNamesB,
      boolean bNamesA,
      List<Evidence> evidence) {
    if (kind == Copy.Kind.QUOTES || kind == Copy.Kind.BOILERPLATE) {
      return null;
    }
    String agencyA = agencies.own(publisherA);
    String agencyB = agencies.own(publisherB);
    if (agencyA.isEmpty() != agencyB.isEmpty()) {
      ArticleId from = agencyA.isEmpty() ? b.id() : a.id();
      evidence.add(new Evidence("from", from.value(), agencyA + agencyB, "agency-s-own-page"));
      return from;
    }
    if (aNamesB != bNamesA) {
      ArticleId from = aNamesB ? b.id() : a.id();
      evidence.add(new Evidence("from", from.value(), "", "names-the-other"));
      return from;
    }
    Stamp publishedA = a.times().published();
    Stamp publishedB = b.times().published();
    if (publishedA != null && publishedB != null) {
      boolean timed = publishedA.time() != null && publishedB.time() != null;
      int order = timed ? publishedA.compareTo(publishedB) : publishedA.day().compareTo(publishedB.day());
      if (order != 0) {
        ArticleId from = order < 0 ? a.id() : b.id();
        evidence.add(new Evidence("from", from.value(), publishedA + " / " + publishedB, "published-first"));
        return from;
      }
    }
    return null;
  }

  Counts count(Alignment alignment, List<Run> runs, List<Run> quotedRuns, List<Run> furnitureRuns) {
    WordText a = alignment.a();
    WordText b = alignment.b();
    int prose = 0;
    int statement = 0;
    int quoted = 0;
    int furniture = 0;
    int longest = 0;
    int lostOfA = 0;
    int lostOfB = 0;
    for (Alignment.Passage passage : alignment.passages()) {
      int proseHere = 0;
      int quotedHere = 0;
      int furnitureHere = 0;
      int first = 0;
      for (Alignment.Tile tile : passage.tiles()) {
        for (int i = 0; i < tile.length(); i++) {
          int atA = tile.a() + i;
          int atB = tile.b() + i;
          if (a.isFurniture(atA) || b.isFurniture(atB)) {
            furnitureHere++;
            lostOfA += a.isProse(atA) ? 1 : 0;
            lostOfB += b.isProse(atB) ? 1 : 0;
          } else if (a.isQuoted(atA) || b.isQuoted(atB)) {
            quotedHere++;
            lostOfA += a.isProse(atA) ? 1 : 0;
            lostOfB += b.isProse(atB) ? 1 : 0;
          } else {
            proseHere++;
            first += FIRST_PERSON.contains(a.word(atA).toLowerCase(java.util.Locale.ROOT)) ? 1 : 0;
          }
        }
      }
      boolean spoken = first >= STATEMENT * proseHere && first > 0;
      if (proseHere >= PASSAGE) {
        prose += proseHere;
        statement += spoken ? proseHere : 0;
        longest = Math.max(longest, proseHere);
        passage.tiles().forEach(tile -> runs.add(run(a, b, tile)));
      }
      if (quotedHere >= LEAST_QUOTED || (spoken && proseHere >= PASSAGE)) {
        quoted += quotedHere;
        passage.tiles().forEach(tile -> quotedRuns.add(run(a, b, tile)));
      }
      if (furnitureHere >= PASSAGE) {
        furniture += furnitureHere;
        passage.tiles().forEach(tile -> furnitureRuns.add(run(a, b, tile)));
      }
    }
    return new Counts(prose, statement, quoted, furniture, a.proseWords() - lostOfA, b.proseWords() - lostOfB, longest);
  }

  private static final int LEAST_QUOTED = 5;

  private static Run run(WordText a, WordText b, Alignment.Tile tile) {
    return new Run(a.span(tile.a(), tile.a() + tile.length()), b.span(tile.b(), tile.b() + tile.length()));
  }

  /// Whether `words` names `other` outside what the two share.
  private static boolean names(WordText words, Publisher other, Alignment alignment, boolean isA) {
    boolean[] shared = new boolean[words.size()];
    for (Alignment.Passage passage : alignment.passages()) {
      for (Alignment.Tile tile : passage.tiles()) {
        int at = isA ? tile.a() : tile.b();
        java.util.Arrays.fill(shared, at, at + tile.length(), true);
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (shared[i] || !Character.isUpperCase(words.word(i).codePointAt(0))) {
        continue;
      }
      StringBuilder name = new StringBuilder();
      for (int j = i; j < Math.min(i + 4, words.size()); j++) {
        name.append(Publisher.squeeze(words.word(j)));
        if (other.names().contains(name.toString())) {
          return true;
        }
      }
    }
    return false;
  }
}
