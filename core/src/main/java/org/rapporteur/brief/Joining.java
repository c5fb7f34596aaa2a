package org.rapporteur.brief;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rapporteur.brief.Dates.Relation;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Line;
import org.rapporteur.model.When;

/// What speaks for and against two tellings being one line, apart from how near their words are.
final class Joining {
  /// How surely two tellings of each kind must be one line; 0 to 1. Higher joins less. Chosen on
  /// the labelled stories and on pairs of real news for few joins to be wrong.
  private static final Map<Line.Kind, Double> ENOUGH =
      Map.of(Line.Kind.STATEMENT, 0.5, Line.Kind.EVENT, 0.7, Line.Kind.FIGURE, 0.7);

  /// Words shared over all, from which on two tellings are one remark whoever is said to have made
  /// it.
  private static final double SAME_WORDS = 0.8;

  private static final int MANY_WORDS = 6;

  /// Telling words of a remark that can be one with another, in the reporter's words and in quote
  /// marks.
  private static final int TELLING = 4;

  private static final int TELLING_QUOTED = 1;

  /// Days that two tellings of one event may be apart.
  private static final int DAYS_APART = 2;

  /// Telling words in quote marks of a statement that quotes only a word or two.
  private static final int FEW_QUOTED = 3;

  private static final Set<String> PEOPLE =
      Set.of(
          "people",
          "persons",
          "passengers",
          "men",
          "women",
          "children",
          "dead",
          "killed",
          "died",
          "injured",
          "wounded",
          "missing",
          "unaccounted",
          "victims");

  private Joining() {}

  /// How surely two tellings of a kind must be one line.
  static double enough(Line.Kind kind) {
    return Objects.requireNonNull(ENOUGH.get(kind));
  }

  /// Whether two tellings may be one line at all.
  static boolean allows(Draft a, Draft b, boolean inOneArticle) {
    return switch (a) {
      case Draft.Said one ->
          b instanceof Draft.Said other
              && tells(one.passage().wording())
              && tells(other.passage().wording())
              && !otherQuotes(one.passage().wording(), other.passage().wording())
              && (sameOrUnknown(one.speaker(), other.speaker())
                  || !inOneArticle
                      && one.passage().wording().words().size() >= MANY_WORDS
                      && Sameness.dice(
                              one.passage().wording().words(), other.passage().wording().words())
                          >= SAME_WORDS);
      case Draft.Done one ->
          b instanceof Draft.Done other && allowsEvents(one, other, inOneArticle);
      case Draft.Counted one ->
          b instanceof Draft.Counted other && allowsFigures(one, other, inOneArticle);
    };
  }

  /// Whether what is said can be told from other remarks: *the allegations* cannot.
  private static boolean tells(Wording wording) {
    return wording.words().size() >= TELLING || wording.quoted().size() >= TELLING_QUOTED;
  }

  /// Whether the two quote a word or two each, and others: *"unprecedented" ties*, *"model"
  /// relations*.
  private static boolean otherQuotes(Wording one, Wording other) {
    return !one.quoted().isEmpty()
        && !other.quoted().isEmpty()
        && one.quoted().size() <= FEW_QUOTED
        && other.quoted().size() <= FEW_QUOTED
        && Collections.disjoint(one.quoted(), other.quoted());
  }

  private static boolean allowsEvents(Draft.Done one, Draft.Done other, boolean inOneArticle) {
    if (one.repeated() != other.repeated()) {
      return false;
    }
    if (relation(one, other) == Relation.CONFLICT
        && !Dates.within(DAYS_APART, one.date(), other.date())) {
      return false;
    }
    if (inOneArticle) {
      // an article announces an event or reports it: told as to come and as past in one article, or
      // for two days, there are two
      return one.status() == other.status()
          && relation(one, other) != Relation.CONFLICT
          && one.type().equals(other.type());
    }
    return true;
  }

  static Relation relation(Draft.Done a, Draft.Done b) {
    When one = a.date();
    When other = b.date();
    return one == null || other == null
        ? Relation.UNKNOWN
        : Dates.relation(one.value(), other.value());
  }

  /// Whether two figures are of one thing by themselves: one amount that no other thing would have
  /// by chance, *2.4 billion dollars*; or by their bounds, *more than 20 leaders*, *around 21 world
  /// leaders*.
  static boolean compatible(Draft.Counted one, Draft.Counted other) {
    return sameAmount(one, other) || sameByBounds(one, other);
  }

  private static boolean sameAmount(Draft.Counted one, Draft.Counted other) {
    Figure a = one.figure();
    Figure b = other.figure();
    return !a.unit().isEmpty()
        && !a.unit().equals("%")
        && a.unit().equals(b.unit())
        && a.value().compareTo(b.value()) == 0
        && a.value().stripTrailingZeros().precision() > 1
        && (one.of().isEmpty()
            || other.of().isEmpty()
            || !Collections.disjoint(one.of(), other.of()));
  }

  private static boolean sameByBounds(Draft.Counted one, Draft.Counted other) {
    Figure a = one.figure();
    Figure b = other.figure();
    return !a.of().isEmpty()
        && a.unit().equals(b.unit())
        && a.value().compareTo(b.value()) != 0
        && !Amounts.apart(a, b)
        && one.toll().equals(other.toll())
        && one.head().equals(other.head());
  }

  /// Whether the article of a figure gives another one too.
  private static boolean tells(Draft.Counted draft, Figure other) {
    return draft.passage().account().figures().stream()
        .anyMatch(
            figure ->
                figure.value().compareTo(other.value()) == 0 && figure.unit().equals(other.unit()));
  }

  private static boolean allowsFigures(
      Draft.Counted one, Draft.Counted other, boolean inOneArticle) {
    Figure a = one.figure();
    Figure b = other.figure();
    if (a.unit().isEmpty() && inOneArticle && a.value().compareTo(b.value()) != 0) {
      // four dead and eleven missing; two amounts of one fund may be a correction, more than 20
      // leaders and around 21 are the same
      if (!sameByBounds(one, other)) {
        return false;
      }
    }
    boolean count = a.unit().isEmpty() || a.unit().equals("%");
    if (count && Amounts.apart(a, b) && (tells(one, b) || tells(other, a))) {
      // a report that gives both numbers gives them of two things; two amounts may be a correction
      return false;
    }
    if (!one.toll().isEmpty() && !other.toll().isEmpty() && !one.toll().equals(other.toll())) {
      return false; // four dead, eleven injured
    }
    return base(a.unit()).equals(base(b.unit()));
  }

  /// Whether people are counted, whatever they are called: *four people died* and *four were dead*
  /// may count the same.
  static boolean people(Figure figure) {
    String of = figure.of().toLowerCase(Locale.ROOT);
    return PEOPLE.stream().anyMatch(of::endsWith);
  }

  /// A unit without its rate: *m3/year* is *m3*.
  static String base(String unit) {
    int slash = unit.indexOf('/');
    return slash < 0 ? unit : unit.substring(0, slash);
  }

  private static boolean sameOrUnknown(String one, String other) {
    return one.isEmpty() || other.isEmpty() || sameActor(one, other);
  }

  /// The same name, or one a shorter form of the other: *Okafor* and *Amara Okafor*.
  static boolean sameActor(String one, String other) {
    if (one.equalsIgnoreCase(other)) {
      return true;
    }
    Set<String> words = words(one);
    Set<String> others = words(other);
    return !words.isEmpty()
        && !others.isEmpty()
        && (words.containsAll(others) || others.containsAll(words));
  }

  private static Set<String> words(String name) {
    return Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty() && Character.isUpperCase(word.codePointAt(0)))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
