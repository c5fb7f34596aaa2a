package org.rapporteur.copies;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Which texts hold which shingle, of a stretch of texts, in a file that never changes. A *posting*
/// is one number: the key of a shingle ([Shingles]), and a text's number in the low [#TEXT_BITS].
///
/// The file is a row of numbers of eight bytes, the lowest byte first:
///
/// | what | how many |
/// |---|---|
/// | [#MAGIC] | 1 |
/// | the number of the first text, the number after the last, how many postings | 3 |
/// | the ids of the texts in the order of their numbers, as hexadecimal numbers | one a text |
/// | the first posting of each block of [#BLOCK] | one a block |
/// | the postings, ascending | one each |
///
/// It is mapped, not read: a look-up goes through the blocks' first postings, a five-hundredth of
/// the file, and then through one block of four kilobytes. It is written under another name, forced
/// to the disk and then renamed, so that under its own name it is whole.
final class Postings implements AutoCloseable {
  /// Bits of a posting that name the text.
  static final int TEXT_BITS = Long.SIZE - Shingles.KEY_BITS;

  /// Most texts that can be told apart.
  static final int MOST_TEXTS = 1 << TEXT_BITS;

  static final String ENDING = ".postings";
  static final String UNFINISHED = ".tmp";

  /// *RAPPCPY1* as bytes.
  private static final long MAGIC = 0x3159_5043_5050_4152L;

  /// Postings of a block: a page of most machines' memory.
  private static final int BLOCK = 512;

  private static final int HEAD = 4;
  private static final int BUFFER = 1 << 20;
  private static final ValueLayout.OfLong NUMBER =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Hands out postings, ascending.
  interface Source {
    /// The next one; asked no more often than there are.
    long next();
  }

  private final Path file;
  private final Arena arena;
  private final MemorySegment numbers;
  private final int firstText;
  private final int endText;
  private final long size;

  private Postings(Path file, Arena arena, MemorySegment numbers) {
    this.file = file;
    this.arena = arena;
    this.numbers = numbers;
    this.firstText = (int) number(1);
    this.endText = (int) number(2);
    this.size = number(3);
  }

  static long of(long key, int text) {
    return key << TEXT_BITS | text;
  }

  static long key(long posting) {
    return posting >>> TEXT_BITS;
  }

  static int text(long posting) {
    return (int) posting & (MOST_TEXTS - 1);
  }

  /// Opens a file that [#write] or [#merge] made.
  static Postings open(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment numbers = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long count = numbers.byteSize() / Long.BYTES;
      if (count < HEAD || numbers.getAtIndex(NUMBER, 0) != MAGIC) {
        throw new IOException(file + ": not a file of postings");
      }
      Postings postings = new Postings(file, arena, numbers);
      if (postings.firstText < 0
          || postings.endText < postings.firstText
          || postings.size < 0
          || postings.postingsAt() + postings.size != count) {
        throw new IOException(file + ": " + count + " numbers are not what its head says");
      }
      return postings;
    } catch (IOException e) {
      arena.close();
      throw e;
    }
  }

  /// Writes `size` postings of the texts from `firstText` on, whose ids are `ids`.
  static Postings write(Path folder, int firstText, long[] ids, long size, Source postings)
      throws IOException {
    int endText = firstText + ids.length;
    Path file = folder.resolve("%08d-%08d%s".formatted(firstText, endText, ENDING));
    Path unfinished = folder.resolve(file.getFileName() + UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      Writer head = new Writer(channel, 0);
      head.put(MAGIC);
      head.put(firstText);
      head.put(endText);
      head.put(size);
      for (long id : ids) {
        head.put(id);
      }
      Writer blocks = new Writer(channel, head.finish());
      Writer all = new Writer(channel, blocks.position + blocks(size) * Long.BYTES);
      for (long i = 0; i < size; i++) {
        long posting = postings.next();
        if (i % BLOCK == 0) {
          blocks.put(posting);
        }
        all.put(posting);
      }
      blocks.finish();
      all.finish();
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    return open(file);
  }

  /// One file instead of several whose texts follow one another; these are closed and deleted once
  /// it is there.
  static Postings merge(Path folder, List<Postings> parts) throws IOException {
    int count = parts.size();
    long[] ids = new long[parts.getLast().endText - parts.getFirst().firstText];
    int filled = 0;
    long size = 0;
    for (Postings part : parts) {
      for (int text = part.firstText; text < part.endText; text++) {
        ids[filled++] = part.id(text);
      }
      size += part.size;
    }
    long[] at = new long[count];
    Source smallest =
        () -> {
          int best = -1;
          long least = 0;
          for (int i = 0; i < count; i++) {
            if (at[i] < parts.get(i).size) {
              long posting = parts.get(i).posting(at[i]);
              if (best < 0 || posting < least) {
                best = i;
                least = posting;
              }
            }
          }
          at[best]++;
          return least;
        };
    Postings merged = write(folder, parts.getFirst().firstText, ids, size, smallest);
    for (Postings part : parts) {
      part.delete();
    }
    return merged;
  }

  int firstText() {
    return firstText;
  }

  /// The number after the last text's.
  int endText() {
    return endText;
  }

  long size() {
    return size;
  }

  long id(int text) {
    return number(HEAD + text - firstText);
  }

  /// Adds to `found`, which holds `filled` texts, those that hold the shingle and are numbered
  /// below
  /// `before`, ascending, until it holds `limit`. Returns how many it holds.
  int find(long key, int before, int limit, int[] found, int filled) {
    int count = filled;
    for (long i = firstFrom(of(key, 0)); i < size && count < limit; i++) {
      long posting = posting(i);
      if (key(posting) != key || text(posting) >= before) {
        break;
      }
      found[count++] = text(posting);
    }
    return count;
  }

  /// The place of the first posting that is no smaller.
  private long firstFrom(long posting) {
    long blocks = HEAD + endText - firstText;
    long block = firstFrom(blocks, postingsAt(), posting) - blocks - 1;
    if (block < 0) {
      return 0;
    }
    long from = postingsAt() + block * BLOCK;
    return firstFrom(from, Math.min(from + BLOCK, postingsAt() + size), posting) - postingsAt();
  }

  private long firstFrom(long from, long to, long least) {
    long low = from;
    long high = to;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (number(middle) < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static long blocks(long size) {
    return (size + BLOCK - 1) / BLOCK;
  }

  private long postingsAt() {
    return HEAD + endText - firstText + blocks(size);
  }

  private long posting(long place) {
    return number(postingsAt() + place);
  }

  private long number(long place) {
    return numbers.getAtIndex(NUMBER, place);
  }

  @Override
  public void close() {
    arena.close();
  }

  void delete() throws IOException {
    close();
    Files.delete(file);
  }

  @Override
  public String toString() {
    return file.toString();
  }

  /// Puts numbers into a file from a place on.
  private static final class Writer {
    private final FileChannel channel;
    private final ByteBuffer buffer =
        ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long position;

    Writer(FileChannel channel, long position) {
      this.channel = channel;
      this.position = position;
    }

    void put(long number) throws IOException {
      if (!buffer.hasRemaining()) {
        finish();
      }
      buffer.putLong(number);
    }

    /// Writes what is still held; returns the place after it.
    long finish() throws IOException {
      buffer.flip();
      while (buffer.hasRemaining()) {
        position += channel.write(buffer, position);
      }
      buffer.clear();
      return position;
    }
  }
}
