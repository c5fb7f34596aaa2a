package org.rapporteur.model;

import java.util.List;

/// An article with its sentences, words and names found: what every later stage reads.
public record Reading(Article article, List<Sentence> sentences, List<Name> names) {
  public Reading {
    sentences = List.copyOf(sentences);
    names = List.copyOf(names);
  }

  public String text() {
    return article.text();
  }

  /// The sentence that holds `position`, or the last one that starts before it; the first for
  /// positions before any. Throws when there is none.
  public Sentence sentenceAt(int position) {
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
    return sentences.get(low);
  }

  /// The names that stand wholly inside `span`, in order.
  public List<Name> namesIn(Span span) {
    return names.stream().filter(name -> span.contains(name.span())).toList();
  }
}
