package org.rapporteur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Option(
      names = "--publishers",
      paramLabel = "FILE",
      description =
          "Which outlets are one publisher's, a line each: `Herald Group: Port Herald, portherald.example`. A desk has its own: publishers.txt in its folder.")
  private @Nullable Path publishers;

  @Spec private CommandSpec spec;

  BriefCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    if (inputs.named()) {
      Rapporteur rapporteur = withPublishers(new Rapporteur());
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

  private Rapporteur withPublishers(Rapporteur rapporteur) {
    Path file = publishers;
    if (file == null) {
      return rapporteur;
    }
    try {
      return rapporteur.withPublishers(Files.readAllLines(file));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), file + ": there is no such file, or it is no text in UTF-8", e);
    }
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
