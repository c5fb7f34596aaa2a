package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rapporteur.model.Name;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

/// Sets beside a name what the words around it tell: the role and country of a person (*Arlovian
/// Foreign Minister* Anna Rossi), the country of a people or a capital.
final class Titles {
  private Titles() {}

  /// The same names in the same order; those of `sentences`, in the order of the text.
  static List<Name> beside(String text, List<Sentence> sentences, List<Name> names) {
    List<Name> described = new ArrayList<>(names.size());
    int sentence = 0;
    for (Name name : names) {
      while (sentences.get(sentence).span().end() <= name.span().start()) {
        sentence++;
      }
      described.add(
          name.kind() == Name.Kind.PERSON
              ? ofPerson(text, sentences.get(sentence).tokens(), name)
              : ofPlace(name));
    }
    return described;
  }

  private static Name ofPlace(Name name) {
    Optional<String> country =
        name.kind() == Name.Kind.GROUP || name.kind() == Name.Kind.PLACE
            ? Roles.country(name.text().toLowerCase(Locale.ROOT))
            : Optional.empty();
    return country.map(found -> name.beside("", found)).orElse(name);
  }

  private static Name ofPerson(String text, List<Token> tokens, Name name) {
    int first = tokenAt(tokens, name.span().start());
    // a title may have been taken into the name: "President Rossi"
    int inside = first;
    while (inside + 1 < tokens.size()
        && tokens.get(inside + 1).span().end() <= name.span().end()
        && Roles.isRole(tokens.get(inside).lower())) {
      inside++;
    }
    Roles.Title title = Roles.titleBefore(tokens, inside);
    // "Arlovia's foreign minister, Anna Rossi,"
    boolean set =
        title.words().isEmpty() && inside > 1 && tokens.get(inside - 1).text().equals(",");
    if (set && Roles.isRole(tokens.get(inside - 2).lower())) {
      title = Roles.titleBefore(tokens, inside - 1);
      first = title.words().isEmpty() ? first : inside - 1;
      inside = first;
    }
    int start = Math.min(title.start(), first);
    String country =
        title.words().stream()
            .flatMap(word -> Roles.country(word.equals("u") ? "us" : word).stream())
            .findFirst()
            .orElse("");
    int from = start;
    while (from < inside
        && (!isLetter(tokens, from)
            || isOfNation(tokens, from)
            || tokens.get(from).lower().equals("the"))) {
      from++;
    }
    boolean role = false;
    for (int i = from; i < inside; i++) {
      role |= Roles.isRole(tokens.get(i).lower());
    }
    if (!role && country.isEmpty()) {
      return name;
    }
    String printed =
        role
            ? new Span(tokens.get(from).span().start(), tokens.get(inside - 1).span().end())
                .of(text)
            : "";
    return name.beside(printed, country);
  }

  /// Part of *Arlovia's*, *U.S.*.
  private static boolean isOfNation(List<Token> tokens, int i) {
    String word = tokens.get(i).lower();
    return Roles.isNation(word)
        || word.equals("s")
        || (word.equals("u") && i + 2 < tokens.size() && tokens.get(i + 2).lower().equals("s"));
  }

  private static boolean isLetter(List<Token> tokens, int i) {
    return Character.isLetter(tokens.get(i).text().codePointAt(0));
  }

  private static int tokenAt(List<Token> tokens, int position) {
    int low = 0;
    int high = tokens.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).span().end() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
