package org.rapporteur.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One capture of one address: what an outlet sent, decoded, before anything was chosen from it.
///
/// @param key what the input called it: its `id`, else its path as given, else its address
/// @param kind how `content` is to be read
/// @param url where it was captured, when the input says so
/// @param content the decoded characters
/// @param hash SHA-256 of the original bytes
/// @param fetched when the bytes were taken, when the input says so (a WARC does, a file does not)
public record Page(
    String key,
    Kind kind,
    @Nullable String url,
    String content,
    String hash,
    @Nullable Instant fetched) {

  /// Markup or plain text.
  public enum Kind {
    HTML,
    TEXT
  }
}
