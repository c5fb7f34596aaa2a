package org.rapporteur.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.model.Article;

/// Which of the headlines of a story says it most clearly. None is ever written anew.
final class Headlines {
  /// Articles of a story whose headlines are weighed, the first ones.
  private static final int MOST = 64;

  /// Words of a headline that says who did what, from and to.
  private static final int SHORT = 4;

  private static final int LONG = 16;

  /// What is taken off for each fault, of a score of at most 1.
  private static final double FAULT = 0.15;

  /// Marks of headlines that announce and do not tell what happened: questions, lists, live pages,
  /// opinion, series, what is yet to come.
  private static final Pattern ANNOUNCES =
      Pattern.compile(
          "\\?|!|^(?:\\d+|who|what|why|how|when|where|here)\\b|\\b(?:live|opinion|analysis|explained|explainer|video|watch|photos|quiz|podcast)\\b"
              + "|^[\\w .]{1,24}: |\\bwill\\b|\\b(?:set|due|ready|expected|plans?) to\\b"
              + "|\\bto (?:meet|hold|visit|host|sign|vote|discuss|talk|open|begin|start)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> SMALL =
      Set.of(
          "the a an of in on at to for and or but by with from as is are was were be after over its his her their it that this"
              .split(" "));

  private Headlines() {}

  /// The headline whose words stand most in what all of the articles open with; of those alike the
  /// first. Empty where there is none.
  static String clearest(List<StoryArticle> articles) {
    List<StoryArticle> looked = articles.subList(0, Math.min(MOST, articles.size()));
    Map<String, Integer> holders = new HashMap<>();
    List<Set<String>> words =
        looked.stream().map(each -> Set.copyOf(opening(each.article()))).toList();
    words.forEach(each -> each.forEach(word -> holders.merge(word, 1, Integer::sum)));
    String clearest = "";
    double best = Double.NEGATIVE_INFINITY;
    for (StoryArticle article : looked) {
      String headline = article.article().headline();
      if (headline.isBlank()) {
        continue;
      }
      double score = score(headline, holders, looked.size());
      if (score > best) {
        best = score;
        clearest = headline;
      }
    }
    return clearest;
  }

  private static double score(String headline, Map<String, Integer> holders, int articles) {
    List<String> words =
        StoryWords.of(headline).stream().filter(word -> !SMALL.contains(word)).distinct().toList();
    double shared = 0;
    for (String word : words) {
      shared += (double) holders.getOrDefault(word, 0) / articles;
    }
    double score = words.isEmpty() ? 0 : shared / words.size();
    int length = headline.strip().split("\\s+").length;
    if (length < SHORT || length > LONG) {
      score -= FAULT;
    }
    if (ANNOUNCES.matcher(headline).find()) {
      score -= FAULT;
    }
    if (headline.equals(headline.toUpperCase(Locale.ROOT))) {
      score -= FAULT / 2;
    }
    return score;
  }

  /// The words of headline and beginning.
  private static List<String> opening(Article article) {
    String text = article.text();
    return StoryWords.of(
        article.headline() + "\n" + text.substring(0, Math.min(BEGINNING, text.length())));
  }

  /// Characters of a text's beginning, about its first two sentences.
  private static final int BEGINNING = 400;
}
