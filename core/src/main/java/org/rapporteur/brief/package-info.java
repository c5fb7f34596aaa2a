/// What stands in a story: lines, the origins behind each, where the tellings differ, and a
/// timeline.
///
/// In: a story, the accounts of its articles, the origins that hold them. Out: a
/// [org.rapporteur.model.Brief].
///
/// **How it decides.** Every remark (a sentence of what somebody said), every clause of a report
/// and every figure is a telling. Tellings in the same words are one beforehand. Others are
/// candidates to be one line when they are of one kind, share a telling word, and nothing rules
/// it out: another speaker, days far apart, two tolls, both numbers in one report, a reader's
/// word ([org.rapporteur.brief.Joining]). A logistic regression says how surely they are one
/// ([org.rapporteur.brief.LineLikeness]); the words must bear it out besides. Lines are grown
/// from the nearest pair outwards; two groups join only while their tellings are near on average
/// and no pair of them is ruled out ([org.rapporteur.brief.Grouping]). Lines that a reader joined
/// are one all the same ([org.rapporteur.brief.LineRulings]). A clause that tells of no
/// known kind of event is a line only where several texts tell it. A number told inside a line is
/// part of it. Behind each line stand the distinct origins of its tellings, and the roots they
/// rest on: *at most so many independent origins, in this pile*. Where the tellings part is told
/// slot by slot, and how ([org.rapporteur.model.Difference]). No verdict on truth is given.
///
/// **What it cannot do.** Paraphrases that share no telling word stay apart. Reports that quote
/// one another without sharing text and without saying so count as two origins. Wordings are
/// English.
///
/// Sources: the weights `likeness.txt` are made again by `org.rapporteur.eval.TrainLines
/// eval/src/test/resources/briefs eval/src/test/resources/briefs/allsides-pairs.tsv
/// ../shared/data/stories/allsides-dev.jsonl write FILE`.
///
/// ```java
/// Brief brief = new BriefWriter(encoder, dateFinder::findDates).write(story, accounts, origins);
/// brief.lines().getFirst().origins(); // at most so many independent origins
/// ```
@NullMarked
package org.rapporteur.brief;

import org.jspecify.annotations.NullMarked;
