package org.rapporteur.reading;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What lists know of a word: bits of [#bitsOf] say whether it is a given name, part of a country's
/// name, a title and so on. Words are compared in lower case and without accents. Immutable.
final class Gazetteer {
  static final int FIRST_NAME = 1;
  static final int LAST_NAME = 1 << 1;
  static final int TITLE = 1 << 2;
  static final int ORGANISATION_WORD = 1 << 3;
  static final int PLACE_WORD = 1 << 4;
  static final int GROUP_WORD = 1 << 5;
  static final int OTHER_WORD = 1 << 6;
  static final int DAY = 1 << 7;
  static final int PARTICLE = 1 << 8;

  /// Said of stretches of words by [#phrases].
  static final int CITY = 1 << 9;

  static final int COUNTRY = 1 << 10;
  static final int DEMONYM = 1 << 11;
  static final int BITS = 12;

  private static final int LONGEST_PHRASE = 5;

  private final Map<String, Integer> words;
  private final Map<String, Integer> phrases;
  private final Map<String, String> countriesOfPeople;
  private final Map<String, Integer> groups;

  private Gazetteer(
      Map<String, Integer> words,
      Map<String, Integer> phrases,
      Map<String, String> countriesOfPeople,
      Map<String, Integer> groups) {
    this.groups = groups;
    this.words = words;
    this.phrases = phrases;
    this.countriesOfPeople = countriesOfPeople;
  }

  /// The lists, read once when first asked for.
  static Gazetteer shared() {
    return Shared.GAZETTEER;
  }

  private static final class Shared {
    private static final Gazetteer GAZETTEER = load();
  }

  private static Gazetteer load() {
    Map<String, Integer> words = HashMap.newHashMap(30_000);
    Map<String, Integer> phrases = HashMap.newHashMap(12_000);
    Map<String, String> countriesOfPeople = new HashMap<>();
    WordList.lines(Gazetteer.class, "names/first.txt")
        .forEach(word -> mark(words, word, FIRST_NAME));
    WordList.lines(Gazetteer.class, "names/last.txt").forEach(word -> mark(words, word, LAST_NAME));
    WordList.lines(Gazetteer.class, "names/cities.txt")
        .forEach(phrase -> mark(phrases, spaced(phrase), CITY));
    for (String line : WordList.lines(Gazetteer.class, "names/countries.txt")) {
      String[] sides = line.split(" =", 2);
      mark(phrases, spaced(sides[0]), COUNTRY);
      // "sierra leonean", "costa rican": the last word alone
      for (String people : sides[1].strip().split("\\s+")) {
        if (!people.isEmpty()) {
          mark(phrases, people, DEMONYM);
          countriesOfPeople.putIfAbsent(people, sides[0]);
        }
      }
    }
    for (String code : Locale.getISOCountries()) {
      mark(phrases, spaced(fold(Locale.of("", code).getDisplayCountry(Locale.ENGLISH))), COUNTRY);
    }
    for (String line : WordList.lines(Gazetteer.class, "names/words.txt")) {
      String[] sides = line.split(":", 2);
      int bit =
          switch (sides[0]) {
            case "title" -> TITLE;
            case "org" -> ORGANISATION_WORD;
            case "place" -> PLACE_WORD;
            case "group" -> GROUP_WORD;
            case "other" -> OTHER_WORD;
            case "day" -> DAY;
            case "particle" -> PARTICLE;
            default -> throw new IllegalArgumentException("no kind of words: " + sides[0]);
          };
      for (String word : sides[1].strip().split("\\s+")) {
        mark(words, word, bit);
      }
    }
    Map<String, Integer> groups = HashMap.newHashMap(24_000);
    for (String line : WordList.lines(Gazetteer.class, "names/clusters.txt")) {
      int first = line.indexOf(' ');
      int second = line.lastIndexOf(' ');
      groups.put(
          line.substring(0, first),
          Integer.parseInt(line.substring(first + 1, second)) << 16
              | Integer.parseInt(line.substring(second + 1)));
    }
    return new Gazetteer(
        Map.copyOf(words), Map.copyOf(phrases), Map.copyOf(countriesOfPeople), Map.copyOf(groups));
  }

  private static void mark(Map<String, Integer> bits, String word, int bit) {
    bits.merge(word, bit, (a, b) -> a | b);
  }

  /// As tokens with one space between: `u . s .`
  private static String spaced(String phrase) {
    return phrase.replaceAll("([^\\p{L}\\p{N}\\p{M}_ ])", " $1 ").strip().replaceAll("\\s+", " ");
  }

  /// What the lists say of one word, given [#fold]ed.
  int bitsOf(String folded) {
    return words.getOrDefault(folded, 0);
  }

  /// The groups of words used alike that a word belongs to: the wide one in the high half, the
  /// narrow one in the low half; -1 for a word in none.
  int groupsOf(String folded) {
    return groups.getOrDefault(folded, -1);
  }

  /// What the lists say of each of `folded` as part of a stretch of up to five words: town,
  /// country, people.
  int[] phraseBits(String[] folded, boolean[] capital) {
    int[] bits = new int[folded.length];
    for (int i = 0; i < folded.length; i++) {
      if (!capital[i]) {
        continue;
      }
      StringBuilder phrase = new StringBuilder();
      for (int length = 1; length <= LONGEST_PHRASE && i + length <= folded.length; length++) {
        if (length > 1) {
          phrase.append(' ');
        }
        phrase.append(folded[i + length - 1]);
        Integer found = phrases.get(phrase.toString());
        if (found != null) {
          for (int j = i; j < i + length; j++) {
            bits[j] |= found;
          }
        }
      }
    }
    return bits;
  }

  boolean isCountry(String folded) {
    return (phrases.getOrDefault(spaced(folded), 0) & COUNTRY) != 0;
  }

  /// Lower case without accents.
  static String fold(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) >= 128) {
        return foldAccents(lower);
      }
    }
    return lower;
  }

  private static String foldAccents(String lower) {
    StringBuilder folded = new StringBuilder(lower.length());
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      switch (c) {
        case 'ł' -> folded.append('l');
        case 'đ' -> folded.append('d');
        case 'ı' -> folded.append('i');
        case 'ø' -> folded.append('o');
        case 'ə' -> folded.append('e');
        case 'ß' -> folded.append("ss");
        case 'æ' -> folded.append("ae");
        case '’', 'ʻ', 'ʼ' -> folded.append('\'');
        default -> {
          if (Character.getType(c) != Character.NON_SPACING_MARK) {
            folded.append(c);
          }
        }
      }
    }
    return folded.toString();
  }
}
