package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names and numbers of a text in their order: what a retelling in other words keeps. A name is
/// known by its first letters, since translators spell them each in their way: *Branow*, *Branov*
/// ([NameSpelling]); a number by its digits, *1,200*, *1200* and *twelve hundred* alike
/// ([NumberWords]). Immutable.
///
/// @param sequence as they come, one said twice in a row once
/// @param distinct the same, sorted, each once
record Anchors(long[] sequence, long[] distinct) {
  /// Shortest word, in letters, that is taken for a name.
  private static final int SHORTEST = 3;

  /// What is no part of a number's digits: of *11th* the *th*, of *09* the *0*.
  private static final Pattern NO_DIGITS = Pattern.compile("^0+(?=\\d)|(?<=\\d)(?:st|nd|rd|th)$");

  /// Texts that may share an anchor before it stops to name pairs: the president of the day stands
  /// everywhere.
  private static final int CROWD = 64;

  /// A name or number.
  ///
  /// @param at where it starts
  /// @param key what all ways of writing it have in common
  /// @param spelling a name as [NameSpelling] folds it; a number's digits
  record Anchor(int at, String key, String spelling, boolean isNumber) {
    /// Whether both may be the same name or number.
    boolean isSame(Anchor other) {
      return isNumber == other.isNumber
          && (isNumber ? key.equals(other.key) : NameSpelling.isSame(spelling, other.spelling));
    }
  }

  static Anchors of(WordText words) {
    List<Anchor> anchors = find(words);
    long[] sequence = new long[anchors.size()];
    int size = 0;
    for (Anchor anchor : anchors) {
      long key = hash(anchor.key);
      if (size == 0 || sequence[size - 1] != key) {
        sequence[size++] = key;
      }
    }
    sequence = Arrays.copyOf(sequence, size);
    return new Anchors(sequence, Arrays.stream(sequence).sorted().distinct().toArray());
  }

  /// In order. A capital at a sentence's beginning makes a name only where the same name stands
  /// inside a sentence too.
  static List<Anchor> find(WordText words) {
    String text = words.article().text();
    List<Anchor> anchors = new ArrayList<>();
    List<Anchor> opening = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.isFurniture(i)) {
        continue;
      }
      char first = text.charAt(words.start(i));
      if (Character.isDigit(first)) {
        int start = i;
        StringBuilder number = new StringBuilder(words.word(i));
        while (i + 1 < words.size() && continuesNumber(text, words, i)) {
          i++;
          boolean thousands = text.charAt(words.start(i) - 1) == ',' && words.word(i).length() == 3;
          number.append(thousands ? "" : ".").append(words.word(i));
        }
        anchors.add(number(words.start(start), NO_DIGITS.matcher(number).replaceAll("")));
        continue;
      }
      Optional<NumberWords.Number> inWords = NumberWords.at(words, i);
      if (inWords.isPresent()) {
        anchors.add(number(words.start(i), inWords.get().digits()));
        i = inWords.get().end() - 1;
      } else if (Character.isUpperCase(first) && words.word(i).length() >= SHORTEST) {
        String spelling = NameSpelling.fold(words.word(i));
        Anchor name = new Anchor(words.start(i), NameSpelling.key(spelling), spelling, false);
        if (opensSentence(text, words.start(i))) {
          opening.add(name);
        } else {
          anchors.add(name);
          names.add(name.key);
        }
      }
    }
    opening.stream().filter(name -> names.contains(name.key)).forEach(anchors::add);
    anchors.sort(Comparator.comparingInt(Anchor::at));
    return anchors;
  }

  private static Anchor number(int at, String digits) {
    return new Anchor(at, digits, digits, true);
  }

  private static boolean continuesNumber(String text, WordText words, int word) {
    int next = words.start(word + 1);
    return next >= 2
        && ".,:".indexOf(text.charAt(next - 1)) >= 0
        && Character.isDigit(text.charAt(next - 2))
        && Character.isDigit(text.charAt(next))
        && words.span(word, word + 1).end() == next - 1;
  }

  private static boolean opensSentence(String text, int at) {
    int before = at - 1;
    while (before >= 0
        && text.charAt(before) != '\n'
        && !Character.isLetterOrDigit(text.charAt(before))
        && ".!?:,;".indexOf(text.charAt(before)) < 0) {
      before--;
    }
    return before < 0 || "\n.!?:".indexOf(text.charAt(before)) >= 0;
  }

  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return WordText.mix(hash);
  }

  /// Pairs of texts that share at least `least` names and numbers, in order. Each text is counted
  /// against those after it by itself, so that memory grows with the names and numbers alone.
  static List<ShingleIndex.Pair> findPairs(List<Anchors> all, int least) {
    int size = all.stream().mapToInt(anchors -> anchors.distinct.length).sum();
    long[] postings = new long[size];
    int filled = 0;
    for (int text = 0; text < all.size(); text++) {
      for (long key : all.get(text).distinct) {
        postings[filled++] = Postings.of(key, text);
      }
    }
    Arrays.parallelSort(postings);
    int[] counts = new int[all.size()];
    int[] ends = new int[size];
    for (int start = 0; start < size; ) {
      int end = start + 1;
      while (end < size && Postings.key(postings[end]) == Postings.key(postings[start])) {
        end++;
      }
      for (int i = start; i < end - 1 && end - start <= CROWD; i++) {
        ends[i] = end;
        counts[Postings.text(postings[i])]++;
      }
      start = end;
    }
    // of each text the places of its postings that a later text shares
    int[][] shared = new int[all.size()][];
    Arrays.setAll(shared, text -> new int[counts[text]]);
    for (int i = 0; i < size; i++) {
      if (ends[i] > 0) {
        int text = Postings.text(postings[i]);
        shared[text][--counts[text]] = i;
      }
    }
    return IntStream.range(0, all.size())
        .parallel()
        .filter(text -> shared[text].length >= least)
        .boxed()
        .flatMap(text -> findPairs(text, shared[text], ends, postings, least))
        .toList();
  }

  private static Stream<ShingleIndex.Pair> findPairs(
      int text, int[] places, int[] ends, long[] postings, int least) {
    PairCounts counts = new PairCounts();
    for (int place : places) {
      for (int i = place + 1; i < ends[place]; i++) {
        counts.add(text, Postings.text(postings[i]));
      }
    }
    List<ShingleIndex.Pair> pairs = new ArrayList<>();
    counts.forEach(
        (first, second, count) -> {
          if (count >= least) {
            pairs.add(new ShingleIndex.Pair(first, second));
          }
        });
    return pairs.stream().sorted(CopyFinder.BY_PLACE);
  }

  /// The part of the shorter sequence that the other has in the same order, 0 to 1.
  double sameOrder(Anchors other) {
    long[] x = sequence;
    long[] y = other.sequence;
    if (x.length == 0 || y.length == 0) {
      return 0;
    }
    int[] row = new int[y.length + 1];
    for (long key : x) {
      int diagonal = 0;
      for (int j = 1; j <= y.length; j++) {
        int above = row[j];
        row[j] = key == y[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    return (double) row[y.length] / Math.min(x.length, y.length);
  }
}
