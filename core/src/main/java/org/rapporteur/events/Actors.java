package org.rapporteur.events;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Actor;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.reading.Roles;

/// Says what country somebody is of and what they act as: by the words that stand for them, else by
/// what the article tells beside the name. Immutable.
final class Actors {
  private final Map<String, String> roles = new HashMap<>();

  /// @param lines `role | noun noun …`
  Actors(List<String> lines) {
    for (String line : lines) {
      int bar = line.indexOf('|');
      for (String noun : line.substring(bar + 1).strip().split(" +")) {
        roles.putIfAbsent(noun.replace('-', ' '), line.substring(0, bar).strip());
      }
    }
  }

  @Nullable Actor of(Reading reading, @Nullable Mention mention) {
    if (mention == null) {
      return null;
    }
    String role = role(mention.text());
    String country = country(mention.text());
    for (Name name : reading.names()) {
      if (name.entity().equals(mention.entity()) && name.kind() == Name.Kind.PERSON) {
        role = role.isEmpty() ? role(name.role()) : role;
        country = country.isEmpty() ? name.country() : country;
      }
    }
    if (role.isEmpty() && !country.isEmpty() && isCountry(mention.text())) {
      role = "government";
    }
    return new Actor(mention, country, role);
  }

  /// Whether a phrase is a country and no more: its government is meant.
  private static boolean isCountry(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
    return Roles.isNation(lower.replace(" ", "")) || Roles.isNation(lower);
  }

  private static String country(String text) {
    for (String word : text.split("[\\s’'-]+")) {
      String country = Roles.country(word.toLowerCase(Locale.ROOT)).orElse("");
      if (!country.isEmpty() && Character.isUpperCase(word.codePointAt(0))) {
        return country;
      }
    }
    return "";
  }

  /// The role of the last word, or pair of words, that has one.
  private String role(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    for (int i = words.length - 1; i >= 0; i--) {
      String pair = i > 0 ? words[i - 1] + " " + words[i] : "";
      String role = roles.getOrDefault(pair, roleOf(words[i]));
      if (!role.isEmpty()) {
        return role;
      }
    }
    return "";
  }

  private String roleOf(String word) {
    String known = roles.get(word);
    if (known != null) {
      return known;
    }
    return switch (word) {
      case "men", "women", "children" -> "civilians";
      case "policemen" -> "police";
      default ->
          word.endsWith("ies")
              ? roles.getOrDefault(word.substring(0, word.length() - 3) + "y", "")
              : word.endsWith("s")
                  ? roles.getOrDefault(word.substring(0, word.length() - 1), "")
                  : "";
    };
  }
}
