package org.rapporteur.brief;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapporteur.brief.Dates.Relation;
import org.rapporteur.model.Event;
import org.rapporteur.model.Figure;
import org.rapporteur.model.When;

/// What speaks for and against two tellings being one line, apart from how near their words are.
final class Joining {
  /// How near two tellings must be; 0 to 1. Tuned together with the bonuses below and the weights
  /// in [Sameness], on stories read by hand; lower joins more and risks calling two remarks one.
  static final double ENOUGH = 0.62;

  /// The same known speaker.
  private static final double SAME_SPEAKER = 0.08;

  /// A number with its unit told by both.
  private static final double SAME_NUMBER = 0.10;

  /// Taken off where both statements stand in one article: what a speaker says twice in it is two
  /// remarks unless the words are nearly the same.
  private static final double SAME_ARTICLE = 0.15;

  /// The same two parties.
  private static final double SAME_PARTIES = 0.25;

  /// Times that agree.
  private static final double SAME_TIME = 0.08;

  /// Two figures of the same value and kind.
  private static final double SAME_COUNT = 0.20;

  /// Two figures of other values of the same thing, in two articles: what [Sameness] takes off for
  /// other numbers, and a little.
  private static final double SAME_THING = 0.22;

  /// Types of event in which either party may be named first.
  private static final Set<String> MUTUAL = Set.of("CONSULT", "AGREE", "COOPERATE", "DEAL");

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

  private static final Pattern REPEATED =
      Pattern.compile(
          "\\b(\\w+ times|often|regularly|repeatedly|every|each (?:year|month|week))\\b");

  private Joining() {}

  /// Whether two tellings may be one line at all.
  static boolean allows(Draft a, Draft b) {
    return switch (a) {
      case Draft.Said one ->
          b instanceof Draft.Said other && sameOrUnknown(one.speaker(), other.speaker());
      case Draft.Done one -> b instanceof Draft.Done other && allowsEvents(one, other);
      case Draft.Counted one -> b instanceof Draft.Counted other && allowsFigures(one, other);
    };
  }

  /// What to add to the nearness of two tellings that [#allows] lets join.
  static double bonus(Draft a, Draft b) {
    return switch (a) {
      case Draft.Said one ->
          (b instanceof Draft.Said other
                      && !one.speaker().isEmpty()
                      && sameActor(one.speaker(), other.speaker())
                  ? SAME_SPEAKER
                  : 0)
              + (sharesNumber(a.passage(), b.passage()) ? SAME_NUMBER : 0)
              - (one.passage().sameArticle(b.passage()) ? SAME_ARTICLE : 0);
      case Draft.Done one -> b instanceof Draft.Done other ? eventBonus(one, other) : 0;
      case Draft.Counted one -> b instanceof Draft.Counted other ? figureBonus(one, other) : 0;
    };
  }

  /// Two values of one thing in two articles are a difference to show, so that the other number
  /// must not keep them apart.
  private static double figureBonus(Draft.Counted one, Draft.Counted other) {
    boolean sameThing =
        !one.figure().unit().isEmpty()
            && !one.figure().of().isEmpty()
            && Words.telling(one.figure().of()).equals(Words.telling(other.figure().of()))
            && !one.passage().sameArticle(other.passage());
    return (sameThing ? SAME_THING : 0)
        + (one.figure().value().compareTo(other.figure().value()) == 0 ? SAME_COUNT : 0);
  }

  private static double eventBonus(Draft.Done one, Draft.Done other) {
    boolean bothParties =
        one.participants().size() == 2 && sameActors(one.participants(), other.participants());
    return (bothParties ? SAME_PARTIES : 0)
        + (relation(one.event(), other.event()) == Relation.AGREE ? SAME_TIME : 0);
  }

  private static boolean allowsEvents(Draft.Done one, Draft.Done other) {
    if (!one.event().type().equals(other.event().type())) {
      return false;
    }
    Relation relation = relation(one.event(), other.event());
    if (relation == Relation.CONFLICT || (repeated(one) != repeated(other))) {
      return false;
    }
    if (one.event().status() != other.event().status()) {
      // an article announces an event or reports it: told as to come and as past in one article,
      // there are two
      boolean datedApart =
          one.event().date() != null && other.event().date() != null && relation != Relation.AGREE;
      if (one.passage().sameArticle(other.passage()) || datedApart) {
        return false;
      }
    }
    return MUTUAL.contains(one.event().type())
        ? compatible(one.participants(), other.participants())
        : sameOrUnknown(one.source(), other.source())
            && sameOrUnknown(one.target(), other.target());
  }

  private static boolean repeated(Draft.Done done) {
    return REPEATED.matcher(done.passage().wording().text().toLowerCase(Locale.ROOT)).find();
  }

  static Relation relation(Event a, Event b) {
    When one = a.date();
    When other = b.date();
    return one == null || other == null
        ? Relation.UNKNOWN
        : Dates.relation(one.value(), other.value());
  }

  private static boolean allowsFigures(Draft.Counted one, Draft.Counted other) {
    Figure a = one.figure();
    Figure b = other.figure();
    if (a.unit().isEmpty()
        && one.passage().sameArticle(other.passage())
        && a.value().compareTo(b.value()) != 0) {
      return false; // four dead and eleven missing; two amounts of one fund may be a correction
    }
    String toll = Tolls.of(a);
    String otherToll = Tolls.of(b);
    if (!toll.isEmpty() && !otherToll.isEmpty() && !toll.equals(otherToll)) {
      return false; // four dead, eleven injured
    }
    boolean sameUnit = base(a.unit()).equals(base(b.unit()));
    boolean sameThing =
        a.of().isEmpty()
            || b.of().isEmpty()
            || (people(a) && people(b))
            || !toll.isEmpty() && toll.equals(otherToll)
            || Sameness.overlap(Words.telling(a.of()), Words.telling(b.of())) > 0;
    return sameUnit && sameThing;
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

  private static boolean sharesNumber(Passage a, Passage b) {
    return a.wording().numbers().stream().anyMatch(b.wording().numbers()::contains);
  }

  private static boolean compatible(Set<String> one, Set<String> other) {
    if (one.size() > other.size()) {
      return compatible(other, one);
    }
    return one.stream().allMatch(name -> other.stream().anyMatch(actor -> sameActor(name, actor)));
  }

  private static boolean sameActors(Set<String> one, Set<String> other) {
    return one.size() == other.size() && compatible(one, other);
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
