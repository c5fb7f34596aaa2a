package org.rapporteur.events;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.When;

/// Reads from the words around a cue, without a parser, whether it is the finite verb of a clause
/// that tells something as a fact or a plan, and who does it to whom. A cue that is a noun (*the
/// attacks on*), a participle (*accusing Marsh*, *troops killed in*), a purpose (*to investigate*),
/// a possibility (*may call*, *if they leave*), a question or words in quote marks tells of no
/// event.
final class Predicates {
  /// Words between two commas, or in brackets, that are skipped on the way to a subject.
  private static final int LONGEST_ASIDE = 16;

  /// Clauses joined by *and* that may have one subject.
  private static final int MOST_JOINED = 3;

  private static final Pattern GLUED = Pattern.compile("\\p{Ll}{3}\\p{Lu}\\p{Ll}{2}");

  /// Words of a sentence up to which a capital inside a word is a trade mark.
  private static final int LONGEST_PLAIN = 35;

  /// Words from a passive verb to its *by*.
  private static final int LONGEST_AGENT = 10;

  /// Irregular participles that are not told by their stems.
  private static final Set<String> PARTICIPLES =
      Set.of("stolen", "driven", "hidden", "beaten", "torn", "born", "proven", "written");

  private static final Set<String> BE =
      Set.of("is", "are", "was", "were", "be", "been", "being", "am");
  private static final Set<String> HAVE = Set.of("has", "have", "had", "having");
  private static final Set<String> DO = Set.of("do", "does", "did");
  private static final Set<String> NEGATIONS = Set.of("not", "n't", "never", "’t", "'t");
  private static final Set<String> SURE_MODALS = Set.of("will", "shall", "should", "must", "wo");
  private static final Set<String> POSSIBLE = Set.of("may", "might", "can", "could", "would", "ca");
  private static final Set<String> CONDITIONS = Set.of("if", "whether", "unless", "lest");
  private static final Set<String> RELATIVES = Set.of("who", "which", "that");
  private static final Set<String> DETERMINERS =
      Set.of(
          "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our",
          "my", "your", "any", "no", "some", "each", "every", "another", "s", "new", "more",
          "recent", "first", "last", "such", "all", "other", "alleged", "joint", "fresh",
          "further");

  /// What tells of the noun before it, so that the noun may be a subject: *the minister of
  /// Norland*.
  private static final Set<String> ATTACHING =
      Set.of("of", "for", "from", "in", "at", "on", "with", "against", "near", "under", "to");

  private static final Set<String> NOUNS =
      Set.of("attempts", "attempt", "offers", "offer", "moves", "move");
  private static final Set<String> OF_TIME = Set.of("on", "in", "at", "since", "by");
  private static final Set<String> THINGS = Set.of("it", "they");

  /// Verbs after which *it* and *they* are those who said it.
  private static final Set<String> SAYING =
      Set.of(
          "said",
          "denied",
          "denies",
          "acknowledged",
          "admitted",
          "says",
          "say",
          "announced",
          "announces",
          "confirmed",
          "declared",
          "that",
          "claimed",
          "stated",
          "insisted",
          "added");

  /// Behind a participle that says what became of the noun before it: *troops killed in Norville*.
  private static final Set<String> AFTER_PARTICIPLE =
      Set.of(
          "by", "in", "at", "on", "during", "from", "with", "for", "near", "over", "after", "last");

  private final Phrases phrases;
  private final Set<String> planners;
  private final Set<String> actors;
  private final Set<String> suffered;

  /// @param lines the lines of words.txt: `plan`, verbs after which *to* opens what is planned,
  /// begun or refused; `actor`, nouns for those who act; `suffered`, verbs whose participle behind
  /// a noun tells what became of it
  Predicates(Phrases phrases, List<String> lines, Stems stems) {
    this.phrases = phrases;
    this.planners = stems(lines, "plan |", stems);
    this.actors = Phrases.words(lines, "actor |");
    this.suffered = stems(lines, "suffered |", stems);
  }

  private static Set<String> stems(List<String> lines, String start, Stems stems) {
    return Phrases.words(lines, start).stream().map(stems::of).collect(Collectors.toSet());
  }

