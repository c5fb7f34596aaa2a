package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;
import org.rapporteur.reading.SentenceSplitter;
import org.rapporteur.stories.StoryStream;

/// What one more article of a stream costs to be put into a story, early and late.
///
/// ```
/// StorySpeed NUMBER EVERY
/// ```
///
/// Makes NUMBER articles of 120 to 250 words about invented happenings: each has its own dozen of
/// rare words and a day, is told by one to fifteen reports over five days beside [#AT_ONCE] others,
/// and shares the common words with all. A line after EVERY articles: milliseconds an article of
/// the
/// last thousand, stories and changes so far, and the heap after a collection. The articles are cut
/// into sentences while they are made; that is not counted.
public final class StorySpeed {
  private static final int VOCABULARY = 30_000;
  private static final int OWN_WORDS = 12;
  private static final int AT_ONCE = 1_500;
  private static final int A_DAY = 1_300;
  private static final int MOST_REPORTS = 15;
  private static final int LAST = 1_000;
  private static final double NANOS_A_MILLISECOND = 1e6;
  private static final int MEGABYTE = 1 << 20;

  private StorySpeed() {}

  /// A happening that is still told.
  private static final class Happening {
    final List<String> words = new ArrayList<>();
    int left;
  }

  public static void main(String[] args) {
    int number = Integer.parseInt(args[0]);
    int every = Integer.parseInt(args[1]);
    Random random = new Random(5);
    List<Happening> told = new ArrayList<>();
    StoryStream stream = new StoryStream(List.of());
    long[] nanos = new long[LAST];
    int changes = 0;
    for (int i = 0; i < number; i++) {
      Reading reading = reading(i, random, told);
      long start = System.nanoTime();
      changes += stream.add(reading, List.of()).size();
      nanos[i % LAST] = System.nanoTime() - start;
      if ((i + 1) % every == 0) {
        double sum = 0;
        for (long each : nanos) {
          sum += each;
        }
        System.out.printf(
            Locale.ROOT,
            "%d articles: %.2f ms an article of the last %d, %d stories, %d changes, heap %d MB%n",
            i + 1,
            sum / NANOS_A_MILLISECOND / LAST,
            LAST,
            stream.size(),
            changes,
            heap());
      }
    }
  }

  private static Reading reading(int number, Random random, List<Happening> told) {
    while (told.size() < AT_ONCE) {
      Happening happening = new Happening();
      for (int i = 0; i < OWN_WORDS; i++) {
        happening.words.add(word(VOCABULARY / 20 + random.nextInt(VOCABULARY), i % 3 > 0));
      }
      happening.left = 1 + random.nextInt(MOST_REPORTS);
      told.add(happening);
    }
    int at = random.nextInt(told.size());
    Happening happening = told.get(at);
    if (--happening.left == 0) {
      told.remove(at);
    }
    int words = 120 + random.nextInt(130);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i % 18 == 0 && i > 0 ? ". The " : " ");
      text.append(
          random.nextInt(6) == 0
              ? happening.words.get(random.nextInt(OWN_WORDS))
              : word((int) (Math.pow(VOCABULARY, random.nextDouble()) - 1), false));
    }
    text.append('.');
    String headline =
        String.join(
            " ",
            happening.words.get(random.nextInt(OWN_WORDS)),
            happening.words.get(random.nextInt(OWN_WORDS)),
            word(random.nextInt(VOCABULARY), false));
    String key = Integer.toString(number);
    Article article =
        new Article(
            Article.idOf(key, headline, text.toString()),
            new Provenance(key, true, null, "outlet " + random.nextInt(400), "en", null, ""),
            headline,
            "",
            text.toString(),
            Byline.NONE,
            new Times(Stamp.of(InventedNews.FIRST_DAY.plusDays(number / A_DAY)), null, null),
            null,
            Layout.PLAIN,
            List.of());
    return new Reading(article, SentenceSplitter.split(article.text()), List.of());
  }

  /// The same number gives the same word.
  private static String word(int number, boolean name) {
    StringBuilder word = new StringBuilder();
    for (int rest = number + 37; rest > 0; rest /= 19) {
      word.append("bdfgklmnprstvzhjcwx".charAt(rest % 19)).append("aeiou".charAt(rest % 5));
    }
    if (name) {
      word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    }
    return word.toString();
  }

  private static long heap() {
    System.gc();
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEGABYTE;
  }
}
