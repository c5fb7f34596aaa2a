package org.rapporteur.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.reading.WordList;

/// One search on one state of the index.
///
/// Articles are found by words and by meaning. Where a field is of a sentence (who speaks, who
/// acts), sentences are searched, and the article is shown by its best. Two lists become one by
/// reciprocal rank: an article counts, in each, one over its place and [#EVEN] (Cormack, Clarke and
/// Büttcher, SIGIR 2009). Reports that print one text are shown once.
final class PassageSearch {
  /// A word in the headline counts so much more than one in the text. Chosen by hand: large enough
  /// that a story's own reports come before those that mention it, too small to bring up a headline
  /// that has one word of three.
  private static final float HEADLINE = 2;

  /// Documents looked at first for each article wanted; more where too few of them are different.
  private static final int LOOKED_AT = 3;

  /// They tell nothing of what is searched for: *who did what to whom*.
  private static final Set<String> FUNCTION_WORDS =
      WordList.words(WordList.class, "en/function-words.txt");

  /// Articles of each list that are looked at when two become one.
  private static final int DEEP = 100;

  /// The cosine below which a sentence means something else: a word that stands nowhere finds
  /// nothing. Of sixty questions' answers none is lost by it.
  private static final double LEAST_COSINE = 0.25;

  /// What is added to each place: the larger, the less the first places count. The method's authors
  /// take 60; of sixty questions (`MeasureSearch`) 20 found more answers (.867 for .852 of them).
  private static final int EVEN = 20;

  /// What a place in the list by words counts, beside one by meaning; tuned with [#EVEN]: .83 at 1.
  private static final double BY_WORDS = 0.5;

