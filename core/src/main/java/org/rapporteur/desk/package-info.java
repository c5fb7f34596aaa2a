/// What was read, kept: one folder that holds the pages as they came, what they tell, and an index
/// to search it.
///
/// In: pages with their bytes and articles; questions. Out: the same articles, what each says, the
/// briefs of their stories, search hits, and every stored span that no longer stands where it
/// should.
///
/// The record is a SQLite file and the only truth; each page enters it in one transaction, after
/// its bytes have been moved into place under their SHA-256. [org.rapporteur.desk.Desk#update] runs
/// the one chain of [org.rapporteur.Rapporteur] over all articles, but reads only those that this
/// version of the readers has not read yet, and writes only the briefs of stories that have
/// changed: versions are fingerprints of the program's own classes, rules and weights, so nobody
/// has to remember to raise a number. What comes out replaces the former briefs in one transaction.
/// Changes to articles are numbered, and the Lucene index remembers the last number it has seen:
/// when the desk is opened the index follows, or is made again where it is missing or broken. So a
/// process may be killed at any moment: what it had finished stands, and nothing stands there by
/// half. One process writes, which the operating system's lock on a file makes sure of; any number
/// read.
///
/// Stories keep the ids they are known by; what later articles or a reader's rulings made of them
/// is a numbered log, and each entry can be taken back. What a reader said of lines is another.
/// Rulings are applied at every run.
///
/// Of feeds that are watched the record holds when to ask for each again, and which of their items
/// were read: an item is noted in the transaction that puts its articles down.
///
/// A search by words is over articles: all words must stand in one, and where no article has them
/// all, some; the sentence that has most of them is shown. With `speaker:`, `actor:`, `type:` or
/// `origins:` it is over single sentences. A search by meaning compares what the words mean with
/// what headlines and first sentences mean, as vectors of the encoder; by both, the two lists
/// become one by their places, and phrases must stand in whatever is found
/// (`docs/decisions/0034-search-by-words-and-meaning.md`). Of reports that print one text the best
/// is shown. Scores of words are BM25's; ties go by the article's id, so the same desk gives the
/// same list.
///
/// What is stored can be checked without being changed, copied while it is written to, and made
/// small. An article can be forgotten: it and what came of it leave the record in one transaction,
/// and then the files.
///
/// Cannot: relate new articles to old ones without going over all of them again (copies and stories
/// are found anew at each update, in memory: some ten thousand articles on one machine); find other
/// forms of words that are not English; tell who changed a record, only that it was changed.
///
/// Sources: SQLite's write-ahead log; BM25 as in Robertson and Zaragoza, *The Probabilistic
/// Relevance Framework* (2009), by Lucene with its defaults; Krovetz, *Viewing Morphology as an
/// Inference Process* (1993), for the stemmer.
///
/// ```java
/// try (Desk desk = Desk.open(folder)) {
///   desk.add(page, original, articles);
///   desk.update(rapporteur, Progress.NONE);
///   if (Query.parse("gas speaker:petrov after:2031-02") instanceof Query.Wanted wanted) {
///     List<Hit> hits = desk.search(wanted, 10);
///   }
/// }
/// ```
@NullMarked
package org.rapporteur.desk;

import org.jspecify.annotations.NullMarked;
