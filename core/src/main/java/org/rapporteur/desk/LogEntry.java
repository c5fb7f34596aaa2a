package org.rapporteur.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.StoryChange;

/// What became of a story on the desk.
///
/// @param number by which it is undone, from 1
/// @param made when
/// @param ruling the number of the reader's ruling that brought it about; null where articles that
/// came later did
/// @param change what became of it
/// @param undone whether a reader took it back
public record LogEntry(
    long number, Instant made, @Nullable Long ruling, StoryChange change, boolean undone) {}
