/// Files, folders, archives, crawls, feeds, JSON Lines and addresses in; pages and articles out,
/// each with the bytes it came as.
///
/// What a file is, its suffix says, and of XML and JSON its content; standard input is told by its
/// first characters. Folders and archives are read by name, hidden files are passed over, and so is
/// what a browser saved beside a page. Addresses are fetched by [org.rapporteur.intake.web], some
/// of them ahead, and given on in their order: markup where the server says so, else told by its
/// first characters. Characters are decoded by the byte order mark, then by the charset that came
/// with the bytes (HTTP), then by what the markup declares, then as UTF-8 where every byte fits,
/// then by the look of the bytes. What cannot be read is given on as a refusal with its reason and
/// its place (`a.zip!/b.html`, `rows.jsonl:12`, `crawl.warc.gz:48213`), and the rest is read on.
///
/// Of a WARC file, plain or in gzip members, each answer of 200 with markup or plain text is a page
/// with the moment it was captured; a revisit is a later page of the same bytes, found again in
/// what the run has read before. What is damaged is named by its byte in the file, and reading goes
/// on at the next record. WACZ holds such files; where it lists its pages, only those are given.
///
/// An item of a feed (RSS, Atom, JSON Feed) that holds its text is a page around which the feed's
/// own words for headline, authors, times and outlet stand; one that holds a summary, and each feed
/// of an OPML list, is told as an address to fetch. Document types (DOCTYPE) in feeds are refused.
///
/// An archive inside an archive is not opened. Rows must be UTF-8. In a pipe a revisit finds only
/// the latest 64 MB of pages; archives packed as Zstandard are refused; digests of WARC records are
/// not compared. Nobody measured how many words tell a text from a summary.
///
/// Sources: WHATWG, Encoding Standard (labels) and HTML (prescan of the declaration); charset
/// detection by ICU4J; WARC 1.1 (ISO 28500), WACZ 1.1.1, RFC 1952 and 9112; RSS 2.0, RFC 4287, JSON
/// Feed 1.1, OPML 2.0.
///
/// ```java
/// Intake.read(List.of("pages/"), System.in, input -> {
///   switch (input) {
///     case Input.OfPage(Page page, Original original) -> pages.add(page);
///     case Input.OfArticle(Article article, Original row) -> articles.add(article);
///     case Input.ToFetch listed -> addresses.add(listed.address());
///     case Input.Refused refused -> messages.add(refused.message());
///   }
/// });
/// ```
@NullMarked
package org.rapporteur.intake;

import org.jspecify.annotations.NullMarked;
