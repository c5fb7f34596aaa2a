package org.rapporteur.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Progress;
import org.rapporteur.Rapporteur;
import org.rapporteur.intake.Intake;
import org.rapporteur.intake.Original;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Hash;
import org.rapporteur.model.Line;
import org.rapporteur.model.LineRuling;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Page;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.StoryRuling;
import org.rapporteur.model.Telling;
import org.rapporteur.reading.Encoder;

/// A folder that keeps what was read: `record.sqlite` with articles, accounts and briefs, `bytes/`
/// with the pages as they came, and `index/` for searching, which can be deleted and is made again.
/// A reader may put `publishers.txt` beside them: which outlets are one publisher's, a line each.
///
/// One process writes at a time; others read meanwhile and see what was last finished. Methods may
/// be called from several threads.
///
/// ```java
/// try (Desk desk = Desk.open(Path.of("desk"))) {
///   desk.add(page, original, articles);
///   desk.update(new Rapporteur(), Progress.NONE);
///   desk.briefs().forEach(brief -> System.out.println(brief.story().headline()));
/// }
/// ```
public final class Desk implements AutoCloseable {
  /// How long a second writer waits for the first: enough for a short one to end, too short to look
  /// like hanging.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Stands in the place of an extractor's version for articles that were handed in as articles.
  private static final String NOT_EXTRACTED = "as given";

  private static final String RECORD = "record.sqlite";
  private static final String BYTES = "bytes";

  private static final String MADE_OF = "briefs made of";

  /// Stands in the record while its files may hold traces of what was forgotten.
  private static final String TRACES = "traces of what was forgotten";

  /// Which outlets are one publisher's, as a reader of this desk knows it.
  private static final String PUBLISHERS = "publishers.txt";

  private final Path folder;
  private final RecordFile record;
  private final Originals originals;
  private final PassageIndex index;
  private final @Nullable DeskLock lock;

  /// What was wrong with the index when the desk was opened, or null.
  private final @Nullable String indexDamage;

  private Desk(
      Path folder,
      RecordFile record,
      PassageIndex index,
      @Nullable DeskLock lock,
      Optional<String> damage) {
    this.folder = folder;
    this.indexDamage = damage.orElse(null);
    this.record = record;
    this.originals = new Originals(folder.resolve(BYTES));
    this.index = index;
    this.lock = lock;
  }

  /// Opens a desk for reading and writing; makes it where there is none. Throws [DeskHeldException]
  /// when somebody else goes on writing for a few seconds.
  public static Desk open(Path folder) throws IOException {
    return open(folder, PATIENCE);
  }

