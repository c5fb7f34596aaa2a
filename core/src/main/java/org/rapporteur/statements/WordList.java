package org.rapporteur.statements;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The room's word lists: text files, `#` opens a comment line.
final class WordList {
  private WordList() {}

  /// The lines of `en/name.txt` that are neither empty nor comments, in order.
  static List<String> lines(String name) {
    String path = "en/" + name + ".txt";
    try (InputStream in = WordList.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("not on the class path");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /// Every line a phrase.
  static Set<String> phrases(String name) {
    return Set.copyOf(lines(name));
  }

  /// Every line words parted by white space, all in one set.
  static Set<String> words(String name) {
    return lines(name).stream()
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Every line a class of words: each word, in small letters, with the numbers of its lines.
  static Map<String, Set<Integer>> classes(String name) {
    Map<String, Set<Integer>> classes = new HashMap<>();
    List<String> lines = lines(name);
    for (int number = 0; number < lines.size(); number++) {
      for (String word : lines.get(number).split("\\s+")) {
        int line = number;
        classes.merge(
            word.toLowerCase(Locale.ROOT),
            Set.of(line),
            (a, b) ->
                Stream.concat(a.stream(), b.stream()).collect(Collectors.toUnmodifiableSet()));
      }
    }
    return classes;
  }
}
