package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;

/// The entities of several articles about one story: which article's *Xi* is another's *Xi
/// Jinping*. The same for any order of the readings. Immutable.
///
/// Forms come together when a list knows them (*US*), when they are spellings of one full name,
/// when another article resolved the form and all that did agree, or when a surname fits exactly
/// one full name of the story. Otherwise they stay apart: two people of one surname are never one.
public final class Entities {
  private final Map<ArticleId, Map<String, String>> canonical;
  private final Map<String, String> anywhere;

  private Entities(Map<ArticleId, Map<String, String>> canonical, Map<String, String> anywhere) {
    this.canonical = canonical;
    this.anywhere = anywhere;
  }

  /// Compares all names of `readings`.
  public static Entities over(List<Reading> readings) {
    Gazetteer gazetteer = Gazetteer.shared();
    Resolver resolver = new Resolver(gazetteer);
    Map<String, Integer> people = new TreeMap<>();
    Map<String, Set<String>> formsOf = new TreeMap<>();
    for (Reading reading : readings) {
      for (Name name : reading.names()) {
        if (name.kind() == Name.Kind.PERSON) {
          people.merge(resolver.withoutTitle(name.entity()), 1, Integer::sum);
          note(
              formsOf,
              "p " + resolver.withoutTitle(name.text()),
              resolver.withoutTitle(name.entity()));
        } else {
          note(formsOf, "n " + Resolver.plain(name.text()), Resolver.plain(name.entity()));
        }
      }
    }
    Map<String, String> fullPeople = fullPeople(people, gazetteer);
    Map<String, String> personOf = new HashMap<>();
    Map<ArticleId, Map<String, String>> canonical = new HashMap<>();
    Map<String, Set<String>> seen = new TreeMap<>();
    for (Reading reading : readings) {
      Map<String, String> here =
          canonical.computeIfAbsent(reading.article().id(), key -> new HashMap<>());
      for (Name name : reading.names()) {
        boolean person = name.kind() == Name.Kind.PERSON;
        String plain =
            person ? resolver.withoutTitle(name.entity()) : Resolver.plain(name.entity());
        String form =
            person
                ? personOf.computeIfAbsent(
                    plain, each -> ofPerson(each, formsOf, fullPeople, gazetteer))
                : only(formsOf, "n " + plain, plain);
        // a form named twice with two kinds goes with the first; the order of a reading's names is
        // the text's
        here.putIfAbsent(name.entity(), form);
        here.putIfAbsent(plain, form);
        note(seen, name.entity(), form);
        note(seen, plain, form);
      }
    }
    Map<String, String> anywhere = new HashMap<>();
    seen.forEach(
        (entity, forms) -> {
          if (forms.size() == 1) {
            anywhere.put(entity, forms.iterator().next());
          }
        });
    return new Entities(canonical, anywhere);
  }

  private static void note(Map<String, Set<String>> map, String key, String value) {
    map.computeIfAbsent(key, absent -> new TreeSet<>()).add(value);
  }

  /// What the one or all others made of a form: the longer form, when there is no more than one.
  private static String only(Map<String, Set<String>> formsOf, String key, String form) {
    List<String> others =
        formsOf.getOrDefault(key, Set.of()).stream().filter(other -> !other.equals(form)).toList();
    return others.size() == 1 ? others.getFirst() : form;
  }

  /// Each full name's form to show: of the spellings of one person the one printed most, then the
  /// longest, then the first by letters.
  private static Map<String, String> fullPeople(Map<String, Integer> people, Gazetteer gazetteer) {
    record Spelling(String form, PersonName name, int times) {}
    List<List<Spelling>> groups = new ArrayList<>();
    List<Spelling> spellings =
        people.entrySet().stream()
            .map(
                entry ->
                    new Spelling(
                        entry.getKey(), PersonName.of(entry.getKey(), gazetteer), entry.getValue()))
            .filter(spelling -> spelling.name().isFull())
            .sorted(
                Comparator.comparingInt((Spelling spelling) -> -spelling.times())
                    .thenComparingInt(spelling -> -spelling.form().length())
                    .thenComparing(Spelling::form))
            .toList();
    for (Spelling spelling : spellings) {
      List<List<Spelling>> fitting =
          groups.stream()
              .filter(
                  group ->
                      group.stream().allMatch(other -> other.name().isVariantOf(spelling.name())))
              .toList();
      if (fitting.size() == 1) {
        fitting.getFirst().add(spelling);
      } else {
        groups.add(new ArrayList<>(List.of(spelling)));
      }
    }
    Map<String, String> shown = new TreeMap<>();
    groups.forEach(
        group -> group.forEach(spelling -> shown.put(spelling.form(), group.getFirst().form())));
    return shown;
  }

  private static String ofPerson(
      String form,
      Map<String, Set<String>> formsOf,
      Map<String, String> fullPeople,
      Gazetteer gazetteer) {
    String known = fullPeople.get(form);
    if (known != null) {
      return known;
    }
    PersonName name = PersonName.of(form, gazetteer);
    Set<String> elsewhere = new TreeSet<>();
    for (String other : formsOf.getOrDefault("p " + form, Set.of())) {
      if (fullPeople.containsKey(other)) {
        elsewhere.add(fullPeople.get(other));
      }
    }
    if (elsewhere.isEmpty()) {
      fullPeople.forEach(
          (full, shown) -> {
            if (name.isSurnameOf(PersonName.of(full, gazetteer))) {
              elsewhere.add(shown);
            }
          });
    }
    return elsewhere.size() == 1 ? elsewhere.iterator().next() : form;
  }

  /// The form that stands for `entity`, as it is called in `article`, in all articles; for what is
  /// no name there, the form the other articles agree on, else `entity` itself without *the* and in
  /// the list's form.
  public String canonical(Article article, String entity) {
    Map<String, String> here = canonical.getOrDefault(article.id(), Map.of());
    String form = here.get(entity);
    if (form == null) {
      String plain = Resolver.plain(entity);
      form = here.get(plain);
      if (form == null) {
        form = anywhere.getOrDefault(plain, plain);
      }
    }
    return form;
  }
}
