package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Episode;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryChange;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.StoryRuling;

/// Stories as they grow, one article at a time: an article's story is known at once, out of what
/// came before it. What one more article costs does not grow with their number, nor with that of
/// one story. For one thread at a time.
///
/// 1. A copy goes where its original is, and is not looked at further.
/// 2. Another article is compared with its neighbours ([NearestArticles]) and the stories they
///    stand in, at most [#MOST] articles.
/// 3. These are grouped anew ([AverageLinkage]), as sure as [Likeness] finds each two. The new
///    article may open a story, join one, or show that two are one or that one is two: that is a
///    [StoryChange], returned for the log.
/// 4. A group keeps the id of the story that most of it stood in. A story of more than [#DIVISIBLE]
///    articles is not parted any more.
///
/// A reader's rulings are kept whatever the articles say.
public final class StoryStream {
  /// By publication, the undated last; then by id: the order in which a pile that is there at once
  /// goes through a stream.
  public static final Comparator<Reading> IN_TIME =
      Comparator.comparing(Reading::article, StoryFinder.IN_TIME);

  /// As the articles that open them came out.
  private static final Comparator<Episode> IN_ORDER =
      Comparator.comparing(Episode::first, Comparator.nullsLast(Comparator.<Stamp>naturalOrder()))
          .thenComparing(episode -> episode.articles().getFirst());

  /// Average probability from which two groups are one story. Picked on the three sets in
  /// ../shared/data/stories; a higher one splits more and merges less.
  private static final double JOIN = 0.45;

  /// Probability of a story's likeliest article below which the story is not looked at.
  private static final double POSSIBLE = 0.1;

  /// Part of one article's prose that must stand in the other for the two to be of one story
  /// whatever else they say: outlets carry their own background over into reports of other
  /// happenings.
  private static final double COPIED = 0.4;

  /// Articles that are grouped anew at a time.
  private static final int MOST = 40;

  /// Articles of the largest story that is still parted.
  private static final int DIVISIBLE = 24;

  /// Articles that stand for a larger one.
  private static final int DEPUTIES = 8;

  /// Hears of an article that comes and one of its neighbours: for training.
  @FunctionalInterface
  public interface Compared {
    /// @param values by [Likeness#FEATURES]
    void compared(ArticleId earlier, ArticleId later, double[] values);
  }

  private final WordStatistics statistics = WordStatistics.load();
  private final Likeness likeness;
  private final double join;
  private final Rulings rulings;
  private final @Nullable Compared listener;
  private final NearestArticles articles = new NearestArticles();

  /// By place: the article and its copies, in the order they came.
  private final List<List<Article>> prints = new ArrayList<>();

  /// By place.
  private final List<Growing> storyOf = new ArrayList<>();

  private final Map<ArticleId, Integer> places = new HashMap<>();
  private final Map<StoryId, Growing> stories = new HashMap<>();

  /// A story while it grows.
  private static final class Growing {
    final StoryId id;

    /// Places, rising.
    List<Integer> members = new ArrayList<>();

    Growing(StoryId id) {
      this.id = id;
    }
  }

  /// With the weights that ship with the program.
  ///
  /// @param rulings of the reader, in the order they were given
  public StoryStream(List<StoryRuling> rulings) {
    this(rulings, Likeness.load(), JOIN, null);
  }

  /// With other weights and another average probability to join from; `listener` hears of every
  /// article and its neighbours.
  public StoryStream(
      List<StoryRuling> rulings, Likeness likeness, double join, @Nullable Compared listener) {
    this.rulings = new Rulings(rulings);
    this.likeness = likeness;
    this.join = join;
    this.listener = listener;
  }

  /// Adds an article; one that is there already changes nothing.
  ///
  /// @param copies that it is part of; those with articles that are not there yet are passed over
  /// @return what it made of stories that were there, besides the one it stands in now
  public List<StoryChange> add(Reading reading, List<Copy> copies) {
    ArticleId id = reading.article().id();
    if (places.containsKey(id)) {
      return List.of();
    }
    int original = original(id, copies);
    if (original >= 0) {
      prints.get(original).add(reading.article());
      places.put(id, original);
      return List.of();
    }
    int place = articles.add(StoryArticle.of(reading, statistics));
    places.put(id, place);
    prints.add(new ArrayList<>(List.of(reading.article())));
    if (listener != null) {
      tell(listener, place);
    }
    return place(place);
  }

  /// The first of the articles that it is a copy of, or -1.
  private int original(ArticleId id, List<Copy> copies) {
    if (rulings.speakOf(id)) {
      return -1;
    }
    return copies.stream()
        .filter(StoryStream::joins)
        .map(copy -> copy.a().equals(id) ? copy.b() : copy.a())
        .filter(places::containsKey)
        .mapToInt(places::get)
        .min()
        .orElse(-1);
  }

