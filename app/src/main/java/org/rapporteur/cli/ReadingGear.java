package org.rapporteur.cli;

import org.rapporteur.Rapporteur;
import org.rapporteur.model.Gear;
import picocli.CommandLine.Option;

/// With or without the encoder: shared by commands that read names or statements.
final class ReadingGear {
  @Option(
      names = "--fast",
      description =
          "Read without the encoder: several times as fast, finds a little less. For archives.")
  private boolean fast;

  Rapporteur rapporteur() {
    return new Rapporteur(fast ? Gear.FAST : Gear.FULL);
  }
}
