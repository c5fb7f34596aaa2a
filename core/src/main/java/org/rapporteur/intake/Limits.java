package org.rapporteur.intake;

/// How much is read of one thing before it is refused as too large. Guards against files that are
/// no news pages and archives made to swell.
///
/// @param page bytes of one page or one line of JSON Lines. The largest of 4,000 news pages at hand
/// has 5 MB.
/// @param swelling how many times its own size an archive may grow. Markup grows 4 to 20 times,
/// repeated rows up to 60; DEFLATE can do 1,032.
/// @param smallArchive bytes that any archive may hold, however small it is itself
record Limits(int page, int swelling, long smallArchive) {
  static final Limits DEFAULT = new Limits(64 << 20, 200, 64L << 20);

  /// How many bytes may come out of an archive of `size` bytes.
  long allowance(long size) {
    return Math.max(smallArchive, size * swelling);
  }
}
