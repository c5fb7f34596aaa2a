package org.rapporteur.brief;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.rapporteur.model.Account;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.DayEstimate;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.When;

/// What the dates of undated articles mean when their articles came out on the days estimated.
final class EstimatedDates {
  private final Map<ArticleId, Map<Span, String>> values = new HashMap<>();

  EstimatedDates(
      BiFunction<Reading, LocalDate, List<When>> dates,
      List<Account> accounts,
      List<DayEstimate> estimates) {
    for (DayEstimate estimate : estimates) {
      Map<Span, String> byPlace = new HashMap<>();
      accounts.stream()
          .filter(account -> account.article().id().equals(estimate.article()))
          .flatMap(account -> dates.apply(account.reading(), estimate.day()).stream())
          .forEach(date -> byPlace.put(date.span(), date.value()));
      values.put(estimate.article(), byPlace);
    }
  }

  /// The value of a date of an article: as told, unless the article is undated and its day is
  /// estimated.
  String value(ArticleId article, When date) {
    return values.getOrDefault(article, Map.of()).getOrDefault(date.span(), date.value());
  }
}
