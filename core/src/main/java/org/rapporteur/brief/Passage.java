package org.rapporteur.brief;

import org.rapporteur.model.Account;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Span;

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

  boolean sameArticle(Passage other) {
    return account.article().id().equals(other.account.article().id());
  }
}
