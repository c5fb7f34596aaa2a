package org.rapporteur.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.LineRuling;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
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
      description = "Show all reports, prints, lines and tellings, also where they are many.")
  private boolean all;

  @Option(
      names = "--publishers",
      paramLabel = "FILE",
      description =
          "Which outlets are one publisher's, a line each: `Herald Group: Port Herald, portherald.example`. A desk has its own: publishers.txt in its folder.")
  private @Nullable Path publishers;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description =
          "As known then: from the reports that were published by the end of a day (2022-02-04) or by a moment (2022-02-04T15:00Z). Undated reports are left out.")
  private @Nullable String asOf;

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
      Rapporteur.Result result =
          rapporteur.brief(known(inputs.articles(rapporteur)), inputs.progress());
      print(result.briefs(), result.articles());
    } else {
      try (Desk desk = inputs.openDesk()) {
        print(asOf == null ? desk.briefs() : knownThen(desk), desk.articles());
      }
    }
    return inputs.exitCode();
  }

  /// Those of `articles` that were published by the day asked for; all where none is.
  private List<Article> known(List<Article> articles) {
    if (asOf == null) {
      return articles;
    }
    Predicate<Article> then = publishedBy(asOf);
    List<Article> known = articles.stream().filter(then).toList();
    long undated = articles.stream().filter(article -> article.times().published() == null).count();
    if (undated > 0) {
      console.say(
          Wrap.count((int) undated, "undated report is", "undated reports are") + " left out");
    }
    return known;
  }

  /// The briefs of what the desk's articles had told by then: copies, origins and stories are found
  /// among these alone; what each tells is not read again.
  private List<Brief> knownThen(Desk desk) {
    Rapporteur.Memory memory =
        new Rapporteur.Memory() {
          @Override
          public Account account(Article article, Supplier<Account> read) {
            return desk.account(article.id()).orElseGet(read);
          }

          @Override
          public List<LineRuling> lineRulings() {
            return desk.lineRulings();
          }

          @Override
          public Brief brief(Story story, List<Origin> origins, Supplier<Brief> write) {
            return write.get();
          }
        };
    return new Rapporteur().brief(known(desk.articles()), memory, inputs.progress()).briefs();
  }

  private Predicate<Article> publishedBy(String moment) {
    try {
      if (moment.indexOf('T') < 0) {
        LocalDate day = LocalDate.parse(moment);
        return article -> {
          Stamp published = article.times().published();
          return published != null && !published.day().isAfter(day);
        };
      }
      Stamp then = Stamp.of(OffsetDateTime.parse(moment));
      return article -> {
        Stamp published = article.times().published();
        return published != null && published.compareTo(then) <= 0;
      };
    } catch (DateTimeParseException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--as-of " + moment + ": neither a day (2022-02-04) nor a moment (2022-02-04T15:00Z)",
          e);
    }
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
