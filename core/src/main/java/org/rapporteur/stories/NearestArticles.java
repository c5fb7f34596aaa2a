package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.model.Embedding;

/// Articles as they come, each with those before and after it that are nearest. What one more
/// article costs does not grow with their number: a word leads to the latest [#CROWD] articles
/// alone.
final class NearestArticles {
  /// Neighbours an article keeps.
  static final int NEIGHBOURS = 15;

  /// Heaviest words of an article by which it is looked up.
  private static final int TOP = 40;

  /// Such words two articles must share to be compared.
  private static final int SHARED = 2;

  /// Latest articles that a word leads to.
  private static final int CROWD = 128;

  /// Articles, of those that share most, that are compared in full.
  private static final int COMPARED = 60;

  private final List<StoryArticle> articles = new ArrayList<>();
  private final List<Neighbours> neighbours = new ArrayList<>();
  private final Map<Long, Latest> index = new HashMap<>();

  /// By place: how many looked-up words each article shares with the one at hand; all 0 between
  /// calls.
  private int[] shared = new int[1024];

  /// The latest articles of one word.
  private static final class Latest {
    private int[] places = new int[2];
    private int size;

    void add(int place) {
      if (size < CROWD && size == places.length) {
        places = Arrays.copyOf(places, Math.min(CROWD, size * 2));
      }
      places[size++ % CROWD] = place;
    }

    int count() {
      return Math.min(size, CROWD);
    }
  }

  /// The nearest of one article, the nearest first.
  private static final class Neighbours {
    private final int[] places = new int[NEIGHBOURS];
    private final float[] nearness = new float[NEIGHBOURS];
    private int size;

    void offer(int place, float near) {
      int at = size;
      while (at > 0
          && (nearness[at - 1] < near || nearness[at - 1] == near && places[at - 1] > place)) {
        at--;
      }
      if (at == NEIGHBOURS) {
        return;
      }
      size = Math.min(size + 1, NEIGHBOURS);
      System.arraycopy(places, at, places, at + 1, size - at - 1);
      System.arraycopy(nearness, at, nearness, at + 1, size - at - 1);
      places[at] = place;
      nearness[at] = near;
    }
  }

  /// Adds an article; returns its place: 0 for the first, then 1.
  int add(StoryArticle article) {
    int place = articles.size();
    articles.add(article);
    Neighbours own = new Neighbours();
    neighbours.add(own);
    long[] top = article.all().top(TOP);
    for (int other : sharing(top)) {
      float near = nearness(article, articles.get(other));
      own.offer(other, near);
      neighbours.get(other).offer(place, near);
    }
    for (long word : top) {
      index.computeIfAbsent(word, key -> new Latest()).add(place);
    }
    return place;
  }

  /// The articles that share most looked-up words, at most [#COMPARED]; of those that share alike
  /// the latest.
  private int[] sharing(long[] top) {
    if (shared.length < articles.size()) {
      shared = Arrays.copyOf(shared, articles.size() * 2);
    }
    int[] touched = new int[top.length * CROWD];
    int size = 0;
    for (long word : top) {
      Latest latest = index.get(word);
      for (int i = 0; latest != null && i < latest.count(); i++) {
        if (shared[latest.places[i]]++ == 0) {
          touched[size++] = latest.places[i];
        }
      }
    }
    long[] order = new long[size];
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int count = shared[touched[i]];
      shared[touched[i]] = 0;
      if (count >= SHARED) {
        order[kept++] = (long) count << Integer.SIZE | touched[i];
      }
    }
    order = Arrays.copyOf(order, kept);
    Arrays.sort(order);
    int[] most = new int[Math.min(COMPARED, kept)];
    for (int i = 0; i < most.length; i++) {
      most[i] = (int) order[kept - 1 - i];
    }
    return most;
  }

  private static float nearness(StoryArticle x, StoryArticle y) {
    Embedding meaningX = x.meaning();
    Embedding meaningY = y.meaning();
    double near = x.all().dot(y.all());
    return (float) (meaningX == null || meaningY == null ? near : near + meaningX.cosine(meaningY));
  }

  StoryArticle get(int place) {
    return articles.get(place);
  }

  /// The places of an article's neighbours, the nearest first.
  int[] near(int place) {
    Neighbours own = neighbours.get(place);
    return Arrays.copyOf(own.places, own.size);
  }
}
