package org.rapporteur.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "names", description = "The people, organisations, places and groups a text names.")
final class NamesCommand implements Callable<Integer>, Inputs.Printer<Name> {
  @Mixin private Inputs inputs;
  @Mixin private ReadingGear gear = new ReadingGear();

  NamesCommand(Console console) {
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    Rapporteur rapporteur = gear.rapporteur();
    inputs.printEach(
        rapporteur,
        article -> rapporteur.read(article).names(),
        account -> account.reading().names(),
        this);
    return inputs.exitCode();
  }

  @Override
  public Object json(Name found, Article article) {
    return ContractJson.name(found, article);
  }

  @Override
  public String text(Name found, Article article) {
    return Columns.row(
        article.from().key(),
        found.kind().name().toLowerCase(java.util.Locale.ROOT),
        found.text(),
        found.entity());
  }
}
