package org.rapporteur.desk;

/// What was given back to the disk.
///
/// @param bytes how many; 0 where the desk did not become smaller
/// @param files how many files of `bytes/` that no page refers to
public record Freed(long bytes, int files) {}
