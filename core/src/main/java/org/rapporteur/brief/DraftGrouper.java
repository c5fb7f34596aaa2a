package org.rapporteur.brief;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Line;
import org.rapporteur.model.LineRuling;
import org.rapporteur.reading.Encoder;

/// Puts the tellings of a story that are one line together. Tellings in the same words are one
/// beforehand, so that five thousand prints of a text cost no more than one.
final class DraftGrouper {
  /// Words told by more than this many different tellings of a story bring no two of them together:
  /// in a large story every telling has them.
  private static final int COMMON_WORD = 200;

  /// The highest nearness met at the words two tellings share, and what it grows by up to all
  /// shared: the 99th percentile of 9,200 pairs of tellings from 89 stories, by their overlap.
  private static final double HIGHEST_COSINE = 0.58;

  private static final double HIGHEST_COSINE_GROWS = 0.45;

  private static final double HALF = 0.5;

  /// How sure two figures are that are of one thing by themselves.
  private static final double COMPATIBLE = 0.9;

  private final Encoder encoder;
  private final LineLikeness likeness;
  private final BriefWriter.Compared compared;
  private final List<Words> distinct;
  private final Map<Draft, Integer> place = new IdentityHashMap<>();
  private final LineRulings rulings;

  /// @param drafts all that are to be grouped
  /// @param rulings a reader's, which stand above all that is found
  DraftGrouper(
      Encoder encoder,
      LineLikeness likeness,
      BriefWriter.Compared compared,
      List<Draft> drafts,
      List<LineRuling> rulings) {
    this.encoder = encoder;
    this.likeness = likeness;
    this.compared = compared;
    this.distinct = distinct(drafts);
    drafts.forEach(draft -> place.put(draft, place.size()));
    this.rulings = new LineRulings(rulings, distinct.stream().map(Words::drafts).toList());
  }

  LineRulings rulings() {
    return rulings;
  }

  /// Tellings in the same words.
  ///
  /// @param articles in which they stand
  private record Words(List<Draft> drafts, Set<ArticleId> articles) {
    Draft first() {
      return drafts.getFirst();
    }

    boolean shareArticle(Words other) {
      return !Collections.disjoint(articles, other.articles);
    }
  }

