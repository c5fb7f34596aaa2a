package org.rapporteur.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rapporteur.web.WebDesk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    description =
        "Opens the desk in the browser, for this machine only, until stopped with Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;

  private final Console console;
  @Mixin private DeskFolder desk = new DeskFolder();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port; ${DEFAULT-VALUE} by default, 0 for any that is free.")
  private int port;

  @Spec private CommandSpec spec;

  ServeCommand(Console console) {
    this.console = console;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > LAST_PORT) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port takes a number from 0 to " + LAST_PORT + ", not " + port);
    }
    try (WebDesk web = WebDesk.start(desk.folder(), port)) {
      Runtime.getRuntime().addShutdownHook(new Thread(web::close, "close the web desk"));
      console.out().println(web.url());
      console.out().flush();
      // nothing ends this but the end of the process
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
