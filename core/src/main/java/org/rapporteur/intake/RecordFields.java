package org.rapporteur.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header of a WARC record: its version and named fields (WARC 1.1, clause 4). Lines may end in
/// a line feed alone, as some programs write them.
///
/// @param pairs a name and its value, in turn
record RecordFields(List<String> pairs) {
  /// The fields of a header that ends in an empty line. Throws [RecordBytes.Damaged] where it is
  /// none.
  static RecordFields parse(byte[] bytes, int from, int length) throws RecordBytes.Damaged {
    String header = new String(bytes, from, length, StandardCharsets.UTF_8);
    List<String> pairs = new ArrayList<>(32);
    int start = header.indexOf('\n') + 1;
    requireVersion(header.substring(0, Math.max(0, start)).strip());
    while (start < header.length()) {
      int end = header.indexOf('\n', start);
      String line = header.substring(start, end < 0 ? header.length() : end).stripTrailing();
      start = end < 0 ? header.length() : end + 1;
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if (line.charAt(0) <= ' ' && !pairs.isEmpty()) {
        pairs.set(pairs.size() - 1, pairs.getLast() + " " + line.strip());
      } else if (colon > 0) {
        pairs.add(line.substring(0, colon).strip());
        pairs.add(line.substring(colon + 1).strip());
      } else {
        throw new RecordBytes.Damaged("not a valid record header");
      }
    }
    return new RecordFields(pairs);
  }

  /// `WARC/1.0`, and its drafts and successors.
  private static void requireVersion(String line) throws RecordBytes.Damaged {
    boolean known =
        line.length() >= 8
            && line.startsWith("WARC/")
            && Character.isDigit(line.charAt(5))
            && line.charAt(6) == '.'
            && Character.isDigit(line.charAt(7));
    if (!known) {
      throw new RecordBytes.Damaged("not a valid record header");
    }
  }

  /// The first value under a name, in letters of any size, that is not empty.
  Optional<String> first(String name) {
    for (int i = 0; i < pairs.size(); i += 2) {
      if (pairs.get(i).equalsIgnoreCase(name) && !pairs.get(i + 1).isEmpty()) {
        return Optional.of(pairs.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
