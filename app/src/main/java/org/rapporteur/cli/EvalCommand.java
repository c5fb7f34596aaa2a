package org.rapporteur.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "eval",
    description = "One capability alone, as the scorers call it.",
    synopsisSubcommandLabel = "TASK",
    subcommands = {EvalSameCommand.class, EvalChainCommand.class})
final class EvalCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which task? same or chain.");
  }
}
