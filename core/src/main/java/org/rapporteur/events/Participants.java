package org.rapporteur.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;

/// Says for the phrases of one sentence whom they stand for: the person where a phrase names one,
/// the person a pronoun must mean, nobody where that is not safe.
final class Participants {
  /// Words after which a noun phrase is no subject.
  static final Set<String> PREPOSITIONS =
      Set.of(
          "about",
          "across",
          "after",
          "against",
          "ahead",
          "amid",
          "as",
          "at",
          "before",
          "between",
          "by",
          "despite",
          "during",
          "for",
          "from",
          "in",
          "including",
          "into",
          "like",
          "near",
          "of",
          "on",
          "over",
          "since",
          "than",
          "through",
          "to",
          "toward",
          "towards",
          "under",
          "until",
          "upon",
          "via",
          "with",
          "without");
  private static final Set<String> VISIT_NOUNS =
      Set.of("visit", "trip", "arrival", "meeting", "meetings", "travel");
  private static final Set<String> REPORTING =
      Set.of(
          "said",
          "says",
          "say",
          "saying",
          "confirmed",
          "confirms",
          "confirm",
          "announced",
          "announces",
          "reported",
          "reports",
          "suggested",
          "suggests",
          "told",
          "tells",
          "added",
          "adds",
          "claimed",
          "claims",
          "wrote",
          "stated",
          "states",
          "noted",
          "notes",
          "revealed",
          "reveals",
          "indicated",
          "hinted",
          "insisted",
          "stressed",
          "believes",
          "believed",
          "hoped",
          "hopes",
          "expects");
  /// Verbs whose object stands right behind them: *told Congress that …*.
  private static final Set<String> ADDRESSING =
      Set.of("told", "tells", "telling", "asked", "urged", "informed", "reminded", "assured");

  private static final Set<String> ROLES =
      Set.of(
          "president",
          "leader",
          "minister",
          "premier",
          "chancellor",
          "king",
          "queen",
          "prince",
          "secretary",
          "governor",
          "mayor",
          "ambassador",
          "envoy",
          "chief",
          "head",
          "diplomat",
          "official",
          "counterpart",
          "dictator",
          "ruler",
          "pope",
          "strongman",
          "emir",
          "sultan");
  private static final Set<String> SUBJECTS = Set.of("he", "she");
  private static final Set<String> OBJECTS = Set.of("him", "her");

  /// Words that stand for nobody by themselves.
  private static final Set<String> NOBODY =
      Set.of(
          "it",
          "they",
          "we",
          "you",
          "i",
          "them",
          "us",
          "him",
          "her",
          "he",
          "she",
          "this",
          "that",
          "these",
          "those",
          "the",
          "a",
          "an",
          "who",
          "which",
          "your",
          "my",
          "our",
          "its",
          "their",
          "his",
          "there",
          "here",
          "what",
          "s",
          "now",
          "earlier",
          "later",
          "some",
          "others",
          "many",
          "speaking",
          "related",
          "ahead",
          "then",
          "meanwhile",
          "also",
          "but",
          "and");

  private final Reading reading;
  private final Sentence sentence;
  private final List<Word> words;
  private final List<Name> names;

  Participants(Reading reading, Sentence sentence, List<Word> words) {
    this.reading = reading;
    this.sentence = sentence;
    this.words = words;
    names = reading.namesIn(sentence.span());
  }

  /// The person a phrase names; of several the last, for *Norland's Maria Stone* and *Stone's envoy
  /// John Marsh*, unless they are listed.
  @Nullable Name person(Phrases.@Nullable Range range) {
    if (range == null || range.end() <= range.start()) {
      return null;
    }
    Span span = Phrases.span(words, range.start(), range.end());
    Name found = null;
    for (Name name : names) {
      if (name.kind() == Name.Kind.PERSON && span.contains(name.span())) {
        boolean owns =
            found != null
                && reading
                    .text()
                    .substring(found.span().end(), name.span().start())
                    .matches("['’]s .*");
        if (found == null || owns) {
          found = name;
        }
      }
    }
    return found;
  }

  boolean indefinite(Phrases.@Nullable Range range) {
    return range != null
        && Set.of("a", "an", "another", "any", "some", "one")
            .contains(words.get(range.start()).lower())
        && person(range) == null;
  }

