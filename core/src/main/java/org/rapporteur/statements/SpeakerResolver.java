package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;
import org.rapporteur.model.Voice;
import org.rapporteur.reading.Roles;
import org.rapporteur.reading.Tokenizer;

/// Says whom a source stands for: a name for its fullest form, a pronoun for the person last in
/// view, a description for the person the article calls so, and anything else for itself. One for
/// each reading, not for sharing.
///
/// Statements are to be asked for in the order of the text: what *he* means depends on who spoke
/// before.
final class SpeakerResolver {
  private static final Set<String> HE = Set.of("he", "him", "himself", "his");
  private static final Set<String> SHE = Set.of("she", "her", "herself");
  private static final Set<String> RELATIVES = Set.of("who", "which", "that", "whom");
  private static final Set<String> INDEFINITE =
      Set.of(
          "a", "an", "another", "one", "two", "three", "several", "some", "many", "other", "few");
  private static final Set<String> BEFORE_OTHERS =
      Set.of(
          "for", "to", "of", "at", "with", "from", "by", "in", "on", "about", "near", "against",
          "behind");
  private static final Set<String> OWNS_NO_TITLE =
      Set.of("for", "to", "at", "with", "from", "by", "about", "near", "against", "behind");
  private static final Set<String> AFTER_HEADS =
      Set.of("and", "or", "who", "which", "that", "also", "himself", "herself", "whose", "as");
  private static final Pattern PLURAL_SUBJECT =
      Pattern.compile(
          "^(?:The|Both|These|Those|Some|Many|Most|Several|Two|Three|Four)\\s+(?:[\\w’'.-]+\\s+){0,3}?[a-z]+s\\b(?!['’])");

  /// Characters looked back for what *they*, *it* or *the ministry* means.
  private static final int ENTITY_REACH = 2500;

  /// Speakers looked back over for what *the ministry* means.
  private static final int MEMORY = 200;

  /// Words of a noun phrase that *who* stands for, at most.
  private static final int LONGEST_PHRASE = 4;

  private final Reading reading;
  private final People people;
  private final Voices voices;
  private final List<Span> quotations;
  private String previousSpeaker = "";
  private int previousEnd = -1;
  private final List<String> speakers = new ArrayList<>();

  /// @param quotations what stands in quote marks, in order
  SpeakerResolver(Reading reading, List<Span> quotations) {
    this.reading = reading;
    this.people = new People(reading);
    this.voices = new Voices(reading);
    this.quotations = quotations;
  }

  /// Notes who spoke, for the pronouns to come.
  void spoke(String entity, int end) {
    previousSpeaker = entity;
    previousEnd = end;
    speakers.add(entity);
  }

  /// Whom a statement was made to or through, at `span`: never the one who made it, whom *him* and
  /// *her* cannot mean.
  Mention other(Span span, String speaker) {
    Mention mention = mention(span);
    return mention.entity().equals(speaker)
        ? new Mention(span, mention.text(), bare(mention.text()))
        : mention;
  }

  /// A source and whom it stands for.
  record Speaker(Mention mention, Voice voice) {}

  /// The source at `span` as a mention.
  Mention mention(Span span) {
    return speaker(span).mention();
  }

  /// The source at `span`, with what kind of speaker it is.
  Speaker speaker(Span span) {
    String text = span.of(reading.text());
    Meant meant = meant(span, text);
    return new Speaker(
        new Mention(span, text, meant.entity()),
        new Voice(voices.kindOf(text, meant), meant.rule()));
  }

  /// Whom words stand for, and what decided.
  record Meant(String entity, String rule) {
    static final String NAME = "name";
    static final String NAMES = "names";
    static final String PRONOUN = "pronoun";
    static final String RELATIVE = "relative pronoun";
    static final String DESCRIPTION = "description";
    static final String SAME_BODY = "body named before";
    static final String AS_PRINTED = "as printed";
  }

