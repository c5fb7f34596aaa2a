package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.Evidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "extract",
    description =
        "The articles of pages: headline, authors, times and text, without the furniture.")
final class ExtractCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private Inputs inputs;

  ExtractCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    if (inputs.named()) {
      inputs.forEachArticle(new Rapporteur(), this::print);
    } else {
      try (Desk desk = inputs.openDesk()) {
        print(desk.articles());
      }
    }
    return inputs.exitCode();
  }

  private void print(List<Article> articles) {
    articles.forEach(
        article ->
            console.out().println(inputs.json() ? ContractJson.article(article) : page(article)));
  }

  private static String page(Article article) {
    StringBuilder page = new StringBuilder();
    page.append(article.headline()).append('\n');
    page.append("  ")
        .append(article.from().key())
        .append(article.from().main() ? "" : " (another article on the page)")
        .append('\n');
    field(page, "outlet", article.from().outlet());
    field(page, "authors", String.join(", ", article.byline().authors()));
    field(page, "agencies", String.join(", ", article.byline().agencies()));
    field(
        page,
        "published",
        article.times().published() == null ? "" : article.times().published().toString());
    field(
        page,
        "updated",
        article.times().updated() == null ? "" : article.times().updated().toString());
    field(page, "re-host", article.from().rehost() == null ? "" : article.from().rehost());
    for (Evidence evidence : article.evidence()) {
      page.append("  evidence: ")
          .append(evidence.of())
          .append(" by ")
          .append(evidence.rule())
          .append(": ")
          .append(Wrap.oneLine(evidence.quote(), 90))
          .append('\n');
    }
    page.append('\n')
        .append(
            article.standfirst().isEmpty() ? "" : Wrap.wrap(article.standfirst(), "  ") + "\n\n");
    page.append(Wrap.wrap(article.text(), "")).append('\n');
    return page.toString();
  }

  private static void field(StringBuilder page, String name, String value) {
    if (!value.isEmpty()) {
      page.append("  ").append(name).append(": ").append(value).append('\n');
    }
  }
}
