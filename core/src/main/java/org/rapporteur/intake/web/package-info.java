/// Addresses in, bytes out: the only room that opens a connection.
///
/// An address is fetched as a polite reader would: under a name of its own, after the host's
/// `robots.txt` was read and only where it allows it, one request a second to a host. Redirects are
/// followed one by one, each looked at like an address of its own. Whatever resolves to a private
/// address is refused, as a page that somebody else wrote must not make this machine ask others in
/// its own network. Sizes and times are bounded. What was not fetched is a refusal with its reason.
/// Who holds the validator of an earlier answer is told when nothing has changed.
///
/// It cannot log in, send cookies, run scripts or go through a proxy. A host name that changes its
/// meaning between look and connection (DNS rebinding) is found out only after the request went
/// out: its answer is thrown away, see `docs/decisions/0015-addresses-are-fetched-politely.md`.
///
/// Sources: RFC 9110 (HTTP), RFC 9309 (robots), IANA's registries of special-purpose addresses;
/// crawler-commons reads `robots.txt`.
///
/// ```java
/// FetchSettings settings = FetchSettings.of("Newsroom/1.0");
/// try (PoliteFetcher web = new PoliteFetcher(settings, Clock.systemUTC())) {
///   Intake.read(List.of("https://outlet.example/report"), System.in, web, input -> ...);
/// }
/// ```
@NullMarked
package org.rapporteur.intake.web;

import org.jspecify.annotations.NullMarked;
