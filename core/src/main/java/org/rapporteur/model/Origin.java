package org.rapporteur.model;

import java.util.List;

/// One text with all its copies: what is counted as independent.
///
/// @param id of the origin: the id of its first article
/// @param name what a reader would call it: the agency, else the outlet, else the first article's
/// key
/// @param articles all articles that print it, the likeliest original first
/// @param why the reasons they count as one, a sentence each
public record Origin(String id, String name, List<ArticleId> articles, List<String> why) {
  public Origin {
    articles = List.copyOf(articles);
    why = List.copyOf(why);
  }
}
