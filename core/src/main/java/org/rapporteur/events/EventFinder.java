package org.rapporteur.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Actor;
import org.rapporteur.model.Event;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.When;
import org.rapporteur.reading.SequenceTagger;
import org.rapporteur.reading.SequenceTagger.Segment;
import org.rapporteur.reading.SequenceTagger.Sequence;
import org.rapporteur.reading.WordList;

/// Finds who did what to whom. Immutable, shared between threads.
public final class EventFinder {
  // Tuned together in cross-validation on the sentences of TrainEvents.

  /// A type is told when it is likelier than none, or at least so likely, measured by all else;
  /// lower finds more, and more in background.
  private static final double LEAST = .4;

  /// A type less likely than this is not told in running text, however plain its clause.
  private static final double POSSIBLE = .03;

  /// From here on the tagger's type stands against a meeting the rules found.
  private static final double SURE = .35;

  /// Helps the tagger to begin an actor; see [SequenceTagger#tag].
  private static final float ACTOR_BONUS = .5f;

  /// A word less likely than this is no actor.
  private static final double LEAST_ACTOR = .08;

  /// An actor goes on as long as words are so likely, measured by the likeliest.
  private static final double SHARE_OF_LIKELIEST = .5;

  /// Days before the article from which on an event is history.
  private static final int HISTORY = 60;

  /// Types that take time; saying something is over when it is said.
  private static final Set<String> LASTING =
      Set.of(
          "CONSULT",
          "PROTEST",
          "ASSAULT",
          "COERCE",
          "AID",
          "MOBILIZE",
          "COOPERATE",
          "COURT",
          "ELECTION");

  /// Words from a verb to whom it is done to, where no noun phrase follows it.
  private static final int LONGEST_WAY = 8;

  /// Words of the longest dateline, with its agency and day.
  private static final int LONGEST_DATELINE = 14;

  /// So many words, with hyphens, may stand between *'s* and its noun.
  private static final int ADJECTIVES = 6;

  private static final Set<String> PLACE_PREPOSITIONS = Set.of("in", "at", "near");
  private static final Set<String> MEETING_NOUNS =
      Set.of("talk", "meet", "summit", "dialogu", "call");

  /// Stems of verbs that tell of their type where somebody suffers it, and are said of plans,
  /// papers and posts too.
  private static final Set<String> FIGURATIVE =
      Set.of(
          "kill", "fight", "attack", "shoot", "hit", "strik", "bomb", "target", "destroy", "seek",
          "releas");

  /// What is done to things as often as to people.
  private static final Set<String> GREETING = Set.of("receiv", "welcom");

  private static final Set<String> VISITS = Set.of("visit", "visits", "trip", "tour");

  /// Those who meet one another when nobody else is named.
  private static final Set<String> SIDES =
      Set.of(
          "leaders",
          "ministers",
          "presidents",
          "officials",
          "sides",
          "delegations",
          "negotiators",
          "envoys",
          "diplomats",
          "parties",
          "chiefs",
          "heads",
          "men",
          "pair",
          "two");

  /// Verbs of saying; a day behind one, with the event before it, is when it was said.
  private static final Set<String> SAID = Set.of("said", "says", "told", "announced", "confirmed");

  private static final Set<String> OWNERS =
      Set.of(
          "his",
          "her",
          "their",
          "its",
          "the",
          "a",
          "this",
          "that",
          "first",
          "official",
          "state",
          "planned",
          "s");

  private final EventFeatures features;
  private final SequenceTagger participantTagger;
  private final SequenceTagger types;
  private final Cues everyday;
  private final Cues none;
  private final Phrases phrases;
  private final Predicates predicates;
  private final Set<String> actorNouns;
  private final Actors actors;
  private final Claims claims;
  private final Set<String> spoken;
  private final Statuses statuses;
  private final Manner manner;

  private EventFinder(EventFeatures features, SequenceTagger participants, SequenceTagger types) {
    this.features = features;
    participantTagger = participants;
    this.types = types;
    everyday = new Cues(WordList.lines(EventFinder.class, "en/everyday.txt"), features.stems());
    none = new Cues(WordList.lines(EventFinder.class, "en/none.txt"), features.stems());
    List<String> lines = WordList.lines(EventFinder.class, "en/words.txt");
    phrases = new Phrases(lines);
    predicates = new Predicates(phrases, lines, features.stems());
    actorNouns = Phrases.words(lines, "actor |");
    actors = new Actors(WordList.lines(EventFinder.class, "en/actors.txt"));
    claims = new Claims(phrases, lines);
    spoken = Phrases.words(lines, "spoken |");
    statuses = new Statuses(WordList.lines(EventFinder.class, "en/status.txt"));
    manner = new Manner(phrases, lines, features.stems());
  }

  /// Loads the taggers and the English word lists.
  public static EventFinder load() {
    return of(
        EventFeatures.load(),
        SequenceTagger.load(EventFinder.class, "actors.bin"),
        SequenceTagger.load(EventFinder.class, "types.bin"));
  }

