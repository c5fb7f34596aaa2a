package org.rapporteur.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "eval", description = "One capability alone, as the scorers call it.")
final class EvalCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "TASK", description = "same")
  private String task = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "Its input.")
  private String file = "";

  EvalCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.say("no task is called " + task + " (" + file + ")");
    return 2;
  }
}
