package org.rapporteur.desk;

import java.io.IOException;

/// Somebody else is writing to the desk; the message says who. Reading goes on meanwhile.
public final class DeskHeldException extends IOException {
  DeskHeldException(String message) {
    super(message);
  }
}
