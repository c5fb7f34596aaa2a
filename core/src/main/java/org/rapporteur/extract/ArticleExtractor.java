package org.rapporteur.extract;

import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// Finds the articles of a page.
public final class ArticleExtractor {
  public Extraction extract(Page page) {
    return new Extraction.Rejected(page.key(), Rejection.NO_ARTICLE, "");
  }
}
