package org.rapporteur.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Rapporteur;
import org.rapporteur.intake.Rhythm;
import org.rapporteur.intake.web.Validator;
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
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.StoryRuling;
import org.rapporteur.model.Telling;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// `record.sqlite`: all that the desk knows, but for the bytes. Every method is one transaction: it
/// happens whole or not at all. Any number of threads and processes may read while one writes.
final class RecordFile {
  /// The last migration this program knows; `PRAGMA user_version` of a record that has seen them
  /// all. Saves starting Flyway at every opening.
  static final int SCHEMA = 7;

  /// The kind of page whose bytes are a row of JSON.
  static final String ROW = "row";

  /// Stands in the place of an extractor's version for a page of which an article was forgotten: it
  /// is extracted again when it is added again.
  private static final String FORGOTTEN = "forgotten";

  private static final int BUSY_MILLISECONDS = 5_000;

  private static final String ARTICLES = "SELECT json FROM article WHERE gone = 0 ORDER BY id";
  private static final String RULINGS = "SELECT json FROM ruling WHERE undone = 0 ORDER BY number";
  private static final String LINE_RULINGS =
      "SELECT json FROM line_ruling WHERE undone = 0 ORDER BY number";

  /// Of a page.
  private static final String GIVES_NOTHING =
      "NOT EXISTS (SELECT 1 FROM found WHERE page_hash = page.hash AND page_key = page.key)"
          + " AND NOT EXISTS"
          + " (SELECT 1 FROM article WHERE page_hash = page.hash AND page_key = page.key)";

  private final Path file;
  private final SQLiteDataSource source;
  private final Jdbi jdbi;

  RecordFile(Path file) {
    this(file, toWrite());
  }

  private RecordFile(Path file, SQLiteConfig config) {
    this.file = file;
    this.source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    this.jdbi = Jdbi.create(source);
  }

  /// One that can only be read, and by reading is not changed.
  static RecordFile toRead(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    return new RecordFile(file, config);
  }

  /// One that has no room for more than so many pages of SQLite's, as on a full disk.
  static RecordFile ofPages(Path file, int most) {
    SQLiteConfig config = toWrite();
    config.setMaxPageCount(most);
    return new RecordFile(file, config);
  }

