package org.rapporteur.brief;

import java.util.Set;
import org.rapporteur.model.Account;
import org.rapporteur.model.Span;

/// The words of one telling, and what makes them comparable with another's.
///
/// @param account of the article it stands in
/// @param origin whose text it is
/// @param span which words
/// @param sentence the sentence around them
/// @param text the words compared: those of the telling, quote marks off
/// @param words stems of its telling words
/// @param numbers the numbers told in it, as plain decimals
record Passage(
    Account account, String origin, Span span, Span sentence, String text, Set<String> words, Set<String> numbers) {

  boolean sameArticle(Passage other) {
    return account.article().id().equals(other.account.article().id());
  }
}
