package org.rapporteur.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Lines of bytes, each bounded: a line too long is passed over without being held.
final class LineReader {
  /// One line, without its end.
  ///
  /// @param number from 1
  /// @param bytes empty when the line is too long
  record Line(int number, Original bytes, boolean tooLong) {}

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private int number;

  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /// The next line, or null after the last.
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      tooLong |= line.size() + (end - position) > limit;
      if (tooLong) {
        line.reset();
      } else {
        line.write(buffer, position, end - position);
      }
      boolean ended = end < filled;
      position = ended ? end + 1 : end;
      if (ended) {
        break;
      }
    }
    if (!any) {
      return null;
    }
    number++;
    return new Line(number, Original.owning(line.toByteArray()), tooLong);
  }

  private boolean fill() throws IOException {
    if (position < filled) {
      return true;
    }
    position = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }
}