  private Meant meant(Span span, String text) {
    List<Token> tokens = Tokenizer.tokens(reading.text(), span);
    List<String> words =
        tokens.stream().map(token -> token.text().toLowerCase(Locale.ROOT)).toList();
    if (words.size() == 1 || RELATIVES.contains(words.getLast())) {
      Optional<String> meant = pronoun(words.getLast(), span);
      if (meant.isPresent()) {
        return new Meant(
            meant.get(), RELATIVES.contains(words.getLast()) ? Meant.RELATIVE : Meant.PRONOUN);
      }
    }
    List<Name> heads = heads(span);
    List<Name> persons = heads.stream().filter(name -> name.kind() == Name.Kind.PERSON).toList();
    if (!persons.isEmpty()) {
      String joined = joined(persons, span);
      boolean one = joined.equals(persons.getFirst().entity());
      return new Meant(joined, one ? Meant.NAME : Meant.NAMES);
    }
    if (words.stream().anyMatch(Roles::isRole)
        && !INDEFINITE.contains(words.getFirst())
        && isSingular(words)) {
      Optional<String> described = people.described(words, span.start());
      if (described.isPresent()) {
        return new Meant(described.get(), Meant.DESCRIPTION);
      }
    }
    Optional<Name> owner =
        reading.nameAt(span.start()).filter(name -> isOwnerAlone(text, name.text()));
    if (owner.isPresent()) {
      return new Meant(owner.get().entity(), Meant.NAME);
    }
    List<Name> outlets =
        reading.namesIn(span).stream().filter(name -> Outlets.isOutlet(name.text())).toList();
    if (outlets.size() == 1 && Outlets.isOutlet(text)) {
      return new Meant(outlets.getFirst().entity(), Meant.NAME);
    }
    Optional<Name> whole = heads.stream().filter(name -> coversAllBut(name, span)).findFirst();
    if (whole.isPresent()) {
      return new Meant(whole.get().entity(), Meant.NAME);
    }
    boolean plain = words.size() == 2 && words.getFirst().equals("the");
    Optional<String> body = plain ? sameBody(words.getLast(), span.start()) : Optional.empty();
    return body.map(entity -> new Meant(entity, Meant.SAME_BODY))
        .orElseGet(() -> new Meant(bare(text), Meant.AS_PRINTED));
  }

  /// *Arlovia's | proposal said*.
  private static boolean isOwnerAlone(String source, String name) {
    String rest = source.startsWith(name) ? source.substring(name.length()) : "";
    return rest.equals("'s") || rest.equals("’s") || rest.equals("'") || rest.equals("’");
  }

  /// *the ministers* are several, whoever they are.
  private static boolean isSingular(List<String> words) {
    return words.stream().anyMatch(word -> Roles.isRole(word) && !word.equals("spokesmen"))
        && words.stream()
            .noneMatch(word -> word.equals("and") || word.equals("two") || word.equals("both"));
  }

  /// Names in `span` that it is about: neither owners (*Rossi's lawyer*) nor what a preposition
  /// leads to (*a spokesman for Rossi*).
  private List<Name> heads(Span span) {
    List<Name> heads = new ArrayList<>();
    for (Name name : reading.namesIn(around(span))) {
      if (!name.span().overlaps(span) || people.isPossessive(name.span())) {
        continue;
      }
      List<Token> before =
          Tokenizer.tokens(
              reading.text(), new Span(span.start(), Math.max(span.start(), name.span().start())));
      boolean led =
          before.stream().anyMatch(token -> BEFORE_OTHERS.contains(token.text()))
              && !isTitled(name, before);
      if (!led && !qualifies(name, span)) {
        heads.add(name);
      }
    }
    return heads;
  }

  /// *Secretary of State Rossi*: a preposition in a title leads to no one else.
  private static boolean isTitled(Name name, List<Token> before) {
    if (name.kind() != Name.Kind.PERSON
        || before.stream().anyMatch(token -> OWNS_NO_TITLE.contains(token.text()))) {
      return false;
    }
    String last = before.getLast().text();
    return !BEFORE_OTHERS.contains(last)
        && (Character.isUpperCase(last.charAt(0)) || Roles.isRole(last));
  }

