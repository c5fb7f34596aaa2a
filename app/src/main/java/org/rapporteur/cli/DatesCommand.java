package org.rapporteur.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.Gear;
import org.rapporteur.model.When;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "dates",
    description = "The dates, times, durations and sets of times in a text, and what they mean.")
final class DatesCommand implements Callable<Integer>, Inputs.Printer<When> {
  @Mixin private Inputs inputs;

  DatesCommand(Console console) {
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    Rapporteur rapporteur = new Rapporteur(Gear.FAST); // dates ask for no names
    inputs.printEach(
        rapporteur, article -> rapporteur.dates(rapporteur.read(article)), Account::dates, this);
    return inputs.exitCode();
  }

  @Override
  public Object json(When found, Article article) {
    return ContractJson.when(found, article);
  }

  @Override
  public String text(When found, Article article) {
    return Columns.row(article.from().key(), found.kind().name(), found.value(), found.text());
  }
}
