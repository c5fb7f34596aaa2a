package org.rapporteur.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Copies a desk while others may be writing to it: first the record as it stands at one moment,
/// then the bytes that this record names, which were in place before it named them. The copy is
/// made under another name beside its own and then moved, so that what bears its name is whole.
final class Copier {
  private final Path folder;
  private final RecordFile record;
  private final Originals originals;
  private final Path destination;

  Copier(Path folder, RecordFile record, Originals originals, Path destination) {
    this.folder = folder;
    this.record = record;
    this.originals = originals;
    this.destination = destination.toAbsolutePath().normalize();
  }

  /// @param others names of files of the desk that go along where they are there
  Copied run(List<String> others) throws IOException {
    requireRoom();
    Path beside = destination.resolveSibling("." + destination.getFileName() + ".unfinished");
    Files.createDirectories(beside);
    Copied copied;
    try (DeskLock lock = DeskLock.tryTake(beside)) {
      if (lock == null) {
        throw new DeskHeldException("another process is copying a desk to " + destination);
      }
      clear(beside);
      Path copy = beside.resolve(record.file().getFileName());
      record.copyTo(copy);
      RecordFile snapshot = RecordFile.toRead(copy);
      Originals bytes = new Originals(beside.resolve("bytes"));
      long size = Files.size(copy);
      List<String> missing = new ArrayList<>();
      for (String hash : snapshot.pageHashes()) {
        if (originals.copy(hash, bytes)) {
          size += Files.size(bytes.file(hash));
        } else {
          missing.add(hash);
        }
      }
      for (String other : others) {
        if (Files.exists(folder.resolve(other))) {
          Files.copy(folder.resolve(other), beside.resolve(other));
        }
      }
      copied = new Copied(snapshot.articleCount(), size, missing);
    }
    Files.deleteIfExists(destination);
    Files.move(beside, destination, StandardCopyOption.ATOMIC_MOVE);
    return copied;
  }

  private void requireRoom() throws IOException {
    if (destination.startsWith(folder.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException(
          destination + " lies inside the desk that is to be copied");
    }
    if (Files.isDirectory(destination)) {
      try (Stream<Path> files = Files.list(destination)) {
        if (files.findAny().isPresent()) {
          throw new IllegalArgumentException(
              destination + " is not empty: name a folder that is not there yet");
        }
      }
    } else if (Files.exists(destination)) {
      throw new IllegalArgumentException(
          destination + " is a file: name a folder that is not there yet");
    }
  }

  /// Takes away what a killed run left, but for the lock that is held.
  private static void clear(Path beside) throws IOException {
    try (Stream<Path> files = Files.walk(beside)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(beside) && !file.getFileName().toString().startsWith("desk.")) {
          Files.delete(file);
        }
      }
    }
  }
}
