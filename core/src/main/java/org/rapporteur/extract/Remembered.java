package org.rapporteur.extract;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was worked out last for words that pages share, a bounded number of them. What is worked
/// out must depend on the word alone: then it makes no difference what is remembered, nor to whom.
/// Shared between threads.
///
/// Each word has two places: with one, of the 27,000 words of extraction/naeb a third put another
/// out.
final class Remembered<V> {
  private static final int PLACES = 1 << 16;

  private record Entry<V>(String word, V value) {}

  private final Function<String, V> working;
  private final AtomicReferenceArray<@Nullable Entry<V>> entries =
      new AtomicReferenceArray<>(PLACES);

  Remembered(Function<String, V> working) {
    this.working = working;
  }

  V of(String word) {
    int hash = word.hashCode();
    int place = (hash ^ hash >>> 15) & (PLACES - 1);
    Entry<V> known = entries.get(place);
    if (known != null && known.word.equals(word)) {
      return known.value;
    }
    Entry<V> older = entries.get(place ^ 1);
    if (older != null && older.word.equals(word)) {
      return older.value;
    }
    V value = working.apply(word);
    entries.set(place ^ 1, known);
    entries.set(place, new Entry<>(word, value));
    return value;
  }
}
