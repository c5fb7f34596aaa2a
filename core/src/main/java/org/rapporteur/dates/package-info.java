/// Expressions of time in a text and the day it was published in; what they mean, as TIMEX3 writes
/// it, out.
///
/// How it decides: a grammar a language over words (`en/rules.txt`, some 240 rules, each with an
/// example that a test runs; the notation is told at its head) reads *Friday*, *3 May 2024*, *two
/// weeks ago*, *every Tuesday*, *the late 1990s*, *June 3-5*, *Easter 2019*. German, French and
/// Spanish have the commonest forms, other languages days in figures alone. At a place the longest
/// expression wins, then the earlier rule. What is not said in full is reckoned against the day of
/// publication: the verb nearest before the expression, else after it, tells whether the sentence
/// looks back or ahead, so that *met on Thursday* is the last Thursday and *will meet on Thursday*
/// the next. *The previous day*, *that year*, *a week later* go from the last date named. *A year
/// earlier* beside a quarter's results is the same quarter of the year before. Holidays are
/// reckoned by rule ([Holidays]). The day of publication comes from the article; where it is
/// unknown, values stay relative (`XXXX-WXX-5` is some Friday) and the rule's name says so. What
/// narrows a value (*late*, *about*) and the zone of a clock stand beside it.
///
/// Cannot: see a tense that stands in another sentence; tell *the season* of the south from that of
/// the north; resolve an hour against a day named sentences before; know a feast that the moon is
/// sighted for to the day. Ages (*33-year-old*) are no durations here.
///
/// Sources: TimeML 1.2.1 and the TIMEX3 guidelines. Rules were written on every second file of
/// TimeBank and AQUAINT and checked on the others.
///
/// ```java
/// List<When> dates = DateFinder.load().findDates(reading);
/// // published on Wednesday, 15 May 2024: "They will meet on Friday" gives Friday, 2024-05-17,
/// rule day.bare
/// ```
@NullMarked
package org.rapporteur.dates;

import org.jspecify.annotations.NullMarked;
