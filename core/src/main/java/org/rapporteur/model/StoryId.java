package org.rapporteur.model;

/// Names a story: from the first article that opened it, so it stays as the story grows.
///
/// @param value 16 hexadecimal digits
public record StoryId(String value) implements Comparable<StoryId> {
  public StoryId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("empty StoryId");
    }
  }

  /// Another id made of this one: for a story whose first article's id another story bears, which
  /// has grown away from it.
  public StoryId next() {
    return new StoryId(Hash.ofParts("story", value));
  }

  @Override
  public int compareTo(StoryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
