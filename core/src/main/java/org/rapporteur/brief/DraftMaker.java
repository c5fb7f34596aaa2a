package org.rapporteur.brief;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Event;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.model.When;
import org.rapporteur.reading.Entities;
import org.rapporteur.reading.Roles;

/// Turns what was found in a story's articles into tellings that can be compared.
final class DraftMaker {
  private final Entities entities;
  private final Map<ArticleId, String> originOf;
  private final Map<String, Wording> wordings = new HashMap<>();
  private final Map<ArticleId, ArticleId> reportOf = new HashMap<>();

  DraftMaker(List<Account> accounts, List<Origin> origins) {
    entities = Entities.over(accounts.stream().map(Account::reading).toList());
    originOf =
        origins.stream()
            .flatMap(
                origin ->
                    origin.articles().stream().map(article -> Map.entry(article, origin.id())))
            .collect(
                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    origins.forEach(origin -> reportOf.putAll(origin.reports()));
  }

  /// Remarks, then events, then other clauses, then figures, each in the order of the text.
  List<Draft> drafts(Account account) {
    List<Draft> drafts = new ArrayList<>();
    for (Statement statement : account.statements()) {
      if (statement.kind() == Statement.Kind.INDIRECT && statement.speaker() == null) {
        continue; // the reporter's own words, and nobody named who is to have said them
      }
      for (List<Span> remark : remarks(account.reading(), statement)) {
        Span span = Span.around(remark);
        drafts.add(
            new Draft.Said(
                passage(account, span, account.reading().sentenceAt(span.start()).span(), remark),
                statement,
                entity(account, statement.speaker())));
      }
    }
    for (Event event : account.events()) {
      if (account.statements().stream().noneMatch(statement -> tells(statement, event))) {
        Span clause = clause(event, account.reading().text());
        drafts.add(
            Draft.Done.of(
                passage(account, clause, event.sentence(), List.of(clause)),
                event,
                entity(account, event.sourceMention()),
                entity(account, event.targetMention())));
      }
    }
    addClauses(account, drafts);
    for (Figure figure : account.figures()) {
      if (!tellsACount(figure, account.reading().text())) {
        continue;
      }
      drafts.add(
          Draft.Counted.of(
              passage(
                  account,
                  figure.span(),
                  figure.sentence(),
                  List.of(around(figure, account.reading().text()))),
              figure));
    }
    return drafts;
  }

  /// What the report itself tells beside statements and known events, a clause each.
  private void addClauses(Account account, List<Draft> drafts) {
    List<Span> taken = drafts.stream().map(draft -> draft.passage().span()).toList();
    List<Span> said =
        account.statements().stream().flatMap(each -> each.content().stream()).toList();
    String text = account.reading().text();
    for (Sentence sentence : account.reading().sentences()) {
      for (Span clause : Clauses.of(sentence)) {
        int covered = said.stream().mapToInt(span -> Clauses.shared(span, clause)).sum();
        boolean told =
            taken.stream().anyMatch(span -> Clauses.shared(span, clause) * 2 > clause.length());
        if (!told
            && Character.isLetterOrDigit(text.codePointAt(clause.start()))
            && covered * 2 < clause.length()
            && wording(clause.of(text)).words().size() >= SHORTEST_CLAUSE) {
          drafts.add(
              Draft.Done.of(
                  passage(account, clause, sentence.span(), List.of(clause)), null, "", ""));
        }
      }
    }
  }

  /// What is said, a sentence each: two sentences of a speech are two remarks. One of hardly a word
  /// belongs to the one before.
  private List<List<Span>> remarks(Reading reading, Statement statement) {
    List<List<Span>> remarks = new ArrayList<>();
    int last = -1;
    for (Span content : statement.content()) {
      int sentence = reading.sentenceIndexAt(content.start());
      while (sentence < reading.sentences().size()
          && reading.sentences().get(sentence).span().start() < content.end()) {
        Span around = reading.sentences().get(sentence).span();
        int start = Math.max(content.start(), around.start());
        int end = Math.min(content.end(), around.end());
        if (start < end) {
          Span part = withoutComment(statement, new Span(start, end), reading.text());
          boolean goesOn =
              sentence == last || wording(part.of(reading.text())).words().size() < SHORTEST_REMARK;
          if (goesOn && !remarks.isEmpty()) {
            remarks.getLast().add(part);
          } else {
            remarks.add(new ArrayList<>(List.of(part)));
          }
          last = sentence;
        }
        sentence++;
      }
    }
    return remarks.isEmpty() ? List.of(statement.content()) : remarks;
  }

  /// A remark told in the reporter's words without what the reporter hangs on it: *…, which sounds
  /// like*, *…, a statement that*.
  private Span withoutComment(Statement statement, Span part, String text) {
    if (statement.kind() == Statement.Kind.DIRECT) {
      return part;
    }
    Matcher comment = COMMENT.matcher(part.of(text));
    boolean cut =
        comment.find()
            && wording(part.of(text).substring(0, comment.start())).words().size()
                >= SHORTEST_CLAUSE;
    return cut ? new Span(part.start(), part.start() + comment.start()) : part;
  }

  /// The words that tell an event: from who does it, or the cue, to the next mark behind all that
  /// is known of it.
  private static Span clause(Event event, String text) {
    Span sentence = event.sentence();
    int start = event.cue().start();
    int end = event.cue().end();
    for (Mention mention :
        new @Nullable Mention[] {event.sourceMention(), event.targetMention(), event.place()}) {
      if (mention != null && sentence.contains(mention.span())) {
        start = Math.min(start, mention.span().start());
        end = Math.max(end, mention.span().end());
      }
    }
    When date = event.date();
    if (date != null) {
      start = Math.min(start, date.span().start());
      end = Math.max(end, date.span().end());
    }
    while (end < sentence.end() && MARKS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return new Span(start, end);
  }

  /// The words near a number: a long sentence tells more than one.
  private static Span around(Figure figure, String text) {
    int start = Math.max(figure.sentence().start(), figure.span().start() - NEAR);
    int end = Math.min(figure.sentence().end(), figure.span().end() + NEAR);
    while (start > figure.sentence().start() && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    while (end < figure.sentence().end() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return new Span(start, end);
  }

  /// *The two leaders* and *one of them* count nothing that a reader would look for; *two dead* and
  /// *2 dollars* do.
  private static boolean tellsACount(Figure figure, String text) {
    String head = figure.of().toLowerCase(Locale.ROOT);
    if (VAGUE.contains(figure.span().of(text).toLowerCase(Locale.ROOT))) {
      return false;
    }
    return !figure.unit().isEmpty()
        || !SMALL.contains(figure.span().of(text).toLowerCase(Locale.ROOT).split(" ", 2)[0])
        || HARMED.stream().anyMatch(head::contains);
  }

  /// An event that only says that something was said, or is what was said, is told by the
  /// statement: *the minister accused …*, *he said they oppose …*.
  private static boolean tells(Statement statement, Event event) {
    Span cue = statement.cue();
    return cue != null && cue.overlaps(event.cue())
        || VERBAL.contains(event.type())
            && statement.content().stream().anyMatch(content -> content.contains(event.cue()));
  }

  /// @param span the telling, in which the numbers stand that it tells
  /// @param words what is compared
  private Passage passage(Account account, Span span, Span sentence, List<Span> words) {
    String text =
        words.stream()
            .map(each -> each.of(account.reading().text()))
            .collect(Collectors.joining(" "));
    Set<String> numbers = new TreeSet<>();
    for (Figure figure : account.figures()) {
      if (span.contains(figure.span())) {
        numbers.add(figure.value().stripTrailingZeros().toPlainString());
      }
    }
    ArticleId id = account.article().id();
    return new Passage(
        account,
        reportOf.getOrDefault(id, id),
        originOf.getOrDefault(id, id.value()),
        span,
        sentence,
        wording(text).with(numbers, names(account, Span.around(words))));
  }

  /// Read once, however many prints tell it.
  private Wording wording(String text) {
    return wordings.computeIfAbsent(text, words -> Wording.of(words, Set.of()));
  }

  private Set<String> names(Account account, Span span) {
    return account.reading().namesIn(span).stream()
        .flatMap(name -> wording(name.entity()).words().stream())
        .collect(Collectors.toSet());
  }

  /// The entity over the whole story; empty for a mention that names nobody: *he*, *officials*,
  /// *the two leaders*, *President*.
  private String entity(Account account, @Nullable Mention mention) {
    if (mention == null
        || !namesSomeone(mention.entity())
        || !Words.numbers(mention.entity()).isEmpty()) {
      return "";
    }
    return entities.canonical(account.article(), mention.entity());
  }

  private static boolean namesSomeone(String entity) {
    for (String word : entity.split("\\s+")) {
      boolean capital = !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
      String plain = word.toLowerCase(Locale.ROOT);
      if (capital && !PRONOUNS.contains(plain) && !Roles.isRole(plain)) {
        return true;
      }
    }
    return false;
  }

  /// What ends a clause.
  private static final String MARKS = ",;:.!?“”\"";

  private static final Pattern COMMENT =
      Pattern.compile(", (which|a (statement|remark|comment|move|claim) (that|which))\\b");

  /// Telling words of a remark that stands by itself.
  private static final int SHORTEST_REMARK = 2;

  /// Telling words of a clause that is compared.
  private static final int SHORTEST_CLAUSE = 4;

  /// How far from a number, in characters, the words stand that say what it is about: some ten
  /// words on each side.
  private static final int NEAR = 60;

  /// Types of event that are done by words.
  private static final Set<String> VERBAL =
      Set.of("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE");

  /// Told of so many things that no two are one for it.
  private static final Set<String> VAGUE =
      Set.of("dozens", "hundreds", "thousands", "millions", "billions", "scores", "a dozen");

  private static final Set<String> SMALL = Set.of("one", "two", "both");

  private static final Set<String> HARMED =
      Set.of(
          "people",
          "dead",
          "killed",
          "injured",
          "wounded",
          "missing",
          "men",
          "women",
          "children",
          "soldiers",
          "civilians",
          "victims",
          "bodies",
          "died",
          "unaccounted");

  private static final Set<String> PRONOUNS =
      Set.of(
          "he",
          "she",
          "they",
          "it",
          "we",
          "i",
          "you",
          "the",
          "a",
          "an",
          "his",
          "her",
          "their",
          "its",
          "this",
          "that",
          "these",
          "those",
          "some",
          "many",
          "both",
          "one",
          "two",
          "who",
          "officials",
          "authorities",
          "police",
          "experts",
          "critics",
          "others",
          "sources",
          "analysts",
          "people");
}
