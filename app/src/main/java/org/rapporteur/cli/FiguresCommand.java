package org.rapporteur.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Gear;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "figures", description = "How many of what.")
final class FiguresCommand implements Callable<Integer>, Inputs.Printer<Figure> {
  @Mixin private Inputs inputs;

  FiguresCommand(Console console) {
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    Rapporteur rapporteur = new Rapporteur(Gear.FAST); // figures ask for no names
    inputs.printEach(
        rapporteur,
        article -> {
          var reading = rapporteur.read(article);
          return rapporteur.figures(reading, rapporteur.dates(reading));
        },
        Account::figures,
        this);
    return inputs.exitCode();
  }

  @Override
  public Object json(Figure found, Article article) {
    return ContractJson.figure(found, article);
  }

  @Override
  public String text(Figure found, Article article) {
    return Columns.row(
        article.from().key(),
        found.value().toPlainString(),
        found.unit(),
        found.of(),
        Wrap.oneLine(found.sentence().of(article.text()), 160));
  }
}
