package org.rapporteur.brief;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Line;
import org.rapporteur.model.Mention;
import org.rapporteur.reading.WordList;

/// How surely two tellings of one kind are one line: a logistic regression over [#FEATURES], with
/// weights for each kind that `TrainLines` in `eval` finds. Immutable.
public final class LineLikeness {
  /// What is looked at, in the order of the values; each 0 to 1. One that does not apply to a kind
  /// is 0.
  ///
  /// - `meaning`: the cosine of what the words mean; `apart`: less what all tellings of the story
  ///   mean
  /// - `rare`, `rareContained`: shared telling words by their rarity in the story, over all, and
  ///   over those of the one with fewer
  /// - `plain`, `plainContained`: the same but for words of names; `apartPlain`: `apart` times
  ///   `plain`; `length`: of the shorter over the longer
  /// - `nearest`: neither is nearer to another telling of the other's origin; `lead`, `behind`: by
  ///   how much
  /// - `words`: shared telling words over all (Dice); `contained`: over those of the shorter;
  ///   `few`: fewer than three are shared
  /// - `sameNumbers`, `otherNumbers`: both tell numbers, one the same, or none
  /// - `sameNames`, `otherNames`: both name somebody or some place, one the same, or none
  /// - `otherNegation`: one denies what the other does not
  /// - `sameArticle`, `sameOrigin`: both stand in one article; in prints of one text
  /// - `sameActor`: the same speaker, or the same two parties; `oneActor`: of one of them nothing
  ///   is known, or one party is the same; `otherActor`: known to be others
  /// - `quoted`: the share of one's quoted words that the other has too; `sameQuotes`: both quote,
  ///   and one the same words and perhaps more; `otherQuotes`: both quote, and no quoted word is
  ///   the same
  /// - `sameType`, `otherType`: of events where both have one; `sameStatus`; `sameTime`,
  ///   `otherTime`; `samePlace`, `otherPlace`
  /// - `sameValue`, `nearValue`: of figures, equal or within a third; `sameUnit` with its rate;
  ///   `sameCount`: how far the words for what is counted are the same; `noCount`: one says none
  /// - `bias`: 1
  public static final List<String> FEATURES =
      List.of(
          "meaning",
          "apart",
          "rare",
          "rareContained",
          "plain",
          "plainContained",
          "apartPlain",
          "length",
          "nearest",
          "lead",
          "behind",
          "words",
          "contained",
          "few",
          "sameNumbers",
          "otherNumbers",
          "sameNames",
          "otherNames",
          "otherNegation",
          "sameArticle",
          "sameOrigin",
          "sameActor",
          "oneActor",
          "otherActor",
          "quoted",
          "sameQuotes",
          "otherQuotes",
          "sameType",
          "otherType",
          "sameStatus",
          "sameTime",
          "otherTime",
          "samePlace",
          "otherPlace",
          "sameValue",
          "nearValue",
          "sameUnit",
          "sameCount",
          "noCount",
          "bias");

  private static final int FEW = 3;

  private static final double THIRD = 1.0 / 3;

  private static final int APART = FEATURES.indexOf("apart");
  private static final int PLAIN = FEATURES.indexOf("plain");
  private static final int QUOTED = FEATURES.indexOf("quoted");
  private static final int SAME_TYPE = FEATURES.indexOf("sameType");
  private static final int SAME_ACTOR = FEATURES.indexOf("sameActor");

  private static final int SAME_COUNT = FEATURES.indexOf("sameCount");

  private static final double SAME_COUNTED = 0.5;
  private static final double MOST_WORDS = 0.5;
  private static final double MOST_QUOTED = 0.65;
  private static final double SAME_MEANING = 0.6;
  private static final double NEAR_MEANING = 0.35;

  private final double[][] weights;

  private LineLikeness(double[][] weights) {
    this.weights = weights;
  }

  /// @param weights by kind, in the order of [Line.Kind], then by feature
  public static LineLikeness of(double[][] weights) {
    double[][] copy = new double[weights.length][];
    for (int i = 0; i < weights.length; i++) {
      copy[i] = weights[i].clone();
    }
    return new LineLikeness(copy);
  }

  /// The weights that ship with the program: a feature a line with one for each kind.
  public static LineLikeness load() {
    double[][] weights = new double[Line.Kind.values().length][FEATURES.size()];
    for (String line : WordList.lines(LineLikeness.class, "likeness.txt")) {
      String[] parts = line.split(" ", -1);
      for (int kind = 0; kind < weights.length; kind++) {
        weights[kind][FEATURES.indexOf(parts[0])] = Double.parseDouble(parts[kind + 1]);
      }
    }
    return new LineLikeness(weights);
  }