  /// A finder with taggers of one's own, as the trainer makes them.
  public static EventFinder of(
      EventFeatures features, SequenceTagger actors, SequenceTagger types) {
    return new EventFinder(features, actors, types);
  }

  List<Manner.Example> manners() {
    return manner.examples();
  }

  List<Cues.Example> examples() {
    return Stream.concat(features.cues().examples().stream(), everyday.examples().stream())
        .toList();
  }

  /// A sentence being read.
  ///
  /// @param earlier the events found before it, which the caller adds to
  private record Scene(
      Reading reading,
      Sentence sentence,
      List<Word> words,
      List<Cues.Hit> hits,
      List<When> dates,
      List<Event> earlier) {}

  /// In the order of the text; `dates` are those found in the same reading.
  public List<Event> findEvents(Reading reading, List<When> dates) {
    List<Event> events = new ArrayList<>();
    int date = 0;
    for (Sentence sentence : reading.sentences()) {
      while (date < dates.size() && dates.get(date).span().end() <= sentence.span().start()) {
        date++;
      }
      int last = date;
      while (last < dates.size() && dates.get(last).span().start() < sentence.span().end()) {
        last++;
      }
      List<Word> words = withoutDateline(features.words(sentence));
      if (words.isEmpty() || !Predicates.plain(words)) {
        continue;
      }
      List<Cues.Hit> voids = none.hits(words);
      List<Cues.Hit> hits =
          features.cues().hits(words).stream()
              .filter(hit -> reading.sentences().size() == 1 || !isVoid(hit, voids))
              .toList();
      Scene scene = new Scene(reading, sentence, words, hits, dates.subList(date, last), events);
      Event event = everyday(scene);
      if (event == null || !event.type().equals("DISASTER")) {
        Event political = tagged(scene);
        event = political == null ? event : political;
      }
      if (event != null && (event.source() != null || event.target() != null)) {
        events.add(event);
      }
      if (event == null || !event.type().equals("CONSULT")) {
        Event besides = meeting(scene);
        if (besides != null && namesBoth(reading, besides)) {
          events.add(besides);
        }
      }
    }
    return List.copyOf(events);
  }

  /// The words behind *NORVILLE (NPA) -*.
  private static List<Word> withoutDateline(List<Word> words) {
    for (int i = 1; i < Math.min(words.size() - 1, LONGEST_DATELINE); i++) {
      boolean mark = Set.of("-", "–", "—").contains(words.get(i).lower()) && !words.get(i).joined();
      boolean place = words.get(0).text().equals(words.get(0).text().toUpperCase(Locale.ROOT));
      if (mark && (words.get(i - 1).lower().equals(")") || place)) {
        return words.subList(i + 1, words.size());
      }
    }
    return words;
  }

  private static boolean isVoid(Cues.Hit hit, List<Cues.Hit> voids) {
    return voids.stream()
        .anyMatch(other -> other.start() <= hit.start() && hit.end() <= other.end());
  }

  /// Whether both who met are persons known by name, so that the meeting is surely told of, besides
  /// whatever else the sentence tells.
  private static boolean namesBoth(Reading reading, Event meeting) {
    return named(reading, meeting.source()) && named(reading, meeting.target());
  }

  private static boolean named(Reading reading, @Nullable Actor actor) {
    return actor != null
        && reading.names().stream()
            .anyMatch(
                name ->
                    name.kind() == Name.Kind.PERSON
                        && name.entity().equals(actor.mention().entity()));
  }

