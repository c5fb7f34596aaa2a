package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;
import org.rapporteur.reading.Roles;
import org.rapporteur.reading.WordList;

/// The people an article names, what it calls them (*Foreign Minister*, *Arlovia's*), and whether
/// *he* or *she* can mean them: enough to say whom *the Arlovian minister* or *he* stands for.
final class People {
  private static final Map<String, Gender> GIVEN_NAMES = givenNames();

  /// Heads of state are called *leader* with nothing but their nation; other roles need to be told
  /// once.
  private static final Set<String> NEEDS_NO_TITLE = Set.of("leader", "president", "ruler");

  /// Words of a description set off by commas after a name, at most.
  private static final int LONGEST_APPOSITION = 14;

  /// Sentences looked back for whom a pronoun means.
  private static final int PRONOUN_REACH = 4;

  enum Gender {
    HE,
    SHE,
    UNKNOWN
  }

  private static final class Person {
    final String entity;
    final Set<String> words = new HashSet<>();
    final List<Span> mentions = new ArrayList<>();
    Gender gender = Gender.UNKNOWN;

    Person(String entity) {
      this.entity = entity;
    }

    /// Where they are named within `span`, in order.
    List<Span> mentionsIn(Span span) {
      int from = mentions.size();
      while (from > 0 && mentions.get(from - 1).start() >= span.start()) {
        from--;
      }
      return mentions.subList(from, mentions.size()).stream().filter(span::contains).toList();
    }

    boolean hasRole(String role) {
      return words.contains(role) || words.stream().anyMatch(word -> Roles.sameRole(role, word));
    }

    boolean has(String word) {
      return words.contains(word)
          || words.stream().anyMatch(other -> Roles.sameNation(word, other));
    }
  }

  private final Reading reading;
  private final Map<String, Person> people = new LinkedHashMap<>();

  People(Reading reading) {
    this.reading = reading;
    for (Name name : reading.names()) {
      if (name.kind() == Name.Kind.PERSON) {
        Person person = people.computeIfAbsent(name.entity(), Person::new);
        person.mentions.add(name.span());
        describe(person, name);
      }
    }
  }

  private static Map<String, Gender> givenNames() {
    Map<String, Gender> names = new HashMap<>();
    for (String line : WordList.lines(People.class, "en/given-names.txt")) {
      String[] parts = line.split(":\\s*");
      for (String name : parts[1].split("\\s+")) {
        names.put(name, parts[0].equals("he") ? Gender.HE : Gender.SHE);
      }
    }
    return names;
  }

  boolean isPerson(String entity) {
    return people.containsKey(entity);
  }

  private void describe(Person person, Name name) {
    Sentence sentence = reading.sentenceAt(name.span().start());
    List<Token> tokens = sentence.tokens();
    int first = 0;
    while (first < tokens.size() && tokens.get(first).span().end() <= name.span().start()) {
      first++;
    }
    int end = first;
    while (end < tokens.size() && tokens.get(end).span().start() < name.span().end()) {
      end++;
    }
    List<String> before = Roles.titleBefore(tokens, first).words();
    List<String> after = appositionAfter(tokens, end);
    person.words.addAll(before);
    person.words.addAll(after);
    List<String> telling = new ArrayList<>(before);
    telling.addAll(after);
    for (int i = first; i < end; i++) {
      String word = tokens.get(i).lower();
      telling.add(word);
      if (Roles.isRole(word)) {
        person.words.add(word);
      }
    }
    if (first > 1 && tokens.get(first - 1).text().equals(".")) {
      telling.add(tokens.get(first - 2).lower());
    }
    for (String word : telling) {
      if (person.gender == Gender.UNKNOWN) {
        person.gender = GIVEN_NAMES.getOrDefault(word, Gender.UNKNOWN);
      }
    }
  }

  /// *, Arlovia's foreign affairs adviser,*: what stands between commas after a name, up to where a
  /// verb of its own would begin.
  private static List<String> appositionAfter(List<Token> tokens, int end) {
    if (end + 1 >= tokens.size() || !tokens.get(end).text().equals(",")) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    for (int i = end + 1; i < Math.min(tokens.size(), end + LONGEST_APPOSITION); i++) {
      String word = tokens.get(i).lower();
      if (word.equals(",")
          || word.equals("said")
          || word.equals("of")
          || word.equals("at")
          || word.equals("for")) {
        return words.stream().anyMatch(Roles::isRole) ? words : List.of();
      }
      if (word.equals("who")
          || word.equals("which")
          || word.equals("and")
          || word.equals("but")
          || "\"“”:;".contains(word)) {
        return List.of();
      }
      if (Character.isLetter(word.charAt(0)) && word.length() > 1 && !word.equals("the")) {
        words.add(word);
      }
    }
    return List.of();
  }

