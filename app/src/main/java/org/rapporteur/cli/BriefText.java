package org.rapporteur.cli;

import java.util.Map;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;

/// A brief set for a terminal.
record BriefText(Brief brief, Map<ArticleId, Article> articles) {
  @Override
  public String toString() {
    return brief.story().headline() + " " + articles.size();
  }
}
