package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Marks the words that a publisher prints on pages about different things: appeals, authors' notes, lists of other reports.
///
/// A shingle that stands on [#LEAST_PAGES] pages of one publisher, no two of which are mostly the same text, is furniture. Revisions of one report share
/// too much with one another to make their own text furniture.
final class PageFurniture {
  /// Pages about different things that must print a line before it is furniture.
  private static final int LEAST_PAGES = 3;

  /// Two pages that share more than this part of the smaller one's shingles are versions of one text.
  private static final double VERSIONS = 0.5;

  /// Pages looked at for one shingle.
  private static final int MOST_PAGES = 40;

  private PageFurniture() {}

  /// Marks furniture in `words`; `publishers` are theirs, in the same order.
  static void mark(List<WordText> words, List<Publisher> publishers) {
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
  }

  private static void mark(List<WordText> pages) {
    List<long[]> shingles = new ArrayList<>();
    Map<Long, List<Integer>> holders = new HashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      long[] all = pages.get(i).shingles(ShingleIndex.LENGTH);
      shingles.add(all);
      for (long shingle : all) {
        List<Integer> list = holders.computeIfAbsent(shingle, key -> new ArrayList<>(2));
        if ((list.isEmpty() || list.getLast() != i) && list.size() < MOST_PAGES) {
          list.add(i);
        }
      }
    }
    PairCounts shared = new PairCounts();
    for (List<Integer> list : holders.values()) {
      for (int x = 0; x < list.size(); x++) {
        for (int y = x + 1; y < list.size(); y++) {
          shared.add(list.get(x), list.get(y));
        }
      }
    }
    Set<Long> furniture = new HashSet<>();
    holders.forEach((shingle, list) -> {
      if (list.size() >= LEAST_PAGES && unlikePages(list, shared, shingles) >= LEAST_PAGES) {
        furniture.add(shingle);
      }
    });
    for (int i = 0; i < pages.size(); i++) {
      long[] all = shingles.get(i);
      for (int at = 0; at < all.length; at++) {
        if (furniture.contains(all[at])) {
          pages.get(i).markWords(at, at + ShingleIndex.LENGTH, WordText.FURNITURE);
        }
      }
    }
  }

  /// How many of the pages, in order, are no versions of one counted before.
  private static int unlikePages(List<Integer> list, PairCounts shared, List<long[]> shingles) {
    List<Integer> unlike = new ArrayList<>();
    for (int page : list) {
      boolean version = false;
      for (int other : unlike) {
        int common = shared.count(other, page);
        version |= common > VERSIONS * Math.min(shingles.get(page).length, shingles.get(other).length);
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
