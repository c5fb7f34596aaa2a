package org.rapporteur.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what comes out of one archive, over all its entries, and stops it at a bound. For one
/// thread.
final class Swelling {
  /// The archive gave more than it may.
  static final class Exceeded extends IOException {
    Exceeded(long allowance) {
      super("unpacks to more than " + (allowance >> 20) + " MB");
    }
  }

  private final long allowance;
  private long out;

  Swelling(long allowance) {
    this.allowance = allowance;
  }

  /// `unpacked`, counted.
  InputStream guard(InputStream unpacked) {
    return new FilterInputStream(unpacked) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }

  private void count(int bytes) throws Exceeded {
    out += bytes;
    if (out > allowance) {
      throw new Exceeded(allowance);
    }
  }
}
