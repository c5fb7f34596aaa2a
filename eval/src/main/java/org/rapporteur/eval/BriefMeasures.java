package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rapporteur.eval.LabelledStory.LabelledDifference;
import org.rapporteur.eval.LabelledStory.LabelledLine;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Difference;
import org.rapporteur.model.Line;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Telling;

/// How far briefs are as labelled.
///
/// - joins: pairs of tellings in two reports that share a line. *Precision* over the pairs of a
///   brief whose tellings both have a label; *recall* over all labelled pairs whose tellings were
///   both found; *reached* over all labelled pairs, found or not.
/// - differences: told right where the slot is labelled and two of its values are told apart by
///   reports that the labels part so. Those of wording have no labels and do not count.
/// - kinds: how many of the differences told right have the labelled kind; *older* of those
///   labelled older or contradicting.
/// - origins: lines of several reports that have a label, whose number of origins is as labelled.
final class BriefMeasures {
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();

  void add(LabelledStory story, Brief brief) {
    Map<Telling, Set<LabelledLine>> labelled = story.labelled(brief);
    joins(story, brief, labelled);
    differences(story, brief, labelled);
    origins(story, brief, labelled);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void joins(LabelledStory story, Brief brief, Map<Telling, Set<LabelledLine>> labelled) {
    Map<String, Set<Integer>> lineOfLabel = new HashMap<>();
    for (int at = 0; at < brief.lines().size(); at++) {
      List<Telling> tellings = brief.lines().get(at).tellings();
      for (int i = 0; i < tellings.size(); i++) {
        Set<LabelledLine> one = labelled.getOrDefault(tellings.get(i), Set.of());
        for (LabelledLine label : one) {
          lineOfLabel
              .computeIfAbsent(
                  label.id() + " " + story.keyOf(tellings.get(i).article()),
                  absent -> new HashSet<>())
              .add(at);
        }
        for (int j = i + 1; j < tellings.size(); j++) {
          Set<LabelledLine> other = labelled.getOrDefault(tellings.get(j), Set.of());
          if (one.isEmpty()
              || other.isEmpty()
              || tellings.get(i).article().equals(tellings.get(j).article())) {
            continue;
          }
          count("joined");
          if (one.stream().anyMatch(other::contains)) {
            count("joined right");
          } else {
            errors.add(
                story.name()
                    + " FALSE JOIN: "
                    + shown(story, tellings.get(i))
                    + " + "
                    + shown(story, tellings.get(j)));
          }
        }
      }
    }
    for (LabelledLine line : story.lines()) {
      for (int i = 0; i < line.tellings().size(); i++) {
        for (int j = i + 1; j < line.tellings().size(); j++) {
          String a = line.tellings().get(i).key();
          String b = line.tellings().get(j).key();
          if (a.equals(b)) {
            continue;
          }
          count("to join");
          Set<Integer> one = lineOfLabel.getOrDefault(line.id() + " " + a, Set.of());
          Set<Integer> other = lineOfLabel.getOrDefault(line.id() + " " + b, Set.of());
          if (one.isEmpty() || other.isEmpty()) {
            continue;
          }
          count("to join, found");
          if (one.stream().anyMatch(other::contains)) {
            count("to join, joined");
          } else {
            errors.add(
                story.name()
                    + " NOT JOINED "
                    + line.kind()
                    + ": "
                    + line.tellings().get(i).span().of(story.articles().get(a).text())
                    + " | "
                    + line.tellings().get(j).span().of(story.articles().get(b).text()));
          }
        }
      }
    }
  }

  private static String shown(LabelledStory story, Telling telling) {
    return "[" + story.keyOf(telling.article()) + "] " + telling.text();
  }

  private void differences(
      LabelledStory story, Brief brief, Map<Telling, Set<LabelledLine>> labelled) {
    Set<LabelledDifference> found = new HashSet<>();
    for (Line line : brief.lines()) {
      Set<LabelledLine> labels = new HashSet<>();
      line.tellings().forEach(telling -> labels.addAll(labelled.getOrDefault(telling, Set.of())));
      line.tellings().forEach(telling -> labels.addAll(story.within(telling)));
      if (labels.isEmpty()) {
        continue;
      }
      for (Difference difference : line.differences()) {
        if (difference.slot().equals("wording")) {
          continue;
        }
        count("differences told");
        LabelledDifference match = null;
        for (LabelledLine label : labels) {
          for (LabelledDifference each : label.differences()) {
            if (sameSlot(each.slot(), difference.slot()) && parts(story, line, difference, each)) {
              match = each;
            }
          }
        }
        if (match == null) {
          errors.add(
              story.name()
                  + " NO SUCH DIFFERENCE "
                  + difference.slot()
                  + ": "
                  + told(story, line, difference));
        } else {
          count("differences told right");
          if (found.add(match)) {
            kind(story, line, difference, match);
          }
        }
      }
    }
    for (LabelledLine line : story.lines()) {
      for (LabelledDifference difference : line.differences()) {
        count("differences labelled");
        if (found.contains(difference)) {
          count("differences found");
        } else {
          errors.add(
              story.name()
                  + (joined(story, brief, labelled, line, difference)
                      ? " NOT TOLD OF ONE LINE "
                      : " NOT TOLD ")
                  + line.kind()
                  + " "
                  + difference.slot()
                  + " "
                  + difference.values());
        }
      }
    }
  }

  /// Whether a line of the brief holds two tellings that a labelled difference tells apart.
  private static boolean joined(
      LabelledStory story,
      Brief brief,
      Map<Telling, Set<LabelledLine>> labelled,
      LabelledLine line,
      LabelledDifference difference) {
    return brief.lines().stream()
        .anyMatch(
            told -> {
              Set<String> keys = new HashSet<>();
              told.tellings().stream()
                  .filter(telling -> labelled.getOrDefault(telling, Set.of()).contains(line))
                  .forEach(telling -> keys.add(story.keyOf(telling.article())));
              return difference.values().values().stream()
                      .filter(reports -> !Collections.disjoint(reports, keys))
                      .count()
                  > 1;
            });
  }

  private void kind(LabelledStory story, Line line, Difference told, LabelledDifference labelled) {
    count("kinds");
    boolean right = told.kind().equals(labelled.kind());
    if (right) {
      count("kinds right");
    } else {
      errors.add(
          story.name()
              + " KIND "
              + told.kind()
              + " is "
              + labelled.kind()
              + ": "
              + told(story, line, told));
    }
    if (Set.of("older", "contradicts").contains(labelled.kind())) {
      count("older or contradicting");
      if (right) {
        count("older or contradicting right");
      }
    }
  }

  private static String told(LabelledStory story, Line line, Difference difference) {
    List<String> values = new ArrayList<>();
    for (Difference.Value value : difference.values()) {
      Set<String> keys = new TreeSet<>();
      value.tellings().forEach(i -> keys.add(story.keyOf(line.tellings().get(i).article())));
      values.add("'" + value.value() + "' " + keys);
    }
    return String.join(" | ", values) + "  IN " + line.text();
  }

  private static boolean sameSlot(String labelled, String told) {
    return labelled.equals(told)
        || Set.of("unit", "scope").contains(labelled) && Set.of("unit", "scope").contains(told)
        || Set.of("polarity", "modality", "status").contains(labelled)
            && Set.of("polarity", "modality", "status").contains(told);
  }

  /// Whether a difference tells apart two values that the label tells apart.
  private static boolean parts(
      LabelledStory story, Line line, Difference told, LabelledDifference labelled) {
    List<Set<String>> groups = new ArrayList<>();
    for (Difference.Value value : told.values()) {
      if (!value.value().isEmpty()) {
        Set<String> keys = new TreeSet<>();
        value.tellings().forEach(i -> keys.add(story.keyOf(line.tellings().get(i).article())));
        groups.add(keys);
      }
    }
    List<Set<String>> values = List.copyOf(labelled.values().values());
    for (int i = 0; i < values.size(); i++) {
      for (int j = i + 1; j < values.size(); j++) {
        for (String a : values.get(i)) {
          for (String b : values.get(j)) {
            boolean apart =
                groups.stream()
                    .anyMatch(
                        one ->
                            one.contains(a)
                                && groups.stream()
                                    .anyMatch(other -> other != one && other.contains(b)));
            if (apart) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private void origins(LabelledStory story, Brief brief, Map<Telling, Set<LabelledLine>> labelled) {
    for (Line line : brief.lines()) {
      Set<LabelledLine> labels = new HashSet<>();
      Set<String> keys = new TreeSet<>();
      for (Telling telling : line.tellings()) {
        labels.addAll(labelled.getOrDefault(telling, Set.of()));
        keys.add(story.keyOf(telling.article()));
      }
      if (labels.isEmpty() || keys.size() < 2) {
        continue;
      }
      count("lines of several reports");
      long expected =
          story.origins().stream()
              .filter(origin -> origin.stream().anyMatch(keys::contains))
              .count();
      long roots =
          story.roots().stream().filter(root -> root.stream().anyMatch(keys::contains)).count();
      if (line.origins() == expected) {
        count("origins right");
      } else {
        errors.add(
            story.name()
                + " ORIGINS "
                + line.origins()
                + " not "
                + expected
                + " of "
                + keys
                + " in "
                + origins(story, brief.origins()));
      }
      long told = line.roots();
      if (told == roots) {
        count("roots right");
      } else {
        errors.add(story.name() + " ROOTS " + told + " not " + roots + " of " + keys);
      }
    }
  }

  private static List<Set<String>> origins(LabelledStory story, List<Origin> origins) {
    List<Set<String>> groups = new ArrayList<>();
    for (Origin origin : origins) {
      Set<String> keys = new TreeSet<>();
      origin.articles().forEach(id -> keys.add(story.keyOf(id)));
      groups.add(keys);
    }
    return groups;
  }

  private double share(String part, String whole) {
    int all = counts.getOrDefault(whole, 0);
    return all == 0 ? 1 : (double) counts.getOrDefault(part, 0) / all;
  }

  Map<String, Double> shares() {
    Map<String, Double> shares = new TreeMap<>();
    shares.put("joins precision", share("joined right", "joined"));
    shares.put("joins recall", share("to join, joined", "to join, found"));
    shares.put("joins reached", share("to join, joined", "to join"));
    shares.put("differences precision", share("differences told right", "differences told"));
    shares.put("differences recall", share("differences found", "differences labelled"));
    shares.put("kinds", share("kinds right", "kinds"));
    shares.put(
        "older told from contradicts",
        share("older or contradicting right", "older or contradicting"));
    shares.put("origins", share("origins right", "lines of several reports"));
    shares.put("roots", share("roots right", "lines of several reports"));
    return shares;
  }

  Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  List<String> errors() {
    return List.copyOf(errors);
  }
}
