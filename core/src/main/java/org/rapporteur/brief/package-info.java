/// What stands in a story: lines, the origins behind each, where the tellings differ, and a
/// timeline.
///
/// In: a story, the accounts of its articles, the origins that hold them. Out: a
/// [org.rapporteur.model.Brief].
///
/// **How it decides.** Every statement, event and figure of every article is a telling. Two
/// tellings are candidates to be one line when they are of one kind, share a telling word, and
/// nothing speaks against it: another speaker, other participants, a date that cannot be the same
/// day. How near they are is a weighted sum of the cosine of their sentence vectors and the words
/// they share ([org.rapporteur.brief.Sameness]). Lines are grown from the nearest pair outwards;
/// two groups join only while their tellings are near on average and no pair of them is ruled out
/// ([org.rapporteur.brief.Grouping]). A number told inside a statement is part of that statement's
/// line and no line of its own. Behind each line stand the distinct origins of its tellings: copies
/// of one text are one origin, so the count reads *at most so many independent origins, in this
/// pile*. No verdict on truth is given.
///
/// **What it cannot do.** Tellings whose speaker is only *officials* or *he* join on words alone,
/// so it leaves them apart rather than join them wrongly. Reports that quote one another without
/// sharing text count as two origins. Wordings are English.
///
/// ```java
/// Brief brief = new BriefWriter(encoder, dateFinder::findDates).write(story, accounts, origins);
/// brief.lines().getFirst().origins(); // at most so many independent origins
/// ```
@NullMarked
package org.rapporteur.brief;

import org.jspecify.annotations.NullMarked;
