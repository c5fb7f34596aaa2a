package org.rapporteur.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapporteur.intake.Original;
import org.rapporteur.model.Hash;

/// The bytes as they came, each under its SHA-256: `bytes/ab/abcd…`. A file that stands under its
/// name is whole: it is written beside and then moved.
final class Originals {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  Originals(Path folder) {
    this.folder = folder;
  }

  /// Keeps the bytes and returns once they are in place; does nothing when they are there.
  void keep(Original original) throws IOException {
    Path file = file(original.hash());
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(file.getParent(), "new", ".part");
    try {
      Files.write(beside, original.bytes());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException(file + " cannot be written: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  Optional<byte[]> bytes(String hash) throws IOException {
    Path file = file(hash);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /// What is wrong with the bytes with this hash; empty where they are here and the same.
  Optional<String> damage(String hash) throws IOException {
    Optional<byte[]> bytes = bytes(hash);
    return bytes.isEmpty()
        ? Optional.of("the bytes are missing")
        : Hash.of(bytes.get()).equals(hash)
            ? Optional.empty()
            : Optional.of("the bytes were changed");
  }

  /// Deletes what is not wanted and what killed runs left unfinished; leaves files alone that are
  /// not the desk's. Gives how many it deleted.
  int sweep(Set<String> wanted) throws IOException {
    int swept = 0;
    for (Path part : listed(folder)) {
      if (!Files.isDirectory(part)) {
        continue;
      }
      for (Path file : listed(part)) {
        String name = file.getFileName().toString();
        boolean unfinished = name.startsWith("new") && name.endsWith(".part");
        if (unfinished || HASH.matcher(name).matches() && !wanted.contains(name)) {
          Files.delete(file);
          swept++;
        }
      }
      if (listed(part).isEmpty()) {
        Files.delete(part);
      }
    }
    return swept;
  }

  private static List<Path> listed(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  boolean isEmpty() throws IOException {
    return listed(folder).isEmpty();
  }

  /// Copies the bytes with this hash to a folder of the same kind; false where they are not here.
  boolean copy(String hash, Originals other) throws IOException {
    if (!Files.exists(file(hash))) {
      return false;
    }
    Path copy = other.file(hash);
    Files.createDirectories(copy.getParent());
    Files.copy(file(hash), copy);
    return true;
  }

  Path file(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }
}
