package org.rapporteur.desk;

import java.time.Instant;
import org.rapporteur.model.LineRuling;

/// What a reader said of lines on the desk.
///
/// @param number by which it is taken back, from 1; not one of the stories' log
/// @param made when
/// @param ruling what was said
/// @param undone whether it was taken back
public record LineLogEntry(long number, Instant made, LineRuling ruling, boolean undone) {}
