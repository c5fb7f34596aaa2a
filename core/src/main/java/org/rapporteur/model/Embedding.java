package org.rapporteur.model;

import java.util.Arrays;
import java.util.Base64;

/// What some sentences mean, as a direction: near to another's when the two mean the same. Numbers
/// of one byte each, so that it can be kept beside every article.
public final class Embedding {
  private static final int LARGEST = 127;

  private final byte[] values;
  private final double length;

  private Embedding(byte[] values) {
    this.values = values;
    long squares = 0;
    for (byte value : values) {
      squares += value * value;
    }
    this.length = Math.sqrt(squares);
  }

  /// Of a vector of any length; only its direction is kept, to within a hundredth.
  public static Embedding of(float[] vector) {
    float largest = 0;
    for (float value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    byte[] values = new byte[vector.length];
    for (int i = 0; i < values.length && largest > 0; i++) {
      values[i] = (byte) Math.round(vector[i] / largest * LARGEST);
    }
    return new Embedding(values);
  }

  /// As [#toString] wrote it; throws [IllegalArgumentException] where it did not.
  public static Embedding parse(String base64) {
    return new Embedding(Base64.getDecoder().decode(base64));
  }

  /// -1 to 1; 0 where either has no direction. Both must come from one encoder: another width is an
  /// [IllegalArgumentException].
  public double cosine(Embedding other) {
    if (values.length != other.values.length) {
      throw new IllegalArgumentException(
          "vectors of " + values.length + " and " + other.values.length + " numbers");
    }
    int sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * other.values[i];
    }
    return sum == 0 ? 0 : sum / (length * other.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /// Its numbers in base 64.
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(values);
  }
}
