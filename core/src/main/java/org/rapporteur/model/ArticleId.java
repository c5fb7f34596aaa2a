package org.rapporteur.model;

/// Names an article: from its address (or its file's name) and its text.
///
/// @param value 16 hexadecimal digits
public record ArticleId(String value) implements Comparable<ArticleId> {
  public ArticleId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("empty ArticleId");
    }
  }

  @Override
  public int compareTo(ArticleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