  /// How surely two tellings of `kind` with these values are one line, 0 to 1.
  double probability(Line.Kind kind, double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[kind.ordinal()][i] * values[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /// Whether the words themselves bear two tellings of `kind` out as one: they mean the same when
  /// what the whole story means is taken off, share most of their words, or one quotes what the
  /// other says. Texts on one matter are likely enough by all else and tell different things.
  /// Chosen on pairs of real news.
  static boolean evident(Line.Kind kind, double[] values) {
    double apart = values[APART];
    return switch (kind) {
      case STATEMENT ->
          values[PLAIN] >= MOST_WORDS
              || values[QUOTED] >= MOST_QUOTED && values[SAME_ACTOR] > 0
              || apart >= SAME_MEANING;
      case EVENT ->
          apart >= SAME_MEANING
              || apart >= NEAR_MEANING && values[SAME_TYPE] > 0 && values[SAME_ACTOR] > 0;
      case FIGURE -> values[SAME_COUNT] >= SAME_COUNTED || apart >= NEAR_MEANING;
    };
  }

  /// The values of two tellings of one kind.
  static double[] values(Draft a, Draft b, Setting.Nearness near, boolean inOneArticle) {
    Values values = new Values();
    Wording one = a.passage().wording();
    Wording other = b.passage().wording();
    values.set("meaning", Math.max(0, near.meaning()));
    values.set("apart", Math.max(0, near.apart()));
    values.set("rare", near.rare());
    values.set("rareContained", near.rareContained());
    values.flag("nearest", near.lead() >= 0);
    values.set("lead", Math.clamp(near.lead(), 0, 1));
    values.set("behind", Math.clamp(-near.lead(), 0, 1));
    long shared = one.words().stream().filter(other.words()::contains).count();
    int least = Math.min(one.words().size(), other.words().size());
    values.set("plain", near.plain());
    values.set("plainContained", near.plainContained());
    values.set("apartPlain", near.plain() * Math.max(0, near.apart()));
    values.set(
        "length", (double) least / Math.max(1, Math.max(one.words().size(), other.words().size())));
    values.set("words", Sameness.dice(one.words(), other.words()));
    values.set("contained", (double) shared / Math.max(1, least));
    values.flag("few", shared < FEW);
    values.alike("Numbers", one.numbers(), other.numbers());
    values.alike("Names", one.names(), other.names());
    values.flag("otherNegation", one.negated() != other.negated());
    values.flag("sameArticle", inOneArticle);
    values.flag("sameOrigin", a.passage().origin().equals(b.passage().origin()) && !inOneArticle);
    switch (a) {
      case Draft.Said said -> values.said(said, (Draft.Said) b);
      case Draft.Done done -> values.done(done, (Draft.Done) b);
      case Draft.Counted counted -> values.counted(counted, (Draft.Counted) b);
    }
    values.set("bias", 1);
    return values.each;
  }

  /// Values being filled in.
  private static final class Values {
    private final double[] each = new double[FEATURES.size()];

    void set(String feature, double value) {
      each[FEATURES.indexOf(feature)] = value;
    }

    void flag(String feature, boolean holds) {
      set(feature, holds ? 1 : 0);
    }

    /// *same* where both hold something and share some of it, *other* where they share none.
    void alike(String what, Set<String> one, Set<String> other) {
      if (!one.isEmpty() && !other.isEmpty()) {
        boolean share = one.stream().anyMatch(other::contains);
        flag("same" + what, share);
        flag("other" + what, !share);
      }
    }

    void said(Draft.Said one, Draft.Said other) {
      actors(one.speaker(), other.speaker());
      Wording a = one.passage().wording();
      Wording b = other.passage().wording();
      set("quoted", Math.max(held(a.quoted(), b.words()), held(b.quoted(), a.words())));
      flag(
          "sameQuotes",
          !a.quoted().isEmpty()
              && !b.quoted().isEmpty()
              && (a.quoted().containsAll(b.quoted()) || b.quoted().containsAll(a.quoted())));
      flag(
          "otherQuotes",
          !a.quoted().isEmpty()
              && !b.quoted().isEmpty()
              && a.quoted().stream().noneMatch(b.quoted()::contains));
    }

    private static double held(Set<String> some, Set<String> all) {
      return some.isEmpty()
          ? 0
          : (double) some.stream().filter(all::contains).count() / some.size();
    }

    private void actors(String one, String other) {
      boolean known = !one.isEmpty() && !other.isEmpty();
      boolean same = known && Joining.sameActor(one, other);
      flag("sameActor", same);
      flag("oneActor", !known);
      flag("otherActor", known && !same);
    }

    void done(Draft.Done one, Draft.Done other) {
      Set<String> shared = new HashSet<>();
      for (String actor : one.participants()) {
        other.participants().stream()
            .filter(each -> Joining.sameActor(actor, each))
            .forEach(shared::add);
      }
      boolean known = !one.participants().isEmpty() && !other.participants().isEmpty();
      flag("sameActor", shared.size() > 1);
      flag("oneActor", shared.size() == 1 || !known);
      flag("otherActor", known && shared.isEmpty());
      flag("sameType", !one.type().isEmpty() && one.type().equals(other.type()));
      flag(
          "otherType",
          !one.type().isEmpty() && !other.type().isEmpty() && !one.type().equals(other.type()));
      flag("sameStatus", one.status() == other.status());
      Dates.Relation time = Joining.relation(one, other);
      flag("sameTime", time == Dates.Relation.AGREE);
      flag("otherTime", time == Dates.Relation.CONFLICT);
      Mention at = one.place();
      Mention there = other.place();
      if (at != null && there != null) {
        boolean same = Joining.sameActor(at.entity(), there.entity());
        flag("samePlace", same);
        flag("otherPlace", !same);
      }
    }

    void counted(Draft.Counted counted, Draft.Counted counts) {
      Figure one = counted.figure();
      Figure other = counts.figure();
      boolean same = one.value().compareTo(other.value()) == 0;
      double a = Math.abs(one.value().doubleValue());
      double b = Math.abs(other.value().doubleValue());
      flag("sameValue", same);
      flag("nearValue", !same && Math.abs(a - b) <= THIRD * Math.max(a, b));
      flag("sameUnit", one.unit().equals(other.unit()));
      boolean sameToll = !counted.toll().isEmpty() && counted.toll().equals(counts.toll());
      set("sameCount", sameToll ? 1 : Sameness.overlap(counted.of(), counts.of()));
      flag("noCount", counted.of().isEmpty() || counts.of().isEmpty());
    }
  }
}
