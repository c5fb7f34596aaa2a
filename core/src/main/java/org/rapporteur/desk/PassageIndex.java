package org.rapporteur.desk;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
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
  private static final String FORMAT = "1";

  private static final int BATCH = 200;

  /// A word in the headline counts so much more than one in the text. Chosen by hand: large enough
  /// that a story's own reports come before those that mention it, too small to bring up a headline
  /// that has one word of three.
  private static final float HEADLINE = 2;

  /// Sentences looked at for each article wanted, when it is sentences that are searched.
  private static final int PASSAGES_AN_ARTICLE = 20;

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

  /// Best first; what scores alike by article, then by place in it.
  private static final Sort ORDER =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField("article", SortField.Type.STRING),
          new SortField("place", SortField.Type.LONG));

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
            writer.updateDocuments(article, documents(account));
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

  private static List<Document> documents(Account account) {
    Article article = account.article();
    List<Document> documents = new ArrayList<>();
    Document whole = document("article", article, 0);
    whole.add(new TextField("headline", article.headline(), Field.Store.NO));
    whole.add(new TextField("text", everything(article), Field.Store.NO));
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
      documents.add(passage);
    }
    return documents;
  }

  private static String everything(Article article) {
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

  /// The best hits, each article once; `articleOf` looks articles up.
  List<Hit> search(Query.Wanted wanted, int limit, Function<ArticleId, Optional<Article>> articleOf)
      throws IOException {
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return new Search(new IndexSearcher(reader), wanted, limit, articleOf).hits();
    } catch (IndexNotFoundException e) {
      // nothing was read yet
      return List.of();
    }
  }

  /// One search on one state of the index.
  private static final class Search {
    private final IndexSearcher searcher;
    private final Query.Wanted wanted;
    private final int limit;
    private final Function<ArticleId, Optional<Article>> articleOf;
    private final List<String> words = new ArrayList<>();

    Search(
        IndexSearcher searcher,
        Query.Wanted wanted,
        int limit,
        Function<ArticleId, Optional<Article>> articleOf) {
      this.searcher = searcher;
      this.wanted = wanted;
      this.limit = limit;
      this.articleOf = articleOf;
      for (Query.Clause clause : wanted.clauses()) {
        if (clause instanceof Query.Clause.Words some && !words.contains(some.words())) {
          words.add(some.words());
        }
      }
    }

    List<Hit> hits() throws IOException {
      boolean bySpeaker =
          wanted.clauses().stream().anyMatch(clause -> clause instanceof Query.Clause.Speaker);
      // all words, and where no article has them all, those that have most
      for (int atLeast = words.size(); atLeast >= Math.min(1, words.size()); atLeast--) {
        List<Hit> hits = bySpeaker ? bySpeaker(atLeast) : byArticle(atLeast);
        if (!hits.isEmpty() || atLeast == 0) {
          return hits;
        }
      }
      return List.of();
    }

    private List<Hit> byArticle(int atLeast) throws IOException {
      BooleanQuery.Builder query = constraints("article");
      if (!words.isEmpty()) {
        BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast);
        for (String each : words) {
          some.add(
              new DisjunctionMaxQuery(
                  List.of(
                      new BoostQuery(inField("headline", each), HEADLINE), inField("text", each)),
                  0.1f),
              Occur.SHOULD);
        }
        query.add(some.build(), Occur.MUST);
      }
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc found : searcher.search(query.build(), limit, ORDER, true).scoreDocs) {
        ArticleId id = new ArticleId(searcher.storedFields().document(found.doc).get("article"));
        Optional<Article> article = articleOf.apply(id);
        if (article.isPresent()) {
          hits.add(
              new Hit(
                  article.get(),
                  passage(article.get()),
                  found.score,
                  why(article.get(), Set.of())));
        }
      }
      return hits;
    }

    /// The sentence of the article that has most of the words; its first where they stand in none.
    private Span passage(Article article) throws IOException {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      query.add(new TermQuery(new Term("kind", "passage")), Occur.FILTER);
      query.add(new TermQuery(new Term("article", article.id().value())), Occur.FILTER);
      for (String each : words) {
        query.add(inField("passage", each), Occur.SHOULD);
      }
      ScoreDoc[] found = searcher.search(query.build(), 1, ORDER, true).scoreDocs;
      return found.length == 0
          ? new Span(0, 0)
          : span(searcher.storedFields().document(found[0].doc));
    }

    private List<Hit> bySpeaker(int atLeast) throws IOException {
      BooleanQuery.Builder query = constraints("passage");
      if (!words.isEmpty()) {
        BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast);
        words.forEach(each -> some.add(inField("passage", each), Occur.SHOULD));
        query.add(some.build(), Occur.MUST);
      }
      Map<ArticleId, Hit> hits = new LinkedHashMap<>();
      for (ScoreDoc found :
          searcher.search(query.build(), limit * PASSAGES_AN_ARTICLE, ORDER, true).scoreDocs) {
        Document document = searcher.storedFields().document(found.doc);
        ArticleId id = new ArticleId(document.get("article"));
        if (hits.size() == limit || hits.containsKey(id)) {
          continue;
        }
        Optional<Article> article = articleOf.apply(id);
        if (article.isPresent()) {
          Set<String> speakers = new LinkedHashSet<>(List.of(document.getValues("speaker")));
          hits.put(
              id,
              new Hit(article.get(), span(document), found.score, why(article.get(), speakers)));
        }
      }
      return List.copyOf(hits.values());
    }

    /// What the document must be and must not have, whatever the words.
    private BooleanQuery.Builder constraints(String kind) {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      query.add(new TermQuery(new Term("kind", kind)), Occur.FILTER);
      for (Query.Clause clause : wanted.clauses()) {
        switch (clause) {
          case Query.Clause.Words some -> {}
          case Query.Clause.Without without ->
              query.add(
                  inField(kind.equals("article") ? "text" : "passage", without.words()),
                  Occur.MUST_NOT);
          case Query.Clause.Outlet outlet ->
              query.add(inField("outlet", outlet.name()), Occur.FILTER);
          case Query.Clause.Speaker speaker ->
              query.add(inField("speaker", speaker.name()), Occur.FILTER);
          case Query.Clause.Before before ->
              query.add(
                  LongPoint.newRangeQuery(
                      "published", Long.MIN_VALUE, before.day().toEpochDay() - 1),
                  Occur.FILTER);
          case Query.Clause.After after ->
              query.add(
                  LongPoint.newRangeQuery("published", after.day().toEpochDay(), Long.MAX_VALUE),
                  Occur.FILTER);
        }
      }
      return query;
    }

    /// Says which words stand there, which of them in the headline, and who speaks.
    private String why(Article article, Set<String> speakers) {
      List<String> parts = new ArrayList<>();
      List<String> inText = terms(everything(article));
      List<String> inHeadline = terms(article.headline());
      List<String> missing = words.stream().filter(each -> !holds(inText, terms(each))).toList();
      List<String> there = words.stream().filter(each -> !missing.contains(each)).toList();
      List<String> headline =
          there.stream().filter(each -> holds(inHeadline, terms(each))).toList();
      if (!there.isEmpty()) {
        String where =
            headline.isEmpty()
                ? ""
                : headline.equals(there)
                    ? ", in the headline"
                    : ", in the headline " + quoted(headline);
        parts.add("has " + quoted(there) + where);
      }
      if (!missing.isEmpty()) {
        parts.add("lacks " + quoted(missing));
      }
      if (!speakers.isEmpty()) {
        parts.add("said by " + String.join("; ", speakers));
      }
      Stamp published = article.times().published();
      if (parts.isEmpty()) {
        parts.add(published == null ? "undated" : "published " + published.day());
      }
      return String.join("; ", parts);
    }

    private static String quoted(List<String> words) {
      return String.join(", ", words.stream().map(each -> "“" + each + "”").toList());
    }

    private static boolean holds(List<String> text, List<String> words) {
      return Collections.indexOfSubList(text, words) >= 0;
    }

    private static Span span(Document passage) {
      return new Span(
          passage.getField("start").numericValue().intValue(),
          passage.getField("end").numericValue().intValue());
    }
  }

  /// One word, or several in a row, as [#WORDS] sees them.
  private static org.apache.lucene.search.Query inField(String field, String words) {
    List<String> terms = terms(words);
    if (terms.size() == 1) {
      return new TermQuery(new Term(field, terms.getFirst()));
    }
    if (terms.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    return new PhraseQuery(field, terms.toArray(String[]::new));
  }

  private static List<String> terms(String text) {
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
