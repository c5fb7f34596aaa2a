package org.rapporteur.model;

import java.util.List;

/// One text with all its copies: what is counted as independent.
///
/// @param id of the origin: the id of its first article
/// @param name what a reader would call it: the agency, else the outlet, else the first article's
/// key
/// @param articles all articles that print it, the likeliest original first
/// @param lineage a tree over `articles`: each but the first stands once as [Descent#article],
// after
/// the one it descends from
/// @param why the reasons they count as one, a sentence each; then what is copied from or to other
/// origins, too little to make one of them
public record Origin(
    String id, String name, List<ArticleId> articles, List<Descent> lineage, List<String> why) {
  public Origin {
    articles = List.copyOf(articles);
    lineage = List.copyOf(lineage);
    why = List.copyOf(why);
  }
}
