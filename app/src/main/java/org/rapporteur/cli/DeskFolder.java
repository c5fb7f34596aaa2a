package org.rapporteur.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import picocli.CommandLine.Option;

/// Which desk a command works on.
final class DeskFolder {
  @Option(
      names = "--desk",
      paramLabel = "DIR",
      description =
          "The desk's folder. Without it, rapporteur in your data folder: $XDG_DATA_HOME, or ~/.local/share.")
  private @Nullable Path folder;

  Path folder() {
    Path named = folder;
    return named != null ? named : standard();
  }

  /// The desk to read.
  Desk openToRead(Console console) throws IOException {
    return say(Desk.openToRead(folder()), console);
  }

  /// The desk to write to, made where there is none.
  Desk openToWrite(Console console) throws IOException {
    return say(Desk.open(folder()), console);
  }

  /// The desk to write to, where there is one.
  Desk openThere(Console console) throws IOException {
    return say(Desk.openThere(folder()), console);
  }

  private static Desk say(Desk desk, Console console) {
    desk.indexDamage()
        .ifPresent(
            damage ->
                console.say(
                    "the index of the desk "
                        + desk.folder()
                        + " was damaged ("
                        + damage
                        + ") and was made again out of the record"));
    return desk;
  }

  private static Path standard() {
    Path home = Path.of(System.getProperty("user.home", "."));
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String windows = System.getenv("LOCALAPPDATA");
    String xdg = System.getenv("XDG_DATA_HOME");
    if (system.startsWith("windows") && windows != null) {
      return Path.of(windows, "rapporteur");
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library/Application Support/rapporteur");
    }
    // the specification of base directories has relative paths ignored
    boolean named = xdg != null && Path.of(xdg).isAbsolute();
    return (named ? Path.of(xdg) : home.resolve(".local/share")).resolve("rapporteur");
  }
}
