package org.rapporteur.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;

/// A desk's contents as one HTML file that needs nothing beside it.
public final class HtmlExport {
  private HtmlExport() {}

  /// `articles` holds at least those of the briefs.
  public static String briefs(List<Brief> briefs, Map<ArticleId, Article> articles)
      throws IOException {
    return document(
        "Briefs",
        briefs.stream().map(brief -> Pages.brief(brief, articles, List.of())).toList(),
        List.of());
  }

  public static String articles(List<Article> articles) throws IOException {
    return document(
        "Articles",
        List.of(),
        articles.stream().map(article -> Pages.article(article, null, null)).toList());
  }

  private static String document(
      String title, List<View.BriefPage> briefs, List<View.ArticlePage> articles)
      throws IOException {
    try (InputStream style = HtmlExport.class.getResourceAsStream("style.css")) {
      if (style == null) {
        throw new IllegalStateException("the program's own style is missing");
      }
      StringOutput out = new StringOutput();
      TemplateEngine.createPrecompiled(
              null,
              ContentType.Html,
              HtmlExport.class.getClassLoader(),
              HtmlExport.class.getPackageName())
          .render(
              "export.jte",
              new View.Document(
                  title,
                  new String(style.readAllBytes(), StandardCharsets.UTF_8),
                  briefs,
                  articles),
              out);
      return out.toString();
    }
  }
}
