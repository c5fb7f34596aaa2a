/// Feeds in, asked again and again; their new reports on the desk out.
///
/// In: addresses of feeds and lists of feeds, a desk, a clock. Out: the desk with what the feeds
/// named since, brought up to date once a round, and what became of it as a
/// [org.rapporteur.watch.Round].
///
/// A round asks each feed that is due, with the validator of its last answer, so that a server need
/// not send again what has not changed. Of a feed that has, only items are read that are new or of
/// which the feed says something else than before; a changed report is stored beside the former
/// one, at one address, which makes it a revision. An item's page is fetched; where that fails and
/// the feed holds the full text, the item itself is read. A page that could not be fetched is tried
/// again with its feed for a day.
///
/// A feed is due again after the pause the reader wants, or a longer one that the feed (`ttl`,
/// `skipHours`, `skipDays`, `sy:updatePeriod`) or its server (`max-age`) asks for, up to a day.
/// After a failure the pause doubles, up to a day; `Retry-After` counts. A feed that is gone (410)
/// is asked no more; one that has moved for good (301, 308) is asked where it is now, once it was
/// read there.
///
/// What was read is noted in the desk's record with the article it gave, and a feed's validator
/// only after all of its items: whoever is killed in between reads the rest next time, and nothing
/// twice. The desk is held during a round and free between rounds.
///
/// Cannot: hear of a change that the feed does not tell; see that an item without an address was
/// updated (it enters as another report); ask several hosts at a time.
///
/// Sources: RFC 9110 (conditional requests, Retry-After), RFC 9111 (max-age), RSS 2.0, the
/// syndication module of RSS 1.0.
///
/// ```java
/// Watch watch = new Watch(rapporteur, web, Clock.systemUTC(), Duration.ofMinutes(30));
/// watch.round(List.of("https://gazette.example/rss"), folder, attendant)
///     .ifPresent(round -> System.out.println(round.counts().added()));
/// ```
@NullMarked
package org.rapporteur.watch;

import org.jspecify.annotations.NullMarked;
