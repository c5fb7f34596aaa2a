package org.rapporteur.intake;

import java.util.Arrays;
import org.rapporteur.model.Hash;

/// The bytes of one page or row as they came (after gzip and zip are undone), and their hash.
/// Immutable.
public final class Original {
  private final byte[] bytes;
  private final String hash;

  private Original(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Hash.of(bytes);
  }

  /// Takes a copy of `bytes`.
  public static Original of(byte[] bytes) {
    return new Original(bytes.clone());
  }

  /// Takes `bytes` themselves: nobody else may hold them.
  static Original owning(byte[] bytes) {
    return new Original(bytes);
  }

  /// SHA-256, 64 hexadecimal digits.
  public String hash() {
    return hash;
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  /// The bytes themselves, for reading only.
  byte[] shared() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Original original && Arrays.equals(bytes, original.bytes);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return "Original[" + hash + ", " + bytes.length + " bytes]";
  }
}