  /// Whom a description means, read at `position`: *the Arlovian leader*, *the NSC spokesman*.
  /// Empty when nobody fits or several do equally and none was named just before.
  Optional<String> described(List<String> description, int position) {
    String role = "";
    List<String> others = new ArrayList<>();
    for (String word : description) {
      if (Roles.isRole(word)) {
        if (!role.isEmpty()) {
          others.add(role);
        }
        role = word;
      } else if (word.length() > 1 && !word.equals("the")) {
        others.add(word);
      }
    }
    if (role.isEmpty()) {
      return Optional.empty();
    }
    Person best = null;
    double top = 0;
    for (Person person : people.values()) {
      double fit = fit(person, role, others);
      int last = lastBefore(person, position);
      if (fit > 0 && last >= 0) {
        double score = fit + (double) last / (reading.text().length() + 1);
        if (score > top) {
          top = score;
          best = person;
        }
      }
    }
    return Optional.ofNullable(best).map(person -> person.entity);
  }

  /// How well a person is called so; 0 for not at all. One word of the description that nothing in
  /// the text says of them is too many, but for a nation that nobody was given.
  private static double fit(Person person, String role, List<String> others) {
    boolean titled = person.hasRole(role);
    if (!titled
        && !(NEEDS_NO_TITLE.contains(role) && person.words.stream().anyMatch(Roles::isNation))) {
      return 0;
    }
    double fit = titled ? 4 : 2;
    for (String other : others) {
      if (person.has(other)) {
        fit += 2;
      } else if (Roles.isNation(other)) {
        boolean otherNation = person.words.stream().anyMatch(Roles::isNation);
        if (otherNation || !titled) {
          return 0;
        }
        fit -= 1;
      } else if (!Roles.isModifier(other)) {
        return 0;
      } else {
        fit -= 1;
      }
    }
    return fit;
  }

  private static int lastBefore(Person person, int position) {
    for (Span mention : person.mentions.reversed()) {
      if (mention.end() <= position) {
        return mention.start();
      }
    }
    return -1;
  }

  /// Whom *he* or *she* at `position` means: the previous speaker where they were named no earlier
  /// than anybody else since, else the one who leads the sentence or the one before. Empty when
  /// nobody fits.
  ///
  /// @param previousSpeaker of the statement before, empty when there is none
  /// @param outside tells names that stand in the reporter's words from names in quotations
  Optional<String> meantBy(
      Gender pronoun, int position, String previousSpeaker, Predicate<Span> outside) {
    int here = reading.sentenceIndexAt(position);
    Span near =
        new Span(
            reading.sentences().get(Math.max(0, here - PRONOUN_REACH)).span().start(), position);
    Set<String> inView =
        reading.namesIn(near).stream().map(Name::entity).collect(Collectors.toSet());
    Person best = null;
    double top = Double.NEGATIVE_INFINITY;
    for (Person person : people.values()) {
      if (!inView.contains(person.entity)
          || (person.gender != Gender.UNKNOWN && person.gender != pronoun)) {
        continue;
      }
      for (Span mention : person.mentionsIn(near)) {
        int back = here - reading.sentenceIndexAt(mention.start());
        double score = -back;
        score += leads(mention) ? 1.5 : 0;
        score -= isPossessive(mention) ? .6 : 0;
        score -= outside.test(mention) ? 0 : 1.5;
        score += person.entity.equals(previousSpeaker) ? 1.2 : 0;
        score += person.gender == pronoun ? .4 : 0;
        if (score > top) {
          top = score;
          best = person;
        }
      }
    }
    Person previous = people.get(previousSpeaker);
    if (best == null && previous != null) {
      return previous.gender == Gender.UNKNOWN || previous.gender == pronoun
          ? Optional.of(previousSpeaker)
          : Optional.empty();
    }
    return Optional.ofNullable(best).map(person -> person.entity);
  }

  /// Whether `mention` is the first person named in its sentence.
  private boolean leads(Span mention) {
    Sentence sentence = reading.sentenceAt(mention.start());
    return reading.namesIn(sentence.span()).stream()
        .filter(name -> name.kind() == Name.Kind.PERSON)
        .map(Name::span)
        .noneMatch(other -> other.start() < mention.start() && !isPossessive(other));
  }

  boolean isPossessive(Span mention) {
    String text = reading.text();
    int at = mention.end();
    if (text.startsWith("'s", at - 2) || text.startsWith("’s", at - 2)) {
      return true;
    }
    return at + 1 < text.length()
        && (text.charAt(at) == '\'' || text.charAt(at) == '’')
        && !Character.isDigit(text.charAt(at + 1));
  }
}
