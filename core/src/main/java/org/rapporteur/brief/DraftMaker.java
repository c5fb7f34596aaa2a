package org.rapporteur.brief;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Event;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.reading.Entities;

/// Turns what was found in a story's articles into tellings that can be compared.
final class DraftMaker {
  private final Entities entities;
  private final Map<ArticleId, String> originOf;
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

  /// Statements, then events, then figures, in the order of the text.
  List<Draft> drafts(Account account) {
    List<Draft> drafts = new ArrayList<>();
    for (Statement statement : account.statements()) {
      if (statement.kind() == Statement.Kind.INDIRECT && statement.speaker() == null) {
        continue; // the reporter's own words, and nobody named who is to have said them
      }
      String words =
          statement.content().stream()
              .map(span -> span.of(account.reading().text()))
              .collect(Collectors.joining(" "));
      Span span = statement.span();
      drafts.add(
          new Draft.Said(
              passage(
                  account, span, account.reading().sentenceAt(span.start()).span(), words, span),
              statement,
              entity(account, statement.speaker())));
    }
    for (Event event : account.events()) {
      if (account.statements().stream().noneMatch(statement -> tells(statement, event))) {
        drafts.add(
            new Draft.Done(
                passage(
                    account,
                    event.sentence(),
                    event.sentence(),
                    event.sentence().of(account.reading().text()),
                    event.sentence()),
                event,
                entity(account, event.sourceMention()),
                entity(account, event.targetMention())));
      }
    }
    for (Figure figure : account.figures()) {
      if (!tellsACount(figure, account.reading().text())) {
        continue;
      }
      drafts.add(
          new Draft.Counted(
              passage(
                  account,
                  figure.span(),
                  figure.sentence(),
                  around(figure, account.reading().text()),
                  figure.span()),
              figure));
    }
    return drafts;
  }

  /// The words near a number: a long sentence tells more than one.
  private static String around(Figure figure, String text) {
    int start = Math.max(figure.sentence().start(), figure.span().start() - NEAR);
    int end = Math.min(figure.sentence().end(), figure.span().end() + NEAR);
    while (start > figure.sentence().start() && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    while (end < figure.sentence().end() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /// *The two leaders* and *one of them* count nothing that a reader would look for; *two dead* and
  /// *2 dollars* do.
  private static boolean tellsACount(Figure figure, String text) {
    String head = figure.of().toLowerCase(Locale.ROOT);
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

  private Passage passage(Account account, Span span, Span sentence, String text, Span counted) {
    Set<String> numbers = new TreeSet<>();
    for (Figure figure : account.figures()) {
      if (counted.contains(figure.span())) {
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
        Wording.of(text, numbers));
  }

  /// The entity over the whole story; empty for a mention that names nobody: *he*, *officials*,
  /// *the two leaders*.
  private String entity(Account account, @Nullable Mention mention) {
    if (mention == null || !namesSomeone(mention.entity())) {
      return "";
    }
    return entities.canonical(account.article(), mention.entity());
  }

  private static boolean namesSomeone(String entity) {
    for (String word : entity.split("\\s+")) {
      boolean capital = !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
      if (capital && !PRONOUNS.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /// How far from a number, in characters, the words stand that say what it is about: some ten
  /// words on each side.
  private static final int NEAR = 60;

  /// Types of event that are done by words.
  private static final Set<String> VERBAL =
      Set.of("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE");

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
