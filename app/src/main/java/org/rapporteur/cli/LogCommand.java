package org.rapporteur.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.LogEntry;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.LineRuling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "log",
    description = {
      "Which stories of the desk were merged and split since a reader first saw them, by later articles or by a reader's corrections.",
      "Any of it is taken back with: rapporteur correct undo NUMBER"
    })
final class LogCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private DeskFolder desk = new DeskFolder();

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  LogCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (Desk open = Desk.openToRead(desk.folder())) {
      Map<ArticleId, Article> articles = ContractJson.byId(open.articles());
      for (LogEntry entry : open.storyLog()) {
        console.out().println(json ? ContractJson.logEntry(entry, articles) : text(entry));
      }
      if (!json) {
        open.lineRulings()
            .forEach((number, ruling) -> console.out().println(parted(number, ruling, articles)));
      }
    }
    return 0;
  }

  private static String parted(long number, LineRuling ruling, Map<ArticleId, Article> articles) {
    Article article = articles.get(ruling.telling().article());
    return Columns.row(
        "rejoin " + number,
        "telling parted",
        "by a reader",
        article == null
            ? ruling.telling().article().value()
            : Wrap.oneLine(ruling.telling().span().of(article.text()), 80),
        Wrap.count(ruling.others().size(), "other telling", "other tellings"));
  }

  private static String text(LogEntry entry) {
    return Columns.row(
        Long.toString(entry.number()),
        entry.made().toString().substring(0, "2022-02-04T09:30".length()).replace('T', ' '),
        entry.change().kind().name().toLowerCase(Locale.ROOT) + (entry.undone() ? ", undone" : ""),
        entry.ruling() == null ? "by later articles" : "by a reader",
        entry.change().from() + " -> " + entry.change().to(),
        Wrap.count(entry.change().articles().size(), "article", "articles"));
  }
}
