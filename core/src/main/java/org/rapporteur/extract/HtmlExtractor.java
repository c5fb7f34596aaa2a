package org.rapporteur.extract;
import java.util.List;
import org.rapporteur.model.Article;
import org.rapporteur.model.Page;
final class HtmlExtractor { static List<Article> findArticles(Page page) { return List.of(); } }
