package org.rapporteur.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Rapporteur;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Account;
import org.rapporteur.model.Actor;
import org.rapporteur.model.Article;
import org.rapporteur.model.Event;
import org.rapporteur.model.Mention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "events",
    description = "Who did what to whom, where and when, and whether it happened.")
final class EventsCommand implements Callable<Integer>, Inputs.Printer<Event> {
  @Mixin private Inputs inputs;
  @Mixin private ReadingGear gear = new ReadingGear();

  EventsCommand(Console console) {
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    Rapporteur rapporteur = gear.rapporteur();
    inputs.printEach(
        rapporteur,
        article -> {
          var reading = rapporteur.read(article);
          return rapporteur.events(reading, rapporteur.dates(reading));
        },
        Account::events,
        this);
    return inputs.exitCode();
  }

  @Override
  public Object json(Event found, Article article) {
    return ContractJson.event(found, article);
  }

  @Override
  public String text(Event found, Article article) {
    return Columns.row(
        article.from().key(),
        found.mode().isEmpty() ? found.type() : found.type() + " " + found.mode(),
        status(found),
        who(found.source()) + " → " + who(found.target()),
        Wrap.oneLine(found.sentence().of(article.text()), 160));
  }

  private static String status(Event found) {
    Mention by = found.by();
    return found.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + (by == null ? "" : " by " + by.entity())
        + (found.background() ? ", background" : "");
  }

  private static String who(@Nullable Actor actor) {
    return actor == null ? "?" : actor.mention().entity();
  }
}
