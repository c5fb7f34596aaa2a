package org.rapporteur.intake;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Where a file lies: what opens it, and the files that a manifest beside it names.
sealed interface Place permits Place.Folder, Place.Archive, Addresses.Nowhere {
  /// The bytes of the file `name`, as stored; `name` is relative to this place. Throws
  /// [NoSuchFileException] where there is none.
  InputStream open(String name) throws IOException;

  /// The bytes of the file `name` from `offset` on, for a second reading; good also once its
  /// archive was closed.
  InputStream openAt(String name, long offset) throws IOException;

  /// How many bytes may come out of the file `name` when it is unpacked.
  long allowance(String name, Limits limits) throws IOException;

  /// The folder that holds the file `name`.
  Place around(String name);

  /// A folder of the file system.
  record Folder(Path path) implements Place {
    @Override
    public InputStream open(String name) throws IOException {
      Path file = file(name);
      if (Files.isDirectory(file)) {
        throw new NoSuchFileException(name, null, "a folder");
      }
      return new BufferedInputStream(Files.newInputStream(file));
    }

    @Override
    public InputStream openAt(String name, long offset) throws IOException {
      InputStream in = Files.newInputStream(file(name));
      in.skipNBytes(offset);
      return in;
    }

    @Override
    public long allowance(String name, Limits limits) throws IOException {
      return limits.allowance(Files.size(file(name)));
    }

    @Override
    public Place around(String name) {
      Path parent = path.resolve(name).getParent();
      return new Folder(parent != null ? parent : path);
    }

    private Path file(String name) throws NoSuchFileException {
      try {
        return path.resolve(name);
      } catch (InvalidPathException e) {
        NoSuchFileException missing = new NoSuchFileException(name, null, "no valid path");
        missing.initCause(e);
        throw missing;
      }
    }
  }

  /// A folder inside a zip archive.
  ///
  /// @param folder empty, or ending in a slash
  record Archive(ZipFile zip, String folder, Swelling swelling) implements Place {
    @Override
    public InputStream open(String name) throws IOException {
      ZipEntry entry = entry(name);
      if (entry == null || entry.isDirectory()) {
        throw new NoSuchFileException(name);
      }
      return new CheckedEntry(swelling.guard(zip.getInputStream(entry)), entry.getCrc());
    }

    @Override
    public InputStream openAt(String name, long offset) throws IOException {
      ZipFile again = openZip(Path.of(zip.getName()));
      try {
        ZipEntry entry = again.getEntry(folder + name);
        if (entry == null) {
          throw new NoSuchFileException(name);
        }
        InputStream in = again.getInputStream(entry);
        in.skipNBytes(offset);
        return new FilterInputStream(in) {
          @Override
          public void close() throws IOException {
            again.close();
          }
        };
      } catch (IOException e) {
        again.close();
        throw e;
      }
    }

    /// Names in an archive are UTF-8, or in old ones those of DOS.
    static ZipFile openZip(Path path) throws IOException {
      try {
        return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
      } catch (ZipException e) {
        if (e.getMessage() != null && e.getMessage().contains("bad entry name")) {
          return new ZipFile(path.toFile(), Charset.forName("IBM437"));
        }
        throw e;
      }
    }

    /// The archive as a whole is guarded already; a gzip file inside it may swell once more.
    @Override
    public long allowance(String name, Limits limits) {
      ZipEntry entry = entry(name);
      return limits.allowance(entry == null ? 0 : Math.max(0, entry.getSize()));
    }

    @Override
    public Place around(String name) {
      return new Archive(zip, folder + name.substring(0, name.lastIndexOf('/') + 1), swelling);
    }

    private @Nullable ZipEntry entry(String name) {
      ZipEntry asWritten = zip.getEntry(folder + name);
      return asWritten != null ? asWritten : zip.getEntry(normal(folder + name));
    }

    /// `pages/../a.html` is `a.html`; nothing lies outside the archive.
    private static String normal(String name) {
      Deque<String> steps = new ArrayDeque<>();
      for (String step : List.of(name.split("/"))) {
        if (step.equals("..")) {
          steps.pollLast();
        } else if (!step.isEmpty() && !step.equals(".")) {
          steps.addLast(step);
        }
      }
      return String.join("/", steps);
    }
  }
}
