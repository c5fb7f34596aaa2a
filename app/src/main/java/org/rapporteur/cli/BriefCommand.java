package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "brief",
    description =
        "What stands in each story: its lines, how many independent origins tell them, and where the tellings differ.")
final class BriefCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private Inputs inputs;

  @Option(
      names = "--all",
      description = "Show also the lines that one report alone tells, all of them.")
  private boolean all;

  BriefCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    if (inputs.named()) {
      Rapporteur rapporteur = new Rapporteur();
      rapporteur.prepare();
      Rapporteur.Result result = rapporteur.brief(inputs.articles(rapporteur), inputs.progress());
      print(result.briefs(), result.articles());
    } else {
      try (Desk desk = inputs.openDesk()) {
        print(desk.briefs(), desk.articles());
      }
    }
    return inputs.exitCode();
  }

  private void print(List<Brief> briefs, List<Article> articles) {
    Map<ArticleId, Article> byId = ContractJson.byId(articles);
    for (Brief brief : briefs) {
      console
          .out()
          .println(
              inputs.json() ? ContractJson.brief(brief, byId) : new BriefText(brief, byId, all));
    }
  }
}
