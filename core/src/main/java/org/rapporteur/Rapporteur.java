package org.rapporteur;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rapporteur.brief.BriefWriter;
import org.rapporteur.copies.CopyFinder;
import org.rapporteur.copies.EditFinder;
import org.rapporteur.copies.OriginFinder;
import org.rapporteur.copies.PublisherTable;
import org.rapporteur.dates.DateFinder;
import org.rapporteur.events.EventFinder;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.figures.FigureFinder;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Edits;
import org.rapporteur.model.Event;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Gear;
import org.rapporteur.model.LineRuling;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Page;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Rejection;
import org.rapporteur.model.Statement;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryRuling;
import org.rapporteur.model.When;
import org.rapporteur.reading.ArticleReader;
import org.rapporteur.reading.Encoder;
import org.rapporteur.statements.StatementFinder;
import org.rapporteur.stories.StoryFinder;

/// The chain. Stateless and safe to share between threads; each stage's rules and weights are
/// loaded when first needed, once a JVM.
///
/// ```java
/// Rapporteur rapporteur = new Rapporteur();
/// if (rapporteur.extract(page) instanceof Extraction.Found found) {
///   List<Brief> briefs = rapporteur.brief(found.articles()).briefs();
/// }
/// ```
public final class Rapporteur {

  private final Gear gear;
  private final PublisherTable publishers;

  /// A chain that reads in the full gear.
  public Rapporteur() {
    this(Gear.FULL);
  }

  public Rapporteur(Gear gear) {
    this(gear, PublisherTable.shipped());
  }

  /// @param publishers which outlets are one publisher's
  public Rapporteur(Gear gear, PublisherTable publishers) {
    this.gear = gear;
    this.publishers = publishers;
  }

  /// The same chain with a reader's own lines of the table of publishers ([PublisherTable]) after
  /// the others. Throws [IllegalArgumentException] where one is none.
  public Rapporteur withPublishers(List<String> lines) {
    return new Rapporteur(gear, publishers.with(lines));
  }

  /// What a caller of the chain has kept from earlier runs, so that only what is new is worked on.
  /// Called by several threads at a time.
  public interface Memory {
    /// Remembers nothing.
    Memory NONE =
        new Memory() {
          @Override
          public Account account(Article article, Supplier<Account> read) {
            return read.get();
          }

          @Override
          public Brief brief(Story story, List<Origin> origins, Supplier<Brief> write) {
            return write.get();
          }
        };

    /// What an article says: as kept from the same version of the readers, else as `read` makes it.
    Account account(Article article, Supplier<Account> read);

    /// What a reader said of which articles tell one story, in order.
    default List<StoryRuling> rulings() {
      return List.of();
    }

    /// What a reader said of which tellings are one line, in order.
    default List<LineRuling> lineRulings() {
      return List.of();
    }

    /// The same stories in the same order, under the ids they are known by.
    default List<Story> known(List<Story> found) {
      return found;
    }

    /// The brief of a story whose texts these are: as kept from the same story, origins and version
    /// of the program, else as `write` makes it.
    Brief brief(Story story, List<Origin> origins, Supplier<Brief> write);
  }

  /// What the whole chain made of some articles.
  ///
  /// @param articles as given, by id, each once
  /// @param copies pairs that share text
  /// @param origins each article in exactly one
  /// @param accounts one an article, in the order of `articles`
  /// @param stories each article in exactly one
  /// @param briefs one a story, in the order of `stories`
  public record Result(
      List<Article> articles,
      List<Copy> copies,
      List<Origin> origins,
      List<Account> accounts,
      List<Story> stories,
      List<Brief> briefs) {
    public Result {
      articles = List.copyOf(articles);
      copies = List.copyOf(copies);
      origins = List.copyOf(origins);
      accounts = List.copyOf(accounts);
      stories = List.copyOf(stories);
      briefs = List.copyOf(briefs);
    }
  }

  /// The articles of a page, or why it has none. A page on which extraction itself fails is
  /// rejected as such, with the failure and where it happened: that is a mistake of ours, and the
  /// other pages are not to suffer from it.
  public Extraction extract(Page page) {
    return guarded(page, Stages.Extract.EXTRACTOR::extract);
  }

