package org.rapporteur.eval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;

/// Makes articles that are as long, as wordy and as often copied as news, in a language that nobody
/// speaks: for measuring, where no real pile is large enough. The same seed makes the same
/// articles.
///
/// Words come in the shares of Zipf's law (the second half as often as the first, the third a
/// third), one in twelve is a name. Three articles in ten copy an earlier one: half of them the
/// whole, cut at its end or with one word in fifty changed; half of them a third to two thirds of
/// its paragraphs among their own. Each outlet prints its own three lines under each report.
final class InventedNews {
  private static final int VOCABULARY = 60_000;
  private static final int OUTLETS = 400;

  /// Words that are names begin here in the vocabulary: the commonest words of a language are none.
  private static final int NAMES_FROM = 150;

  private static final double NAMES = 1 / 12.0;
  private static final double COPIES = 0.3;
  private static final double CHANGED = 0.02;

  /// How far back the text that is copied may lie: two days, where a month brings 40,000 articles.
  private static final int RECENT = 2_600;

  private static final int A_DAY = 1_300;
  static final LocalDate FIRST_DAY = LocalDate.of(2031, 3, 1);
  private static final String[] ONSETS = "b d f g h k l m n p r s t v w z br dr st tr".split(" ");
  private static final String[] VOWELS = "a e i o u ai ea ou".split(" ");
  private static final String[] CODAS = {"", "", "n", "r", "s", "l", "nd", "st"};

  private final Random random;
  private final int leastWords;
  private final int mostWords;
  private final String[] words = new String[VOCABULARY];
  private final double[] upTo = new double[VOCABULARY];
  private final List<List<String>> recent = new ArrayList<>();
  private final String[] furniture = new String[OUTLETS];
  private int made;

  /// Articles of `leastWords` to `mostWords` words.
  InventedNews(long seed, int leastWords, int mostWords) {
    this.random = new Random(seed);
    this.leastWords = leastWords;
    this.mostWords = mostWords;
    double sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      words[i] = word(i < NAMES_FROM ? 1 : 2 + random.nextInt(2));
      sum += 1.0 / (i + 2);
      upTo[i] = sum;
    }
    for (int i = 0; i < OUTLETS; i++) {
      furniture[i] = sentence(20) + "\n\n" + sentence(18) + "\n\n" + sentence(24);
    }
  }

  Article next() {
    List<String> paragraphs = own(leastWords + random.nextInt(mostWords - leastWords + 1));
    if (!recent.isEmpty() && random.nextDouble() < COPIES) {
      List<String> source = recent.get(random.nextInt(recent.size()));
      if (random.nextBoolean()) {
        int kept = source.size() - random.nextInt(Math.max(1, source.size() / 3));
        paragraphs = new ArrayList<>(source.subList(0, kept).stream().map(this::edited).toList());
      } else {
        int taken = Math.max(1, source.size() / 3 + random.nextInt(source.size() / 3 + 1));
        int from = random.nextInt(source.size() - taken + 1);
        for (int i = 0; i < taken; i++) {
          int at = Math.min(i * 2 + 1, paragraphs.size());
          paragraphs.add(at, edited(source.get(from + i)));
        }
      }
    }
    if (recent.size() < RECENT) {
      recent.add(paragraphs);
    } else {
      recent.set(made % RECENT, paragraphs);
    }
    int outlet = random.nextInt(OUTLETS);
    String url = "https://www.outlet" + outlet + ".example/" + made;
    String text = String.join("\n\n", paragraphs) + "\n\n" + furniture[outlet];
    Stamp published = Stamp.of(FIRST_DAY.plusDays(made / A_DAY));
    made++;
    return new Article(
        Article.idOf(url, "", text),
        new Provenance(url, true, url, "Outlet " + outlet, "en", null, ""),
        "",
        "",
        text,
        Byline.NONE,
        new Times(published, null, null),
        null,
        Layout.PLAIN,
        List.of());
  }

  private List<String> own(int length) {
    List<String> paragraphs = new ArrayList<>();
    int left = length;
    while (left > 0) {
      StringBuilder paragraph = new StringBuilder();
      int sentences = 1 + random.nextInt(3);
      for (int i = 0; i < sentences && left > 0; i++) {
        int size = 8 + random.nextInt(23);
        paragraph.append(i == 0 ? "" : " ").append(sentence(size));
        left -= size;
      }
      paragraphs.add(paragraph.toString());
    }
    return paragraphs;
  }

  private String sentence(int size) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < size; i++) {
      boolean name = random.nextDouble() < NAMES;
      String word = words[name ? NAMES_FROM + place() % (VOCABULARY - NAMES_FROM) : place()];
      sentence.append(i == 0 ? "" : " ").append(i == 0 || name ? capital(word) : word);
    }
    return sentence.append('.').toString();
  }

  private int place() {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[VOCABULARY - 1]);
    return Math.min(VOCABULARY - 1, found >= 0 ? found : -found - 1);
  }

  private String edited(String paragraph) {
    String[] all = paragraph.split(" ");
    for (int i = 0; i < all.length; i++) {
      if (random.nextDouble() < CHANGED) {
        all[i] = words[place()];
      }
    }
    return String.join(" ", all);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(ONSETS[random.nextInt(ONSETS.length)])
          .append(VOWELS[random.nextInt(VOWELS.length)])
          .append(CODAS[random.nextInt(CODAS.length)]);
    }
    return word.toString();
  }
}