  private static SQLiteConfig toWrite() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // with a write-ahead log, NORMAL loses nothing when a process is killed, and nothing is ever
    // half there when the power goes
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    return config;
  }

  Path file() {
    return file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /// Whether [#migrate] would do nothing; throws where a newer program made the record.
  boolean current() throws IOException {
    int schema = read(handle -> handle.select("PRAGMA user_version").mapTo(Integer.class).one());
    if (schema > SCHEMA) {
      throw new IOException(
          file
              + " was made by a newer version of the program (schema "
              + schema
              + "; this one knows "
              + SCHEMA
              + "). Nothing was changed; use that version");
    }
    return schema == SCHEMA;
  }

  /// Brings the tables to what this program expects.
  void migrate() throws IOException {
    if (current()) {
      return;
    }
    try {
      Flyway.configure(RecordFile.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:org/rapporteur/desk/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new IOException(
          RecordFailure.of(file, e).getMessage() + " (while it was brought to this version)", e);
    }
    write(handle -> handle.execute("PRAGMA user_version = " + SCHEMA));
  }

  /// Whether the page was put down by this extractor.
  boolean holds(Page page, String extractor) {
    return read(
        handle ->
            handle
                .select(
                    "SELECT 1 FROM page WHERE hash = ? AND key = ? AND extractor = ?",
                    page.hash(),
                    page.key(),
                    extractor)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /// Puts a page with its articles down that no watched feed names.
  Added add(Page page, String kind, List<Article> articles, String extractor) {
    return add(page, kind, articles, extractor, null);
  }

  /// Puts a page with its articles down.
  ///
  /// @param kind how its bytes are to be read when they are extracted again; [#ROW] when they are
  /// not
  /// @param item of a feed that is read thereby, or null
  Added add(
      Page page,
      String kind,
      List<Article> articles,
      String extractor,
      @Nullable WatchedItem item) {
    return write(
        handle -> {
          if (item != null) {
            put(handle, item);
          }
          Optional<String> before =
              handle
                  .select(
                      "SELECT extractor FROM page WHERE hash = ? AND key = ?",
                      page.hash(),
                      page.key())
                  .mapTo(String.class)
                  .findOne();
          if (before.isPresent() && before.get().equals(extractor)) {
            return Added.ALREADY_THERE;
          }
          handle.execute(
              "INSERT INTO page (hash, key, url, fetched, kind, extractor) VALUES (?, ?, ?, ?, ?, ?)"
                  + " ON CONFLICT (hash, key) DO UPDATE SET extractor = excluded.extractor",
              page.hash(),
              page.key(),
              page.url(),
              page.fetched() == null ? null : page.fetched().toString(),
              kind,
              extractor);
          handle.execute(
              "UPDATE article SET gone = 1 WHERE page_hash = ? AND page_key = ?",
              page.hash(),
              page.key());
          handle.execute(
              "DELETE FROM found WHERE page_hash = ? AND page_key = ?", page.hash(), page.key());
          int added = 0;
          for (Article article : articles) {
            added += put(handle, article, page);
            handle.execute(
                "INSERT OR IGNORE INTO found (page_hash, page_key, article) VALUES (?, ?, ?)",
                page.hash(),
                page.key(),
                article.id().value());
          }
          int gone =
              handle
                  .select(
                      "SELECT count(*) FROM article WHERE page_hash = ? AND page_key = ? AND gone = 1",
                      page.hash(),
                      page.key())
                  .mapTo(Integer.class)
                  .one();
          return added + gone == 0
              ? Added.ALREADY_THERE
              : before.isPresent() ? Added.EXTRACTED_AGAIN : Added.NEW;
        });
  }

  /// 1 where the article was not there.
  private static int put(Handle handle, Article article, Page page) {
    int back = handle.execute("UPDATE article SET gone = 0 WHERE id = ?", article.id().value());
    if (back > 0) {
      return 0;
    }
    String json = RecordJson.write(article);
    return handle.execute(
        "INSERT INTO article (id, page_hash, page_key, key, url, outlet, published, json, seal)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        article.id().value(),
        page.hash(),
        page.key(),
        article.from().key(),
        article.from().url(),
        article.from().outlet(),
        article.times().published() == null ? null : article.times().published().toString(),
        json,
        Hash.ofParts(json));
  }

  /// By id.
  List<Article> articles() {
    return list(ARTICLES, Article.class);
  }

  Optional<Article> article(ArticleId id) {
    return read(handle -> article(handle, id));
  }

  private static Optional<Article> article(Handle handle, ArticleId id) {
    return handle
        .select("SELECT json FROM article WHERE id = ?", id.value())
        .mapTo(String.class)
        .findOne()
        .map(json -> RecordJson.read(json, Article.class));
  }

  Map<ArticleId, Article> articles(Collection<ArticleId> ids) {
    return read(
        handle -> {
          Map<ArticleId, Article> found = new HashMap<>();
          for (ArticleId id : ids) {
            article(handle, id).ifPresent(article -> found.put(id, article));
          }
          return found;
        });
  }

  /// An article's row as it stands, with that of its page.
  record ArticleRow(
      String id,
      String key,
      String json,
      String seal,
      @Nullable String account,
      String pageHash,
      String pageKey,
      @Nullable String pageUrl,
      @Nullable Instant fetched,
      String kind,
      String extractor) {}

  /// Every article, by page, without being read.
  List<ArticleRow> rows() {
    return read(
        handle ->
            handle
                .createQuery(
                    "SELECT article.id, article.key, article.json, article.seal, account.json, page.hash, page.key, page.url,"
                        + " page.fetched, page.kind, page.extractor"
                        + " FROM article JOIN page ON page.hash = article.page_hash AND page.key = article.page_key"
                        + " LEFT JOIN account ON account.article = article.id"
                        + " WHERE article.gone = 0 ORDER BY page.hash, page.key, article.id")
                .map(
                    (row, context) -> {
                      String fetched = row.getString(9);
                      return new ArticleRow(
                          row.getString(1),
                          row.getString(2),
                          row.getString(3),
                          row.getString(4),
                          row.getString(5),
                          row.getString(6),
                          row.getString(7),
                          row.getString(8),
                          fetched == null ? null : Instant.parse(fetched),
                          row.getString(10),
                          row.getString(11));
                    })
                .list());
  }

  /// The stored form of the accounts that these readers made, by article.
  Map<ArticleId, String> accounts(String readers) {
    return read(
        handle -> {
          Map<ArticleId, String> found = new HashMap<>();
          handle
              .select("SELECT article, json FROM account WHERE readers = ?", readers)
              .map((row, context) -> Map.entry(new ArticleId(row.getString(1)), row.getString(2)))
              .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
          return found;
        });
  }

  Optional<Account> account(ArticleId id) {
    return read(handle -> account(handle, id));
  }

  private static Optional<Account> account(Handle handle, ArticleId id) {
    return article(handle, id)
        .flatMap(
            article ->
                handle
                    .select("SELECT json FROM account WHERE article = ?", id.value())
                    .mapTo(String.class)
                    .findOne()
                    .map(json -> RecordJson.readAccount(json, article)));
  }

  /// Puts down what an article says, and what its first sentences mean ([Meanings]).
  void putAccount(Account account, String readers, byte[] meanings) {
    String id = account.article().id().value();
    String json = RecordJson.write(account);
    write(
        handle -> {
          handle.execute(
              "INSERT OR REPLACE INTO account (article, readers, json) VALUES (?, ?, ?)",
              id,
              readers,
              json);
          handle.execute(
              "INSERT OR REPLACE INTO vector (article, bytes) VALUES (?, ?)", id, meanings);
          return changed(handle, id);
        });
  }

  /// Those of which it is not known what they mean.
  Set<ArticleId> withoutMeaning() {
    return read(
        handle ->
            handle
                .createQuery(
                    "SELECT id FROM article WHERE id NOT IN (SELECT article FROM vector) AND gone = 0")
                .mapTo(String.class)
                .map(ArticleId::new)
                .set());
  }

  private static int changed(Handle handle, String id) {
    return handle.execute("INSERT OR REPLACE INTO change (article) VALUES (?)", id);
  }

  /// The number of the last change; 0 where there was none.
  long lastChange() {
    return read(
        handle ->
            handle.select("SELECT coalesce(max(number), 0) FROM change").mapTo(Long.class).one());
  }

  /// An article that was changed; `account` is null where it is gone.
  ///
  /// @param meanings what its first sentences mean, empty where that is not known
  record Change(long number, ArticleId article, @Nullable Account account, byte[] meanings) {}

  /// The next changes after `number`, at most `limit`.
  List<Change> changesAfter(long number, int limit) {
    return read(
        handle ->
            handle
                .select(
                    "SELECT number, article FROM change WHERE number > ? ORDER BY number LIMIT ?",
                    number,
                    limit)
                .map((row, context) -> Map.entry(row.getLong(1), new ArticleId(row.getString(2))))
                .list()
                .stream()
                .map(
                    entry ->
                        new Change(
                            entry.getKey(),
                            entry.getValue(),
                            account(handle, entry.getValue()).orElse(null),
                            handle
                                .select(
                                    "SELECT bytes FROM vector WHERE article = ?",
                                    entry.getValue().value())
                                .mapTo(byte[].class)
                                .findOne()
                                .orElse(new byte[0])))
                .toList());
  }

  Optional<String> state(String name) {
    return read(
        handle ->
            handle
                .select("SELECT value FROM state WHERE name = ?", name)
                .mapTo(String.class)
                .findOne());
  }

  /// What a reader did that makes the briefs other than they were.
  @FunctionalInterface
  interface Edit {
    Edit NONE = handle -> null;

    /// The number of the reader's ruling that it writes down, or null.
    @Nullable Long on(Handle handle);

    /// This and then another, whose number it gives.
    default Edit then(Edit next) {
      return handle -> {
        on(handle);
        return next.on(handle);
      };
    }
  }

  /// All that the chain goes by.
  ///
  /// @param articles by id
  /// @param rulings the reader's on stories, in order
  /// @param lineRulings the reader's on lines, in order
  record Premises(
      List<Article> articles, List<StoryRuling> rulings, List<LineRuling> lineRulings) {}

  /// What the chain would go by after an edit, which is not made.
  Premises premises(Edit edit) {
    try {
      return jdbi.withHandle(
          handle -> {
            handle.begin();
            try {
              edit.on(handle);
              return new Premises(
                  list(handle, ARTICLES, Article.class),
                  list(handle, RULINGS, StoryRuling.class),
                  list(handle, LINE_RULINGS, LineRuling.class));
            } finally {
              handle.rollback();
            }
          });
    } catch (JdbiException e) {
      throw failed(e);
    }
  }

  /// Makes an edit, replaces what the chain made of all articles, and forgets the articles that are
  /// gone: all of it or nothing. Gives what the edit gave.
  ///
  /// @param changes what became of the stories that were there
  /// @param seal says all that the brief of a story depends on, see [Kept#seal]
  @Nullable Long replace(
      Rapporteur.Result result,
      List<StoryChange> changes,
      Edit edit,
      BiFunction<Story, List<Origin>, String> seal,
      String state,
      String value) {
    List<@Nullable Long> given = new ArrayList<>();
    write(
        handle -> {
          Long ruling = edit.on(handle);
          given.add(ruling);
          handle.execute("DELETE FROM copy");
          handle.execute("DELETE FROM origin");
          handle.execute("DELETE FROM brief");
          handle.execute("DELETE FROM told");
          handle.execute("DELETE FROM telling");
          PreparedBatch copies =
              handle.prepareBatch("INSERT INTO copy (place, a, b, json) VALUES (?, ?, ?, ?)");
          int place = 0;
          for (Copy copy : result.copies()) {
            copies.add(place++, copy.a().value(), copy.b().value(), RecordJson.write(copy));
          }
          execute(copies);
          PreparedBatch origins =
              handle.prepareBatch("INSERT INTO origin (place, id, json) VALUES (?, ?, ?)");
          place = 0;
          for (Origin origin : result.origins()) {
            origins.add(place++, origin.id(), RecordJson.write(origin));
          }
          execute(origins);
          PreparedBatch briefs =
              handle.prepareBatch(
                  "INSERT INTO brief (place, story, reports, last, seal, json) VALUES (?, ?, ?, ?, ?, ?)");
          PreparedBatch told =
              handle.prepareBatch("INSERT INTO told (article, story, origin) VALUES (?, ?, ?)");
          PreparedBatch tellings =
              handle.prepareBatch(
                  "INSERT INTO telling (article, first, behind, line, origins) VALUES (?, ?, ?, ?, ?)");
          Map<ArticleId, String> originOf = new HashMap<>();
          result
              .origins()
              .forEach(
                  origin ->
                      origin.articles().forEach(article -> originOf.put(article, origin.id())));
          place = 0;
          for (Brief brief : result.briefs()) {
            Story story = brief.story();
            Stamp last = story.last();
            briefs.add(
                place++,
                story.id().value(),
                brief.reports(),
                last == null ? null : last.day().toString(),
                seal.apply(story, Rapporteur.originsOf(story, result.origins())),
                RecordJson.write(brief));
            story
                .articles()
                .forEach(
                    article ->
                        told.add(
                            article.value(),
                            story.id().value(),
                            originOf.getOrDefault(article, "")));
            for (Line line : brief.lines()) {
              for (Telling telling : line.tellings()) {
                tellings.add(
                    telling.article().value(),
                    telling.sentence().start(),
                    telling.sentence().end(),
                    line.id(),
                    line.origins());
              }
            }
          }
          execute(briefs);
          execute(told);
          execute(tellings);
          PreparedBatch log =
              handle.prepareBatch("INSERT INTO story_log (made, ruling, json) VALUES (?, ?, ?)");
          for (StoryChange change : changes) {
            log.add(Instant.now().toString(), ruling, RecordJson.write(change));
          }
          execute(log);
          for (String id :
              handle.select("SELECT id FROM article WHERE gone = 1").mapTo(String.class).list()) {
            handle.execute("DELETE FROM article WHERE id = ?", id);
            changed(handle, id);
          }
          handle.execute("DELETE FROM page WHERE extractor = ? AND " + GIVES_NOTHING, FORGOTTEN);
          return handle.execute(
              "INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", state, value);
        });
    return given.getFirst();
  }

  private static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  List<Copy> copies() {
    return list("SELECT json FROM copy ORDER BY place", Copy.class);
  }

  List<Origin> origins() {
    return list("SELECT json FROM origin ORDER BY place", Origin.class);
  }

  List<Brief> briefs() {
    return list("SELECT json FROM brief ORDER BY place", Brief.class);
  }

  /// The stored form of each brief by what it depends on.
  Map<String, String> briefsBySeal() {
    return read(
        handle -> {
          Map<String, String> found = new HashMap<>();
          handle
              .createQuery("SELECT seal, json FROM brief")
              .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
              .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
          return found;
        });
  }

  int articleCount() {
    return read(
        handle ->
            handle
                .select("SELECT count(*) FROM article WHERE gone = 0")
                .mapTo(Integer.class)
                .one());
  }

  int storyCount() {
    return read(handle -> handle.select("SELECT count(*) FROM brief").mapTo(Integer.class).one());
  }

  List<Brief> briefs(StoryOrder order, int from, int limit) {
    String by =
        switch (order) {
          case LATEST -> "last DESC NULLS LAST, place";
          case MOST_REPORTED -> "reports DESC, last DESC NULLS LAST, place";
        };
    return read(
        handle ->
            handle
                .select("SELECT json FROM brief ORDER BY " + by + " LIMIT ? OFFSET ?", limit, from)
                .mapTo(String.class)
                .map(json -> RecordJson.read(json, Brief.class))
                .list());
  }

  Optional<StoryId> storyOf(ArticleId article) {
    return read(
        handle ->
            handle
                .select("SELECT story FROM told WHERE article = ?", article.value())
                .mapTo(String.class)
                .findOne()
                .map(StoryId::new));
  }

  Optional<Brief> brief(StoryId story) {
    return read(
        handle ->
            handle
                .select("SELECT json FROM brief WHERE story = ?", story.value())
                .mapTo(String.class)
                .findOne()
                .map(json -> RecordJson.read(json, Brief.class)));
  }

  /// The articles of a story.
  Set<ArticleId> articlesOf(StoryId story) {
    return read(
        handle ->
            handle
                .select("SELECT article FROM told WHERE story = ?", story.value())
                .mapTo(String.class)
                .map(ArticleId::new)
                .set());
  }

  /// The text an article prints, and how many articles print it.
  record Printed(String origin, int articles) {}

  /// By article; those that the desk was not brought up to date with are missing.
  Map<ArticleId, Printed> printed(Collection<ArticleId> articles) {
    String ids = RecordJson.write(articles.stream().map(ArticleId::value).toList());
    return read(
        handle -> {
          Map<ArticleId, Printed> printed = new HashMap<>();
          handle
              .select(
                  "SELECT article, origin,"
                      + " (SELECT count(*) FROM told AS other WHERE other.origin = told.origin)"
                      + " FROM json_each(?) JOIN told ON told.article = json_each.value"
                      + " WHERE origin <> ''",
                  ids)
              .map(
                  (row, context) ->
                      Map.entry(
                          new ArticleId(row.getString(1)),
                          new Printed(row.getString(2), row.getInt(3))))
              .forEach(entry -> printed.put(entry.getKey(), entry.getValue()));
          return printed;
        });
  }

  /// The articles that print the same text as this one, itself among them.
  Set<ArticleId> printsOf(ArticleId article) {
    return read(
        handle ->
            handle
                .select(
                    "SELECT article FROM told WHERE origin <> ''"
                        + " AND origin = (SELECT origin FROM told WHERE article = ?)",
                    article.value())
                .mapTo(String.class)
                .map(ArticleId::new)
                .set());
  }

  /// The articles that tell a line behind which so many origins stand.
  Set<ArticleId> tellingWithOrigins(int least, int most) {
    return read(
        handle ->
            handle
                .select(
                    "SELECT DISTINCT article FROM telling WHERE origins BETWEEN ? AND ?",
                    least,
                    most)
                .mapTo(String.class)
                .map(ArticleId::new)
                .set());
  }

  /// The sentences of an article that tell a line behind which so many origins stand.
  Set<Span> sentencesWithOrigins(ArticleId article, int least, int most) {
    return read(
        handle ->
            handle
                .select(
                    "SELECT first, behind FROM telling WHERE article = ? AND origins BETWEEN ? AND ?",
                    article.value(),
                    least,
                    most)
                .map((row, context) -> new Span(row.getInt(1), row.getInt(2)))
                .set());
  }

  /// The story each article stands in.
  Map<ArticleId, StoryId> told() {
    return read(
        handle -> {
          Map<ArticleId, StoryId> told = new HashMap<>();
          handle
              .createQuery("SELECT article, story FROM told")
              .map(
                  (row, context) ->
                      Map.entry(new ArticleId(row.getString(1)), new StoryId(row.getString(2))))
              .forEach(entry -> told.put(entry.getKey(), entry.getValue()));
          return told;
        });
  }

  /// The reader's rulings that were not taken back, in order.
  List<StoryRuling> rulings() {
    return list(RULINGS, StoryRuling.class);
  }

  static Edit putting(StoryRuling ruling) {
    return handle -> put(handle, "ruling", RecordJson.write(ruling));
  }

  /// Its number.
  private static long put(Handle handle, String table, String json) {
    handle.execute(
        "INSERT INTO " + table + " (made, json) VALUES (?, ?)", Instant.now().toString(), json);
    return handle.select("SELECT last_insert_rowid()").mapTo(Long.class).one();
  }

  /// What the reader said of lines, taken back or not, in order.
  List<LineLogEntry> lineLog() {
    return read(
        handle ->
            handle
                .createQuery("SELECT number, made, json, undone FROM line_ruling ORDER BY number")
                .map(
                    (row, context) ->
                        new LineLogEntry(
                            row.getLong(1),
                            Instant.parse(row.getString(2)),
                            RecordJson.read(row.getString(3), LineRuling.class),
                            row.getInt(4) == 1))
                .list());
  }

  /// The reader's rulings on lines that were not taken back, in order.
  List<LineRuling> lineRulings() {
    return list(LINE_RULINGS, LineRuling.class);
  }

  static Edit putting(LineRuling ruling) {
    return handle -> put(handle, "line_ruling", RecordJson.write(ruling));
  }

  static Edit undoingLineRuling(long number) {
    return handle -> {
      handle.execute("UPDATE line_ruling SET undone = 1 WHERE number = ?", number);
      return null;
    };
  }

  /// Takes a ruling back, or one that was taken back into force again.
  static Edit undoingRuling(long number) {
    return handle -> {
      handle.execute("UPDATE ruling SET undone = 1 - undone WHERE number = ?", number);
      return number;
    };
  }

  /// What a ruling brought about is undone with it.
  static Edit undoingLogged(LogEntry entry) {
    return handle -> {
      if (entry.ruling() == null) {
        handle.execute("UPDATE story_log SET undone = 1 WHERE number = ?", entry.number());
      } else {
        handle.execute("UPDATE story_log SET undone = 1 WHERE ruling = ?", entry.ruling());
      }
      return null;
    };
  }

  /// In order.
  List<LogEntry> storyLog() {
    return read(
        handle ->
            handle
                .createQuery(
                    "SELECT number, made, ruling, json, undone FROM story_log ORDER BY number")
                .map(
                    (row, context) -> {
                      long ruling = row.getLong(3);
                      boolean none = row.wasNull();
                      return new LogEntry(
                          row.getLong(1),
                          Instant.parse(row.getString(2)),
                          none ? null : ruling,
                          RecordJson.read(row.getString(4), StoryChange.class),
                          row.getInt(5) == 1);
                    })
                .list());
  }

  // watched feeds

  Optional<WatchedFeed> feed(String address) {
    return read(
        handle ->
            handle
                .select(
                    "SELECT moved_to, etag, last_modified, succeeded, due, failures, ended,"
                        + " pause, skipped_hours, skipped_days, lists"
                        + " FROM feed WHERE address = ?",
                    address)
                .map(
                    (row, context) ->
                        new WatchedFeed(
                            address,
                            row.getString(1),
                            new Validator(row.getString(2), row.getString(3)),
                            instant(row.getString(4)),
                            Instant.parse(row.getString(5)),
                            row.getInt(6),
                            instant(row.getString(7)),
                            Rhythm.parse(row.getString(8), row.getString(9), row.getString(10)),
                            List.of(RecordJson.read(row.getString(11), String[].class))))
                .findOne());
  }

  private static @Nullable Instant instant(@Nullable String written) {
    return written == null ? null : Instant.parse(written);
  }

  void put(WatchedFeed feed) {
    write(
        handle ->
            handle.execute(
                "INSERT OR REPLACE INTO feed (address, moved_to, etag, last_modified, succeeded,"
                    + " due, failures, ended, pause, skipped_hours, skipped_days, lists)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                feed.address(),
                feed.movedTo(),
                feed.validator().etag(),
                feed.validator().lastModified(),
                feed.succeeded() == null ? null : feed.succeeded().toString(),
                feed.due().toString(),
                feed.failures(),
                feed.ended() == null ? null : feed.ended().toString(),
                feed.rhythm().pause().toString(),
                feed.rhythm().hours(),
                feed.rhythm().days(),
                RecordJson.write(feed.lists())));
  }

  /// By id.
  List<WatchedItem> items(String feed) {
    return read(
        handle ->
            handle
                .select(
                    "SELECT id, link, mark, seen, state, etag, last_modified FROM feed_item"
                        + " WHERE feed = ? ORDER BY id",
                    feed)
                .map(
                    (row, context) ->
                        new WatchedItem(
                            feed,
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Instant.parse(row.getString(4)),
                            WatchedItem.State.valueOf(row.getString(5)),
                            new Validator(row.getString(6), row.getString(7))))
                .list());
  }

  void put(WatchedItem item) {
    write(handle -> put(handle, item));
  }

  private static int put(Handle handle, WatchedItem item) {
    return handle.execute(
        "INSERT OR REPLACE INTO feed_item (feed, id, link, mark, seen, state, etag, last_modified)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        item.feed(),
        item.id(),
        item.link(),
        item.mark(),
        item.seen().toString(),
        item.state().name(),
        item.validator().etag(),
        item.validator().lastModified());
  }

  /// Whether a page of this key or from this address was put down.
  boolean knows(String address) {
    return read(
        handle ->
            handle
                .select("SELECT 1 FROM page WHERE key = ? OR url = ? LIMIT 1", address, address)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /// Marks articles gone, so that the next [#replace] deletes them, and takes them out of all that
  /// readers said and the log tells; what speaks of nothing else goes with them. Their pages go too
  /// unless they gave other articles.
  ///
  /// @param state the name under which it is noted that traces are left in the files
  static Edit forgetting(Set<ArticleId> ids, String state) {
    return handle -> {
      for (ArticleId id : ids) {
        handle.execute("UPDATE article SET gone = 1 WHERE id = ?", id.value());
        handle.execute(
            "UPDATE page SET extractor = ? WHERE EXISTS (SELECT 1 FROM found"
                + " WHERE page_hash = page.hash AND page_key = page.key AND article = ?)",
            FORGOTTEN,
            id.value());
        handle.execute("DELETE FROM found WHERE article = ?", id.value());
      }
      forget(handle, "story_log", json -> without(RecordJson.read(json, StoryChange.class), ids));
      forget(handle, "ruling", json -> without(RecordJson.read(json, StoryRuling.class), ids));
      forget(handle, "line_ruling", json -> without(RecordJson.read(json, LineRuling.class), ids));
      handle.execute("INSERT OR REPLACE INTO state (name, value) VALUES (?, '')", state);
      return null;
    };
  }

  private static void forget(
      Handle handle, String table, Function<String, Optional<?>> withoutThem) {
    Map<Long, String> rows = new TreeMap<>();
    handle
        .createQuery("SELECT number, json FROM " + table)
        .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
        .forEach(row -> rows.put(row.getKey(), row.getValue()));
    rows.forEach(
        (number, json) -> {
          Optional<?> left = withoutThem.apply(json);
          if (left.isEmpty()) {
            if (table.equals("ruling")) {
              handle.execute("UPDATE story_log SET ruling = NULL WHERE ruling = ?", number);
            }
            handle.execute("DELETE FROM " + table + " WHERE number = ?", number);
          } else if (!RecordJson.write(left.get()).equals(json)) {
            handle.execute(
                "UPDATE " + table + " SET json = ? WHERE number = ?",
                RecordJson.write(left.get()),
                number);
          }
        });
  }

  private static Optional<StoryChange> without(StoryChange change, Set<ArticleId> ids) {
    List<ArticleId> left =
        change.articles().stream().filter(article -> !ids.contains(article)).toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoryChange(change.kind(), change.from(), change.to(), left));
  }

  private static Optional<StoryRuling> without(StoryRuling ruling, Set<ArticleId> ids) {
    Set<ArticleId> one = new HashSet<>(ruling.one());
    Set<ArticleId> other = new HashSet<>(ruling.other());
    one.removeAll(ids);
    other.removeAll(ids);
    return one.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoryRuling(ruling.kind(), one, other));
  }

  private static Optional<LineRuling> without(LineRuling ruling, Set<ArticleId> ids) {
    List<LineRuling.Words> one = without(ruling.one(), ids);
    List<LineRuling.Words> other = without(ruling.other(), ids);
    return one.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(new LineRuling(ruling.kind(), one, other));
  }

  private static List<LineRuling.Words> without(List<LineRuling.Words> words, Set<ArticleId> ids) {
    return words.stream().filter(each -> !ids.contains(each.article())).toList();
  }

  void forgetState(String name) {
    write(handle -> handle.execute("DELETE FROM state WHERE name = ?", name));
  }

  /// The ids of the articles that have this id, that their input called so, or that stood at this
  /// address.
  Set<ArticleId> named(String name) {
    return read(
        handle ->
            new LinkedHashSet<>(
                handle
                    .select(
                        "SELECT id FROM article WHERE gone = 0 AND (id = ? OR key = ? OR url = ?)"
                            + " ORDER BY id",
                        name,
                        name,
                        name)
                    .mapTo(String.class)
                    .map(ArticleId::new)
                    .list()));
  }

  /// The bytes that pages refer to, by their hash.
  Set<String> pageHashes() {
    return read(
        handle ->
            new TreeSet<>(
                handle.createQuery("SELECT DISTINCT hash FROM page").mapTo(String.class).list()));
  }

  int accountCount() {
    return read(handle -> handle.select("SELECT count(*) FROM account").mapTo(Integer.class).one());
  }

  /// What SQLite finds wrong with its file, and rows that refer to nothing; empty where all is
  /// well.
  List<String> damage() {
    return read(
        handle -> {
          List<String> damage =
              new ArrayList<>(
                  handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list());
          damage.remove("ok");
          handle
              .createQuery("PRAGMA foreign_key_check")
              .map(
                  (row, context) ->
                      "a row of " + row.getString(1) + " refers to no " + row.getString(3))
              .forEach(damage::add);
          return damage;
        });
  }

  /// Writes the file anew without what was deleted from it, and empties the log beside it. Throws
  /// where somebody who reads keeps the log from being emptied.
  void vacuum() throws IOException {
    int busy =
        read(
            handle -> {
              handle.execute("PRAGMA secure_delete = ON");
              handle.execute("VACUUM");
              return handle
                  .createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
                  .map((row, context) -> row.getInt(1))
                  .one();
            });
    if (busy != 0) {
      throw new IOException(
          file
              + "-wal: another process reads the desk, so the log still holds what was deleted."
              + " End that one, then run: rapporteur desk compact");
    }
  }

  /// Writes all of it as it stands at one moment to a new file, whoever may be writing.
  void copyTo(Path copy) {
    read(handle -> handle.execute("VACUUM INTO ?", copy.toString()));
  }

  private <T> List<T> list(String sql, Class<T> type) {
    return read(handle -> list(handle, sql, type));
  }

  private static <T> List<T> list(Handle handle, String sql, Class<T> type) {
    return handle
        .createQuery(sql)
        .mapTo(String.class)
        .map(json -> RecordJson.read(json, type))
        .list();
  }

  private <T> T read(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(handle -> work.apply(handle));
    } catch (JdbiException e) {
      throw failed(e);
    }
  }

  private <T> T write(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(handle -> work.apply(handle));
    } catch (JdbiException e) {
      throw failed(e);
    }
  }

  private UncheckedIOException failed(JdbiException e) {
    IOException said = RecordFailure.of(file, e);
    return new UncheckedIOException(said.getMessage(), said);
  }
}
