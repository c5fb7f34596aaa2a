package org.rapporteur.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/// Runs the commands once over a few pages, so that the JVM can note which classes they load and
/// which methods are worth compiling (`-XX:AOTCacheOutput`). The launcher calls it after each
/// build.
final class Rehearsal {
  private Rehearsal() {}

  private static final List<String> COMMANDS =
      List.of(
          "extract",
          "copies",
          "stories",
          "statements",
          "names",
          "entities",
          "dates",
          "events",
          "figures",
          "brief");

  /// @param arguments the inputs to read
  public static void main(String[] arguments) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Main.run(new String[] {"--version"}, InputStream.nullInputStream(), nowhere, nowhere);
    Main.run(new String[] {"help"}, InputStream.nullInputStream(), nowhere, nowhere);
    for (String command : COMMANDS) {
      for (List<String> form : List.of(List.of(command), List.of(command, "--json"))) {
        String[] line = new String[form.size() + arguments.length];
        form.toArray(line);
        System.arraycopy(arguments, 0, line, form.size(), arguments.length);
        Main.run(line, InputStream.nullInputStream(), nowhere, nowhere);
      }
    }
  }
}
