package org.rapporteur.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The word lists and rules of all rooms: text files in UTF-8 beside the room's classes, one entry
/// a line. Empty lines and those that open with `#` say nothing.
public final class WordList {
  private WordList() {}

  /// The entries of a list, in order.
  ///
  /// @param room any class of the room
  /// @param path from the room's folder, such as `en/abbreviations.txt`. No `..` in it: a folder of
  /// classes would know what is meant, a jar does not
  public static List<String> lines(Class<?> room, String path) {
    try (InputStream in = room.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no word list " + path + " beside " + room.getName());
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("word list " + path, e);
    }
  }

  /// Of a list whose lines are classes of words: each word, in small letters, with the numbers of
  /// its lines. Words in one line may stand for one another.
  public static Map<String, Set<Integer>> classes(Class<?> room, String path) {
    Map<String, Set<Integer>> classes = new HashMap<>();
    List<String> lines = lines(room, path);
    for (int number = 0; number < lines.size(); number++) {
      for (String word : lines.get(number).split("\\s+")) {
        classes
            .computeIfAbsent(word.toLowerCase(Locale.ROOT), absent -> new HashSet<>())
            .add(number);
      }
    }
    return Map.copyOf(classes);
  }

  /// Whether two words stand in one line of such a list.
  public static boolean share(Map<String, Set<Integer>> classes, String one, String other) {
    return !Collections.disjoint(
        classes.getOrDefault(one, Set.of()), classes.getOrDefault(other, Set.of()));
  }

  /// All words of a list whose lines hold several, parted by white space.
  public static Set<String> words(Class<?> room, String path) {
    return lines(room, path).stream()
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
