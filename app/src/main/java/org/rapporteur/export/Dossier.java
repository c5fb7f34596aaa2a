package org.rapporteur.export;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;

/// A story's brief with what stands behind it.
///
/// @param articles those of the story and of its origins, by id
/// @param accounts what an article tells; empty where it was not read
public record Dossier(
    Brief brief,
    Map<ArticleId, Article> articles,
    Function<ArticleId, Optional<Account>> accounts) {
  public Dossier {
    articles = Map.copyOf(articles);
  }
}
