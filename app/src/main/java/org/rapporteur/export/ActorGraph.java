package org.rapporteur.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.Event;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Line;
import org.rapporteur.model.Moment;
import org.rapporteur.model.Name;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.model.Telling;

/// Who said and did what to whom: whoever speaks, acts or is told of as a node, an edge for each
/// pair that a line tells of.
///
/// An event leads from who did it to whom it was done to. A statement leads from its speaker to
/// whom it was said to (`said to`) and to the people and organisations its words name (`said of`).
/// A line that tells of one alone has no edge.
final class ActorGraph {
  private static final List<Graph.Attribute> OF_NODES =
      List.of(
          Graph.Attribute.text("what"),
          Graph.Attribute.text("aliases"),
          Graph.Attribute.text("roles"));

  private static final List<Graph.Attribute> OF_EDGES =
      List.of(
          Graph.Attribute.text("type"),
          Graph.Attribute.text("date"),
          Graph.Attribute.text("precision"),
          Graph.Attribute.text("status"),
          Graph.Attribute.count("origins"),
          Graph.Attribute.count("reports"),
          Graph.Attribute.text("line"),
          Graph.Attribute.text("story"),
          Graph.Attribute.text("sentence"));

  private ActorGraph() {}

  /// `stories` are gone through twice: for the nodes, then for the edges.
  static Graph of(Iterable<Dossier> stories) {
    return new Graph(
        "Who said and did what to whom, as a pile of news reports tells it",
        OF_NODES,
        OF_EDGES,
        () -> nodes(stories).values().stream().map(ActorGraph::node).iterator(),
        () ->
            StreamSupport.stream(stories.spliterator(), false)
                .flatMap(dossier -> edges(dossier).stream())
                .iterator());
  }

  private static Map<String, Named> nodes(Iterable<Dossier> stories) {
    Map<String, Named> nodes = new TreeMap<>();
    for (Dossier dossier : stories) {
      Cast cast = new Cast(dossier);
      for (Line line : dossier.brief().lines()) {
        cast.ofStory(line.speaker()).ifPresent(named -> nodes.merge(named.id(), named, Named::and));
        for (Tie tie : ties(line, dossier, cast)) {
          nodes.merge(tie.source.id(), tie.source, Named::and);
          nodes.merge(tie.target.id(), tie.target, Named::and);
        }
      }
    }
    return nodes;
  }

  private static Graph.Node node(Named named) {
    return new Graph.Node(
        named.id(),
        named.name(),
        null,
        List.of(
            lower(named.kind()),
            String.join("; ", named.aliases()),
            String.join("; ", named.roles())));
  }

  private static List<Graph.Edge> edges(Dossier dossier) {
    Cast cast = new Cast(dossier);
    List<Graph.Edge> edges = new ArrayList<>();
    for (Line line : dossier.brief().lines()) {
      Map<List<String>, List<Tie>> together = new TreeMap<>(ActorGraph::compare);
      for (Tie tie : ties(line, dossier, cast)) {
        together
            .computeIfAbsent(
                List.of(tie.source.id(), tie.target.id(), tie.type), absent -> new ArrayList<>())
            .add(tie);
      }
      together.values().forEach(ties -> edges.add(edge(line, ties, dossier)));
    }
    return edges;
  }

  private static int compare(List<String> one, List<String> other) {
    return String.join("\0", one).compareTo(String.join("\0", other));
  }

  /// @param ties those of one line between the same two, of one type
  private static Graph.Edge edge(Line line, List<Tie> ties, Dossier dossier) {
    Tie first = ties.getFirst();
    Moment moment =
        ties.stream()
            .map(Tie::moment)
            .filter(each -> each.evidence() != null && Period.of(each.value()).isPresent())
            .findFirst()
            .orElse(first.moment);
    Set<String> status = new LinkedHashSet<>();
    ties.forEach(tie -> status.add(tie.status));
    return new Graph.Edge(
        Hash.ofParts(line.id(), first.source.id(), first.target.id(), first.type),
        first.source.id(),
        first.target.id(),
        true,
        first.type,
        Math.max(1, line.origins()),
        start(moment),
        List.of(
            first.type,
            moment.value(),
            moment.precision(),
            String.join(", ", status),
            Integer.toString(line.origins()),
            Integer.toString(line.reports()),
            line.id(),
            dossier.brief().story().id().value(),
            first.sentence));
  }

  private static @Nullable LocalDate start(Moment moment) {
    return Period.of(moment.value()).map(Period::first).orElse(null);
  }

  /// One telling's word that two have to do with one another.
  private record Tie(
      Named source, Named target, String type, String status, Moment moment, String sentence) {}

  private static List<Tie> ties(Line line, Dossier dossier, Cast cast) {
    List<Tie> ties = new ArrayList<>();
    for (Telling telling : line.tellings()) {
      Article article = dossier.articles().get(telling.article());
      Optional<Account> account = cast.account(telling.article());
      if (article == null || account.isEmpty()) {
        continue;
      }
      switch (line.kind()) {
        case STATEMENT -> said(line, telling, article, account.get(), cast, ties);
        case EVENT -> done(telling, article, account.get(), cast, ties);
        case FIGURE -> {}
      }
    }
    return ties;
  }

  private static void said(
      Line line, Telling telling, Article article, Account account, Cast cast, List<Tie> ties) {
    for (Statement statement : account.statements()) {
      if (statement.content().stream().noneMatch(telling.span()::overlaps)) {
        continue;
      }
      Optional<Named> speaker =
          cast.ofStory(line.speaker()).or(() -> cast.find(article, statement.speaker()));
      if (speaker.isEmpty()) {
        continue;
      }
      Moment moment = Moment.of(statement, article);
      String status = lower(statement.circumstances().polarity());
      String sentence = telling.sentence().of(article.text());
      cast.find(article, statement.addressee())
          .ifPresent(to -> add(speaker.get(), to, "said to", status, moment, sentence, ties));
      for (Name name : account.reading().namesIn(telling.span())) {
        cast.find(article, name.entity())
            .filter(Named::isPersonOrOrganisation)
            .ifPresent(of -> add(speaker.get(), of, "said of", status, moment, sentence, ties));
      }
    }
  }

  private static void done(
      Telling telling, Article article, Account account, Cast cast, List<Tie> ties) {
    for (Event event : eventsIn(telling, account)) {
      Optional<Named> source = cast.find(article, event.sourceMention());
      Optional<Named> target = cast.find(article, event.targetMention());
      if (source.isPresent() && target.isPresent()) {
        add(
            source.get(),
            target.get(),
            event.type(),
            lower(event.status()),
            Moment.of(event, article),
            telling.sentence().of(article.text()),
            ties);
      }
    }
  }

  /// The events that a telling tells of.
  static List<Event> eventsIn(Telling telling, Account account) {
    Span words = telling.span();
    return account.events().stream().filter(event -> words.contains(event.cue())).toList();
  }

  private static void add(
      Named source,
      Named target,
      String type,
      String status,
      Moment moment,
      String sentence,
      List<Tie> ties) {
    if (!source.id().equals(target.id())) {
      ties.add(new Tie(source, target, type, status, moment, sentence));
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
