package org.rapporteur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.By;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.Hit;
import org.rapporteur.desk.Query;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.Stamp;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "search",
    description = {
      "Finds articles on the desk, and in each the sentence that answers best.",
      "A query is words, which stand in the article or mean what it means (--by words: all stand there), \"phrases\" that do stand there, and -word for what must not; speaker:NAME for what somebody said,"
          + " actor:NAME and type:TYPE for what was done, origins:>2 for what so many independent origins stand behind, story:ID,"
          + " outlet:NAME, and after:2031-02 or before:2031-03-15 for the day of publication.",
      "Reports that print one text are shown once."
    })
final class SearchCommand implements Callable<Integer> {
  /// A field before words that a shell has freed of their quote marks: `speaker:Ana Petrova`.
  private static final Pattern FIELD = Pattern.compile("(\\p{L}+:)(.*)", Pattern.DOTALL);

  private final Console console;
  @Mixin private DeskFolder desk = new DeskFolder();

  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to search for.")
  private List<String> query = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "At most so many articles; ${DEFAULT-VALUE} by default.")
  private int limit;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "both",
      description =
          "One of ${COMPLETION-CANDIDATES}: what the words say, what they mean, or both; ${DEFAULT-VALUE} by default.")
  private By by = By.BOTH;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Spec private CommandSpec spec;

  SearchCommand(Console console) {
    this.console = console;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--limit takes a number from 1, not " + limit);
    }
    String typed = typed();
    switch (Query.parse(typed)) {
      case Query.Mistake(int position, String message) -> {
        console.say(message);
        console.err().println("  " + typed);
        console.err().println("  " + " ".repeat(typed.codePointCount(0, position)) + "^");
        return CommandLine.ExitCode.USAGE;
      }
      case Query.Wanted wanted -> {
        try (Desk open = desk.openToRead(console)) {
          open.search(wanted, limit, by, new Rapporteur()::encoder)
              .forEach(hit -> console.out().println(json ? ContractJson.hit(hit) : text(hit)));
        }
        return 0;
      }
    }
  }

  /// The query as one line. Where several words were given, one with a space in it was a phrase
  /// before the shell took its quote marks.
  private String typed() {
    if (query.size() == 1) {
      return query.getFirst();
    }
    List<String> parts = new ArrayList<>();
    for (String part : query) {
      Matcher field = FIELD.matcher(part);
      if (part.isBlank()
          || part.indexOf('"') >= 0
          || part.chars().noneMatch(Character::isWhitespace)) {
        parts.add(part);
      } else if (field.matches()) {
        parts.add(field.group(1) + '"' + field.group(2) + '"');
      } else {
        parts.add('"' + part + '"');
      }
    }
    return String.join(" ", parts);
  }

  private static String text(Hit hit) {
    Article article = hit.article();
    Stamp published = article.times().published();
    String outlet = article.from().outlet().isEmpty() ? "" : article.from().outlet() + ", ";
    return article.headline()
        + "\n  "
        + outlet
        + (published == null ? "undated" : published.day())
        + ", "
        + article.from().key()
        + "\n"
        + Wrap.wrap(hit.passage().of(article.text()), "    ")
        + "\n  "
        + hit.why()
        + (hit.copies() == 0
            ? ""
            : hit.copies() == 1 ? "; and 1 copy" : "; and " + hit.copies() + " copies")
        + "\n";
  }
}
