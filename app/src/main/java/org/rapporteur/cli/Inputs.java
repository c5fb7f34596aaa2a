package org.rapporteur.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rapporteur.Progress;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Desk;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.intake.web.Fetched;
import org.rapporteur.intake.web.PoliteFetcher;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Rejection;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The inputs a command reads, and how it prints: shared by all commands that read.
final class Inputs {
  /// Inputs taken together before they are worked on: enough to keep every processor busy, few
  /// enough to hold in memory.
  private static final int CHUNK = 256;

  @Parameters(
      paramLabel = "INPUT",
      arity = "0..*",
      description =
          "Files, folders, archives, http(s) addresses, or - for standard input. Without any: what is on the desk.")
  private List<String> inputs = new ArrayList<>();

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Mixin private DeskFolder desk = new DeskFolder();
  @Mixin private Fetching fetching = new Fetching();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private final Console console;
  private int refused;

  /// Of the refused: how many a feed lists and does not hold.
  private int toFetch;

  Inputs(Console console) {
    this.console = console;
    this.spec = CommandSpec.create();
  }

  boolean json() {
    return json;
  }

  /// How many inputs were refused so far.
  int refused() {
    return refused;
  }

  /// 1 where an input was refused, else 0.
  int exitCode() {
    return refused > 0 ? 1 : 0;
  }

  /// Whether any input is named; if not, a command reads [#openDesk].
  boolean named() {
    return !inputs.isEmpty();
  }

  void requireNamed() {
    if (inputs.isEmpty()) {
      throw new CommandLine.ParameterException(spec.commandLine(), "No INPUT is named.");
    }
  }

  /// The desk to write to, made where there is none.
  Desk openDeskToWrite() throws IOException {
    return desk.openToWrite(console);
  }

  /// The desk to read.
  Desk openDesk() throws IOException {
    return desk.openToRead(console);
  }

  /// The articles of all inputs, pages extracted, in the order of the inputs; what was refused is
  /// named on standard error.
  List<Article> articles(Rapporteur rapporteur) {
    List<Article> articles = new ArrayList<>();
    forEachArticle(rapporteur, articles::addAll);
    return articles;
  }

  /// As [#articles], each once and read.
  List<Reading> readings(Rapporteur rapporteur) {
    return Rapporteur.inParallel(
        Rapporteur.distinct(articles(rapporteur)), rapporteur::read, "reading", progress());
  }

  /// As [#articles], handed over in chunks as they come.
  void forEachArticle(Rapporteur rapporteur, Consumer<List<Article>> out) {
    forEachChunk(
        chunk ->
            out.accept(
                Rapporteur.inParallel(
                        chunk, input -> extract(input, rapporteur), "extract", Progress.NONE)
                    .stream()
                    .flatMap(this::articlesOrComplaint)
                    .toList()));
  }

  /// The inputs as texts to be read as they stand: plain text is one article, word for word; markup
  /// is extracted.
  void forEachText(Rapporteur rapporteur, Consumer<List<Article>> out) {
    forEachChunk(
        chunk ->
            out.accept(
                Rapporteur.inParallel(
                        chunk,
                        input ->
                            input instanceof Input.OfPage of && of.page().kind() == Page.Kind.TEXT
                                ? new Extraction.Found(
                                    List.of(Article.ofText(of.key(), of.page().content(), null)))
                                : extract(input, rapporteur),
                        "extract",
                        Progress.NONE)
                    .stream()
                    .flatMap(this::articlesOrComplaint)
                    .toList()));
  }

  /// Prints what `stage` makes of each text, in order; of what is on the desk, what `kept` takes
  /// from its accounts.
  <T> void printEach(
      Rapporteur rapporteur,
      Function<Article, List<T>> stage,
      Function<Account, List<T>> kept,
      Printer<T> printer)
      throws IOException {
    if (named()) {
      forEachText(
          rapporteur,
          articles -> {
            List<List<T>> found = Rapporteur.inParallel(articles, stage, "reading", progress());
            for (int i = 0; i < articles.size(); i++) {
              print(found.get(i), articles.get(i), printer);
            }
          });
      return;
    }
    try (Desk open = openDesk()) {
      for (Article article : open.articles()) {
        open.account(article.id())
            .ifPresent(account -> print(kept.apply(account), article, printer));
      }
    }
  }

  private <T> void print(List<T> found, Article article, Printer<T> printer) {
    for (T each : found) {
      console.out().println(json ? printer.json(each, article) : printer.text(each, article));
    }
  }

  /// How something found in an article is printed.
  interface Printer<T> {
    Object json(T found, Article article);

    String text(T found, Article article);
  }

  Progress progress() {
    return ProgressLine.to(console);
  }

  /// The inputs as they come, some at a time.
  void forEachChunk(Consumer<List<Input>> out) {
    requireNamed();
    List<Input> chunk = new ArrayList<>();
    Consumer<Input> take =
        input -> {
          chunk.add(input);
          if (chunk.size() == CHUNK) {
            out.accept(List.copyOf(chunk));
            chunk.clear();
          }
        };
    int addresses = (int) inputs.stream().filter(Intake::isAddress).count();
    if (addresses == 0) {
      Intake.read(inputs, console.in(), take);
    } else {
      try (PoliteFetcher web = fetching.open()) {
        Progress progress = ProgressLine.ofFetching(console);
        AtomicInteger done = new AtomicInteger();
        progress.at("fetching", 0, addresses);
        Intake.read(
            inputs,
            console.in(),
            (address, known) -> {
              Fetched fetched = web.fetch(address, known);
              progress.at("fetching", done.incrementAndGet(), addresses);
              return fetched;
            },
            take);
      }
    }
    out.accept(List.copyOf(chunk));
    if (toFetch > 0) {
      console.say(
          Wrap.count(toFetch, "item is", "items are")
              + " listed without a full text: fetch the addresses named above");
    }
  }

  static Extraction extract(Input input, Rapporteur rapporteur) {
    return switch (input) {
      case Input.OfPage of -> rapporteur.extract(of.page());
      case Input.OfArticle of -> new Extraction.Found(List.of(of.article()));
      case Input.ToFetch listed ->
          new Extraction.Rejected(listed.key(), Rejection.ONLY_LISTED, listed.address());
      case Input.Refused refusal ->
          new Extraction.Rejected(refusal.key(), refusal.reason(), refusal.detail());
    };
  }

  /// What was extracted; where nothing was, names it on standard error.
  Stream<Article> articlesOrComplaint(Extraction extraction) {
    return switch (extraction) {
      case Extraction.Found(List<Article> articles) -> articles.stream();
      case Extraction.Rejected(String key, Rejection reason, String detail) -> {
        refused++;
        toFetch += reason == Rejection.ONLY_LISTED ? 1 : 0;
        console.say(key + ": " + reason.reason() + (detail.isEmpty() ? "" : " (" + detail + ")"));
        yield Stream.empty();
      }
    };
  }
}
