/// The desk in a browser: stories, briefs, articles and a search, and the same as JSON.
///
/// In: a desk, which is read and never written. Out: pages and JSON on 127.0.0.1, for whoever sits
/// at this machine.
///
/// A page is made in two steps: `Pages` turns the desk's records into views, which are text ready
/// to be set, and a template sets them; templates are compiled with the program and escape
/// everything. Links into an article carry the passage in Unicode code points, and the article
/// opens there. Nothing is loaded from elsewhere: style and script come from the jar, a content
/// security policy forbids the rest, and a request under another name than this machine's is
/// refused. All pages work without the script, which only searches while one types and shows a
/// telling's paragraph in place.
///
/// JSON has the shapes of the command line, stories with their `reports`, `origins` and `roots`
/// beside; what
/// cannot be answered is a problem as RFC 9457 writes
/// it.
///
/// | address | what |
/// |---|---|
/// | `/api/v1/stories?order=latest\|reports&from=0&limit=50` | `{total, from, stories[]}` |
/// | `/api/v1/stories/{id}/brief` | as `brief` prints it |
/// | `/api/v1/articles/{id}` | as `extract` prints it |
/// | `/api/v1/search?q=&limit=30` | `{query, hits[]}`: as `search` prints them |
///
/// Cannot: know who is asking (any program on this machine may); change anything; extract or
/// analyse.
///
/// Sources: RFC 9457 for problems; W3C Content Security Policy Level 3.
///
/// ```java
/// try (WebDesk web = WebDesk.start(Path.of("desk"), 0)) {
///   System.err.println(web.url());
/// }
/// ```
@NullMarked
package org.rapporteur.web;

import org.jspecify.annotations.NullMarked;
