package org.rapporteur.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.rapporteur.intake.Original;

/// The bytes as they came, each under its SHA-256: `bytes/ab/abcd…`. A file that stands under its
/// name is whole: it is written beside and then moved.
final class Originals {
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
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  Optional<byte[]> bytes(String hash) throws IOException {
    Path file = file(hash);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private Path file(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }
}
