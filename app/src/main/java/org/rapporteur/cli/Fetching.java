package org.rapporteur.cli;

import java.time.Clock;
import org.rapporteur.intake.web.FetchSettings;
import org.rapporteur.intake.web.PoliteFetcher;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How a command fetches the addresses among its inputs.
final class Fetching {
  @Option(
      names = "--user-agent",
      paramLabel = "NAME",
      defaultValue = "Rapporteur/" + Main.VERSION,
      description =
          "What to call yourself to servers; ${DEFAULT-VALUE} by default. Best with an address where you can be reached: \"Newsroom/1.0 (+https://newsroom.example/contact)\".")
  private String userAgent = "Rapporteur/" + Main.VERSION;

  @Option(
      names = "--allow-private",
      description = "Fetch also from this machine and its own network, which is refused otherwise.")
  private boolean allowPrivate;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  PoliteFetcher open() {
    FetchSettings settings;
    try {
      settings = FetchSettings.of(userAgent);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--user-agent takes a name such as Newsroom/1.0 (+ADDRESS)", e);
    }
    return new PoliteFetcher(
        allowPrivate ? settings.withPrivateAddresses() : settings, Clock.systemUTC());
  }
}
