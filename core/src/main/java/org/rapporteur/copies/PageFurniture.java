package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Marks the words that a publisher prints on pages about different things: appeals, authors'
/// notes, lists of other reports.
///
/// A shingle that stands on [#LEAST_PAGES] pages of one publisher, no two of which are mostly the
/// same text, is furniture. Revisions of one report share too much with one another to make their
/// own text furniture.
final class PageFurniture {
  /// Pages about different things that must print a line before it is furniture.
  private static final int LEAST_PAGES = 3;

  /// Two pages that share more than this part of the smaller one's shingles are versions of one
  /// text.
  private static final double VERSIONS = 0.5;

  /// Pages looked at for one shingle.
  private static final int MOST_PAGES = 40;

  /// Bits of a posting that name the page.
  private static final int PAGE_BITS = 24;

  private PageFurniture() {}

  /// Marks furniture in `words`; `publishers` are theirs, in the same order. Returns `words`.
  static List<WordText> mark(List<WordText> words, List<Publisher> publishers) {
    Map<String, List<Integer>> byPublisher = new TreeMap<>();
    for (int i = 0; i < words.size(); i++) {
      if (!publishers.get(i).id().isEmpty()) {
        byPublisher.computeIfAbsent(publishers.get(i).id(), id -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> pages : byPublisher.values()) {
      if (pages.size() >= LEAST_PAGES) {
        mark(pages.stream().map(words::get).toList());
      }
    }
    return words;
  }

  private static void mark(List<WordText> pages) {
    List<long[]> shingles = pages.stream().map(page -> page.shingles(Shingles.LENGTH)).toList();
    long[] postings = postings(shingles);
    PairCounts shared = new PairCounts();
    forEachShared(
        postings,
        2,
        (shingle, list) -> {
          for (int x = 0; x < list.length; x++) {
            for (int y = x + 1; y < list.length; y++) {
              shared.add(list[x], list[y]);
            }
          }
        });
    List<Long> marked = new ArrayList<>();
    forEachShared(
        postings,
        LEAST_PAGES,
        (shingle, list) -> {
          if (unlikePages(list, shared, shingles) >= LEAST_PAGES) {
            marked.add(shingle);
          }
        });
    if (marked.isEmpty()) {
      return;
    }
    // ascending, as the postings are
    long[] furniture = marked.stream().mapToLong(Long::longValue).toArray();
    for (int i = 0; i < pages.size(); i++) {
      long[] all = shingles.get(i);
      for (int at = 0; at < all.length; at++) {
        if (Arrays.binarySearch(furniture, all[at] << PAGE_BITS) >= 0) {
          pages.get(i).markWords(at, at + Shingles.LENGTH, WordText.FURNITURE);
        }
      }
    }
  }

  /// What is done with a shingle and the first [#MOST_PAGES] pages that print it.
  private interface Visitor {
    void visit(long shingle, int[] pages);
  }

  /// Shingles with the pages that print them, sorted: 40 bits of the shingle, then the page.
  private static long[] postings(List<long[]> shingles) {
    long[] postings = new long[shingles.stream().mapToInt(each -> each.length).sum()];
    int at = 0;
    for (int page = 0; page < shingles.size(); page++) {
      for (long shingle : shingles.get(page)) {
        postings[at++] = shingle << PAGE_BITS | page;
      }
    }
    Arrays.sort(postings);
    return postings;
  }

  /// Visits the shingles that at least `least` pages print.
  private static void forEachShared(long[] postings, int least, Visitor visitor) {
    int[] pages = new int[MOST_PAGES];
    for (int start = 0; start < postings.length; ) {
      long shingle = postings[start] >>> PAGE_BITS << PAGE_BITS;
      int size = 0;
      int end = start;
      while (end < postings.length && postings[end] >>> PAGE_BITS << PAGE_BITS == shingle) {
        int page = (int) postings[end] & ((1 << PAGE_BITS) - 1);
        if (size < MOST_PAGES && (size == 0 || pages[size - 1] != page)) {
          pages[size++] = page;
        }
        end++;
      }
      if (size >= least) {
        visitor.visit(shingle, Arrays.copyOf(pages, size));
      }
      start = end;
    }
  }

  /// How many of the pages, in order, are no versions of one counted before.
  private static int unlikePages(int[] list, PairCounts shared, List<long[]> shingles) {
    List<Integer> unlike = new ArrayList<>();
    for (int page : list) {
      boolean version = false;
      for (int other : unlike) {
        int common = shared.count(other, page);
        version |=
            common > VERSIONS * Math.min(shingles.get(page).length, shingles.get(other).length);
      }
      if (!version) {
        unlike.add(page);
        if (unlike.size() == LEAST_PAGES) {
          break;
        }
      }
    }
    return unlike.size();
  }
}
