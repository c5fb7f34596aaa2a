package org.rapporteur.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the captures of a run stand, so that a revisit finds the record it refers to: by address
/// and date, or by the digest of its payload. Holds positions, no bytes; of a very long run, the
/// latest.
final class SeenCaptures {
  /// Opens a file again where it stood.
  interface Source {
    InputStream at(long offset) throws IOException;
  }

  /// Where one record stands.
  ///
  /// @param file counted from 0, in the order of reading
  /// @param offset of the record as stored, or [#NO_PAGE]
  /// @param number of the record in the file: several may share one gzip member
  record Position(int file, long offset, int number) {}

  /// The record is known and holds no page.
  static final long NO_PAGE = -1;

  /// Two entries a record, some 100 bytes each: 100 MB at most.
  private static final int MOST = 1 << 20;

  private final List<@Nullable Source> sources = new ArrayList<>();
  private final Map<Long, Position> positions =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Position> eldest) {
          return size() > MOST;
        }
      };

  /// The number of a file about to be read.
  ///
  /// @param source null where it cannot be opened again, as a pipe cannot
  int open(@Nullable Source source) {
    sources.add(source);
    return sources.size() - 1;
  }

  /// Empty where the file cannot be opened again.
  Optional<InputStream> again(Position position) throws IOException {
    Source source = sources.get(position.file());
    return source == null ? Optional.empty() : Optional.of(source.at(position.offset()));
  }

  /// Notes a record; false where the same file already gave a capture of that address at that
  /// moment.
  boolean add(String url, String date, @Nullable String digest, Position position) {
    if (digest != null) {
      positions.put(hash("digest", digest), position);
    }
    Position before = positions.put(hash(url, date), position);
    return before == null || before.file() != position.file();
  }

  Optional<Position> at(String url, String date) {
    return Optional.ofNullable(positions.get(hash(url, date)));
  }

  Optional<Position> withDigest(String digest) {
    return Optional.ofNullable(positions.get(hash("digest", digest)));
  }

  /// FNV-1a. Who finds a record by it compares the names themselves.
  private static long hash(String first, String second) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < first.length(); i++) {
      hash = (hash ^ first.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ ' ') * 0x100000001B3L;
    for (int i = 0; i < second.length(); i++) {
      hash = (hash ^ second.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }
}
