package org.rapporteur.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// Files to pages.
final class Pages {
  private Pages() {}

  /// The page in the file `name`, or why there is none.
  ///
  /// @param key of the page
  /// @param at what messages call it
  static Input read(
      String key, String at, String name, @Nullable String url, Place place, Limits limits) {
    FileType type = FileType.of(name);
    if (type != FileType.HTML && type != FileType.TEXT && type != FileType.UNKNOWN) {
      return new Input.Refused(at, Rejection.UNKNOWN_TYPE, name + " is no page");
    }
    Input read;
    try (InputStream in = open(name, place, limits)) {
      read =
          decode(key, at, type == FileType.TEXT ? Page.Kind.TEXT : Page.Kind.HTML, url, in, limits);
    } catch (IOException e) {
      read = refusal(at, e);
    }
    boolean named = at.endsWith(name) || !(read instanceof Input.Refused);
    return named ? read : withFile((Input.Refused) read, name);
  }

  /// The bytes of a file, with gzip undone.
  static InputStream open(String name, Place place, Limits limits) throws IOException {
    InputStream stored = place.open(name);
    try {
      return FileType.isGzipped(name)
          ? new Swelling(place.allowance(name, limits)).guard(new GZIPInputStream(stored, 1 << 16))
          : stored;
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }

  /// The page that `in` holds, or why it is none.
  static Input decode(
      String key, String at, Page.Kind kind, @Nullable String url, InputStream in, Limits limits)
      throws IOException {
    byte[] bytes = in.readNBytes(limits.page() + 1);
    if (bytes.length > limits.page()) {
      return new Input.Refused(
          at, Rejection.TOO_LARGE, "more than " + (limits.page() >> 20) + " MB");
    }
    return of(key, at, kind, url, Original.owning(bytes), "", null);
  }

  /// The page of these bytes, or why they are none.
  ///
  /// @param charset that the server named, or empty
  static Input of(
      String key,
      String at,
      Page.Kind kind,
      @Nullable String url,
      Original original,
      String charset,
      @Nullable Instant fetched) {
    Optional<String> content = TextDecoder.decode(original.shared(), kind, charset);
    if (content.isEmpty()) {
      return new Input.Refused(at, Rejection.BINARY, "");
    }
    if (content.get().isBlank()) {
      return new Input.Refused(at, Rejection.EMPTY, "");
    }
    return new Input.OfPage(
        new Page(key, kind, url, content.get(), original.hash(), fetched), original);
  }

  /// What became of a file that could not be read to its end.
  static Input.Refused refusal(String at, IOException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    return switch (e) {
      case NoSuchFileException missing -> new Input.Refused(at, Rejection.MISSING, "");
      case AccessDeniedException denied ->
          new Input.Refused(at, Rejection.UNREADABLE, "no permission");
      case Swelling.Exceeded exceeded -> new Input.Refused(at, Rejection.TOO_LARGE, message);
      case ZipException broken -> new Input.Refused(at, Rejection.BROKEN_ARCHIVE, message);
      case EOFException cut -> new Input.Refused(at, Rejection.BROKEN_ARCHIVE, "cut short");
      default -> new Input.Refused(at, Rejection.UNREADABLE, message);
    };
  }

  private static Input withFile(Input.Refused refused, String name) {
    String detail = refused.detail().isEmpty() ? name : name + ": " + refused.detail();
    return new Input.Refused(refused.key(), refused.reason(), detail);
  }
}
