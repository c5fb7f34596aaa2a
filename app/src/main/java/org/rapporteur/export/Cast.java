package org.rapporteur.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.Actor;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Event;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.reading.Entities;

/// Who a story names, and what each of its articles tells.
final class Cast {
  /// The roles of an actor that belongs to a state.
  private static final Set<String> OF_STATE =
      Set.of("government", "military", "police", "judiciary", "legislature");

  private final Map<ArticleId, Account> accounts = new LinkedHashMap<>();
  private final Entities entities;
  private final Map<String, Named> byForm = new TreeMap<>();

  Cast(Dossier dossier) {
    for (ArticleId id : dossier.brief().story().articles()) {
      dossier.accounts().apply(id).ifPresent(account -> accounts.put(id, account));
    }
    List<Reading> readings = accounts.values().stream().map(Account::reading).toList();
    entities = Entities.over(readings);
    Set<String> states = states();
    Map<String, List<Name>> names = new TreeMap<>();
    for (Reading reading : readings) {
      for (Name name : reading.names()) {
        names
            .computeIfAbsent(form(reading.article(), name.entity()), absent -> new ArrayList<>())
            .add(name);
      }
    }
    String story = dossier.brief().story().id().value();
    names.forEach((form, all) -> byForm.put(form, named(form, all, states, story)));
  }

  private Set<String> states() {
    Set<String> states = new TreeSet<>();
    for (Account account : accounts.values()) {
      for (Event event : account.events()) {
        for (@Nullable Actor actor : new @Nullable Actor[] {event.source(), event.target()}) {
          if (actor != null && OF_STATE.contains(actor.role())) {
            states.add(form(account.article(), actor.mention().entity()));
          }
        }
      }
    }
    return states;
  }

  private static Named named(String form, List<Name> names, Set<String> states, String story) {
    Map<Name.Kind, Integer> kinds = new EnumMap<>(Name.Kind.class);
    SortedSet<String> aliases = new TreeSet<>();
    SortedSet<String> roles = new TreeSet<>();
    for (Name name : names) {
      kinds.merge(name.kind(), 1, Integer::sum);
      aliases.add(name.text());
      if (!name.role().isEmpty()) {
        roles.add(name.role());
      }
    }
    aliases.remove(form);
    Name.Kind kind = Name.Kind.OTHER;
    int most = 0;
    for (Map.Entry<Name.Kind, Integer> entry : kinds.entrySet()) {
      if (entry.getValue() > most) {
        kind = entry.getKey();
        most = entry.getValue();
      }
    }
    return new Named(
        Named.idOf(form, kind, story), form, kind, states.contains(form), aliases, roles);
  }

  Optional<Account> account(ArticleId article) {
    return Optional.ofNullable(accounts.get(article));
  }

  Collection<Account> accounts() {
    return accounts.values();
  }

  /// Whom the words of `article` stand for; empty where that is nobody with a name.
  Optional<Named> find(Article article, @Nullable Mention mention) {
    return mention == null ? Optional.empty() : find(article, mention.entity());
  }

  Optional<Named> find(Article article, String entity) {
    return Optional.ofNullable(byForm.get(form(article, entity)));
  }

  /// By the form that stands for it in the whole story, as a line's speaker.
  Optional<Named> ofStory(@Nullable String form) {
    return form == null ? Optional.empty() : Optional.ofNullable(byForm.get(form));
  }

  private String form(Article article, String entity) {
    return entities.canonical(article, entity);
  }
}
