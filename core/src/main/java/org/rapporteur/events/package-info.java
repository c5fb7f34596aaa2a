/// A reading and its dates in; who did what to whom, where, when, and whether it happened, out.
///
/// How it decides: a sentence needs a word or phrase of `en/cues.txt`, or it tells nothing. One
/// log-linear scorer says which types the sentence may tell of. In running text the cue of such a
/// type must then be the verb of a clause that tells a fact or a plan ([Predicates]): no noun, no
/// participle, no purpose, no *may* or *if*, no question, nothing in quote marks, no phrase of
/// `en/none.txt`; its subject must be somebody, and does it, or in the passive suffers it. A text
/// of one sentence is taken to tell of an event where the scorer says so, as the sentences did that
/// it learnt from; there a second tagger marks the actors. Meetings are told by rule where they are
/// told in the usual ways (*X will meet Y*, *X hosts Y*, *X held talks with Y*, *talks between X
/// and Y*, *the two leaders met*), so that one planned, held or called off comes out with the same
/// type and actors. The words around the cue and its tense give the status (`en/status.txt`); a
/// verb without a past form and with a date to come is planned; a noun (*the visit*) is as far on
/// as the article last told of it; *are marching* is under way; what somebody claims or suspects is
/// alleged, by them ([Claims]). What is told of long before the article, or in the pluperfect, is
/// background. A participant is the person a phrase names, *he* the person it surely means, else
/// nobody; who only reports a meeting takes no part in it. Country and role come from the words and
/// from what the article tells beside the name (`en/actors.txt`); a country alone is its
/// government. A date that stands behind another verb (*reported on Tuesday that*) is not the
/// event's. The place is a name of a place behind *in*, *at* or *near*. At most one event a
/// sentence, and besides it a meeting of two persons by name.
///
/// Types: PLOVER's AGREE, CONSULT, SUPPORT, COOPERATE, AID, YIELD, REQUEST, ACCUSE, REJECT,
/// THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT; and, where none of these is told, seven
/// everyday ones, found by the precise phrases of `en/everyday.txt` alone:
///
/// - ELECTION: won, lost, held
/// - COURT: a plea, a trial, a sentence, a ruling
/// - DISASTER: an earthquake, storm or flood; the source is what struck, the target where
/// - DEATH: somebody died
/// - APPOINTMENT: somebody took an office
/// - DEAL: a stake bought, a merger, a contract
/// - LAUNCH: a rocket, a satellite
///
/// Roles of actors: government, military, rebels, police, judiciary, legislature, opposition,
/// party, business, media, civilians, activists, criminals, international, religious, education,
/// medical.
///
/// Mode and contexts are PLOVER's, found by word in the event's clause and sentence ([Manner],
/// `en/modes.txt`, `en/contexts.txt`); PLOVER's *future*, *historical* and *negation* are the
/// status and `background`. An instrument stands behind *with* and its like, before its noun
/// (*drone strike*), or in the place of who does it (*a car bomb killed*).
///
/// Cannot: read languages other than English; tell two events of one sentence apart but for such
/// meetings; resolve *they* beyond *the ministry said they*; tell generic sentences in the past
/// from events. COOPERATE is hardly ever found: its fifteen examples were too few.
///
/// Sources: PLOVER (Halterman et al., *PLOVER and POLECAT*, 2023, and the manual of PLOVER)
/// for types, modes and contexts. The weights
/// `actors.bin` and `types.bin` are made again by `org.rapporteur.eval.TrainEvents
/// ../shared/data/events/plover-train.jsonl ../shared/data/stories/g5.jsonl write FOLDER`.
///
/// ```java
/// List<Event> events = EventFinder.load().findEvents(reading, dates);
/// // "Maria Stone will meet John Marsh in Norville on Friday": CONSULT, PLANNED, Maria Stone, John
/// Marsh, Norville, 2024-05-17
/// ```
@NullMarked
package org.rapporteur.events;

import org.jspecify.annotations.NullMarked;
