package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rapporteur.copies.Anchors.Anchor;
import org.rapporteur.model.Article;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Span;

/// What rewording leaves behind: a disclaimer, quote marks of another language, names spelt
/// otherwise, quotations in other words. Each can stand in an honest report as well (two newsrooms
/// may translate one speech), so they are evidence beside other evidence and never decide alone.
/// Immutable.
final class Traces {
  /// Quote marks that no English newsroom sets.
  private static final Pattern FOREIGN_MARKS = Pattern.compile("[«»„]");

  /// Most pairs of names or quotations that one line of evidence shows.
  private static final int SHOWN = 3;

  /// Shortest quotation, in words, that is compared.
  private static final int QUOTATION = 5;

  /// Part of the words of both quotations together that both have, under which they were put in
  /// other words. Two newsrooms that cut one quotation each in its way keep more.
  private static final double OTHER_WORDS = 0.6;

  private final List<FurnitureRules.Rule> disclaimers;

  private Traces(List<FurnitureRules.Rule> disclaimers) {
    this.disclaimers = List.copyOf(disclaimers);
  }

  static Traces load() {
    return new Traces(FurnitureRules.rules("en/disclaimers.txt"));
  }

  /// What an article says of itself when it was translated by machine, reworded or re-posted.
  Optional<String> disclaimer(Article article) {
    String rehost = article.from().rehost();
    if (rehost != null) {
      return Optional.of(rehost);
    }
    String text = article.text();
    List<FurnitureRules.Rule> possible =
        disclaimers.stream().filter(rule -> rule.mayMatchIn(text)).toList();
    return possible.isEmpty()
        ? Optional.empty()
        : text.lines()
            .filter(
                line -> possible.stream().anyMatch(rule -> rule.pattern().matcher(line).matches()))
            .findFirst();
  }

  /// The traces in a pair, each kind once, in a fixed order.
  List<Evidence> find(WordText a, WordText b, Retelling told) {
    List<Evidence> traces = new ArrayList<>();
    for (WordText words : List.of(a, b)) {
      disclaimer(words.article())
          .ifPresent(line -> traces.add(trace("disclaimer", line, "says-it-was-made-of-another")));
    }
    boolean foreignInA = FOREIGN_MARKS.matcher(a.article().text()).find();
    boolean foreignInB = FOREIGN_MARKS.matcher(b.article().text()).find();
    if (foreignInA != foreignInB) {
      String quote = firstForeign(foreignInA ? a : b);
      traces.add(trace("quote-marks", quote, "quote-marks-of-another-language"));
    }
    Set<String> names = namesSpeltOtherwise(a, b, told);
    if (!names.isEmpty()) {
      traces.add(trace("names", shown(names), "names-spelt-otherwise"));
    }
    Set<String> quotations = quotationsInOtherWords(a, b, told);
    if (!quotations.isEmpty()) {
      traces.add(trace("quotations", shown(quotations), "quotations-in-other-words"));
    }
    return traces;
  }

  private static Evidence trace(String value, String quote, String rule) {
    return new Evidence("trace", value, quote, rule);
  }

  private static String shown(Set<String> pairs) {
    String shown = String.join("; ", pairs.stream().limit(SHOWN).toList());
    return pairs.size() > SHOWN ? shown + "; and " + (pairs.size() - SHOWN) + " more" : shown;
  }

  /// The first line with a quote mark of another language.
  private static String firstForeign(WordText words) {
    return words
        .article()
        .text()
        .lines()
        .filter(line -> FOREIGN_MARKS.matcher(line).find())
        .findFirst()
        .orElse("");
  }

  /// Pairs of names of sentences that meet, each of which the other text has nowhere as it is
  /// spelt. *Norland* and *Norlandic* are one spelling.
  private static Set<String> namesSpeltOtherwise(WordText a, WordText b, Retelling told) {
    Set<String> wordsOfA = words(a, 0, a.size());
    Set<String> wordsOfB = words(b, 0, b.size());
    Set<String> pairs = new TreeSet<>();
    for (Retelling.Meeting meeting : told.met()) {
      for (String name : names(a, told.ofA(meeting))) {
        for (String other : names(b, told.ofB(meeting))) {
          String lower = name.toLowerCase(Locale.ROOT);
          String lowerOther = other.toLowerCase(Locale.ROOT);
          if (!wordsOfB.contains(lower)
              && !wordsOfA.contains(lowerOther)
              && !lower.startsWith(lowerOther)
              && !lowerOther.startsWith(lower)
              && NameSpelling.isVariant(NameSpelling.fold(name), NameSpelling.fold(other))) {
            pairs.add(name + " / " + other);
          }
        }
      }
    }
    return pairs;
  }

  private static List<String> names(WordText words, List<Retelling.Told> sentences) {
    return sentences.stream()
        .flatMap(told -> told.anchors().stream())
        .filter(anchor -> !anchor.isNumber())
        .map(Anchor::at)
        .map(at -> words.word(words.wordAt(at)))
        .toList();
  }

  /// Pairs of quotations of sentences that meet that share few words.
  private static Set<String> quotationsInOtherWords(WordText a, WordText b, Retelling told) {
    Set<String> pairs = new TreeSet<>();
    for (Retelling.Meeting meeting : told.met()) {
      List<Span> quotedByA = quotations(a, told.ofA(meeting));
      List<Span> quotedByB = quotations(b, told.ofB(meeting));
      if (quotedByA.size() != 1 || quotedByB.size() != 1) {
        continue;
      }
      Span ofA = quotedByA.getFirst();
      Span ofB = quotedByB.getFirst();
      Set<String> wordsOfA = words(a, a.wordAt(ofA.start()), a.wordAt(ofA.end()));
      Set<String> wordsOfB = words(b, b.wordAt(ofB.start()), b.wordAt(ofB.end()));
      Set<String> all = new HashSet<>(wordsOfA);
      all.addAll(wordsOfB);
      long common = wordsOfA.stream().filter(wordsOfB::contains).count();
      if (common < OTHER_WORDS * all.size()) {
        pairs.add("“" + ofA.of(a.article().text()) + "” / “" + ofB.of(b.article().text()) + "”");
      }
    }
    return pairs;
  }

  /// The runs of quoted words in sentences, from their first word to their last.
  private static List<Span> quotations(WordText words, List<Retelling.Told> sentences) {
    List<Span> quotations = new ArrayList<>();
    int to = words.wordAt(sentences.getLast().span().end());
    int start = -1;
    for (int i = words.wordAt(sentences.getFirst().span().start()); i <= to; i++) {
      boolean quoted = i < to && words.isQuoted(i);
      if (quoted && start < 0) {
        start = i;
      } else if (!quoted && start >= 0) {
        if (i - start >= QUOTATION) {
          quotations.add(words.span(start, i));
        }
        start = -1;
      }
    }
    return quotations;
  }

  private static Set<String> words(WordText words, int from, int to) {
    Set<String> found = new HashSet<>();
    for (int i = from; i < to; i++) {
      found.add(words.word(i).toLowerCase(Locale.ROOT));
    }
    return found;
  }
}
