package org.rapporteur.desk;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// SQLite's failures in words that say which file, and what to do.
final class RecordFailure {
  private static final int PRIMARY_CODE = 0xff;

  private RecordFailure() {}

  static IOException of(Path file, Throwable failure) {
    SQLiteException sqlite = sqlite(failure);
    if (sqlite == null) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return new IOException(file + ": " + cause.getMessage(), failure);
    }
    return new IOException(message(file, sqlite), failure);
  }

  private static String message(Path file, SQLiteException e) {
    int code = e.getResultCode().code & PRIMARY_CODE;
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return file + ": the disk is full. Nothing was written by half; make room and run it again";
    }
    if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return file
          + " is no record of a desk: it is no SQLite database, or its beginning was overwritten."
          + " Nothing was changed. Put a copy in its place, or move it away and add the pages again";
    }
    if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return file
          + " is damaged: a part of it is missing or was overwritten. Nothing was changed."
          + " Put a copy in its place, or move it away and add the pages again";
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code
        || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || code == SQLiteErrorCode.SQLITE_PERM.code) {
      return file
          + " cannot be opened to write, which even reading needs."
          + " See to the rights of the file and its folder, or copy the folder to where you may write";
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
      return file + " is held by another process; try again when that is done";
    }
    return file + ": " + e.getMessage();
  }

  private static @Nullable SQLiteException sqlite(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLiteException found) {
        return found;
      }
    }
    return null;
  }
}
