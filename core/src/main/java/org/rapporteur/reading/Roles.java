package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rapporteur.model.Token;

/// Words for what a person is and where from, and the title that leads up to a name: *Arlovia's new
/// foreign minister* Anna Rossi.
public final class Roles {
  private static final Map<String, Set<Integer>> ROLES =
      WordList.classes(Roles.class, "en/roles.txt");
  private static final Map<String, Set<Integer>> NATIONS =
      WordList.classes(Roles.class, "en/nations.txt");
  private static final Map<String, String> COUNTRIES = countries();
  private static final Set<String> MODIFIERS = WordList.words(Roles.class, "en/role-modifiers.txt");

  /// Words of a description before a name, at most.
  private static final int LONGEST_TITLE = 9;

  private Roles() {}

  /// Whether a word in small letters says what a person is: *minister*.
  public static boolean isRole(String word) {
    return ROLES.containsKey(word);
  }

  /// Whether a word in small letters is a country, its people's adjective or its capital.
  public static boolean isNation(String word) {
    return NATIONS.containsKey(word);
  }

  /// Whether a word in small letters may stand between a nation and a role: *new*, *foreign*.
  public static boolean isModifier(String word) {
    return MODIFIERS.contains(word);
  }

  /// Whether two roles may stand for one another: *president* and *leader*.
  public static boolean sameRole(String one, String other) {
    return WordList.share(ROLES, one, other);
  }

  /// Whether two words mean one country.
  public static boolean sameNation(String one, String other) {
    return WordList.share(NATIONS, one, other);
  }

  /// The country that a word in small letters tells of: *Arlovia* for *arlovian*.
  public static Optional<String> country(String word) {
    return Optional.ofNullable(COUNTRIES.get(word));
  }

  /// The words that lead up to the name whose first word is `tokens[first]`: a role with what goes
  /// with it, or a nation that owns it.
  ///
  /// @param words in small letters, the one next to the name first
  /// @param start the first of their tokens; `first` where there are none
  public record Title(List<String> words, int start) {}

  /// *White House National Security Council (NSC) spokesman*, *China's new foreign minister*,
  /// *Arlovia's*: words that lead up to a name.
  public static Title titleBefore(List<Token> tokens, int first) {
    List<String> words = new ArrayList<>();
    boolean possessed = false;
    int start = first;
    for (int i = first - 1;
        i >= Math.max(0, first - LONGEST_TITLE - 4) && words.size() < LONGEST_TITLE;
        i--) {
      String printed = tokens.get(i).text();
      String word = tokens.get(i).lower();
      if (printed.length() == 1 && "'’.-()".indexOf(printed.charAt(0)) >= 0 || word.equals("s")) {
        possessed |= word.equals("s");
        continue;
      }
      // "Secretary of State"
      if (word.equals("of") && !words.isEmpty() && i > 0 && isRole(tokens.get(i - 1).lower())) {
        continue;
      }
      boolean part =
          Character.isUpperCase(printed.charAt(0)) || isRole(word) || MODIFIERS.contains(word);
      if (!Character.isLetter(printed.charAt(0))
          || !part
          || (i == 0 && !isRole(word) && !NATIONS.containsKey(word) && words.isEmpty())) {
        break;
      }
      words.add(word);
      start = i;
    }
    boolean telling =
        words.stream().anyMatch(Roles::isRole)
            || (possessed && words.stream().anyMatch(NATIONS::containsKey));
    return telling ? new Title(words, start) : new Title(List.of(), first);
  }

  /// The first word of each line of nations, in the form names are given.
  private static Map<String, String> countries() {
    Map<String, String> countries = new HashMap<>();
    for (String line : WordList.lines(Roles.class, "en/nations.txt")) {
      String[] words = line.split("\\s+");
      for (String word : words) {
        countries.putIfAbsent(word.toLowerCase(Locale.ROOT), Resolver.plain(words[0]));
      }
    }
    return countries;
  }
}
