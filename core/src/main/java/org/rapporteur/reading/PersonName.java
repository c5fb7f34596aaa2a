package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A person's name as words to compare: lower case, without accents, titles, *Jr* and the articles
/// *al*, *el*.
///
/// @param words at least one
/// @param surnameFirst whether the first word is a family name of China, Korea or Vietnam
record PersonName(List<String> words, boolean surnameFirst) {
  private static final Set<String> SURNAMES_FIRST =
      Set.copyOf(WordList.words(PersonName.class, "names/surname-first.txt"));
  private static final Set<String> ARTICLES =
      Set.of("al", "el", "ul", "ad", "as", "ash", "an", "ar", "at", "az");
  private static final Set<String> ENDINGS = Set.of("jr", "sr", "ii", "iii", "iv");

  /// Two letters apart at most, of this many: below it a spelling is a different name.
  private static final int SHORTEST_VARIANT = 5;

  PersonName {
    words = List.copyOf(words);
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
    return new PersonName(words, words.size() > 1 && SURNAMES_FIRST.contains(words.getFirst()));
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
    return full.surnameFirst && shorter == 1 && alike(words.getFirst(), full.words.getFirst());
  }

  private boolean isEnd(PersonName full) {
    int from = full.words.size() - words.size();
    for (int i = 0; i < words.size(); i++) {
      if (!alike(words.get(i), full.words.get(from + i))) {
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
          || words.size() == 1
              && other.words.size() == 1
              && alike(words.getFirst(), other.words.getFirst());
    }
    if (String.join("", words).equals(String.join("", other.words))) {
      return true;
    }
    boolean thisShorter = words.size() <= other.words.size();
    List<String> shorter = thisShorter ? words : other.words;
    List<String> longer = thisShorter ? other.words : words;
    if (!alike(shorter.getLast(), longer.getLast())
        || !alikeOrInitial(shorter.getFirst(), longer.getFirst())) {
      return false;
    }
    int from = 1;
    for (String middle : shorter.subList(1, shorter.size() - 1)) {
      while (from < longer.size() - 1 && !alikeOrInitial(middle, longer.get(from))) {
        from++;
      }
      if (from++ >= longer.size() - 1) {
        return false;
      }
    }
    return !surnameFirst || shorter.size() == longer.size();
  }

  private static boolean alikeOrInitial(String a, String b) {
    return alike(a, b) || (a.length() == 1 || b.length() == 1) && a.charAt(0) == b.charAt(0);
  }

  /// *Zelensky*, *Zelenskyy*, *Zelenskiy*: the same but for how the sounds are written.
  static boolean alike(String a, String b) {
    return a.equals(b)
        || a.length() >= SHORTEST_VARIANT
            && b.length() >= SHORTEST_VARIANT
            && sound(a).equals(sound(b));
  }

  private static String sound(String word) {
    return word.replaceAll("(iy|yi|yy|ii|ij|yj|ey|ei|ie|y)$", "i")
        .replaceAll("([a-z])\\1", "$1")
        .replace("y", "i")
        .replace("kh", "h")
        .replace("ph", "f");
  }
}
