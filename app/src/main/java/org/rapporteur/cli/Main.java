package org.rapporteur.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The program's entry.
@Command(
    name = "rapporteur",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    version = "rapporteur " + Main.VERSION,
    description = "Reads what many outlets published and reports what stands.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "An INPUT is an .html .txt .jsonl .json .warc .rss .atom .xml or .opml file (each also .gz), a .wacz, a .zip or folder of them, an http(s) address, or - for standard input.",
      "Exit code: 0 done, 1 some inputs were rejected (each named on standard error), 2 wrong usage, 3 the machine failed."
    },
    subcommands = {
      ExtractCommand.class,
      CopiesCommand.class,
      StoriesCommand.class,
      StatementsCommand.class,
      NamesCommand.class,
      EntitiesCommand.class,
      DatesCommand.class,
      EventsCommand.class,
      FiguresCommand.class,
      BriefCommand.class,
      SearchCommand.class,
      AddCommand.class,
      WatchCommand.class,
      CorrectCommand.class,
      LogCommand.class,
      DeskCommand.class,
      ServeCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      SchemaCommand.class,
      EvalCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  static final String VERSION = "0.1.0";

  /// Lucene says at each start how fast it could be: nothing for people who read the news. Held
  /// here, as an unheld logger forgets its level.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  @Spec private CommandSpec spec;

  private Main(CommandSpec spec) {
    this.spec = spec;
  }

  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.exit(run(arguments, new Console(System.in, out, System.err, interactive())));
  }

  @SuppressWarnings("SystemConsoleNull") // the checker of nulls still counts it as one
  private static boolean interactive() {
    java.io.Console terminal = System.console();
    return terminal != null && terminal.isTerminal();
  }

  /// Runs one command on the given streams and returns its exit code: what `main` does, without
  /// ending the process.
  public static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
    return run(arguments, new Console(in, out, err, false));
  }

  private static int run(String[] arguments, Console console) {
    if (arguments.length == 1 && Set.of("--version", "-V").contains(arguments[0])) {
      console.out().println("rapporteur " + VERSION); // before all commands are set up for it
      console.out().flush();
      return 0;
    }
    PrintStream out = console.out();
    PrintStream err = console.err();
    CommandLine line =
        new CommandLine(Main.class, new Factory(console))
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (exception, command, parsed) -> {
                  if (exception instanceof UncheckedIOException
                      || exception instanceof IOException) {
                    console.say(String.valueOf(exception.getMessage()));
                  } else {
                    console.say("this is a mistake of the program's own:");
                    exception.printStackTrace(err);
                  }
                  return 3;
                });
    int code;
    try {
      code = line.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      console.say("this machine cannot do it: " + e);
      code = 3;
    }
    out.flush();
    err.flush();
    return code;
  }

  /// Without a command: how to use it.
  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Which command? Try: rapporteur help");
  }

  /// Gives every command the streams.
  private record Factory(Console console) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == Main.class) {
        return type.cast(new Main(CommandSpec.create()));
      }
      for (var constructor : type.getDeclaredConstructors()) {
        if (constructor.getParameterCount() == 1
            && constructor.getParameterTypes()[0] == Console.class) {
          return type.cast(constructor.newInstance(console));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
