/// The desk as other programs take it: tables, graphs, timelines, entities and annotations.
///
/// In: a desk, which is read and never written. Out: text on whatever takes it, one story after the
/// other; the same desk gives the same text.
///
/// | format | what it holds | read by |
/// |---|---|---|
/// | CSV (RFC 4180) | a row a telling, or an article | Excel, R, pandas |
/// | GEXF 1.3, GraphML | who said and did what to whom; who prints whose text | Gephi, Cytoscape |
/// | TimelineJS's JSON | a slide a dated milestone | Knight Lab's TimelineJS |
/// | FollowTheMoney | articles, who is named, mentions, events | Aleph |
/// | Web Annotation | a span a telling | annotation clients |
///
/// Nothing is decided here that the brief did not decide. A telling's events and statements are
/// looked up in its article's account by their place; whom its words name is settled over the story
/// as the brief does it, and from story to story only full names come together. Dates are as exact
/// as their words: what has no place on a calendar has no start in a graph and no slide in a
/// timeline.
///
/// Cannot: write what people read (Markdown is made by the command line, HTML by the web desk);
/// say of what country a name is in codes; read any of these formats back. A desk that is written
/// to meanwhile may have a story missing or twice.
///
/// Sources: RFC 4180; OWASP on CSV injection; gexf.net/1.3; graphml.graphdrawing.org;
/// timeline.knightlab.com/docs/json-format.html; followthemoney.tech/explorer/schemata; W3C Web
/// Annotation Data Model; RFC 6920.
///
/// ```java
/// try (Desk desk = Desk.openToRead(folder)) {
///   new DeskExport(desk).actors(GraphFormat.GEXF, out);
/// }
/// ```
@NullMarked
package org.rapporteur.export;

import org.jspecify.annotations.NullMarked;
