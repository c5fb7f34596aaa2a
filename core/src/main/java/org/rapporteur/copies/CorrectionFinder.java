package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.reading.SentenceSplitter;

/// Finds the notes in which a report corrects itself or an earlier one. Rules from
/// `en/corrections.txt`. Immutable.
///
/// A note goes from the sentence that a rule finds to the end of its paragraph. What stands in
/// quote
/// marks is somebody's word about a mistake, not a correction. A report whose headline opens with
/// *Correction:* is one as a whole: its first paragraph is the note.
///
/// Limits: English; a text changed without a word is no correction that could be recognised.
final class CorrectionFinder {
  private static final Pattern HEADLINE =
      Pattern.compile(
          "(?i)\\W{0,3}(?:corrections?|clarifications?)(?: (?:and|&) clarifications?)?\\s?[:–—-].*");

  private final List<FurnitureRules.Rule> rules;

  private CorrectionFinder(List<FurnitureRules.Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  static CorrectionFinder load() {
    return new CorrectionFinder(FurnitureRules.rules("en/corrections.txt"));
  }

  /// In the order of the text, none overlapping another.
  List<Correction> find(Article article) {
    String text = article.text();
    List<FurnitureRules.Rule> possible =
        rules.stream().filter(rule -> rule.mayMatchIn(text)).toList();
    boolean whole = HEADLINE.matcher(article.headline()).matches();
    if (possible.isEmpty() && !whole) {
      return List.of();
    }
    List<Correction> found = new ArrayList<>();
    for (Span paragraph : FurnitureRules.linesOf(text)) {
      String words = paragraph.of(text);
      boolean headed = whole && found.isEmpty();
      Span note =
          headed
              ? sentencesOf(words).stream().findFirst().orElse(null)
              : possible.stream().anyMatch(rule -> rule.mayMatchIn(words))
                  ? note(words, possible)
                  : null;
      if (note != null) {
        int end = paragraph.start() + words.stripTrailing().length();
        found.add(
            new Correction(
                article.id(),
                new Span(paragraph.start() + note.start(), end),
                headed ? "correction-headline" : "correction-note"));
      }
    }
    return found;
  }

  /// The first sentence of a paragraph that a rule finds, or null.
  private static @Nullable Span note(String paragraph, List<FurnitureRules.Rule> rules) {
    for (Span sentence : sentencesOf(paragraph)) {
      for (FurnitureRules.Rule rule : rules) {
        Matcher matcher =
            rule.pattern().matcher(paragraph).region(sentence.start(), sentence.end());
        if (matcher.find()
            && QuoteMarks.quoted(paragraph).stream()
                .noneMatch(span -> span.contains(matcher.start()))) {
          return sentence;
        }
      }
    }
    return null;
  }

  private static List<Span> sentencesOf(String paragraph) {
    return SentenceSplitter.split(paragraph).stream().map(Sentence::span).toList();
  }

  /// The words of the notes.
  List<String> notes(Article article) {
    return find(article).stream().map(each -> each.span().of(article.text())).toList();
  }
}
