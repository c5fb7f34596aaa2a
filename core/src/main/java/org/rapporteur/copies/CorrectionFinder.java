package org.rapporteur.copies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Article;
import org.rapporteur.model.Correction;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.reading.SentenceSplitter;

/// Finds the notes in which a report corrects itself or an earlier one. Rules from
/// `en/corrections.txt`. Immutable.
///
/// A note goes from the sentence that a rule finds to the end of its paragraph. What stands in
// quote
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
    List<Sentence> sentences = SentenceSplitter.split(text);
    if (whole && !sentences.isEmpty()) {
      found.add(new Correction(article.id(), paragraphFrom(0, sentences), "correction-headline"));
    }
    List<Span> quoted = QuoteMarks.quoted(text);
    for (int i = 0; i < sentences.size(); i++) {
      Span sentence = sentences.get(i).span();
      boolean known = !found.isEmpty() && found.getLast().span().contains(sentence);
      if (!known && possible.stream().anyMatch(rule -> finds(rule, text, sentence, quoted))) {
        found.add(new Correction(article.id(), paragraphFrom(i, sentences), "correction-note"));
      }
    }
    return found;
  }

  /// The words of the notes.
  List<String> notes(Article article) {
    return find(article).stream().map(each -> each.span().of(article.text())).toList();
  }

  private static Span paragraphFrom(int first, List<Sentence> sentences) {
    int last = first;
    while (last + 1 < sentences.size()
        && sentences.get(last + 1).paragraph() == sentences.get(first).paragraph()) {
      last++;
    }
    return new Span(sentences.get(first).span().start(), sentences.get(last).span().end());
  }

  private static boolean finds(
      FurnitureRules.Rule rule, String text, Span sentence, List<Span> quoted) {
    Matcher matcher = rule.pattern().matcher(text).region(sentence.start(), sentence.end());
    return matcher.find() && quoted.stream().noneMatch(span -> span.contains(matcher.start()));
  }
}
