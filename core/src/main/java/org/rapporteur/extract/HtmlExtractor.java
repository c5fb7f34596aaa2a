package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.rapporteur.model.Article;
import org.rapporteur.model.Page;

/// Finds the articles in a page in markup.
final class HtmlExtractor {
  /// Fewer words of body are no article.
  private static final int FEWEST_WORDS = 20;

  private HtmlExtractor() {}

  static List<Article> findArticles(Page page) {
    Document document = Jsoup.parse(page.content(), page.url() == null ? "" : page.url());
    EmbeddedData data = EmbeddedData.of(document);
    Metadata metadata = new Metadata(document, data);
    Draft draft = new Draft();
    metadata.readOutlet(draft, page.url());
    metadata.readHeadline(draft);
    ClassWords words = new ClassWords();
    List<Block> blocks = Blocks.of(document.body(), words, metadata.headlineElement());
    metadata.readByline(draft, blocks);
    metadata.readTimes(draft, blocks);
    List<String> told = data.body();
    BodyChooser.@Nullable Choice choice = new BodyChooser(blocks, words, draft.headline, told).choose(document.body());
    if (choice != null) {
      choice.blocks().forEach(block -> draft.paragraphs.add(block.text));
      choice.captions().forEach(draft::caption);
    }
    int chosen = draft.words();
    int toldWords = Prose.words(String.join(" ", told));
    String way = choice == null ? "none" : choice.way();
    if (toldWords >= 60 && chosen * 2 < toldWords) {
      draft.paragraphs.clear();
      draft.paragraphs.addAll(told);
      way = "embedded-text";
    }
    for (Block block : blocks) {
      if (block.text.length() <= Furniture.LONGEST_LINE && Furniture.shared().actionOf(block.text) == Furniture.Action.REHOST) {
        draft.rehost(block.text, "disclaimer");
      }
    }
    draft.because("body", draft.words() + " words", "", way);
    List<Article> articles = new ArrayList<>();
    if (draft.words() >= FEWEST_WORDS) {
      articles.add(draft.finish(page, true));
    }
    return articles;
  }
}
