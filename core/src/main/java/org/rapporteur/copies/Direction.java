package org.rapporteur.copies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;

/// Which of two copies is the likelier origin, and why. The rules in order of their strength; the
/// first that tells decides. Two articles at one address are versions of one report, which
/// [Revision] puts in order; of others:
///
/// 1. one gives the other's address;
/// 2. one stands on an agency's own page;
/// 3. one says of itself that it re-posts others' text;
/// 4. one quotes the other or names its outlet beside what they share (excerpts only);
/// 5. one was published before the other;
/// 6. one breaks off where the other goes on: copies are cut from the end.
///
/// @param from the likelier origin, or null where nothing tells
/// @param evidence for `from`, and the agencies both credit
record Direction(@Nullable ArticleId from, List<Evidence> evidence) {
  /// The rule of two versions of one report.
  static final String REVISION_OF = "revision-of";

  /// Two times nearer than this tell nothing about who was first.
  private static final Duration APART = Duration.ofMinutes(5);

  /// Part of the shorter text that must stand in the longer before a cut is looked for.
  private static final double CUT_WITHIN = 0.95;

  /// Part of the longer text's words that must follow where the shorter one ends.
  private static final double CUT_OFF = 0.15;

  /// Whether `copy` holds two versions of one report.
  static boolean isRevision(Copy copy) {
    return copy.evidence().stream().anyMatch(each -> each.rule().equals(REVISION_OF));
  }

  static Direction find(
      Alignment alignment, PairJudge.Verdict verdict, Publisher publisherA, Publisher publisherB) {
    if (verdict.kind() == Copy.Kind.QUOTES || verdict.kind() == Copy.Kind.BOILERPLATE) {
      return new Direction(null, List.of());
    }
    List<Evidence> evidence = new ArrayList<>();
    Optional<Revision> revision = Revision.of(alignment.a().article(), alignment.b().article());
    if (revision.isPresent()) {
      ArticleId earlier = revision.get().earlier();
      evidence.add(
          new Evidence(
              earlier == null ? "revision" : "from",
              earlier == null ? revision.get().address() : earlier.value(),
              revision.get().quote(),
              REVISION_OF));
      return new Direction(earlier, evidence);
    }
    ArticleId from = from(alignment, verdict, publisherA, publisherB, evidence);
    List<String> credits = new ArrayList<>(publisherA.credits());
    credits.retainAll(publisherB.credits());
    credits.forEach(
        agency -> evidence.add(new Evidence("credit", agency, agency, "both-credit-it")));
    return new Direction(from, evidence);
  }

  private static @Nullable ArticleId from(
      Alignment alignment,
      PairJudge.Verdict verdict,
      Publisher publisherA,
      Publisher publisherB,
      List<Evidence> evidence) {
    Article a = alignment.a().article();
    Article b = alignment.b().article();
    String linkToB = link(a, b);
    String linkToA = link(b, a);
    if (linkToB.isEmpty() != linkToA.isEmpty()) {
      return decide(evidence, linkToB.isEmpty() ? a : b, linkToB + linkToA, "gives-its-address");
    }
    if (publisherA.agency().isEmpty() != publisherB.agency().isEmpty()) {
      return decide(
          evidence,
          publisherA.agency().isEmpty() ? b : a,
          publisherA.agency() + publisherB.agency(),
          "agency-s-own-page");
    }
    String rehostA = a.from().rehost();
    String rehostB = b.from().rehost();
    if ((rehostA == null) != (rehostB == null)) {
      return decide(
          evidence,
          rehostA == null ? a : b,
          rehostA == null ? rehostB : rehostA,
          "says-it-re-posts");
    }
    if (verdict.kind() == Copy.Kind.EXCERPT) {
      Span namedByA = verdict.namedByA();
      Span namedByB = verdict.namedByB();
      if (namedByA != null && namedByB == null) {
        return decide(evidence, b, namedByA.of(a.text()), "names-the-other");
      }
      if (namedByB != null && namedByA == null) {
        return decide(evidence, a, namedByB.of(b.text()), "names-the-other");
      }
      if (verdict.liftedByA() != 0) {
        return decide(
            evidence,
            verdict.liftedByA() > 0 ? b : a,
            Math.abs(verdict.liftedByA()) + " words",
            "quotes-the-other");
      }
    }
    Stamp publishedA = a.times().published();
    Stamp publishedB = b.times().published();
    if (publishedA != null && publishedB != null) {
      int order = order(publishedA, publishedB);
      if (order != 0) {
        return decide(
            evidence,
            order < 0 ? a : b,
            order < 0 ? publishedA + " before " + publishedB : publishedB + " before " + publishedA,
            "published-first");
      }
    }
    if (verdict.kind() == Copy.Kind.WHOLE) {
      if (isCut(alignment.a(), alignment.b(), alignment, true)) {
        return decide(evidence, b, "", "cut-from-the-end");
      }
      if (isCut(alignment.b(), alignment.a(), alignment, false)) {
        return decide(evidence, a, "", "cut-from-the-end");
      }
    }
    return null;
  }

  private static ArticleId decide(
      List<Evidence> evidence, Article from, @Nullable String quote, String rule) {
    evidence.add(new Evidence("from", from.id().value(), quote == null ? "" : quote, rule));
    return from.id();
  }

  /// Days alone are compared by the day; two times must lie [#APART].
  private static int order(Stamp first, Stamp second) {
    if (first.time() != null && second.time() != null) {
      Duration between = Duration.between(first.time(), second.time());
      return between.abs().compareTo(APART) < 0 ? 0 : between.isNegative() ? 1 : -1;
    }
    return first.day().compareTo(second.day());
  }

  /// The address of `other` where `article` gives it, else an empty string.
  private static String link(Article article, Article other) {
    String url = other.from().url();
    if (url == null) {
      return "";
    }
    String bare = bare(url);
    if (bare.indexOf('/') < 0) {
      return "";
    }
    String rehost = article.from().rehost();
    boolean given =
        article.text().toLowerCase(Locale.ROOT).contains(bare)
            || rehost != null && rehost.toLowerCase(Locale.ROOT).contains(bare)
            || article.evidence().stream()
                .anyMatch(
                    each ->
                        each.of().equals("rehost")
                            && each.quote().toLowerCase(Locale.ROOT).contains(bare));
    return given ? url : "";
  }

  /// An address without scheme, *www.*, query and closing slash.
  private static String bare(String url) {
    return url.toLowerCase(Locale.ROOT)
        .replaceAll("^https?://(?:www\\.)?|[?#].*$", "")
        .replaceAll("/+$", "");
  }

  /// Whether `shorter` stands nearly whole in `longer`, in its order, and ends where `longer` goes
  /// on.
  private static boolean isCut(
      WordText shorter, WordText longer, Alignment alignment, boolean shorterIsA) {
    int shared = 0;
    int end = 0;
    int last = -1;
    for (Alignment.Passage passage : alignment.passages()) {
      for (Alignment.Tile tile : passage.tiles()) {
        int from = shorterIsA ? tile.b() : tile.a();
        int other = shorterIsA ? tile.a() : tile.b();
        if (shorterIsA ? from < last : other < last) {
          return false;
        }
        last = shorterIsA ? from : other;
        shared += tile.length();
        end = Math.max(end, from + tile.length());
      }
    }
    return shared >= CUT_WITHIN * shorter.size()
        && longer.size() - end >= CUT_OFF * longer.size()
        && end - shared <= (1 - CUT_WITHIN) * longer.size();
  }
}
