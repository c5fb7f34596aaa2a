package org.rapporteur.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Mention;
import org.rapporteur.model.When;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "figures", description = "How many of what.")
final class FiguresCommand implements Callable<Integer>, Inputs.Printer<Figure> {
  @Mixin private Inputs inputs;
  @Mixin private ReadingGear gear = new ReadingGear();

  FiguresCommand(Console console) {
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    Rapporteur rapporteur = gear.rapporteur();
    inputs.printEach(
        rapporteur,
        article -> {
          var reading = rapporteur.read(article);
          var dates = rapporteur.dates(reading);
          return rapporteur.figures(reading, dates, rapporteur.statements(reading, dates));
        },
        Account::figures,
        this);
    return inputs.exitCode();
  }

  private static String by(Figure found) {
    Mention by = found.by();
    When date = found.date();
    return (by == null ? "" : "by " + by.entity()) + (date == null ? "" : " for " + date.value());
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
        by(found),
        Wrap.oneLine(found.sentence().of(article.text()), 160));
  }
}
