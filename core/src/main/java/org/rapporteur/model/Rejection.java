package org.rapporteur.model;

/// Why an input gave nothing. Part of the world's ordinary mess, so a value and no exception.
public enum Rejection {
  MISSING("no such file or folder"),
  NOT_FETCHED("not fetched"),
  ROBOTS("robots.txt forbids it"),
  PRIVATE_ADDRESS("a private address"),
  EMPTY("empty"),
  BINARY("binary data, not text"),
  UNREADABLE("cannot be read"),
  BROKEN_ARCHIVE("broken archive"),
  BROKEN_RECORD("damaged record"),
  BROKEN_JSON("not valid JSON"),
  BROKEN_XML("not well-formed XML"),
  DOCTYPE("declares a document type (DOCTYPE): refused, since it could name files or swell"),
  UNRESOLVED("refers to a record that is not there"),
  DIGEST_DIFFERS("is not what its archive says: digests differ"),
  ONLY_LISTED("listed, but not held: fetch its address"),
  INCOMPLETE_RECORD("a record lacks what it needs"),
  UNKNOWN_TYPE("unknown type"),
  NOT_YET_READ("not yet read by this version"),
  TOO_LARGE("too large"),
  NO_ARTICLE("no article on the page"),
  /// Our mistake, not the page's.
  FAILED("this is a mistake of the program's own"),
  NOTHING_INSIDE("holds nothing that can be read");

  private final String reason;

  Rejection(String reason) {
    this.reason = reason;
  }

  /// For people.
  public String reason() {
    return reason;
  }
}
