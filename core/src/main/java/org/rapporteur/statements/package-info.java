/// A reading in; who said what out.
///
/// In: an article's sentences, words and names. Out: its statements in the order of the text, each
/// with what was said, the words that say so, who said it (where the text names them, and whom that
/// stands for), what kind of speaker that is, to whom, by whose account, whether it was said at all
/// (*denied*, *did not say*, *declined to comment*), where and on which day, what decided, how sure
/// it is, and in which gear it was read.
///
/// How it decides. First it marks what stands in quote marks, paragraph by paragraph. Then a
/// tagger, trained on articles in which people marked every attribution, labels each word as part
/// of a source, a cue, a content or none of them; it knows words and their neighbours, quote marks,
/// which words are often cues, and groups of words that are used alike. In the full gear the
/// encoder's scores of the same words are added to the tagger's. A second model, trained on the
/// same articles, links contents to cues and cues to sources. What the tagger is not sure of is
/// left out, and how sure it is becomes how often statements like it are right (`Calibration`). A
/// paragraph that is nothing but a quotation goes on with the speaker of the quotation before it. A
/// source that is a name stands for its fullest form in the article; *he* for the person in view;
/// *the Arlovian minister* for the one the article introduced so; anything else for itself. An
/// outlet told something, or by whose account it is, is kept apart from whom it was said to and
/// from who said it.
///
/// German, French and Spanish: only what stands in quote marks (or after an opening dash), by lists
/// of words of speech (`QuotationFinder`). Other languages give no statements.
///
/// Which rule decided: `tagged`, `second-look` (tagged anew where the first tagging was unsure),
/// `continued-quote`, `announced-quote` (*Rossi said:* and a paragraph of quotation),
/// `quoted-as-saying` (*the agency quoted Rossi as saying*), `by-account-of` (*Rossi said …,
/// according to the Lakeside Times*), `known-cue` (a sure cue that the tagging left out, tagged
/// anew), `clause` (the build of the sentence: *with Rossi writing that …*, *and confirmed that
/// …*), `signed-quote` (*“…” — Anna Rossi*), `transcript` (*ROSSI: …* in a text of such turns),
/// `declined` (*declined to comment*), `quote marks` (German, French, Spanish). Which decided whom
/// the speaker's words stand for: `name`, `names` (several), `pronoun`, `relative pronoun`,
/// `description` (*the Arlovian leader*), `body named before` (*the ministry*), `as printed`
/// (nobody was found).
///
/// Cannot: find a statement without a cue or a quotation near one; tell what was said in the
/// speaker's native tongue; find indirect statements in other languages than English; say who is
/// meant by *they* or *it* where that takes knowledge of the world. It finds nearly all that is
/// said, and about two thirds of what is merely believed, wanted or opposed.
///
/// Sources: PolNeAR (Newell, Margolin, Ruths: An Attribution Relations Corpus for Political News,
/// LREC 2018) to train and measure; Pareti, A Database of Attribution Relations (LREC 2012) for
/// what is a source, cue and content; Lafferty, McCallum, Pereira, Conditional Random Fields (ICML
/// 2001). The weights are made again by `org.rapporteur.eval.TrainStatements ../shared/data/polnear
/// core/src/main/resources/org/rapporteur/statements/en/statements.bin`, the calibration by
/// `org.rapporteur.eval.CalibrateStatements ../shared/data/polnear`.
///
/// ```java
/// Reading reading = ArticleReader.load().read(article);
/// StatementFinder finder = StatementFinder.load(); // the fast gear; load(encoder): full
/// finder.findStatements(reading, dates).forEach(statement ->
///     System.out.println(statement.speaker() + ": " + statement.kind()));
/// ```
@NullMarked
package org.rapporteur.statements;

import org.jspecify.annotations.NullMarked;
