package org.rapporteur.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "brief",
    description = "What stands in each story: its lines, how many independent origins tell them, and where the tellings differ.")
final class BriefCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private Inputs inputs;

  @Option(names = "--all", description = "Show also the lines that one report alone tells, all of them.")
  private boolean all;

  BriefCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() {
    Rapporteur rapporteur = new Rapporteur();
    Rapporteur.Result result = rapporteur.brief(inputs.articles(rapporteur), inputs.progress());
    Map<ArticleId, Article> byId = ContractJson.byId(result.articles());
    for (Brief brief : result.briefs()) {
      console.out().println(inputs.json() ? ContractJson.brief(brief, byId) : new BriefText(brief, byId, all));
    }
    return inputs.exitCode();
  }
}
