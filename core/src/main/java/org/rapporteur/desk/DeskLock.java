package org.rapporteur.desk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The right to write to a desk: the operating system's lock on `desk.lock`, which ends with the
/// process however that ends. Beside it stands `desk.writer`, which names the holder for people.
final class DeskLock implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final FileChannel channel;

  private DeskLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Waits up to `patience` for the lock, then says who holds it.
  static DeskLock take(Path folder, Duration patience) throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      DeskLock lock = tryTake(folder);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() >= until) {
        throw new DeskHeldException(
            "the desk "
                + folder
                + " is being written to by "
                + holder(folder)
                + "; try again when that is done");
      }
      try {
        Thread.sleep(BETWEEN_TRIES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for the desk " + folder, e);
      }
    }
  }

  /// The lock, or null where somebody else has it.
  static @Nullable DeskLock tryTake(Path folder) throws IOException {
    FileChannel channel = channel(folder.resolve("desk.lock"));
    boolean taken = false;
    try {
      FileLock lock = channel.tryLock();
      taken = lock != null;
    } catch (OverlappingFileLockException e) {
      // another thread of this process has it: the same as another process
      taken = false;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    if (!taken) {
      return null;
    }
    // a file of its own: on Windows a locked one cannot be read
    Files.writeString(folder.resolve("desk.writer"), "process " + ProcessHandle.current().pid());
    return new DeskLock(channel);
  }

  private static FileChannel channel(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      String reason = e instanceof AccessDeniedException ? "no right to" : e.getReason();
      throw new IOException(
          file
              + " cannot be written ("
              + reason
              + "). A desk needs a folder that can be written to: see to its rights, or copy it",
          e);
    }
  }

  private static String holder(Path folder) {
    try {
      return Files.readString(folder.resolve("desk.writer"));
    } catch (IOException e) {
      return "another process";
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
