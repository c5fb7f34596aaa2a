package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;

/// Groups articles by the happening they tell, one article at a time. Immutable; share it between
/// threads.
///
/// 1. Articles come in the order of publication, the undated last, then by id.
/// 2. Those that share two of their heaviest words with it are looked up; their stories are
///    candidates.
/// 3. The article joins the story of its copy, else the likeliest one ([Likeness]: mean over its
///    members, and the nearest member), else it opens one.
///
/// Two meetings of the same people share most of their words. What tells them apart is general:
/// days between the reports (seven and more weigh fully against one story); where a date is
/// unknown, the places that the openings set the happening in ([StoryArticle#places]), which cost
/// [#ELSEWHERE] when none agrees; and the rare words and numbers of the occasion itself. The order
/// is by date and id alone, so the order of arrival plays no part. Short reports that share nearly
/// all their words can outweigh both: two brief notices of meetings a year apart may come to one
/// story.
///
/// A story's id is that of the article that opened it, so it stays as the story grows.
public final class StoryFinder {
  // JOIN and MEAN were picked from a few values each on the three sets in ../shared/data/stories; a
  // higher JOIN splits more and merges less.

  /// Likeness from which an article joins a story.
  private static final double JOIN = 0.5;

  /// Part of the mean in an article's likeness to a story; the rest is the likeness to its nearest
  /// member.
  private static final double MEAN = 0.6;

  /// What it costs when an undated article is set in places of which its story knows none: another
  /// meeting of the same people. Set by reasoning on a handful of undated reports, not trained; on
  /// ECB+ it costs half a point of recall-heavy B-cubed and gains precision.
  private static final double ELSEWHERE = 2;

  /// Part of one article's prose that must stand in the other for the two to be of one story
  /// whatever else they say.
  private static final double COPIED = 0.4;

  /// Heaviest words of an article by which it is looked up.
  private static final int TOP = 40;

  /// Such words two articles must share to be compared.
  private static final int SHARED = 2;

  private final WordStatistics statistics = WordStatistics.load();

  /// A story while it grows.
  private static final class Growing {
    final List<Integer> members = new ArrayList<>();
  }

  /// Every article stands in exactly one story; stories by their first day, then by id. `copies`
  /// are those found among the same articles.
  public List<Story> findStories(List<Reading> readings, List<Copy> copies) {
    Map<ArticleId, Reading> byId = new HashMap<>();
    readings.forEach(reading -> byId.putIfAbsent(reading.article().id(), reading));
    List<StoryArticle.Counts> counts =
        byId.values().stream()
            .sorted(
                Comparator.comparing(
                        (Reading reading) -> reading.article().times().published(),
                        Comparator.nullsLast(Comparator.<Stamp>naturalOrder()))
                    .thenComparing(reading -> reading.article().id()))
            .map(StoryArticle.Counts::of)
            .toList();
    WordStatistics words =
        statistics.with(counts.stream().map(each -> each.all().keySet()).toList());
    List<StoryArticle> articles = counts.parallelStream().map(each -> each.weigh(words)).toList();
    Map<ArticleId, List<ArticleId>> copied = new HashMap<>();
    for (Copy copy : copies) {
      if (joins(copy)) {
        copied.computeIfAbsent(copy.a(), id -> new ArrayList<>()).add(copy.b());
        copied.computeIfAbsent(copy.b(), id -> new ArrayList<>()).add(copy.a());
      }
    }
    Map<ArticleId, Growing> storyOf = new HashMap<>();
    Map<Long, List<Integer>> index = new HashMap<>();
    List<Growing> stories = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      StoryArticle article = articles.get(i);
      long[] top = articles.get(i).all().top(TOP);
      Growing story = null;
      for (ArticleId other :
          copied.getOrDefault(article.article().id(), List.of()).stream().sorted().toList()) {
        story = story == null ? storyOf.get(other) : story;
      }
      if (story == null) {
        story = nearest(i, articles, candidates(top, index), storyOf);
      }
      if (story == null) {
        story = new Growing();
        stories.add(story);
      }
      story.members.add(i);
      storyOf.put(article.article().id(), story);
      for (long key : top) {
        index.computeIfAbsent(key, word -> new ArrayList<>()).add(i);
      }
    }
    return stories.stream()
        .map(story -> finished(story, articles))
        .sorted(
            Comparator.comparing(
                    Story::first, Comparator.nullsLast(Comparator.<Stamp>naturalOrder()))
                .thenComparing(Story::id))
        .toList();
  }

  /// Whether a copy shares enough to be of one story: outlets carry their own background over into
  /// reports of other happenings.
  private static boolean joins(Copy copy) {
    return copy.kind().sameOrigin() && Math.max(copy.shareOfA(), copy.shareOfB()) >= COPIED;
  }

  private static SortedSet<Integer> candidates(long[] top, Map<Long, List<Integer>> index) {
    Map<Integer, Integer> shared = new HashMap<>();
    for (long key : top) {
      index.getOrDefault(key, List.of()).forEach(other -> shared.merge(other, 1, Integer::sum));
    }
    SortedSet<Integer> candidates = new TreeSet<>();
    shared.forEach(
        (other, count) -> {
          if (count >= SHARED) {
            candidates.add(other);
          }
        });
    return candidates;
  }

  private static @Nullable Growing nearest(
      int article,
      List<StoryArticle> articles,
      SortedSet<Integer> candidates,
      Map<ArticleId, Growing> storyOf) {
    List<Growing> tried = new ArrayList<>();
    Growing nearest = null;
    double best = JOIN;
    for (int candidate : candidates) {
      Growing story = Objects.requireNonNull(storyOf.get(articles.get(candidate).article().id()));
      if (tried.contains(story)) {
        continue;
      }
      tried.add(story);
      double sum = 0;
      double most = -1;
      for (int member : story.members) {
        double like = Likeness.of(articles.get(article), articles.get(member));
        sum += like;
        most = Math.max(most, like);
      }
      double likeness = MEAN * sum / story.members.size() + (1 - MEAN) * most;
      if (isElsewhere(articles.get(article), story, articles)) {
        likeness -= ELSEWHERE;
      }
      if (likeness > best) {
        best = likeness;
        nearest = story;
      }
    }
    return nearest;
  }

  /// Whether the article names where it happens, members of the story do too, and none agrees; and
  /// no dates can tell.
  private static boolean isElsewhere(
      StoryArticle article, Growing story, List<StoryArticle> articles) {
    boolean placed = false;
    for (int member : story.members) {
      StoryArticle other = articles.get(member);
      placed |= !other.places().isEmpty();
      if (!Collections.disjoint(article.places(), other.places())) {
        return false;
      }
      if (article.published() != null && other.published() != null) {
        return false;
      }
    }
    return placed && !article.places().isEmpty();
  }

  private static Story finished(Growing story, List<StoryArticle> articles) {
    int middle = story.members.getFirst();
    double best = -1;
    for (int member : story.members) {
      double sum = 0;
      for (int other : story.members) {
        sum += articles.get(member).all().dot(articles.get(other).all());
      }
      if (sum > best && !articles.get(member).article().headline().isBlank()) {
        best = sum;
        middle = member;
      }
    }
    List<Stamp> dates =
        story.members.stream()
            .map(i -> articles.get(i).published())
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    Article first = articles.get(story.members.getFirst()).article();
    return new Story(
        new StoryId(first.id().value()),
        articles.get(middle).article().headline(),
        dates.isEmpty() ? null : dates.getFirst(),
        dates.isEmpty() ? null : dates.getLast(),
        story.members.stream().map(i -> articles.get(i).article().id()).toList());
  }
}
