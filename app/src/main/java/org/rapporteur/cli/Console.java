package org.rapporteur.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and prints: the process's own streams, or a test's.
///
/// @param interactive whether someone watches `err` on a terminal
record Console(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
  /// A message for people, on standard error.
  void say(String message) {
    err.println("rapporteur: " + message);
  }
}