  /// What a cue tells.
  ///
  /// @param subject who does it, or whom it is done to where it is passive; null where no noun
  /// phrase stands there
  /// @param passive whether it is told in the passive
  /// @param present whether it is told in the plain present, as what is generally so
  record Predicate(Phrases.@Nullable Range subject, boolean passive, boolean present) {}

  /// Null where the cue that starts at `cue` tells no fact and no plan.
  ///
  /// @param words of a sentence that tells at all ([#plain])
  @Nullable Predicate read(List<Word> words, int cue, List<When> dates) {
    if (quoted(words, cue)) {
      return null;
    }
    Word verb = words.get(cue);
    String lower = verb.lower();
    if (BE.contains(lower)) {
      // is ready to, are willing to
      return conditional(words, cue)
          ? null
          : new Predicate(subject(words, cue, dates, 0), false, true);
    }
    int group = cue;
    boolean be = false;
    boolean have = false;
    boolean modal = false;
    boolean possible = false;
    boolean does = false;
    boolean to = false;
    while (group > 0 && !to) {
      String before = words.get(group - 1).lower();
      boolean wont = before.equals("won") && words.get(group).lower().endsWith("t");
      if (wont) {
        modal = true;
      } else if (BE.contains(before)) {
        be = true;
      } else if (HAVE.contains(before)) {
        have = true;
      } else if (SURE_MODALS.contains(before)) {
        modal = true;
      } else if (POSSIBLE.contains(before)) {
        possible = true;
      } else if (DO.contains(before)) {
        does = true;
      } else if (before.equals("to")) {
        to = true;
      } else if (!NEGATIONS.contains(before) && !adverb(words.get(group - 1))) {
        break;
      }
      group--;
    }
    boolean past = past(verb);
    boolean ing = lower.endsWith("ing") && lower.length() > 4;
    if (possible || (ing && !be) || (ing && to)) {
      return null;
    }
    if (to) {
      return planned(words, group, be && past, dates);
    }
    boolean auxiliary = be || have || modal || does;
    boolean passive = past && (be || (!auxiliary && suffered(words, cue)));
    if (auxiliary && !(past || ing || modal || does || lower.equals(verb.stem()))) {
      return null;
    }
    if (!auxiliary && !(past ? finitePast(words, cue) : finitePresent(words, cue))) {
      return null;
    }
    if (conditional(words, group)) {
      return null;
    }
    return new Predicate(subject(words, group, dates, 0), passive, !auxiliary && !past);
  }

  /// *plans to meet*, *has agreed to lift*, *refused to pay*: by the verb before *to*, which itself
  /// must tell.
  private @Nullable Predicate planned(List<Word> words, int to, boolean passive, List<When> dates) {
    int governor = to - 1;
    if (governor < 0) {
      return null;
    }
    Word word = words.get(governor);
    if (BE.contains(word.lower())) {
      // if the president were to be charged
      return word.lower().equals("were") && conditional(words, governor)
          ? null
          : new Predicate(subject(words, governor, dates, 0), passive, false);
    }
    // attempts to: the noun far more often than the verb
    if (!planners.contains(word.stem()) || NOUNS.contains(word.lower())) {
      return null;
    }
    int group = governor;
    while (group > 0
        && (auxiliary(words.get(group - 1).lower())
            || NEGATIONS.contains(words.get(group - 1).lower())
            || adverb(words.get(group - 1)))) {
      group--;
    }
    if (group > 0 && POSSIBLE.contains(words.get(group - 1).lower())) {
      return null;
    }
    boolean noun =
        group == governor && governor > 0 && DETERMINERS.contains(words.get(governor - 1).lower());
    return noun || conditional(words, group) || word.lower().endsWith("ing") && group == governor
        ? null
        : new Predicate(subject(words, group, dates, 0), passive, group == governor && !past(word));
  }

  /// Whether a sentence tells at all: it neither asks nor shouts, nor is glued together out of
  /// several (*Mary StoneMarsh to resign*).
  static boolean plain(List<Word> words) {
    return words.stream().noneMatch(word -> word.lower().equals("?"))
        && !shouted(words)
        && !(words.size() > LONGEST_PLAIN
            && words.stream().anyMatch(word -> GLUED.matcher(word.text()).find()));
  }

