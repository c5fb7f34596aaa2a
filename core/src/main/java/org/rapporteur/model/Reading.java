package org.rapporteur.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An article with its sentences, words and names found: what every later stage reads.
///
/// @param names in order, none inside another
/// @param opening what the headline and the first sentences mean; null when it was not read for
/// that
public record Reading(
    Article article, List<Sentence> sentences, List<Name> names, @Nullable Embedding opening) {
  public Reading {
    sentences = List.copyOf(sentences);
    names = List.copyOf(names);
  }

  /// A reading that does not tell what its opening means.
  public Reading(Article article, List<Sentence> sentences, List<Name> names) {
    this(article, sentences, names, null);
  }

  public String text() {
    return article.text();
  }

  /// The sentence that holds `position`, or the last one that starts before it; the first for
  /// positions before any. Throws when there is none.
  public Sentence sentenceAt(int position) {
    return sentences.get(sentenceIndexAt(position));
  }

  /// The place of [#sentenceAt] among the sentences.
  public int sentenceIndexAt(int position) {
    int low = 0;
    int high = sentences.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (sentences.get(middle).span().start() <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// The name that begins at `position`, if one does.
  public Optional<Name> nameAt(int position) {
    int place = firstNameFrom(position);
    return place < names.size() && names.get(place).span().start() == position
        ? Optional.of(names.get(place))
        : Optional.empty();
  }

  /// The names that stand wholly inside `span`, in order.
  public List<Name> namesIn(Span span) {
    return names.subList(firstNameFrom(span.start()), names.size()).stream()
        .takeWhile(name -> name.span().start() <= span.end())
        .filter(name -> span.contains(name.span()))
        .toList();
  }

  /// The place of the first name that begins at `position` or behind it.
  private int firstNameFrom(int position) {
    int low = 0;
    int high = names.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (names.get(middle).span().start() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
