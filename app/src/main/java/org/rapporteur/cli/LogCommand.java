package org.rapporteur.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.LineLogEntry;
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
      "Which stories of the desk were merged and split since a reader first saw them, by later articles or by a reader's corrections; and which tellings a reader parted and which lines a reader joined.",
      "What became of stories is taken back with: rapporteur correct undo NUMBER",
      "What was said of lines, with: rapporteur correct rejoin NUMBER (unjoin is the same)"
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
    try (Desk open = desk.openToRead(console)) {
      Map<ArticleId, Article> articles = ContractJson.byId(open.articles());
      for (LogEntry entry : open.storyLog()) {
        console.out().println(json ? ContractJson.logEntry(entry, articles) : text(entry));
      }
      for (LineLogEntry entry : open.lineLog()) {
        console
            .out()
            .println(json ? ContractJson.lineLogEntry(entry, articles) : text(entry, articles));
      }
    }
    return 0;
  }

  private static String text(LineLogEntry entry, Map<ArticleId, Article> articles) {
    LineRuling ruling = entry.ruling();
    boolean joined = ruling.kind() == LineRuling.Kind.JOINED;
    return Columns.row(
        (joined ? "unjoin " : "rejoin ") + entry.number(),
        minute(entry.made()),
        ruling.kind().name().toLowerCase(Locale.ROOT) + (entry.undone() ? ", undone" : ""),
        "by a reader",
        words(ruling.one().getFirst(), articles)
            + (joined ? " with " : " from ")
            + words(ruling.other().getFirst(), articles),
        Wrap.count(ruling.one().size() + ruling.other().size(), "telling", "tellings"));
  }

  private static String words(LineRuling.Words words, Map<ArticleId, Article> articles) {
    Article article = articles.get(words.article());
    return article == null
        ? words.article().value()
        : Wrap.oneLine(words.span().of(article.text()), 60);
  }

  private static String minute(Instant made) {
    return made.toString().substring(0, "2022-02-04T09:30".length()).replace('T', ' ');
  }

  private static String text(LogEntry entry) {
    return Columns.row(
        Long.toString(entry.number()),
        minute(entry.made()),
        entry.change().kind().name().toLowerCase(Locale.ROOT) + (entry.undone() ? ", undone" : ""),
        entry.ruling() == null ? "by later articles" : "by a reader",
        entry.change().from() + " -> " + entry.change().to(),
        Wrap.count(entry.change().articles().size(), "article", "articles"));
  }
}
