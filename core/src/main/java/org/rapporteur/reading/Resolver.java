package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Name;

/// Says of each name in one text whom it names: the fullest form the text has. A surname goes to
/// the one full name it ends, or to the nearest before it when there are several; letters go to the
/// words they stand for; a name nobody can be sure of stays itself. Immutable, shared between
/// threads.
final class Resolver {
  private static final Set<String> COMPANY_ENDINGS =
      WordList.words(Resolver.class, "names/company-endings.txt");
  private static final Map<String, String> ALIASES = aliases();

  /// Letters that stand for words without brackets to say so: fewer are as likely chance.
  private static final int FEWEST_LETTERS = 3;

  private final Gazetteer gazetteer;

  Resolver(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  private static Map<String, String> aliases() {
    Map<String, String> aliases = new HashMap<>();
    for (String line : WordList.lines(Resolver.class, "names/aliases.txt")) {
      String[] sides = line.split(" = ", 2);
      for (String form : sides[1].split("; ")) {
        aliases.put(form, sides[0]);
      }
    }
    return Map.copyOf(aliases);
  }

  /// Without *the*, *'s* and white space that is no space; of the many forms of a country or a
  /// great institution the one in the list.
  static String plain(String printed) {
    String plain = printed.replaceAll("\\s+", " ").strip();
    if (plain.endsWith("'s") || plain.endsWith("’s")) {
      plain = plain.substring(0, plain.length() - 2);
    }
    if (plain.length() > 4 && (plain.startsWith("the ") || plain.startsWith("The "))) {
      plain = plain.substring(4);
    }
    return ALIASES.getOrDefault(plain.replace('’', '\''), plain);
  }

  /// The same names, in the same order, each with its entity.
  List<Name> resolve(String text, List<Name> names) {
    Map<String, String> longForms = longForms(text, names);
    People people = new People();
    for (Name name : names) {
      if (name.kind() == Name.Kind.PERSON) {
        people.introduce(PersonName.of(name.text(), gazetteer), withoutTitle(name.text()));
      }
    }
    List<Name> resolved = new ArrayList<>(names.size());
    for (Name name : names) {
      if (name.kind() == Name.Kind.PERSON) {
        resolved.add(
            people.resolve(name, PersonName.of(name.text(), gazetteer), withoutTitle(name.text())));
      } else {
        String plain = plain(name.text());
        String full = longForms.getOrDefault(plain, plain);
        String rule =
            full.equals(name.text()) ? name.rule() : full.equals(plain) ? "alias" : "acronym";
        resolved.add(name.as(name.kind(), full, rule));
      }
    }
    return resolved;
  }

  String withoutTitle(String printed) {
    String plain = plain(printed);
    int from = 0;
    while (true) {
      int space = plain.indexOf(' ', from);
      if (space < 0) {
        break;
      }
      String word = Gazetteer.fold(plain.substring(from, space)).replace(".", "");
      if ((gazetteer.bitsOf(word) & Gazetteer.TITLE) == 0) {
        break;
      }
      from = space + 1;
    }
    return plain.substring(from);
  }

  /// What letters and shortened company names stand for, from places like *Orlan Mining Board
  /// (OMB)* and from the first letters of names.
  private static Map<String, String> longForms(String text, List<Name> names) {
    Map<String, String> forms = new LinkedHashMap<>();
    List<String> organisations =
        names.stream()
            .filter(name -> name.kind() != Name.Kind.PERSON)
            .map(name -> plain(name.text()))
            .distinct()
            .toList();
    for (int i = 1; i < names.size(); i++) {
      Name before = names.get(i - 1);
      Name name = names.get(i);
      String between = text.substring(before.span().end(), name.span().start());
      if (!between.strip().equals("(")
          || before.kind() == Name.Kind.PERSON
          || name.kind() == Name.Kind.PERSON) {
        continue;
      }
      String first = plain(before.text());
      String second = plain(name.text());
      if (isLetters(second) && standsFor(second, first)) {
        forms.putIfAbsent(second, first);
      } else if (isLetters(first) && standsFor(first, second)) {
        forms.putIfAbsent(first, second);
      }
    }
    for (String letters : organisations) {
      if (isLetters(letters) && letters.length() >= FEWEST_LETTERS && !forms.containsKey(letters)) {
        List<String> fitting =
            organisations.stream()
                .filter(
                    full ->
                        initials(full, true).equals(letters)
                            || initials(full, false).equals(letters))
                .toList();
        if (fitting.size() == 1) {
          forms.put(letters, fitting.getFirst());
        }
      }
    }
    for (String full : organisations) {
      String shorter = withoutEnding(full);
      if (!shorter.equals(full) && organisations.contains(shorter)) {
        forms.putIfAbsent(shorter, full);
      }
    }
    return forms;
  }

  private static String withoutEnding(String company) {
    List<String> words = new ArrayList<>(Arrays.asList(company.split(" ")));
    while (words.size() > 1
        && COMPANY_ENDINGS.contains(
            words.getLast().toLowerCase(Locale.ROOT).replace(".", "").replace(",", ""))) {
      words.removeLast();
    }
    String shorter = String.join(" ", words);
    return shorter.endsWith(",") ? shorter.substring(0, shorter.length() - 1) : shorter;
  }

  private static boolean isLetters(String form) {
    return form.length() >= 2
        && form.length() <= 8
        && form.indexOf(' ') < 0
        && form.chars().filter(Character::isUpperCase).count() >= 2;
  }

  /// Whether the letters come in this order in the words, the first at the start of a word;
  /// brackets have said the rest.
  private static boolean standsFor(String letters, String words) {
    if (words.indexOf(' ') < 0 && words.indexOf('-') < 0) {
      return false;
    }
    String all = Gazetteer.fold(words);
    String wanted = Gazetteer.fold(letters).replaceAll("[^\\p{L}]", "");
    int at = -1;
    for (int i = 0; i < wanted.length(); i++) {
      at = all.indexOf(wanted.charAt(i), at + 1);
      while (i == 0 && at > 0 && Character.isLetter(all.charAt(at - 1))) {
        at = all.indexOf(wanted.charAt(0), at + 1);
      }
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  private static String initials(String words, boolean ofCapitalsOnly) {
    StringBuilder initials = new StringBuilder();
    for (String word : words.split("[ -]")) {
      if (!word.isEmpty() && (!ofCapitalsOnly || Character.isUpperCase(word.charAt(0)))) {
        initials.append(Character.toUpperCase(word.charAt(0)));
      }
    }
    return initials.toString();
  }

  /// The people of one text.
  private static final class People {
    private final Map<String, List<Person>> byKey = new HashMap<>();
    private int count;
    private int clock;

    private static final class Person {
      PersonName name;
      String form;
      final Set<PersonName> forms = new LinkedHashSet<>();
      final int number;
      int lastNamed = -1;

      Person(PersonName name, String form, int number) {
        this.name = name;
        this.form = form;
        this.number = number;
      }
    }

    /// Those that share a word with `name`, in the order they came.
    private List<Person> near(PersonName name) {
      return name.keys().stream()
          .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
          .distinct()
          .sorted(Comparator.comparingInt(person -> person.number))
          .toList();
    }

    private void note(Person person, PersonName form) {
      if (person.forms.add(form)) {
        for (String key : form.keys()) {
          List<Person> known = byKey.computeIfAbsent(key, absent -> new ArrayList<>());
          if (!known.contains(person)) {
            known.add(person);
          }
        }
      }
    }

    /// Takes note of a full name; the longest form of one person is shown.
    void introduce(PersonName name, String form) {
      if (!name.isFull()) {
        return;
      }
      for (Person person : near(name)) {
        // of all forms: "J. Vey" may be John or Jane, but John is not Jane
        if (person.forms.stream().allMatch(known -> known.isVariantOf(name))) {
          note(person, name);
          if (name.words().size() > person.name.words().size()) {
            person.name = name;
            person.form = form;
          }
          return;
        }
      }
      note(new Person(name, form, count++), name);
    }

    Name resolve(Name mention, PersonName name, String form) {
      clock++;
      List<Person> near = near(name);
      List<Person> fitting =
          near.stream()
              .filter(person -> person.forms.stream().anyMatch(known -> known.isVariantOf(name)))
              .toList();
      String rule = "variant";
      if (fitting.isEmpty()) {
        fitting =
            near.stream()
                .filter(person -> person.forms.stream().anyMatch(name::isSurnameOf))
                .toList();
        rule = "surname";
      }
      if (fitting.isEmpty() && name.words().getFirst().length() > 2) {
        fitting =
            near.stream().filter(person -> person.forms.stream().anyMatch(name::isPartOf)).toList();
        rule = "given name";
      }
      Person person = nearest(fitting);
      if (person == null) {
        return mention.as(mention.kind(), form, mention.rule());
      }
      person.lastNamed = clock;
      return mention.as(
          mention.kind(), person.form, person.form.equals(mention.text()) ? mention.rule() : rule);
    }

    /// The only one; of several the one named last before, if any was.
    private static @Nullable Person nearest(List<Person> people) {
      if (people.size() == 1) {
        return people.getFirst();
      }
      Person nearest = null;
      for (Person person : people) {
        if (person.lastNamed >= 0 && (nearest == null || person.lastNamed > nearest.lastNamed)) {
          nearest = person;
        }
      }
      return nearest;
    }
  }
}
