package org.rapporteur.reading;

import java.util.List;
import org.rapporteur.model.Sentence;

/// Cuts a text into paragraphs (at line ends) and sentences.
public final class SentenceSplitter {
  private SentenceSplitter() {}

  public static List<Sentence> split(String text) {
    throw new UnsupportedOperationException("sentences: " + text.length());
  }
}
