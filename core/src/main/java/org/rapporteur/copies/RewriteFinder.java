package org.rapporteur.copies;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rapporteur.model.Article;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Run;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.reading.Encoder;

/// Finds texts told again in other words: translated there and back, or spun.
///
/// 1. Only pairs that have most of their names and numbers in the same order are looked at
///    ([Anchors]).
/// 2. Their sentences are laid side by side in order, by what they mean ([Retelling]).
/// 3. Most sentences of both must meet, with the same names and numbers, and neither text may have
///    much of its own. That last is what tells a rewritten text from a second newsroom's, which may
///    well report one press conference in the same order, and even quote the same words: whoever
///    was there also saw, asked or knew something else.
///
/// What a re-host says of itself lowers what is asked; it decides nothing alone. Other traces of
/// rewording ([Traces]) are shown and decide nothing.
///
/// Cannot: see texts told again in another order, or of few sentences; see one that was cut to half
/// or given much of its own; tell two newsrooms apart that add nothing to one agency's bulletin.
final class RewriteFinder {
  // The numbers below were set on the development half of the project's own set of retellings
  // (eval/src/test/resources/copies) and on the labelled independent reports in
  // ../shared/data/copies and all pairs in ../shared/data/stories, none of which may become a
  // rewriting.

  /// Fewest names and numbers two texts must share.
  private static final int SHARED_ANCHORS = 8;

  /// Part of the shorter sequence of names and numbers that must stand in the other in the same
  /// order.
  private static final double SAME_ORDER = 0.6;

  /// The same where one says that it re-posts others' text.
  private static final double SAME_ORDER_REHOST = 0.4;

  /// Days that may lie between two prints.
  private static final int DAYS = 5;

  /// Fewest sentences of prose that must meet.
  private static final int LEAST_SENTENCES = 5;

  /// Part of each text's sentences of prose that must meet.
  private static final double MET = 0.5;

  /// [Retelling#likeness] from which a text is rewritten: the highest at which nine in ten of the
  /// rewritten texts of the development half are found; the hardest report of another newsroom
  /// there reaches 0.35. A pair wrongly called rewritten is worse than one missed: it makes two
  /// origins one.
  private static final double LIKENESS = 0.57;

  /// The same where one says that it re-posts others' text.
  private static final double LIKENESS_REHOST = 0.45;

  /// Names and numbers of the longest text that is looked at, about 20,000 words of news: the work
  /// on two texts grows with the product of their lengths.
  private static final int MOST_ANCHORS = 2_000;

  /// Sentences of prose of the longest text that is looked at.
  private static final int MOST_SENTENCES = 1_000;

  private final Encoder encoder;
  private final Traces traces = Traces.load();

  RewriteFinder(Encoder encoder) {
    this.encoder = encoder;
  }

  /// What two texts tell alike.
  ///
  /// @param shareOfA the part of the first text's sentences of prose that meet one of the other
  /// @param words words of the first text's sentences that do
  /// @param evidence for the kind, and the traces of rewording
  record Rewriting(
      double shareOfA, double shareOfB, int words, List<Evidence> evidence, List<Run> runs) {}

  /// A text made ready.
  record Text(WordText words, Publisher publisher, Anchors anchors) {}

  /// The pairs that are worth laying side by side, in order; of those that are `known` to share one
  /// text anyway, none.
  List<ShingleIndex.Pair> findCandidates(List<Text> texts, Predicate<ShingleIndex.Pair> known) {
    return Anchors.findPairs(texts.stream().map(Text::anchors).toList(), SHARED_ANCHORS)
        .parallelStream()
        .filter(Predicate.not(known))
        .filter(pair -> isCandidate(texts.get(pair.first()), texts.get(pair.second())))
        .toList();
  }

  private boolean isCandidate(Text a, Text b) {
    Article first = a.words.article();
    Article second = b.words.article();
    String language = first.from().language();
    String other = second.from().language();
    if (!language.isEmpty() && !other.isEmpty() && !language.equals(other)) {
      return false;
    }
    if (!a.publisher.id().isEmpty() && a.publisher.id().equals(b.publisher.id())) {
      return false;
    }
    Stamp published = first.times().published();
    Stamp publishedOther = second.times().published();
    if (published != null
        && publishedOther != null
        && Math.abs(ChronoUnit.DAYS.between(published.day(), publishedOther.day())) > DAYS) {
      return false;
    }
    if (Math.max(a.anchors.sequence().length, b.anchors.sequence().length) > MOST_ANCHORS) {
      return false;
    }
    double order = a.anchors.sameOrder(b.anchors);
    return order >= SAME_ORDER || order >= SAME_ORDER_REHOST && isRehost(first, second);
  }

  private boolean isRehost(Article a, Article b) {
    return traces.disclaimer(a).isPresent() || traces.disclaimer(b).isPresent();
  }

  Optional<Rewriting> judge(Text a, Text b) {
    List<Retelling.Told> first = Retelling.sentences(a.words);
    List<Retelling.Told> second = Retelling.sentences(b.words);
    int fewer = Math.min(first.size(), second.size());
    if (Math.max(first.size(), second.size()) > MOST_SENTENCES
        || fewer < LEAST_SENTENCES
        || fewer < MET / 2 * Math.max(first.size(), second.size())) {
      // one sentence meets two at most, so not enough can meet
      return Optional.empty();
    }
    Retelling told = Retelling.of(first, second, encoder);
    boolean rehost = isRehost(a.words.article(), b.words.article());
    boolean rewritten =
        told.sentences() >= LEAST_SENTENCES
            && Math.min(told.shareOfA(), told.shareOfB()) >= MET
            && told.likeness() >= (rehost ? LIKENESS_REHOST : LIKENESS);
    if (!rewritten) {
      return Optional.empty();
    }
    int words = 0;
    List<Run> runs = new ArrayList<>();
    for (Retelling.Meeting meeting : told.met()) {
      List<Retelling.Told> ofA = told.ofA(meeting);
      words += ofA.stream().mapToInt(each -> each.quoted() ? 0 : each.words()).sum();
      runs.add(new Run(span(ofA), span(told.ofB(meeting))));
    }
    List<Evidence> evidence = new ArrayList<>(evidence(told));
    evidence.addAll(traces.find(a.words, b.words, told));
    return Optional.of(new Rewriting(told.shareOfA(), told.shareOfB(), words, evidence, runs));
  }

  private static Span span(List<Retelling.Told> sentences) {
    return new Span(sentences.getFirst().span().start(), sentences.getLast().span().end());
  }

  private static List<Evidence> evidence(Retelling told) {
    return List.of(
        kind(
            "same-sentences-in-other-words",
            "%d of %d and %d of %d sentences say the same in the same order"
                .formatted(told.metOfA(), told.proseOfA(), told.metOfB(), told.proseOfB())),
        kind(
            "same-names-and-numbers",
            "%.0f percent of the names and numbers in them agree"
                .formatted(Math.floor(100 * told.agreement()))),
        kind(
            "little-of-its-own",
            "%.0f and %.0f percent of names and numbers stand in one alone"
                .formatted(Math.ceil(100 * told.ownOfA()), Math.ceil(100 * told.ownOfB()))));
  }

  private static Evidence kind(String rule, String quote) {
    return new Evidence("kind", "rewritten", quote, rule);
  }
}
