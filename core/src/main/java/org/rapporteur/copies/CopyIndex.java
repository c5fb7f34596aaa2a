package org.rapporteur.copies;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;

/// Names, for each new article of a stream, those before it that share text with it: a folder of
/// postings that holds up to sixteen million articles, of which little is in memory. What it names
/// for articles in some order is what [CopyFinder] compares when it is given them all at once in
/// that order; hand a new article and those named to [CopyFinder#findCopies] to learn what they
/// share.
///
/// ```java
/// try (CopyIndex index = CopyIndex.open(Path.of("copies"))) {
///   List<ArticleId> earlier = index.add(article);
/// }
/// ```
///
/// The newest postings are a table in memory ([ShingleTable]). When it is full it is written as one
/// sorted file ([Postings]); when [#SIDE_BY_SIDE] files of about one size or less stand at the end,
/// they are merged into one, so a posting is written as often as the number of files grows in
/// digits, and a look-up reads few files. A shingle that a crowd of texts holds already gets no
/// more
/// postings. A program that is killed loses the table alone: [#size] says how far the index came,
/// and articles that it has already are not added twice, so a run can simply begin again.
///
/// In memory: the table, 40 MB, and 16 to 24 bytes an article for its id. On disk: some 3.2 bytes a
/// word, as much again while files are merged. Use it from one thread at a time; a second process
/// is refused. English-sized words: a text without spaces has a shingle a letter and takes more.
///
/// Lines that an outlet prints on many pages are not known as such here, but for those that
/// [CopyFinder] knows by their form; they name more articles than it would compare.
public final class CopyIndex implements AutoCloseable {
  /// Files of about one size that are merged.
  private static final int SIDE_BY_SIDE = 8;

  /// Postings in memory: those of some five thousand reports.
  private static final int ROOM = 1 << 20;

  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;
  private final FurnitureRules furniture = FurnitureRules.load();

  /// In the order of their texts.
  private final List<Postings> files = new ArrayList<>();

  private final int room;
  private ShingleTable table;
  private final KnownIds ids = new KnownIds();

  /// The number of the first text that stands in no file.
  private int written;

  private CopyIndex(Path folder, FileChannel lock, int room) {
    this.folder = folder;
    this.lock = lock;
    this.room = room;
    this.table = new ShingleTable(room);
  }

  /// Opens the index in `folder`, which is made when it is not there. Throws an [IOException] when
  /// another has it open, or when a file of it is damaged or missing.
  public static CopyIndex open(Path folder) throws IOException {
    return open(folder, ROOM);
  }

  /// With a table that is written when it holds `room` postings.
  static CopyIndex open(Path folder, int room) throws IOException {
    Files.createDirectories(folder);
    CopyIndex index = new CopyIndex(folder, lock(folder), room);
    try {
      index.readFiles();
      return index;
    } catch (IOException e) {
      index.release();
      throw e;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // open in this very process: told below as if it were another
    }
    if (lock == null) {
      channel.close();
      throw new IOException(folder + ": open elsewhere");
    }
    return channel;
  }