  static Desk open(Path folder, Duration patience) throws IOException {
    Files.createDirectories(folder);
    DeskLock lock = DeskLock.take(folder, patience);
    boolean opened = false;
    try {
      RecordFile record = recordIn(folder);
      PassageIndex index = indexIn(folder);
      requireRecord(folder, record);
      record.migrate();
      Optional<String> damage = index.catchUp(record);
      opened = true;
      return new Desk(folder, record, index, lock, damage);
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /// Opens a desk for reading only, whoever may be writing; throws [NoSuchFileException] where
  /// there is none.
  public static Desk openToRead(Path folder) throws IOException {
    requireThere(folder);
    RecordFile record = recordIn(folder);
    requireRecord(folder, record);
    PassageIndex index = indexIn(folder);
    Optional<String> damage = Optional.empty();
    if (!record.current() || !index.current(record)) {
      // an older program or a killed run left it so: put right now, unless somebody is just writing
      try (DeskLock lock = DeskLock.tryTake(folder)) {
        if (lock != null) {
          record.migrate();
          damage = index.catchUp(record);
        }
      }
    }
    return new Desk(folder, record, index, null, damage);
  }

  /// As [#open], but throws [NoSuchFileException] where there is no desk.
  public static Desk openThere(Path folder) throws IOException {
    requireThere(folder);
    return open(folder);
  }

  /// Whether all that is stored is whole: each fault goes to `out`. Changes nothing. Throws
  /// [NoSuchFileException] where there is no desk, [DeskHeldException] while somebody is writing.
  public static void check(Path folder, Consumer<Fault> out) throws IOException {
    requireThere(folder);
    try (DeskLock lock = DeskLock.take(folder, PATIENCE)) {
      Path file = folder.resolve(RECORD);
      String emptied = emptied(folder);
      if (emptied != null) {
        out.accept(new Fault("record", file.toString(), emptied));
        return;
      }
      new Checker(
              RecordFile.toRead(file), new Originals(folder.resolve(BYTES)), indexIn(folder), out)
          .run();
    }
  }

  private static void requireThere(Path folder) throws NoSuchFileException {
    if (!exists(folder)) {
      throw new NoSuchFileException(
          folder.toString(), null, "there is no desk here yet: nothing was added");
    }
  }

  /// SQLite takes an empty file for a new record, and would go on as if nothing had ever been here.
  private static void requireRecord(Path folder, RecordFile record) throws IOException {
    String emptied = record.exists() ? emptied(folder) : null;
    if (emptied != null) {
      throw new IOException(
          record.file()
              + " "
              + emptied
              + ". Nothing was changed. Put a copy in its place, or move it away and add the pages again");
    }
  }

  private static @Nullable String emptied(Path folder) throws IOException {
    Path log = folder.resolve(RECORD + "-wal");
    boolean empty =
        Files.size(folder.resolve(RECORD)) == 0 && !(Files.exists(log) && Files.size(log) > 0);
    Path bytes = folder.resolve(BYTES);
    return empty && !new Originals(bytes).isEmpty()
        ? "is empty, although " + bytes + " holds pages"
        : null;
  }

  /// Whether `folder` holds a desk.
  public static boolean exists(Path folder) {
    return recordIn(folder).exists();
  }

  private static RecordFile recordIn(Path folder) {
    return new RecordFile(folder.resolve(RECORD));
  }

  private static PassageIndex indexIn(Path folder) {
    return new PassageIndex(folder.resolve("index"));
  }

  public Path folder() {
    return folder;
  }

  /// Whether this very page, from these bytes and by this version of the extractor, was put here:
  /// then there is no need to extract it.
  public boolean holds(Page page) {
    return record.holds(page, ProgramVersion.current().extractor());
  }

  /// Puts a page's articles here, all or none; `original` are the bytes the page came from. What
  /// they tell is read by [#update].
  public Added add(Page page, Original original, List<Article> articles) throws IOException {
    return add(page, original, articles, null);
  }

  /// As [#add(Page, Original, List)], for an item of a feed that is watched: `item` is noted in the
  /// same transaction, so that it is never read without its articles, nor twice.
  public Added add(Page page, Original original, List<Article> articles, @Nullable WatchedItem item)
      throws IOException {
    requireWriter();
    if (!page.hash().equals(original.hash())) {
      throw new IllegalArgumentException(
          "bytes with the hash " + original.hash() + " for a page with " + page.hash());
    }
    originals.keep(original);
    // a page that stood inside a row of JSON has other bytes than its own
    boolean whole =
        Intake.decode(original.bytes(), page.kind()).equals(Optional.of(page.content()));
    String kind = whole ? page.kind().name().toLowerCase(Locale.ROOT) : RecordFile.ROW;
    return record.add(page, kind, articles, ProgramVersion.current().extractor(), item);
  }

  /// Puts an article here that came as a row of its own, not on a page.
  public Added add(Article article, Original row) throws IOException {
    requireWriter();
    originals.keep(row);
    Page page =
        new Page(article.from().key(), Page.Kind.TEXT, article.from().url(), "", row.hash(), null);
    return record.add(page, RecordFile.ROW, List.of(article), NOT_EXTRACTED);
  }

  /// Brings accounts, stories, briefs and the index up to date with the articles. Reads only what
  /// was not read by this version of the readers before; a run that is killed keeps what it had
  /// read. Does nothing when nothing has changed.
  public void update(Rapporteur rapporteur, Progress progress) throws IOException {
    update(rapporteur, progress, RecordFile.Edit.NONE);
  }

  /// Makes `edit` and what follows from it as one. Gives the number of the reader's ruling, if any.
  private @Nullable Long update(Rapporteur rapporteur, Progress progress, RecordFile.Edit edit)
      throws IOException {
    requireWriter();
    ProgramVersion version = ProgramVersion.current();
    RecordFile.Premises premises = record.premises(edit);
    List<Article> articles = premises.articles();
    List<String> publishers = publishers();
    String madeOf =
        version.chain()
            + " "
            + Hash.ofParts(publishers.toArray(String[]::new))
            + " "
            + Hash.ofParts(
                RecordJson.write(premises.rulings()), RecordJson.write(premises.lineRulings()))
            + " "
            + Hash.ofParts(
                articles.stream().map(article -> article.id().value()).toArray(String[]::new));
    Long number = null;
    if (edit != RecordFile.Edit.NONE || !record.state(MADE_OF).equals(Optional.of(madeOf))) {
      Kept kept = new Kept(record, version, premises, rapporteur::encoder);
      Rapporteur.Result result =
          withPublishers(rapporteur, publishers).brief(articles, kept, progress);
      number = record.replace(result, kept.changes(), edit, kept::seal, MADE_OF, madeOf);
    }
    index.catchUp(record);
    if (record.state(TRACES).isPresent()) {
      clean();
    }
    return number;
  }

  /// Leaves in the files only what the record still knows. Gives how many files of bytes went.
  private int clean() throws IOException {
    index.purge();
    record.vacuum();
    int swept = originals.sweep(record.pageHashes());
    record.forgetState(TRACES);
    return swept;
  }

  /// What was wrong with the index when the desk was opened, so that it was made again; empty where
  /// nothing was.
  public Optional<String> indexDamage() {
    return Optional.ofNullable(indexDamage);
  }

  /// Makes the index anew out of the record. Whoever is killed meanwhile leaves the old one or the
  /// new one.
  public void rebuildIndex() throws IOException {
    requireWriter();
    if (indexDamage == null) {
      index.rebuild(record);
    }
  }

  /// Gives back to the disk what the desk no longer needs: room in the record and the index, the
  /// log beside the record, bytes that no page refers to, and what killed runs left.
  public Freed compact() throws IOException {
    requireWriter();
    long before = size();
    int files = clean();
    return new Freed(Math.max(0, before - size()), files);
  }

  private long size() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long size = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  /// Copies the desk as it stands at one moment, whoever may be writing to it; the copy makes its
  /// index when it is first opened. Throws [IllegalArgumentException] where `destination` is there
  /// and not an empty folder, or lies inside the desk.
  public Copied copyTo(Path destination) throws IOException {
    return new Copier(folder, record, originals, destination).run(List.of(PUBLISHERS));
  }

  /// The articles that have this id, that their input called so, or that stood at this address.
  public Set<ArticleId> named(String name) {
    return record.named(name);
  }

  /// Forgets articles and all that came from them, for good: their accounts, tellings and places in
  /// stories, what was said of nothing else, and the bytes of pages that gave no other article. No
  /// byte of theirs is left in the desk's files, at most their ids, which tell nothing. Who is
  /// killed meanwhile has forgotten all or nothing; what is left to be cleaned then, the next
  /// [#update] cleans. Throws [IllegalArgumentException] where one is not here.
  public void forget(Set<ArticleId> articles, Rapporteur rapporteur, Progress progress)
      throws IOException {
    requireWriter();
    for (ArticleId article : articles) {
      if (!record.named(article.value()).contains(article)) {
        throw new IllegalArgumentException("no article " + article + " on this desk");
      }
    }
    update(rapporteur, progress, RecordFile.forgetting(articles, TRACES));
  }

  /// Makes one story of several, whatever later runs find, and brings the desk up to date. Throws
  /// [IllegalArgumentException] where a story is not here or fewer than two are given.
  public void merge(List<StoryId> stories, Rapporteur rapporteur, Progress progress)
      throws IOException {
    List<StoryId> distinct = stories.stream().distinct().toList();
    if (distinct.size() < 2) {
      throw new IllegalArgumentException("two stories or more can be merged");
    }
    Set<ArticleId> others = new HashSet<>();
    distinct.stream().skip(1).forEach(story -> others.addAll(articlesOf(story)));
    rule(
        new StoryRuling(StoryRuling.Kind.TOGETHER, articlesOf(distinct.getFirst()), others),
        rapporteur,
        progress);
  }

  /// Makes a story of some articles of another, whatever later runs find, and brings the desk up to
  /// date. Throws [IllegalArgumentException] where the story is not here, an article is not in it,
  /// or none would be left.
  public void split(
      StoryId story, Set<ArticleId> articles, Rapporteur rapporteur, Progress progress)
      throws IOException {
    requireWriter();
    Set<ArticleId> rest = articlesOf(story);
    for (ArticleId article : articles) {
      if (!rest.remove(article)) {
        throw new IllegalArgumentException("article " + article + " is not in story " + story);
      }
    }
    if (articles.isEmpty() || rest.isEmpty()) {
      throw new IllegalArgumentException("a part of the story's articles can be split off");
    }
    RecordFile.Edit edit = RecordFile.Edit.NONE;
    if (articles.size() > 1) {
      ArticleId first = articles.stream().min(Comparator.naturalOrder()).orElseThrow();
      Set<ArticleId> others = new HashSet<>(articles);
      others.remove(first);
      edit = RecordFile.putting(new StoryRuling(StoryRuling.Kind.TOGETHER, Set.of(first), others));
    }
    StoryRuling apart = new StoryRuling(StoryRuling.Kind.APART, articles, rest);
    update(rapporteur, progress, edit.then(RecordFile.putting(apart)));
  }

  /// Takes back an entry of the log, and with it all that the same ruling brought about; what later
  /// articles brought about is ruled the other way. Brings the desk up to date. Throws
  /// [IllegalArgumentException] where there is no such entry or it was taken back before.
  public void undo(long number, Rapporteur rapporteur, Progress progress) throws IOException {
    requireWriter();
    LogEntry entry =
        record.storyLog().stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the log has no entry " + number));
    if (entry.undone()) {
      throw new IllegalArgumentException("entry " + number + " is undone already");
    }
    Long ruling = entry.ruling();
    if (ruling != null) {
      update(
          rapporteur,
          progress,
          RecordFile.undoingLogged(entry).then(RecordFile.undoingRuling(ruling)));
      return;
    }
    StoryChange change = entry.change();
    boolean merged = change.kind() != StoryChange.Kind.SPLIT;
    Set<ArticleId> moved = new HashSet<>(change.articles());
    Set<ArticleId> others = new HashSet<>(articlesOf(merged ? change.to() : change.from()));
    others.removeAll(moved);
    StoryRuling opposite =
        new StoryRuling(merged ? StoryRuling.Kind.APART : StoryRuling.Kind.TOGETHER, moved, others);
    update(
        rapporteur, progress, RecordFile.undoingLogged(entry).then(RecordFile.putting(opposite)));
  }

  /// Takes a telling out of its line, whatever later runs find, and brings the desk up to date.
  /// Gives the number by which this is taken back. Throws [IllegalArgumentException] where the desk
  /// has no such line or the line no such telling or no other.
  ///
  /// @param telling its place among the line's tellings, from 0
  public long part(String line, int telling, Rapporteur rapporteur, Progress progress)
      throws IOException {
    List<Telling> tellings = line(briefWith(line), line).tellings();
    if (telling < 0 || telling >= tellings.size()) {
      throw new IllegalArgumentException(
          "line "
              + line
              + " has no telling "
              + (telling + 1)
              + "; their number: "
              + tellings.size());
    }
    List<LineRuling.Words> parted = words(List.of(tellings.get(telling)));
    List<LineRuling.Words> others = new ArrayList<>(words(tellings));
    others.removeAll(parted);
    if (others.isEmpty()) {
      throw new IllegalArgumentException(
          "line " + line + " has no other telling to part this one from");
    }
    return rule(new LineRuling(LineRuling.Kind.PARTED, parted, others), rapporteur, progress);
  }

  /// Makes one line of two, whatever later runs find, and brings the desk up to date. Gives the
  /// number by which this is taken back. Throws [IllegalArgumentException] where the desk has no
  /// such lines, or they are of two stories or two kinds.
  public long join(String line, String other, Rapporteur rapporteur, Progress progress)
      throws IOException {
    if (line.equals(other)) {
      throw new IllegalArgumentException("line " + line + " is given twice");
    }
    Brief brief = briefWith(line);
    Brief beside = briefWith(other);
    if (!brief.story().id().equals(beside.story().id())) {
      throw new IllegalArgumentException(
          "line %s is of story %s and line %s of story %s; lines of one story can be joined"
              .formatted(line, brief.story().id(), other, beside.story().id()));
    }
    Line a = line(brief, line);
    Line b = line(brief, other);
    if (a.kind() != b.kind()) {
      throw new IllegalArgumentException(
          "line %s is of the kind %s and line %s of the kind %s; lines of one kind can be joined"
              .formatted(line, lower(a.kind()), other, lower(b.kind())));
    }
    List<LineRuling.Words> others = new ArrayList<>(words(b.tellings()));
    List<LineRuling.Words> words = words(a.tellings());
    others.removeAll(words);
    if (others.isEmpty()) {
      throw new IllegalArgumentException(
          "lines " + line + " and " + other + " stand in the same words, which make two lines");
    }
    return rule(new LineRuling(LineRuling.Kind.JOINED, words, others), rapporteur, progress);
  }

  /// Takes back what [#part] or [#join] said, and brings the desk up to date. Throws
  /// [IllegalArgumentException] where there is no such ruling or it was taken back before.
  public void rejoin(long number, Rapporteur rapporteur, Progress progress) throws IOException {
    requireWriter();
    LineLogEntry entry =
        record.lineLog().stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no correction of lines has number " + number));
    if (entry.undone()) {
      throw new IllegalArgumentException("correction " + number + " of lines is undone already");
    }
    update(rapporteur, progress, RecordFile.undoingLineRuling(number));
  }

  /// What readers said of lines and did not take back, in order.
  public List<LineRuling> lineRulings() {
    return record.lineRulings();
  }

  /// What readers said of lines, in order.
  public List<LineLogEntry> lineLog() {
    return record.lineLog();
  }

  private long rule(LineRuling ruling, Rapporteur rapporteur, Progress progress)
      throws IOException {
    return Objects.requireNonNull(update(rapporteur, progress, RecordFile.putting(ruling)));
  }

  private Brief briefWith(String line) {
    return briefs().stream()
        .filter(brief -> brief.lines().stream().anyMatch(each -> each.id().equals(line)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no line " + line + " on this desk"));
  }

  private static Line line(Brief brief, String id) {
    return brief.lines().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<LineRuling.Words> words(List<Telling> tellings) {
    return tellings.stream()
        .map(telling -> new LineRuling.Words(telling.article(), telling.span()))
        .distinct()
        .toList();
  }

  private static String lower(Line.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /// What became of stories that were here, in order.
  public List<LogEntry> storyLog() {
    return record.storyLog();
  }

  private void rule(StoryRuling ruling, Rapporteur rapporteur, Progress progress)
      throws IOException {
    update(rapporteur, progress, RecordFile.putting(ruling));
  }

  private Set<ArticleId> articlesOf(StoryId story) {
    return new HashSet<>(
        brief(story)
            .orElseThrow(() -> new IllegalArgumentException("no story " + story + " on this desk"))
            .story()
            .articles());
  }

  /// The lines of the desk's own table of publishers, `publishers.txt`; none where there is no such
  /// file.
  private List<String> publishers() throws IOException {
    Path file = folder.resolve(PUBLISHERS);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private Rapporteur withPublishers(Rapporteur rapporteur, List<String> lines) throws IOException {
    try {
      return rapporteur.withPublishers(lines);
    } catch (IllegalArgumentException e) {
      throw new IOException(folder.resolve(PUBLISHERS) + ": " + e.getMessage(), e);
    }
  }

  /// All articles, by id.
  public List<Article> articles() {
    return record.articles();
  }

  /// Those of `ids` that are here.
  public Map<ArticleId, Article> articles(Collection<ArticleId> ids) {
    return record.articles(ids);
  }

  public Optional<Article> article(ArticleId id) {
    return record.article(id);
  }

  /// What an article says; empty where it was not read yet.
  public Optional<Account> account(ArticleId id) {
    return record.account(id);
  }

  /// What is known of a feed that is watched; empty where it was never asked for.
  public Optional<WatchedFeed> feed(String address) {
    return record.feed(address);
  }

  public void put(WatchedFeed feed) {
    requireWriter();
    record.put(feed);
  }

  /// What is known of a feed's items, by id.
  public List<WatchedItem> items(WatchedFeed feed) {
    return record.items(feed.address());
  }

  /// Notes an item that gave no article, or none that was not here.
  public void put(WatchedItem item) {
    requireWriter();
    record.put(item);
  }

  /// Whether something that was put here came from this address.
  public boolean knows(String address) {
    return record.knows(address);
  }

  /// The story each article stands in, as of the last [#update].
  public Map<ArticleId, StoryId> told() {
    return record.told();
  }

  /// The briefs of all stories, in the chain's order.
  public List<Brief> briefs() {
    return record.briefs();
  }

  public int articleCount() {
    return record.articleCount();
  }

  public int storyCount() {
    return record.storyCount();
  }

  /// At most `limit` briefs in the order asked for, after the first `from`.
  public List<Brief> briefs(StoryOrder order, int from, int limit) {
    return record.briefs(order, from, limit);
  }

  /// The story an article stands in; empty until the desk is brought up to date with it.
  public Optional<StoryId> storyOf(ArticleId article) {
    return record.storyOf(article);
  }

  public Optional<Brief> brief(StoryId story) {
    return record.brief(story);
  }

  /// In the chain's order.
  public List<Copy> copies() {
    return record.copies();
  }

  /// In the chain's order.
  public List<Origin> origins() {
    return record.origins();
  }

  /// The bytes with this SHA-256, as they came.
  public Optional<byte[]> bytes(String hash) throws IOException {
    return originals.bytes(hash);
  }

  /// At most `limit` articles that have the words searched for, the best first, those that score
  /// alike by id; of those that print one text the best.
  public List<Hit> search(Query.Wanted wanted, int limit) throws IOException {
    return search(wanted, limit, By.WORDS, new float[0]);
  }

  /// As [#search(Query.Wanted, int)], by what is asked for; `encoder` tells what the words mean.
  public List<Hit> search(Query.Wanted wanted, int limit, By by, Supplier<Encoder> encoder)
      throws IOException {
    String words = wanted.words();
    float[] meaning =
        by == By.WORDS || words.isEmpty()
            ? new float[0]
            : Objects.requireNonNull(encoder.get().encode(List.of(words)).get(words));
    return search(wanted, limit, by, meaning);
  }

  private List<Hit> search(Query.Wanted wanted, int limit, By by, float[] meaning)
      throws IOException {
    try {
      return index.search(wanted, limit, by, meaning, record);
    } catch (CorruptIndexException e) {
      throw new IOException(
          index.folder() + " is damaged; make it again with: rapporteur desk rebuild-index", e);
    }
  }

  /// The articles that print the same text as this one, itself among them; by id.
  public List<Article> printsOf(ArticleId article) {
    return record.articles(record.printsOf(article)).values().stream()
        .sorted(Comparator.comparing(Article::id))
        .toList();
  }

  /// Holds everything stored against what it came from: spans against the articles' texts, articles
  /// against their seals and, where this version of the extractor made them, against what
  /// `rapporteur` finds in their bytes now, and bytes against their hashes. Each failure goes to
  /// `out`.
  public void verify(Rapporteur rapporteur, Consumer<FailedSpan> out) throws IOException {
    new Verifier(record, originals, rapporteur, out).run();
  }

  private void requireWriter() {
    if (lock == null) {
      throw new IllegalStateException("this desk was opened to read: " + folder);
    }
  }

  /// Lets others write.
  @Override
  public void close() {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new UncheckedIOException("the desk's lock cannot be let go: " + folder, e);
      }
    }
  }
}
