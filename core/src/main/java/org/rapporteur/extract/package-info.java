/// **In:** a decoded [org.rapporteur.model.Page], markup or plain text. **Out:** its
/// [org.rapporteur.model.Article]s, the page's own first, or the reason why it has none.
///
/// **How it decides.** A page in markup is cut into blocks: paragraphs, headings, list items, table
/// rows. Navigation, share bars, comments and the like are known by tag, role and class, and go,
/// unless they hold most of the page's prose or the headline. The element whose blocks are worth
/// most is the article's; where the page embeds its text for machines, that decides root and ends
/// instead, and stands in where the markup holds too little. A small model then weighs every block,
/// told what the rules made of it, of its neighbours and of the elements around it: it may take in
/// what lies outside that element and leave out what lies inside, but never brings back comments,
/// requests for consent or lines known as furniture. A page with several headlines,
/// each over its own text in its own element, holds several articles; a live blog is one. In plain
/// text a sentence broken over two lines is put together again; a headline that comes after prose,
/// and is repeated or has byline, date, dateline or captions below it, opens another article.
/// Furniture lines (*Read also: …*, *Leave a comment*, embedded posts, picture credits) go by the
/// same rules in both. Headline, standfirst, captions, pulled quotations, embedded posts and body
/// are kept apart; headings, list items, corrections and the entries of a live blog are marked in
/// the body. A date counts only
/// with evidence: embedded data, meta elements, a date line, or a full day in the address; a
/// copyright year is none. Each field carries the rule that decided it, and the evidence of `body`
/// says which way its text was found: `embedded-text-agrees`, `best-root`, `embedded-text`,
/// `text-lines`, `text-lines-split`; `, blocks weighed` is added where the model decided.
///
/// The headline is the one printed: an `h1` that is no logo, without kickers, dates and words for
/// screen readers, before any title worded for search. Authors are people, pen names, or the desk
/// that signs; what fields for machines say and what the byline prints are heard together, and the
/// byline wins where both name somebody in common. All days that a page gives of itself are
/// gathered; the day with the most weight of witnesses is `published`, the others stay in the
/// evidence as `published-elsewhere`. A moment in UTC is given the day that the page prints.
///
/// The state that scripts build a page from is read as embedded data where schema.org objects leave
/// headline, author or time open. Three to five capitals in a dateline's brackets are an agency,
/// listed or not; in a byline only those of the list are.
///
/// **What it cannot do.** Text that only scripts fetch. Author biographies and product boxes
/// without a telling class stay in the text, captions in plain text that have neither credit nor
/// double stay as paragraphs, and a page whose second article has no headline of its own is not
/// split. Bylines are read best in English and in the larger languages of Europe. A date such as
/// *03/04/2021* is read by the page's language, and not at all in English without a region.
///
/// **Sources.** Blocks and their worth: Kohlschütter, Fankhauser, Nejdl, *Boilerplate detection
/// using shallow text features* (WSDM 2010). Names of months: Unicode CLDR as the JDK carries it.
/// Rules and word lists in `resources/org/rapporteur/extract` were written for this project; each
/// furniture rule has an example that a test runs.
///
/// ```java
/// if (new ArticleExtractor().extract(page) instanceof Extraction.Found found) {
///   String text = found.articles().getFirst().text();
/// }
/// ```
@NullMarked
package org.rapporteur.extract;

import org.jspecify.annotations.NullMarked;