  /// The groups, by their first telling, each in the order given.
  List<List<Draft>> group() {
    Setting setting = new Setting(distinct.stream().map(Words::first).toList());
    List<int[]> candidates = candidates(distinct, setting);
    Set<String> texts = new LinkedHashSet<>();
    for (int[] pair : candidates) {
      texts.add(distinct.get(pair[0]).first().passage().wording().text());
      texts.add(distinct.get(pair[1]).first().passage().wording().text());
    }
    setting.know(encoder.encode(texts));
    List<Setting.Nearness> near =
        candidates.stream()
            .map(
                pair ->
                    setting.nearness(distinct.get(pair[0]).first(), distinct.get(pair[1]).first()))
            .toList();
    Best best = new Best();
    for (int i = 0; i < candidates.size(); i++) {
      best.add(candidates.get(i), distinct, near.get(i));
    }
    List<Grouping.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      int[] pair = candidates.get(i);
      Words a = distinct.get(pair[0]);
      Words b = distinct.get(pair[1]);
      double[] values =
          LineLikeness.values(
              a.first(),
              b.first(),
              near.get(i).among(best.lead(pair, distinct, near.get(i))),
              a.shareArticle(b));
      compared.pair(
          a.first().kind(), BriefWriter.telling(a.first()), BriefWriter.telling(b.first()), values);
      boolean compatible =
          a.first() instanceof Draft.Counted one
              && b.first() instanceof Draft.Counted other
              && Joining.compatible(one, other);
      if (compatible || LineLikeness.evident(a.first().kind(), values)) {
        double same = sure(a.first().kind(), likeness.probability(a.first().kind(), values));
        pairs.add(
            new Grouping.Pair(pair[0], pair[1], compatible ? Math.max(COMPATIBLE, same) : same));
      }
    }
    List<List<Integer>> groups =
        Grouping.group(
            distinct.size(),
            pairs,
            HALF,
            (a, b) ->
                Joining.allows(
                        distinct.get(a).first(),
                        distinct.get(b).first(),
                        distinct.get(a).shareArticle(distinct.get(b)))
                    && !rulings.parted(a, b));
    return rulings.join(groups).stream()
        .map(
            group ->
                group.stream()
                    .flatMap(words -> distinct.get(words).drafts().stream())
                    .sorted(Comparator.comparing(place::get))
                    .toList())
        .sorted(Comparator.comparing(group -> place.get(group.getFirst())))
        .toList();
  }

  /// Which of an origin's tellings is nearest to one of another's.
  private static final class Best {
    /// The nearest and the next nearest, by telling and origin.
    private final Map<String, double[]> nearest = new HashMap<>();

    void add(int[] pair, List<Words> distinct, Setting.Nearness near) {
      add(pair[0], distinct.get(pair[1]), near.score());
      add(pair[1], distinct.get(pair[0]), near.score());
    }

    private void add(int telling, Words other, double score) {
      double[] two =
          nearest.computeIfAbsent(
              telling + " " + other.first().kind() + " " + other.first().passage().origin(),
              absent -> new double[2]);
      if (score > two[0]) {
        two[1] = two[0];
        two[0] = score;
      } else if (score > two[1]) {
        two[1] = score;
      }
    }

    /// How much nearer a pair is than any other that either of both makes with a telling of the
    /// other's origin; below 0 where another is nearer.
    double lead(int[] pair, List<Words> distinct, Setting.Nearness near) {
      return Math.min(
          lead(pair[0], distinct.get(pair[1]), near.score()),
          lead(pair[1], distinct.get(pair[0]), near.score()));
    }

    private double lead(int telling, Words other, double score) {
      double[] two =
          nearest.getOrDefault(
              telling + " " + other.first().kind() + " " + other.first().passage().origin(),
              new double[2]);
      return score >= two[0] ? score - two[1] : score - two[0];
    }
  }

  /// Half where a probability is just enough for its kind; 0 and 1 stay.
  private static double sure(Line.Kind kind, double probability) {
    double enough = Joining.enough(kind);
    return probability < enough
        ? HALF * probability / enough
        : HALF + HALF * (probability - enough) / (1 - enough);
  }

  private static List<Words> distinct(List<Draft> drafts) {
    Map<String, Words> byWords = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      Words words =
          byWords.computeIfAbsent(
              key(draft), absent -> new Words(new ArrayList<>(), new HashSet<>()));
      words.drafts().add(draft);
      words.articles().add(draft.passage().account().article().id());
    }
    return List.copyOf(byWords.values());
  }

  /// What makes two tellings the same words: all that is compared of them.
  private static String key(Draft draft) {
    String text = draft.passage().wording().text().toLowerCase(Locale.ROOT);
    return switch (draft) {
      case Draft.Said said -> "said " + said.speaker() + "\n" + text;
      case Draft.Done done ->
          "done "
              + String.join(" ", done.type(), done.status().name(), done.source(), done.target())
              + " "
              + (done.date() == null ? "" : done.date().value())
              + "\n"
              + text;
      case Draft.Counted counted ->
          "counted "
              + counted.figure().value().stripTrailingZeros()
              + " "
              + counted.figure().unit()
              + " "
              + counted.figure().of()
              + "\n"
              + text;
    };
  }

  /// Pairs of one kind that share a telling word and may join.
  private List<int[]> candidates(List<Words> distinct, Setting setting) {
    Map<String, List<Integer>> byWord = new TreeMap<>();
    for (int i = 0; i < distinct.size(); i++) {
      Draft draft = distinct.get(i).first();
      for (String word : keys(draft)) {
        byWord.computeIfAbsent(draft.kind() + " " + word, absent -> new ArrayList<>()).add(i);
      }
    }
    Set<Long> seen = new HashSet<>();
    List<int[]> pairs = new ArrayList<>();
    for (List<Integer> holders : byWord.values()) {
      if (holders.size() > COMMON_WORD) {
        continue;
      }
      for (int i = 0; i < holders.size(); i++) {
        for (int j = i + 1; j < holders.size(); j++) {
          int a = holders.get(i);
          int b = holders.get(j);
          if (seen.add((long) a << 32 | b)
              && worthComparing(distinct.get(a), distinct.get(b), setting)) {
            pairs.add(new int[] {a, b});
          }
        }
      }
    }
    return pairs;
  }

  /// What brings two tellings together to be compared: a telling word, the same toll.
  private static Set<String> keys(Draft draft) {
    Set<String> words = draft.passage().wording().words();
    String toll = draft instanceof Draft.Counted counted ? counted.toll() : "";
    if (toll.isEmpty()) {
      return words;
    }
    Set<String> keys = new HashSet<>(words);
    keys.add("toll " + toll);
    return keys;
  }

  /// Whether two tellings share words enough that their vectors could make them one line: what is
  /// not compared is not encoded.
  private boolean worthComparing(Words one, Words other, Setting setting) {
    Draft a = one.first();
    Draft b = other.first();
    boolean inOneArticle = one.shareArticle(other);
    if (!Joining.allows(a, b, inOneArticle)) {
      return false;
    }
    if (a instanceof Draft.Counted counted
        && b instanceof Draft.Counted count
        && Joining.compatible(counted, count)) {
      return true;
    }
    double overlap = Sameness.overlap(a.passage().wording().words(), b.passage().wording().words());
    double highest = Math.min(1, HIGHEST_COSINE + HIGHEST_COSINE_GROWS * overlap);
    return likeness.probability(
            a.kind(),
            LineLikeness.values(a, b, setting.nearness(a, b, highest, highest), inOneArticle))
        >= Joining.enough(a.kind());
  }
}
