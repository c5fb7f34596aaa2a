package org.rapporteur.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rapporteur.model.Account;
import org.rapporteur.model.Sentence;
import org.rapporteur.reading.Encoder;

/// What an article's headline and first sentences mean, as the record keeps it: a byte a number.
final class Meanings {
  /// Sentences whose meaning is kept: the lead tells what a report is about. Chosen by hand; each
  /// more makes an article 384 bytes larger in the record.
  static final int SENTENCES = 5;

  private Meanings() {}

  /// First the headline's, then the sentences'; [Encoder#WIDTH] bytes each.
  static byte[] of(Account account, Encoder encoder) {
    List<String> texts = new ArrayList<>();
    texts.add(account.article().headline());
    for (Sentence sentence : account.reading().sentences()) {
      if (texts.size() <= SENTENCES) {
        texts.add(sentence.span().of(account.article().text()));
      }
    }
    Map<String, float[]> vectors = encoder.encode(texts);
    byte[] all = new byte[texts.size() * Encoder.WIDTH];
    for (int i = 0; i < texts.size(); i++) {
      byte[] one = bytes(Objects.requireNonNull(vectors.get(texts.get(i))));
      System.arraycopy(one, 0, all, i * Encoder.WIDTH, Encoder.WIDTH);
    }
    return all;
  }

  /// How many there are.
  static int count(byte[] meanings) {
    return meanings.length / Encoder.WIDTH;
  }

  /// The headline's is 0, that of the first sentence 1.
  static byte[] at(byte[] meanings, int place) {
    return Arrays.copyOfRange(meanings, place * Encoder.WIDTH, (place + 1) * Encoder.WIDTH);
  }

  /// Of a vector of length one.
  static byte[] bytes(float[] vector) {
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      bytes[i] = (byte) Math.round(vector[i] * Byte.MAX_VALUE);
    }
    return bytes;
  }
}