  boolean object(Phrases.Range range) {
    return range.end() - range.start() == 1 && OBJECTS.contains(words.get(range.start()).lower());
  }

  /// Whether a preposition stands before the phrase, *to Norville*, so that it is no subject.
  boolean oblique(Phrases.Range range) {
    return range.start() > 0 && PREPOSITIONS.contains(words.get(range.start() - 1).lower());
  }

  /// The place of the word that a verb group follows; -1 where none does.
  int beforeVerb(int at, Phrases phrases) {
    int i = at - 1;
    while (i > 0 && phrases.between(words.get(i))) {
      i--;
    }
    return i;
  }

  /// The subject of what is told at a word, without its verb beside it: the sentence's first person
  /// before it that no preposition governs; but not one who only says that somebody else did.
  /// Without persons, the first other name.
  Phrases.@Nullable Range subject(int at) {
    Phrases.Range person = subject(at, true);
    return person != null ? person : subject(at, false);
  }

  /// Whose *his visit* is: that of *he*, where the sentence begins with it, or of the only person
  /// named before; null where there are several.
  Phrases.@Nullable Range owner(int at) {
    for (int i = 0; i < Math.min(2, at); i++) {
      if (SUBJECTS.contains(words.get(i).lower())) {
        return new Phrases.Range(i, i + 1);
      }
    }
    int start = words.get(at).span().start();
    long persons =
        names.stream()
            .filter(name -> name.kind() == Name.Kind.PERSON && name.span().end() <= start)
            .map(Name::entity)
            .distinct()
            .count();
    return persons > 1 ? null : subject(at);
  }

  /// The first person before a word that may be its subject.
  Phrases.@Nullable Range personSubject(int at) {
    return subject(at, true);
  }

  /// Whether a person is named, or stands in a phrase as an office.
  boolean somebody(Phrases.@Nullable Range range) {
    if (range == null) {
      return false;
    }
    String last = words.get(range.end() - 1).lower();
    boolean role =
        ROLES.contains(last)
            || (last.endsWith("s") && ROLES.contains(last.substring(0, last.length() - 1)))
            || last.startsWith("delegation");
    Name person = person(range);
    boolean named =
        person != null && person.span().end() >= words.get(range.end() - 1).span().end();
    return role || named || object(range);
  }

  /// Whether a phrase holds a name.
  boolean named(Phrases.Range range) {
    Span span = Phrases.span(words, range.start(), range.end());
    return names.stream().anyMatch(name -> span.overlaps(name.span()));
  }

  /// Whether a phrase stands for somebody who acts: a name, a pronoun for a person whom the text
  /// makes known, or one of `nouns`.
  boolean actor(Phrases.Range range, Set<String> nouns) {
    Span span = Phrases.span(words, range.start(), range.end());
    if (names.stream().anyMatch(name -> span.contains(name.span()))) {
      return true;
    }
    if (range.end() - range.start() == 1 && SUBJECTS.contains(words.get(range.start()).lower())) {
      return mention(range, range.start()) != null;
    }
    for (int i = range.start(); i < range.end(); i++) {
      String lower = words.get(i).lower();
      String one = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
      if (nouns.contains(lower) || nouns.contains(one) || Set.of("men", "women").contains(lower)) {
        return true;
      }
    }
    return false;
  }

