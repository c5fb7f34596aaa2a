package org.rapporteur.desk;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.Event;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Statement;

/// The full-text index over what was read. It holds nothing that the record does not, and each
/// commit carries the number of the last change of the record that it has seen; so it can lag, be
/// thrown away, and be made again.
///
/// Every article is one document for finding, and each of its sentences one more for choosing the
/// passage to show and for searching what one speaker said. Words are folded to lower case, their
/// accents dropped and English endings cut (Krovetz's stemmer, which leaves *organ* and
/// *organisation* apart); nothing is a stop word, so that phrases are found word for word. Texts in
/// other languages are indexed the same way: their words are found as printed, without other forms
/// of them.
final class PassageIndex {
  /// Raised when documents are built in another way: an index with another number is made again.
  private static final String FORMAT = "2";

  private static final int BATCH = 200;

  private static final Analyzer WORDS =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer tokenizer = new StandardTokenizer();
          return new TokenStreamComponents(
              tokenizer,
              new KStemFilter(
                  new ASCIIFoldingFilter(
                      new LowerCaseFilter(new EnglishPossessiveFilter(tokenizer)))));
        }
      };

  private final Path folder;

  PassageIndex(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /// Whether the index has seen all of the record's changes.
  boolean current(RecordFile record) {
    return found().seen() == record.lastChange();
  }

  /// Follows the record to its last change; makes the index again where it is missing, damaged or
  /// of another kind. Gives what was wrong with one that was damaged.
  Optional<String> catchUp(RecordFile record) throws IOException {
    Found found = found();
    long last = record.lastChange();
    if (found.seen() == last) {
      return Optional.empty();
    }
    String damage = found.damage();
    if (damage == null && found.seen() >= 0 && found.seen() <= last) {
      try {
        write(OpenMode.APPEND, found.seen(), record);
        return Optional.empty();
      } catch (CorruptIndexException | EOFException | NoSuchFileException e) {
        damage = reason(e);
      }
    }
    rebuild(record);
    return Optional.ofNullable(damage);
  }

  /// Makes the index anew out of the record. Lucene writes its files beside those of the old one,
  /// which holds until the new one is whole: whoever is killed in between leaves the old one.
  void rebuild(RecordFile record) throws IOException {
    if (found().damage() != null) {
      clear();
    }
    try {
      write(OpenMode.CREATE, 0, record);
    } catch (CorruptIndexException | EOFException | NoSuchFileException e) {
      // what is to be replaced must itself be read, for its number
      clear();
      write(OpenMode.CREATE, 0, record);
    }
  }

  private void write(OpenMode mode, long after, RecordFile record) throws IOException {
    try (Directory directory = FSDirectory.open(folder);
        IndexWriter writer =
            new IndexWriter(directory, new IndexWriterConfig(WORDS).setOpenMode(mode))) {
      long seen = after;
      List<RecordFile.Change> changes = record.changesAfter(seen, BATCH);
      while (!changes.isEmpty()) {
        for (RecordFile.Change change : changes) {
          Account account = change.account();
          Term article = new Term("article", change.article().value());
          if (account == null) {
            writer.deleteDocuments(article);
          } else {
            writer.updateDocuments(article, documents(account, change.meanings()));
          }
          seen = change.number();
        }
        changes = record.changesAfter(seen, BATCH);
      }
      // deleted documents would go on counting in the scores of others
      writer.forceMergeDeletes();
      writer.setLiveCommitData(Map.of("seen", Long.toString(seen), "format", FORMAT).entrySet());
      writer.commit();
    } catch (CorruptIndexException | EOFException | NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          folder
              + " cannot be written: "
              + e.getMessage()
              + ". The record is whole, and the index follows at the next run",
          e);
    }
  }

  /// Leaves nothing of deleted documents in the files.
  void purge() throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(WORDS)
            .setOpenMode(OpenMode.APPEND)
            .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
    try (Directory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, config)) {
      writer.forceMergeDeletes();
      writer.commit();
    }
  }

  /// What is wrong with the index: it is missing, damaged or behind, or has more or fewer articles
  /// than were read.
  Optional<String> damage(RecordFile record) throws IOException {
    Found found = found();
    long last = record.lastChange();
    if (found.damage() != null) {
      return Optional.of("damaged: " + found.damage());
    }
    if (found.seen() < 0) {
      return Optional.of("missing, or made by another version");
    }
    if (found.seen() != last) {
      return Optional.of("has seen change " + found.seen() + " of " + last);
    }
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      int indexed = new IndexSearcher(reader).count(new TermQuery(new Term("kind", "article")));
      int read = record.accountCount();
      return indexed == read
          ? Optional.empty()
          : Optional.of("holds " + indexed + " articles where " + read + " were read");
    } catch (CorruptIndexException | EOFException | NoSuchFileException e) {
      return Optional.of("damaged: " + reason(e));
    }
  }

  /// What stands in the folder.
  ///
  /// @param seen the number of the last change it has seen; -1 where there is no index or none that
  /// can be used
  /// @param damage what is wrong with one that cannot be read, or null
  private record Found(long seen, @Nullable String damage) {}

  private Found found() {
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      Map<String, String> data = reader.getIndexCommit().getUserData();
      return new Found(
          FORMAT.equals(data.get("format")) ? Long.parseLong(data.getOrDefault("seen", "-1")) : -1,
          null);
    } catch (IndexNotFoundException e) {
      return new Found(-1, null);
    } catch (IOException | IllegalArgumentException e) {
      return new Found(-1, reason(e));
    }
  }

  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    int resource = message.indexOf(" (resource=");
    return resource < 0 ? message : message.substring(0, resource);
  }

  private void clear() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          folder + " is a file where the index's folder should be: move it away, and run it again");
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Document> documents(Account account, byte[] meanings) {
    Article article = account.article();
    List<Document> documents = new ArrayList<>();
    Document whole = document("article", article, 0);
    whole.add(new TextField("headline", article.headline(), Field.Store.NO));
    whole.add(new TextField("text", everything(article), Field.Store.NO));
    addMeaning(whole, meanings, 0);
    documents.add(whole);
    for (Sentence sentence : account.reading().sentences()) {
      Span span = sentence.span();
      Document passage = document("passage", article, span.start());
      passage.add(new TextField("passage", span.of(article.text()), Field.Store.NO));
      passage.add(new StoredField("start", span.start()));
      passage.add(new StoredField("end", span.end()));
      for (String speaker : speakers(account, span)) {
        passage.add(new TextField("speaker", speaker, Field.Store.YES));
      }
      for (Event event : account.events()) {
        if (event.sentence().equals(span)) {
          passage.add(new StringField("type", event.type(), Field.Store.YES));
          for (Mention actor : actors(event)) {
            passage.add(new TextField("actor", actor.entity(), Field.Store.YES));
          }
        }
      }
      addMeaning(passage, meanings, documents.size());
      documents.add(passage);
    }
    return documents;
  }

  private static void addMeaning(Document document, byte[] meanings, int place) {
    if (place < Meanings.count(meanings)) {
      document.add(
          new KnnByteVectorField(
              "meaning", Meanings.at(meanings, place), VectorSimilarityFunction.COSINE));
    }
  }

  private static List<Mention> actors(Event event) {
    return Stream.of(event.sourceMention(), event.targetMention())
        .filter(Objects::nonNull)
        .<Mention>map(Objects::requireNonNull)
        .toList();
  }

  static String everything(Article article) {
    return String.join(
        "\n",
        article.headline(),
        article.standfirst(),
        article.text(),
        String.join("\n", article.layout().captions()));
  }

  private static Document document(String kind, Article article, int place) {
    Document document = new Document();
    document.add(new StringField("kind", kind, Field.Store.NO));
    document.add(new StringField("article", article.id().value(), Field.Store.YES));
    document.add(new SortedDocValuesField("article", new BytesRef(article.id().value())));
    document.add(new NumericDocValuesField("place", place));
    document.add(new TextField("outlet", article.from().outlet(), Field.Store.NO));
    Stamp published = article.times().published();
    if (published != null) {
      document.add(new LongPoint("published", published.day().toEpochDay()));
    }
    return document;
  }

  /// Who speaks in a sentence, as named there and in full.
  private static Set<String> speakers(Account account, Span sentence) {
    Set<String> speakers = new TreeSet<>();
    for (Statement statement : account.statements()) {
      if (statement.speaker() != null && statement.span().overlaps(sentence)) {
        speakers.add(statement.speaker().entity());
        if (!statement.speaker().entity().contains(statement.speaker().text())) {
          speakers.add(statement.speaker().entity() + ", " + statement.speaker().text());
        }
      }
    }
    return speakers;
  }

  /// The best hits, each text once. By words alone where `meaning`, that of the words searched for,
  /// is empty.
  List<Hit> search(Query.Wanted wanted, int limit, By by, float[] meaning, RecordFile record)
      throws IOException {
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return new PassageSearch(new IndexSearcher(reader), wanted, record).hits(limit, by, meaning);
    } catch (IndexNotFoundException e) {
      // nothing was read yet
      return List.of();
    }
  }

  /// One word, or several in a row, as [#WORDS] sees them.
  static org.apache.lucene.search.Query inField(String field, String words) {
    List<String> terms = terms(words);
    if (terms.size() == 1) {
      return new TermQuery(new Term(field, terms.getFirst()));
    }
    if (terms.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    return new PhraseQuery(field, terms.toArray(String[]::new));
  }

  static List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = WORDS.tokenStream("", new StringReader(text))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
      return terms;
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot fail to be read", e);
    }
  }
}
