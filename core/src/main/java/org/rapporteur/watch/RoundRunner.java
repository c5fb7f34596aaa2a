package org.rapporteur.watch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.Progress;
import org.rapporteur.Rapporteur;
import org.rapporteur.desk.Added;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.WatchedFeed;
import org.rapporteur.desk.WatchedItem;
import org.rapporteur.intake.Feed;
import org.rapporteur.intake.Input;
import org.rapporteur.intake.Intake;
import org.rapporteur.intake.Rhythm;
import org.rapporteur.intake.web.Again;
import org.rapporteur.intake.web.Fetched;
import org.rapporteur.intake.web.PoliteFetcher;
import org.rapporteur.intake.web.Validator;
import org.rapporteur.intake.web.Web;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Rejection;
import org.rapporteur.model.StoryId;

/// One round over all feeds. Used once.
final class RoundRunner {
  /// Pages fetched for one feed in one round: at one a second, three minutes. What is left comes
  /// with the next round, so that a long feed does not hold up the others.
  static final int MOST_PAGES = 200;

  /// How long a page is tried again that could not be fetched.
  static final Duration PATIENCE = Duration.ofDays(1);

  /// A list of feeds may name lists, so deep.
  private static final int DEEPEST = 3;

  private final Rapporteur rapporteur;
  private final Web web;
  private final Instant start;
  private final Schedule schedule;
  private final Desk desk;
  private final Attendant attendant;

  /// Where feeds were asked for: two that have moved to one place are one.
  private final Set<String> asked = new HashSet<>();

  private @Nullable Instant next;
  private boolean ended;
  private int feeds;
  private int unchanged;
  private int notDue;
  private int failed;
  private int gone;
  private int added;
  private int revised;
  private int rejected;

  RoundRunner(
      Rapporteur rapporteur,
      Web web,
      Instant start,
      Schedule schedule,
      Desk desk,
      Attendant attendant) {
    this.rapporteur = rapporteur;
    this.web = web;
    this.start = start;
    this.schedule = schedule;
    this.desk = desk;
    this.attendant = attendant;
  }

  /// A feed or list to be asked for.
  ///
  /// @param depth how many lists lead to it
  private record Address(String address, int depth) {}

  /// @param upToDate whether the desk's stories tell of all that was on the desk before
  Round run(List<String> given, boolean upToDate) throws IOException {
    Deque<Address> waiting = new ArrayDeque<>();
    Set<String> known = new HashSet<>();
    enqueue(given, 0, waiting, known);
    while (!waiting.isEmpty() && !ends()) {
      Address address = waiting.removeFirst();
      WatchedFeed feed =
          desk.feed(address.address()).orElseGet(() -> WatchedFeed.unknown(address.address()));
      WatchedFeed now = visit(feed);
      if (now.lists().isEmpty()) {
        feeds++;
      } else if (address.depth() < DEEPEST) {
        enqueue(now.lists(), address.depth() + 1, waiting, known);
      }
      if (now.ended() == null && (next == null || now.due().isBefore(next))) {
        next = now.due();
      }
    }
    List<Round.News> news = !ended && (added + revised > 0 || !upToDate) ? update() : List.of();
    return new Round(
        start,
        new Round.Counts(feeds, unchanged, notDue, failed, gone, added, revised, rejected),
        news,
        next,
        ended);
  }

  private static void enqueue(
      List<String> addresses, int depth, Deque<Address> waiting, Set<String> known) {
    for (String written : addresses) {
      String address = PoliteFetcher.asAsked(written);
      if (known.add(address)) {
        waiting.addLast(new Address(address, depth));
      }
    }
  }

  private boolean ends() {
    ended |= attendant.ends();
    return ended;
  }

  // one feed

  /// What is known of the feed after it was asked, if it was due.
  private WatchedFeed visit(WatchedFeed feed) throws IOException {
    if (feed.ended() != null) {
      gone++;
      return feed;
    }
    if (!Schedule.isDue(feed.due(), start)) {
      notDue += feed.lists().isEmpty() ? 1 : 0;
      return feed;
    }
    if (!asked.add(feed.current())) {
      return feed;
    }
    return switch (web.fetch(feed.current(), feed.validator())) {
      case Fetched.Refused(Rejection reason, String detail, Again again) ->
          missed(feed, new Input.Refused(feed.address(), reason, detail), again);
      case Fetched.NotModified same -> {
        unchanged += feed.lists().isEmpty() ? 1 : 0;
        retry(feed, Set.of());
        yield ends()
            ? feed
            : answered(feed, feed.validator(), feed.rhythm(), feed.lists(), same.again());
      }
      case Fetched.Content content -> read(feed, content);
    };
  }

