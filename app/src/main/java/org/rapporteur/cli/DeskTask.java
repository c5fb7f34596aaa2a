package org.rapporteur.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that works on one desk. What makes no sense on it is wrong usage.
abstract class DeskTask implements Callable<Integer> {
  final Console console;
  @Mixin DeskFolder desk = new DeskFolder();
  @Spec private CommandSpec spec = CommandSpec.create();

  DeskTask(Console console) {
    this.console = console;
  }

  /// The exit code; throws [IllegalArgumentException] where what is asked for makes no sense.
  abstract int run() throws IOException;

  @Override
  public final Integer call() throws IOException {
    try {
      return run();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