  /// Best first; what scores alike by article, then by place in it.
  private static final Sort ORDER =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField("article", SortField.Type.STRING),
          new SortField("place", SortField.Type.LONG));

  private final IndexSearcher searcher;
  private final Query.Wanted wanted;
  private final RecordFile record;

  /// The words and phrases searched for, but for words that tell nothing, if others do.
  private final List<String> words;

  /// Those of several words, which stand word for word in whatever is found by meaning too.
  private final List<String> phrases;

  private final boolean bySentence;
  private final Map<ArticleId, RecordFile.Printed> printed = new HashMap<>();

  PassageSearch(IndexSearcher searcher, Query.Wanted wanted, RecordFile record) {
    this.searcher = searcher;
    this.wanted = wanted;
    this.record = record;
    List<String> all =
        wanted.clauses().stream()
            .filter(Query.Clause.Words.class::isInstance)
            .map(clause -> ((Query.Clause.Words) clause).words())
            .distinct()
            .toList();
    List<String> telling =
        all.stream()
            .filter(each -> !FUNCTION_WORDS.contains(each.toLowerCase(Locale.ROOT)))
            .toList();
    words = telling.isEmpty() ? all : telling;
    phrases = words.stream().filter(each -> each.indexOf(' ') >= 0).toList();
    bySentence = wanted.clauses().stream().anyMatch(PassageSearch::ofSentence);
  }

  private static boolean ofSentence(Query.Clause clause) {
    return switch (clause) {
      case Query.Clause.Speaker of -> true;
      case Query.Clause.Actor of -> true;
      case Query.Clause.Type of -> true;
      case Query.Clause.Origins of -> true;
      case Query.Clause.Words of -> false;
      case Query.Clause.Without of -> false;
      case Query.Clause.Outlet of -> false;
      case Query.Clause.Story of -> false;
      case Query.Clause.Before of -> false;
      case Query.Clause.After of -> false;
    };
  }

  /// What was found of an article.
  ///
  /// @param document the best of its sentences, null for the article as a whole
  private record Found(ArticleId id, @Nullable Document document, double score) {}

  /// @param meaning of the words searched for; empty where it is not known
  List<Hit> hits(int limit, By by, float[] meaning) throws IOException {
    if (meaning.length == 0 || words.isEmpty() || by == By.WORDS) {
      return shown(byWords(limit), limit);
    }
    int deep = Math.max(limit, DEEP);
    List<Found> near = byMeaning(deep, meaning);
    return shown(by == By.MEANING ? near : fused(byWords(deep, 1, phrases), near), limit);
  }

  /// The best of each text.
  private List<Hit> shown(List<Found> found, int limit) throws IOException {
    List<Found> distinct = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    for (Found each : found) {
      if (distinct.size() < limit && texts.add(text(each.id()))) {
        distinct.add(each);
      }
    }
    Map<ArticleId, Article> articles = record.articles(distinct.stream().map(Found::id).toList());
    List<Hit> hits = new ArrayList<>();
    for (Found each : distinct) {
      Article article = articles.get(each.id());
      if (article != null) {
        Document document = each.document();
        RecordFile.Printed text = printed.get(each.id());
        hits.add(
            new Hit(
                article,
                document == null || document.getField("start") == null
                    ? passage(article)
                    : span(document),
                text == null ? 0 : text.articles() - 1,
                each.score(),
                why(article, document)));
      }
    }
    return List.copyOf(hits);
  }

  /// The text an article prints: its own where nothing is known of it.
  private String text(ArticleId article) {
    RecordFile.Printed text = printed.get(article);
    return text == null ? article.value() : text.origin();
  }

  private static List<Found> fused(List<Found> byWords, List<Found> byMeaning) {
    Map<ArticleId, Found> all = new LinkedHashMap<>();
    Map<ArticleId, Double> scores = new HashMap<>();
    count(byWords, BY_WORDS, all, scores);
    count(byMeaning, 1, all, scores);
    return all.values().stream()
        .map(
            found ->
                new Found(
                    found.id(), found.document(), Objects.requireNonNull(scores.get(found.id()))))
        .sorted(Comparator.comparingDouble(Found::score).reversed().thenComparing(Found::id))
        .toList();
  }

  private static void count(
      List<Found> list, double weight, Map<ArticleId, Found> all, Map<ArticleId, Double> scores) {
    for (int place = 0; place < list.size(); place++) {
      Found found = list.get(place);
      all.putIfAbsent(found.id(), found);
      scores.merge(found.id(), weight / (EVEN + place + 1), Double::sum);
    }
  }

  /// What has all words; where nothing has them all, what has some.
  private List<Found> byWords(int limit) throws IOException {
    List<Found> found = byWords(limit, words.size(), List.of());
    return found.isEmpty() && words.size() > 1 ? byWords(limit, 1, List.of()) : found;
  }

  /// @param atLeast how many of the words must stand there
  /// @param whole those that must stand there in any case
  private List<Found> byWords(int limit, int atLeast, List<String> whole) throws IOException {
    BooleanQuery.Builder query = constraints(false);
    for (String each : whole) {
      query.add(inText(each), Occur.FILTER);
    }
    if (!words.isEmpty()) {
      BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast);
      for (String each : words) {
        some.add(
            bySentence
                ? PassageIndex.inField("passage", each)
                : new DisjunctionMaxQuery(
                    List.of(
                        new BoostQuery(PassageIndex.inField("headline", each), HEADLINE),
                        PassageIndex.inField("text", each)),
                    0.1f),
            Occur.SHOULD);
      }
      query.add(some.build(), Occur.MUST);
    }
    BooleanQuery built = query.build();
    return articles(limit, most -> searcher.search(built, most, ORDER, true));
  }

  private List<Found> byMeaning(int limit, float[] meaning) throws IOException {
    BooleanQuery.Builder query = constraints(true);
    for (String each : phrases) {
      query.add(standing(each), Occur.FILTER);
    }
    BooleanQuery constraints = query.build();
    byte[] vector = Meanings.bytes(meaning);
    return articles(
            limit,
            most ->
                searcher.search(new KnnByteVectorQuery("meaning", vector, most, constraints), most))
        .stream()
        .filter(found -> found.score() >= (1 + LEAST_COSINE) / 2)
        .toList();
  }

  /// The best documents of the index, at most so many.
  @FunctionalInterface
  private interface Documents {
    TopDocs best(int most) throws IOException;
  }

  /// The best document of each of the best articles; looks at more and more documents until there
  /// are enough of them.
  private List<Found> articles(int limit, Documents documents) throws IOException {
    Map<ArticleId, Set<Span>> told = new HashMap<>();
    for (int most = limit * LOOKED_AT; ; most *= LOOKED_AT * LOOKED_AT) {
      TopDocs best = documents.best(most);
      Map<ArticleId, Found> found = new LinkedHashMap<>();
      for (ScoreDoc each : best.scoreDocs) {
        Document document = searcher.storedFields().document(each.doc);
        ArticleId id = new ArticleId(document.get("article"));
        if (!found.containsKey(id) && tellsEnough(document, id, told)) {
          found.put(id, new Found(id, document, each.score));
        }
      }
      List<Found> distinct = texts(found.values(), limit);
      if (distinct.size() >= limit || best.scoreDocs.length < most) {
        return distinct;
      }
    }
  }

  /// So many that at least `limit` texts are among them, if there are so many.
  private List<Found> texts(Collection<Found> found, int limit) {
    printed.putAll(
        record.printed(
            found.stream().map(Found::id).filter(id -> !printed.containsKey(id)).toList()));
    Set<String> texts = new HashSet<>();
    List<Found> some = new ArrayList<>();
    for (Found each : found) {
      if (texts.size() == limit) {
        break;
      }
      texts.add(text(each.id()));
      some.add(each);
    }
    return some;
  }

  /// Whether a sentence tells a line with so many origins as are asked for, which no index knows.
  private boolean tellsEnough(Document document, ArticleId id, Map<ArticleId, Set<Span>> told) {
    for (Query.Clause clause : wanted.clauses()) {
      if (clause instanceof Query.Clause.Origins(int least, int most)) {
        Set<Span> sentences =
            told.computeIfAbsent(id, each -> record.sentencesWithOrigins(each, least, most));
        if (document.getField("start") == null || !sentences.contains(span(document))) {
          return false;
        }
      }
    }
    return true;
  }

  /// The sentence of the article that has most of the words; its first where they stand in none.
  private Span passage(Article article) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(new TermQuery(new Term("kind", "passage")), Occur.FILTER);
    query.add(new TermQuery(new Term("article", article.id().value())), Occur.FILTER);
    for (String each : words) {
      query.add(PassageIndex.inField("passage", each), Occur.SHOULD);
    }
    ScoreDoc[] found = searcher.search(query.build(), 1, ORDER, true).scoreDocs;
    return found.length == 0
        ? new Span(0, 0)
        : span(searcher.storedFields().document(found[0].doc));
  }

  /// What a document must be and must not have, whatever the words.
  private BooleanQuery.Builder constraints(boolean meaning) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        bySentence
            ? new TermQuery(new Term("kind", "passage"))
            : meaning ? MatchAllDocsQuery.INSTANCE : new TermQuery(new Term("kind", "article")),
        Occur.FILTER);
    for (Query.Clause clause : wanted.clauses()) {
      switch (clause) {
        case Query.Clause.Words some -> {}
        case Query.Clause.Without without ->
            query.add(
                meaning ? standing(without.words()) : inText(without.words()), Occur.MUST_NOT);
        case Query.Clause.Outlet outlet ->
            query.add(PassageIndex.inField("outlet", outlet.name()), Occur.FILTER);
        case Query.Clause.Speaker speaker ->
            query.add(PassageIndex.inField("speaker", speaker.name()), Occur.FILTER);
        case Query.Clause.Actor actor ->
            query.add(PassageIndex.inField("actor", actor.name()), Occur.FILTER);
        case Query.Clause.Type type ->
            query.add(new TermQuery(new Term("type", type.type())), Occur.FILTER);
        case Query.Clause.Story story ->
            query.add(among(record.articlesOf(story.story())), Occur.FILTER);
        case Query.Clause.Origins(int least, int most) ->
            query.add(among(record.tellingWithOrigins(least, most)), Occur.FILTER);
        case Query.Clause.Before before ->
            query.add(
                LongPoint.newRangeQuery("published", Long.MIN_VALUE, before.day().toEpochDay() - 1),
                Occur.FILTER);
        case Query.Clause.After after ->
            query.add(
                LongPoint.newRangeQuery("published", after.day().toEpochDay(), Long.MAX_VALUE),
                Occur.FILTER);
      }
    }
    return query;
  }

  /// What has these words: the sentences that are searched, or the articles.
  private org.apache.lucene.search.Query inText(String words) {
    return PassageIndex.inField(bySentence ? "passage" : "text", words);
  }

  /// As [#inText], where sentences are searched that stand for their articles.
  private org.apache.lucene.search.Query standing(String words) throws IOException {
    if (bySentence) {
      return inText(words);
    }
    Set<ArticleId> articles = new HashSet<>();
    int count = searcher.count(inText(words));
    if (count > 0) {
      for (ScoreDoc each : searcher.search(inText(words), count, Sort.INDEXORDER).scoreDocs) {
        articles.add(new ArticleId(searcher.storedFields().document(each.doc).get("article")));
      }
    }
    return among(articles);
  }

  private static TermInSetQuery among(Set<ArticleId> articles) {
    return new TermInSetQuery(
        "article", articles.stream().map(id -> new BytesRef(id.value())).sorted().toList());
  }

  /// Says which words stand there, which of them in the headline, who speaks and who does what.
  private String why(Article article, @Nullable Document document) {
    List<String> parts = new ArrayList<>();
    List<String> inText = PassageIndex.terms(PassageIndex.everything(article));
    List<String> inHeadline = PassageIndex.terms(article.headline());
    List<String> missing = words.stream().filter(each -> !holds(inText, each)).toList();
    List<String> there = words.stream().filter(each -> !missing.contains(each)).toList();
    List<String> headline = there.stream().filter(each -> holds(inHeadline, each)).toList();
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
    if (document != null
        && wanted.clauses().stream().anyMatch(Query.Clause.Speaker.class::isInstance)) {
      parts.add("said by " + distinct(document, "speaker"));
    }
    if (document != null
        && wanted.clauses().stream()
            .anyMatch(
                clause ->
                    clause instanceof Query.Clause.Actor || clause instanceof Query.Clause.Type)) {
      String actors = distinct(document, "actor");
      parts.add(
          "tells "
              + distinct(document, "type").toLowerCase(Locale.ROOT)
              + (actors.isEmpty() ? "" : " of " + actors));
    }
    Stamp published = article.times().published();
    if (parts.isEmpty()) {
      parts.add(published == null ? "undated" : "published " + published.day());
    }
    return String.join("; ", parts);
  }

  private static String distinct(Document document, String field) {
    return String.join("; ", new LinkedHashSet<>(List.of(document.getValues(field))));
  }

  private static String quoted(List<String> words) {
    return String.join(", ", words.stream().map(each -> "“" + each + "”").toList());
  }

  private static boolean holds(List<String> text, String words) {
    return Collections.indexOfSubList(text, PassageIndex.terms(words)) >= 0;
  }

  private static Span span(Document passage) {
    return new Span(
        passage.getField("start").numericValue().intValue(),
        passage.getField("end").numericValue().intValue());
  }
}
