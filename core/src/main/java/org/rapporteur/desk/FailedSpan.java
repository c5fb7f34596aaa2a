package org.rapporteur.desk;

import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Span;

/// Something stored that no longer agrees with what it came from.
///
/// @param key what the input called the article's page
/// @param article which article
/// @param what which part of the record: `statements/3/content/0`, `lines/2/tellings/0`, `bytes`,
/// `article`
/// @param span where in the article's text; empty for what is no span
/// @param text what was stored
/// @param found what stands there now
/// @param reason why it fails, for people
public record FailedSpan(
    String key,
    ArticleId article,
    String what,
    Span span,
    String text,
    String found,
    String reason) {}