  /// Pages are what others wrote: of all inputs the one most likely to meet a mistake of ours.
  static Extraction guarded(Page page, Function<Page, Extraction> extractor) {
    try {
      return extractor.apply(page);
    } catch (RuntimeException | StackOverflowError e) {
      StackTraceElement[] trace = e.getStackTrace();
      return new Extraction.Rejected(
          page.key(), Rejection.FAILED, e + (trace.length == 0 ? "" : " at " + trace[0]));
    }
  }

  /// An article's sentences, words and names.
  public Reading read(Article article) {
    return (gear == Gear.FAST ? Stages.ReadFast.READER : Stages.Read.READER).read(article);
  }

  public List<When> dates(Reading reading) {
    return Stages.Dates.FINDER.findDates(reading);
  }

  public List<Statement> statements(Reading reading, List<When> dates) {
    return (gear == Gear.FAST ? Stages.StatementsFast.FINDER : Stages.Statements.FINDER)
        .findStatements(reading, dates);
  }

  public List<Event> events(Reading reading, List<When> dates) {
    return Stages.Events.FINDER.findEvents(reading, dates);
  }

  public List<Figure> figures(Reading reading, List<When> dates, List<Statement> statements) {
    return Stages.Figures.FINDER.findFigures(reading, dates, statements);
  }

  /// All that one article says was said, done and counted.
  public Account account(Reading reading) {
    List<When> dates = dates(reading);
    List<Statement> statements = statements(reading, dates);
    return new Account(
        reading, statements, events(reading, dates), figures(reading, dates, statements), dates);
  }

  /// The pairs of articles that share text.
  public List<Copy> copies(List<Article> articles) {
    return new CopyFinder(encoder()).findCopies(articles);
  }

  /// What the later of two articles that share text kept, cut, added and changed of the other; of
  /// two of which nothing tells which was first, what the second made of the first.
  public Edits edits(Copy copy, Map<ArticleId, Article> articles) {
    return Stages.Editing.FINDER.findEdits(
        Objects.requireNonNull(articles.get(copy.original())),
        Objects.requireNonNull(articles.get(copy.print())),
        copy);
  }

  /// The texts behind the articles: what counts as independent.
  public List<Origin> origins(List<Article> articles, List<Copy> copies) {
    return OriginFinder.findOrigins(articles, copies, publishers);
  }

  public List<Story> stories(List<Reading> readings, List<Copy> copies) {
    return stories(readings, copies, List.of());
  }

  /// As [#stories(List, List)]; of `rulings` that contradict one another the later one stands.
  public List<Story> stories(List<Reading> readings, List<Copy> copies, List<StoryRuling> rulings) {
    return StoryFinder.findStories(readings, copies, rulings, change -> {});
  }

  /// As [#stories(List, List)], with the copies found among the same articles.
  public List<Story> stories(List<Reading> readings) {
    return stories(readings, change -> {});
  }

  /// As [#stories(List)]; `revised` hears of each time later articles merged or parted stories of
  /// earlier ones.
  public List<Story> stories(List<Reading> readings, Consumer<StoryChange> revised) {
    return StoryFinder.findStories(
        readings, copies(readings.stream().map(Reading::article).toList()), List.of(), revised);
  }

  /// The brief of one story out of the accounts of its articles; `origins` may hold those of other
  /// stories too.
  public Brief brief(Story story, List<Account> accounts, List<Origin> origins) {
    return brief(story, accounts, origins, List.of());
  }

  /// As [#brief(Story, List, List)]; of `rulings` that contradict one another the later one stands.
  public Brief brief(
      Story story, List<Account> accounts, List<Origin> origins, List<LineRuling> rulings) {
    Set<ArticleId> inside = new HashSet<>(story.articles());
    return new BriefWriter(encoder(), Stages.Dates.FINDER::findDates)
        .write(
            story,
            accounts.stream().filter(account -> inside.contains(account.article().id())).toList(),
            originsOf(story, origins),
            rulings);
  }

  /// Those of `origins` that stand behind a story.
  public static List<Origin> originsOf(Story story, List<Origin> origins) {
    Set<ArticleId> inside = new HashSet<>(story.articles());
    return origins.stream()
        .filter(origin -> origin.articles().stream().anyMatch(inside::contains))
        .toList();
  }