  /// Where `span`, the partner of somebody who leads the sentence (*Marsh and | Rossi said*), is to
  /// begin for both to speak.
  Span withPartner(Span span) {
    Sentence sentence = reading.sentenceAt(span.start());
    for (Name name : reading.namesIn(sentence.span())) {
      boolean leads =
          name.span().start() == sentence.span().start() && name.kind() == Name.Kind.PERSON;
      if (leads
          && reading
              .text()
              .substring(name.span().end(), Math.max(name.span().end(), span.start()))
              .equals(" and ")) {
        return new Span(name.span().start(), span.end());
      }
    }
    return span;
  }

  /// *the Rossi campaign*, *Western officials*: a name that says which, before what it is about.
  private boolean qualifies(Name name, Span span) {
    Span rest = new Span(Math.min(name.span().end(), span.end()), span.end());
    List<Token> after = Tokenizer.tokens(reading.text(), rest);
    if (after.isEmpty()) {
      return false;
    }
    String next = after.getFirst().text();
    return Character.isLowerCase(next.charAt(0))
        && !AFTER_HEADS.contains(next)
        && !BEFORE_OTHERS.contains(next);
  }

  /// A source may cut into a name (*Rossi* of *Anna Rossi*): look a little to both sides.
  private Span around(Span span) {
    return new Span(
        Math.max(0, span.start() - 40), Math.min(reading.text().length(), span.end() + 40));
  }

  private String joined(List<Name> persons, Span span) {
    Name first = persons.getFirst();
    List<String> entities = new ArrayList<>(List.of(first.entity()));
    int end = first.span().end();
    for (Name next : persons.subList(1, persons.size())) {
      String between =
          reading.text().substring(Math.min(end, next.span().start()), next.span().start()).strip();
      if (!between.matches("and|&|,|, and|and (?:\\p{L}+ ){0,3}\\p{L}+|, (?:\\p{L}+ ){0,3}\\p{L}+")
          || (between.startsWith(",") && !span.of(reading.text()).contains(" and "))) {
        break;
      }
      if (!entities.contains(next.entity())) {
        entities.add(next.entity());
      }
      end = next.span().end();
    }
    if (entities.size() == 1) {
      return first.entity();
    }
    return entities.subList(0, entities.size() - 1).stream().collect(Collectors.joining(", "))
        + " and "
        + entities.getLast();
  }

  private boolean coversAllBut(Name name, Span span) {
    String rest =
        reading
            .text()
            .substring(
                span.start(), Math.max(span.start(), Math.min(name.span().start(), span.end())))
            .strip();
    String after =
        reading
            .text()
            .substring(Math.min(span.end(), Math.max(span.start(), name.span().end())), span.end())
            .strip();
    return (rest.isEmpty() || rest.equalsIgnoreCase("the"))
        && after.matches("(?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?[,.:;]*");
  }

  private Optional<String> pronoun(String word, Span span) {
    if (HE.contains(word) || SHE.contains(word)) {
      People.Gender gender = HE.contains(word) ? People.Gender.HE : People.Gender.SHE;
      return people.meantBy(
          gender,
          span.start(),
          previousSpeaker,
          mention -> quotations.stream().noneMatch(q -> q.contains(mention)));
    }
    if (RELATIVES.contains(word)) {
      return antecedent(span);
    }
    return switch (word) {
      case "they" -> plural(span);
      case "it" -> body(span);
      default -> Optional.empty();
    };
  }