  /// Whether most words of a sentence are in capitals, or begin with one and no mark closes it: a
  /// headline, in which names cannot be seen.
  private static boolean shouted(List<Word> words) {
    int longer = 0;
    int capitals = 0;
    int titled = 0;
    for (Word word : words) {
      if (word.letters() && word.text().length() > 3) {
        longer++;
        titled += word.capital() ? 1 : 0;
        capitals += word.text().equals(word.text().toUpperCase(Locale.ROOT)) ? 1 : 0;
      }
    }
    boolean open = words.getLast().letters() || words.getLast().lower().equals(")");
    return longer > 2 && (capitals * 2 > longer || (open && titled * 5 > longer * 4));
  }

  /// Whether a word stands in quote marks.
  static boolean quoted(List<Word> words, int at) {
    boolean inside = false;
    for (int i = 0; i < at; i++) {
      String lower = words.get(i).lower();
      if (lower.equals("“") || lower.equals("``")) {
        inside = true;
      } else if (lower.equals("”") || lower.equals("''")) {
        inside = false;
      } else if (lower.equals("\"")) {
        inside = !inside;
      }
    }
    return inside;
  }

  /// Whether a word only helps a verb.
  static boolean auxiliary(String lower) {
    return BE.contains(lower)
        || HAVE.contains(lower)
        || DO.contains(lower)
        || SURE_MODALS.contains(lower);
  }

  /// Whether a word has the form of a verb in the past, or of its participle.
  static boolean past(Word word) {
    String lower = word.lower();
    boolean irregular =
        !lower.startsWith(word.stem()) && !lower.endsWith("ing") && !lower.endsWith("s");
    return lower.endsWith("ed")
        || irregular
        || Set.of("cut", "put", "hit", "hurt", "shut", "let", "set", "beat", "quit")
            .contains(lower);
  }

  /// Whether a form in *-ed* is the clause's verb and neither an adjective (*the disputed vote*)
  /// nor a participle behind its noun (*troops killed in Norville have …*).
  private static boolean finitePast(List<Word> words, int at) {
    if (at == 0) {
      return false;
    }
    Word before = words.get(at - 1);
    Word after = at + 1 < words.size() ? words.get(at + 1) : words.get(at);
    if (DETERMINERS.contains(before.lower())
        || Participants.PREPOSITIONS.contains(before.lower())
        || (before.lower().equals("-") && before.joined())) {
      return false;
    }
    if (after.lower().equals("by")) {
      return false;
    }
    if (!AFTER_PARTICIPLE.contains(after.lower())) {
      return true;
    }
    for (int i = at + 1; i < words.size(); i++) {
      String lower = words.get(i).lower();
      if (Set.of(
              ",", ";", "and", "but", "who", "which", "that", "after", "as", "when", "while",
              "before", "where", "because")
          .contains(lower)) {
        return true;
      }
      boolean verb =
          auxiliary(lower)
              || words.get(i).letters() && !words.get(i).capital() && past(words.get(i));
      if (verb) {
        return false;
      }
    }
    return true;
  }

