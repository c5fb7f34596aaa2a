package org.rapporteur.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/// An entry of a zip archive, read against its checksum: `ZipFile` itself does not compare.
final class CheckedEntry extends CheckedInputStream {
  private final long expected;

  /// @param expected the checksum the archive gives, or -1 where it gives none
  CheckedEntry(InputStream in, long expected) {
    super(in, new CRC32());
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    return checkedAtEnd(super.read());
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return checkedAtEnd(super.read(buffer, offset, length));
  }

  private int checkedAtEnd(int read) throws ZipException {
    if (read == -1 && expected != -1 && getChecksum().getValue() != expected) {
      throw new ZipException("checksum differs");
    }
    return read;
  }
}
