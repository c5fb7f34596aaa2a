package org.rapporteur.brief;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Span;
import org.rapporteur.model.When;

/// The words of one telling, and what makes them comparable with another's.
///
/// @param account of the article it stands in
/// @param report the report the article is a version of
/// @param origin whose text it is
/// @param span which words
/// @param sentence the sentence around them
/// @param wording what of it is compared
record Passage(
    Account account, ArticleId report, String origin, Span span, Span sentence, Wording wording) {

  /// The only day or time that the words tell of; null where they tell of none or of several.
  @Nullable When onlyDate() {
    List<When> dates =
        account.dates().stream()
            .filter(date -> span.contains(date.span()))
            .filter(date -> date.kind() == When.Kind.DATE || date.kind() == When.Kind.TIME)
            .filter(date -> Character.isDigit(date.value().charAt(0)))
            .toList();
    return dates.size() == 1 ? dates.getFirst() : null;
  }

  boolean sameArticle(Passage other) {
    return account.article().id().equals(other.account.article().id());
  }
}
