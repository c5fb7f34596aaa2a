package org.rapporteur.extract;

import java.util.List;
import org.rapporteur.model.Article;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;
import org.rapporteur.model.Rejection;

/// Finds the articles of a page: the page's own first, then others that hang on it in full.
/// Stateless, safe to share between threads.
public final class ArticleExtractor {
  /// Characters of a page. The largest of 1,400 news pages at hand has 3 million. Attacks of 5
  /// million were worked through in 3 s and a heap of 1 GB; hence twice what honest pages have.
  static final int MOST_CHARACTERS = 8 << 20;

  /// Tags of a page in markup, or lines of one in plain text. The most in 1,400 news pages are
  /// 20,000.
  static final int MOST_PIECES = 100_000;

  /// Signs of equality a page may hold, in tags or scripts: twenty times the most seen on 1,400
  /// pages.
  static final int MOST_ATTRIBUTES = 500_000;

  private final BlockModel model;

  /// Weighs blocks with the model that comes with it.
  public ArticleExtractor() {
    this(BlockModel.shared());
  }

  /// Weighs blocks with a model of the caller's.
  public ArticleExtractor(BlockModel model) {
    this.model = model;
  }

  /// The articles of the page, or why it has none. Costs a few milliseconds a page.
  public Extraction extract(Page page) {
    if (page.content().isBlank()) {
      return new Extraction.Rejected(page.key(), Rejection.EMPTY, "");
    }
    if (page.content().length() > MOST_CHARACTERS) {
      return new Extraction.Rejected(
          page.key(), Rejection.TOO_LARGE, "more than " + MOST_CHARACTERS + " characters");
    }
    boolean markup = page.kind() == Page.Kind.HTML;
    if (holdsMore(page.content(), markup ? '<' : '\n', MOST_PIECES)) {
      String pieces = markup ? " tags" : " lines";
      return new Extraction.Rejected(
          page.key(), Rejection.TOO_LARGE, "more than " + MOST_PIECES + pieces);
    }
    if (markup && holdsMore(page.content(), '=', MOST_ATTRIBUTES)) {
      return new Extraction.Rejected(
          page.key(),
          Rejection.TOO_LARGE,
          "more than " + MOST_ATTRIBUTES + " attributes or assignments");
    }
    List<Article> articles =
        switch (page.kind()) {
          case HTML -> HtmlExtractor.findArticles(page, model);
          case TEXT -> TextExtractor.findArticles(page);
        };
    return articles.isEmpty()
        ? new Extraction.Rejected(page.key(), Rejection.NO_ARTICLE, "")
        : new Extraction.Found(articles);
  }

  private static boolean holdsMore(String content, char sign, int most) {
    int count = 0;
    for (int at = content.indexOf(sign);
        at >= 0 && count <= most;
        at = content.indexOf(sign, at + 1)) {
      count++;
    }
    return count > most;
  }
}
