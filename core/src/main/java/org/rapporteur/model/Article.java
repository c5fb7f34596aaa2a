package org.rapporteur.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One publication: headline, byline, text. All spans elsewhere point into `text`.
///
/// @param id from content, see [#idOf]
/// @param from the page and outlet it was taken from
/// @param headline as printed, empty when there is none
/// @param standfirst the paragraph between headline and text, empty when there is none; a long one
/// opens `text` too, a short one only announces it
/// @param text the body: paragraphs with an empty line between them, without captions, headline or
/// furniture
/// @param layout which parts of the text are headings, lists and the like; captions; what is set
/// apart
/// @param evidence for `published`, `authors`, `outlet` and the rest
public record Article(
    ArticleId id,
    Provenance from,
    String headline,
    String standfirst,
    String text,
    Byline byline,
    Times times,
    @Nullable Dateline dateline,
    Layout layout,
    List<Evidence> evidence) {
  public Article {
    evidence = List.copyOf(evidence);
  }

  /// The id of an article known to its input as `name` (its address, else its `id`, else its file's
  /// name without folders).
  public static ArticleId idOf(String name, String headline, String text) {
    return new ArticleId(Hash.ofParts(name, headline, text));
  }

  /// An article made of a text alone, as the capabilities that read plain text take it.
  public static Article ofText(String key, String text, @Nullable Stamp published) {
    return new Article(
        idOf(key, "", text),
        new Provenance(key, true, null, "", "", null, ""),
        "",
        "",
        text,
        Byline.NONE,
        new Times(published, null, null),
        null,
        Layout.PLAIN,
        List.of());
  }
}
