/// Articles in; which of them print the same text, what each made of it, and the origins behind
/// them
/// with their lineage and roots, out.
///
/// Decides so: a text is taken as words, without case or marks. Words in quote marks, in embedded
/// posts, in datelines and credit lines, and lines that a publisher prints on many pages are set
/// aside: that two newsrooms quote one minister says nothing about copying. Pairs that share
/// sequences of words are looked up in an index and laid side by side. Most of the shorter text's
/// prose in the other: a *whole* copy. Passages of prose: a *partial* one, or an *excerpt* where
/// the copier names its source beside it, quotes it or sets it out as a block. Only quoted words:
/// *quotes*. Only furniture: *boilerplate*. Which of the two is the origin is read from addresses,
/// agency pages, what a re-host says of itself, who names whom, times, and cuts; where none of
/// these tells, it stays unknown. Pairs that share few words but most names and numbers in one
/// order are compared sentence by sentence by what these mean: where most meet, in order and with
/// the same names and numbers, and neither text names much that the other does not, the text is
/// *rewritten*. Two newsrooms that tell one press conference in the same order each have something
/// of their own. A disclaimer, names spelt otherwise and quotations in other words are shown as
/// traces; alone they decide nothing.
/// Of a stream, [CopyIndex] names for each new article those before it that are worth comparing.
///
/// Bad input has its answer: texts of less than six words share nothing; an article given twice
/// counts once, under two ids it is a whole copy; of more than 256 prints of one text each of the
/// first is paired with all of them and the later ones with the first, and all are one origin;
/// dates to come are believed, missing ones decide nothing.
///
/// Inside an origin a tree is grown over the articles, from the likeliest original along the pairs
/// that share most and tell their direction; on each of its edges the sentences of both texts are
/// laid
/// side by side. Two articles at one address are versions of one report. Whom a text rests on is
/// read
/// from its credits, from the outlet its opening names, and from a table of publishers.
///
/// Cannot: see block quotes whose indentation was lost and that no colon announces (they count as
/// partial copies); tell which of two prints of one agency text is nearer to it; see copies across
/// languages; see rewritings with another order, or of texts of few sentences.
///
/// Sources: winnowing (Schleimer, Wilkerson, Aiken 2003); greedy string tiling (Wise 1993); longest
/// common subsequence (Wagner, Fischer 1974); hedges (Hyland 1998; Prince, Frader, Bosk 1982).
/// Tuned
/// on the labelled pairs in `../shared/data/copies`.
///
/// Example: *Ministers met in Port Hallen on Friday to end the dock strike…* printed by two outlets
/// under different headlines is one origin with two articles.
@NullMarked
package org.rapporteur.copies;

import org.jspecify.annotations.NullMarked;