  /// Takes up what is there: what a killed program left half written is deleted, and so are files
  /// that it had merged already.
  private void readFiles() throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.list(folder)) {
      paths = all.sorted().toList();
    }
    List<Postings> found = new ArrayList<>();
    for (Path path : paths) {
      String name = path.getFileName().toString();
      if (name.endsWith(Postings.UNFINISHED)) {
        Files.delete(path);
      } else if (name.endsWith(Postings.ENDING)) {
        found.add(Postings.open(path));
      }
    }
    found.sort(
        Comparator.comparingInt(Postings::firstText)
            .thenComparing(Comparator.comparingInt(Postings::endText).reversed()));
    for (Postings each : found) {
      if (each.endText() <= written) {
        each.delete();
      } else if (each.firstText() != written) {
        throw new IOException(each + ": nothing stands before it from article " + written + " on");
      } else {
        files.add(each);
        written = each.endText();
        for (int text = each.firstText(); text < written; text++) {
          ids.add(each.id(text));
        }
      }
    }
  }

  /// How many articles it holds.
  public int size() {
    return ids.size();
  }

  /// Adds `article` and returns those before it that share at least two kept shingles with it, in
  /// the order they came. One that was added before is answered as then and not added again.
  ///
  /// Throws an [IllegalArgumentException] for an id that is no hexadecimal number of up to 16
  /// digits
  /// and when sixteen million articles are there.
  public List<ArticleId> add(Article article) throws IOException {
    return add(article.id(), WordText.of(article, furniture));
  }

  List<ArticleId> add(ArticleId article, WordText words) throws IOException {
    long id = Long.parseUnsignedLong(article.value(), 16);
    int known = ids.find(id);
    if (known < 0 && ids.size() == Postings.MOST_TEXTS) {
      throw new IllegalArgumentException("too many articles for one index: " + ids.size());
    }
    int text = known < 0 ? ids.size() : known;
    PairCounts shared = new PairCounts();
    int[] found = new int[Shingles.CROWD];
    for (long key : Shingles.keys(words)) {
      int before = find(key, text, found);
      for (int i = 0; i < Shingles.partners(key, before); i++) {
        shared.add(found[i], text);
      }
      if (known < 0 && before < Shingles.crowd(key)) {
        table.add(key, text);
      }
    }
    List<Integer> partners = new ArrayList<>();
    shared.forEach(
        (partner, same, count) -> {
          if (count >= ShingleIndex.LEAST_SHARED) {
            partners.add(partner);
          }
        });
    partners.sort(null);
    List<ArticleId> named =
        partners.stream()
            .map(partner -> new ArticleId("%016x".formatted(ids.id(partner))))
            .toList();
    if (known < 0) {
      ids.add(id);
      if (table.isFull()) {
        write();
      }
    }
    return named;
  }

  /// Puts the first texts before `text` that hold the shingle into `found` and returns how many:
  /// no more than make a crowd.
  private int find(long key, int text, int[] found) {
    int crowd = Shingles.crowd(key);
    int size = 0;
    for (Postings file : files) {
      size = file.find(key, text, crowd, found, size);
    }
    return table.find(key, text, crowd, found, size);
  }

  /// Writes the table as a file, and merges files.
  private void write() throws IOException {
    if (ids.size() == written) {
      return;
    }
    long[] sorted = table.sorted();
    int[] at = {0};
    files.add(
        Postings.write(folder, written, ids.from(written), sorted.length, () -> sorted[at[0]++]));
    written = ids.size();
    table = new ShingleTable(room);
    for (int first = firstToMerge(); first >= 0; first = firstToMerge()) {
      List<Postings> last = files.subList(first, files.size());
      Postings merged = Postings.merge(folder, List.copyOf(last));
      last.clear();
      files.add(merged);
    }
  }

  /// The first of the files at the end that are no larger than the last one's size, or -1 when they
  /// are too few to be merged.
  private int firstToMerge() {
    int first = files.size();
    while (first > 0 && digits(files.get(first - 1)) <= digits(files.getLast())) {
      first--;
    }
    return files.size() - first >= SIDE_BY_SIDE ? first : -1;
  }

  /// The size of a file: how many digits its number of postings has, counted by eights.
  private static int digits(Postings file) {
    return (Long.SIZE - Long.numberOfLeadingZeros(file.size()) + 2) / 3;
  }

  /// Writes what is in memory, and lets go of the folder.
  @Override
  public void close() throws IOException {
    try {
      write();
    } finally {
      release();
    }
  }

  private void release() throws IOException {
    files.forEach(Postings::close);
    lock.close();
  }

  /// The ids of all texts by their numbers, and the numbers by the ids.
  private static final class KnownIds {
    private long[] ids = new long[1 << 10];

    /// Numbers, one more than they are; 0 where a slot is free.
    private int[] slots = new int[1 << 11];

    private int size;

    int size() {
      return size;
    }

    long id(int text) {
      return ids[text];
    }

    long[] from(int text) {
      return Arrays.copyOfRange(ids, text, size);
    }

    /// The number of the text, or -1.
    int find(long id) {
      return slots[slot(id)] - 1;
    }

    void add(long id) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, size * 2);
        slots = new int[size * 4];
        for (int i = 0; i < size; i++) {
          slots[slot(ids[i])] = i + 1;
        }
      }
      ids[size++] = id;
      slots[slot(id)] = size;
    }

    private int slot(long id) {
      int mask = slots.length - 1;
      int slot = (int) WordText.mix(id) & mask;
      while (slots[slot] != 0 && ids[slots[slot] - 1] != id) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }
  }
}
