package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A person's name as words to compare: lower case, without accents, titles, *Jr* and the articles
/// *al*, *el*.
///
/// @param words at least one
/// @param sounds of each word what is left of it when all ways to write the same sounds are one
/// @param surnameFirst whether the first word is a family name of China, Korea or Vietnam
record PersonName(List<String> words, List<String> sounds, boolean surnameFirst) {
  private static final Set<String> SURNAMES_FIRST =
      Set.copyOf(WordList.words(PersonName.class, "names/surname-first.txt"));
  private static final Set<String> ARTICLES =
      Set.of("al", "el", "ul", "ad", "as", "ash", "an", "ar", "at", "az");
  private static final Map<String, Set<Integer>> NICKNAMES =
      WordList.classes(PersonName.class, "names/nicknames.txt");
  private static final Set<String> ENDINGS = Set.of("jr", "sr", "ii", "iii", "iv");

  /// Two letters apart at most, of this many: below it a spelling is a different name.
  private static final int SHORTEST_VARIANT = 5;

  private static final Pattern ENDING_SOUND = Pattern.compile("(iy|yi|yy|ii|ij|yj|ey|ei|ie|y)$");
  private static final Pattern DOUBLED = Pattern.compile("([a-z])\\1");

  PersonName {
    words = List.copyOf(words);
    sounds = List.copyOf(sounds);
  }

  static PersonName of(String printed, Gazetteer gazetteer) {
    List<String> words = new ArrayList<>();
    for (String word : Gazetteer.fold(printed).split("[\\s\u00a0-]+")) {
      String plain = word.replaceAll("[^\\p{L}\\p{N}']", "");
      if (plain.endsWith("'s")) {
        plain = plain.substring(0, plain.length() - 2);
      }
      plain = plain.replace("'", "");
      if (!plain.isEmpty()) {
        words.add(plain);
      }
    }
    while (words.size() > 1 && (gazetteer.bitsOf(words.getFirst()) & Gazetteer.TITLE) != 0) {
      words.removeFirst();
    }
    while (words.size() > 1 && ENDINGS.contains(words.getLast())) {
      words.removeLast();
    }
    if (words.size() > 1) {
      List<String> without = words.stream().filter(word -> !ARTICLES.contains(word)).toList();
      words = without.isEmpty() ? words : without;
    }
    if (words.isEmpty()) {
      words = List.of(printed.toLowerCase(Locale.ROOT));
    }
    return new PersonName(
        words,
        words.stream().map(PersonName::sound).toList(),
        words.size() > 1 && SURNAMES_FIRST.contains(words.getFirst()));
  }

  /// What two names have in common, one of these at least, wherever one is a variant, the surname
  /// or a part of the other.
  Set<String> keys() {
    Set<String> keys = new HashSet<>(sounds);
    keys.add(sound(String.join("", words)));
    return keys;
  }

  boolean isFull() {
    return words.size() > 1;
  }

  /// Whether this shorter name is how `full` is called by family name: its last words, or the first
  /// of a name with the family name first.
  boolean isSurnameOf(PersonName full) {
    int shorter = words.size();
    int longer = full.words.size();
    if (shorter >= longer) {
      return false;
    }
    if (isEnd(full)) {
      // "Mr Min" is no way to call Zhang Min
      return !(full.surnameFirst && shorter == 1 && longer > 2);
    }
    return full.surnameFirst && shorter == 1 && alike(0, full, 0);
  }

  private boolean isEnd(PersonName full) {
    int from = full.words.size() - words.size();
    for (int i = 0; i < words.size(); i++) {
      if (!alike(i, full, from + i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether this shorter name opens `full` or stands inside it: *Lula* of *Luiz Inácio Lula da
  /// Silva*.
  boolean isPartOf(PersonName full) {
    for (int from = 0; from + words.size() < full.words.size(); from++) {
      boolean same = true;
      for (int i = 0; i < words.size() && same; i++) {
        same = words.get(i).equals(full.words.get(from + i));
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /// Whether both are full names of one person: the same words but for spelling, initials, or names
  /// in the middle left out.
  boolean isVariantOf(PersonName other) {
    if (!isFull() || !other.isFull()) {
      return words.equals(other.words)
          || words.size() == 1 && other.words.size() == 1 && alike(0, other, 0);
    }
    if (String.join("", words).equals(String.join("", other.words))) {
      return true;
    }
    boolean thisShorter = words.size() <= other.words.size();
    PersonName shorter = thisShorter ? this : other;
    PersonName longer = thisShorter ? other : this;
    int last = longer.words.size() - 1;
    if (!shorter.alike(shorter.words.size() - 1, longer, last)
        || !shorter.alikeOrInitial(0, longer, 0)) {
      return false;
    }
    int from = 1;
    for (int middle = 1; middle < shorter.words.size() - 1; middle++) {
      while (from < last && !shorter.alikeOrInitial(middle, longer, from)) {
        from++;
      }
      if (from++ >= last) {
        return false;
      }
    }
    return !surnameFirst || shorter.words.size() == longer.words.size();
  }

  private boolean alikeOrInitial(int word, PersonName other, int otherWord) {
    String a = words.get(word);
    String b = other.words.get(otherWord);
    return alike(word, other, otherWord)
        // Bill and William
        || (word == 0 && otherWord == 0 && WordList.share(NICKNAMES, a, b))
        || (a.length() == 1 || b.length() == 1) && a.charAt(0) == b.charAt(0);
  }

  /// *Zelensky*, *Zelenskyy*, *Zelenskiy*: the same but for how the sounds are written.
  private boolean alike(int word, PersonName other, int otherWord) {
    String a = words.get(word);
    String b = other.words.get(otherWord);
    return a.equals(b)
        || a.length() >= SHORTEST_VARIANT
            && b.length() >= SHORTEST_VARIANT
            && sounds.get(word).equals(other.sounds.get(otherWord));
  }

  private static String sound(String word) {
    String ended = ENDING_SOUND.matcher(word).replaceFirst("i");
    return DOUBLED
        .matcher(ended)
        .replaceAll("$1")
        .replace("y", "i")
        .replace("kh", "h")
        .replace("ph", "f");
  }
}