  private WatchedFeed missed(WatchedFeed feed, Input.Refused why, Again again) {
    failed++;
    if (again.gone()) {
      reject(why.message() + "; it is asked no more");
      return saved(feed.failed(feed.due(), start));
    }
    int failures = feed.failures() + 1;
    Instant due = schedule.afterFailure(start, failures, again);
    reject(
        why.message()
            + "; asked again after "
            + due.truncatedTo(ChronoUnit.MINUTES)
            + (failures == 1 ? "" : " (failure " + failures + " in a row)"));
    return saved(feed.failed(due, null));
  }

  private WatchedFeed answered(
      WatchedFeed feed, Validator validator, Rhythm rhythm, List<String> lists, Again again) {
    return saved(
        new WatchedFeed(
            feed.address(),
            movedTo(feed, again),
            validator,
            start,
            schedule.afterSuccess(start, rhythm, again),
            0,
            null,
            rhythm,
            lists));
  }

  /// A move away from a secure connection is not kept.
  private String movedTo(WatchedFeed feed, Again again) {
    String to = again.movedTo();
    boolean safe = to.startsWith("https:") || !feed.current().startsWith("https:");
    if (to.isEmpty() || to.equals(feed.current()) || !safe) {
      return feed.movedTo();
    }
    attendant.say(feed.address() + ": has moved to " + to + ", and is asked for there");
    return to;
  }

  private WatchedFeed saved(WatchedFeed feed) {
    desk.put(feed);
    return feed;
  }

  private WatchedFeed read(WatchedFeed feed, Fetched.Content content) throws IOException {
    Feed read = Feed.read(feed.address(), content);
    if (read.isNone()) {
      return missed(feed, read.refused().getFirst(), content.again());
    }
    for (Input.Refused each : read.refused()) {
      if (each.reason() == Rejection.NOTHING_INSIDE) {
        attendant.say(each.key() + ": holds no items");
      } else {
        reject(each.message());
      }
    }
    boolean all = readItems(feed, read);
    if (ends()) {
      return feed;
    }
    // asked without a validator, the server gives what is left once more
    return answered(
        feed,
        all ? content.validator() : Validator.NONE,
        read.rhythm(),
        read.listed(),
        content.again());
  }

  // items

  /// Whether none was left for the next round.
  private boolean readItems(WatchedFeed feed, Feed read) throws IOException {
    Map<String, WatchedItem> known = new HashMap<>();
    desk.items(feed).forEach(item -> known.put(item.id(), item));
    Set<String> listed = new HashSet<>();
    int pages = 0;
    int left = 0;
    for (Feed.Item item : read.items()) {
      if (ends()) {
        return false;
      }
      listed.add(item.id());
      WatchedItem before = known.get(item.id());
      Instant seen = start;
      if (before != null && before.mark().equals(item.mark())) {
        if (before.state() != WatchedItem.State.WAITING) {
          continue;
        }
        seen = before.seen();
      }
      String url = item.url();
      WatchedItem now =
          new WatchedItem(
              feed.address(),
              item.id(),
              url,
              item.mark(),
              seen,
              WatchedItem.State.WAITING,
              before == null ? Validator.NONE : before.validator());
      if (before == null && url != null && desk.knows(url)) {
        desk.put(now.with(WatchedItem.State.READ, Validator.NONE));
      } else if (url == null || pages < MOST_PAGES) {
        pages += url == null ? 0 : 1;
        take(now, item);
      } else {
        left++;
      }
    }
    if (left > 0) {
      attendant.say(
          feed.address()
              + ": "
              + left
              + (left == 1 ? " item waits" : " items wait")
              + " for the next round");
    }
    retry(feed, listed);
    return left == 0;
  }

  /// Tries the pages again that could not be fetched, of items that are not `listed` any more.
  private void retry(WatchedFeed feed, Set<String> listed) throws IOException {
    for (WatchedItem item : desk.items(feed)) {
      if (item.state() == WatchedItem.State.WAITING && !listed.contains(item.id())) {
        if (ends()) {
          return;
        }
        take(item, new Feed.Item(item.id(), item.id(), item.link(), item.mark(), null));
      }
    }
  }

