package org.rapporteur.intake.web;

import java.time.Instant;
import org.rapporteur.model.Rejection;

/// What became of an address.
public sealed interface Fetched {
  /// The bytes that stand there.
  ///
  /// @param address where they were in the end, redirects followed
  /// @param bytes as sent, compression undone; shared, so for reading only
  /// @param mediaType such as `text/html`, lower case; empty where the server does not say
  /// @param charset as the server writes it, or empty
  /// @param validator to ask again with
  /// @param again when and where to ask again
  /// @param at when they came
  record Content(
      String address,
      byte[] bytes,
      String mediaType,
      String charset,
      Validator validator,
      Again again,
      Instant at)
      implements Fetched {}

  /// The same as when the validator was given out.
  ///
  /// @param address where it was in the end, redirects followed
  /// @param again when and where to ask again
  /// @param at when the server said so
  record NotModified(String address, Again again, Instant at) implements Fetched {}

  /// Nothing, and why.
  ///
  /// @param detail what more there is to say, or empty
  /// @param again when to ask again, if at all
  record Refused(Rejection reason, String detail, Again again) implements Fetched {
    public Refused(Rejection reason, String detail) {
      this(reason, detail, Again.UNSAID);
    }
  }
}
