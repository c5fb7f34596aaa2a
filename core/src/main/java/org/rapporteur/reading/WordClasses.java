package org.rapporteur.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Classes of English words that are used alike, in three grains: *warned* and *threatened* share the finest. For taggers: what is learnt
/// of one word holds for its class. Immutable, safe to share between threads.
///
/// Made by k-means over the word vectors in the first layer of MiniLM-L6 (all-minilm-l6-v2, Apache-2.0), 22,000 words of small letters
/// without marks.
public final class WordClasses {
  /// The class of words not listed.
  public static final int UNKNOWN = -1;

  private static final String CLASSES = "en/word-classes.txt.gz";

  private final Map<String, Classes> classes = new HashMap<>();

  /// A word's class in each grain, from 0, or [#UNKNOWN].
  ///
  /// @param coarse one of 64
  /// @param middle one of 400
  /// @param fine one of 1,500
  public record Classes(int coarse, int middle, int fine) {
    static final Classes NONE = new Classes(UNKNOWN, UNKNOWN, UNKNOWN);
  }

  private WordClasses() {}

  public static WordClasses load() {
    WordClasses loaded = new WordClasses();
    try (InputStream in = WordClasses.class.getResourceAsStream(CLASSES)) {
      if (in == null) {
        throw new IOException("not on the class path");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ");
        loaded.classes.put(
            parts[0], new Classes(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
      }
      return loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(CLASSES, e);
    }
  }

  /// The classes of `word`, given in small letters.
  public Classes of(String word) {
    return classes.getOrDefault(word, Classes.NONE);
  }
}
