package org.rapporteur.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One text with all its copies: what is counted as independent.
///
/// @param id of the origin: the id of its first article
/// @param name what a reader would call it: the agency, else the outlet, else the first article's
/// key
/// @param articles all articles that print it, the likeliest original first
/// @param lineage a tree over `articles`: each but the first stands once as [Descent#article],
/// after
/// the one it descends from
/// @param corrections the notes in which its articles correct themselves or one another, by article
/// in the order of `articles`
/// @param root whom the text rests on, null where that is not sure
/// @param why the reasons they count as one, a sentence each; then what is copied from or to other
/// origins, too little to make one of them
public record Origin(
    String id,
    String name,
    List<ArticleId> articles,
    List<Descent> lineage,
    List<Correction> corrections,
    @Nullable Root root,
    List<String> why) {
  public Origin {
    articles = List.copyOf(articles);
    lineage = List.copyOf(lineage);
    corrections = List.copyOf(corrections);
    why = List.copyOf(why);
  }

  /// What it rests on, the same for all origins of one root: itself where its root is not sure.
  public String base() {
    return root == null ? "origin " + id : "root " + root.name();
  }

  /// The report each article is: revisions are one report, for which the one stands that the others
  /// descend from; every other article is a report by itself.
  public Map<ArticleId, ArticleId> reports() {
    Map<ArticleId, ArticleId> reports = new HashMap<>();
    articles.forEach(article -> reports.put(article, article));
    for (Descent descent : lineage) {
      if (descent.relation() == Descent.Relation.REVISION) {
        ArticleId first = reports.getOrDefault(descent.from(), descent.from());
        reports.put(descent.article(), first);
      }
    }
    return reports;
  }
}
