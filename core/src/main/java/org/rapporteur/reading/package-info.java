/// An article's text in; its sentences, words, names and vectors out.
///
/// **How it decides.** Lines are paragraphs. A sentence ends at its stop, with the closing quote
/// mark, unless the stop belongs to an abbreviation, an initial or a number, or what follows cannot
/// open a sentence (`SentenceSplitter`; the lists are in `en/`). A word is a run of letters and
/// digits (`Tokenizer`). Names are found by a conditional random field (`SequenceTagger`) that
/// weighs each word's spelling, its neighbours, the run of capitalised words it stands in, word
/// lists of given names, towns, countries and titles, groups of words that are used alike, and how
/// the same word is written elsewhere in the text (`NameFeatures`). Then each name gets its fullest
/// form in the text: a surname goes to the full name it belongs to, of two people of one surname to
/// the one named last; letters in brackets go to the words before them (`Resolver`). `Entities`
/// does the same over the articles of a story, `EntityFinder` over many stories, by full names
/// alone. Whoever cannot be told apart for certain is not brought together, nor anybody for a
/// shared surname alone. What the words before a person's name call them, and the country they tell
/// of, stands beside the name (`Titles`, `Roles`). `Encoder` reads each sentence alone, so that
/// company does not change it, and gives a vector, and scores of each word as part of a name and of
/// a statement; in the full gear the first are added to the field's own. `Languages` tells the
/// language of a text by script, little words and a detector.
///
/// **What it cannot do.** Names and vectors are for English; other languages are cut into sentences
/// and words, and their names are found by luck. *She* and *the minister* are not resolved. A
/// surname that two people share goes to the one named last, also when that is wrong. Names without
/// capitals are mostly missed; teams and ships are often taken for places or people. A name inside
/// a longer one (*Bank of Orlan*) is not given apart.
///
/// **Sources.** Names: trained on the English Worldwide Newswire corpus (2023) by
/// `org.rapporteur.eval.TrainNames`, whose annotation has holes where a name stands inside a longer
/// one; the trainer closes them. `java … TrainNames ../shared/data/names/worldwide-train.jsonl
/// write names.bin` makes the weights again. Word lists: `names/first.txt`, `last.txt` from Faker
/// (MIT), `cities.txt` from GeoNames (CC-BY-4.0), `clusters.txt` by
/// `org.rapporteur.eval.WordClusters` from MiniLM's input vectors (Apache-2.0); the others are our
/// own. Encoder: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), trained further by
/// `org.rapporteur.eval.TrainEncoder`; its card lies beside the weights, `encoder.md`.
///
/// ```java
/// Reading reading = ArticleReader.load().read(article);
/// reading.names();  // Name[span=[0,6), text=Orlan, kind=PLACE, entity=Orlan, …, rule=tagger,
/// gear=FAST], …
/// ```
@NullMarked
package org.rapporteur.reading;

import org.jspecify.annotations.NullMarked;