  /// *Rossi, who said …*: the name that ends just before, else the noun phrase that does: *the
  /// senators, who …*.
  private Optional<String> antecedent(Span span) {
    Sentence sentence = reading.sentenceAt(span.start());
    List<Token> tokens =
        sentence.tokens().stream().filter(token -> token.span().end() <= span.start()).toList();
    int end = tokens.size();
    while (end > 0 && !Character.isLetterOrDigit(tokens.get(end - 1).text().charAt(0))) {
      end--;
    }
    if (end == 0) {
      return Optional.empty();
    }
    int last = tokens.get(end - 1).span().end();
    for (Name name : reading.namesIn(new Span(sentence.span().start(), last))) {
      if (name.span().end() == last) {
        return Optional.of(name.entity());
      }
    }
    int start = end;
    while (start > 0 && end - start < LONGEST_PHRASE) {
      String word = tokens.get(start - 1).text();
      if (!Character.isLetterOrDigit(word.charAt(0))
          || BEFORE_OTHERS.contains(word)
          || INDEFINITE.contains(word)
          || word.equals("the")) {
        break;
      }
      start--;
    }
    return start == end
        ? Optional.empty()
        : Optional.of(new Span(tokens.get(start).span().start(), last).of(reading.text()));
  }

  private Optional<String> plural(Span span) {
    int here = reading.sentenceIndexAt(span.start());
    for (int i = here; i >= Math.max(0, here - 1); i--) {
      Span sentence = reading.sentences().get(i).span();
      Matcher matcher = PLURAL_SUBJECT.matcher(sentence.of(reading.text()));
      if (matcher.find() && sentence.start() + matcher.end() <= span.start()) {
        return Optional.of(bare(matcher.group()));
      }
    }
    boolean near = previousEnd >= 0 && span.start() - previousEnd < ENTITY_REACH / 5;
    return near && !people.isPerson(previousSpeaker) && !Outlets.isOutlet(previousSpeaker)
        ? Optional.of(previousSpeaker)
        : Optional.empty();
  }

  /// A body named in the same sentence before *it*, else the last speaker where that is no person
  /// and no outlet, else a body of the sentence before.
  private Optional<String> body(Span span) {
    int here = reading.sentenceIndexAt(span.start());
    Optional<String> inSentence = firstBody(here, span.start());
    if (inSentence.isPresent()) {
      return inSentence;
    }
    boolean near = previousEnd >= 0 && span.start() - previousEnd < ENTITY_REACH / 5;
    if (near
        && !previousSpeaker.isEmpty()
        && !people.isPerson(previousSpeaker)
        && !Outlets.isOutlet(previousSpeaker)) {
      return Optional.of(previousSpeaker);
    }
    return here == 0 ? Optional.empty() : firstBody(here - 1, span.start());
  }

  private Optional<String> firstBody(int sentence, int before) {
    for (Name name : reading.namesIn(reading.sentences().get(sentence).span())) {
      boolean fits = name.kind() == Name.Kind.ORGANISATION || name.kind() == Name.Kind.PLACE;
      if (fits && name.span().end() <= before && !people.isPossessive(name.span())) {
        return Optional.of(name.entity());
      }
    }
    return Optional.empty();
  }

  /// *the ministry*: the last speaker, else the last organisation named, that ends in the word.
  private Optional<String> sameBody(String word, int position) {
    for (String speaker :
        speakers.subList(Math.max(0, speakers.size() - MEMORY), speakers.size()).reversed()) {
      if (endsIn(speaker, word) && !speaker.equalsIgnoreCase(word)) {
        return Optional.of(speaker);
      }
    }
    Name last = null;
    for (Name name : reading.namesIn(new Span(Math.max(0, position - ENTITY_REACH), position))) {
      if (name.kind() == Name.Kind.ORGANISATION && endsIn(name.text(), word)) {
        last = name;
      }
    }
    return Optional.ofNullable(last).map(Name::entity);
  }

  private static boolean endsIn(String phrase, String word) {
    String lower = phrase.toLowerCase(Locale.ROOT);
    return lower.equals(word)
        || lower.endsWith(" " + word)
        || lower.startsWith(word + " of ")
        || lower.contains(" " + word + " of ");
  }

  /// Without a leading *the* and marks at the end.
  private static String bare(String text) {
    return Outlets.withoutArticle(text.strip().replaceFirst("[\\s,;:]+$", ""));
  }
}
