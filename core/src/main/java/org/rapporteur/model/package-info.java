/// The values that pass along the chain: records without behaviour beyond what they mean.
///
/// In: nothing. Out: the records that every other room takes and gives.
///
/// Text positions are [org.rapporteur.model.Span]s: UTF-16 code units, half-open, into
/// `Article.text`. They become Unicode code points only where they are printed. Four times are kept
/// apart: *happened* ([org.rapporteur.model.When]), *published* and *updated*
/// ([org.rapporteur.model.Times]), *fetched* ([org.rapporteur.model.Page]). Unknown stays unknown:
/// a component that may be absent is `@Nullable` or an empty list, never a guess.
///
/// Cannot: hold anything of a library (no jsoup node, no Lucene document, no JSON).
@NullMarked
package org.rapporteur.model;

import org.jspecify.annotations.NullMarked;