  /// The whole chain over articles: copies and origins first, then what each tells, then stories
  /// and their briefs. An article given twice counts once.
  public Result brief(List<Article> given) {
    return brief(given, Progress.NONE);
  }

  /// As [#brief(List)], with `progress` told how far it has come.
  public Result brief(List<Article> given, Progress progress) {
    return brief(given, Memory.NONE, progress);
  }

  /// As [#brief(List)]; what `memory` knows from earlier runs is not worked out again.
  public Result brief(List<Article> given, Memory memory, Progress progress) {
    List<Article> articles = distinct(given);
    progress.at("copies", 0, articles.size());
    List<Copy> copies = copies(articles);
    List<Origin> origins = origins(articles, copies);
    List<Account> accounts =
        inParallel(
            articles,
            article -> memory.account(article, () -> account(read(article))),
            "reading",
            progress);
    progress.at("stories", 0, articles.size());
    List<Story> stories =
        memory.known(
            stories(accounts.stream().map(Account::reading).toList(), copies, memory.rulings()));
    Map<ArticleId, Account> byId = new HashMap<>();
    accounts.forEach(account -> byId.put(account.article().id(), account));
    List<LineRuling> rulings = memory.lineRulings();
    List<Brief> briefs =
        inParallel(
            stories,
            story -> {
              List<Account> told = story.articles().stream().map(id -> byId.get(id)).toList();
              List<Origin> behind = originsOf(story, origins);
              return memory.brief(story, behind, () -> brief(story, told, behind, rulings));
            },
            "briefs",
            progress);
    return new Result(articles, copies, origins, accounts, stories, briefs);
  }

  /// Each of `items` through `stage` on all processors, in the order given.
  public static <T, R> List<R> inParallel(
      List<T> items, Function<? super T, ? extends R> stage, String name, Progress progress) {
    AtomicInteger done = new AtomicInteger();
    return items.parallelStream()
        .<R>map(
            item -> {
              R result = stage.apply(item);
              progress.at(name, done.incrementAndGet(), items.size());
              return result;
            })
        .toList();
  }

  /// Each article once, by id.
  public static List<Article> distinct(List<Article> articles) {
    Map<ArticleId, Article> byId = new HashMap<>();
    articles.forEach(article -> byId.putIfAbsent(article.id(), article));
    return byId.values().stream().sorted(Comparator.comparing(Article::id)).toList();
  }

  /// Begins to load what the whole chain will need, beside whatever the caller does meanwhile.
  public void prepare() {
    CompletableFuture.runAsync(() -> Objects.requireNonNull(Stages.Encode.ENCODER));
    CompletableFuture.runAsync(
        () -> {
          Objects.requireNonNull(Stages.Read.READER);
          Objects.requireNonNull(Stages.Statements.FINDER);
          Objects.requireNonNull(Stages.Events.FINDER);
        });
  }

  /// The encoder all stages share.
  public Encoder encoder() {
    return Stages.Encode.ENCODER;
  }

  /// Each loaded when first used: a command that extracts pages loads no encoder.
  private static final class Stages {
    private static final class Extract {
      private static final ArticleExtractor EXTRACTOR = new ArticleExtractor();
    }

    private static final class Read {
      private static final ArticleReader READER = ArticleReader.load(Encode.ENCODER);
    }

    private static final class ReadFast {
      private static final ArticleReader READER = ArticleReader.load();
    }

    private static final class Encode {
      private static final Encoder ENCODER = Encoder.load();
    }

    private static final class Editing {
      private static final EditFinder FINDER = new EditFinder();
    }

    private static final class Dates {
      private static final DateFinder FINDER = DateFinder.load();
    }

    private static final class Statements {
      private static final StatementFinder FINDER = StatementFinder.load(Encode.ENCODER);
    }

    private static final class StatementsFast {
      private static final StatementFinder FINDER = StatementFinder.load();
    }

    private static final class Events {
      private static final EventFinder FINDER = EventFinder.load();
    }

    private static final class Figures {
      private static final FigureFinder FINDER = FigureFinder.load();
    }
  }
}