  private static boolean joins(Copy copy) {
    return copy.kind().sameOrigin() && Math.max(copy.shareOfA(), copy.shareOfB()) >= COPIED;
  }

  /// A story that is looked at.
  ///
  /// @param places of its articles, or of those that stand for it
  /// @param whole whether it stays as it is
  private record Candidate(Growing story, List<Integer> places, boolean whole) {}

  private List<StoryChange> place(int place) {
    List<Candidate> candidates = candidates(place);
    int[] centres = new int[candidates.stream().mapToInt(each -> each.places().size()).sum() + 1];
    int at = 0;
    centres[at++] = place;
    for (Candidate candidate : candidates) {
      for (int member : candidate.places()) {
        centres[at++] = member;
      }
    }
    Arrays.sort(centres);
    Comparison alike = new Comparison(articles, likeness, rulings, centres);
    List<List<Integer>> given = new ArrayList<>(List.of(List.of(place)));
    List<Candidate> possible = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (candidate.places().stream().anyMatch(member -> alike.of(member, place) >= POSSIBLE)) {
        possible.add(candidate);
        if (candidate.whole()) {
          given.add(candidate.places());
        } else {
          candidate.places().forEach(member -> given.add(List.of(member)));
        }
      }
    }
    List<List<Integer>> groups = AverageLinkage.group(bound(given), alike, join);
    return settle(place, groups, possible);
  }

  private void tell(Compared to, int place) {
    int[] near = articles.near(place);
    Surroundings surroundings =
        new Surroundings(
            articles, IntStream.concat(IntStream.of(place), Arrays.stream(near)).toArray());
    for (int other : near) {
      to.compared(
          articles.get(other).article().id(),
          articles.get(place).article().id(),
          Likeness.values(surroundings, articles, other, place));
    }
  }

  /// The stories of the article's neighbours, the nearest first; those it is ruled to stand in come
  /// before all.
  private List<Candidate> candidates(int place) {
    Set<Growing> found = new LinkedHashSet<>();
    for (ArticleId beside : rulings.besides(articles.get(place).article().id())) {
      Integer at = places.get(beside);
      if (at != null && at != place) {
        found.add(storyOf.get(at));
      }
    }
    int[] near = articles.near(place);
    Set<Integer> nearby = new LinkedHashSet<>();
    for (int neighbour : near) {
      found.add(storyOf.get(neighbour));
      nearby.add(neighbour);
    }
    List<Candidate> candidates = new ArrayList<>();
    int room = MOST - 1;
    for (Growing story : found) {
      boolean whole = story.members.size() > Math.min(DIVISIBLE, room);
      List<Integer> standing = whole ? deputies(story, nearby) : story.members;
      if (standing.size() <= room) {
        candidates.add(new Candidate(story, List.copyOf(standing), whole));
        room -= standing.size();
      }
    }
    return candidates;
  }

  /// Those of a story's articles that are near, then the latest; rising.
  private List<Integer> deputies(Growing story, Set<Integer> nearby) {
    Set<Integer> deputies = new LinkedHashSet<>();
    nearby.stream()
        .filter(member -> storyOf.get(member) == story)
        .limit(DEPUTIES)
        .forEach(deputies::add);
    for (int i = story.members.size() - 1; i >= 0 && deputies.size() < DEPUTIES; i--) {
      deputies.add(story.members.get(i));
    }
    return deputies.stream().sorted().toList();
  }

  /// The same with those brought together that a ruling wants so.
  private List<List<Integer>> bound(List<List<Integer>> groups) {
    List<List<Integer>> bound = new ArrayList<>();
    for (List<Integer> group : groups) {
      List<Integer> joined = new ArrayList<>(group);
      for (int i = bound.size() - 1; i >= 0; i--) {
        if (ruledTogether(bound.get(i), joined)) {
          joined.addAll(bound.remove(i));
        }
      }
      bound.add(joined.stream().sorted().toList());
    }
    return bound;
  }

  private boolean ruledTogether(List<Integer> one, List<Integer> other) {
    boolean together = false;
    for (int a : one) {
      ArticleId id = articles.get(a).article().id();
      for (int b : other) {
        ArticleId otherId = articles.get(b).article().id();
        if (rulings.apart(id, otherId)) {
          return false;
        }
        together |= rulings.together(id, otherId);
      }
    }
    return together;
  }

  /// What of a story stands in a group.
  ///
  /// @param size how many articles that are
  private record Share(int group, Candidate candidate, List<Integer> places, int size) {
    boolean all() {
      return size == candidate.story().members.size();
    }
  }

  /// Makes stories of groups, and tells what changed besides where the article at `place` went.
  private List<StoryChange> settle(
      int place, List<List<Integer>> groups, List<Candidate> candidates) {
    Map<Integer, Candidate> before = new HashMap<>();
    for (Candidate candidate : candidates) {
      candidate.places().forEach(member -> before.put(member, candidate));
    }
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Map<Candidate, List<Integer>> parts = new LinkedHashMap<>();
      for (int member : groups.get(i)) {
        if (member != place) {
          parts.computeIfAbsent(before.get(member), key -> new ArrayList<>()).add(member);
        }
      }
      for (Map.Entry<Candidate, List<Integer>> part : parts.entrySet()) {
        Candidate candidate = part.getKey();
        int size = candidate.whole() ? candidate.story().members.size() : part.getValue().size();
        shares.add(new Share(i, candidate, part.getValue(), size));
      }
    }
    List<Growing> owners = owners(groups, shares);
    List<StoryChange> changes = new ArrayList<>();
    List<Share> moved =
        shares.stream()
            .filter(share -> owners.get(share.group()) != share.candidate().story())
            .toList();
    for (Share share : moved) {
      Growing from = share.candidate().story();
      Growing to = owners.get(share.group());
      List<Integer> going = share.candidate().whole() ? from.members : share.places();
      changes.add(
          new StoryChange(
              StoryChange.Kind.of(to.members.isEmpty(), share.all()),
              from.id,
              to.id,
              going.stream()
                  .flatMap(member -> prints.get(member).stream())
                  .map(Article::id)
                  .sorted()
                  .toList()));
    }
    for (Share share : moved) {
      move(share, owners.get(share.group()));
    }
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).contains(place)) {
        owners.get(i).members.add(place);
        storyOf.add(owners.get(i));
      }
    }
    return changes;
  }

  /// The story that each group is from now on.
  private List<Growing> owners(List<List<Integer>> groups, List<Share> shares) {
    List<Map<Growing, Integer>> sizes = new ArrayList<>();
    groups.forEach(group -> sizes.add(new HashMap<>()));
    shares.forEach(share -> sizes.get(share.group()).put(share.candidate().story(), share.size()));
    Map<Integer, Growing> heirs =
        Heirs.of(sizes, Comparator.comparing(story -> story.members.getFirst()));
    List<Growing> owners = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Growing owner = heirs.get(i);
      if (owner == null) {
        String first = articles.get(groups.get(i).getFirst()).article().id().value();
        owner = new Growing(Continuity.free(new StoryId(first), stories.keySet()));
        stories.put(owner.id, owner);
      }
      owners.add(owner);
    }
    return owners;
  }

  private void move(Share share, Growing to) {
    Growing from = share.candidate().story();
    List<Integer> going =
        new ArrayList<>(share.candidate().whole() ? from.members : share.places());
    if (share.all()) {
      from.members.clear();
    } else {
      from.members.removeAll(new HashSet<>(going));
    }
    if (from.members.isEmpty()) {
      stories.remove(from.id);
    }
    to.members.addAll(going);
    to.members.sort(Comparator.naturalOrder());
    going.forEach(member -> storyOf.set(member, to));
  }

  /// The story an article stands in; empty where the article is not there.
  public Optional<StoryId> storyOf(ArticleId article) {
    return Optional.ofNullable(places.get(article)).map(place -> storyOf.get(place).id);
  }

  /// How many stories there are.
  public int size() {
    return stories.size();
  }

  /// All stories as they stand, by their first day, then by id.
  public List<Story> stories() {
    return stories.values().stream()
        .map(this::finished)
        .sorted(
            Comparator.comparing(
                    Story::first, Comparator.nullsLast(Comparator.<Stamp>naturalOrder()))
                .thenComparing(Story::id))
        .toList();
  }

  private Story finished(Growing story) {
    Episode whole = told(story.members);
    List<List<Integer>> parts = new Episodes(articles, likeness).of(story.members);
    return new Story(
        story.id,
        whole.headline(),
        whole.first(),
        whole.last(),
        whole.articles(),
        parts.size() < 2 ? List.of() : parts.stream().map(this::told).sorted(IN_ORDER).toList());
  }

  private Episode told(List<Integer> members) {
    List<Article> printed =
        members.stream()
            .flatMap(member -> prints.get(member).stream())
            .sorted(StoryFinder.IN_TIME)
            .toList();
    List<Stamp> dates =
        printed.stream()
            .map(article -> article.times().published())
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    return new Episode(
        Headlines.clearest(members.stream().map(articles::get).toList()),
        dates.isEmpty() ? null : dates.getFirst(),
        dates.isEmpty() ? null : dates.getLast(),
        printed.stream().map(Article::id).toList());
  }
}