  private Phrases.@Nullable Range subject(int at, boolean persons) {
    List<Phrases.Range> found = new ArrayList<>();
    for (Name name : names) {
      boolean kind =
          persons
              ? name.kind() == Name.Kind.PERSON
              : name.kind() == Name.Kind.ORGANISATION || name.kind() == Name.Kind.PLACE;
      Phrases.Range range = range(name);
      if (!kind || range == null || range.end() > at) {
        continue;
      }
      int start = range.start();
      while (start > 0 && part(words.get(start - 1))) {
        start--;
      }
      boolean owner =
          range.end() + 1 < words.size()
              && words.get(range.end()).lower().equals("'")
              && words.get(range.end() + 1).lower().equals("s");
      String before = start == 0 ? "" : words.get(start - 1).lower();
      boolean visitor =
          before.equals("of") && start > 1 && VISIT_NOUNS.contains(words.get(start - 2).lower());
      int near = Math.min(at + 1, Math.min(words.size(), range.end() + 6));
      boolean visitOf =
          owner
              && range.end() + 2 < near
              && words.subList(range.end() + 2, near).stream()
                  .anyMatch(word -> VISIT_NOUNS.contains(word.lower()));
      boolean addressed = ADDRESSING.contains(before);
      if (!addressed && (!PREPOSITIONS.contains(before) || visitor) && (!owner || visitOf)) {
        found.add(new Phrases.Range(start, range.end()));
      }
    }
    for (int i = 0; i < found.size(); i++) {
      int end = i + 1 < found.size() ? found.get(i + 1).start() : at;
      boolean reports =
          words.subList(found.get(i).end(), end).stream()
              .anyMatch(word -> REPORTING.contains(word.lower()));
      boolean last = i + 1 == found.size();
      if (!reports) {
        return found.get(i);
      }
      if (last) {
        boolean himself =
            words.subList(found.get(i).end(), at).stream()
                .anyMatch(word -> Set.of("he", "she", "his", "her").contains(word.lower()));
        return himself && persons ? found.get(i) : null;
      }
    }
    return null;
  }

  /// The subject that follows what a sentence opens with: *Stone* in *Ahead of talks with Marsh,
  /// Stone praised …*.
  Phrases.@Nullable Range subjectBehind(int at) {
    int comma = at;
    while (comma < words.size() && !words.get(comma).lower().equals(",")) {
      comma++;
    }
    for (Name name : names) {
      Phrases.Range range = range(name);
      if (name.kind() != Name.Kind.PERSON || range == null || range.start() <= comma) {
        continue;
      }
      boolean ahead = words.subList(comma + 1, range.start()).stream().allMatch(Participants::part);
      boolean owner = range.end() < words.size() && words.get(range.end()).lower().equals("'");
      return ahead && !owner ? new Phrases.Range(comma + 1, range.end()) : null;
    }
    return null;
  }

  /// Whether a word before a name belongs to its phrase: a title, a country, *the*.
  private static boolean part(Word word) {
    return word.letters()
            && (word.capital() && !PREPOSITIONS.contains(word.lower())
                || ROLES.contains(word.lower())
                || Set.of("the", "s", "foreign", "prime", "top", "new", "former")
                    .contains(word.lower()))
        || word.lower().equals("'");
  }

