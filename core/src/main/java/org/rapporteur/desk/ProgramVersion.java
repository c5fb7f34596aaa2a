package org.rapporteur.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rapporteur.Rapporteur;
import org.rapporteur.model.Hash;

/// Which version of the program's stages is running, as fingerprints of their classes, rules and
/// weights: what a stage made is made again exactly when the stage has changed, and nobody has to
/// remember to raise a number. A jar's table of contents holds the checksums, so nothing is
/// unpacked.
///
/// @param extractor of the stages that turn bytes into articles
/// @param readers of the stages that read an article by itself
/// @param chain of the whole
record ProgramVersion(String extractor, String readers, String chain) {
  private static final List<String> EXTRACTING = List.of("model", "intake", "extract");
  private static final List<String> READING =
      List.of("model", "reading", "dates", "statements", "events", "figures");
  private static final List<String> RELATING = List.of("copies", "stories", "brief");
  private static final String ROOT = "org/rapporteur/";

  /// Reads the running program's own files once.
  static ProgramVersion current() {
    return Current.VERSION;
  }

  private static final class Current {
    private static final ProgramVersion VERSION = of(checksums());
  }

  private static ProgramVersion of(Map<String, Long> checksums) {
    List<String> chain = new ArrayList<>(EXTRACTING);
    chain.addAll(READING);
    chain.addAll(RELATING);
    // the classes of the root package, which tie the stages together
    chain.add("");
    return new ProgramVersion(
        fingerprint(checksums, EXTRACTING),
        fingerprint(checksums, READING),
        fingerprint(checksums, chain));
  }

  private static String fingerprint(Map<String, Long> checksums, List<String> rooms) {
    List<String> parts = new ArrayList<>();
    checksums.forEach(
        (name, checksum) -> {
          int slash = name.indexOf('/');
          if (rooms.contains(slash < 0 ? "" : name.substring(0, slash))) {
            parts.add(name + "=" + checksum);
          }
        });
    return Hash.ofParts(parts.toArray(String[]::new));
  }

  /// By path below the root package, in order.
  private static Map<String, Long> checksums() {
    try {
      Path place =
          Path.of(Rapporteur.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(place) ? ofFolder(place.resolve(ROOT)) : ofJar(place);
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot read its own files", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own place is no path", e);
    }
  }

  private static Map<String, Long> ofJar(Path jar) throws IOException {
    Map<String, Long> checksums = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
          checksums.put(entry.getName().substring(ROOT.length()), entry.getCrc());
        }
      }
    }
    return checksums;
  }

  private static Map<String, Long> ofFolder(Path root) throws IOException {
    Map<String, Long> checksums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        checksums.put(root.relativize(file).toString().replace('\\', '/'), checksum(file));
      }
    }
    return checksums;
  }

  private static long checksum(Path file) throws IOException {
    CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32());
    try (in) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return in.getChecksum().getValue();
  }
}
