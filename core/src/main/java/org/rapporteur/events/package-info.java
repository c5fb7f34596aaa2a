/// A reading and its dates in; who did what to whom, where, when, and whether it happened, out.
///
/// How it decides: a sentence needs a word or phrase of `en/cues.txt`, or it tells nothing. One
/// log-linear scorer then says which type the sentence as a whole tells of, or none; a second
/// tagger marks the actors, and where it marks none, the likeliest words or the noun phrase beside
/// the cue stand in. Meetings are told by rule where they are told in the usual ways (*X will meet
/// Y*, *X hosts Y*, *X held talks with Y*, *talks between X and Y*, *the two leaders met*), so that
/// one planned, held or called off comes out with the same type and actors. The words around the
/// cue and its tense give the status (`en/status.txt`); a verb without a past form and with a date
/// to come is planned; a noun (*the visit*) is as far on as the article last told of it. A
/// participant is the person a phrase names, *he* the person it surely means, else nobody; who only
/// reports a meeting takes no part in it. The place is a name of a place behind *in*, *at* or
/// *near*. At most one event a sentence, and besides it a meeting of two persons by name.
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
/// Cannot: read languages other than English; tell two events of one sentence apart but for such
/// meetings; say which mode of PLOVER's an event has (always empty); resolve *they*; see that a
/// sentence tells of long ago. COOPERATE is hardly ever found: its fifteen examples were too few. A
/// scorer trained on sentences that all tell of events takes some background for one.
///
/// Sources: PLOVER (Halterman et al., *PLOVER and POLECAT*, 2023) for the types. The weights
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
