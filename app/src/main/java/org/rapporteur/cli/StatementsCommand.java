package org.rapporteur.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.rapporteur.Rapporteur;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Statement;
import org.rapporteur.reading.Languages;
import org.rapporteur.statements.StatementFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "statements", description = "Who said what, in quote marks or not.")
final class StatementsCommand implements Callable<Integer>, Inputs.Printer<Statement> {
  @Mixin private Inputs inputs;
  @Mixin private ReadingGear gear = new ReadingGear();

  private final Console console;

  StatementsCommand(Console console) {
    this.console = console;
    this.inputs = new Inputs(console);
  }

  @Override
  public Integer call() throws IOException {
    Rapporteur rapporteur = gear.rapporteur();
    inputs.printEach(
        rapporteur,
        article -> {
          var reading = rapporteur.read(article);
          return orNote(rapporteur.statements(reading, rapporteur.dates(reading)), article);
        },
        Account::statements,
        this);
    return inputs.exitCode();
  }

  /// Says so where a text is in a language whose statements are not looked for.
  private List<Statement> orNote(List<Statement> found, Article article) {
    if (found.isEmpty()) {
      String language = Languages.of(article);
      if (!StatementFinder.reads(language)) {
        console.say(
            article.from().key()
                + ": the language is "
                + language
                + "; statements are found in "
                + String.join(", ", StatementFinder.languages())
                + " only, of others only the text is read");
      }
    }
    return found;
  }

  @Override
  public Object json(Statement found, Article article) {
    return ContractJson.statement(found, article);
  }

  @Override
  public String text(Statement found, Article article) {
    Mention speaker = found.speaker();
    Mention through = found.through();
    StringBuilder content = new StringBuilder();
    found
        .content()
        .forEach(
            span -> content.append(content.isEmpty() ? "" : " … ").append(span.of(article.text())));
    return Columns.row(
        article.from().key(),
        found.kind().name().toLowerCase(java.util.Locale.ROOT),
        (speaker == null ? "?" : speaker.entity())
            + (through == null ? "" : " (through " + through.entity() + ")"),
        Wrap.oneLine(content.toString(), 200));
  }
}
