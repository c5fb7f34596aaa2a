package org.rapporteur.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Event;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Line;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Telling;

/// Entities of FollowTheMoney's model, as Aleph and its kin take them in: who is named, then per
/// story its articles, the mentions in them and its events.
///
/// A mention's place in the text stands beside the properties (`start`, `end`, in code points), as
/// the model has none for it.
final class FollowTheMoney {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FollowTheMoney() {}

  /// `stories` are gone through twice.
  static void write(Iterable<Dossier> stories, Appendable out) throws IOException {
    Map<String, Named> all = new TreeMap<>();
    for (Dossier dossier : stories) {
      Cast cast = new Cast(dossier);
      for (Account account : cast.accounts()) {
        for (Name name : account.reading().names()) {
          cast.find(account.article(), name.entity())
              .filter(FollowTheMoney::isEntity)
              .ifPresent(named -> all.merge(named.id(), named, Named::and));
        }
      }
    }
    for (Named named : all.values()) {
      line(named(named), out);
    }
    Set<ArticleId> told = new HashSet<>();
    for (Dossier dossier : stories) {
      Cast cast = new Cast(dossier);
      for (ArticleId id : dossier.brief().story().articles()) {
        Article article = dossier.articles().get(id);
        if (article != null && told.add(id)) {
          line(article(article), out);
          Optional<Account> account = cast.account(id);
          if (account.isPresent()) {
            for (Name name : account.get().reading().names()) {
              Optional<Named> named =
                  cast.find(article, name.entity()).filter(FollowTheMoney::isEntity);
              if (named.isPresent()) {
                line(mention(name, named.get(), article), out);
              }
            }
          }
        }
      }
      for (Line line : dossier.brief().lines()) {
        if (line.kind() == Line.Kind.EVENT) {
          line(event(line, dossier, cast), out);
        }
      }
    }
  }

  private static void line(ObjectNode node, Appendable out) throws IOException {
    out.append(node.toString()).append('\n');
  }

  /// Peoples, products and places that no state speaks for are no legal entities.
  private static boolean isEntity(Named named) {
    return named.isPersonOrOrganisation() || named.governs();
  }

  private static ObjectNode named(Named named) {
    String schema =
        switch (named.kind()) {
          case PERSON -> "Person";
          case ORGANISATION -> named.governs() ? "PublicBody" : "Organization";
          case PLACE, GROUP, OTHER -> "LegalEntity";
        };
    Entity entity = new Entity(idOf(named), schema);
    entity.add("name", named.name());
    entity.add("alias", named.aliases());
    if (named.kind() == Name.Kind.PERSON) {
      entity.add("position", named.roles());
    }
    return entity.node;
  }

  private static ObjectNode article(Article article) {
    Entity entity = new Entity(idOf(article), "Article");
    String headline = article.headline();
    entity.add("name", headline.isEmpty() ? article.from().key() : headline);
    entity.add("title", headline);
    entity.add("author", article.byline().authors());
    entity.add("publisher", article.from().outlet());
    String url = article.from().url();
    if (url != null && url.matches("(?i)https?://\\S+")) {
      entity.add("sourceUrl", url);
    }
    entity.add("language", language(article.from().language()));
    entity.add("publishedAt", text(article.times().published()));
    entity.add("modifiedAt", text(article.times().updated()));
    if (article.times().fetched() != null) {
      entity.add(
          "retrievedAt",
          DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
              article.times().fetched().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
    }
    entity.add("summary", article.standfirst());
    entity.add("bodyText", article.text());
    return entity.node;
  }

  private static ObjectNode mention(Name name, Named named, Article article) {
    Entity entity =
        new Entity(
            "mention-" + Hash.ofParts(article.id().value(), name.span().toString()), "Mention");
    entity.add("document", idOf(article));
    entity.add("resolved", idOf(named));
    entity.add("name", name.text());
    ObjectNode span = ContractJson.span(name.span(), article);
    entity.node.set("start", span.get("start"));
    entity.node.set("end", span.get("end"));
    return entity.node;
  }

  private static ObjectNode event(Line line, Dossier dossier, Cast cast) {
    Entity entity = new Entity("event-" + line.id(), "Event");
    entity.add("name", oneLine(line.text()));
    entity.add("recordId", line.id());
    entity.add(
        "description",
        "Reports: %d; independent origins in this pile: at most %d"
            .formatted(line.reports(), line.origins()));
    Set<String> involved = new TreeSet<>();
    Set<String> places = new TreeSet<>();
    Set<String> keywords = new TreeSet<>();
    Set<String> proof = new TreeSet<>();
    Set<String> addresses = new TreeSet<>();
    for (Telling telling : line.tellings()) {
      Article article = dossier.articles().get(telling.article());
      Optional<Account> account = cast.account(telling.article());
      if (article == null) {
        continue;
      }
      proof.add(idOf(article));
      String url = article.from().url();
      if (url != null && url.matches("(?i)https?://\\S+")) {
        addresses.add(url);
      }
      for (Event event :
          account.map(each -> ActorGraph.eventsIn(telling, each)).orElse(List.of())) {
        for (@Nullable Mention who :
            new @Nullable Mention[] {event.sourceMention(), event.targetMention()}) {
          cast.find(article, who)
              .filter(FollowTheMoney::isEntity)
              .ifPresent(named -> involved.add(idOf(named)));
        }
        Mention place = event.place();
        if (place != null) {
          places.add(place.entity());
        }
        keywords.add(event.type());
        keywords.add(event.status().name().toLowerCase(Locale.ROOT));
      }
    }
    dates(line, dossier, entity);
    entity.add("location", places);
    entity.add("involved", involved);
    entity.add("keywords", keywords);
    entity.add("proof", proof);
    entity.add("sourceUrl", addresses);
    return entity.node;
  }

  /// When it happened or is to happen, where the timeline knows it from words.
  private static void dates(Line line, Dossier dossier, Entity entity) {
    dossier.brief().timeline().stream()
        .filter(milestone -> milestone.line().equals(line.id()) && !milestone.estimated())
        .filter(milestone -> !milestone.precision().startsWith("not-"))
        .flatMap(milestone -> Period.of(milestone.date()).stream())
        .findFirst()
        .ifPresent(
            period -> {
              if (period.first().equals(period.last())) {
                entity.add("date", period.first().toString());
              } else {
                entity.add("startDate", period.first().toString());
                entity.add("endDate", period.last().toString());
              }
            });
  }

  private static String idOf(Named named) {
    return "entity-" + named.id();
  }

  private static String idOf(Article article) {
    return "article-" + article.id().value();
  }

  /// Days as they are; moments in UTC, as the model takes no zone.
  private static String text(@Nullable Stamp stamp) {
    if (stamp == null) {
      return "";
    }
    return stamp.time() == null
        ? stamp.day().toString()
        : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
            stamp.time().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
  }

  /// The model writes languages in three letters.
  private static String language(String code) {
    try {
      return code.isEmpty() ? "" : Locale.of(code).getISO3Language();
    } catch (MissingResourceException _) {
      return "";
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /// An entity being made: what is empty is no value.
  private static final class Entity {
    private final ObjectNode node = JSON.objectNode();
    private final ObjectNode properties;

    private Entity(String id, String schema) {
      node.put("id", id).put("schema", schema);
      properties = node.putObject("properties");
    }

    private void add(String property, String value) {
      add(property, List.of(value));
    }

    private void add(String property, Collection<String> values) {
      List<String> told = values.stream().filter(value -> !value.isBlank()).toList();
      if (!told.isEmpty()) {
        ArrayNode array = properties.putArray(property);
        told.forEach(array::add);
      }
    }
  }
}