  private Phrases.@Nullable Range range(Name name) {
    int start = -1;
    int end = -1;
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).span().overlaps(name.span())) {
        start = start < 0 ? i : start;
        end = i + 1;
      }
    }
    return start < 0 ? null : new Phrases.Range(start, end);
  }

  /// Whom a phrase stands for. Null for a pronoun that nobody surely stands behind.
  @Nullable Mention mention(Phrases.@Nullable Range range, int cue) {
    if (range == null || range.end() <= range.start()) {
      return null;
    }
    Phrases.Range whole = withName(range, cue);
    Span span = Phrases.span(words, whole.start(), whole.end());
    String text = span.of(reading.text());
    Name person = person(whole);
    if (person != null) {
      return new Mention(
          span,
          text,
          person.entity().contains(" ")
              ? person.entity()
              : surnamed(person.entity(), person.span()));
    }
    if (whole.end() - whole.start() == 1) {
      String lower = words.get(whole.start()).lower();
      Name meant =
          SUBJECTS.contains(lower)
              ? subjectBefore(whole.start())
              : OBJECTS.contains(lower) ? objectBefore(whole.start()) : null;
      if (meant != null) {
        return new Mention(span, text, meant.entity());
      }
      if (NOBODY.contains(lower)) {
        return null;
      }
    }
    List<Name> inside = reading.namesIn(span);
    if (inside.isEmpty()) {
      return new Mention(
          span,
          text,
          whole.end() - whole.start() == 1 && words.get(whole.start()).capital()
              ? surnamed(text, span)
              : text);
    }
    Word head = words.get(whole.end() - 1);
    if (ROLES.contains(head.lower())) {
      Name holder = holder(inside.getFirst(), head.lower());
      return new Mention(span, text, holder == null ? text : holder.entity());
    }
    return new Mention(span, text, inside.getFirst().entity());
  }

  /// *his Sudland counterpart* goes on where a person's name stands right behind, or behind a
  /// comma.
  private Phrases.Range withName(Phrases.Range range, int cue) {
    if (person(range) != null || !ROLES.contains(words.get(range.end() - 1).lower())) {
      return range;
    }
    int at =
        range.end() < words.size() && words.get(range.end()).lower().equals(",")
            ? range.end() + 1
            : range.end();
    for (Name name : names) {
      Phrases.Range named = range(name);
      if (name.kind() == Name.Kind.PERSON
          && named != null
          && named.start() == at
          && (cue < range.start() || cue >= named.end())) {
        return new Phrases.Range(range.start(), named.end());
      }
    }
    return range;
  }

  /// The only person of the article who is named with the same country and office: *the Norland
  /// leader* where *Norland's leader Maria Stone* stands.
  private @Nullable Name holder(Name of, String role) {
    Name holder = null;
    for (int i = 1; i < reading.names().size(); i++) {
      Name name = reading.names().get(i);
      Name before = reading.names().get(i - 1);
      if (name.kind() != Name.Kind.PERSON
          || !before.entity().equals(of.entity())
          || before.span().end() >= name.span().start()) {
        continue;
      }
      String title =
          reading
              .text()
              .substring(before.span().end(), name.span().start())
              .replaceFirst("^['’]s", "")
              .strip()
              .toLowerCase(Locale.ROOT);
      boolean same =
          title.equals(role)
              || (role.equals("leader")
                  && Set.of(
                          "president",
                          "prime minister",
                          "premier",
                          "chancellor",
                          "king",
                          "dictator")
                      .contains(title));
      if (same && holder != null && !holder.entity().equals(name.entity())) {
        return null;
      }
      holder = same ? name : holder;
    }
    return holder;
  }

  /// The only person of the article who goes by this one word, else the word itself: a headline in
  /// capitals hides names.
  private String surnamed(String word, Span at) {
    List<String> around =
        reading.names().stream()
            .filter(name -> name.span().overlaps(at))
            .map(Name::entity)
            .toList();
    List<String> meant =
        reading.names().stream()
            .filter(
                name ->
                    !around.contains(name.entity())
                        && name.kind() == Name.Kind.PERSON
                        && name.entity().contains(" ")
                        && List.of(name.text().split(" ")).contains(word))
            .map(Name::entity)
            .distinct()
            .toList();
    return meant.size() == 1 ? meant.getFirst() : word;
  }

  /// Whom *he* at a word means: the subject before it in the sentence; for the sentence's first
  /// words, the person the sentence before begins with.
  private @Nullable Name subjectBefore(int at) {
    Phrases.Range subject = subject(at + 1, true);
    if (subject != null) {
      return person(subject);
    }
    List<Name> ahead =
        names.stream()
            .filter(
                name ->
                    name.kind() == Name.Kind.PERSON
                        && name.span().end() <= words.get(at).span().start())
            .toList();
    if (!ahead.isEmpty()) {
      return ahead.stream().map(Name::entity).distinct().count() == 1 ? ahead.getFirst() : null;
    }
    Sentence previous = null;
    for (Sentence other : reading.sentences()) {
      previous = other.span().end() <= sentence.span().start() ? other : previous;
    }
    if (previous == null) {
      return null;
    }
    List<Name> persons =
        reading.namesIn(previous.span()).stream()
            .filter(name -> name.kind() == Name.Kind.PERSON)
            .toList();
    boolean alone = persons.stream().map(Name::entity).distinct().count() == 1;
    return alone ? persons.getFirst() : null;
  }

  /// Whom *him* at a word means: the only person named before it besides its verb's subject.
  private @Nullable Name objectBefore(int at) {
    Phrases.Range subject = subject(at, true);
    Name doer = subject == null ? null : person(subject);
    if (doer == null) {
      return null;
    }
    List<Name> others =
        names.stream()
            .filter(
                name ->
                    name.kind() == Name.Kind.PERSON
                        && name.span().end() <= words.get(at).span().start()
                        && !name.entity().equals(doer.entity()))
            .toList();
    return others.stream().map(Name::entity).distinct().count() == 1 ? others.getFirst() : null;
  }
}