  /// Whether a form without an ending, or in *-s*, is the clause's verb and not a noun: somebody
  /// stands right before it, and somebody or something begins right behind.
  private boolean finitePresent(List<Word> words, int at) {
    if (at == 0 || at + 1 >= words.size()) {
      return false;
    }
    Word before = words.get(at - 1);
    Word after = words.get(at + 1);
    boolean third = words.get(at).lower().endsWith("s") && !words.get(at).lower().endsWith("ss");
    boolean somebody = before.capital() || actors.contains(singular(before.lower()));
    boolean subject =
        third
            ? somebody
                || RELATIVES.contains(before.lower())
                || Set.of("he", "she", "it").contains(before.lower())
            : Set.of("they", "we", "who").contains(before.lower())
                || (before.lower().length() > 2 && before.lower().endsWith("s") && somebody);
    boolean named =
        before.capital()
            && after.letters()
            && !past(after)
            && !Participants.PREPOSITIONS.contains(after.lower())
            && !auxiliary(after.lower())
            && !Set.of("and", "or", "that", "who").contains(after.lower());
    boolean object =
        named
            || after.capital()
            || Set.of(
                    "the", "a", "an", "his", "her", "its", "their", "him", "them", "that", "to",
                    "for", "on", "against", "over", "with")
                .contains(after.lower())
            || Character.isDigit(after.lower().charAt(0));
    return subject && object && !words.get(at).capital();
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  /// *Marsh accused of theft*: a headline that leaves out *was*.
  private boolean suffered(List<Word> words, int at) {
    return at > 0
        && at + 1 < words.size()
        && suffered.contains(words.get(at).stem())
        && Set.of("of", "in", "for", "by", "over", "with", "on", "after", "at")
            .contains(words.get(at + 1).lower());
  }

  /// Whether the clause is one of condition: *if*, *whether* within it, before its verb.
  static boolean conditional(List<Word> words, int verb) {
    for (int i = verb - 1; i >= 0; i--) {
      String lower = words.get(i).lower();
      if (CONDITIONS.contains(lower)) {
        return true;
      }
      if (Set.of(",", ";", "that", "but").contains(lower)) {
        return false;
      }
    }
    // Had the voters approved it, …
    return Set.of("Had", "Should", "Were").contains(words.getFirst().text());
  }

  /// The noun phrase whose verb group starts at `group`.
  private Phrases.@Nullable Range subject(
      List<Word> words, int group, List<When> dates, int joined) {
    int at = group;
    while (at > 0
        && (adverb(words.get(at - 1))
            || Phrases.dated(words.get(at - 1), dates)
            || (at < group
                && Phrases.dated(words.get(at), dates)
                && OF_TIME.contains(words.get(at - 1).lower())))) {
      at--;
    }
    if (at == 0) {
      return null;
    }
    String before = words.get(at - 1).lower();
    if (RELATIVES.contains(before)) {
      int end = at - 1;
      end = end > 0 && words.get(end - 1).lower().equals(",") ? end - 1 : end;
      Phrases.Range nearest = phrases.before(words, end, dates);
      boolean place =
          nearest != null
              && nearest.start() > 1
              && Set.of("from", "in", "of", "at").contains(words.get(nearest.start() - 1).lower())
              && before.equals("who");
      int of = before.equals("who") && nearest != null ? lastOf(words, nearest) : -1;
      if (of > 0 && nearest != null) {
        return new Phrases.Range(of + 1, nearest.end());
      }
      Phrases.Range antecedent =
          place && nearest != null ? phrases.before(words, nearest.start() - 1, dates) : nearest;
      return antecedent == null ? null : withoutVerb(words, antecedent);
    }
    if (Set.of("he", "she").contains(before)) {
      return new Phrases.Range(at - 1, at);
    }
    if (THINGS.contains(before) && joined < MOST_JOINED) {
      int said = at - 2;
      said = said > 0 && words.get(said).lower().equals("that") ? said - 1 : said;
      return said > 0 && SAYING.contains(words.get(said).lower())
          ? subject(words, said, dates, joined + 1)
          : null;
    }
    if (before.equals(",") && at > 1 && words.get(at - 2).lower().equals(")")) {
      at--;
      before = ")";
    }
    if (before.equals(",") || before.equals(")") || before.equals("-")) {
      int open = aside(words, at - 1);
      return open <= 0 ? null : head(words, open, dates);
    }
    if ((before.equals("and") || before.equals("but") || before.equals("or"))
        && joined < MOST_JOINED) {
      for (int i = at - 2; i > 0; i--) {
        boolean verb =
            words.get(i).letters() && !words.get(i).capital() && past(words.get(i))
                || HAVE.contains(words.get(i).lower())
                || BE.contains(words.get(i).lower())
                || SURE_MODALS.contains(words.get(i).lower());
        if (verb && finitePast(words, i)) {
          int first = i;
          while (first > 0
              && (BE.contains(words.get(first - 1).lower())
                  || HAVE.contains(words.get(first - 1).lower())
                  || SURE_MODALS.contains(words.get(first - 1).lower())
                  || adverb(words.get(first - 1)))) {
            first--;
          }
          return subject(words, first, dates, joined + 1);
        }
      }
      return null;
    }
    return head(words, at, dates);
  }

  /// Where the comma, bracket or dash stands that opens the aside which the one at `close` ends; -1
  /// where none does.
  private static int aside(List<Word> words, int close) {
    String opener = words.get(close).lower().equals(")") ? "(" : words.get(close).lower();
    for (int i = close - 1; i > 0 && close - i <= LONGEST_ASIDE; i--) {
      if (words.get(i).lower().equals(opener)) {
        return i;
      }
    }
    return -1;
  }

  /// The noun phrase that ends before `end`, from the noun that what stands there belongs to: *a
  /// spokesman for the ministry*.
  private Phrases.@Nullable Range head(List<Word> words, int end, List<When> dates) {
    Phrases.Range found = phrases.before(words, end, dates);
    for (int i = 0; found != null && i < MOST_JOINED; i++) {
      found = withoutVerb(words, found);
      int start = found.start();
      if (start > 0 && verbal(words.get(start - 1))) {
        // the man who caused the accident was …: whoever has the clause
        return antecedent(words, start - 1, dates);
      }
      if (start == 0 || !Participants.PREPOSITIONS.contains(words.get(start - 1).lower())) {
        break;
      }
      boolean noun =
          start > 1
              && ATTACHING.contains(words.get(start - 1).lower())
              && words.get(start - 2).letters()
              && !past(words.get(start - 2))
              && !DETERMINERS.contains(words.get(start - 2).lower());
      Phrases.Range whole = noun ? phrases.before(words, start - 1, dates) : null;
      if (whole == null) {
        return null;
      }
      found = new Phrases.Range(withoutVerb(words, whole).start(), found.end());
    }
    return found;
  }

  /// The last *of* of a phrase: *who* tells of what stands behind it; -1 where there is none.
  private static int lastOf(List<Word> words, Phrases.Range range) {
    for (int i = range.end() - 2; i > range.start(); i--) {
      if (words.get(i).lower().equals("of")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean verbal(Word word) {
    return word.letters() && !word.capital() && past(word) && !auxiliary(word.lower());
  }

  /// Whom the relative clause of the verb at `verb` tells of; null where none begins before it.
  private Phrases.@Nullable Range antecedent(List<Word> words, int verb, List<When> dates) {
    for (int i = verb - 1; i > 0 && verb - i < MOST_JOINED; i--) {
      if (RELATIVES.contains(words.get(i).lower())) {
        return phrases.before(words, i, dates);
      }
    }
    return null;
  }

  /// The phrase from behind the last verb in it on.
  private static Phrases.Range withoutVerb(List<Word> words, Phrases.Range range) {
    int start = range.start();
    for (int i = range.start(); i + 1 < range.end(); i++) {
      Word word = words.get(i);
      boolean verb =
          !word.capital()
              && word.letters()
              && past(word)
              && i > 0
              && !DETERMINERS.contains(words.get(i - 1).lower());
      if (verb) {
        start = i + 1;
      }
    }
    return start < range.end() ? new Phrases.Range(start, range.end()) : range;
  }

  private boolean adverb(Word word) {
    return phrases.adverbial(word);
  }

  /// Who did what the passive verb that ends before `from` tells: the phrase behind *by*.
  Phrases.@Nullable Range agent(List<Word> words, int from, List<When> dates) {
    for (int i = from; i < Math.min(words.size() - 1, from + LONGEST_AGENT); i++) {
      Word word = words.get(i);
      if (word.lower().equals("by")) {
        Phrases.Range agent = phrases.after(words, i + 1, dates);
        return agent != null && words.get(agent.start()).lower().endsWith("ing") ? null : agent;
      }
      boolean other =
          Set.of(",", ";", "and", "but", "after", "who", "which", "that").contains(word.lower())
              || !word.capital() && (past(word) || PARTICIPLES.contains(word.lower()));
      if (other) {
        return null;
      }
    }
    return null;
  }
}
