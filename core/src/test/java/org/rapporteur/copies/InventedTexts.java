package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;

/// Makes texts of invented words, the same for the same seed.
final class InventedTexts {
  private static final String[] SYLLABLES =
      "ba de fi go hu ka le mi no pu ra se ti vo zu".split(" ");

  private final Random random;

  InventedTexts(long seed) {
    this.random = new Random(seed);
  }

  /// Sentences of ten words each.
  String sentences(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 10; j++) {
        String word = word();
        text.append(j > 0 ? " " : i > 0 ? " " : "")
            .append(j == 0 ? word.substring(0, 1).toUpperCase(Locale.ROOT) : word.charAt(0))
            .append(word.substring(1));
      }
      text.append('.');
    }
    return text.toString();
  }

  private String word() {
    return SYLLABLES[random.nextInt(SYLLABLES.length)]
        + SYLLABLES[random.nextInt(SYLLABLES.length)]
        + SYLLABLES[random.nextInt(SYLLABLES.length)];
  }

  /// Articles of some outlets, each of which prints a line of its own under all it prints. Of three
  /// articles one is an outlet's own, one holds a paragraph of an earlier one, and one is an
  /// earlier
  /// one cut at its end.
  List<Article> pile(int size, int outlets) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < outlets; i++) {
      lines.add(sentences(3));
    }
    List<List<String>> printed = new ArrayList<>();
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> paragraphs = new ArrayList<>();
      List<String> earlier =
          printed.isEmpty() ? paragraphs : printed.get(random.nextInt(printed.size()));
      int kind = earlier.isEmpty() ? 0 : random.nextInt(3);
      if (kind == 2) {
        paragraphs.addAll(earlier.subList(0, 1 + random.nextInt(earlier.size())));
      } else {
        for (int j = 0; j < 4; j++) {
          paragraphs.add(sentences(3));
        }
        if (kind == 1) {
          paragraphs.add(2, earlier.get(random.nextInt(earlier.size())));
        }
      }
      printed.add(paragraphs);
      int outlet = random.nextInt(outlets);
      articles.add(
          article(
              "outlet" + outlet,
              "" + i,
              null,
              String.join("\n\n", paragraphs) + "\n\n" + lines.get(outlet)));
    }
    return articles;
  }

  static Article article(String outlet, String key, @Nullable Stamp published, String text) {
    String url = "https://www." + outlet + ".example/" + key;
    return new Article(
        Article.idOf(url, "", text),
        new Provenance(url, true, url, outlet, "en", null, ""),
        "",
        "",
        text,
        Byline.NONE,
        new Times(published, null, null),
        null,
        Layout.PLAIN,
        List.of());
  }
}
