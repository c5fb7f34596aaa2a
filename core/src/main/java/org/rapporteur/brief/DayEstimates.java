package org.rapporteur.brief;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.DayEstimate;
import org.rapporteur.model.Event;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Story;

/// Estimates when the undated articles of a story came out. The first rule that applies decides:
///
/// 1. `same-text`: another print of its text is dated; the earliest;
/// 2. `what-happened`: it tells, with a day in full, of something that happened; the latest;
/// 3. `same-story`: the dated reports of the story are of a few days; the earliest.
final class DayEstimates {
  /// Days within which the dated reports of a story must lie.
  private static final int CLOSE = 3;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private DayEstimates() {}

  /// In the order of the story's articles.
  static List<DayEstimate> of(Story story, List<Account> accounts, List<Origin> origins) {
    Map<ArticleId, Account> byId = new HashMap<>();
    accounts.forEach(account -> byId.put(account.article().id(), account));
    List<LocalDate> told =
        accounts.stream()
            .map(account -> account.article().times().published())
            .filter(Objects::nonNull)
            .map(Stamp::day)
            .sorted()
            .toList();
    List<DayEstimate> estimates = new ArrayList<>();
    for (ArticleId id : story.articles()) {
      Account account = byId.get(id);
      if (account != null && account.article().times().published() == null) {
        sameText(id, byId, origins)
            .or(() -> whatHappened(account))
            .or(() -> sameStory(id, told))
            .ifPresent(estimates::add);
      }
    }
    return estimates;
  }

  private static Optional<DayEstimate> sameText(
      ArticleId id, Map<ArticleId, Account> byId, List<Origin> origins) {
    DayEstimate earliest = null;
    for (Origin origin : origins) {
      if (!origin.articles().contains(id)) {
        continue;
      }
      for (ArticleId other : origin.articles()) {
        Account account = byId.get(other);
        Stamp published = account == null ? null : account.article().times().published();
        if (account != null
            && published != null
            && (earliest == null || published.day().isBefore(earliest.day()))) {
          earliest =
              new DayEstimate(
                  id,
                  published.day(),
                  "same-text",
                  name(account.article()) + " prints the text on " + published.day());
        }
      }
    }
    return Optional.ofNullable(earliest);
  }

  private static String name(Article article) {
    return article.from().outlet().isEmpty() ? article.from().key() : article.from().outlet();
  }

  private static Optional<DayEstimate> whatHappened(Account account) {
    return account.events().stream()
        .filter(event -> event.status() == Event.Status.HELD && !event.background())
        .map(Event::date)
        .filter(Objects::nonNull)
        .filter(date -> DAY.matcher(date.value()).matches())
        .map(date -> LocalDate.parse(date.value()))
        .max(LocalDate::compareTo)
        .map(
            day ->
                new DayEstimate(
                    account.article().id(),
                    day,
                    "what-happened",
                    "it tells of what happened on " + day));
  }

  private static Optional<DayEstimate> sameStory(ArticleId id, List<LocalDate> told) {
    return told.isEmpty() || ChronoUnit.DAYS.between(told.getFirst(), told.getLast()) > CLOSE
        ? Optional.empty()
        : Optional.of(
            new DayEstimate(
                id,
                told.getFirst(),
                "same-story",
                "the dated reports of its story are of "
                    + told.getFirst()
                    + (told.getFirst().equals(told.getLast()) ? "" : " to " + told.getLast())));
  }
}
