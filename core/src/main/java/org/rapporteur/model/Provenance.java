package org.rapporteur.model;

import org.jspecify.annotations.Nullable;

/// Where an article was taken from.
///
/// @param key what the input called the page
/// @param main whether this is the page's own article, not another that hangs on the page
/// @param url the article's address, when the input or the page says so
/// @param outlet the outlet's name, empty when unknown
/// @param language ISO 639 code of the text, empty when unknown
/// @param rehost what the page says of itself when it re-posts others' text (*translated
/// automatically*), else null
/// @param hash SHA-256 of the bytes it came from
public record Provenance(
    String key,
    boolean main,
    @Nullable String url,
    String outlet,
    String language,
    @Nullable String rehost,
    String hash) {}