  /// The event of PLOVER's types that the sentence tells of, if it tells of one.
  private @Nullable Event tagged(Scene scene) {
    if (scene.hits().isEmpty()) {
      return null;
    }
    double[] scores = types.posteriors(features.type(scene.words(), scene.hits()))[0];
    int best = 1;
    for (int i = 2; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    String type = types.labels().get(best).substring(2);
    boolean unsure =
        scores[best] < SURE
            || (type.equals("AGREE")
                && scene.words().stream().noneMatch(word -> word.stem().startsWith("agre")));
    if (unsure && !type.equals("CONSULT")) {
      Event meeting = meeting(scene);
      if (meeting != null) {
        return meeting;
      }
    }
    if (type.equals("CONSULT")) {
      Event meeting = meeting(scene);
      if (meeting != null) {
        return meeting;
      }
    }
    if (scores[best] < LEAST * (1 - scores[best]) && scores[0] > scores[best]) {
      return likely(scene, scores);
    }
    Cues.Hit cue = cue(scene.hits(), type);
    if (cue == null || meetsThing(scene, cue)) {
      return null;
    }
    Sequence sequence =
        features.actors(
            scene.words(),
            scene.hits(),
            EventFeatures.kinds(scene.reading(), scene.sentence(), scene.words()));
    List<Segment> segments =
        participantTagger.segments(participantTagger.tag(sequence, ACTOR_BONUS));
    double[][] each = participantTagger.posteriors(sequence);
    Phrases.Range source = range(actor("SOURCE", segments, each, scene.words()));
    Phrases.Range target = range(actor("TARGET", segments, each, scene.words()));
    // the scorer has learnt from single sentences that all tell of events; in running text most
    // sentences with a cue tell of none, and the cue must be told as a fact
    if (scene.reading().sentences().size() > 1) {
      Event told = told(scene, type, target);
      return told == null ? likely(scene, scores) : told;
    }
    if (target == null) {
      Phrases.Range behind = phrases.after(scene.words(), cue.end(), scene.dates());
      target =
          source != null
                  && behind != null
                  && behind.start() < source.end()
                  && source.start() < behind.end()
              ? null
              : behind;
    }
    if (source == null) {
      Phrases.Range ahead = phrases.before(scene.words(), cue.start(), scene.dates());
      source =
          target != null
                  && ahead != null
                  && ahead.start() < target.end()
                  && target.start() < ahead.end()
              ? null
              : ahead;
    }
    return event(
        scene,
        type,
        cue.start(),
        cue.end(),
        source,
        target,
        "tagged." + type.toLowerCase(Locale.ROOT));
  }

  /// Of the types that the scorer thinks possible, the likeliest that a clause tells outright, with
  /// both who does it and to whom. Meetings have rules of their own.
  private @Nullable Event likely(Scene scene, double[] scores) {
    return IntStream.range(1, scores.length)
        .filter(i -> scores[i] >= POSSIBLE && !types.labels().get(i).endsWith("CONSULT"))
        .boxed()
        .sorted(Comparator.comparing(i -> -scores[i]))
        .map(i -> told(scene, types.labels().get(i).substring(2), null))
        .filter(event -> event != null && event.source() != null && event.target() != null)
        .findFirst()
        .orElse(null);
  }

  /// The first cue of a type that is the verb of a clause which tells it of somebody.
  private @Nullable Event told(Scene scene, String type, Phrases.@Nullable Range likelyTarget) {
    Participants participants = new Participants(scene.reading(), scene.sentence(), scene.words());
    for (Cues.Hit hit : scene.hits()) {
      if (!hit.type().equals(type) || !hit.strong()) {
        continue;
      }
      Predicates.Predicate predicate =
          predicates.read(scene.words(), verb(scene.words(), hit), scene.dates());
      if (predicate == null
          || mereNegation(scene.words(), hit)
          || agreedOnDay(scene.words(), hit, scene.dates())) {
        continue;
      }
      Phrases.Range object = object(scene, hit.end());
      // demonstrated skills, rallied the crowd: nobody protests
      if (type.equals("PROTEST")
          && object != null
          && hit.end() - hit.start() == 1
          && !predicate.passive()) {
        continue;
      }
      Phrases.Range by =
          predicate.passive() && hit.end() < scene.words().size()
              ? predicates.agent(scene.words(), hit.end(), scene.dates())
              : null;
      Phrases.Range source = predicate.passive() ? by : predicate.subject();
      Phrases.Range target = predicate.passive() ? predicate.subject() : object;
      Phrases.Range actor = predicate.passive() ? (by == null ? target : by) : source;
      if (actor == null
          || !participants.actor(actor, actorNouns)
          // workers who decline, other states allow: what is so, not what happened
          || (predicate.present() && !participants.named(actor))) {
        continue;
      }
      if (target != null && type.equals("CONSULT") && !participants.actor(target, actorNouns)) {
        target = null;
      }
      // killed the plan, fought the bill
      if (FIGURATIVE.contains(scene.words().get(hit.start()).stem())
          && target != null
          && !participants.actor(head(scene.words(), target), actorNouns)) {
        continue;
      }
      boolean behind =
          likelyTarget != null
              && !predicate.passive()
              && likelyTarget.start() >= hit.end()
              && scene.words().get(likelyTarget.start()).letters()
              && likelyTarget.start() < hit.end() + LONGEST_WAY
              && oneClause(scene.words(), hit.end(), likelyTarget.start())
              && (source == null || !overlap(source, likelyTarget));
      boolean shorter =
          behind
              && target != null
              && likelyTarget != null
              && target.start() == likelyTarget.start()
              && likelyTarget.end() < target.end();
      if (shorter || (behind && target == null)) {
        target = likelyTarget;
      }
      return event(
          scene,
          type,
          hit.start(),
          hit.end(),
          source,
          target,
          "told." + type.toLowerCase(Locale.ROOT));
    }
    return null;
  }

  /// *agreed on Sunday*: with somebody, and to nothing.
  private static boolean agreedOnDay(List<Word> words, Cues.Hit hit, List<When> dates) {
    return words.get(hit.end() - 1).lower().equals("on")
        && hit.end() < words.size()
        && Phrases.dated(words.get(hit.end()), dates);
  }

  /// *does not*, *will never*, whatever is not done: a refusal only where nothing else is told.
  private static boolean mereNegation(List<Word> words, Cues.Hit hit) {
    return words.subList(hit.start(), hit.end()).stream()
        .allMatch(
            word ->
                Predicates.auxiliary(word.lower())
                    || Set.of("not", "n't", "never", "could").contains(word.lower()));
  }

  /// The noun phrase behind a verb, or behind the preposition that follows it: *lashed out at the
  /// ministry*.
  private Phrases.@Nullable Range object(Scene scene, int end) {
    Phrases.Range object = phrases.after(scene.words(), end, scene.dates());
    boolean governed =
        object == null
            && end + 1 < scene.words().size()
            && Set.of("at", "against", "on", "with", "from")
                .contains(scene.words().get(end).lower());
    return governed ? phrases.after(scene.words(), end + 1, scene.dates()) : object;
  }

  /// A phrase up to its first *of*: who releases *pages of the committee* frees nobody.
  private static Phrases.Range head(List<Word> words, Phrases.Range range) {
    for (int i = range.start() + 1; i < range.end(); i++) {
      if (words.get(i).lower().equals("of")) {
        return new Phrases.Range(range.start(), i);
      }
    }
    return range;
  }

  private static boolean oneClause(List<Word> words, int from, int to) {
    return words.subList(from, to).stream()
        .noneMatch(
            word ->
                Set.of(",", ";", ":", "that", "who", "which").contains(word.lower())
                    || Predicates.auxiliary(word.lower()));
  }

  private static boolean overlap(Phrases.Range one, Phrases.Range other) {
    return one.start() < other.end() && other.start() < one.end();
  }

  private static Phrases.@Nullable Range range(@Nullable Segment segment) {
    return segment == null ? null : new Phrases.Range(segment.start(), segment.end());
  }

  /// *meets all requirements*, *met its target*, *welcomed the step*: a thing is met, nobody.
  private boolean meetsThing(Scene scene, Cues.Hit cue) {
    boolean passive =
        cue.start() > 0
            && Set.of("was", "were", "be", "been")
                .contains(scene.words().get(cue.start() - 1).lower());
    if (passive
        && cue.type().equals("CONSULT")
        && scene.words().get(cue.start()).lower().equals("met")) {
      return true;
    }
    if (cue.type().equals("CONSULT") && GREETING.contains(scene.words().get(cue.start()).stem())) {
      Participants participants =
          new Participants(scene.reading(), scene.sentence(), scene.words());
      return !participants.somebody(phrases.after(scene.words(), cue.end(), scene.dates()));
    }
    if (!Set.of("meet", "meets", "met", "meeting").contains(scene.words().get(cue.start()).lower())
        || cue.end() - cue.start() > 1) {
      return false;
    }
    Phrases.Range met = phrases.after(scene.words(), cue.end(), scene.dates());
    return met != null && !names(scene.words(), met);
  }

  /// A meeting as one of its cues tells it.
  private record Meeting(
      Cues.Hit hit, Phrases.Range source, Phrases.@Nullable Range target, String rule) {}

  /// Meetings told in the usual ways, by rule, so that a meeting planned and the same meeting held
  /// come out alike: *X met Y*, *X will host Y*, *X held talks with Y*, *talks between X and Y*, *X
  /// will fly to P for a meeting with Y*, *the two leaders met*. Where the first cue names nobody
  /// (*talks with a world leader*), a later one of the sentence may (*when he hosts Y*).
  private @Nullable Event meeting(Scene scene) {
    Participants participants = new Participants(scene.reading(), scene.sentence(), scene.words());
    Meeting first = null;
    for (Cues.Hit hit : scene.hits()) {
      Meeting meeting =
          hit.type().equals("CONSULT") && hit.strong() ? meeting(scene, hit, participants) : null;
      if (meeting == null
          || Predicates.conditional(scene.words(), hit.start())
          || Predicates.quoted(scene.words(), hit.start())
          || spokenOf(scene.words(), hit.start())) {
        continue;
      }
      boolean vague =
          first != null
              && (participants.indefinite(first.target())
                  || first.rule().equals("meeting.visit-of"));
      boolean named = meeting.target() != null && participants.person(meeting.target()) != null;
      if (first == null) {
        first = meeting;
      } else if (vague && named) {
        first = new Meeting(first.hit(), first.source(), meeting.target(), first.rule());
      }
    }
    if (first == null) {
      return null;
    }
    Event event =
        event(
            scene,
            "CONSULT",
            first.hit().start(),
            first.hit().end(),
            first.source(),
            first.target(),
            first.rule());
    boolean doing = scene.words().get(first.hit().start()).lower().endsWith("ing");
    return event.source() == null && doing ? null : event;
  }

  /// *knowledge of a meeting with*: nothing says whether it took place.
  private boolean spokenOf(List<Word> words, int noun) {
    for (int i = noun - 1; i > 0 && noun - i <= ADJECTIVES; i--) {
      String lower = words.get(i).lower();
      if (lower.equals("of") || lower.equals("about")) {
        String before = words.get(i - 1).lower();
        return spoken.contains(before)
            || before.endsWith("s") && spoken.contains(before.substring(0, before.length() - 1));
      }
    }
    return false;
  }

  private @Nullable Meeting meeting(Scene scene, Cues.Hit hit, Participants participants) {
    List<Word> words = scene.words();
    String head = words.get(hit.start()).lower();
    String stem = words.get(hit.start()).stem();
    String last = words.get(hit.end() - 1).lower();
    String before = hit.start() > 0 ? words.get(hit.start() - 1).lower() : "";
    boolean noun =
        MEETING_NOUNS.contains(stem)
            && (stem.equals("meet")
                ? Statuses.noun(words, hit.start())
                : !stem.equals("call") || !last.equals("on"));
    if (last.equals("between")) {
      Phrases.Range both = phrases.after(words, hit.end(), scene.dates());
      int and = both == null ? -1 : lastAnd(words, both);
      return both != null && and > 0
          ? new Meeting(
              hit,
              new Phrases.Range(both.start(), and),
              new Phrases.Range(and + 1, both.end()),
              "meeting.between")
          : null;
    }
    boolean with =
        last.equals("with")
            || (noun && hit.end() < words.size() && words.get(hit.end()).lower().equals("with"));
    int mark = possessive(words, hit.start());
    if (mark > 0 && (with || last.equals("to"))) {
      Phrases.Range owner = phrases.before(words, mark, scene.dates());
      Phrases.Range other = phrases.after(words, hit.end(), scene.dates());
      if (owner != null && other != null) {
        return new Meeting(hit, owner, other, "meeting.possessive");
      }
    }
    if (VISITS.contains(head)
        && hit.end() < words.size()
        && words.get(hit.end()).lower().equals("of")) {
      Phrases.Range visitor = phrases.after(words, hit.end() + 1, scene.dates());
      boolean to =
          visitor != null
              && visitor.end() < words.size()
              && words.get(visitor.end()).lower().equals("to");
      Phrases.Range host =
          visitor != null && to ? phrases.after(words, visitor.end() + 1, scene.dates()) : null;
      return visitor == null || host == null
          ? null
          : new Meeting(hit, visitor, host, "meeting.visit-of");
    }
    boolean visitTo =
        last.equals("to") && VISITS.contains(head) && Statuses.noun(words, hit.start());
    if (noun || visitTo) {
      boolean behind = with || visitTo;
      Phrases.Range other =
          behind
              ? phrases.after(
                  words, last.equals("with") || visitTo ? hit.end() : hit.end() + 1, scene.dates())
              : null;
      if (other == null || !names(words, other)) {
        return null;
      }
      Phrases.Range subject =
          owned(words, hit.start())
              ? participants.owner(hit.start())
              : participants.subject(hit.start());
      // the Norville Tower meeting: where, not who
      subject = subject != null && subject.end() == hit.start() ? null : subject;
      subject = subject == null ? participants.subjectBehind(other.end()) : subject;
      return subject == null
          ? null
          : new Meeting(hit, subject, other, visitTo ? "meeting.visit-to" : "meeting.noun");
    }
    boolean passive =
        last.equals("with")
            && hit.start() > 0
            && Set.of("was", "were", "be", "been", "being").contains(before);
    if (passive || last.equals("by") || (OWNERS.contains(before) && !head.equals("meeting"))) {
      return null;
    }
    if (!Set.of("meet", "host", "visit", "hold", "confer", "receiv", "welcom").contains(stem)) {
      return null;
    }
    boolean radioHost =
        head.equals("host")
            && !Set.of("to", "will", "would", "may", "can", "could", "should", "and", "also")
                .contains(before);
    if (radioHost) {
      return null;
    }
    int leader = participants.beforeVerb(hit.start(), phrases);
    boolean pronoun = leader >= 0 && Set.of("he", "she").contains(words.get(leader).lower());
    boolean infinite = before.equals("to") || head.endsWith("ing");
    Phrases.Range source =
        pronoun
            ? participants.personSubject(hit.start())
            : phrases.before(words, hit.start(), scene.dates());
    if (pronoun && source == null) {
      source = new Phrases.Range(leader, leader + 1);
    } else if (source != null && participants.oblique(source) || source == null && infinite) {
      source = participants.subject(hit.start());
    }
    boolean onward = hit.end() < words.size() && words.get(hit.end()).lower().equals("with");
    boolean talks = stem.equals("hold");
    Phrases.Range target =
        talks && !onward && !with
            ? null
            : phrases.after(words, onward ? hit.end() + 1 : hit.end(), scene.dates());
    if (target == null
        && hit.end() < words.size()
        && Set.of("him", "her").contains(words.get(hit.end()).lower())) {
      target = new Phrases.Range(hit.end(), hit.end() + 1);
    }
    boolean thing =
        stem.equals("meet")
            && target != null
            && !names(words, target)
            && !participants.object(target);
    boolean unmet =
        (GREETING.contains(stem) && !participants.somebody(target))
            || (stem.equals("host")
                && !participants.somebody(target)
                && (target == null || !names(words, target)))
            || (stem.equals("visit") && target != null && !participants.named(target));
    if (source == null || thing || unmet) {
      return null;
    }
    if (target == null) {
      int and = lastAnd(words, source);
      if (and > 0 && names(words, new Phrases.Range(and + 1, source.end()))) {
        return new Meeting(
            hit,
            new Phrases.Range(source.start(), and),
            new Phrases.Range(and + 1, source.end()),
            "meeting.of-both");
      }
      if (!SIDES.contains(words.get(source.end() - 1).lower())) {
        return null;
      }
    }
    return new Meeting(hit, source, target, "meeting." + stem);
  }

  /// Where *'s* stands that owns the noun at a place, over a few adjectives: *Stone's first long
  /// meeting*; -1 where none does.
  private static int possessive(List<Word> words, int noun) {
    int at = noun;
    while (at > 0 && noun - at < ADJECTIVES && adjective(words.get(at - 1))) {
      at--;
    }
    return at > 2 && words.get(at - 1).lower().equals("s") && words.get(at - 2).lower().equals("'")
        ? at - 2
        : -1;
  }

  /// Whether a noun is *his* or *her*, over a few adjectives.
  private static boolean owned(List<Word> words, int noun) {
    int at = noun;
    while (at > 0 && noun - at < ADJECTIVES && adjective(words.get(at - 1))) {
      if (Set.of("his", "her").contains(words.get(at - 1).lower())) {
        return true;
      }
      at--;
    }
    return false;
  }

  private static boolean adjective(Word word) {
    return word.lower().equals("-")
        || (word.letters() && !word.capital() && !word.lower().equals("s"));
  }

  private static int lastAnd(List<Word> words, Phrases.Range range) {
    for (int i = range.end() - 2; i > range.start(); i--) {
      if (words.get(i).lower().equals("and")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean names(List<Word> words, Phrases.Range range) {
    for (int i = range.start(); i < range.end(); i++) {
      if (words.get(i).capital()) {
        return true;
      }
    }
    String last = words.get(range.end() - 1).lower();
    return Set.of(
            "leader",
            "leaders",
            "officials",
            "counterpart",
            "counterparts",
            "ministers",
            "minister",
            "president",
            "delegation",
            "envoy",
            "envoys",
            "representatives")
        .contains(last);
  }

  private @Nullable Event everyday(Scene scene) {
    for (Cues.Hit hit : everyday.hits(scene.words())) {
      boolean disaster = hit.type().equals("DISASTER");
      boolean noun = disaster || scene.words().get(hit.start()).lower().equals("court");
      Word last = scene.words().get(hit.end() - 1);
      boolean told =
          Predicates.past(last) || last.lower().equals("rules") || last.lower().equals("landfall");
      if (noun && (!told || Predicates.quoted(scene.words(), hit.start()))) {
        continue;
      }
      Predicates.Predicate predicate =
          noun ? null : predicates.read(scene.words(), verb(scene.words(), hit), scene.dates());
      Phrases.Range source =
          noun
              ? phrases.before(scene.words(), hit.start() + 1, scene.dates())
              : predicate == null ? null : predicate.subject();
      if (source == null) {
        continue;
      }
      Phrases.Range target =
          disaster || hit.type().equals("DEAL")
              ? phrases.after(scene.words(), hit.end(), scene.dates())
              : null;
      return event(
          scene,
          hit.type(),
          hit.start(),
          hit.end(),
          source,
          target,
          "everyday." + hit.type().toLowerCase(Locale.ROOT));
    }
    return null;
  }

  /// The verb of a cue: its first word that is no auxiliary, else the word behind it (*will not*);
  /// the auxiliary where an adjective follows (*is ready to*).
  private static int verb(List<Word> words, Cues.Hit hit) {
    int at = hit.start();
    if (words.get(hit.end() - 1).lower().equals("to")) {
      return at;
    }
    while (at < hit.end()
        && at + 1 < words.size()
        && (Predicates.auxiliary(words.get(at).lower())
            || Set.of("not", "n't", "never").contains(words.get(at).lower()))) {
      at++;
    }
    return at;
  }

  private Event event(
      Scene scene,
      String type,
      int start,
      int end,
      Phrases.@Nullable Range source,
      Phrases.@Nullable Range target,
      String rule) {
    List<Word> words = scene.words();
    Span cue = Phrases.span(words, start, end);
    Participants participants = new Participants(scene.reading(), scene.sentence(), words);
    When date = date(scene, cue);
    Mention who = participants.mention(source, start);
    Mention whom = participants.mention(target, start);
    if (who != null
        && whom != null
        && who.entity().equals(whom.entity())
        && !who.span().equals(whom.span())) {
      whom = null;
    }
    Event.Status status = status(scene, type, start, date, who, whom);
    Claims.Claim claim =
        status == Event.Status.HELD || status == Event.Status.DENIED
            ? claims.of(words, start, source == null ? start : source.start(), scene.dates())
            : null;
    if (claim != null && status == Event.Status.HELD) {
      status = Event.Status.ALLEGED;
    }
    return new Event(
        scene.reading().article().id(),
        type,
        manner.mode(words, type, start, end),
        manner.contexts(words),
        status,
        claim == null ? null : participants.mention(claim.by(), start),
        background(scene, start, date),
        actors.of(scene.reading(), who),
        actors.of(scene.reading(), whom),
        place(scene, end),
        manner.instrument(words, start, end, source, scene.dates()),
        date,
        cue,
        scene.sentence().span(),
        rule);
  }

  /// Whether an event is told as history: of a day long before the article came out, or in the
  /// pluperfect.
  private static boolean background(Scene scene, int cue, @Nullable When date) {
    List<Word> words = scene.words();
    for (int i = cue - 1; i >= Math.max(0, cue - 3); i--) {
      if (words.get(i).lower().equals("had") && Predicates.past(words.get(cue))) {
        return true;
      }
    }
    Stamp published = scene.reading().article().times().published();
    if (published == null || date == null || !Character.isDigit(date.value().charAt(0))) {
      return false;
    }
    String value = date.value();
    String then = published.day().minusDays(HISTORY).toString();
    return value
            .substring(0, Math.min(value.length(), then.length()))
            .compareTo(then.substring(0, Math.min(value.length(), then.length())))
        < 0;
  }

  private Event.Status status(
      Scene scene,
      String type,
      int cue,
      @Nullable When date,
      @Nullable Mention source,
      @Nullable Mention target) {
    String before = cue > 0 ? scene.words().get(cue - 1).lower() : "";
    if (Set.of("should", "must").contains(before)) {
      return Event.Status.CALLED_FOR;
    }
    if (Set.of("will", "shall").contains(before)) {
      return Event.Status.PLANNED;
    }
    if (negated(scene.words(), cue) && !type.equals("REJECT")) {
      return Event.Status.DENIED;
    }
    if (Set.of("AGREE", "REJECT", "REQUEST").contains(type) && !before.equals("to")) {
      return Event.Status.HELD;
    }
    if (type.equals("THREATEN")) {
      return statuses.of(scene.words(), cue) == Event.Status.DENIED
          ? Event.Status.DENIED
          : Event.Status.THREATENED;
    }
    Event.Status status = statuses.of(scene.words(), cue);
    if (status != null) {
      return status == Event.Status.HELD && underWay(scene.words(), type, cue)
          ? Event.Status.UNDER_WAY
          : status;
    }
    if (underWay(scene.words(), type, cue)) {
      return Event.Status.UNDER_WAY;
    }
    Stamp published = scene.reading().article().times().published();
    boolean ahead =
        published != null
            && date != null
            && date.value().length() >= 10
            && Character.isDigit(date.value().charAt(0))
            && date.value().substring(0, 10).compareTo(published.day().toString()) > 0;
    if (ahead) {
      return Event.Status.PLANNED;
    }
    // a noun has no tense: *the visit* is as far on as when it was last told of
    if (date == null && type.equals("CONSULT") && Statuses.noun(scene.words(), cue)) {
      for (Event earlier : scene.earlier().reversed()) {
        Mention earlierWho = earlier.sourceMention();
        Mention earlierWhom = earlier.targetMention();
        boolean sameWho = alike(earlierWho, source) || alike(earlierWhom, source);
        boolean sameWhom =
            target == null
                || place(scene, target)
                || alike(earlierWhom, target)
                || alike(earlierWho, target);
        boolean same = sameWho && sameWhom;
        if (earlier.type().equals(type) && same) {
          return earlier.status();
        }
      }
    }
    return Event.Status.HELD;
  }

  /// *did not meet*, *never properly approved*.
  private boolean negated(List<Word> words, int cue) {
    int at = cue - 1;
    while (at > 0 && phrases.adverbial(words.get(at))) {
      at--;
    }
    return at >= 0 && Set.of("not", "n't", "never", "’t").contains(words.get(at).lower());
  }

  /// *are marching*, *talks are under way*, of what takes time.
  private static boolean underWay(List<Word> words, String type, int cue) {
    if (!LASTING.contains(type)) {
      return false;
    }
    boolean progressive =
        cue > 0
            && words.get(cue).lower().endsWith("ing")
            && Set.of("is", "are").contains(words.get(cue - 1).lower());
    return progressive
        || words.subList(Math.max(0, cue - 2), Math.min(words.size(), cue + ADJECTIVES)).stream()
            .anyMatch(word -> Set.of("underway", "ongoing").contains(word.lower()))
        || follows(words, cue + 1, "under", "way");
  }

  private static boolean follows(List<Word> words, int from, String first, String second) {
    for (int i = from; i + 1 < Math.min(words.size(), from + ADJECTIVES); i++) {
      if (words.get(i).lower().equals(first) && words.get(i + 1).lower().equals(second)) {
        return true;
      }
    }
    return false;
  }

  private static boolean alike(@Nullable Mention one, @Nullable Mention other) {
    return one != null && other != null && one.entity().equals(other.entity());
  }

  private static boolean place(Scene scene, Mention mention) {
    return scene.reading().namesIn(mention.span()).stream()
        .anyMatch(name -> name.kind() == Name.Kind.PLACE);
  }

  /// The date of the sentence nearest to the cue; durations, sets and *recently* are none.
  private static @Nullable When date(Scene scene, Span cue) {
    When nearest = null;
    int least = Integer.MAX_VALUE;
    for (When date : scene.dates()) {
      boolean dated =
          (date.kind() == When.Kind.DATE || date.kind() == When.Kind.TIME)
              && !date.value().endsWith("_REF");
      int distance = Math.max(date.span().start() - cue.end(), cue.start() - date.span().end());
      if (dated && distance < least && !ofOtherVerb(scene, date, cue)) {
        least = distance;
        nearest = date;
      }
    }
    return nearest;
  }

  /// Whether a date stands right behind another verb, which it belongs to: *aired Sunday, a day
  /// before the meeting*, *reported on Tuesday that Marsh met Stone*.
  private static boolean ofOtherVerb(Scene scene, When date, Span cue) {
    List<Word> words = scene.words();
    int at = 0;
    while (at < words.size() && words.get(at).span().start() < date.span().start()) {
      at++;
    }
    int end = at;
    while (end < words.size() && words.get(end).span().start() < date.span().end()) {
      end++;
    }
    // Stone will meet Marsh, an aide said at a Wednesday briefing
    if (words.subList(0, at).stream()
        .filter(word -> word.span().start() >= cue.end())
        .anyMatch(word -> SAID.contains(word.lower()))) {
      return true;
    }
    // two days before the vote: the vote's day, whatever day was named before
    if (Set.of("before", "after", "earlier", "later")
            .contains(words.get(Math.max(0, end - 1)).lower())
        && end < words.size()
        && words.get(end).letters()) {
      return true;
    }
    while (at > 0
        && Set.of("on", "in", "at", "late", "early", "the").contains(words.get(at - 1).lower())) {
      at--;
    }
    if (at == 0) {
      return false;
    }
    Word before = words.get(at - 1);
    return !before.capital()
        && before.letters()
        && !cue.overlaps(before.span())
        && Predicates.past(before);
  }

  /// The first place after the cue, else the last before it, that stands behind *in*, *at* or
  /// *near*.
  private static @Nullable Mention place(Scene scene, int cueEnd) {
    Mention before = null;
    List<Word> words = scene.words();
    List<Name> names = scene.reading().namesIn(scene.sentence().span());
    for (int i = 1; i < words.size(); i++) {
      if (!PLACE_PREPOSITIONS.contains(words.get(i - 1).lower())) {
        continue;
      }
      int at = words.get(i).lower().equals("the") && i + 1 < words.size() ? i + 1 : i;
      int start = words.get(at).span().start();
      for (Name name : names) {
        if (name.kind() == Name.Kind.PLACE
            && (name.span().start() == start
                || name.span().start() == words.get(i).span().start())) {
          Mention place = new Mention(name.span(), name.text(), name.entity());
          if (i >= cueEnd) {
            return place;
          }
          before = place;
        }
      }
    }
    return before;
  }

  /// The first actor of a kind the tagger marked; where it marked none, the likeliest words for
  /// one, if they are likely at all.
  private @Nullable Segment actor(
      String kind, List<Segment> segments, double[][] each, List<Word> words) {
    for (Segment segment : segments) {
      if (segment.type().equals(kind)) {
        return segment;
      }
    }
    int begin = participantTagger.labels().indexOf("B-" + kind);
    int best = -1;
    double most = LEAST_ACTOR;
    for (int i = 0; i < each.length; i++) {
      double likely = each[i][begin] + each[i][begin + 1];
      if (likely > most && words.get(i).letters()) {
        most = likely;
        best = i;
      }
    }
    if (best < 0) {
      return null;
    }
    int start = best;
    while (start > 0
        && each[start - 1][begin] + each[start - 1][begin + 1] > most * SHARE_OF_LIKELIEST
        && each[start][begin] < most * .7) {
      start--;
    }
    int end = best + 1;
    while (end < each.length && each[end][begin + 1] > most * SHARE_OF_LIKELIEST) {
      end++;
    }
    return new Segment(kind, start, end);
  }

  private static Cues.@Nullable Hit cue(List<Cues.Hit> hits, String type) {
    Cues.Hit any = null;
    Cues.Hit own = null;
    for (Cues.Hit hit : hits) {
      if (hit.type().equals(type) && (own == null || (hit.strong() && !own.strong()))) {
        own = hit;
      }
      if (any == null || (hit.strong() && !any.strong())) {
        any = hit;
      }
    }
    return own != null ? own : any;
  }
}
