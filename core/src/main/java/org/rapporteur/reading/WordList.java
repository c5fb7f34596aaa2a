package org.rapporteur.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The room's word lists: text files beside the class, `#` opens a comment line.
final class WordList {
  private WordList() {}

  /// The lines of `en/name.txt` that are neither empty nor comments, in order; of `folder/name.txt`
  /// where `name` says so.
  static List<String> lines(String name) {
    // no `..` in it: a folder of classes would know what is meant, a jar does not
    String path = (name.contains("/") ? "" : "en/") + name + ".txt";
    try (InputStream in = WordList.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no word list " + path);
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

  /// All words of `en/name.txt`, parted by white space.
  static Set<String> words(String name) {
    return lines(name).stream()
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
