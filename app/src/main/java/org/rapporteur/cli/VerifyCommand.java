package org.rapporteur.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.json.ContractJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "verify",
    description = {
      "Holds every stored span against the article's text, every article against the bytes it came from, and the bytes against their hash.",
      "Prints what fails, one JSON object a line; nothing, and exit code 0, when all matches."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private DeskFolder desk = new DeskFolder();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    AtomicInteger failures = new AtomicInteger();
    try (Desk open = desk.openToRead(console)) {
      open.verify(
          new Rapporteur(),
          failed -> {
            failures.incrementAndGet();
            console
                .out()
                .println(
                    ContractJson.failedSpan(failed, open.article(failed.article()).orElse(null)));
          });
    }
    if (failures.get() > 0) {
      console.say(Wrap.count(failures.get(), "span", "spans") + " failed");
    }
    return failures.get() == 0 ? 0 : 1;
  }
}
