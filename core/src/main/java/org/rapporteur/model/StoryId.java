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

  @Override
  public int compareTo(StoryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
