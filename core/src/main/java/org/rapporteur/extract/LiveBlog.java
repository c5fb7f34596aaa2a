package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Stamp;

/// Tells which entry of a live blog each block of its text belongs to.
///
/// 1. By the markup: the blocks that share an element with one time, and no other time, are an
/// entry.
/// 2. Where the markup has no times, by the page's schema.org data: an entry goes from the block
/// that repeats its headline or opening to the next one.
final class LiveBlog {
  /// An entry's opening is compared in so many folded characters.
  private static final int OPENING = 40;

  /// The line above an entry: its hour, and maybe who wrote it.
  private static final Pattern CLOCK_LINE =
      Pattern.compile("(?:\\p{L}+\\s)?\\d{1,2}[:.h]\\d{2}(?!\\d).{0,40}");

  private LiveBlog() {}

  /// Whether a line says when its entry was written and no more.
  static boolean isClockLine(String line) {
    return CLOCK_LINE.matcher(line).matches() && !Prose.endsSentence(line);
  }

  /// The entry of each block that has one; empty where fewer than two are told apart.
  static Map<Block, Draft.Entry> entries(
      List<Block> body, Element root, List<EmbeddedData.Update> told) {
    Map<Block, Draft.Entry> byTimes = byTimes(body, root);
    return isSplit(byTimes) ? byTimes : byData(body, told);
  }

  private static boolean isSplit(Map<Block, Draft.Entry> entries) {
    return entries.values().stream().distinct().count() > 1;
  }

  private static Map<Block, Draft.Entry> byTimes(List<Block> body, Element root) {
    IdentityHashMap<Element, Integer> timesIn = new IdentityHashMap<>();
    List<Element> times = new ArrayList<>();
    for (Element time : root.select("time[datetime], [itemprop=datePublished], [data-timestamp]")) {
      if (stamp(time).isEmpty()) {
        continue;
      }
      times.add(time);
      for (Element up = time; up != null && up != root; up = up.parent()) {
        timesIn.merge(up, 1, Integer::sum);
      }
    }
    IdentityHashMap<Element, Draft.Entry> ofElement = new IdentityHashMap<>();
    for (int i = 0; i < times.size(); i++) {
      Draft.Entry entry = new Draft.Entry(i, stamp(times.get(i)).orElse(null));
      for (Element up = times.get(i);
          up != null && timesIn.getOrDefault(up, 0) == 1;
          up = up.parent()) {
        ofElement.put(up, entry);
      }
    }
    Map<Block, Draft.Entry> entries = new IdentityHashMap<>();
    for (Block block : body) {
      for (Element up = block.element; up != null && up != root; up = up.parent()) {
        Draft.@Nullable Entry entry = ofElement.get(up);
        if (entry != null) {
          entries.put(block, entry);
          break;
        }
      }
    }
    return entries;
  }

  private static Optional<Stamp> stamp(Element time) {
    for (String attribute : List.of("datetime", "content", "data-timestamp")) {
      if (!time.attr(attribute).isEmpty()) {
        return Stamps.parse(time.attr(attribute));
      }
    }
    return Optional.empty();
  }

  private static Map<Block, Draft.Entry> byData(List<Block> body, List<EmbeddedData.Update> told) {
    List<Set<String>> openings = new ArrayList<>();
    for (EmbeddedData.Update update : told) {
      Set<String> own = new HashSet<>();
      own.add(opening(update.headline()));
      update.paragraphs().stream().limit(1).forEach(text -> own.add(opening(text)));
      own.remove("");
      openings.add(own);
    }
    Map<Block, Draft.Entry> entries = new IdentityHashMap<>();
    Draft.@Nullable Entry current = null;
    for (Block block : body) {
      String opening = opening(block.text);
      for (int i = 0; i < openings.size(); i++) {
        if (openings.get(i).contains(opening)) {
          current = new Draft.Entry(i, told.get(i).published());
        }
      }
      if (current != null) {
        entries.put(block, current);
      }
    }
    return isSplit(entries) ? entries : Map.of();
  }

  private static String opening(String text) {
    String folded = Prose.fold(text);
    return folded.substring(0, Math.min(folded.length(), OPENING));
  }
}