  private void take(WatchedItem item, Feed.Item told) throws IOException {
    String url = told.url();
    Input.OfPage full = told.page();
    if (url == null) {
      if (full == null) {
        refuse(
            item,
            new Input.Refused(
                told.at(), Rejection.INCOMPLETE_RECORD, "neither a full text nor an address"));
      } else {
        store(item, full, Validator.NONE, null);
      }
      return;
    }
    switch (web.fetch(url, item.validator())) {
      case Fetched.NotModified same ->
          desk.put(item.with(WatchedItem.State.READ, item.validator()));
      case Fetched.Content content -> store(item, page(url, content), content.validator(), full);
      case Fetched.Refused(Rejection reason, String detail, Again again) -> {
        Input.Refused why = new Input.Refused(url, reason, detail);
        if (full != null) {
          store(item, full, Validator.NONE, null);
        } else if (reason != Rejection.NOT_FETCHED
            || again.gone()
            || item.seen().plus(PATIENCE).isBefore(start)) {
          refuse(item, why);
        } else {
          reject(why.message() + "; tried again with its feed");
          desk.put(item);
        }
      }
    }
  }

  /// The page that stands there, or why there is none.
  private static Input page(String url, Fetched.Content content) {
    List<Input> inputs = new ArrayList<>();
    Intake.read(url, content, inputs::add);
    return inputs.stream()
        .filter(input -> input.key().equals(url))
        .filter(input -> input instanceof Input.OfPage || input instanceof Input.Refused)
        .findFirst()
        .orElseGet(
            () ->
                new Input.Refused(url, Rejection.UNKNOWN_TYPE, "no page: " + content.mediaType()));
  }

  /// Puts the articles of a page on the desk, or of `instead` where it has none.
  private void store(
      WatchedItem item, Input input, Validator validator, Input.@Nullable OfPage instead)
      throws IOException {
    Extraction extraction =
        switch (input) {
          case Input.OfPage of -> rapporteur.extract(of.page());
          case Input.Refused(String key, Rejection reason, String detail) ->
              new Extraction.Rejected(key, reason, detail);
          case Input.OfArticle of -> throw new IllegalArgumentException("no page: " + of.key());
          case Input.ToFetch of -> throw new IllegalArgumentException("no page: " + of.key());
        };
    switch (extraction) {
      case Extraction.Found(List<Article> articles) -> {
        Input.OfPage of = (Input.OfPage) input;
        String link = item.link();
        boolean later = link != null && desk.knows(link);
        Added outcome =
            desk.add(
                of.page(), of.original(), articles, item.with(WatchedItem.State.READ, validator));
        if (outcome != Added.ALREADY_THERE) {
          added += later ? 0 : 1;
          revised += later ? 1 : 0;
        }
      }
      case Extraction.Rejected(String key, Rejection reason, String detail) -> {
        if (instead != null) {
          store(item, instead, Validator.NONE, null);
        } else {
          refuse(item, new Input.Refused(key, reason, detail));
        }
      }
    }
  }

  private void refuse(WatchedItem item, Input.Refused why) {
    reject(why.message());
    desk.put(item.with(WatchedItem.State.REFUSED, Validator.NONE));
  }

  private void reject(String message) {
    rejected++;
    attendant.say(message);
  }

  // stories

  /// Which stories tell of articles that no story told of before.
  private List<Round.News> update() throws IOException {
    Map<ArticleId, StoryId> before = desk.told();
    desk.update(rapporteur, Progress.NONE);
    Map<ArticleId, StoryId> after = desk.told();
    Set<StoryId> old = new HashSet<>(before.values());
    Set<String> changed = new TreeSet<>();
    after.forEach(
        (article, story) -> {
          if (!before.containsKey(article)) {
            changed.add(story.value());
          }
        });
    List<Round.News> news = new ArrayList<>();
    for (String id : changed) {
      StoryId story = new StoryId(id);
      Brief brief = desk.brief(story).orElseThrow();
      news.add(
          new Round.News(story, brief.story().headline(), !old.contains(story), brief.reports()));
    }
    return news;
  }
}
