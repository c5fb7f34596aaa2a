package org.rapporteur.desk;

import java.util.List;

/// What a copy of a desk holds.
///
/// @param articles how many
/// @param bytes the size of its record and of the pages' bytes
/// @param missing the SHA-256 of bytes that the desk itself lacks, in order; empty for a whole desk
public record Copied(int articles, long bytes, List<String> missing) {
  public Copied {
    missing = List.copyOf(missing);
  }
}
