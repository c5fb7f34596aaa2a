package org.rapporteur.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The bytes of a WARC file, record after record, plain or in gzip members, and where in the file
/// they stand. After damage it finds the next record. Holds a window of the file, never the whole
/// of it. For one thread.
final class RecordBytes implements AutoCloseable {
  /// A record that is not as it should be; the file may be read on behind it.
  static final class Damaged extends IOException {
    Damaged(String message) {
      super(message);
    }
  }

  /// The file ends within a record.
  static final String CUT_SHORT = "cut short";

  /// Bytes of the file that are kept to look for the next record in, once one proves damaged. A
  /// record of more bytes as stored is searched from its middle.
  private static final int WINDOW = 4 << 20;

  private static final int AT_ONCE = 1 << 16;

  /// A member must begin so: magic number, method DEFLATE.
  private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8};

  private static final byte[] WARC = {'W', 'A', 'R', 'C', '/'};
  private static final byte[] ZSTANDARD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

  private final InputStream in;
  private final Limits limits;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();

  // as stored: raw[rawPosition, rawEnd) is still to be unpacked, raw[0] is the file's byte rawBase
  private byte[] raw = new byte[2 * AT_ONCE];
  private int rawPosition;
  private int rawEnd;
  private long rawBase;

  /// Where in `raw` the current record (or its gzip member) begins.
  private int mark;

  /// How much was searched or read for a second time, over the whole file.
  private long again;

  // unpacked: buffer[position, end) is still to be taken
  private final byte[] buffer = new byte[AT_ONCE];
  private int position;
  private int end;
  private long unpacked;

  private boolean packed;
  private boolean memberEnded;
  private long offset;

  /// @param start where in the file `in` stands
  RecordBytes(InputStream in, long start, Limits limits) {
    this.in = in;
    this.rawBase = start;
    this.limits = limits;
  }

  /// Whether a file whose first bytes these are is a WARC file, packed or not.
  static boolean beginsRecord(byte[] head) {
    try (RecordBytes bytes = new RecordBytes(new ByteArrayInputStream(head), 0, Limits.DEFAULT)) {
      return bytes.next() && bytes.beginsRecord();
    } catch (IOException e) {
      return false;
    }
  }

  /// Where the current record begins: its first byte as stored. All records of one gzip member
  /// begin where the member does.
  long offset() {
    return offset;
  }

  /// Goes to the next record, when the current one was read to its end; false after the last.
  boolean next() throws IOException {
    if (packed && !memberEnded) {
      return true;
    }
    unread();
    packed = false;
    mark = rawPosition;
    while (has(1) && isLineEnd(raw[rawPosition])) {
      rawPosition++;
      mark = rawPosition;
    }
    if (rawPosition == rawEnd) {
      return false;
    }
    offset = rawBase + rawPosition;
    packed = has(2) && raw[rawPosition] == GZIP[0] && raw[rawPosition + 1] == GZIP[1];
    if (packed) {
      memberEnded = false;
      openMember();
    } else if (has(4) && startsWith(raw, rawPosition, rawEnd, ZSTANDARD)) {
      throw new IOException("compressed as Zstandard, which is not read");
    }
    return true;
  }

  /// Whether the current record begins as every WARC record does.
  boolean beginsRecord() throws IOException {
    while (end - position < WARC.length) {
      if (!fill()) {
        return false;
      }
    }
    return startsWith(buffer, position, end, WARC);
  }

  // what is unpacked

  /// The length of the record's header with the empty line behind it, all of it in the buffer; -1
  /// where it does not end within the buffer's length.
  int headerLength() throws IOException {
    int from = position;
    while (true) {
      for (int i = from; i < end; i++) {
        if (buffer[i] == '\n'
            && (i > position && buffer[i - 1] == '\n'
                || i > position + 1 && buffer[i - 1] == '\r' && buffer[i - 2] == '\n')) {
          return i + 1 - position;
        }
      }
      int seen = end - position;
      if (seen == buffer.length) {
        return -1;
      }
      if (!fill()) {
        throw new Damaged(CUT_SHORT);
      }
      // what was there may have moved to the buffer's start
      from = position + seen;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int position() {
    return position;
  }

  int available() {
    return end - position;
  }

  void taken(int bytes) {
    position += bytes;
  }

  /// Unpacks more into the buffer; false where the member or the file has no more.
  boolean fill() throws IOException {
    if (position == end) {
      position = 0;
      end = 0;
    } else if (end == buffer.length) {
      System.arraycopy(buffer, position, buffer, 0, end - position);
      end -= position;
      position = 0;
    }
    int read = end == buffer.length ? 0 : unpack(buffer, end, buffer.length - end);
    end += Math.max(0, read);
    return read > 0;
  }

  /// Fills `target` with what comes next.
  void readFully(byte[] target) throws IOException {
    int done = Math.min(available(), target.length);
    System.arraycopy(buffer, position, target, 0, done);
    position += done;
    while (done < target.length) {
      int read = unpack(target, done, target.length - done);
      if (read <= 0) {
        throw new Damaged(packed ? "shorter than it says" : CUT_SHORT);
      }
      done += read;
    }
  }

  void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      if (available() == 0 && !fill()) {
        throw new Damaged(packed ? "shorter than it says" : CUT_SHORT);
      }
      int step = (int) Math.min(left, available());
      position += step;
      left -= step;
    }
  }

  /// Passes over the line ends behind a record; what follows must be another record or nothing.
  void endRecord() throws IOException {
    while (available() > 0 || fill()) {
      if (!isLineEnd(buffer[position])) {
        if (beginsRecord() || (!packed && (buffer[position] & 0xFF) == 0x1F)) {
          return;
        }
        throw new Damaged("does not end where it says");
      }
      position++;
    }
  }

  /// Goes to the first record behind the start of the current one, when that proved damaged; false
  /// where there is none. [#next] then opens it.
  boolean resume() throws IOException {
    position = 0;
    end = 0;
    int reached = packed ? rawPosition - (memberEnded ? 0 : inflater.getRemaining()) : rawPosition;
    packed = false;
    memberEnded = true;
    // what is searched again is paid for by what was read: the time stays linear in the file
    int back = Math.max(0, reached - (mark + 1));
    boolean affordable = again + back <= rawBase + reached + WINDOW;
    again += affordable ? back : 0;
    rawPosition = affordable ? mark + 1 : Math.max(reached, mark + 1);
    rawPosition = Math.min(rawPosition, rawEnd);
    while (has(1)) {
      mark = rawPosition;
      if (isRecordStart()) {
        return true;
      }
      rawPosition++;
    }
    return false;
  }

  private boolean isRecordStart() throws IOException {
    byte first = raw[rawPosition];
    if (first == WARC[0]) {
      return has(WARC.length)
          && startsWith(raw, rawPosition, rawEnd, WARC)
          && (rawPosition == 0 || isLineEnd(raw[rawPosition - 1]));
    }
    if (first != GZIP[0] || !has(GZIP.length) || !startsWith(raw, rawPosition, rawEnd, GZIP)) {
      return false;
    }
    try {
      packed = true;
      memberEnded = false;
      openMember();
      return beginsRecord();
    } catch (Damaged e) {
      return false;
    } finally {
      // mark has moved with the bytes it points to
      rawPosition = mark;
      packed = false;
      memberEnded = true;
      position = 0;
      end = 0;
    }
  }

  // as stored

  /// Whether `bytes` more are there as stored.
  private boolean has(int bytes) throws IOException {
    while (rawEnd - rawPosition < bytes) {
      if (!more()) {
        return false;
      }
    }
    return true;
  }

  /// Reads more of the file behind what is kept of it.
  private boolean more() throws IOException {
    if (raw.length - rawEnd < AT_ONCE) {
      int kept = rawEnd - mark;
      if (kept > WINDOW) {
        mark += kept / 2;
        kept = rawEnd - mark;
      }
      byte[] target = kept + AT_ONCE <= raw.length ? raw : new byte[2 * raw.length];
      System.arraycopy(raw, mark, target, 0, kept);
      rawPosition -= mark;
      rawEnd = kept;
      rawBase += mark;
      mark = 0;
      raw = target;
    }
    int read = in.read(raw, rawEnd, AT_ONCE);
    rawEnd += Math.max(0, read);
    return read > 0;
  }

  /// Of a plain file: gives back what was taken into the buffer and belongs to the next record.
  private void unread() {
    if (!packed) {
      rawPosition -= end - position;
    }
    position = 0;
    end = 0;
  }

  /// Unpacks up to `length` bytes; none at the end of the member or file.
  private int unpack(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!packed) {
      if (!has(1)) {
        return -1;
      }
      int step = Math.min(length, rawEnd - rawPosition);
      System.arraycopy(raw, rawPosition, target, from, step);
      rawPosition += step;
      return step;
    }
    if (memberEnded) {
      return -1;
    }
    try {
      while (true) {
        int read = inflater.inflate(target, from, length);
        if (read > 0) {
          checksum.update(target, from, read);
          unpacked += read;
          if (unpacked > limits.allowance(rawBase + rawPosition)) {
            throw new Swelling.Exceeded(limits.allowance(rawBase + rawPosition));
          }
          return read;
        }
        if (inflater.finished()) {
          closeMember();
          return -1;
        }
        if (inflater.needsDictionary()) {
          throw new Damaged("needs a dictionary");
        }
        if (!has(1)) {
          throw new Damaged(CUT_SHORT);
        }
        inflater.setInput(raw, rawPosition, rawEnd - rawPosition);
        rawPosition = rawEnd;
      }
    } catch (DataFormatException e) {
      String message = e.getMessage();
      throw new Damaged(message == null ? "not valid DEFLATE" : message);
    }
  }

  /// RFC 1952, 2.3: ten bytes, then an extra field, a name, a comment and a checksum where the
  /// flags say so.
  private void openMember() throws IOException {
    inflater.reset();
    checksum.reset();
    if (!has(10)) {
      throw new Damaged(CUT_SHORT);
    }
    int flags = raw[rawPosition + 3];
    if (raw[rawPosition + 2] != GZIP[2] || (flags & 0xE0) != 0) {
      throw new Damaged("no gzip member");
    }
    rawPosition += 10;
    if ((flags & 4) != 0) {
      pass(2);
      int extra = (raw[rawPosition - 2] & 0xFF) | (raw[rawPosition - 1] & 0xFF) << 8;
      pass(extra);
    }
    for (int text = Integer.bitCount(flags & 0x18); text > 0; text--) {
      do {
        pass(1);
      } while (raw[rawPosition - 1] != 0);
    }
    if ((flags & 2) != 0) {
      pass(2);
    }
    inflater.setInput(raw, rawPosition, rawEnd - rawPosition);
    rawPosition = rawEnd;
  }

  private void pass(int bytes) throws IOException {
    if (!has(bytes)) {
      throw new Damaged(CUT_SHORT);
    }
    rawPosition += bytes;
  }

  private void closeMember() throws IOException {
    rawPosition -= inflater.getRemaining();
    memberEnded = true;
    if (!has(8)) {
      throw new Damaged(CUT_SHORT);
    }
    int expected = 0;
    for (int i = 3; i >= 0; i--) {
      expected = expected << 8 | raw[rawPosition + i] & 0xFF;
    }
    rawPosition += 8;
    if (expected != (int) checksum.getValue()) {
      throw new Damaged("checksum differs");
    }
  }

  private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
    if (to - from < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (bytes[from + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }

  @Override
  public void close() {
    inflater.close();
  }
}
