package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Entity;
import org.rapporteur.model.Entity.Told;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;

/// Who and what is named over many stories. Within a story [Entities] tells which forms belong
/// together. From story to story only full names and what is no person come together, by the same
/// spelling or one that sounds the same: the *Rossi* of one story is nobody of another, and *J.
/// Rossi* is not *John Rossi* where another story may mean *Jane*.
public final class EntityFinder {
  private final Gazetteer gazetteer = Gazetteer.shared();
  private final Map<String, Gathered> gathered = new HashMap<>();

  private EntityFinder() {}

  /// @param stories of each story the readings of its articles; taken one after the other, so that
  ///     they need not all be in memory
  /// @return those that most articles name first; the same for any order of stories and readings
  public static List<Entity> across(Stream<List<Reading>> stories) {
    EntityFinder finder = new EntityFinder();
    stories.forEachOrdered(finder::take);
    return finder.gathered.values().stream()
        .map(Gathered::entity)
        .sorted(
            Comparator.comparingInt((Entity entity) -> -entity.articles().size())
                .thenComparingInt(entity -> -entity.mentions())
                .thenComparing(Entity::name)
                .thenComparing(entity -> entity.articles().getFirst().value()))
        .toList();
  }

  private void take(List<Reading> story) {
    Entities entities = Entities.over(story);
    String first =
        story.stream()
            .map(reading -> reading.article().id().value())
            .min(Comparator.naturalOrder())
            .orElse("");
    for (Reading reading : story) {
      for (Name name : reading.names()) {
        String form = entities.canonical(reading.article(), name.entity());
        gathered
            .computeIfAbsent(key(name, form, first), absent -> new Gathered())
            .add(name, form, reading.article().id());
      }
    }
  }

  private String key(Name name, String form, String story) {
    if (name.kind() != Name.Kind.PERSON) {
      return "n " + Gazetteer.fold(form);
    }
    PersonName person = PersonName.of(form, gazetteer);
    String key = "p " + String.join(" ", person.sounds());
    return person.isFull() ? key : key + " of " + story;
  }

  /// What is told of one entity.
  private static final class Gathered {
    private final Map<String, Integer> forms = new TreeMap<>();
    private final Map<String, Integer> aliases = new TreeMap<>();
    private final Map<String, Integer> roles = new TreeMap<>();
    private final Map<String, Integer> countries = new TreeMap<>();
    private final Map<Name.Kind, Integer> kinds = new EnumMap<>(Name.Kind.class);
    private final TreeSet<String> articles = new TreeSet<>();

    private void add(Name name, String form, ArticleId article) {
      forms.merge(form, 1, Integer::sum);
      aliases.merge(name.text(), 1, Integer::sum);
      kinds.merge(name.kind(), 1, Integer::sum);
      articles.add(article.value());
      if (!name.role().isEmpty()) {
        roles.merge(name.role(), 1, Integer::sum);
      }
      if (!name.country().isEmpty()) {
        countries.merge(name.country(), 1, Integer::sum);
      }
    }

    private Entity entity() {
      Name.Kind kind = Name.Kind.OTHER;
      int most = 0;
      for (Map.Entry<Name.Kind, Integer> entry : kinds.entrySet()) {
        if (entry.getValue() > most) {
          kind = entry.getKey();
          most = entry.getValue();
        }
      }
      return new Entity(
          ranked(forms).getFirst().text(),
          kind,
          ranked(aliases),
          ranked(roles),
          ranked(countries),
          articles.stream().map(ArticleId::new).toList());
    }

    private static List<Told> ranked(Map<String, Integer> times) {
      List<Told> ranked = new ArrayList<>();
      times.forEach((text, count) -> ranked.add(new Told(text, count)));
      ranked.sort(Comparator.comparingInt((Told told) -> -told.times()).thenComparing(Told::text));
      return ranked;
    }
  }
}
